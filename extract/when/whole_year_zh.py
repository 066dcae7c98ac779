from ..expr import Expr, Step, absolute
from ..rule import Match, rule


@rule(
    "when/whole_year_zh",
    r"全年(?!龄)|YTD(?![A-Za-z])|[年月]内(?!瓦|燃)",
    hints=["全年", "ytd", "年内", "月内"],
    reach=(2, 2),
)
def whole_year_zh(m: Match) -> Expr | None:
    """Finds 全年, 年内, 月内, YTD. Reads the year or month that resolve chooses (YTD: up to today).
    Leaves 三年内, 个月内 (a length of time) and 全年龄."""
    if m[0][1] == "内" and m.start() and m.string[m.start() - 1] in "一二三四五六七八九十两几数半个当本该多0123456789":
        return None
    if m[0] == "月内":
        return absolute(Step("base", of="month"))
    year = absolute(Step("base", of="year"))
    return (
        Expr("document", (Step("shift", 0, "year"),), end=Expr("document", (Step("shift", 0, "day"),)))
        if m[0] == "YTD"
        else year
    )
