from dataclasses import replace
from typing import Any

from ..expr import Expr, nested
from ..rule import Match, join


@join("when/of_en", r"\s?(?:of\s)?", weight=2)
def of_en(left: Any, right: Any, gap: Match) -> Expr | None:
    """Finds an English part in front of its time: the last week of March, Friday next week. Reads both as one.
    Leaves neighbours that do not nest."""
    if (
        isinstance(left, Expr)
        and isinstance(right, Expr)
        and left.plain
        and right.plain
        and left.needs == right.grain == "week"
        and right.anchor == "document"
    ):
        return replace(right, steps=right.steps + left.steps)  # Friday next week
    if (
        not (isinstance(left, Expr) and isinstance(right, Expr))
        or left.end
        or right.end
        or not left.steps
        or left.steps[0].op != "base"
    ):
        return None
    if right.grain not in ("month", "year"):
        return None
    inner = (
        left
        if right.grain == left.needs
        else replace(left, steps=(left.steps[0]._replace(of=right.grain), *left.steps[1:]))
    )
    if right.needs:
        return replace(right, steps=right.steps + inner.steps)
    return nested(right, inner)
