from dataclasses import replace

from ..expr import Expr, Step, absolute
from ..rule import Match, rule
from .numerals import number, year, year2


@rule(
    "when/years_zh",
    r"(?<![\d.〇零一二三四五六七八九十])(?:(?P<said>{year_said_zh}){to_zh}(?P<said2>{year_said_zh})年|(?P<a>{year4_zh}|\d\d)(?P<more>(?:[、,](?:19|20)\d\d){0,4})(?:{to_zh}|"
    r"[、,/和与及或])(?P<b>{year4_zh}|{year2_zh})[两三四]?(?:年度|年(?!代|级|款|\s?{month_zh}月)))",
    hints=["年"],
    reach=(14, 4),
)
def years_zh(m: Match) -> Expr | None:
    """Finds 2018-2020年, 2016、2017年, 2023至24年, 两千零三到两千零五年. Reads the years from the first to the last.
    Leaves years of a list that do not follow each other (2016、2019年) and years that run backwards."""
    if m["said"]:
        first, last = number(m["said"]), number(m["said2"])
        return replace(absolute(Step("year", first)), end=absolute(Step("year", last))) if first < last else None
    a, b = m["a"], m["b"]
    if len(a) == 2 and len(b) != 2:
        return None
    first = year(a) if len(a) == 4 else year2(a)
    last = year(b) if len(b) == 4 else first // 100 * 100 + year(b) if len(a) == 4 else year2(b)
    count = m["more"].count("、") + m["more"].count(",") + 1
    listed = m[0][m.end("more") - m.start() : m.start("b") - m.start()].strip() in "、,/和与及或"
    if last <= first or (listed and last != first + count):
        return None
    return replace(absolute(Step("year", first)), end=absolute(Step("year", last)))
