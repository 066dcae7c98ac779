"""Shares of a hundred in figures: 30%, 20%-30%."""

from __future__ import annotations

from ..model import Quantity
from ..rule import Match, rule
from .number import Figure, figure
from .quantity import quantity
from .start import starts_clean


@rule(
    "amount/percent",
    r"(?P<figure>{figure})\s?%(?:\s?(?:-{1,2}|—{1,2}|~|到|至|to)\s?(?P<high>\d{1,9}(?:\.\d{1,9})?)\s?%)?",
    hints=["%"],
    reach=(24, 16),
)
def percent(m: Match) -> Quantity | None:
    """Finds: 30%, 99.9%, -3.5%, 20%-30%, 50~60%. Reads: the number of hundredths. Leaves: % without a number."""
    read = figure(m["figure"]) if starts_clean(m) else None
    if read and m["high"]:
        high = figure(m["high"])
        if not high or high.min is None or read.min is None or read.min >= high.min:
            return None
        read = Figure(read.min, high.min)
    return quantity(read, "percent")
