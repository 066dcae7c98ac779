"""A sum in English that is set beside one with its currency: $35 million, up from 20 million; €3 billion to about 4.5 billion."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from re import Pattern

from ..lexicon import words
from ..model import Amount, Mention, Quantity, Text
from ..rule import compiled
from .hedge import hedged
from .number_en import figure_en

_FAR = 100  # how far behind the first sum the second may end


@cache
def _beside() -> Pattern[str]:
    return compiled(
        r"[^.;!?\n]{0,60}?\b{compared_to_en}\s(?P<it>(?:(?P<hedge>{hedge_before_en})\s)?"
        r"(?P<figure>{figure_digits_en}(?<=llion)))(?=[,.;:)]|\Z|\s{bare_context_en}\b)"
    )


def beside(m: Mention, text: Text, others: Sequence[Mention]) -> Mention | None:
    """The sum set beside `m`, an amount that says its currency; None where there is none, or one of `others` has its words."""
    folded = text.folded
    if "llion" not in folded[m.end : m.end + _FAR] or m.value.currency is None:
        return None
    found = _beside().match(folded, m.end, m.end + _FAR)
    read = figure_en(found["figure"]) if found else None
    if not found or not read or found.end("it") == m.end + _FAR:
        return None
    start, end = found.span("it")
    if any(o.start < end and start < o.end for o in others):
        return None
    value: Amount | Quantity = Amount(read.min, read.max, m.value.currency, "neighbour", read.hedge)
    if found["hedge"]:
        hedge = words("hedge_before_en")[" ".join(found["hedge"].casefold().split())]
        value = hedged(value, hedge) or value
    return text.mention(start, end, "amount", value, m.rule)
