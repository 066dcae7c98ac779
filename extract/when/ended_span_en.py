from typing import Any

from ..expr import Expr, Step
from ..model import Duration
from ..rule import Match, join
from .ago_zh import counted


@join(
    "when/ended_span_en",
    r"(?:\s(?:that\s)?|,?\s(?:which\s)?\(?)(?P<tie>ended|ending|through|up\sto|to)\s(?:on\s|in\s)?(?:the\s)?",
    kinds=("date", "duration"),
    before=r"[Tt]he\s",
    weight=2,
)
def ended_span_en(left: Any, right: Any, gap: Match) -> Expr | None:
    """Finds nine months ended September 30, 2023; the 12 weeks ending March 4; the first quarter ended
    April 30. Reads the months, weeks or quarter that end with the day. Leaves five years through 2024, lengths in hours."""
    if not isinstance(right, Expr) or not right.plain:
        return None
    if isinstance(left, Expr) and left.plain and left.steps[-1].op in ("quarter", "half") and "end" in gap["tie"]:
        return right.then(Step("ended", 1, left.steps[-1].op)) if right.grain in ("day", "month") else None
    if not isinstance(left, Duration) or left.every:
        return None
    if not (length := counted(left)):
        return None
    years = right.grain == "year" and length[1] == "year"
    if gap["tie"] == "to" and not years and length not in ((3, "month"), (6, "month"), (9, "month"), (12, "month")):
        return None
    return right.then(Step("ended", *length)) if years or right.grain in ("day", "month") else None
