from dataclasses import replace

from ..expr import Expr, Step, absolute
from ..rule import Match, rule
from .numerals import number


@rule(
    "when/quarters_zh",
    r"(?<![\d.一二三四五六七八九十])第?([一二三四1-4])(?:季度?)?(?:{to_zh}|[、,和与及]|"
    r"(?=[一二三四]))第?([一二三四1-4])季度",
    hints=["季度"],
    reach=(9, 2),
    weight=2,
)
def quarters_zh(m: Match) -> Expr | None:
    """Finds 一二季度, 二、三季度, 第一至第三季度. Reads the quarters from the first to the last.
    Leaves a list of quarters that do not follow each other."""
    first, last = number(m[1]), number(m[2])
    if last <= first or (any(c in m[0] for c in "、,和与及") and last != first + 1):
        return None
    return replace(absolute(Step("quarter", first)), end=absolute(Step("quarter", last)))
