from typing import Any

from ..expr import Expr, Step, text
from ..rule import Match, widen
from .ago_zh import counted


@widen("when/passing_zh", kinds=("duration",), before=r"再(?:过|有|等)|又过了?|此前", after=r"(?=[,，])", weight=1)
def passing_zh(value: Any, before: Match | None, after: Match | None) -> Expr | None:
    """Finds 再过两周, 再有三个月, 又过了六天, and 此前一周 in front of a comma. Reads the day or month so far on, or back.
    Leaves 再过 with hours, 再三, and 此前三年 that is a length of time."""
    if value.every or not before or not (length := counted(value)):
        return None
    n, unit = length
    if before[0] == "此前":
        return text(Step("count", -n, unit)) if after else None
    return text(Step("count", n, unit))
