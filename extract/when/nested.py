from dataclasses import replace
from typing import Any

from ..expr import NOW, Expr, Step, document, nested
from ..rule import Match, compiled, join

_FOUNDED = compiled(r"{describes_zh}.{4}年$")  # 始建于1936年,1月15日起火


@join("when/nested", r"\s?(?P<tie>的(?:那个|那一个)?|,\s?|/|'s)?\s?", weight=2)
def nested_time(left: Any, right: Any, gap: Match) -> Expr | None:
    """Finds a time in a coarser one: 去年 8月, 今年的 四五月, 2023年 三季度, 下周 周六, 上个月 15号. Reads both as one.
    Leaves neighbours that do not nest (3月, 2023年) and a comma before anything but a month behind a year."""
    if not (isinstance(left, Expr) and isinstance(right, Expr)):
        return None
    if gap["tie"] and gap["tie"].startswith("的那") and right.grain != "season":
        return None
    if (
        gap["tie"]
        and gap["tie"].startswith(",")
        and left.grain == "day"
        and right.needs == "week"
        and right.grain == "day"
    ):
        return left  # 3月5日,星期日
    if (
        gap["tie"] == "的"
        and right == NOW
        and left.plain
        and left.steps[-1].of in ("year", "month", "week")
        and left.steps[-1].op in ("shift", "count")
    ):
        return document(Step("shift", 0, "day"), left.steps[-1]._replace(op="move"))  # 五年前的今天
    if gap["tie"] in (None, "", "的") and left.plain and left.grain == "day" and _days_off(right):
        return left.then(right.steps[0])  # 清明节前一天, 国庆节第三天
    if not gap["tie"] and right.anchor == "text" and left.plain and _same_unit(left, right):
        return left.then(right.steps[0])  # 11月10日当周, 10月当月
    if (
        gap["tie"]
        and gap["tie"].startswith(",")
        and not (
            left.grain == "year"
            and right.steps[0].op == "month"
            and len(right.steps) > 1
            and not _FOUNDED.search(gap.string, max(0, gap.start() - 10), gap.start())
        )
    ):
        return None
    if right.end is not None and right.needs and left.plain and left.grain == right.needs:
        return replace(right, anchor=left.anchor, steps=left.steps + right.steps)
    if (
        not gap["tie"]
        and left.plain
        and right.plain
        and left.grain == "day"
        and right.needs == "week"
        and left.needs != "week"
    ):
        return left  # 6月1日周六: the day says more
    if (
        gap["tie"] == "的"
        and left.plain
        and right.anchor == "document"
        and len(right.steps) == 1
        and right.steps[0].op == "shift"
        and left.grain == right.grain
    ):
        return left.then(right.steps[0])  # 上个月的下个月
    if left.plain and left.grain == "year" and right.steps == (Step("base", of="month"), Step("edge", of="middle")):
        return left.then(right.steps[1])  # 2022年中旬
    return nested(left, right)


def _same_unit(left: Expr, right: Expr) -> bool:
    """The second names a unit that the first lies in, or is: 当周 behind a day."""
    step = right.steps[0]
    if len(right.steps) > 1 or (step.op, step.n) != ("unit", 0):
        return False
    return step.of == left.grain or (step.of, left.grain) in (("week", "day"), ("quarter", "month"))


def _days_off(right: Expr) -> bool:
    """前一天, 第二天: so many days off the one before it."""
    step = right.steps[0]
    return right.anchor == "text" and len(right.steps) == 1 and (step.op, step.of) == ("unit", "day") and step.n != 0
