from dataclasses import replace

from ..expr import Expr, Step, document
from ..rule import Match, rule

_SHIFTS = {"去": -1, "前": -2, "今": 0, "明": 1, "后": 2}


@rule("when/year_pair_zh", r"([去前今明])([今明后去])[两二]?年", hints=["年"], reach=(14, 4), weight=1)
def year_pair_zh(m: Match) -> Expr | None:
    """Finds 今明两年, 去今两年, 明后年. Reads both years.
    Leaves pairs that do not follow each other (今后两年 counts from today)."""
    first, last = _SHIFTS[m[1]], _SHIFTS[m[2]]
    if last != first + 1:
        return None
    return replace(document(Step("shift", first, "year")), end=document(Step("shift", last, "year")))
