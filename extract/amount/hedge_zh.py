"""Chinese hedges around an amount or a quantity: 约, 近, 超过, 不低于, 左右, 以上."""
from __future__ import annotations

from dataclasses import replace

from ..lexicon import words
from ..rule import Match, widen
from .hedge import Sum, hedged
from .number import place

_HEDGE = r"(?P<hedge>{hedge_before_zh})(?P<verb>\s?{hedge_verb_zh}?了?\s?)"


@widen("amount/hedge_zh", before=_HEDGE, after=r"\s?(?P<hedge>{hedge_after_zh})(?![年月日个岁文])", kinds=("amount", "quantity"))
def hedge_zh(value: Sum, before: Match | None, after: Match | None) -> Sum | None:
    """Finds: 约5亿元, 近10亿, 超25亿元, 不低于1亿, 最多亏一百亿美金, 500万元左右, 100万元以上, 至少九千块钱以上.
    Reads: approx keeps the number; at_least and more_than keep the lower bound; at_most and less_than the upper one.
    Leaves: 不过, 经过, 最近; a hedge that a verb other than 亏, 赚, 花 … parts from its number."""
    if before and not _free(before):
        before = None
    if before and before["verb"].strip() and words("hedge_before_zh")[before["hedge"]] == "approx":
        before = None if before["hedge"] in ("近", "约", "将近") else before
    if not before and not after:
        return None
    if before:
        follows = before.string[before.end():before.end() + 1]
        value_ = hedged(value, words("hedge_before_zh")[before["hedge"]], implicit=follows in tuple("百千万亿"))
        return value_
    if not after:
        return None
    said = hedged(value, words("hedge_after_zh")[after["hedge"]])
    if said and after["hedge"] in ("多", "余") and value.hedge == "exact" and value.min:
        return replace(said, max=value.min + place(value.min))      # 3元多: 3 to 4
    return said


# What the last character of a word in front may be when the hedge is only its tail: 经过, 最近, 合约, 高超.
_TAILS = {"过": "经通不透超越度胜错路悔", "近": "最附将接临靠", "超": "高赶中英", "约": "合契大签预节制履违条公邀纽", "逾": "", "起": ""}


def _free(before: Match) -> bool:
    at = before.start("hedge")
    return not (at and before.string[at - 1] in _TAILS.get(before["hedge"], ""))
