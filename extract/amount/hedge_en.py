"""English hedges around an amount or a quantity: about, nearly, more than, up to, or more."""

from __future__ import annotations

import re

from ..lexicon import words
from ..rule import Match, fragment, widen
from .hedge import Sum, hedged

# Cased by hand: with a flag for case `re` could not jump to the first letters.
_EVERY = sorted({form for w in words("hedge_before_en") for form in (w, w.capitalize())}, key=lambda w: (-len(w), w))
fragment("hedge_before_cased_en", "|".join(re.escape(w).replace(r"\ ", r"\s") for w in _EVERY))


@widen(
    "amount/hedge_en",
    before=r"(?P<hedge>{hedge_before_cased_en})\s?(?:a\s)?",
    after=r"[\s-]?(?P<hedge>{hedge_after_en})(?![A-Za-z])",
    kinds=("amount", "quantity"),
)
def hedge_en(value: Sum, before: Match | None, after: Match | None) -> Sum | None:
    """Finds: about $5m, nearly 100 million users, more than $1bn, up to $500m, at least 5 dollars, $100M+, $5m or more.
    Reads: approx keeps the number; at_least and more_than keep the lower bound; at_most and less_than the upper one.
    Leaves: over the years, some people: no number beside them."""
    if before and before.string[before.start() - 1 : before.start()].isalpha() and before["hedge"][0].isalpha():
        before = None  # moreover, handsome
    side, name = (before, "hedge_before_en") if before else (after, "hedge_after_en")
    if side is None:
        return None
    return hedged(value, words(name)[" ".join(side["hedge"].casefold().split())])
