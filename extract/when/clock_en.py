from typing import Any

from ..expr import Expr
from ..rule import Match, widen


@widen(
    "when/clock_en",
    before=r"(?<![A-Za-z\d:])(?:{clock_en}|(?i:the\s)?(?i:morning|afternoon|evening|"
    r"night) of)\s(?:on\s)?",
    after=r"(?:\s(?i:{day_part_en})\b|,?\s(?:at\s)?(?:around\s|about\s)?{clock_en})",
)
def clock_en(value: Any, before: Match | None, after: Match | None) -> Expr | None:
    """Finds a clock time or part of the day at a day: Monday morning, Oct. 27 at 9:30 a.m., 9 p.m. on Friday. Reads
    the day. Leaves clock times alone: a chronicle counts days."""
    if isinstance(value, Expr) and value.end is None and value.grain == "day" and not value.bound:
        return value
    return None
