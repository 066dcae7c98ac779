"""Investments told from the investor's side."""
from __future__ import annotations

import re
from collections.abc import Iterator

from . import fact
from .plain import negated
from .scene import Draft, Scene, evidence


@fact("fact/investment", type="investment", triggers="investment_trigger")
def investment(scene: Scene) -> Iterator[Draft]:
    """Finds 投资了, 入股, 注资, invested in.

    Reads investor, object, amount and date. Leaves 投资 as a noun, and rounds told from the company's side (funding)."""
    if negated(scene) or re.match(r"者|人|方|机构|回报|建议|意向|组合|领域", scene.between(scene.trigger.end, scene.trigger.end + 2)):
        return
    investors = [m for m in scene.before("organisation", "person") if scene.trigger.start - m.end <= 16]
    objects = [m for m in scene.after("organisation") if m.start - scene.trigger.end <= 16]
    date, far = scene.date(carry=False)
    if investors and objects and date is not None and investors[-1].value.key != objects[0].value.key:
        price = next(iter(scene.amounts()), None)
        yield Draft("investment", evidence(trigger=scene.trigger, agent=investors[-1], investee=objects[0], amount=price, date=date), date, reach=far)
