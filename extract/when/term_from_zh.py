from dataclasses import replace
from typing import Any

from ..expr import Expr
from ..rule import Match, join


@join("when/term_from_zh", r"的?", weight=1)
def term_from_zh(left: Any, right: Any, gap: Match) -> Expr | None:
    """Finds a length counted from a date: 自2018年2月2日起十二个月内, 3月1日起的90天内. Reads from the date to so
    much later. Leaves lengths counted from an event (判决生效之日起30日内)."""
    if not (isinstance(left, Expr) and isinstance(right, Expr)) or left.bound not in ("since", "after") or left.end:
        return None
    if right.anchor != "document" or right.steps[0].op != "ahead" or len(right.steps) > 1:
        return None
    return replace(
        left, bound="", end=replace(left, bound="", steps=(*left.steps, right.steps[0]._replace(op="count")))
    )
