from typing import Any

from ..expr import Expr, Step, document
from ..model import Duration
from ..rule import Match, join
from .ago_zh import counted


@join(
    "when/offset_en",
    r"\s(?P<side>{offset_side_en})\s(?:the\s)?",
    kinds=("date", "duration"),
    weight=2,
)
def offset_en(left: Any, right: Any, gap: Match) -> Expr | None:
    """Finds two days after May 3, a week from Monday, a week on Monday, three months before the end of 2022. Reads so far off that time.
    Leaves ranges (five years from 2019 to 2024) and lengths in hours."""
    if (
        not isinstance(left, Duration)
        or not isinstance(right, Expr)
        or not right.plain
        or left.every
        or not (length := counted(left))
    ):
        return None
    if gap["side"] == "on" and (length[1] != "week" or right.steps[0].op != "weekday" or len(right.steps) > 1):
        return None
    if gap["side"] in ("from", "on") and right.steps[0].op == "weekday":  # a week from Monday: from the one that comes
        coming = document(Step("nearest", 1, "weekday coming", right.steps[0].n))
        return coming.then(Step("move", *length))
    sign = -1 if gap["side"] in ("before", "prior to", "ahead of") else 1
    if right.grain == "day" and right.anchor == "document" and length[1] == "week":
        return right.then(Step("move", sign * length[0], "week"))
    return right.then(Step("count", sign * length[0], length[1]))
