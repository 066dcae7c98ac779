from typing import Any

from ..expr import Expr
from ..rule import Match, widen


@widen(
    "when/clock_zh",
    after=r"(?:的)?\s?T?(?:\((?:周|星期)[一二三四五六日天]\)(?:{day_part_zh})?|"
    r"\s?{day_part_zh}(?![年期])\s?(?:{clock_zh})?|{clock_zh}|-?\d\d:\d\d(?::\d\d)?(?:Z|"
    r"[+-]\d\d:?\d\d)?)(?:{to_zh}(?:{day_part_zh}\s?)?{clock_zh})?(?:Z|[+-]\d\d:?\d\d)?",
)
def clock_zh(value: Any, before: Match | None, after: Match | None) -> Expr | None:
    """Finds the part of the day or the clock time behind a day: 4月11日晚, 昨天下午3点, 2019年6月28日9:30. Reads
    the day. Leaves clock times alone (早上8点): a chronicle counts days."""
    if isinstance(value, Expr) and value.end is None and value.grain == "day" and not value.bound:
        return value
    return None
