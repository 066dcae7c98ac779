from typing import Any

from ..expr import Expr, Step
from ..rule import Match, widen


@widen(
    "when/ended_en",
    before=(
        r"(?<![A-Za-z])(?:(?i:the)\s)?(?:(?i:fiscal\s|financial\s|full\s)?(?P<u>(?i:{calendar_unit_en}|quarter"
        r"|half)))(?:\sthat)?\s(?P<tie>(?i:ended|ending|to|of|starting|beginning|commencing))\s(?:on\s|in\s)?"
        r"(?:the\s)?"
    ),
)
def ended_en(value: Any, before: Match | None, after: Match | None) -> Expr | None:
    """Finds the year ended December 31, 2022; the quarter ending in March; the week of October 16; the week ending
    March 18. Reads the year, quarter or week up to the day, or the week that begins with it.
    Leaves the end of March and the first week of May."""
    if not isinstance(value, Expr) or not value.plain or before is None or value.grain not in ("day", "month", "edge"):
        return None
    if before["tie"].casefold() in ("ended", "ending") or (before["tie"] == "to" and before["u"].casefold() == "year"):
        return value.then(Step("ended", 1, before["u"].casefold()))
    if before["u"].casefold() != "week" or value.grain != "day":
        return None
    return value.then(Step("week of"))
