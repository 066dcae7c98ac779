"""Listings on an exchange."""

from __future__ import annotations

from collections.abc import Iterator

from . import fact
from .plain import part_of_another, plain
from .scene import Draft, Scene


@fact("fact/ipo", type="ipo", triggers="ipo_trigger")
def ipo(scene: Scene) -> Iterator[Draft]:
    """Finds 上市, 招股书, went public.

    Reads the company, the date of the sentence and what was raised, where the sentence names one sum.
    Leaves 上市公司, products that come to market (上市销售), and listings that were put off."""
    if part_of_another(scene, "ipo"):
        return
    sums = [m for m in scene.amounts() if m.value.role in ("funding_round", "funding_total")]
    yield from plain(scene, "ipo", kinds=("organisation",), extra={"amount": sums[0] if len(sums) == 1 else None})
