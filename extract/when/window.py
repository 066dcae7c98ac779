"""Windows of days and how EDTF writes them. Pure calendar; knows nothing of texts.

>>> of_months(2023, 7, 3, "quarter").edtf, of_month(2023, 8).about.edtf
('2023-35', '2023-08~')
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from ..model import When

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS = {"day": 1, "week": 7, "fortnight": 14}
FINER = {
    "day": "day",
    "week": "day",
    "month": "month",
    "quarter": "month",
    "half": "month",
    "season": "month",
    "year": "year",
    "decade": "year",
    "century": "year",
}


@dataclass(frozen=True, slots=True)
class Window:
    """The days from `first` to `last`. `grain` is the unit it is, or "span"; `unit` the finest unit its ends are
    written in; `left`, `right` say which ends are approximate."""

    first: date
    last: date
    grain: str
    unit: str = "day"
    left: bool = False
    right: bool = False
    until: str = ""  # the unit of the last day, where it is another one

    @property
    def about(self) -> Window:
        return Window(self.first, self.last, self.grain, self.unit, True, True, self.until)

    @property
    def edtf(self) -> str:
        whole = self._whole()
        if whole and not (self.left or self.right):
            return whole
        if whole and self.grain in ("day", "month", "year"):
            return whole + "~"
        left, right = point(self.first, self.unit, self.left), point(self.last, self.until or self.unit, self.right)
        return left if left == right else f"{left}/{right}"

    def _whole(self) -> str:
        match self.grain:
            case "day" | "month" | "year":
                return point(self.first, self.grain, False)
            case "quarter":
                return f"{self.first.year:04}-{32 + (self.first.month + 2) // 3}"
            case "season" if self.first.month in (3, 6, 9):
                return f"{self.first.year:04}-{20 + self.first.month // 3}"
            case "decade" if self.first.year % 10 == 0:
                return f"{self.first.year // 10:03}X"
            case "century" if self.first.year % 100 == 0:
                return f"{self.first.year // 100:02}XX"
        return ""

    @property
    def when(self) -> When:
        return _when(self)


@lru_cache(maxsize=1 << 13)
def _when(w: Window) -> When:
    return When.of(w.edtf, w.first, w.last)


def point(day: date, unit: str, about: bool) -> str:
    """One end of an interval, written in a unit."""
    text = f"{day.year:04}"
    if unit != "year":
        text += f"-{day.month:02}"
    if unit == "day":
        text += f"-{day.day:02}"
    return text + ("~" if about else "")


def between(a: Window, b: Window) -> Window | None:
    """From the first day of `a` to the last of `b`; None when that runs backwards. Ends keep their own units."""
    if b.last < a.first:
        return None
    until = b.until or b.unit
    return Window(a.first, b.last, "span", a.unit, a.left, b.right, "" if until == a.unit else until)


def of_day(day: date) -> Window:
    return Window(day, day, "day")


def of_month(year: int, month: int) -> Window:
    return Window(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month", "month")


def of_year(year: int) -> Window:
    return Window(date(year, 1, 1), date(year, 12, 31), "year", "year")


def of_months(year: int, month: int, count: int, grain: str) -> Window:
    """`count` months from the `month`-th of a year on (13 is January of the next)."""
    first, last = month_of(year, month), month_of(year, month + count - 1)
    return Window(first.first, last.last, grain, FINER.get(grain, "month"))


def month_of(year: int, month: int) -> Window:
    return of_month(year + (month - 1) // 12, (month - 1) % 12 + 1)


def unit_around(day: date, unit: str) -> Window:
    """The unit that a day lies in."""
    match unit:
        case "week":
            first = day - timedelta(day.weekday())
            return Window(first, first + timedelta(6), "week")
        case "month":
            return of_month(day.year, day.month)
        case "quarter":
            return of_months(day.year, (day.month - 1) // 3 * 3 + 1, 3, "quarter")
        case "half":
            return of_months(day.year, 1 if day.month < 7 else 7, 6, "half")
        case "year":
            return of_year(day.year)
        case "decade":
            return of_years(day.year // 10 * 10, 10, "decade")
        case "century":
            return of_years(day.year // 100 * 100, 100, "century")
        case "season":
            year, month = (day.year - 1, 12) if day.month < 3 else (day.year, day.month // 3 * 3)
            return of_months(year, month, 3, "season")
    return of_day(day)


def of_years(first: int, count: int, grain: str) -> Window:
    return Window(date(first, 1, 1), date(first + count - 1, 12, 31), grain, "year")


def shifted(w: Window, n: int, unit: str) -> Window:
    """`n` units on from a window, as a window of that unit. A coarser window gives an approximate one."""
    if unit in DAYS:
        step = timedelta(n * DAYS[unit])
        if w.first == w.last or w.grain in ("day",):
            day = w.first + step
            if unit == "week":  # two weeks ago is about that day; this week is a week
                return replace(of_day(day), left=True, right=True)
            return of_day(day)
        if n == 0:
            return w.about
        first, last = w.first + step, w.last + step
        if abs(n) * DAYS[unit] <= 7 and w.grain == "month":
            return w.about
        if w.grain == "month" or (last - first).days > 45:
            return between(of_month(first.year, first.month).about, of_month(last.year, last.month).about) or w.about
        return Window(first, last, "span", "day", True, True)
    a, b = (_moved(unit_around(day, unit), n * MONTHS[unit], unit) for day in (w.first, w.last))
    if a == b:
        return a
    whole = between(a, b)
    return whole.about if whole else a


def _moved(w: Window, months: int, unit: str) -> Window:
    """A unit moved by whole months."""
    at = w.first.year * 12 + w.first.month - 1 + months
    return (
        unit_around(date(at // 12, at % 12 + 1, 1), unit)
        if unit != "season"
        else of_months(at // 12, at % 12 + 1, 3, "season")
    )


def add(day: date, n: int, unit: str) -> date:
    """The day `n` units on, cut to the length of its month."""
    if unit in DAYS:
        return day + timedelta(n * DAYS[unit])
    at = day.year * 12 + day.month - 1 + n * (3 if unit == "season" else MONTHS[unit])
    year, month = at // 12, at % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
