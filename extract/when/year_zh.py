from ..expr import Expr, Step, absolute
from ..rule import Match, rule
from .numerals import number, year


@rule(
    "when/year_zh",
    r"(?<![\d.〇零一二三四五六七八九十百千万第])(?:千禧年|(?P<said>{year_said_zh}|[二两]千(?=年[一二三四五六七八九十\d]{1,2}月))年(?![前后来间多])|(?:公元|西元)?(?P<y>{year4_zh}|"
    r"(?<=公元)\d{3})\s?(?:年度|年份|年(?!代|级|的?生(?![于在产效变长活意态])|款|版|老|后出)))",
    hints=["年"],
    reach=(14, 4),
    weight=1,
)
def year_zh(m: Match) -> Expr | None:
    """Finds 2023年, 二〇二三年, 公元1900年, 2023年度, 两千零八年, 千禧年. Reads a whole year.
    Leaves 1985年生 (somebody's age), 年代 to decade_zh, models and classes (2020年款, 2021年级), a year of two digits to year_short_zh."""
    if m["said"]:
        return absolute(Step("year", number(m["said"])))
    return absolute(Step("year", year(m["y"]) if m["y"] else 2000))
