"""Names in English text: companies by their endings and verbs, people by titles, verbs and what follows them.

Runs of capitalised words are found once; what a run is, its last words and its neighbours say.

>>> text = "Foo Robotics Inc said Jane Q. Doe, CEO of Bar Labs, joined. Doe declined."
>>> [(f.value.kind, f.value.name) for f in english(text)]
[('organisation', 'Foo Robotics Inc'), ('person', 'Jane Q. Doe'), ('organisation', 'Bar Labs'), ('person', 'Doe')]
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from ..detect import Found
from ..lexicon import alternation, branches, words
from ..model import Entity
from ..pattern import lazy
from ..rule import compiled
from .gazetteer import lookup, named

RULE = "who/english"
WEIGHT = 2

# initials, an abbreviation with its full stop, or a word
WORD = (
    rf"(?:(?:[A-Z]\.){{1,4}}(?![A-Za-z])|{alternation('abbreviation_en')}\.(?=[ \n,])|[A-Z][A-Za-z0-9à-öø-ÿ]*"
    r"(?:[&'’-][A-Za-z0-9à-öø-ÿ]+)*(?:\.(?:ai|com|io|org|net)(?![A-Za-z]))?)"
)
_LINK = r",?[ \n]{1,5}(?:(?:&|of|de|for|and)[ \n]{1,5}(?:the[ \n]{1,5})?)?"
_RUN = lazy(rf"{WORD}(?:{_LINK}{WORD}){{0,9}}")
_BEGINS = lazy("[A-Z](?<![A-Za-z0-9][A-Z])")
_A_SUM = compiled(r"{money_sign_en}\s?\d")
_PERSONAL = lazy(r"[A-Z](?:[A-Za-z'’-]*\.?|\.[A-Z.]*)")
_FULL_LINE = 30  # characters of a line that the width of a page may have broken
_APART = frozenset(" \n,.'’(-")
_PART = lazy(r"[^ \n]+")


@cache
def _sides() -> dict[str, re.Pattern[str]]:
    gap = r"[ \n]{1,5}"
    return {
        "acts": re.compile(
            rf"(?:{gap}{alternation('person_goes_on_en')})?{gap}(?:{alternation('org_acts_en')})(?![A-Za-z])"
        ),
        "says": re.compile(rf",?{gap}(?:{alternation('person_says_en')})(?![A-Za-z])"),
        "role": re.compile(
            rf",{gap}(?:(?:the|a|an|{branches('possessive_en')}|who|then){gap})?(?:[A-Za-z'’-]+[ \n]){{0,4}}?"
            rf"(?:{alternation('person_role_en')})(?![A-Za-z])|,{gap}who{gap}[a-z]"
        ),
        "told": re.compile(rf"(?:^|[,\"”]{gap})(?:{alternation('said_before_en')}){gap}$"),
        "takes_on": re.compile(rf"(?<![A-Za-z])(?:{alternation('takes_on_en')}){gap}$"),
        "taken_on": re.compile(rf",?{gap}(?:from|as|to{gap}(?:lead|run|head))(?![A-Za-z])"),
        "ends": re.compile(r"[,.]|\s(?:of|who|in|at)\s|$"),
        "governs": re.compile(rf"(?:{alternation('org_governs_en')}){gap}$"),
        "titled": re.compile(rf"(?<![A-Za-z])(?:{alternation('person_title_en')}){gap}$"),
        "apart": re.compile(
            rf"(?<![A-Za-z])(?:{alternation('person_title_en')}),{gap}$"
        ),  # a new chief executive, Jane Doe,
        "by": compiled(r"{made_verb_en}[ \n]by[ \n]$"),
        "of": re.compile(rf"{gap}(?:[a-z]+{gap})?(?:{alternation('person_title_en')})(?![A-Za-z])"),
        "based": compiled(r"(?:[A-Z][A-Za-z.]+\s){0,2}[A-Z][A-Za-z]+-{based_en}[ \n]"),
    }


@cache
def _given() -> frozenset[str]:
    return frozenset([*words("given_en"), *words("given_census_en")])


def is_given(word: str) -> bool:
    """Whether people are called so: Priya, Tomasz, Zhang."""
    return word in _given()


@cache
def _sets() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    endings = {w for e in words("org_ending_en") for w in e.split()}
    return (
        frozenset(endings),
        frozenset(words("no_name_en")),
        frozenset(words("person_title_en")),
        _given(),
    )


def _of_one_trade(text: str, end: int, after: int) -> bool:
    """Oil and Gas, Bank and Trust, Searle and Co: what a company deals in, or its partners, goes on behind the and."""
    before, behind = text[:end].rsplit(None, 1)[-1], _PART.search(text, after)
    if behind is None:
        return False
    word = behind[0].rstrip(",.").removesuffix("'s").removesuffix("’s")
    pair = words("trade_pair_en")
    return word in ("Co", "Sons", "Company", "Partners") or (before in pair and word in pair)


def _person_first(text: str, start: int, end: int, after: int) -> bool:
    """Elena Marsh and Tomas Okafor: before the and (or of) stands a person by a given name, a title or a verb of saying,
    or behind it one does."""
    endings, _, _, given = _sets()
    first, second = text[start:end].split(), [m[0] for m in _PART.finditer(text, after, after + 40)][:2]
    whole = [" ".join(name).rstrip(".,;:").split() for name in (first, second)]
    people = [2 <= len(n) <= 3 and n[-1] not in endings and all(map(_PERSONAL.fullmatch, n)) for n in whole]
    if not people[0]:
        return False
    low = max(0, start - 34)
    titled = any(_sides()[side].search(text, low, start) for side in ("titled", "told"))
    return titled or whole[0][0] in given or (people[1] and whole[1][0] in given)


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The names of a run: parted behind an ending (Foo Inc and Bar Corp) and at a comma that no ending follows."""
    endings, _, _, _ = _sets()
    parts = [m.span() for m in _PART.finditer(text, start, end)]
    out: list[tuple[int, int]] = []
    first: int | None = None
    last = start
    closed = False  # the piece has an ending
    for a, b in parts:
        word = text[a:b].rstrip(",")
        if _A_SUM.match(text, a):  # Foo Bank for | US$10 million
            out += [(first, last)] if first is not None else []
            first, closed = None, False
            continue
        if word in ("and", "&", "of", "de", "for", "the") and first is not None:
            known = closed or lookup(text[first:last]) or _person_first(text, first, last, b)
            if (word == "and" and known and not _of_one_trade(text, last, b)) or (
                word == "of" and _person_first(text, first, last, len(text))
            ):
                out.append((first, last))
                first, closed = None, False
            continue
        if first is not None and (
            (text[last : last + 1] == "," and word not in endings)
            or (closed and text[last : last + 1] == "." and word not in endings)
        ):
            out.append((first, last))
            first, closed = None, False
        if first is None:
            if word in ("and", "&", "of", "de", "for", "the"):
                continue
            first = a
        last = a + len(word.rstrip(".") if word in endings else word)
        closed = word in endings and a != first
        owner = word.removesuffix("'s").removesuffix("’s")
        if owner != word and (owner in endings or lookup(text[first : a + len(owner)])):  # Foo Corp's Bar Inc
            out.append((first, a + len(owner)))
            first, closed = None, False
    if first is not None:
        out.append((first, last))
    return out


def _read(text: str, start: int, end: int) -> tuple[int, int, str, int] | None:
    """(start, end, kind, weight) of a piece, or None."""
    sides = _sides()
    endings, refused, titles, given = _sets()
    titled = False
    while True:  # words at the front that are no part of the name
        m = _PART.match(text, start, end)
        if not m:
            return None
        word = m[0].rstrip(",")
        if word in titles:
            titled = True
        elif word not in refused:
            break
        start = m.end()
        while start < end and text[start] in " \n,":
            start += 1
        for small in ("of ", "the ", "and "):
            if text.startswith(small, start):
                start += len(small)
    if b := sides["based"].match(text, start, end):
        start = b.end()
    name = text[start:end]
    parts = name.split()
    if not parts:
        return None
    if parts[-1] in endings or (parts[-1] + "." in endings and text[end : end + 1] == "."):
        return (start, end, "organisation", WEIGHT + 1) if len(parts) > 1 else None
    of = next((i for i in range(2, len(parts) - 1) if parts[i] == "of" and parts[i - 1] in endings), 0)
    if of and parts[of - 1] in words("legal_form_en"):  # Pool AB of Umea
        return start, [m.end() for m in _PART.finditer(text, start, end)][of - 1], "organisation", WEIGHT + 1
    if of and parts[of - 1] in words("seated_en"):  # First National Bank of Faraway
        return start, end, "organisation", WEIGHT + 1
    if parts[0] in endings and len(parts) > 2 and parts[1] == "of":  # Bank of Faraway
        return start, end, "organisation", WEIGHT + 1
    if 2 <= len(parts) <= 4 and all(map(_PERSONAL.fullmatch, parts)):
        if name.endswith(("'s", "’s")):  # Jane Doe's arrest
            end, parts[-1] = end - 2, parts[-1][:-2]
        low = max(0, start - 34)
        founds = sides["by"].search(text, low, start) and not sides["of"].match(text, end)
        apart = text[end : end + 1] in (",", ".") and sides["apart"].search(text, low, start)
        if titled or founds or apart or sides["titled"].search(text, low, start):
            return start, end, "person", WEIGHT + 1
        if sides["told"].search(text, low, start) and sides["ends"].match(text, end):  # …," said Jane Doe of Foo
            return start, end, "person", WEIGHT
        if sides["takes_on"].search(text, low, start) and sides["taken_on"].match(text, end):
            return start, end, "person", WEIGHT  # hired Jane Doe from Foo
        if sides["role"].match(text, end):
            return start, end, "person", WEIGHT + 1
        if parts[0] in given and (sides["says"].match(text, end) or (len(parts) <= 3 and parts[-1] not in refused)):
            return start, end, "person", WEIGHT
    short = len(name) > 2 and len(parts) <= 4 and parts[-1] not in refused and not lookup(name)
    short = short and not name.endswith(("'s", "’s"))  # Foo's shares: no verb
    if short and (sides["acts"].match(text, end) or sides["governs"].search(text, max(0, start - 24), start)):
        return start, end, "organisation", WEIGHT - 1
    return None


def _one_more(text: str, start: int, end: int, found: list[Found]) -> tuple[int, int, str, int] | None:
    """Jane Doe and Llion Park: one more name behind that of a person."""
    if not found or found[-1].value.kind != "person" or text[found[-1].end : start] not in (" and ", ", ", ", and "):
        return None
    _, refused, titles, _ = _sets()
    parts = text[start:end].split()
    personal = 2 <= len(parts) <= 3 and all(map(_PERSONAL.fullmatch, parts)) and not titles.union(refused) & {*parts}
    return (start, end, "person", WEIGHT) if personal and not lookup(text[start:end]) else None


def _firms(found: list[Found]) -> dict[str, Entity]:
    """Corvid Labs: then Corvid alone is that company."""
    endings, refused, _, _ = _sets()
    out: dict[str, Entity] = {}
    for f in found:
        parts = f.value.name.split()
        firm = f.value.kind == "organisation" and len(parts) == 2 and parts[1] in endings and len(parts[0]) > 3
        if firm and parts[0] not in refused | words("no_product_en").keys() and not lookup(parts[0]):
            out.setdefault(parts[0], f.value)
    return out


def _founders(found: list[Found], firm: Entity, person: Entity | None) -> bool:
    """Adeyo Systems is named like Grace Adeyo, whom the text names first: Adeyo alone is she."""
    return person is not None and next((f.value for f in found if f.value in (person, firm)), None) == person


def _line_end(text: str, start: int, end: int) -> int:
    """Where a run of names ends that goes on over a line: at the end of a line too short to be full (a heading)."""
    at = text.find("\n", start, end)
    while at >= 0:
        if at - text.rfind("\n", 0, at) <= _FULL_LINE:
            return at
        at = text.find("\n", at + 1, end)
    return end


def english(text: str) -> list[Found]:
    """Readings of English names in order. A person's family name alone counts once the full name was read."""
    begun = _BEGINS.search(text)
    if not begun or text.isupper():
        return []
    found: list[Found] = []
    single: list[tuple[int, str]] = []
    while begun:
        at = begun.start()
        m = _RUN.match(text, at)
        behind = _line_end(text, at, m.end()) if m else at + 1
        begun = _BEGINS.search(text, behind)
        if not m:
            continue
        run = text[at:behind]
        if at and text[at - 1] not in _APART and text[behind : behind + 1] not in _APART and run.isalnum():
            if behind - at < 24:  # OpenAI in Chinese text: nothing beside it speaks English
                single.append((at, run))
            continue
        for start, end in _pieces(text, at, behind):
            made = _read(text, start, end) or _one_more(text, start, end, found)
            if made:
                start, end, kind, weight = made
                name = " ".join(text[start:end].split())
                found.append(Found(start, end, "entity", named(kind, name), RULE, weight))
            elif end - start < 24 and " " not in text[start:end]:
                single.append((start, text[start:end].removesuffix("'s")))
    family: dict[str, Entity] = {}
    for f in found:
        if f.value.kind == "person":
            family.setdefault(f.value.name.split()[-1], f.value)
    firms = {word: firm for word, firm in _firms(found).items() if not _founders(found, firm, family.get(word))}
    for i, f in enumerate(found):
        name = f.value.name
        if f.value.kind != "organisation" or f.weight >= WEIGHT:
            continue
        if name in firms:  # Corvid raised: Corvid Labs
            found[i] = f._replace(value=replace(firms[name], name=name))
        elif name in family:  # Adeyo joined: the person, where the text names Grace Adeyo
            found[i] = f._replace(value=Entity("person", name, family[name].key), weight=WEIGHT)
    for start, word in single:
        if word in firms:
            found.append(Found(start, start + len(word), "entity", replace(firms[word], name=word), RULE, WEIGHT - 1))
        elif word in family:
            value = Entity("person", word, family[word].key)
            found.append(Found(start, start + len(word), "entity", value, RULE, WEIGHT))
    return sorted(found)
