"""Small change that stands alone: 五毛钱, 3角5分."""

from __future__ import annotations

from decimal import Decimal

from ..model import Amount
from ..rule import Match, rule
from .currency import amount
from .number import Figure, figure
from .start import starts_clean


@rule(
    "amount/money_coins",
    r"(?P<figure>{figure_one})(?:(?:毛钱|角钱|毛(?=[,。;!?、)]|$|[一两二三四](?:个(?![多月])|{sold_piece_zh})|[一二三四五六七八九\d](?:[,。;!?、)分]|$))|角(?=[一二三四五六七八九\d]分|$))(?:(?P<fen>[一二三四五六七八九\d])(?:分钱?)?(?!\d|个|{sold_piece_zh}))?|(?P<cents>分钱))",
    hints=["毛", "角", "分钱"],
    reach=(12, 6),
)
def money_coins(m: Match) -> Amount | None:
    """Finds: 五毛钱, 3角5分, 两毛五, 八分钱, 五角 alone.
    Reads: 角 and 毛 as tenths, 分 as hundredths of a yuan.
    Leaves: 9.9分, 三角 (a triangle), 一分 (a point); coins behind 元 or 块 (money_yuan)."""
    if m[0][-1] == "角" and (m.string.strip() != m[0] or m["figure"] in ("三", "八")):
        return None
    read = figure(m["figure"]) if starts_clean(m) else None
    if not read or read.min is None or read.max is None:
        return None
    worth, more = Decimal("0.01" if m["cents"] else "0.1"), Decimal(0)
    if m["fen"] and (fen := figure(m["fen"])) and fen.min:
        more = fen.min * Decimal("0.01")
    return amount(Figure(read.min * worth + more, read.max * worth + more, read.hedge), "CNY")
