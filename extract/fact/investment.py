"""Investments told from the investor's side."""

from __future__ import annotations

from collections.abc import Iterator

from . import fact
from .deal import price, sides
from .lexical import lexical
from .plain import negated, part_of_another
from .presented import with_presented
from .rounds import is_named, rounds_of
from .scene import Draft, Scene, evidence


@fact("fact/investment", type="investment", triggers="investment_trigger")
def investment(scene: Scene) -> Iterator[Draft]:
    """Finds 投资了, 入股, 注资, invested in.

    Reads investor, object, amount and date. Leaves 投资 as a noun, plants and projects that are built, and rounds, which are
    financings of the company (funding)."""
    if negated(scene) or part_of_another(scene, "investment") or any(is_named(r) for r in rounds_of(scene)):
        return
    start, end = scene.clause
    if lexical("investment_not_object").search(scene.folded, start, end):
        return
    scene = with_presented(scene)
    investor, thing = sides(scene, "organisation")
    if investor is None or thing is None or investor.value.key == thing.value.key:
        return
    if scene.trigger.start - investor.end > 24 or not (
        thing.end <= scene.trigger.start or thing.start - scene.trigger.end <= 30
    ):
        return
    behind = scene.between(scene.trigger.end, thing.start)
    if behind and lexical("held").fullmatch(behind):  # 红杉投资企业智谱: one that it has, no purchase of this day
        return
    date, far = scene.date(carry=False)
    if date is None or "曾" in scene.between(date.end, scene.trigger.start):
        return  # 4月,曾获甲投资的乙解散
    yield Draft(
        "investment",
        evidence(trigger=scene.trigger, agent=investor, investee=thing, amount=price(scene), date=date),
        date,
        reach=far,
    )
