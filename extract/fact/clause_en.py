"""Dated clauses in English that no other rule reads: what the verb of each date tells, whatever verb it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ..lexicon import words
from ..model import Mention
from ..pattern import lazy
from ..rule import compiled
from . import fact
from .dated import ahead, dates_of, width
from .happened import agent_of, anyone_near, party_of, reach_of
from .kind_en import kind_of
from .lexical import lexical
from .object_en import acted_upon
from .party_en import NAME, brand
from .plain import asked, vague
from .predicate_en import opens_tale, verb_of
from .scene import Draft, Scene, evidence
from .subject_en import told_before

_YEARS = 15 * 366  # days of a range that a figure is told of
_YEAR = 366
_HANDED_ON = lazy(r"\b(?:reported|said|reports|says|wrote)$")
_TODAY = lazy(r"(?:publish|releas|launch|announc|introduc|sourc|unveil|shar|shutt|clos|open)ing$")
_ASCII = lazy(r"['’A-Za-z]")
_IF = lazy(r"\b(?:if|unless|whether)\b[^,;]*$", re.I)
_NEVER = compiled(r"\b(?:{negative_en}|hardly|not)\b|n['’]t\b", re.I)
_TAIL = lazy(r",\s[^,]{1,40}")
_PAPER = compiled(r"\b{debt_paper_en}\b")
_MEASURED = compiled(
    r"\b(?:compare[sd]?|comparing) (?:with|to)\b|\b(?:down|up) from\b|\bfrom an? (?:peak|low|high|record)\b"
    r"|\b{debt_paper_en}(?: that are| which are)? due\b|\brecord date\b|\b(?:closing|opening) prices? (?:of"
    r"|on)\b"
)
_NOTHING = lazy(r" (?:no|nothing|little|few)\b")
_RECORD = lazy(
    r" (?:as the |as a |shareholders of )?(?:record date|closing (?:price|level)|market price)|['’]s (?:\w+ )?(?:close|price|level)"
)
_SINCE = lazy(r"(?:since|from)\b", re.I)
_HIGHEST = lazy(r"\b(?:\w+est|best|worst|most|first|least)\b[^,;]{0,24}$")  # to their highest since 2019
_NAMED = lazy(rf"(?<![\w.'’-])(?P<name>{NAME})")
_UNTIL = lazy(r"\b(?:until|till|to|for)\b")
_AVAILABLE = compiled(r" (?:\w+ly )?{became_en}\b")
_NOT = lazy(r" not\b(?! only)| never\b|n[’']t\b")  # did not buy: nothing happened


@fact("fact/clause_en", type="other", clauses="latin", last=True)
def clause_en(scene: Scene) -> Iterator[Draft]:
    """Finds English clauses with a date of their own and a verb that no other rule knows: was relit in April, will hand over.

    Reads who acts or takes part, and from the tense and the date whether it is planned. Leaves states, habits, conditions,
    questions, negations, dates before a noun (its May launch) and clauses of whom nobody is named."""
    if not _ASCII.match(scene.folded, scene.trigger.start):
        return
    found = _date(scene)
    if found is None:
        return
    date, tense = found
    coming = ahead(scene, date)
    if _NOT.match(scene.folded, scene.trigger.end) or _no_act(scene) or _beside(scene, date):
        return
    if tense in ("will", "would") and _foretold(scene):
        return
    if lexical("nobody_acts_en").search(scene.folded, scene.clause[0], scene.trigger.start):
        return  # hardly anyone had an opinion
    agent = agent_of(scene)
    if (
        agent
        and lexical("medium").fullmatch(agent.quote.removeprefix("the ").removeprefix("The "))
        and _HANDED_ON.search(scene.trigger.quote)
    ):
        return  # Reuters reported on Friday: it only hands the news on
    upon = acted_upon(scene)
    other = upon or (None if agent else party_of(scene))
    known = agent or other or scene.story.topic or anyone_near(scene) or told_before(scene)
    if not (known or _anyone(scene)):
        return
    kind = kind_of(replace(scene, shade=_shade(scene)))
    yield Draft(
        kind,
        evidence(trigger=scene.trigger, agent=agent, other=upon if kind == "acquisition" else other, date=date),
        date,
        factuality="planned" if coming or tense == "will" else "rumoured" if tense == "talk" else "actual",
        reach=reach_of(scene, agent or other),
    )


def _date(scene: Scene) -> tuple[Mention, str] | None:
    """The date whose verb the trigger is, and the verb's tense."""
    found = []
    first = scene.sentence.start
    tale = False
    for m in dates_of(scene):
        if not (m.value.earliest or m.value.latest) or vague(scene, m) or not _firm(m):
            continue
        tale = tale or opens_tale(scene.folded, first, m.start, m.end)
        verb = verb_of(scene.folded, m.start, m.end, first, scene.sentence.end)
        if verb is None or verb[:2] != (scene.trigger.start, scene.trigger.end):
            continue
        if _fits(scene, m, verb[2], tale):
            found.append((m, verb[2]))
    return min(found, key=lambda f: abs(f[0].start - scene.trigger.start), default=None)


def _fits(scene: Scene, date: Mention, tense: str, tale: bool) -> bool:
    """What is past is told in the past, or in the present by a chronicle; what is to come, today perhaps, is not."""
    issued = scene.story.published.when
    if ahead(scene, date):
        begun = issued and issued.latest and date.value.earliest and date.value.earliest <= issued.latest
        put_off = tense in ("past", "has", "now") and _UNTIL.search(scene.folded, date.start - 12, date.end)
        if put_off and words("put_off_en").keys() & scene.trigger.quote.split():
            return True
        return tense in ("will", "would", "vow") or (tense == "now" and not begun)
    if tense == "now" and date.quote.lower() == "today" and _TODAY.search(scene.trigger.quote):
        return True  # Today we are publishing the weights
    if tense == "will":
        return bool(issued and issued.precision == "day" and date.value.edtf == issued.edtf)
    return tense in ("past", "has", "talk", "vow") or (tale and tense == "now")


def _firm(date: Mention) -> bool:
    wide = width(date)
    limit = not date.value.earliest and date.quote.lower().startswith(("by", "before"))
    return limit or wide <= _YEAR or ("/" in date.value.edtf and wide <= _YEARS) or bool(_SINCE.match(date.quote))


def _beside(scene: Scene, date: Mention) -> bool:
    """The date only measures: compared with 819p today, a note due in 1992, the record date, approved it in May, X said."""
    if _NOTHING.match(scene.folded, scene.trigger.end) or (
        scene.trigger.quote == "due" and _PAPER.search(scene.folded, scene.clause[0], scene.trigger.start)
    ):
        return True
    said = scene.between(scene.trigger.start, scene.trigger.end).split()[-1] in ("said", "says", "told", "added")
    if date.end <= scene.trigger.start:
        return said and bool(_TAIL.fullmatch(scene.folded, date.end, scene.trigger.start)) and not _opens(scene, date)
    between = scene.between(scene.trigger.end, date.start)
    if _SINCE.match(date.quote) and _HIGHEST.search(between):
        return True
    return bool(_MEASURED.search(between) or _RECORD.match(scene.folded, date.end, scene.sentence.end))


def _opens(scene: Scene, date: Mention) -> bool:
    """Nothing but a preposition stands before the date."""
    lead = scene.between(scene.sentence.start, date.start).split()
    return len(lead) <= 2 and not any(w[0].isupper() for w in lead[1:])


def _no_act(scene: Scene) -> bool:
    """A condition, a habit, a question or a negation."""
    start, end = scene.clause
    lead = scene.between(start, scene.trigger.start)
    if lexical("idle_en").fullmatch(scene.trigger.quote):
        return True
    states = lexical("happened_state").finditer(scene.folded, start, end)
    return (
        asked(scene)
        or bool(_IF.search(lead))
        or bool(_NEVER.search(lead[-60:]))
        or any(m[0].lower() not in ("had been", "annual") for m in states)
        or bool(lexical("generic_when").search(scene.folded, start, end))
    )


def _anyone(scene: Scene) -> bool:
    """Where no list knows anybody near: somebody speaks, or has a capital inside the sentence."""
    label = scene.sentence.passage.speaker
    if scene.story.sides.get(label) or scene.story.persons.get(label):
        return True
    taken = [(m.start, m.end) for m in scene.sentence.mentions]
    for m in _NAMED.finditer(scene.folded, scene.sentence.start, scene.sentence.end):
        start, end = m.span("name")
        first = start <= scene.sentence.start + 1 and scene.folded[end] != ","
        if not first and brand(m["name"]) and not any(a < end and start < b for a, b in taken):
            return True
    return False


def _foretold(scene: Scene) -> bool:
    """will reach, will be warm: it comes to pass, and nobody does it."""
    said = scene.between(scene.trigger.start, scene.trigger.end).split()
    if "be" in said[:-1]:
        return not (
            said[-1].endswith(("ed", "ing")) or said[-1] in words("participle_en") or said[-1] in words("past_en")
        )
    return said[-1] in words("foretold_en") and not _AVAILABLE.match(scene.folded, scene.trigger.end)


def _shade(scene: Scene) -> str:
    """The type that the verb tells, by its last word; '' for none."""
    said = scene.between(scene.trigger.start, scene.trigger.end).split()
    word = said[-1].lower()
    bare = word not in words("participle_en") and word not in words("past_en") and not word.endswith("ed")
    if said[:2][-1] == "been" and bare:
        return "personnel"  # has been a director since …
    if word in ("was", "were", "had"):
        return "market"
    return _told_by(word)


@lru_cache(maxsize=1 << 10)
def _told_by(word: str) -> str:
    """The type of the past that a word is or is a form of: dismisses, join, carries."""
    known, stem = words("happened_trigger"), word.removesuffix("s")
    forms = (word, word + "ed", word + "d", word[:-1] + "ied", stem + "ed", stem + "d", stem.removesuffix("e") + "ed")
    return next((known[form] for form in forms if form in known), "")
