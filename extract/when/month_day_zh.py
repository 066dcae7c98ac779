from ..expr import Expr, Step, absolute
from ..pattern import lazy
from ..rule import Match, rule
from .numerals import number

_NO_DAY = lazy(
    r"[\d一二三四五六七八九十]|\s?(?:[个月年%万亿.多人家项款只大名部台件位条份种台号线楼届岁点时分秒期]|:\d)"
)


@rule(
    "when/month_day_zh",
    r"(?<![\d第〇零一二三四五六七八九十百千几数半闰])({month_zh})\s?月(?:份)?"
    r"(?: ?的)? ?({day_zh}) ?([日号])?(?!刊)",
    hints=["月"],
    reach=(10, 8),
)
def month_day_zh(m: Match) -> Expr | None:
    """Finds 3月5日, 十月二十七号, 1月3. Reads a day of a year that resolve chooses.
    Leaves a number behind a month that counts something (3月5家公司), days that no month has, 八月十五 (lunar_zh)."""
    month, day = number(m[1]), number(m[2])
    if day > 31 or month > 12:
        return None
    if not m[3] and (
        _NO_DAY.match(m.string, m.end()) or m[2] == "十五" or "廿" in m[2] or (len(m[2]) == 1 and not m[2].isdigit())
    ):
        return None
    return absolute(Step("month", month), Step("day", day))
