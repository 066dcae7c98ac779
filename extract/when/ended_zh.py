from typing import Any

from ..expr import Expr, Step
from ..rule import Match, widen

_UNITS = {"季": "quarter", "半": "half", "周": "week"}


@widen(
    "when/ended_zh",
    led=True,
    before=r"(?:截至|截止|截止于)(?:于)?",
    after=r"\s?(?P<tie>为?止的?|的)(?:(?:财政?|会计|财务)?年度|财年|第?[一二三四1-4]?个?(?:财政?)?季度?|上?半年度?|一周|全年)",
)
def ended_zh(value: Any, before: Match | None, after: Match | None) -> Expr | None:
    """Finds 截至3月31日止年度, 截至9月30日的财季. Reads the year, quarter, half or week that ends with the day.
    Leaves 截至3月31日 alone and 3月31日的季度会议."""
    if not isinstance(value, Expr) or not value.plain or value.grain not in ("day", "month", "edge") or after is None:
        return None
    if after["tie"] == "的" and not before:
        return None
    return value.then(Step("ended", 1, next((u for c, u in _UNITS.items() if c in after[0]), "year")))
