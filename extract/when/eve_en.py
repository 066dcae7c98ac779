from typing import Any

from ..expr import Expr, Step
from ..rule import Match, join

_OFF = {"the day before": -1, "the day after": 1}


@join("when/eve_en", r"\s", weight=2)
def eve_en(left: Any, right: Any, gap: Match) -> Expr | None:
    """Finds the day before Christmas, the day after May 3. Reads the day beside the one that is named.
    Leaves the day before they met (event_en), the day before, Monday."""
    if not (isinstance(left, Expr) and isinstance(right, Expr)) or not right.plain or right.grain != "day":
        return None
    step = left.steps[0]
    if left.anchor != "text" or len(left.steps) > 1 or (step.op, step.of) != ("unit", "day") or abs(step.n) != 1:
        return None
    named = gap.string[max(0, gap.start() - 14) : gap.start()].casefold()
    return right.then(Step("move", step.n, "day")) if named.endswith(tuple(_OFF)) else None
