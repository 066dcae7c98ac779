"""Sizes of models: 1300亿参数, 千亿模型, 130B."""

from __future__ import annotations

import re

from ..lexicon import words
from ..model import Quantity
from ..rule import Match, rule
from .number import exact, figure
from .quantity import quantity
from .start import starts_clean

_LETTERS = (
    r"(?P<letters>(?<![A-Za-z\d.$€£¥_-])\d{1,4}(?:\.\d{1,2})?)\s?(?P<scale>[BbMT])"
    r"(?P<word>[的个]?参数)?(?![A-Za-z\d])"
)
_WORDS = (
    r"(?P<figure>{figure})(?P<level>{order_zh})?个?的?(?:模型)?"
    r"(?:参数(?:量|规模)?|(?<=[万亿兆级的]){model_word_zh})(?P<late>级)?"
)


@rule(
    "amount/parameters",
    rf"{_LETTERS}|{_WORDS}",
    hints=[
        "参数",
        *(c + w for c in "万亿兆级的" for w in words("model_word_zh")),
        *(f"{d}{b}" for d in range(10) for b in ("b", " b")),
    ],
    reach=(30, 24),
)
def parameters(m: Match) -> Quantity | None:
    """Finds: 1300亿参数, 千亿模型, 百亿参数级, 130B, 7B-MoE, 340M参数.
    Reads: the count of parameters; 千亿 alone is its order of size. B stands alone, M and T only before 参数.
    Leaves: GLM-130B (a name), $1.2B, 三个模型, 5b users."""
    if m["letters"]:
        behind = m.string[m.end() : m.end() + 5]
        if not m["word"] and (m["scale"] != "B" or re.match(r"\s?(?:[a-z]{3}|[元美用户人])", behind)):
            return None
        value = exact(m["letters"] + m["scale"].lower())
        return None if value is None else Quantity(value, value, "parameters")
    if not starts_clean(m) or "个模型" in m[0]:
        return None
    read = figure(m["figure"])
    if read and (m["level"] or m["late"]) and read.min is not None and read.min == read.max:
        read = read._replace(max=read.min * 10, hedge="order")
    return quantity(read, "parameters")
