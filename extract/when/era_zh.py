from dataclasses import replace

from ..amount.home import home_of
from ..expr import Expr, Step, absolute
from ..lexicon import words
from ..rule import Match, rule
from .numerals import number

_ERAS = words("era_zh")


@rule(
    "when/era_zh",
    r"({era_zh})(元|\d{1,3}|[一二三四五六七八九十百〇零]{1,5})年(?:度)?(?!代)(?:{to_zh}(?:民国)?"
    r"(?P<till>1[0-3]\d|\d\d)年(?!代))?|(?P<era>民国)(?P<tens>\d0|[一二三四五六七八九]?十)年代|(?<![\d.])"
    r"(?P<from>1[0-3]\d)(?:{to_zh}|、)(?P<to>1[0-3]\d)年度?(?!代|级|前|后|内)|(?<![\d.])(?P<roc>1[0-3]\d)年(?:"
    r"(?P<sure>(?=\s?{month_zh}(?:(?:{to_zh}|[、,]){month_zh})?月|第[一二三四1-4]季|{era_year_zh}|[Qq][1-4]"
    r"|前?[一二三四五六七八九十\d]{1,2}个?[月季])|度)|(?![代前后内来间多以之级]|历史))",
    hints=[*_ERAS, *(f"{n}年" for n in range(100, 140))],
    reach=(4, 8),
    weight=2,
)
def era_zh(m: Match) -> Expr | None:
    """Finds 民国112年, 112年10月, 112年第3季 and 113至116年 (Taiwan), 令和五年, 光绪二十四年. Reads the civil
    year. Leaves 民国 alone, and 112年 where nothing in the text is of Taiwan."""
    if m["tens"]:
        first = int(_ERAS[m["era"]]) + number(m["tens"])
        return absolute(Step("years", first, to=first + 9))
    if m["from"]:
        first, last = 1911 + int(m["from"]), 1911 + int(m["to"])
        return absolute(Step("years", first, to=last)) if first < last else None
    if m["roc"]:
        if m["sure"] is None and not ("民国" in m.string or home_of(m.string)[0] == "TWD"):
            return None
        return absolute(Step("year", 1911 + int(m["roc"])))
    year = absolute(Step("year", int(_ERAS[m[1]]) + number(m[2])))
    if not m["till"]:
        return year
    last = int(_ERAS[m[1]]) + int(m["till"])
    return replace(year, end=absolute(Step("year", last))) if last > year.steps[0].n else None
