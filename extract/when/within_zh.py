from typing import Any

from ..expr import Expr, Step, document
from ..rule import Match, widen
from .ago_zh import counted


@widen(
    "when/within_zh",
    led=True,
    kinds=("duration",),
    before=r"(?:在|(?P<counted>[起后]的?))",
    after=r"(?:之内|以内|内(?![部容地存在]))",
)
def within_zh(value: Any, before: Match | None, after: Match | None) -> Expr | None:
    """Finds 五日内, 三年之内, 两个礼拜内. Reads from the day of publication to so many units on.
    Leaves 年内 and 室内, lengths in hours."""
    if not after or (before and before["counted"]) or value.every or not (length := counted(value)):
        return None
    return document(Step("ahead", *length))
