"""Numbers with what they count, in English: 100 million users, two times, 10,000 GPUs."""

from __future__ import annotations

import re

from ..lexicon import words
from ..model import Quantity
from ..rule import Match, rule
from .number_en import figure_en
from .quantity import quantity
from .start import starts_clean

_UNITS = {" ".join(unit.lower().split()): name for unit, name in words("unit_en").items()}

_GLUED = ("GB", "TB", "MW", "GW", "kWh", "MWh", "GWh", "TWh", "km", "kg")


@rule(
    "amount/quantity_en",
    r"(?P<figure>{figure_digits_en}|{figure_words_en})(?:[\s-](?:of\s)?)?(?P<unit>{unit_en})(?![A-Za-z])",
    hints=[
        *(f" {u}" for u in words("unit_en")),
        *(f"{d}{u}" for d in range(10) for u in _GLUED),
        "-fold",
        *(u for u in words("unit_en") if u[0] == "x"),
    ],
    reach=(48, 4),
    flags=re.I,
)
def quantity_en(m: Match) -> Quantity | None:
    """Finds: 100 million users, two times, 10,000 GPUs, 1.5M monthly active users, tens of thousands of developers, 5x faster, 10-fold.
    Reads: figures or words with their scale; the unit's name. Leaves: sometimes, the people, a user."""
    return quantity(figure_en(m["figure"]) if starts_clean(m) else None, _UNITS[" ".join(m["unit"].lower().split())])
