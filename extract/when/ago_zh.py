from functools import lru_cache
from typing import Any

from ..expr import Expr, Step
from ..model import Duration
from ..pattern import lazy
from ..rule import Match, widen

PART = lazy(r"(\d+(?:\.\d+)?)([YMWD])")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}


@lru_cache(maxsize=1 << 10)
def counted(value: Duration) -> tuple[int, str] | None:
    """A length as (how many, of the finest unit of it): P1Y6M is 18 months; None for hours and lengths in part."""
    parts = [(float(n), _UNITS[u]) for n, u in PART.findall(value.iso.split("T")[0])]
    if not parts or "T" in value.iso or any(n != int(n) for n, _ in parts):
        return None
    units = {u for _, u in parts}
    total = {u: int(sum(n for n, v in parts if v == u)) for u in units}
    if units == {"year", "month"}:
        return total["year"] * 12 + total["month"], "month"
    if (
        (units == {"year"} and total["year"] > 3000)
        or ("month" in total and total["month"] > 12000)
        or ("day" in total and total["day"] > 400000)
    ):
        return None
    if len(units) == 1:
        unit = units.pop()
        return (total[unit], unit)
    if units == {"month", "day"}:
        return total["month"], "month"
    return None


@widen(
    "when/ago_zh",
    led=True,
    kinds=("duration",),
    before=r"{ago_about_zh}",
    after=r"多?\s?(?:时间)?(?P<side>{ago_side_zh}|前(?![往台瞻沿线景途期])|后(?![台勤续半期者面])|过去(?!的)了?)",
)
def ago_zh(value: Any, before: Match | None, after: Match | None) -> Expr | None:
    """Finds 三天前, 两周后, 半年之后, 一年多前, 两个月时间过去. Reads the day, month or year so far off the
    publication, or off the date that the text has just named. Leaves hours and minutes (resolve keeps days),
    前三天, 三年 alone."""
    if value.every or not after or not (length := counted(value)):
        return None
    n, unit = length
    if after["side"].startswith(("过去", "飞逝")):
        return Expr("text", (Step("count", n, unit), Step("passed")))
    sign = -1 if after["side"] in ("之前", "以前", "前") else 1
    steps = (Step("count", sign * n, unit),)
    return Expr(
        "document" if sign < 0 and unit == "year" else "text",
        steps,
        approx="多" in after[0] or bool(before and before[0] in ("约", "大约", "大概", "差不多")),
    )
