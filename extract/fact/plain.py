"""Events that are a trigger, somebody and a date: what their rules share."""
from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Mention
from .scene import Draft, Scene, evidence, lexical


def negated(scene: Scene) -> bool:
    """没有, 不, not right before the trigger: nothing happened."""
    return bool(re.search(rf"(?:{lexical('fact_negated').pattern})\s*(?:有|再|会|been)?\s*$", scene.lead[-8:], re.I))


def plain(scene: Scene, type: str, *, carry: bool = False, kinds: tuple[str, ...] = (), needs_agent: bool = True,
          extra: dict[str, Mention | None] | None = None, near: int = 60, shade: str = "") -> Iterator[Draft]:
    """A draft when the sentence has a date (or, with `carry`, the passage) near enough and somebody is named."""
    if negated(scene):
        return
    date, far = scene.date(carry=carry)
    if date is None or (far == "sentence" and min(abs(scene.trigger.start - date.end), abs(date.start - scene.trigger.end)) > near):
        return
    agent, reach = scene.agent(*kinds)
    if reach == "document" or (agent is None and needs_agent):
        if needs_agent:
            return
        agent = None
    wider = "sentence" if reach == far == "sentence" else "paragraph"
    yield Draft(type, evidence(trigger=scene.trigger, agent=agent, date=date, **(extra or {})), date, reach=wider, shade=shade or scene.shade)
