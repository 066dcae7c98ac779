from ..expr import Expr, Step, absolute
from ..rule import Match, rule
from .numerals import in_saying, number


@rule(
    "when/month_zh",
    r"(?<![\d.第〇零一二三四五六七八九十百千几数半闰])({month_zh})\s?月(?:份)?"
    r"(?![嫂饼球季光薪刊费度均活经龄色息供报饷结考]|票(?!价|房|选)|台(?!风)|亮(?!相)|租(?![的下了])|期(?!间))",
    hints=["月"],
    reach=(10, 8),
)
def month_zh(m: Match) -> Expr | None:
    """Finds 10月, 十二月份. Reads a month of a year that resolve chooses.
    Leaves the lunar 正月 and 腊月 (lunar_zh), 三个月 (duration_zh), 五月天, 十月怀胎 and 三月不知肉味."""
    if m.string.startswith(("天", "怀胎", "革命"), m.end()) or (not m[1].isdigit() and in_saying(m)):
        return None
    return absolute(Step("month", number(m[1])))
