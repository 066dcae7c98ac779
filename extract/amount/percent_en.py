"""Shares of a hundred in English words: 30 percent, 25 basis points."""

from __future__ import annotations

import re

from ..lexicon import words
from ..model import Quantity
from ..rule import Match, rule
from .number_en import figure_en
from .quantity import quantity
from .start import starts_clean


@rule(
    "amount/percent_en",
    r"(?P<figure>{figure_digits_en}|{figure_words_en})[\s-](?P<unit>{percent_en})(?![A-Za-z])",
    hints=[*words("percent_en")],
    reach=(40, 16),
    flags=re.I,
)
def percent_en(m: Match) -> Quantity | None:
    """Finds: 30 percent, thirty per cent, 9.9 pct, 25 basis points. Reads: the number.
    Leaves: percentage, per centre."""
    unit = words("percent_en")[" ".join(m["unit"].lower().split())]
    return quantity(figure_en(m["figure"]) if starts_clean(m) else None, unit)
