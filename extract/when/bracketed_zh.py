from ..expr import Expr, Step, absolute, document
from ..rule import Match, rule

_MONTHS = {"上": -1, "本": 0, "这": 0, "下": 1}


@rule(
    "when/bracketed_zh",
    r"(?<![至如当迄现大])[今去明前]\((?:(?P<roc>1[0-3]\d)|(?P<year>(?:19|20)\d\d))\)年(?:度)?"
    r"|(?P<lead>[上本这下])\((?P<month>1[0-2]|0?[1-9])\)月",
    hints=[*(f"{word}(" for word in "今去明前"), *(f"{word}(" for word in _MONTHS)],
    reach=(1, 9),
    weight=1,
)
def bracketed_zh(m: Match) -> Expr | None:
    """Finds 今(113)年, 去(2022)年, 上(4)月 (papers of Taiwan). Reads the year that stands in the brackets, of the Republic or
    not; the month so far off the publication's. Leaves 昨(13)日 (day_word_zh) and 以上(5)."""
    if m["lead"]:
        return document(Step("unit", _MONTHS[m["lead"]], "month"))
    return absolute(Step("year", 1911 + int(m["roc"]) if m["roc"] else int(m["year"])))
