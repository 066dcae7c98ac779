from typing import Any

from ..expr import Expr, Step
from ..model import Duration
from ..rule import Match, join
from .ago_zh import counted


@join(
    "when/ended_span_zh",
    r"\s?(?P<tie>为?止的?|的|之|前的?)\s?(?:前|头)?",
    kinds=("date", "duration"),
    before=r"(?:截至|截止于?|于)",
    weight=2,
)
def ended_span_zh(left: Any, right: Any, gap: Match) -> Expr | None:
    """Finds 截至2023年9月30日止九个月, 截至6月30日止的六个月. Reads the months that end with the day.
    Leaves 6月30日的三个月后, years of a month, lengths in hours."""
    if (
        not isinstance(left, Expr)
        or not left.plain
        or left.grain not in ("day", "month", "edge")
        or not isinstance(right, Duration)
    ):
        return None
    if "止" not in gap["tie"] and not gap.string[max(0, gap.start() - 24) : gap.start()].count("截"):
        return None
    length = counted(right)
    return left.then(Step("ended", *length)) if length and not right.every else None
