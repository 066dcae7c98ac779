"""Acts in English that no other rule reads: somebody named did something on a day, in a clause that says all three."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..lexicon import words
from ..model import Entity, Mention
from ..pattern import lazy
from ..rule import compiled
from . import fact
from .dated import ahead, dates_of, width
from .kind_en import kind_of
from .lexical import lexical
from .maker_place import subject_en
from .object_en import acted_upon, only_where
from .plain import actor, told, vague
from .predicate_en import PERFECT, PERIOD, verb_of, verbs_of
from .scene import Draft, Scene, evidence
from .subject_en import opening_subject, subject_of, told_before

WHO = ("organisation", "person", "product", "model", "place")
YEAR = 366
_NEAR = 90  # characters between the verb and a date behind it
_ALONE = 14  # characters that a clause holds beside its date: On a wet
_BREAKS = compiled(r"\b(?:{clause_opener_en}|that|since|until|whose|as (?:{pronoun_en}|we))\b|\band\b|[“”\"]")
_SUBORDINATE = compiled(r"[\s,“\"]*(?:{concession_en}|whether|because|as|since|until)\b", re.I)
_PERFECT = compiled(r"\s(?:\w+ly\s)?(?:\w+ed|{participle_near_en})\b")
_NOBODY = compiled(r"\s{nothing_en}\b")
_PARTICIPLE = compiled(r"\b{everybody_en}\s$")
_ASIDE = compiled(r"[^,;]{2,50}, [^,;]{2,60}, (?:{preposition_en}|by|under|into|{time_opener_en})\b[^,;]{0,50}")
_ARTICLE = compiled(r"\b(?:the|an?|{possessive_en}|our)\s$", re.I)
_FEAST = compiled(r"\s{event_noun_en}\b")
_QUOTED = lazy(r"[“\"][^“”\"]*[”\"]")
_SAID = lazy(r"[“”\"]|\bthat\b")
_AND_ALSO = lazy(r"\s?(?:and|then|and then|but)\s(?:also |later |then )?")
_AND = lazy(r"\band\b")
_NEXT_ACT = compiled(r"\band (?:then |later )?(?:{date_preposition_en} )?$")
_APART = compiled(r"\b(?:and|that|{clause_opener_en}|as|{report_verb_en})\b")
_IN = lazy(r"\bin\s(?:the\s)?$")  # a landing in Porto, though that is a club
_DIGITS = lazy(r"\d+")
_WHEN = lazy(r"\s?(?:when|where)\b")


@fact("fact/happened", type="other", triggers="happened_trigger", last=True)
def happened(scene: Scene) -> Iterator[Draft]:
    """Finds sued, shelved, poached, broke ground, turned down, is scheduled to and other English verbs of single acts.

    Reads who acts and when: the date stands in the verb's own clause, or alone in the one before. Leaves clauses that
    another rule reads, conditions, habits, states, participles before nouns, and whom nobody named."""
    date = _date(scene)
    if date is None or not told(scene, "happened"):
        return
    start, end = scene.clause
    if lexical("happened_state").search(scene.folded, start, end) or _SUBORDINATE.match(scene.folded, start):
        return
    if any(m.start <= scene.trigger.start < m.end for m in scene.amounts()):
        return  # 26 billion won
    if scene.trigger.quote == "ended" and PERIOD.search(scene.folded, start, scene.trigger.start):
        return  # the quarter ended June 30
    if scene.folded[scene.trigger.start - 1 : scene.trigger.start] == "-":
        return  # London-listed
    if scene.trigger.quote[0].isupper() and scene.lead.strip():
        return  # Allied, Applied: a name
    if scene.shade == "state" and not (_counted(scene) or _done(scene)):
        return  # it had the funds
    if scene.shade == "state" and _PERFECT.match(scene.folded, scene.trigger.end):
        return
    if _NOBODY.match(scene.folded, scene.trigger.end):
        return
    if _PARTICIPLE.search(scene.folded, start, scene.trigger.start) or scene.sentence.passage.kind == "question":
        return
    coming = ahead(scene, date)
    if coming and _over(scene):
        return  # she lost a fortune in a year: a length of time
    if scene.shade in ("planned", "opens") and not coming:
        return
    agent = agent_of(scene)
    upon = acted_upon(scene)
    other = upon or (None if agent else party_of(scene))
    if not (agent or other or anyone_near(scene) or told_before(scene) or subject_of(scene).who):
        return
    kind = kind_of(scene)
    yield Draft(
        kind,
        evidence(trigger=scene.trigger, agent=agent, other=upon if kind == "acquisition" else other, date=date),
        date,
        factuality="planned" if coming and scene.shade in ("planned", "opens") else "",
        reach=reach_of(scene, agent or other),
    )


def _counted(scene: Scene) -> bool:
    """A number that is no date stands behind the verb in its clause, or the noun of a figure."""
    at, end = scene.trigger.end, scene.clause[1]
    dates = [m for m in scene.sentence.mentions if m.kind == "date"]
    numbers = (m.start() for m in _DIGITS.finditer(scene.folded, at, end))
    return bool(lexical("happened_figures").search(scene.folded, at, end)) or any(
        not any(d.start <= n < d.end for d in dates) for n in numbers
    )


def _done(scene: Scene) -> bool:
    """had already written off: one of the next two words is a participle."""
    next_two = scene.between(scene.trigger.end, scene.clause[1]).split()[:2]
    return any(w in words("participle_en") or w in words("past_en") or w.endswith("ed") for w in next_two)


def _over(scene: Scene) -> bool:
    """The trigger is a verb in the simple past."""
    t, s = scene.trigger, scene.sentence
    return any(a == t.start and tense == "past" for a, _, tense in verbs_of(scene.folded, s.start, s.end))


def party_of(scene: Scene) -> Mention | None:
    """Who takes part where nobody named acts (three researchers quit): one named behind the verb in its clause, else one in
    front of it there; not where another verb stands between, nor a place."""
    t, (start, end) = scene.trigger, scene.clause
    named = [
        m for m in scene.entities(*WHO) if m.value.kind != "place" and not _IN.search(scene.folded, start, m.start)
    ]
    behind = (m for m in named if t.end <= m.start < end and not _APART.search(scene.folded, t.end, m.start))
    before = (m for m in named if start <= m.start and m.end <= t.start)
    return next(behind, None) or next((m for m in before if not _APART.search(scene.folded, m.end, t.start)), None)


def anyone_near(scene: Scene) -> bool:
    """Somebody is named in the sentence or in one of the two before."""
    near = (*scene.before_sentence[-2:], scene.sentence)
    return any(isinstance(m.value, Entity) for s in near for m in s.mentions)


def reach_of(scene: Scene, party: Mention | None) -> str:
    return "sentence" if party and party.start >= scene.sentence.start else "paragraph"


def _of_a_noun(scene: Scene, date: Mention) -> bool:
    """Since its 2021 IPO, results since May: the year of another happening, which only its noun tells, or what counts it."""
    if date.quote.lower().startswith("since ") and date.end <= scene.trigger.start:
        return date.start - scene.sentence.start > 8 and not PERFECT.search(scene.lead)
    return date.quote.isdigit() and bool(_ARTICLE.search(scene.folded, max(0, date.start - 8), date.start))


def _date(scene: Scene) -> Mention | None:
    """The date behind the verb in its clause, else before it there, else alone in a clause before."""
    start, end = scene.clause
    placed = [
        m
        for m in dates_of(scene)
        if (m.value.earliest or m.value.latest)
        and width(m) <= YEAR
        and not vague(scene, m)
        and not _FEAST.match(scene.folded, m.end)
        and not _of_a_noun(scene, m)
    ]
    at = scene.trigger.end
    behind = next((m for m in placed if at <= m.start < end and m.start - at <= _NEAR), None)
    if behind and not _BREAKS.search(_QUOTED.sub("", scene.between(at, behind.start))):
        return None if _participle(scene, behind) else behind
    aside = next((m for m in placed if m.start >= end and m.start - at <= _NEAR), None)
    if aside and _ASIDE.fullmatch(scene.folded, at, aside.start):
        return aside  # trained its first model, Jackdaw, on rented computers in March 2021
    before = [m for m in placed if start <= m.start and m.end <= scene.trigger.start and not _anothers(scene, m)]
    if before:
        return before[-1]
    for m in reversed([m for m in placed if m.end <= start]):
        first, last = scene.clause_of(m.start, m.end)
        if (last - first) - (m.end - m.start) <= _ALONE and not verbs_of(scene.folded, first, last):
            return m
    told = [m for m in placed if m.end <= start]
    if told and _WHEN.match(scene.folded, start) and scene.between(told[-1].end, start).strip(" ,") == "":
        return told[-1]  # on April 15, when the department told the company …
    if (
        told
        and _AND_ALSO.fullmatch(scene.folded, start, scene.trigger.start)
        and scene.clause_of(start - 2, start - 2)[0] <= told[-1].start
    ):
        return told[-1]  # converted its loans in June, and sent a new head
    between = scene.between(at, behind.start) if behind else ""
    if _NEXT_ACT.search(between):
        return None  # bought billboards and in 2023 persuaded the town
    if _AND.search(between) and not (_SAID.search(between) or lexical("happened_trigger").search(between)):
        return behind
    return None


def _participle(scene: Scene, date: Mention) -> bool:
    """A rewrite built on it followed in May: the trigger only says which, and another verb tells what was."""
    verbs = verbs_of(scene.folded, scene.trigger.end, date.start)
    return any(tense == "past" for _, _, tense in verbs) and not _AND.search(
        scene.folded, scene.trigger.end, date.start
    )


def _anothers(scene: Scene, date: Mention) -> bool:
    """went on sale on Friday and sold out: the date is that of the verb in front of it."""
    if not _AND.search(scene.folded, date.end, scene.trigger.start):
        return False
    verb = verb_of(scene.folded, date.start, date.end, scene.sentence.start, scene.sentence.end)
    return bool(verb and verb[1] <= date.start)


def agent_of(scene: Scene) -> Mention | None:
    """Who acts; else one named in the clause; else whom it or the company stands for."""
    agent, reach = actor(scene, WHO)
    later = agent is not None and scene.trigger.end <= agent.start < scene.sentence.end
    if agent and reach != "document" and not later:
        return agent
    if subject := subject_en(scene):
        return subject
    start, _ = scene.clause
    here = next(
        (
            m
            for m in scene.entities(*WHO)
            if start <= m.start and m.end <= scene.trigger.start and not only_where(scene, m)
        ),
        None,
    )
    return here or opening_subject(scene)
