from typing import Any

from ..expr import Expr
from ..rule import Match, join


@join("when/named_day_en", r",?\s\(?|\(", weight=2, after=r"\)")
def named_day_en(left: Any, right: Any, gap: Match) -> Expr | None:
    """Finds a weekday with its date: Monday, October 30; Friday (Oct. 27); 周四(11月9日). Reads the date.
    Leaves two weekdays and dates that are only near each other."""
    if not (isinstance(left, Expr) and isinstance(right, Expr)) or not (left.plain and right.plain):
        return None
    if (
        left.steps[0].op == "weekday"
        and len(left.steps) == 1
        and right.steps[-1].op == "day"
        and (len(right.steps) > 1 or "(" in gap[0])
    ):
        return right
    return None
