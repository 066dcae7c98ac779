from ..expr import Expr, Step, absolute
from ..rule import Match, compiled, rule
from .numerals import FEW, number

_UNITS = {"月": "month", "季度": "quarter", "天": "day", "日": "day", "周": "week", "星期": "week", "年": "year"}

_OF_FIRM = compiled(r"的?(?:累计|累积|合并|合计|全国|{quarter_of_zh})")


@rule(
    "when/first_zh",
    r"(?P<led>(?<=[年月])的?|(?<=年度))?(?P<it>(?P<side>(?<!提)前|头|首|后|"
    r"最后)(?P<n>{few_zh})(?P<each>个)?(?P<u>月|季度|天|日|周|星期))",
    hints=[side + n for side in "前后头首" for n in FEW],
    reach=(3, 8),
    weight=2,
)
def first_zh(m: Match) -> Expr | None:
    """Finds the first or last units of a year or month: (4月)前4天, (今年)前五个月, 前11月营收, (上月)最后五天. Reads those days.
    Leaves 前两天 and 前三年 that follow no year or month (recent_zh, span_zh)."""
    unit = _UNITS[m["u"]]
    if m["led"] is None and number(m["n"]) == 1:
        return None
    if (m["led"] is None and not (m["side"] in ("前", "头", "首") and unit == "month" and _sure(m))) or (
        m["side"] == "后" and unit == "day"
    ):
        return None
    base = "month" if m.string[m.start() - 1 : m.start()] == "月" and unit in ("day", "week") else "year"
    op = "first" if m["side"] in ("前", "头", "首") else "last"
    return absolute(Step("base", of=base), Step(op, number(m["n"]), unit))


def _sure(m: Match) -> bool:
    """前五个月 and 前11月营收: months of the year, where 前三月 alone may be anything."""
    return bool(m["each"] or _OF_FIRM.match(m.string, m.end()))
