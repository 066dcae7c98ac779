"""Market figures at a date: users, revenue, profit, share prices."""
from __future__ import annotations

from collections.abc import Iterator

from ..model import Amount, Quantity
from . import fact
from .plain import plain, told
from .scene import Draft, Scene

NOT_A_FIGURE = ("parameters", "tokens", "bytes", "pages", "pieces")
WHOSE = ("organisation", "product", "model", "place")


@fact("fact/market", type="market", triggers="market_trigger")
def market(scene: Scene) -> Iterator[Draft]:
    """Finds 营收, 月活, 市占率, 股价, 收报, revenue, users, shares rose.

    Reads whose figure it is, the figure, and when. Leaves such words without a figure near them (收入很高), and users as
    mere customers (向用户开放)."""
    if not told(scene, "market"):
        return
    figures = [m for m in scene.sentence.mentions if isinstance(m.value, Amount | Quantity) and
               -14 <= m.start - scene.trigger.end <= 26 and m.start != scene.trigger.start and getattr(m.value, "unit", "") not in NOT_A_FIGURE]
    if scene.shade not in ("testing", "limit") and not figures:
        return
    yield from plain(scene, "market", kinds=WHOSE, extra={"amount": figures[0] if figures else None})
