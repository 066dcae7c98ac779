"""Acquisitions and mergers."""

from __future__ import annotations

from collections.abc import Iterator

from . import fact
from .deal import alike, price, sides, stake
from .plain import negated, part_of_another
from .scene import Draft, Scene, evidence


def _done(scene: Scene) -> bool:
    """A finite verb of the past: X acquired Y, X收购了Y."""
    word = scene.trigger.quote.lower()
    return (
        word in ("acquired", "bought", "purchased") or scene.folded[scene.trigger.end : scene.trigger.end + 1] == "了"
    )


@fact("fact/acquisition", type="acquisition", triggers="acquisition_trigger")
def acquisition(scene: Scene) -> Iterator[Draft]:
    """Finds 收购, 并购, acquired, takeover of.

    Reads buyer and target (被…收购 and was acquired by the other way round), the price and the date.
    Leaves deals that name only one side, plans without a date, price or share, and 收购价, 并购基金, acquisition strategy."""
    if negated(scene) or part_of_another(scene, "acquisition"):
        return
    buyer, target = sides(scene, "organisation", "product")
    if buyer is None or target is None or alike(buyer, target):
        return
    date, far = scene.date()
    paid = price(scene)
    if date is None and paid is None and not stake(scene) and not _done(scene):
        return
    yield Draft(
        "acquisition",
        evidence(trigger=scene.trigger, agent=buyer, other=target, amount=paid, date=date),
        date,
        reach=far,
    )
