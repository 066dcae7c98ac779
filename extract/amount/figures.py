"""Sums by the number of their figures: a nine-figure round, 八位数."""
from __future__ import annotations

import re
from decimal import Decimal

from ..lexicon import words
from ..model import Amount
from ..rule import Match, rule


@rule("amount/figures", r"(?<![A-Za-z])(?:(?P<word>{figures_en})|(?P<digit>\d{1,2}))-figure(?![A-Za-z])"
                        r"(?:\s(?P<currency>dollar|USD|euro|sterling))?", hints=["-figure"], reach=(8, 10), flags=re.I)
def figures(m: Match) -> Amount | None:
    """Finds: a nine-figure round, eight-figure sum, 7-figure. Reads: nine figures are 1e8 to 1e9, currency unsaid.
    Leaves: figures of speech, five figures in the report, two-figure."""
    low = Decimal(words("figures_en")[m["word"].lower()]) if m["word"] else Decimal(10) ** (int(m["digit"]) - 1)
    if not 4 <= len(str(low)) <= 13:
        return None
    currency = {"dollar": "USD", "usd": "USD", "euro": "EUR", "sterling": "GBP"}.get((m["currency"] or "").lower())
    return Amount(low, low * 10, currency, "written" if currency else "unknown", "order")
