from ..expr import Expr, Step, absolute, document
from ..rule import Match, rule
from .numerals import number, year

_LEADS = {"上": -1, "本": 0, "这": 0, "下": 1}


@rule(
    "when/decade_zh",
    r"(?<![\d.])(?:(?P<turn>(?:{century_lead_zh}|20|21)?世纪之交)|(?:(?P<c>\d{1,2}"
    r"|廿?[一二三四五六七八九十]{1,3})|(?P<lead>上|本|下|这)个?)世纪(?:的?(?:(?P<d>\d0"
    r"|[一二三四五六七八九]十)年代|(?P<first>[头前]|最初)十年))?|(?P<y>{year4_zh}|\d0"
    r"|[一二三四五六七八九][十零〇])年代)",
    hints=["世纪", "年代"],
    reach=(6, 8),
    weight=1,
)
def decade_zh(m: Match) -> Expr | None:
    """Finds 上世纪90年代, 十九世纪七十年代, 18世纪, 1980年代, 九十年代, 九零年代, 世纪之交. Reads a decade or a century.
    Leaves 世纪互联, 新世纪 and 几十年代."""
    if m["turn"]:
        return Expr("none", (Step("years", 1999, to=2001),), approx=True)
    if m["y"]:
        y = number(m["y"]) if m["y"][-1] == "十" else year(m["y"])
        return absolute(Step("decade", y if y >= 100 else 1900 + y if y >= 30 else 2000 + y))
    decade = (Step("decade", number(m["d"]) if m["d"] else 0),) if m["d"] or m["first"] else ()
    if m["c"]:
        return absolute(Step("century", 100 * (number(m["c"]) - 1)), *decade)
    if m["lead"] == "下" and not decade:
        return document(Step("shift", 1, "century"))
    return document(Step("shift", _LEADS[m["lead"]], "century"), *decade)
