from typing import Any

from ..expr import Expr
from ..rule import Match, join


@join("when/same_time", r"\s?\(即?", weight=2, after=r"\)")
def same_time(left: Any, right: Any, gap: Match) -> Expr | None:
    """Finds a time that a bracket says again: 今年(2023年), 昨天(27日), 3月8日(农历二月十七). Reads the one that
    needs no context. Leaves brackets that hold a time of another size."""
    if (
        not (isinstance(left, Expr) and isinstance(right, Expr))
        or not (left.plain and right.plain)
        or left.grain != right.grain
    ):
        return None
    if left.grain not in ("day", "month", "year") or left.steps[0].op == "weekday":
        return None
    return right if left.anchor != "none" and right.anchor == "none" and right.needs in ("", "year") else left
