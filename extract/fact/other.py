"""Matches: somebody beats somebody, a contest begins or ends."""

from __future__ import annotations

from collections.abc import Iterator

from . import fact
from .plain import moment, plain, told, vague
from .scene import Draft, Scene

SIDES = ("person", "organisation", "model", "product", "place")


@fact("fact/other", type="other", triggers="other_trigger", dated=True)
def other(scene: Scene) -> Iterator[Draft]:
    """Finds 击败, 夺冠, 认输, 开打, defeated, won the match.

    Reads who played and when. Leaves figures of speech (beat expectations, 战胜困难), comparisons of scores with no day, and
    matches of nobody named."""
    if not told(scene, "other"):
        return
    date, far = moment(scene)
    if date is None or far != "sentence" or vague(scene, date):
        return
    rival = next((m for m in scene.after(*SIDES) if m.start - scene.trigger.end <= 24), None)
    yield from plain(scene, "other", kinds=SIDES, needs_agent=scene.shade != "contest", extra={"other": rival})
