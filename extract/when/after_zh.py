from typing import Any

from ..expr import Expr, Step
from ..model import Duration
from ..rule import Match, join
from .ago_zh import counted


@join("when/after_zh", r"(?:之后|以后|后)的", kinds=("date", "duration"), weight=1)
def after_zh(left: Any, right: Any, gap: Match) -> Expr | None:
    """Finds 一季度后的一个月, Q4后的下一个月, 春节后的三天. Reads the units directly behind a time.
    Leaves 三年后的今天 and times that have a range."""
    if not isinstance(left, Expr) or not left.plain:
        return None
    if isinstance(right, Duration) and (length := counted(right)):
        return left.then(Step("after", *length))
    if (
        isinstance(right, Expr)
        and right.anchor == "document"
        and right.steps[0].op == "shift"
        and len(right.steps) == 1
        and right.steps[0].n > 0
    ):
        return left.then(Step("after", 1, right.steps[0].of))
    return None
