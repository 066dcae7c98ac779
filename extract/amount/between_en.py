"""An English range with both ends named: between $10 and $20 million, between five and ten dollars."""

from __future__ import annotations

import re

from ..model import Amount
from ..rule import Match, rule
from .currency import amount, code
from .number import Figure
from .number_en import figure_en


@rule(
    "amount/between_en",
    r"(?<![A-Za-z])between\s(?P<sign>{currency_sign})?\s?(?P<low>{figure_digits_en}|{figure_words_en})(?:\s{currency_en})?\sand\s{currency_sign}?\s?"
    r"(?P<high>{figure_digits_en}|{figure_words_en})(?:\s(?P<name>{currency_en})(?![A-Za-z]))?",
    hints=["between "],
    reach=(1, 72),
    flags=re.I,
)
def between_en(m: Match) -> Amount | None:
    """Finds: between $10 and $20, between $1.5 and $2 billion, between five and ten million euros.
    Reads: both bounds; the lower one borrows the scale of the upper one. Leaves: between 2018 and 2020, between us."""
    if not m["sign"] and not m["name"]:
        return None
    together = figure_en(f"{m['low']} to {m['high']}")
    low, high = figure_en(m["low"]), figure_en(m["high"])
    if not together and low and high and low.min is not None and high.max is not None and low.min < high.max:
        together = Figure(low.min, high.max)
    return amount(together, code(m["sign"] or m["name"]))
