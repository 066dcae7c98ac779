from ..expr import Expr, Step, absolute
from ..rule import Match, rule
from .numerals import FEW, number

_DAYS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7}


@rule(
    "when/nth_zh",
    r"(?<=[年月度份])的?(?P<it>(?:(?P<last>最后)一?|(?P<from>倒数)?第(?P<n>{few_zh})|"
    r"(?P<first>首))\s?个?(?:(?P<w>周|星期|礼拜)(?P<d>[一二三四五六日天])?|(?P<day>天|日)|(?P<m>月)))",
    hints=["最后", *(f"第{n}" for n in FEW), *(f"首{u}" for u in ("个", "周", "星期", "礼拜", "天", "日", "月", " "))],
    reach=(3, 9),
    weight=2,
)
def nth_zh(m: Match) -> Expr | None:
    """Finds (10月的)倒数第二天, (5月的)第二个星期日, (本月)第2周, (2005年)首月. Reads the n-th unit of that month
    or year. Leaves 第二天 that follows no year or month (anaphor_zh)."""
    n = -1 if m["last"] else 1 if m["first"] else number(m["n"]) * (-1 if m["from"] else 1)
    unit = f"weekday{_DAYS[m['d']]}" if m["d"] else "week" if m["w"] else "day" if m["day"] else "month"
    char = m.string[m.start("it") - 1] if m.string[m.start("it") - 1] != "的" else m.string[m.start("it") - 2]
    return absolute(Step("base", of="month" if char in "月份" else "year"), Step("nth", n, unit))
