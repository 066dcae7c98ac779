"""Sums by the number of their figures: a nine-figure round."""

from __future__ import annotations

import re
from decimal import Decimal

from ..lexicon import words
from ..model import Amount
from ..rule import Match, rule

_PARTS = {"low": (1, 3), "mid": (4, 6), "middle": (4, 6), "high": (7, 10)}


@rule(
    "amount/figures",
    r"(?<![A-Za-z])(?:(?:(?P<word>{figures_en})|(?P<digit>\d{1,2}))-figure|(?:the\s)?(?P<part>low|mid|middle"
    r"|high)[\s-](?P<of>{figures_en})[\s-]figures?|multi-?\s?(?P<multi>million|billion))(?![A-Za-z])(?:[\s-]"
    r"(?P<currency>{figure_currency_en}))?",
    hints=["-figure", " figure", "multimillion", "multi-million", "multi-billion", "multibillion"],
    reach=(20, 10),
    flags=re.I,
)
def figures(m: Match) -> Amount | None:
    """Finds: a nine-figure round, eight-figure sum, mid-seven figures, 7-figure, a multi-million-dollar deal.
    Reads: nine figures are 1e8 to 1e9, multi-million 1e6 to 1e9; the currency only where it is said.
    Leaves: figures of speech, five figures in the report, two-figure, multi-million without a currency."""
    currency = {"dollar": "USD", "usd": "USD", "euro": "EUR", "sterling": "GBP", "pound": "GBP", "yuan": "CNY"}.get(
        (m["currency"] or "").lower()
    )
    if m["multi"]:
        low = Decimal(1000000 if m["multi"].lower() == "million" else 1000000000)
        return Amount(low, low * 1000, currency, "written", "order") if currency else None
    if m["part"]:
        low = Decimal(words("figures_en")[m["of"].lower()])
        first, last = _PARTS[m["part"].lower()]
        return Amount(low * first, low * last, currency, "written" if currency else "unknown", "order")
    low = Decimal(words("figures_en")[m["word"].lower()]) if m["word"] else Decimal(10) ** (int(m["digit"]) - 1)
    if not 4 <= len(str(low)) <= 13:
        return None
    return Amount(low, low * 10, currency, "written" if currency else "unknown", "order")
