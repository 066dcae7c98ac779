"""Shares of a hundred in English words: 30 percent, 25 basis points."""

from __future__ import annotations

import re
from decimal import Decimal

from ..lexicon import words
from ..model import Quantity
from ..rule import Match, rule
from .number import Figure
from .number_en import figure_en
from .quantity import quantity
from .start import starts_clean

_PART = {c: Figure(Decimal(n), Decimal(n)) for c, n in {"h": "0.5", "a": "0.25", "o": "0.25", "t": "0.75"}.items()}


@rule(
    "amount/percent_en",
    r"(?:(?P<part>half|(?:a\s|one[\s-])quarter\sof|three[\s-]quarters\sof)\sa|(?P<figure>{figure_digits_en}|{figure_words_en}))"
    r"[\s-](?P<unit>{percent_en})(?![A-Za-z])",
    hints=[*words("percent_en")],
    reach=(40, 16),
    flags=re.I,
)
def percent_en(m: Match) -> Quantity | None:
    """Finds: 30 percent, thirty per cent, 9.9 pct, 25 basis points, half a percentage point. Reads: the number.
    Leaves: percentage, per centre."""
    unit = words("percent_en")[" ".join(m["unit"].lower().split())]
    if m["part"]:
        return quantity(_PART[m["part"][0].lower()], unit)
    return quantity(figure_en(m["figure"]) if starts_clean(m) else None, unit)
