"""What a hedge does to bounds; shared by the hedges of both languages.

>>> from decimal import Decimal
>>> hedged(Quantity(Decimal(5), Decimal(5), "users"), "more_than").max is None
True
"""

from __future__ import annotations

from dataclasses import replace

from ..model import Amount, Quantity

Sum = Amount | Quantity


def hedged(value: Sum, hedge: str | None, implicit: bool = False) -> Sum | None:
    """The value under a hedge of DESIGN.md. `implicit`: its figure is only a unit (千万), and 近千万 is that unit."""
    if hedge is None or (value.min is None and value.max is None):
        return None
    low, high = value.min, value.max
    if implicit and value.hedge == "order":
        high = low
    if hedge == "approx":
        exact = value.hedge in ("exact", "approx") or low == high
        return replace(value, max=high, hedge="approx" if exact else value.hedge)
    if hedge in ("at_least", "more_than"):
        if low is None:
            return None
        return replace(value, max=value.max if value.hedge == "more_than" else None, hedge=hedge)
    if hedge in ("at_most", "less_than"):
        return None if high is None else replace(value, min=None, max=high, hedge=hedge)
    return None
