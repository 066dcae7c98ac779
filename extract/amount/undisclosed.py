"""Sums that a text says it does not say: 未披露金额, an undisclosed sum."""

from __future__ import annotations

import re

from ..lexicon import words
from ..model import Amount
from ..rule import Match, rule


@rule(
    "amount/undisclosed",
    r"{undisclosed_zh}|(?<![A-Za-z]){undisclosed_en}(?![A-Za-z])",
    hints=[*words("undisclosed_zh"), *words("undisclosed_en")],
    reach=(1, 4),
    flags=re.I,
)
def undisclosed(m: Match) -> Amount | None:
    """Finds: 未披露金额, 具体金额未透露, an undisclosed sum. Reads: an amount without bounds or currency.
    Leaves: 未披露机构 (an investor), undisclosed investors."""
    return Amount(None, None, None, "unknown", "order")
