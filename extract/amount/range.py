"""Two amounts that are the ends of one range: 1亿美元至2亿美元, $50m–$60m."""

from __future__ import annotations

from dataclasses import replace

from ..model import Amount
from ..pattern import lazy
from ..rule import Match, join

_YUAN = lazy(r"[^元圆块,。;]{1,16}[元圆](?!人民币)(?<!人民币.)")


@join(
    "amount/range",
    r"\s?(?:-{1,2}|—{1,2}|~|到|至|\bto\b|\((?:不?含|含本数)\)\s?[-~到至])\s?",
    kinds=("amount",),
    before=r"(?:从|自|介于|[Ff]rom\s|[Bb]etween\s)",
    after=r"之间|\(含\)|不等",
)
def range(left: Amount, right: Amount, gap: Match) -> Amount | None:
    """Finds: 1万元--5万元, 1亿美元至2亿美元, $50m–$60m, 从500万元到800万元.
    Reads: the bounds of both; a currency that only one end says is inherited by the other.
    Leaves: ends of two currencies, ends in falling order (从5亿元降到3亿元), figures with one unit (number.figure)."""
    if left.currency and right.currency == "CNY" and _YUAN.match(gap.string, gap.end()):
        right = replace(right, currency=left.currency)  # 新台币190亿元至200亿元
    if left.currency and right.currency and left.currency != right.currency:
        return None
    if left.min is None or right.max is None or left.min >= right.max or left.hedge in ("at_most", "less_than"):
        return None
    return replace(
        right,
        min=left.min,
        max=right.max,
        currency=left.currency or right.currency,
        currency_basis="written" if left.currency and right.currency else "inherited",
        hedge="approx" if "approx" in (left.hedge, right.hedge) else "exact",
    )
