"""Sums with the name of their currency behind them, in Chinese."""

from __future__ import annotations

from decimal import Decimal

from ..lexicon import words
from ..model import Amount
from ..rule import Match, compiled, rule
from .currency import amount, code
from .number import Figure, figure
from .start import starts_clean

_CUT = compiled("{blade_verb_zh}[了过]?$")
_BLADE = compiled("{blade_zh}")


def _cuts(m: Match, read: Figure | None) -> bool:
    """A blade, no dollar: 砍了20刀, 三刀, 200刀具; but 每月20刀."""
    few = not read or read.min is None or read.min < 5
    return few or bool(_CUT.search(m.string, max(0, m.start() - 3), m.start()) or _BLADE.match(m.string, m.end()))


@rule(
    "amount/money_zh",
    r"(?P<figure>{figure})(?P<order>{order_zh})?\s?(?P<currency>{currency_zh}(?<!蚊(?=[子虫香帐卷]))(?<!欧(?=[洲盟罗美亚拉式系冠姓阳]))(?<![^万亿]欧)|{cent_zh}(?<!(?<![\d港])仙)(?<!仙(?=[女人境剑侠鹤草丹逝去姑气]))|{currency_code}(?![A-Za-z])|{currency_sign})(?P<half>(?<=蚊)半)?"
    r"(?P<late>{order_zh})?",
    hints=[*words("currency_zh"), *words("cent_zh"), *words("currency_code"), *words("currency_sign")],
    reach=(48, 6),
)
def money_zh(m: Match) -> Amount | None:
    """Finds: 2.3亿美金, 12亿到13亿美金, 一兩千萬美金, 百万美元级别, 八九亿韩元, 10美分, 5000万RMB, 5万$, 200刀, 三十蚊半.
    Reads: the figure with its range or vagueness, the currency by any name or code.
    Leaves: 美元 without a figure, 三只蚊子, 砍了20刀; what stands in 元 (money_yuan) or behind its currency (money_prefixed)."""
    read = figure(m["figure"]) if starts_clean(m, glued="万" in m["figure"] or "亿" in m["figure"]) else None
    if read and m["currency"] in words("cent_zh"):
        if read.min is None or read.max is None:
            return None
        read = read._replace(min=read.min / 100, max=read.max / 100)
    if m["half"] and read and read.min is not None and read.min == read.max:
        read = read._replace(min=read.min + Decimal("0.5"), max=read.min + Decimal("0.5"))
    if m["currency"] == "刀" and _cuts(m, read):
        return None
    return amount(read, code(m["currency"]), order=bool(m["order"] or m["late"]))
