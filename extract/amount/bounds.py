"""A lower and an upper bound that are said one after the other: 不低于5000万元且不超过1亿元."""

from __future__ import annotations

from dataclasses import replace

from ..model import Amount
from ..rule import Match, join


@join("amount/bounds", r"\s?[、,]?\s?(?:且|并|而|同时|及|和|\band\b|\bbut\b)?\s?", kinds=("amount",), weight=1)
def bounds(left: Amount, right: Amount, gap: Match) -> Amount | None:
    """Finds: 不低于5000万元且不超过1亿元, at least $5m and no more than $10m. Reads: both bounds of one sum.
    Leaves: 超过5亿元,不到1亿元 (they cross), sums of two currencies, two lower bounds."""
    if left.hedge not in ("at_least", "more_than") or right.hedge not in ("at_most", "less_than"):
        return None
    if left.currency != right.currency or left.min is None or right.max is None or left.min >= right.max:
        return None
    return replace(right, min=left.min, hedge="exact")
