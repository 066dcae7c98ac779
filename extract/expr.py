"""What a time expression says before it is known what day it is: an anchor and the steps to take from it.

去年8月初 is `Expr("document", (Step("shift", -1, "year"), Step("month", 8), Step("edge", of="start")))`; 8月 alone
is `Expr("none", (Step("month", 8),))`, which `resolve` gives a year. An expression whose first step needs something
coarser than the words give is *open*.

>>> Expr("none", (Step("month", 8),)).needs
'year'
>>> Expr("none", (Step("year", 2023), Step("month", 8))).needs
''
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Anchor = Literal["none", "document", "text"]

# The unit that a step's window has, and the coarser one that it is looked for in.
_GRAIN = {
    "year": "year",
    "month": "month",
    "day": "day",
    "quarter": "quarter",
    "half": "half",
    "season": "season",
    "decade": "decade",
    "century": "century",
    "weekday": "day",
    "weekend": "span",
    "feast": "day",
    "term": "day",
    "edge": "edge",
    "first": "span",
    "last": "span",
    "back": "span",
    "ahead": "span",
    "days": "span",
    "same": "same",
    "years": "span",
    "passed": "month",
    "some": "span",
    "last units": "span",
    "move": "day",
    "nearest": "nearest",
    "after": "span",
    "lunar day": "day",
    "yearly": "span",
    "months": "span",
    "holiday": "span",
    "wake": "span",
    "same period": "span",
    "ended": "span",
    "week of": "week",
    "dated": "day",
}
_NEEDS = {
    "month": "year",
    "quarter": "year",
    "half": "year",
    "season": "year",
    "feast": "year",
    "term": "year",
    "lunar": "year",
    "day": "month",
    "weekday": "week",
    "weekend": "week",
    "nth": "year",
    "first": "year",
    "last": "year",
}


class Step(NamedTuple):
    """One step from a window of days to another.

    In the unit that the window lies in:
        year, month, day, quarter, half, season (1 is spring), weekday (1 is Monday): number n · weekend · century: its
        first year · decade: its first year, or its tens within the century · months: `to` months from the n-th on ·
        feast, term: the day `of` that name · lunar: n = 100 * month + day, `of` "leap" · edge: `of` start, middle,
        end, first third ... · nth: the n-th `of` that unit, from the end when negative · first, last: n `of` units
    Away from it:
        shift: n `of` units · unit: the same, from the unit that the window lies in · count: the same, for counted
        lengths · move: the same day, n `of` units off · after: the n `of` units directly behind · nearest: the last
        (-1) or next (1) month, season or weekday number `to`, or feast · dated: the nearest n-th of a month that is
        weekday `to` · back, ahead: the n `of` units up to it, or from it on · ended: the n `of` units that end with it
        · week of: the week that it begins · holiday: it and `to` days more · wake: the weeks behind it · same period: the same days n years off,
        or of the year n · last units: the n whole units before its own (after it when negative) · some: from n to `to`
        `of` units off · days, yearly: from n to `to` days or years off · years: from year n to year `to`
    Notes:
        same: stays · base: stays; names the unit that the next step is looked for in · passed: time that has gone by
    """

    op: str
    n: int = 0
    of: str = ""
    to: int = 0


@dataclass(frozen=True, slots=True)
class Expr:
    """A time as written. `bound` is before, after, since or until; `end` the last part of a range."""

    anchor: Anchor
    steps: tuple[Step, ...]
    approx: bool = False
    bound: str = ""
    end: Expr | None = None

    @property
    def needs(self) -> str:
        """The unit that must come from the context: 'year' for 8月, 'month' for 27日, 'week' for 周三; '' for none."""
        if self.anchor != "none" or not self.steps:
            return ""
        first = self.steps[0]
        return first.of if first.op == "base" else _NEEDS.get(first.op, "")

    @property
    def grain(self) -> str:
        """The unit of its window: day, month, edge (a part of a unit), span (several units) ..."""
        last = self.steps[-1]
        if last.op in ("shift", "base", "unit", "count"):
            return last.of
        if last.op == "nth":
            return "day" if last.of.startswith("weekday") else last.of
        if last.op == "lunar":
            return "day" if last.n % 100 else "lunar month"
        if last.op == "nearest":
            return "day" if last.of.startswith(("weekday", "feast")) else last.of
        return _GRAIN[last.op]

    @property
    def plain(self) -> bool:
        """One window, no range, no bound."""
        return self.end is None and not self.bound

    def then(self, *steps: Step) -> Expr:
        """This and more steps."""
        return Expr(self.anchor, self.steps + steps, self.approx, self.bound, self.end)


def absolute(*steps: Step) -> Expr:
    return Expr("none", steps)


def document(*steps: Step) -> Expr:
    """Counted from the day of publication (or of the conversation)."""
    return Expr("document", steps)


def text(*steps: Step) -> Expr:
    """Counted from a date that the text names before."""
    return Expr("text", steps)


def nested(outer: Expr, inner: Expr) -> Expr | None:
    """去年 and 8月 are one time; None where the inner one is not looked for in such an outer one."""
    if not (outer.plain and inner.plain and inner.needs and outer.grain == inner.needs):
        return None
    return Expr(outer.anchor, outer.steps + inner.steps, outer.approx or inner.approx)  # both are plain


NOW = document(Step("shift", 0, "day"))
