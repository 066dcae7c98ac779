"""Who acts in an English clause, settled when its rule has read it: the clause's own subject goes before a name that stands
in a sentence before, or behind a preposition.

>>> subject_of("The Wallen group fought off a bid")
'named'
>>> subject_of("The talks ")
'thing'
>>> subject_of("The company also ")
''
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from ..lexicon import alternation, branches, words
from ..model import Entity, Evidence, Mention
from ..pattern import lazy
from ..rule import compiled
from ..who.gazetteer import canonical
from . import subject_en
from .by_place_en import behind_dateline
from .by_whom_en import by_whom
from .meant_en import Subject
from .object_en import acted_on, acted_upon
from .party_en import NAME, brand
from .plain import LATIN
from .predicate_en import verbs_of
from .scene import ACTORS, THINGS, Draft, Scene
from .spelled_en import OFFICE, is_adjective, named_again, named_inside, no_name, written_small

TYPES = (
    "business",
    "statement",
    "market",
    "meeting",
    "policy",
    "personnel",
    "research",
    "partnership",
    "investment",
    "forecast",
    "other",
)
MADE = ("release", "open_source", "update")
GENERAL = ("fact/happened", "fact/clause_en")
_LED = compiled(
    r"(?:[\s,]+|{carried_opener_en}\b)",
    re.I,
)
_ON = compiled(r"{carried_time_en}\s(?:the\s)?", re.I)
_SAID = compiled(r"\b{report_verb_en}\s(?:that\s)?(?=\S)")
_ITSELF = compiled(r"(?:{pronoun_en}|{possessive_en})\b")
_AUTHORITY = compiled(r"\b(?:{authority_name_en}|Board)\b")
_ANY_AUTHORITY = lazy(_AUTHORITY.pattern, re.I)
_COMMON = compiled(r"\w*{abstract_ending_en}")
_SPOKE = compiled(r"\b{report_verb_en}\s")
_BASED = compiled(r"-{based_en}\b")
_KIND = compiled(r"(?:[Tt]he\s|[Aa]n?\s)?(?:[A-Z][\w.]*\s){0,2}[A-Z][\w.]*-{based_en}\s(?:[a-z-]+\s){0,4}")
_CAPITAL = lazy(r"\b[A-Z][\w'’.&-]*")
_THING = compiled(r"(?:the|an?|{determiner_en}|that|all|both|several|many)\s[a-z]", re.I)
_OBLIQUE = compiled(r"\b{governing_en}\s(?:the\s)?$")
_FOR = compiled(r"\b(?:spokes\w+|{speaker_noun_en})\s(?:for|at|from|with|in)\s(?:the\s)?$")
_BACKS_IT = lazy(r"\b(?:which|whom|that)\s(?:the\s)?$")
_OWNER = lazy(r"['’]s?(?=\s|$)")
_OF = lazy(r"\bof\s(?:the\s)?$")
_SUBJECT = lazy(rf"(?:[Tt]he\s)?(?P<name>{NAME})(?=[\s,])")


@cache
def _referring() -> re.Pattern[str]:
    """it, he, the Oslo-based start-up, its two founders."""
    some = alternation("company_noun")
    return re.compile(
        rf"\b(?i:{branches('pronoun_en')}|{branches('possessive_en')}|we|our|us|both|which|who|whose)\b|\b"
        rf"(?i:the)\s(?:(?:[a-z][\w'-]*|[A-Z]\w+-[a-z]+)\s){{0,3}}?(?:{some}|{branches('referring_noun_en')})\b"
    )


def subject_of(said: str) -> str:
    """'named' where the words before the verb name somebody, 'thing' where they only say what, '' where they refer."""
    if not said.strip() or _referring().search(said):
        return ""
    names = [m for m in _CAPITAL.finditer(said) if m.start() or not _THING.match(said)]
    return "named" if names else "thing" if _THING.match(said) else ""


def settled(scene: Scene, draft: Draft) -> Draft:
    """The draft with the subject of its own clause as agent, or without the agent that it cannot have."""
    general = scene.trigger.rule in GENERAL
    if draft.type in ("business", "meeting") and not general and (kind := _by_object(scene)):
        draft = replace(draft, type=kind)
    if draft.type == "acquisition" and not general and scene.folded.startswith(" by ", scene.trigger.end):
        return _bought(scene, draft)
    speaks = bool(scene.sentence.passage.speaker)
    if draft.type in MADE and not general and LATIN.match(scene.trigger.quote) and _verbal(scene):
        return _brought_out(scene, draft)
    if not (general or draft.type in TYPES or draft.type == "founding") or not LATIN.match(scene.trigger.quote):
        return draft
    if (
        (general or _verbal(scene))
        and (found := subject_en.subject_of(scene)).kind
        and (found.kind == "named" or found.who or not speaks or _speakers(scene, draft))
    ):
        return _acted(scene, draft, found)
    return draft if speaks or draft.type not in TYPES else _led(scene, draft)


def _by_object(scene: Scene) -> str:
    """The type that the object of an English verb tells: halted a trial, met its endpoint."""
    if not LATIN.match(scene.trigger.quote):
        return ""
    start, end = scene.clause
    before = scene.between(max(scene.sentence.start, start - 60), scene.trigger.start)
    return acted_on(scene, before, scene.between(scene.trigger.end, end))


def _brought_out(scene: Scene, draft: Draft) -> Draft:
    """Pellam, which Dorn backs, was founded in May. It released X: its subject, where the rule named nobody of the sentence."""
    old = next((e.mention for e in draft.roles if e.role == "agent"), None)
    if old and old.start >= scene.sentence.start:
        return draft
    found = subject_en.subject_of(scene)
    own = found.who
    if (
        own is None
        or own.value.kind not in ("organisation", "product")
        or found.passive
        or (old and old.value.key == own.value.key)
    ):
        return draft
    rest = [e for e in draft.roles if e.role != "agent"]
    if any(e.role == "product" and _over(e.mention, own) for e in rest):
        return draft
    return replace(draft, roles=(*rest[:1], Evidence("agent", own), *rest[1:]))


def _bought(scene: Scene, draft: Draft) -> Draft:
    """X was set up in 2009 and bought by Y: Y bought, whoever the rule took for the buyer."""
    by = by_whom(scene)
    roles = {e.role: e.mention for e in draft.roles}
    agent, other = roles.get("agent"), roles.get("other")
    if not (by and agent and other and _over(by, other) and not _over(by, agent)):
        return draft
    turned = {"agent": other, "other": agent}
    return replace(draft, roles=tuple(Evidence(e.role, turned.get(e.role, e.mention)) for e in draft.roles))


def _verbal(scene: Scene) -> bool:
    """The trigger is, or is part of, the verb of a clause."""
    s, t = scene.sentence, scene.trigger
    word = t.quote.split()[0].lower()
    if scene.folded.endswith(" and ", s.start, t.start) and (word.endswith("ed") or word in words("past_en")):
        return True  # raised money and opened an office
    return any(a < t.end and t.start < b for a, b, _ in verbs_of(scene.folded, s.start, s.end))


def _acted(scene: Scene, draft: Draft, found: Subject) -> Draft:
    """The draft with its subject as agent, in the passive with whoever stands behind by."""
    old = next((e.mention for e in draft.roles if e.role == "agent"), None)
    if draft.type == "personnel" and scene.trigger.rule not in GENERAL and old and old.start >= scene.sentence.start:
        return draft  # fired Sam Altman: who came or went
    by = by_whom(scene) if found.passive else None
    near = old is not None and old.start >= scene.sentence.passage.start
    speaks = bool(scene.sentence.passage.speaker) and _speakers(scene, draft)
    meant = (found.kind == "refers" and not speaks and not _stray(scene, old)) or (
        found.kind == "he" and old is not None and old.value.kind == "person"
    )
    agent = by or found.who or (old if meant and near else None)
    rest = [e for e in draft.roles if e.role != "agent"]
    if agent:
        upon = acted_upon(scene) if scene.trigger.rule in GENERAL else None
        rest = [e for e in rest if e.role != "other" or _kept(scene, e.mention, upon)]
        rest = [e for e in rest if not _over(e.mention, agent)]
        made = any(e.role == "product" for e in rest)
        if by and found.who and found.who.span != by.span and not made:
            rest.append(Evidence("product" if draft.type == "founding" else "other", found.who))
        if draft.type == "personnel" and agent.value.kind in THINGS:
            draft = replace(draft, type="update")  # Heron 1 will be retired
        if scene.shade == "policy" and draft.type == "business" and OFFICE.search(agent.value.name):
            draft = replace(draft, type="policy")  # it, the agency, fined two firms
        bought = draft.type == "acquisition" and found.passive and not by
        if bought and not found.who:
            return replace(draft, roles=tuple(rest))  # said the business, when it was acquired
        role = "other" if bought else "agent"
        return replace(draft, roles=(*rest[:1], Evidence(role, agent), *rest[1:]))
    rest = [e for e in rest if e.role != "other" or (_here(scene, e.mention) and e.mention.value.kind != "place")]
    return replace(draft, roles=tuple(rest))


def _kept(scene: Scene, other: Mention, upon: Mention | None) -> bool:
    """Beside whoever acts, the other party of an act that any verb tells is the one it is done to."""
    return other == upon if scene.trigger.rule in GENERAL else _here(scene, other)


def _speakers(scene: Scene, draft: Draft) -> bool:
    """Who acts is who speaks, though the subject is somebody else: they cut us off, the licence changed."""
    label = scene.sentence.passage.speaker
    own = [m for m in (scene.story.persons.get(label), scene.story.sides.get(label)) if m]
    return any(e.role == "agent" and e.mention.value.key in {m.value.key for m in own} for e in draft.roles)


def _stray(scene: Scene, m: Mention | None) -> bool:
    """A place, who is named later, who acts in an aside (the company, which Dorn backs), or an organisation of a sentence before that the text
    names only once: it, the company is nobody of these."""
    if (
        m is None
        or m.start >= scene.sentence.end
        or m.value.kind == "place"
        or _BACKS_IT.search(scene.folded, max(0, m.start - 10), m.start)
    ):
        return True
    if m.start >= scene.sentence.start or m.value.kind != "organisation":
        return False
    told = (e for s in scene.story.sentences for e in s.mentions if e.kind == "entity")
    return sum(1 for e in told if e.value.key == m.value.key) < 2


def _over(a: Mention, b: Mention) -> bool:
    return a.start < b.end and b.start < a.end


def _here(scene: Scene, m: Mention) -> bool:
    return scene.sentence.start <= m.start < scene.sentence.end


def _led(scene: Scene, draft: Draft) -> Draft:
    """The draft with the name that its clause begins with, where its subject could not be read."""
    agent = next((e.mention for e in draft.roles if e.role == "agent"), None)
    carried = agent is not None and agent.start < scene.sentence.start
    at = max(_head(scene), min(behind_dateline(scene), scene.trigger.start))
    of_another = agent is not None and agent.end <= at and _SPOKE.search(scene.folded, agent.end, at) is not None
    dateline = agent is not None and scene.sentence.start <= agent.start and agent.end <= behind_dateline(scene)
    if agent and not (carried or of_another or dateline or _oblique(scene, draft, agent) or _common(scene, agent)):
        return draft
    said = scene.between(at, scene.trigger.start)
    own = _named(scene, at)
    kind = "named" if own else subject_of(said)
    if draft.type == "market" and carried and agent and agent.value.kind == "place":
        kind = kind or "named"  # Its revenues came to: no city's
    if carried and agent and _AUTHORITY.search(agent.quote) and not _ANY_AUTHORITY.search(said):
        kind = kind or "named"  # filed with the SEC. The firm …
    if own is None and (agent is None or of_another or (carried and not kind)):
        return draft
    others = [e for e in draft.roles if e.role != "agent"]
    if own:
        others = [e for e in others if e.role != "other" or e.mention.start >= scene.sentence.start]
        return replace(draft, roles=(*others[:1], Evidence("agent", own), *others[1:]))
    if agent and kind == "thing" and carried and not any(e.role == "other" for e in others):
        others.insert(0, Evidence("other", agent))
    return replace(draft, roles=tuple(others))


def _oblique(scene: Scene, draft: Draft, agent: Mention) -> bool:
    """With the Commission, in the U.S.: the name stands behind a preposition before the verb."""
    if agent.end > scene.trigger.start:
        return False
    if _BASED.match(scene.folded, agent.end):
        return True  # Stuttgart-based rival Tabula
    lead = scene.folded, max(scene.sentence.start, agent.start - 26), agent.start
    if _FOR.search(*lead):
        return False
    if agent.value.kind != "place" and _OF.search(*lead):
        return False  # the board of X, shares of X
    return bool(_OBLIQUE.search(*lead))


def _common(scene: Scene, agent: Mention) -> bool:
    """Closing is expected, Common stock traded: a common word with the capital of its sentence."""
    return (
        agent.rule.startswith("fact/")
        and agent.start - scene.sentence.start < 4
        and agent.quote.isalpha()
        and not _known(scene.folded, agent.quote)
    )


@lru_cache(maxsize=1 << 8)  # it reads the whole document
def _known(folded: str, word: str) -> bool:
    """The document writes the word with a capital inside a sentence, and never without."""
    return not written_small(folded, word) and (not _COMMON.fullmatch(word) or named_again(folded, word))


def _head(scene: Scene) -> int:
    """Where the subject of the clause begins: behind who says it, the date and the words that lead in."""
    at, end = scene.clause[0], scene.trigger.start
    for m in _SAID.finditer(scene.folded, at, end):
        if not _ITSELF.match(scene.folded, m.end()):  # The Steinberg group said it bought
            at = m.end()
    dates = {m.start: m.end for m in scene.sentence.mentions if m.kind == "date"}
    while at < end:
        on = _ON.match(scene.folded, at, end)
        if at in dates:
            at = dates[at]
        elif on and on.end() in dates:
            at = dates[on.end()]
        elif led := _LED.match(scene.folded, at, end):
            at = led.end()
        else:
            break
    return min(at, end)


def _named(scene: Scene, at: int) -> Mention | None:
    """The name that a subject is or begins with: Bamberger has sold, Pantera's stock closed."""
    if kind := _KIND.match(scene.folded, at, scene.trigger.start):
        at = kind.end()
    known = next((m for m in scene.entities(*ACTORS, "product", "model") if m.start in (at, at + 4)), None)
    if (
        known
        and known.end <= scene.trigger.start
        and (known.start == at or scene.folded[at : at + 4].lower() == "the ")
    ):
        return known
    m = _SUBJECT.match(scene.folded, at, scene.trigger.start)
    if m is None:
        return None
    name = _OWNER.split(m["name"])[0]
    start, end = m.start("name"), m.start("name") + len(name)
    if not brand(name, one=True) or no_name(name) or is_adjective(scene.folded, start, end):
        return None
    first = start - scene.sentence.start < 4
    if any(e.start < end and start < e.end for e in scene.sentence.mentions):
        return None
    if first and " " not in name and not (_known(scene.folded, name) and named_inside(scene.folded, name)):
        return None
    return scene.made(start, end, Entity("organisation", " ".join(scene.between(start, end).split()), canonical(name)))
