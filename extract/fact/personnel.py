"""Personnel: somebody joins, is appointed, leaves."""
from __future__ import annotations

from collections.abc import Iterator

from . import fact
from .plain import negated
from .scene import Draft, Scene, evidence


@fact("fact/personnel", type="personnel", triggers="personnel_trigger")
def personnel(scene: Scene) -> Iterator[Draft]:
    """Finds 加入, 出任, 离职, appointed, stepped down.

    Reads the person, the organisation and the date of the sentence (or the one before). Leaves a 加入 of things."""
    if negated(scene):
        return
    people = [m for m in scene.before("person") if scene.trigger.start - m.end <= 30] or scene.after("person")[:1]
    date, far = scene.date()
    if not people or date is None:
        return
    org = next(iter(scene.after("organisation")), None) or next(iter(reversed(scene.before("organisation"))), None)
    yield Draft("personnel", evidence(trigger=scene.trigger, agent=people[-1], other=org, date=date), date,
                reach=far, shade=scene.shade)
