from typing import Any

from ..expr import Expr, Step
from ..lexicon import words
from ..rule import Match, widen

_EDGES = words("edge_en")


@widen(
    "when/edge_en",
    before=r"(?<![A-Za-z])(?:(?i:the)\s)?(?P<edge>(?i:{edge_en}))\s?",
    after=r"(?:\s|'s\s)?(?P<end>(?:-?end|year-end)\b)",
)
def edge_en(value: Any, before: Match | None, after: Match | None) -> Expr | None:
    """Finds early 2023, late last month, mid-2024, the end of 2025, end-March, this year's end. Reads that part of
    it, approximately. Leaves early parts of days."""
    if (
        not isinstance(value, Expr)
        or not value.plain
        or value.grain not in ("year", "month", "quarter", "half", "season", "decade", "century", "week")
        or (before and after)
    ):
        return None
    part = "end" if after else _EDGES[" ".join(before["edge"].casefold().split())] if before else ""
    return value.then(Step("edge", of=part))
