from dataclasses import replace

from ..amount.home import home_of
from ..expr import Expr, Step, absolute, document
from ..pattern import lazy
from ..rule import Match, compiled, rule
from .numerals import number

_OF_FIRM = compiled(r"的?(?:合并|单季|整体|全球|每股|台湾)?(?:{quarter_of_zh})")
_SERIES = compiled(r"的?(?:{series_word_zh}|全\d|》)")
_LATE = compiled(r"{early_late_zh}了?近?$")
_ENDED = lazy("截[至止]于?[^,。]{2,14}[日底末]的$")  # 截至1月26日的第四财季: ended_zh
_WORDS = {"首": 1, "末": 4}


@rule(
    "when/quarter_zh",
    r"(?<![\d.第])(?:(?P<lead>上{1,3}|下{1,3}|本|这|当|今)(?:一个|一|个)?季度?|(?:财年|"
    r"财务年度)?第?(?P<n>[一二三四1-4首末])(?P<fiscal>财)?个?季(?:度|(?![节报]))|(?<=[\d今去上前〇一二三四五六七八九]年)(?P<report>[一三])季(?=报)|[前首](?P<first>[二两三23])个?季度?|"
    r"(?<![A-Za-z])[Qq](?P<q>[1-4])(?:季度?)?(?![A-Za-z\d])|(?<![A-Za-z])前三季(?:度)?)",
    hints=["季", "q"],
    reach=(8, 4),
    weight=1,
)
def quarter_zh(m: Match) -> Expr | None:
    """Finds 三季度, 第一季度, Q3, 上季度, 前三季度. Reads a quarter of a year that resolve chooses, or the first
    ones of it; 第二财季 approximately, for the year of a firm may begin in another month. In a text of Taiwan
    or Hong Kong 第2季 is a quarter whatever follows. Leaves 一个季度 (duration_zh), 四季, 赛季 and seasons of a series (第三季)."""
    if _ENDED.search(m.string, max(0, m.start() - 18), m.start()):
        return None
    if lead := m["lead"]:
        n = -len(lead) if lead[0] == "上" else len(lead) if lead[0] == "下" else 0
        return document(Step("shift", n, "quarter"))
    if m["report"]:
        return absolute(Step("quarter", number(m["report"])))
    if m["q"]:
        return absolute(Step("quarter", int(m["q"])))
    if m["first"]:
        return absolute(Step("base", of="year"), Step("first", number(m["first"]), "quarter"))
    if not m["n"]:
        return absolute(Step("base", of="year"), Step("first", 3, "quarter"))
    named = m.string[m.start() - 1 : m.start()] == "年" or bool(_OF_FIRM.match(m.string, m.end()))
    if not named and m[0][0] == "第" and home_of(m.string)[0] != "CNY":
        named = not _SERIES.match(m.string, m.end()) and m.string[m.start() - 1 : m.start()] not in '》”"'
    if m["fiscal"]:
        return replace(absolute(Step("quarter", _WORDS.get(m["n"]) or number(m["n"]))), approx=True)
    if not m[0].endswith("度") and (not named if m[0].startswith("第") else m["n"] in "四末"):
        return None
    if "个" in m[0] and not m[0].startswith("第"):
        return None
    if m["n"] in "一二三四" and m[0][0] != "第" and _LATE.search(m.string, max(0, m.start() - 4), m.start()):
        return None  # 比原计划提早一季
    return absolute(Step("quarter", _WORDS.get(m["n"]) or number(m["n"])))
