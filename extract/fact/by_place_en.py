"""Companies that no list knows, by their place in an English sentence: Marlow raises $7.5M, invested in Helix Systems."""

from __future__ import annotations

import re
from functools import cache

from ..lexicon import alternation, branches, words
from ..model import Entity, Mention
from ..pattern import lazy
from ..rule import compiled
from ..who.gazetteer import canonical
from .candidate import Givers, fits, get_en
from .lexical import lexical
from .scene import Scene

_NAME = r"(?![A-Z][\w.]*-(?:based|headquartered|backed)\s[a-z])[A-Z0-9][\w&'.-]*(?:\s(?:[A-Z][\w&'.-]*|\d+|of)){0,4}"
_WORD = r"(?:[a-z'-]+\s|[A-Z]\w+-based\s|[A-Z]{2,3}\s)"
_TITLE = rf"(?!{alternation('capitals_no_name_en')}\s[a-z])"
_DATELINE = lazy(
    r"[A-Z][A-Za-z ,.'&/()\d-]{2,90}?(?:\([A-Z][\w .]{1,24}\)|/PRNewswire/|\d{4}|[A-Z]{4,}[\w ,.]*)"
    r"\s?(?:--|–|—|-)\s"
)


@cache
def company_kind() -> str:
    """What a company is, in front of its name: Bengaluru-based SaaS startup."""
    shape = "|".join(re.escape(w) for w in words("company_shape") if w.isascii() and w.islower())
    return rf"(?:(?:[\w'-]+\s){{0,5}}?(?:{shape})\s)"


def behind_dateline(scene: Scene) -> int:
    """Where a sentence begins to tell: behind NEW YORK, March 3 (Reuters) -."""
    m = _DATELINE.match(scene.folded, scene.sentence.start, scene.sentence.end)
    return m.end() if m else scene.sentence.start


_LEAD = lazy(r"(?:(?:[A-Z][\w.]+\s){0,2}\w+-(?:based|headquartered)|[A-Z]\w+'s|[\w-]+ing)\s")
_THEIRS = lazy(r"[A-Z]\w+(?:\s[A-Z]\w+){1,2}'s\s(?=[A-Z])")  # Baiju Bhatt's Aetherflux
_NO_NAME = compiled(r"[\d.,]+|\d{4}.*|{round_begin_en}\b.*|[A-Z][a-z]+day")


@cache
def object_en() -> re.Pattern[str]:
    """Words in front of a name that make it the one that gets the money: a stake in X, valuing X, financing … by X."""
    what, by = alternation("object_noun_en"), alternation("object_verb_en")
    return re.compile(
        rf"(?i:\b{what}|\bseries\s[a-k]\d?)\s(?:in|into|for|by)\s(?:{_WORD}{{0,5}}|{company_kind()})$|"
        rf"(?i:[\d.]+\s?{alternation('money_scale_en')}?)(?:\s[a-z]{{3,8}})?\s(?:in|into|for)\s(?:{_WORD}{{0,5}}"
        rf"|{company_kind()})$|\b(?i:{by})\s(?:the\s)?(?:{_WORD}{{0,5}}|{company_kind()})$|\b(?:financing"
        r"|funding)[^.;]{0,30}\bby\s$"
    )


@cache
def _subject() -> re.Pattern[str]:
    """A name at the head of a clause, or behind what it is (insurer Covera), and its verb of getting."""
    head = r"(?<=^)|(?<=[.;:,] )(?:(?:and|while|but) )?|(?<=\n)|(?<=[-–—|] )"
    word = rf"\b(?!{alternation('not_before_company_en')}\s)[a-z][\w-]*\s"
    return re.compile(rf"(?:{head}|{word})(?P<name>{_NAME})(?P<get>{get_en().pattern})")


@cache
def _described() -> re.Pattern[str]:
    """A sentence that begins with what the company is: Nigerian payments firm X hit a $3 billion valuation."""
    return re.compile(rf"(?:[\w'-]+\s){{0,5}}?{company_kind()}(?P<name>{_TITLE}{_NAME})(?=\s[a-z]|,\s)")


@cache
def _thing() -> re.Pattern[str]:
    return re.compile(
        rf"(?:in|into|by|valu(?:ing|es?|ed)|of|for)\s(?:{company_kind()}|{_WORD}{{0,5}}?)(?P<name>{_TITLE}{_NAME})"
    )


@cache
def _served() -> re.Pattern[str]:
    """The round brings X's total to, will help X expand: whom the money serves."""
    return re.compile(rf"\b{alternation('served_en')}\s(?:the\s)?(?P<name>{_NAME})(?='s\s|\s[a-z])")


@cache
def _teller() -> re.Pattern[str]:
    """…, battery recycler Relith said on Tuesday, where no clause before has the company as its subject."""
    return re.compile(
        rf"(?:,|”|\")\s(?:the\s|{company_kind()}|{_WORD}{{0,3}}?)(?P<name>{_TITLE}{_NAME}) (?:said|announced|disclosed)"
        r"(?: on \w+| \w+day| in a [\w ]{4,20}| today)?\.?\Z"
    )


_OWNED = compiled(
    r"(?<![\w'.-])(?P<name>[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,2})'s?\s(?:(?:[a-z-]+\s){0,2}"
    r"(?:round|raise|financing),\san?\s)?(?:[a-z-]+\s|{money_sign_en}[\d.,]+[\s-]?"
    r"(?i:{money_scale_en}|mn|b|k)?\s){0,3}$"
)
_ANOTHER = lazy(
    rf"(?:[^$€£¥;]{{0,60}};|[^.;,$€£¥]{{0,30}},|[^.;,$€£¥]{{0,6}}\sand)\s(?:and\s|while\s)?(?:[a-z][\w-]*\s){{0,4}}(?P<name>{_NAME})(?:,\s[^,;$€£]{{2,60}},)?\s"
    r"(?:[a-z]+\s){0,3}"
)


@cache
def _officer() -> re.Pattern[str]:
    """Ana Reyes, the founder and chief executive of Lisbon vet-tech company X."""
    office = rf"(?:{branches('founder_office_en')}|chief \w+ officer|C[EFOT]O(?: [A-Z][\w.'-]+){{1,3}})"
    return re.compile(
        rf"\b{office}(?:(?: and|,) (?:co-)?\w+(?: executive| \w+ officer)?)? (?:of|at) (?:the )?"
        rf"(?:[A-Z]\w+'s\s|[A-Z]\w+-like\s){{0,2}}(?:{company_kind()}|{_WORD}{{0,4}}?)(?P<name>{_TITLE}{_NAME})"
    )


_OURS = lazy(r"[“\"](?:[^“”\"]{0,80}\s)?(?:[Ww]e|[Oo]ur|us)\s")


def speaks_for(scene: Scene, taken: Givers) -> Mention | None:
    """“We closed our Series A in March,” said the founder of X: whose round it is."""
    start, end = scene.sentence.start, scene.sentence.end
    m = _officer().search(scene.folded, start, end) if _OURS.search(scene.folded, start, end) else None
    return _named(scene, m, taken) if m else None


@cache
def _fronted() -> re.Pattern[str]:
    """Valued at $3 billion in 2021, the scooter firm X was sold."""
    return re.compile(
        rf"\s?(?:(?:Once|Last|Previously|Recently)\s)?[Vv]alued at [^,;]{{3,60}},\s(?:the\s)?{company_kind()}?(?P<name>{_TITLE}{_NAME})"
    )


def fronted(scene: Scene, m: Mention) -> bool:
    """The sentence opens with what somebody was valued at."""
    told = _fronted().match(scene.folded, scene.sentence.start, scene.sentence.end)
    return bool(told) and m.end <= told.start("name")  # type: ignore[union-attr]


def is_line(scene: Scene, m: Mention) -> bool:
    """A line of a newsletter with the sum right behind its company: Ghana's FarmKonnect (agritech) — $750,000 from X."""
    told = _LINE.match(scene.folded, scene.sentence.start, m.start)
    return bool(told) and told.end() == m.start  # type: ignore[union-attr]


_LINE = lazy(
    rf"\s?(?:[A-Z]\w+(?:\s[A-Z]\w+)?'s\s)?(?P<name>{_NAME})(?:\s\([^()]{{2,60}}\)|,\s[^—–:]{{2,80}}?)?\s?(?:—|–|-|:)\s"
    rf"(?=(?:about |around |over )?{alternation('money_sign_en')}\s?\d)"
)


def subject_en(scene: Scene, taken: Givers, low: int, end: int) -> Mention | None:
    """The name in the place of the subject: a verb of getting follows it."""
    verb = lexical("get_verb_en")
    while m := _subject().search(scene.folded, low, end):
        if verb.search(m["get"]) and (made := _named(scene, m, taken)):
            return made
        low = m.end("name")  # Separately, X, which …, is seeking
    return None


def owner_en(scene: Scene, taken: Givers, low: int, first: int) -> Mention | None:
    """Whose round it is that begins at `first`: Lightmatter's Series D, the second tranche of Hydra Fusion's €60 million Series B."""
    m = _OWNED.search(scene.folded, max(low, first - 70), first)
    return _named(scene, m, taken) if m else None


def another_en(scene: Scene, taken: Givers, low: int, first: int) -> Mention | None:
    """Another company of the sentence behind the sum of one: …, Y $5m and Z $3m; Fernbank, which …, got $6m."""
    if made := subject_en(scene, taken, low, first):
        return made
    m = _ANOTHER.fullmatch(scene.folded, low, first)
    return _named(scene, m, taken) if m else None


def by_place_en(scene: Scene, taken: Givers, low: int, end: int) -> Mention | None:
    """The name in the place of the subject, else in that of the object, else the one the money serves."""
    for d in scene.sentence.mentions:  # On May 3, 2024, X raised
        if d.kind == "date" and d.start - low <= 3 and scene.folded.startswith(", ", d.end):
            low = d.end + 2
    if (told := _fronted().match(scene.folded, low, end)) and (made := _named(scene, told, taken)):
        return made
    if (told := _LINE.match(scene.folded, low, end)) and (made := _named(scene, told, taken)):
        return made
    if made := subject_en(scene, taken, low, end):
        return made
    if (told := _described().match(scene.folded, low, end)) and (made := _named(scene, told, taken)):
        return made
    for m in _thing().finditer(scene.folded, low, end):
        lead = scene.folded[max(low, m.start() - 30) : m.start("name")]
        if lead.endswith("from "):  # $45 million in debt from X
            continue
        if scene.folded.startswith("for", m.start()) and not re.search(
            r"(?i)(?:round|series \w\d?|financing|funding) for", lead
        ):
            continue
        if object_en().search(lead) and (made := _named(scene, m, taken)):
            return made
    if (told := _teller().search(scene.folded, low, end)) and (made := _named(scene, told, taken)):
        return made
    for m in _served().finditer(scene.folded, low, end):
        if made := _named(scene, m, taken):
            return made
    return None


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('not_name_lead_en')}|{alternation('kind_lead_en')})\s")


def _named(scene: Scene, m: re.Match[str], taken: Givers) -> Mention | None:
    a, b = m.span("name")
    while part := _leads().match(scene.folded, a, b) or _LEAD.match(scene.folded, a, b):
        a = part.end()
    if part := _THEIRS.match(scene.folded, a, b):
        a = part.end()
    name = re.sub(r"'s$|[.,']+$", "", scene.folded[a:b])
    whole = words("not_investor_whole"), words("not_company_en"), words("not_name_lead_en")
    if len(name) < 2 or any(name in w for w in whole) or _NO_NAME.fullmatch(name):
        return None
    if any(d.kind == "date" and d.start < a + len(name) and a < d.end for d in scene.sentence.mentions):
        return None
    known = next(
        (
            e
            for e in scene.entities("organisation", "product", "model", "person", "place")
            if e.start < a + len(name) and a < e.end
        ),
        None,
    )
    if known and known.start < a and known.value.kind == "person":  # Baiju Bhatt's Aetherflux, read as one person
        known = None
    if known and (known.value.kind == "person" or (known.value.kind == "place" and known.value.name == name)):
        return None
    if known and known.value.kind == "place":
        known = None
    if known and known.start >= a and known.end < a + len(name) and known.rule != "who/gazetteer":
        known = None
    made = known or scene.made(a, a + len(name), Entity("organisation", name, canonical(name)))
    return made if fits(scene, made, taken) else None
