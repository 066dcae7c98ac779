"""Partnerships of organisations."""
from __future__ import annotations

from collections.abc import Iterator

from . import fact
from .plain import negated
from .scene import Draft, Scene, evidence


@fact("fact/partnership", type="partnership", triggers="partnership_trigger")
def partnership(scene: Scene) -> Iterator[Draft]:
    """Finds 战略合作, 携手, partnered with.

    Reads two organisations and the date. Leaves co-operation with nobody named."""
    orgs = list(scene.entities("organisation"))
    keys = {m.value.key for m in orgs}
    date, far = scene.date(carry=False)
    if len(keys) < 2 or date is None or negated(scene):
        return
    other = next(m for m in orgs if m.value.key != orgs[0].value.key)
    yield Draft("partnership", evidence(trigger=scene.trigger, agent=orgs[0], partner=other, date=date), date, reach=far)
