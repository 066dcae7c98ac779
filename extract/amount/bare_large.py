"""Large numbers without a unit: money where their context says so, nothing elsewhere (see context.py)."""

from __future__ import annotations

from ..model import Quantity
from ..rule import Match, rule
from .number import figure
from .start import starts_clean

UNKNOWN = "?"  # the unit of a number that context.settle_amounts has to make money or to drop


@rule(
    "amount/bare_large",
    r"(?P<figure>{figure})(?:(?<=[万亿兆kKwW多余几来)])(?P<order>{order_zh})?|(?<=[一二两三四五六七八九十\d][万千][一二三四五六七八九]))",
    hints=[
        "万",
        "亿",
        "兆",
        *(f"千{d}" for d in "一二三四五六七八九"),
        *(f"{d}{u}" for d in range(10) for u in "kw"),
    ],
    reach=(40, 20),
    weight=-1,
)
def bare_large(m: Match) -> Quantity | None:
    """Finds: 25亿, 50到100亿, 幾十億, 10k~15k, 千万级, 两万五.
    Reads: the figure; its unit is unknown until settle_amounts has looked at the words around it.
    Leaves: numbers below ten thousand, numbers with a unit of their own, numbers in no money context."""
    if not starts_clean(m, glued=True):
        return None
    read = figure(m["figure"])
    if not read or read.min is None or not any(u in m["figure"] for u in "万亿兆kKwW千"):
        return None
    if len(m["figure"]) == 1 and not m["order"] and m.string[m.start() - 1 : m.start()] not in tuple("过近超逾破约"):
        return None  # 万达, 亿纬; but 身家过亿
    return Quantity(read.min, read.max, UNKNOWN, read.hedge)
