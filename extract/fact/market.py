"""Market figures at a date: users, revenue, profit, share prices."""
from __future__ import annotations

from collections.abc import Iterator

from ..model import Amount, Quantity
from . import fact
from .plain import plain
from .scene import Draft, Scene


@fact("fact/market", type="market", triggers="market_trigger")
def market(scene: Scene) -> Iterator[Draft]:
    """Finds 营收, 月活, 股价, 市值, revenue, users, shares rose.

    Reads whose figure it is, the figure, and when. Leaves such words without a figure near them."""
    figures = [m for m in scene.sentence.mentions if isinstance(m.value, Amount | Quantity) and
               -12 <= m.start - scene.trigger.end <= 24]
    if scene.shade != "testing" and not figures:
        return
    kinds = ("organisation", "product", "model", "person", "place")
    yield from plain(scene, "market", kinds=kinds, extra={"amount": figures[0] if figures else None})
