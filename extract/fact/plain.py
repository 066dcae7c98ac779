"""Events that are a trigger, somebody and a date: what their rules share.

Three questions, each a function: does the word tell anything here (`told`), when (`moment`), and who (`actor`).
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..lexicon import words
from ..model import Entity, Mention, When
from .scene import ACTORS, Draft, Scene, evidence, lexical

LATIN = re.compile(r"[A-Za-z]")
_LINKED = re.compile(r"\s?(?:(?:[\w'’-]{1,20}\s){0,9}|[^,;:“”\"]{0,60}\s)(?:on|in|at|of|late|early|last|this|next|by|from|until|since)?\s*")
_PAST = re.compile(r"[^,]{0,24}(?:后|以来|之前|以前)[,，]")
_QUOTES = {"“": 1, "”": -1, "「": 1, "」": -1, "『": 1, "』": -1}
_END_ASKED = re.compile(r"[?？]")
_SUBJECTLESS = re.compile(r"(?:[^:]{0,12}:)?[\s\d*#-]{0,6}(?:就?在|于|到了?|自|从)?\s?$")


def negated(scene: Scene) -> bool:
    """没有, 不, not right before the trigger: nothing happened."""
    return bool(re.search(rf"(?:{lexical('fact_negated').pattern})\s*(?:有|再|会|能|been|yet|to)?\s*$", scene.lead[-8:], re.I))


@cache
def _guards(type: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    behind, before = f"{type}_not_behind", f"{type}_not_before"
    return tuple(w.lower() for w in words(behind)), tuple(w.lower() for w in words(before))


def part_of_another(scene: Scene, type: str) -> bool:
    """The trigger is a piece of a longer word or of a noun: 研究人员, 对话助手, 小说."""
    behind, before = _guards(type)
    folded, t = scene.folded, scene.trigger
    return folded[t.end:t.end + 16].lower().startswith(behind) or folded[max(scene.sentence.start, t.start - 12):t.start].lower().endswith(before)


def asked(scene: Scene) -> bool:
    """The trigger's clause asks: it asserts nothing."""
    start, end = scene.clause
    if not (scene.sentence.passage.kind == "question" or _END_ASKED.search(scene.folded, end - 1, scene.sentence.end)):
        return False
    return bool(lexical("asking").search(scene.folded, start, end)) or scene.folded[end:end + 1] in ("?", "？")


def told(scene: Scene, type: str) -> bool:
    """The word tells a happening here: no negation, no question, no habit, no noun."""
    if part_of_another(scene, type) or negated(scene) or asked(scene):
        return False
    start, end = scene.clause
    return not lexical("generic_when").search(scene.folded, start, end)


def _balance(text: str) -> int:
    return sum(_QUOTES.get(c, 0) for c in text)


def _apart(scene: Scene, date: Mention) -> bool:
    """The date is said inside a quotation that the trigger stands outside of, or dates an earlier happening (…发布后,)."""
    if date.end <= scene.trigger.start:
        between = scene.between(date.end, scene.trigger.start)
        if _balance(between) < 0:
            return True
        return not between.startswith((",", " ,")) and bool(_PAST.match(between))
    return date.start >= scene.trigger.end and _balance(scene.between(scene.trigger.end, date.start)) > 0


def _placed(m: Mention) -> bool:
    return m.kind == "date" and isinstance(m.value, When) and bool(m.value.earliest or m.value.latest)


def moment(scene: Scene, *, carry: bool = False, near: int = 60) -> tuple[Mention | None, str]:
    """When it was: in English the date of the trigger's own clause comes first, for it follows its verb."""
    start, end = scene.clause
    date, far = scene.date(carry=carry)
    if LATIN.match(scene.folded, scene.trigger.start) and not scene.subordinate() and not (date and start <= date.start < end):
        own = [m for m in scene.sentence.mentions if _placed(m) and scene.trigger.end <= m.start < end]
        if own:
            date, far = own[0], "sentence"
    if date is None or not (date.value.earliest or date.value.latest):
        return None, far
    if far == "sentence":
        gap = max(scene.trigger.start - date.end, date.start - scene.trigger.end)
        if gap > near or _apart(scene, date):
            return None, far
    return date, far


def vague(scene: Scene, date: Mention) -> bool:
    """当时, 那天; in talk also 今天: such a word places nothing by itself."""
    word = scene.folded[date.start:date.end].lower()
    if word in words("vague_when"):
        return word not in ("今天", "明天", "后天", "这两天") or bool(scene.sentence.passage.speaker)
    return False


def actor(scene: Scene, kinds: tuple[str, ...] = ()) -> tuple[Mention | None, str]:
    """Who did it. One who speaks is the actor where the sentence says so: with 我们, or with no subject but a date."""
    agent, reach = scene.agent(*(kinds or ACTORS))
    if agent is None or scene.sentence.start <= agent.start < scene.sentence.end or not scene.sentence.passage.speaker:
        return agent, reach
    if scene.sentence.passage.kind == "question":
        return (agent, reach) if re.search("你|您|贵公司|我们|we|you", scene.lead, re.I) else (None, reach)
    if lexical("first_person").search(scene.lead):
        return agent, reach
    first = next((m for m in scene.sentence.mentions if m.kind == "date"), None)
    if first and first.end <= scene.trigger.start and _SUBJECTLESS.fullmatch(scene.between(scene.sentence.start, first.start)):
        return agent, reach
    return None, reach


def plain(scene: Scene, type: str, *, carry: bool = False, kinds: tuple[str, ...] = (), needs_agent: bool = True,
          extra: dict[str, Mention | None] | None = None, near: int = 60, shade: str = "") -> Iterator[Draft]:
    """A draft when the sentence has a date (or, with `carry`, the passage) near enough and somebody is named."""
    if negated(scene):
        return
    date, far = moment(scene, carry=carry, near=near)
    if date is None:
        return
    agent, reach = actor(scene, kinds)
    if reach == "document" or (agent is None and needs_agent):
        if needs_agent:
            return
        agent = None
    wider = "sentence" if reach == far == "sentence" else "paragraph"
    yield Draft(type, evidence(trigger=scene.trigger, agent=agent, date=date, **(extra or {})), date, reach=wider, shade=shade or scene.shade)


def named(scene: Scene) -> bool:
    """Somebody or something has a name in the sentence."""
    return any(isinstance(m.value, Entity) for m in scene.sentence.mentions)


__all__ = ["actor", "asked", "moment", "named", "negated", "part_of_another", "plain", "told", "vague"]
