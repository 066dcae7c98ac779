from dataclasses import replace
from typing import Any

from ..expr import Expr, Step
from ..pattern import lazy
from ..rule import Match, join

_BETWEEN = lazy(r"\b[Bb]etween\s(?:[^,.;]|(?<=[A-Z][a-z]{2})\.(?=\s\d)|,(?=\s\d{4})){3,30}$")  # between Feb. 17 and
_SIZE = {
    "day": 1,
    "week": 7,
    "edge": 20,
    "month": 30,
    "lunar month": 30,
    "quarter": 91,
    "season": 91,
    "half": 182,
    "year": 365,
    "decade": 3650,
    "century": 36500,
}


@join(
    "when/range",
    r"\s?(?:起|开始)?\s?(?P<tie>-|—|——|~|ー|{range_joint}|、|,|{and_zh})?\s?",
    before=r"从|自从|自|由|between\s|from\s|From\s|Between\s",
    after=r"(?:之间|期间|为止|止|间(?!接|谍|隔))",
)
def range_of(left: Any, right: Any, gap: Match) -> Expr | None:
    """Finds 3月至5月, 8日到10日, 从去年到今年, 2022年底或者2023年初, 9月10号、11号. Reads from the first to the last.
    Leaves lists of times that do not follow each other, times of very different size, durations."""
    if (
        not (isinstance(left, Expr) and isinstance(right, Expr))
        or right.bound
        or left.bound not in ("", "after", "since")
    ):
        return None
    left = replace(left, bound="")
    tie = gap["tie"]
    listed = tie in ("、", ",", "和", "与", "及", "以及", "and", "or", "或", "或者", None)
    if tie is None and not (left.grain == right.grain == "edge" and left.end is None):
        return None
    if (
        listed
        and not follows(left.end or left, right)
        and not (tie == "and" and _BETWEEN.search(gap.string, max(0, gap.start() - 40), gap.start()))
    ):
        return None
    if left.end is not None and not listed:
        return None
    last = right.end or right
    if _SIZE.get(left.grain, 20) > 40 * _SIZE.get(last.grain, 20) and (last.needs or last.anchor == "text"):
        return None
    made: Expr = replace(left, end=replace(last, approx=False), approx=left.approx or right.approx)
    return made


def follows(a: Expr, b: Expr) -> bool:
    """The second is the unit directly behind the first (10号, 11号), or an end of a year and the start of the next."""
    x, y = a.steps[-1], b.steps[-1]
    if x.op == y.op == "edge" and (x.of, y.of) == ("end", "start"):
        return _next(a.steps[-2], b.steps[-2])
    return (
        x.op == y.op
        and x.of == y.of
        and y.n == x.n + 1
        and (a.anchor == b.anchor or b.anchor == "none")
        and (b.needs != "" or a.steps[:-1] == b.steps[:-1])
    )


def _next(unit: Step, other: Step) -> bool:
    """The units that two edges divide follow each other: 2022年底, 2023年初; 8月底9月初; 年底, 年初."""
    if "base" in (unit.op, other.op):
        return True
    return (unit.op, unit.of) == (other.op, other.of) and other.n in (
        unit.n + 1,
        unit.n - 11 if unit.op == "month" else unit.n + 1,
    )
