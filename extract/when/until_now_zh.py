from dataclasses import replace
from typing import Any

from ..expr import NOW, Expr
from ..rule import Match, widen


@widen(
    "when/until_now_zh",
    led=True,
    before=r"(?:从|自从|自)",
    after=r"\s?(?:以来|起|开始)?,?\s?(?:{until_now_zh})(?!为止)(?:为止)?",
    weight=1,
)
def until_now_zh(value: Any, before: Match | None, after: Match | None) -> Expr | None:
    """Finds 2019年至今, 今年2月至今, 2023年截至目前, 从2001年起至今. Reads from the time to the day of publication.
    Leaves 至今 alone, and times that have a range already."""
    if not after or not isinstance(value, Expr) or not value.plain:
        return None
    return replace(value, end=NOW)
