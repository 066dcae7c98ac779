"""Shares of a hundred in Chinese words: 百分之三十, 三成, 5个百分点."""
from __future__ import annotations

from ..model import Quantity
from ..rule import Match, rule
from .number import Figure, figure
from .quantity import quantity
from .start import starts_clean

_TENTHS = "一二两三四五六七八九十"


@rule("amount/percent_zh",
      rf"(?P<per>百分之|千分之|万分之)\s?(?P<figure>{{figure}})|(?P<tenths>[{_TENTHS}1-9](?:[、到至]?[{_TENTHS}1-9])?)成(?P<half>半)?"
      r"(?![立为本功长员果熟人品交真份绩分全就套型效都吉衣佛王仙家天色名像群因宫])|(?P<points>{figure})\s?个?(?P<unit>百分点|基点)",
      hints=["百分之", "千分之", "万分之", "百分点", "基点", *(f"{d}成" for d in (*_TENTHS, *range(1, 10)))], reach=(24, 24), weight=2)
def percent_zh(m: Match) -> Quantity | None:
    """Finds: 百分之三十, 千分之五, 三成, 六七成, 两成半, 1.5个百分点, 25个基点.
    Reads: hundredths; 成 are tenths, 千分之 thousandths. Leaves: 成立, 九成宫, 一成不变, fractions (三分之一)."""
    if m["per"]:
        read = figure(m["figure"])
        scale = {"百": 1, "千": 10, "万": 100}[m["per"][0]]
        if m.start() and m.string[m.start() - 1] in "一二三四五六七八九十百千万亿两0123456789":
            return None
        return quantity(Figure(read.min / scale, read.max / scale, read.hedge) if read and read.min is not None and read.max is not None
                        else None, "percent")
    if not starts_clean(m):
        return None
    if m["points"]:
        return quantity(figure(m["points"]), "percentage points" if m["unit"] == "百分点" else "basis points")
    if m.string[m.end():m.end() + 2] == "不变":
        return None
    read = figure(m["tenths"])
    if not read or read.min is None or read.max is None:
        return None
    half = 5 if m["half"] else 0
    return quantity(Figure(read.min * 10 + half, read.max * 10 + half, read.hedge), "percent")
