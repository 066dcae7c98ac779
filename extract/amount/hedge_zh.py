"""Chinese hedges around an amount or a quantity: 约, 近, 超过, 不低于, 左右, 以上."""

from __future__ import annotations

from dataclasses import replace

from ..lexicon import words
from ..rule import Match, widen
from .hedge import Sum, hedged
from .number import place

_BEFORE = r"(?P<hedge>{hedge_before_zh})(?P<verb>\s?{hedge_verb_zh}?了?\s?)"
_AFTER = r"\s?(?P<hedge>{hedge_after_zh})(?![年月日个岁文])"


@widen("amount/hedge_zh", before=_BEFORE, after=_AFTER, kinds=("amount", "quantity"))
def hedge_zh(value: Sum, before: Match | None, after: Match | None) -> Sum | None:
    """Finds: 约5亿元, 近10亿, 超25亿元, 不低于1亿, 最多亏一百亿美金, 500万元左右, 100万元以上, 至少九千块钱以上.
    Reads: approx keeps the number; at_least and more_than keep the lower bound; at_most and less_than the upper one.
    Leaves: 不过, 经过, 最近; a hedge that a verb other than 亏, 赚, 花 … parts from its number."""
    if before and _free(before):
        implicit = before.string[before.end() : before.end() + 1] in tuple("百千万亿")
        return hedged(value, words("hedge_before_zh")[before["hedge"]], implicit=implicit)
    if before or not after:
        return None
    said = hedged(value, words("hedge_after_zh")[after["hedge"]])
    if said and after["hedge"] in ("多", "余") and value.hedge == "exact" and value.min:
        return replace(said, max=value.min + place(value.min))  # 3元多: 3 to 4
    return said


def _free(before: Match) -> bool:
    """False when the hedge is the tail of another word (经过, 最近), or 近 and 约 stand before a verb (近花5亿)."""
    if before["hedge"] in ("近", "约") and before["verb"].strip() not in ("", "为"):
        return False
    start, end = before.start("hedge"), before.end("hedge")
    return not any(before.string[start - k : end] in words("hedge_tail_zh") for k in (1, 2) if start >= k)
