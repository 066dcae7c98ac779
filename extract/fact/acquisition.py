"""Acquisitions and mergers."""
from __future__ import annotations

from collections.abc import Iterator

from . import fact
from .plain import negated
from .scene import Draft, Scene, evidence


@fact("fact/acquisition", type="acquisition", triggers="acquisition_trigger")
def acquisition(scene: Scene) -> Iterator[Draft]:
    """Finds 收购, 并购, acquired, takeover of.

    Reads the buyer before and the target behind the verb, the price and the date. Leaves deals that name only one side."""
    if negated(scene):
        return
    buyers = scene.before("organisation", "person")
    targets = [m for m in scene.after("organisation", "product") if m.start - scene.trigger.end <= 40]
    date, far = scene.date()
    if buyers and targets and buyers[-1].value.key != targets[0].value.key and date is not None:
        price = next((m for m in scene.amounts()), None)
        yield Draft("acquisition", evidence(trigger=scene.trigger, agent=buyers[-1], other=targets[0], amount=price, date=date), date, reach=far)
