"""Dated clauses in English that no other rule reads: what the verb of each date tells, whatever verb it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..lexicon import words
from ..model import Mention
from . import fact
from .dated import dates_of, width
from .happened import agent_of, ahead, kind_of, party_of
from .plain import asked, vague
from .predicate_en import opens_tale, verb_of
from .scene import Draft, Scene, evidence, lexical, value_of

_YEARS = 15 * 366  # days of a range that a figure is told of
_YEAR = 366
_ASCII = re.compile(r"[A-Za-z]")
_IF = re.compile(r"\b(?:if|unless|whether)\b[^,;]*$", re.I)
_NEVER = re.compile(r"\b(?:no|none|never|nobody|neither|nor|without|hardly|not)\b|n['’]t\b", re.I)
_SINCE = re.compile(r"(?:since|from)\b", re.I)
_AVAILABLE = re.compile(r" (?:\w+ly )?(?:available|law|mandatory|compulsory|effective)\b")


@fact("fact/clause_en", type="other", triggers="", last=True)
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
    if _no_act(scene):
        return
    if tense in ("will", "would") and _foretold(scene):
        return
    agent = agent_of(scene)
    other = None if agent else party_of(scene) or scene.story.topic
    if agent is None and other is None:
        return
    kind = kind_of(replace(scene, shade=_shade(scene)))
    yield Draft(
        kind,
        evidence(trigger=scene.trigger, agent=agent, other=other, date=date),
        date,
        factuality="planned" if coming else "rumoured" if tense == "talk" else "actual",
        reach="sentence" if (agent or other).start >= scene.sentence.start else "paragraph",  # type: ignore[union-attr]
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
        own = verb and verb[:2] == (scene.trigger.start, scene.trigger.end)
        if own and _fits(verb[2], ahead(scene, m), tale):
            found.append((m, verb[2]))
    return min(found, key=lambda f: abs(f[0].start - scene.trigger.start), default=None)


def _fits(tense: str, coming: bool, tale: bool) -> bool:
    """What is past is told in the past, or in the present by a chronicle; what is to come is not."""
    if coming:
        return tense in ("will", "would", "now")
    return tense in ("past", "has", "talk") or (tale and tense == "now")


def _firm(date: Mention) -> bool:
    wide = width(date)
    limit = not date.value.earliest and date.quote.lower().startswith(("by", "before"))
    return limit or wide <= _YEAR or ("/" in date.value.edtf and wide <= _YEARS) or bool(_SINCE.match(date.quote))


def _no_act(scene: Scene) -> bool:
    """A condition, a habit, a question or a negation."""
    start, end = scene.clause
    lead = scene.between(start, scene.trigger.start)
    states = lexical("happened_state").finditer(scene.folded, start, end)
    return (
        asked(scene)
        or bool(_IF.search(lead))
        or bool(_NEVER.search(lead[-60:]))
        or any(m.start() < scene.trigger.start or m.start() >= scene.trigger.end for m in states)
        or bool(lexical("generic_when").search(scene.folded, start, end))
    )


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
    word = scene.between(scene.trigger.start, scene.trigger.end).split()[-1]
    stem = word.removesuffix("s")
    for form in (
        word,
        word + "ed",
        word + "d",
        word[:-1] + "ied",
        stem + "ed",
        stem + "d",
        stem.removesuffix("e") + "ed",
    ):
        if lexical("happened_trigger").fullmatch(form):
            return value_of("happened_trigger", form)
    return ""
