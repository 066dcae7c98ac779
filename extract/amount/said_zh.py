"""Users and the like with their number behind them: 用户突破1亿, 月活1.5亿."""

from __future__ import annotations

from ..lexicon import words
from ..model import Quantity
from ..rule import Match, rule
from .number import figure
from .quantity import quantity


@rule(
    "amount/said_zh",
    r"(?P<what>{said_unit_zh})(?:总?数量?|规模|总量|人数|量)?(?:\s?(?:{measure_verb_zh}|突破|逾|近|已)){0,3}了?\s?"
    r"(?P<it>(?P<figure>{figure})(?<=[万亿多余]))(?![元美港欧日英])",
    hints=words("said_unit_zh"),
    reach=(6, 24),
)
def said_zh(m: Match) -> Quantity | None:
    """Finds: 用户突破1亿, 月活1.5亿, 注册用户数超过300万. Reads: the number behind the word; it alone is the quote.
    Leaves: 用户支付3亿元, 用户 with no number, 3亿用户 (quantity_zh)."""
    read = figure(m["figure"])
    if not read or read.min is None or not any(u in m["figure"] for u in "万亿"):
        return None
    return quantity(read, words("said_unit_zh")[m["what"]])
