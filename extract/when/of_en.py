from dataclasses import replace
from typing import Any

from ..expr import Expr, Step, nested
from ..rule import Match, join


@join("when/of_en", r"\s?(?:of\s)?", weight=2)
def of_en(left: Any, right: Any, gap: Match) -> Expr | None:
    """Finds an English part in front of its time: the last week of March, Friday next week, June of
    last year, June 1st that year, three weeks ago today. Reads both as one. Leaves neighbours that do not nest."""
    if (
        isinstance(left, Expr)
        and isinstance(right, Expr)
        and left.plain
        and right.plain
        and left.needs == right.grain == "week"
        and right.anchor == "document"
    ):
        return replace(right, steps=right.steps + left.steps)  # Friday next week
    if isinstance(left, Expr) and isinstance(right, Expr) and right.anchor != "none" and right.plain and left.plain:
        if right.steps[-1].op == "unit" and (inner := nested(right, left)):
            return inner  # June of last year, the 5th of last month
        if (
            not gap[0].strip()
            and left.anchor == right.anchor == "document"
            and (first := left.steps[0]).op == "count"
            and first.n < 0
        ):
            return _ago(first, right)
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


def _ago(step: Step, now: Expr) -> Expr | None:
    """Three weeks ago today, two years ago this month."""
    unit = now.steps[0]
    if len(now.steps) > 1 or unit.n or unit.op not in ("shift", "unit"):
        return None
    if step.of == "year":
        return now.then(Step("same period", step.n))
    return now.then(Step("move", step.n, step.of)) if unit.of == "day" else None
