"""How much text a model takes in at once: 128K上下文, a 200K context window."""

from __future__ import annotations

import re

from ..lexicon import words
from ..model import Quantity
from ..rule import Match, rule
from .number import exact


@rule(
    "amount/context_length",
    r"(?P<word>(?:{context_zh}|(?i:{context_en}))(?:\s?{measure_verb_zh}|\s(?:of|to|is)){0,2}\s?)?"
    r"(?P<it>(?<![A-Za-z\d.$-])(?:\d{1,4}(?:\.\d{1,2})?\s?[KkMm](?![A-Za-z\d])|\d{1,3}(?:,\d{3}){1,2}(?=[\s-]tokens?\s(?:of\s)?context)))"
    r"(?P<behind>[\s-]?(?:个)?(?:[Tt]okens?)?\s?的?(?:{context_zh}|(?i:{context_en})(?![A-Za-z])))?",
    hints=[*words("context_zh"), "context"],
    reach=(20, 24),
)
def context_length(m: Match) -> Quantity | None:
    """Finds: 128K上下文, 上下文窗口扩展到200K, a 128K-token context window, a 200,000-token context, 1M context.
    Reads: tokens, K as a thousand (as the vendors round it); the quote is the number alone.
    Leaves: 128K alone, 上下文 without a number."""
    if not (m["word"] or m["behind"]):
        return None
    value = exact(re.sub(r"\s", "", m["it"]).lower())
    return None if value is None else Quantity(value, value, "context")
