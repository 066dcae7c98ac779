from dataclasses import replace
from typing import Any

from ..expr import Expr
from ..rule import Match, widen


@widen(
    "when/about_en",
    before=r"(?<![A-Za-z])(?:(?i:{around_en})\s|c\.\s?|ca\.\s?)",
)
def about_en(value: Any, before: Match | None, after: Match | None) -> Expr | None:
    """Finds around 2021, circa 1900, sometime in March. Reads the same time, approximate.
    Leaves about three years (a length of time)."""
    return replace(value, approx=True) if isinstance(value, Expr) else None
