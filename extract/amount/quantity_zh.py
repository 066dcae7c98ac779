"""Numbers with what they count, in Chinese: 3亿用户, 10万张显卡, 两倍."""

from __future__ import annotations

from decimal import Decimal

from ..lexicon import words
from ..model import Quantity
from ..rule import Match, rule
from .number import figure, hints
from .quantity import quantity
from .start import starts_clean

_RANKS = ("名", "位", "部", "件", "家")  # 名 after one figure is a rank, 部 before 门 a department


@rule(
    "amount/quantity_zh",
    r"(?P<figure>{figure})(?P<order>{order_zh})?\s?(?P<unit>{unit_zh})(?<!人(?={not_people_zh}))(?P<half>(?<=倍)半(?!导))?(?![A-Za-z])",
    hints=hints(words("unit_zh")),
    reach=(30, 6),
)
def quantity_zh(m: Match) -> Quantity | None:
    """Finds: 3亿用户, 10万张显卡, 几百万字, 两倍, 一倍半, 1.4万亿token, 7万家, 上万块显卡, 一两万块卡.
    Reads: the figure with its range or vagueness; the unit's name in English.
    Leaves: 一次, 两家, 三人 (one numeral alone says little; strong_unit excepted), 第一次, 2024人工智能, money."""
    if not starts_clean(m):
        return None
    unit, single = words("unit_zh")[m["unit"]], len(m["figure"].strip()) == 1
    if single and not m["figure"].isascii() and unit not in words("strong_unit"):
        return None
    if m["unit"] in _RANKS and (single or m.string[m.end() : m.end() + 1] in words("not_rank_zh")):
        return None
    read = figure(m["figure"])
    if m["half"] and read and read.min is not None and read.max is not None:
        read = read._replace(min=read.min + Decimal("0.5"), max=read.max + Decimal("0.5"))
    return quantity(read, unit)
