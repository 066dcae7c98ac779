"""Market figures at a date: users, revenue, profit, share prices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Amount, Quantity
from . import fact
from .plain import plain, told
from .scene import Draft, Scene

_FIGURE = re.compile(r"\d[\d,.]*\s?(?:万|亿|千万|百万|%|成|million|billion|thousand)")
NOT_A_FIGURE = ("parameters", "tokens", "bytes", "pages", "pieces")
WHOSE = ("organisation", "product", "model", "place")


@fact("fact/market", type="market", triggers="market_trigger", dated=True)
def market(scene: Scene) -> Iterator[Draft]:
    """Finds 营收, 月活, 市占率, 股价, 收报, revenue, users, shares rose.

    Reads whose figure it is, the figure, and when. Leaves such words without a figure near them (收入很高), and users as
    mere customers (向用户开放)."""
    if not told(scene, "market"):
        return
    t = scene.trigger
    figures = [
        m
        for m in scene.sentence.mentions
        if isinstance(m.value, Amount | Quantity)
        and t.start - m.end <= 16
        and m.start - t.end <= 26
        and m.start != scene.trigger.start
        and getattr(m.value, "unit", "") not in NOT_A_FIGURE
    ]
    if (
        scene.shade not in ("testing", "limit")
        and not figures
        and not _FIGURE.search(
            scene.folded, max(scene.sentence.start, t.start - 16), min(scene.sentence.end, t.end + 16)
        )
    ):
        return
    yield from plain(scene, "market", kinds=WHOSE, extra={"amount": figures[0] if figures else None})
