"""Shares of a hundred in figures: 30%, 20%-30%."""
from __future__ import annotations

from ..model import Quantity
from ..rule import Match, rule
from .number import Figure, figure
from .quantity import quantity
from .start import starts_clean


@rule("amount/percent", r"(?:(?P<low>[-+负]?\d{1,9}(?:\.\d{1,9})?)\s?%\s?(?:-{1,2}|—{1,2}|~|到|至|to)\s?)?(?P<figure>{figure})\s?%",
      hints=["%"], reach=(24, 1))
def percent(m: Match) -> Quantity | None:
    """Finds: 30%, 99.9%, -3.5%, 20%-30%, 50~60%. Reads: the number of hundredths. Leaves: % without a number."""
    read = figure(m["figure"]) if starts_clean(m) else None
    if read and m["low"]:
        low = figure(m["low"])
        if not low or low.min is None or read.max is None or low.min >= read.max:
            return None
        read = Figure(low.min, read.max)
    return quantity(read, "percent")
