from ..expr import Expr, Step, absolute
from ..rule import Match, rule
from .numerals_en import full_year


@rule(
    "when/fiscal",
    r"(?<![A-Za-z\d])(?:FY\s?'?(?P<a>(?:20)?\d\d)|(?i:fiscal(?:\syear)?)\s(?P<b>(?:19|20)\d\d)|"
    r"(?P<c>(?:19|20)\d\d|(?<!\d)\d\d)\s?(?:财年|财政年度|会计年度|fiscal year)|(?<!\d[-/])(?P<school>(?:19|20)\d\d)学年度?|(?P<rel>本|上一?|"
    r"下一?)个?财年)(?![A-Za-z\d])",
    hints=["fy", "fiscal", "财年", "学年", "财政年度", "会计年度"],
    reach=(6, 14),
    weight=2,
)
def fiscal(m: Match) -> Expr | None:
    """Finds FY2024, FY24, fiscal 2024, 2024财年, 2023学年. Reads that year, approximate: a fiscal year may begin in another
    month; a school year begins in September. Leaves fiscal policy."""
    if m["rel"]:
        return Expr("document", (Step("shift", {"本": 0, "上": -1, "下": 1}[m["rel"][0]], "year"),), approx=True)
    if m["school"]:
        return Expr("none", (Step("year", int(m["school"])), Step("months", 9, to=12)), approx=True)
    return Expr("none", absolute(Step("year", full_year(m["a"] or m["b"] or m["c"]))).steps, approx=True)
