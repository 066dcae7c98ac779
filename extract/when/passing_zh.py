from typing import Any

from ..expr import Expr, Step, text
from ..rule import Match, widen
from .ago_zh import counted


@widen("when/passing_zh", kinds=("duration",), before=r"再(?:过|有|等)|又过了?")
def passing_zh(value: Any, before: Match | None, after: Match | None) -> Expr | None:
    """Finds 再过两周, 再有三个月, 又过了六天. Reads the day or month so far on. Leaves 再过 with hours, and 再三."""
    if value.every or not before or not (length := counted(value)):
        return None
    return text(Step("count", *length))
