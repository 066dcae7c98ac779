"""Shares of a hundred in Chinese words: 百分之三十, 三成, 5个百分点."""

from __future__ import annotations

from decimal import Decimal

from ..model import Quantity
from ..rule import Match, rule
from .number import NUMERALS, Figure, exact, figure
from .quantity import quantity
from .start import starts_clean

_TENTHS = "一二两三四五六七八九十"
_PER = {"百": 1, "千": 10, "万": 100}


@rule(
    "amount/percent_zh",
    r"(?P<per>[百千万])分之\s?(?P<figure>{figure})"
    rf"|(?P<tenths>[{_TENTHS}1-9](?:[、到至]?[{_TENTHS}1-9])?)成(?P<half>半|[一二三四五六七八九](?![十百千万亿个家名人年月日天倍点成]))?(?!{{not_tenth_zh}})"
    r"|(?P<points>{figure})\s?个?(?P<unit>百分点|基点)",
    hints=["百分之", "千分之", "万分之", "百分点", "基点", *(f"{d}成" for d in (*_TENTHS, *range(1, 10)))],
    reach=(24, 24),
    weight=2,
)
def percent_zh(m: Match) -> Quantity | None:
    """Finds: 百分之三十, 千分之五, 三成, 六七成, 两成半, 七成五, 百分之百, 1.5个百分点, 25个基点.
    Reads: hundredths; 成 are tenths, 千分之 thousandths. Leaves: 成立, 九成宫, 一成不变, fractions (三分之一)."""
    if m["points"]:
        read = figure(m["points"]) if starts_clean(m) else None
        return quantity(read, "percentage points" if m["unit"] == "百分点" else "basis points")
    if m.start() and m.string[m.start() - 1] in NUMERALS + "0123456789第":
        return None
    read = figure(m["figure"] or m["tenths"])
    if m["figure"] in ("百", "千") and read:
        read = Figure(read.min, read.min)  # 百分之百
    if not read or read.min is None or read.max is None:
        return None
    if m["per"]:
        return quantity(Figure(read.min / _PER[m["per"]], read.max / _PER[m["per"]], read.hedge), "percent")
    half = Decimal(5) if m["half"] == "半" else exact(m["half"] or "零") or Decimal(0)
    return quantity(Figure(read.min * 10 + half, read.max * 10 + half, read.hedge), "percent")
