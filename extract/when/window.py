"""Windows of days, and the steps of an Expr from one to another. Pure calendar; knows nothing of texts.

>>> walk(None, (Step("year", 2023), Step("month", 8), Step("edge", of="start"))).edtf
'2023-08-01~/2023-08-10~'
"""
from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..expr import Step
from ..model import When
from .feasts import feast_day, lunar_window, term_day

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS = {"day": 1, "week": 7, "fortnight": 14}
FINER = {"day": "day", "week": "day", "month": "month", "quarter": "month", "half": "month", "season": "month",
         "year": "year", "decade": "year", "century": "year"}
# The parts of a unit, as (first, last) in the next finer one; DESIGN.md, "Vocabulary".
_MONTH_EDGES = {"start": (1, 10), "first third": (1, 10), "middle": (11, 20), "second third": (11, 20), "end": (21, 31),
                "third third": (21, 31), "first half": (1, 15), "second half": (16, 31), "first two thirds": (1, 20), "last two thirds": (11, 31)}
_YEAR_EDGES = {"start": (1, 2), "first third": (1, 4), "middle": (6, 7), "second third": (6, 7), "end": (11, 12),
               "third third": (9, 12), "first half": (1, 6), "second half": (7, 12)}
_DECADE_EDGES = {"start": (0, 2), "first third": (0, 2), "middle": (4, 6), "second third": (4, 6), "end": (7, 9),
                 "third third": (7, 9), "first half": (0, 4), "second half": (5, 9)}


@dataclass(frozen=True, slots=True)
class Window:
    """The days from `first` to `last`. `grain` is the unit it is, or "span"; `unit` the finest unit its ends are written
    in; `left`, `right` say which ends are approximate."""

    first: date
    last: date
    grain: str
    unit: str = "day"
    left: bool = False
    right: bool = False
    until: str = ""             # the unit of the last day, where it is another one

    @property
    def about(self) -> Window:
        return replace(self, left=True, right=True)

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
        return When.of(self.edtf, self.first, self.last)


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
    first, last = _month_of(year, month), _month_of(year, month + count - 1)
    return Window(first.first, last.last, grain, FINER.get(grain, "month"))


def _month_of(year: int, month: int) -> Window:
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
            return _years(day.year // 10 * 10, 10, "decade")
        case "century":
            return _years(day.year // 100 * 100, 100, "century")
        case "season":
            year, month = (day.year - 1, 12) if day.month < 3 else (day.year, day.month // 3 * 3)
            return of_months(year, month, 3, "season")
    return of_day(day)


def _years(first: int, count: int, grain: str) -> Window:
    return Window(date(first, 1, 1), date(first + count - 1, 12, 31), grain, "year")


def shifted(w: Window, n: int, unit: str) -> Window:
    """`n` units on from a window, as a window of that unit. A coarser window gives an approximate one."""
    if unit in DAYS:
        step = timedelta(n * DAYS[unit])
        if w.first == w.last or w.grain in ("day",):
            day = w.first + step
            if unit == "week":       # two weeks ago is about that day; this week is a week
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
    count = MONTHS[unit]
    first, last = _moved(unit_around(w.first, unit), n * count, unit), _moved(unit_around(w.last, unit), n * count, unit)
    if first == last:
        return first
    whole = between(first, last)
    return whole.about if whole else first


def _moved(w: Window, months: int, unit: str) -> Window:
    """A unit moved by whole months."""
    at = w.first.year * 12 + w.first.month - 1 + months
    return unit_around(date(at // 12, at % 12 + 1, 1), unit) if unit != "season" else of_months(at // 12, at % 12 + 1, 3, "season")


def add(day: date, n: int, unit: str) -> date:
    """The day `n` units on, cut to the length of its month."""
    if unit in DAYS:
        return day + timedelta(n * DAYS[unit])
    at = day.year * 12 + day.month - 1 + n * (3 if unit == "season" else MONTHS[unit])
    year, month = at // 12, at % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def walk(window: Window | None, steps: Iterable[Step]) -> Window | None:
    """Where the steps lead; None where there is no such day (30 February)."""
    try:
        for step in steps:
            window = _step(window, step)
            if window is None:
                return None
    except (ValueError, OverflowError, KeyError):
        return None
    return window


def _step(w: Window | None, s: Step) -> Window | None:
    if s.op == "year":
        return of_year(s.n)
    if s.op == "years":
        return Window(date(s.n, 1, 1), date(s.to, 12, 31), "span", "year")
    if s.op == "century":
        return _years(s.n, 100, "century")
    if s.op == "decade":
        if s.n >= 100:
            return _years(s.n, 10, "decade")
        return _years(w.first.year // 100 * 100 + s.n, 10, "decade") if w else _years(1900 + s.n, 10, "decade")
    if w is None:
        return None
    year, month = w.first.year, w.first.month
    match s.op:
        case "base" | "same":
            return w
        case "month":
            return of_month(year, s.n)
        case "months":
            return of_months(year, s.n, s.to, "span")
        case "day":
            return of_day(date(year, month, s.n))
        case "quarter":
            return of_months(year, 3 * s.n - 2, 3, "quarter")
        case "half":
            return of_months(year, 6 * s.n - 5, 6, "half")
        case "season":
            return of_months(year, 3 * s.n, 3, "season")
        case "shift":
            return shifted(w, s.n, s.of)
        case "unit":
            return shifted(unit_around(w.first, s.of), s.n, s.of) if s.of != "week" else _week(w, s.n)
        case "weekday":
            return of_day(w.first - timedelta(w.first.weekday()) + timedelta(s.n - 1)) if (w.last - w.first).days < 8 else w.about
        case "weekend":
            monday = w.first - timedelta(w.first.weekday())
            return Window(monday + timedelta(5), monday + timedelta(6), "span") if (w.last - w.first).days < 8 else w.about
        case "edge":
            return _edge(w, s.of)
        case "nth":
            return _nth(w, s.n, s.of)
        case "first":
            end = add(w.first, s.n, s.of) - timedelta(1)
            return Window(w.first, end, "span", FINER[s.of]) if end <= w.last else None
        case "last":
            begin = add(w.last + timedelta(1), -s.n, s.of)
            return Window(begin, w.last, "span", FINER[s.of]) if begin >= w.first else None
        case "back":
            return _back(w, s.n, s.of)
        case "ahead":
            return _ahead(w, s.n, s.of)
        case "days":
            if w.grain != "day":
                return _vague_days(w, s.n, s.to)
            return Window(w.first + timedelta(s.n), w.last + timedelta(s.to), "span", "day", True, True)
        case "yearly":
            return replace(Window(date(w.first.year + s.n, 1, 1), date(w.last.year + s.to, 12, 31), "span", "year"), left=True, right=True)
        case "count":
            return _count(w, s.n, s.of)
        case "nearest":
            return _nearest(w, s.n, s.of, s.to)
        case "last units":
            a = shifted(unit_around(w.first, s.of), -s.n if s.n > 0 else 1, s.of) if s.of != "week" else _week(w, -s.n if s.n > 0 else 1)
            b = shifted(unit_around(w.first, s.of), -1 if s.n > 0 else -s.n, s.of) if s.of != "week" else _week(w, -1 if s.n > 0 else -s.n)
            return between(a, b)
        case "some":
            return _some(w, s.n, s.of, s.to)
        case "move":
            return of_day(add(w.first, s.n, s.of)) if w.grain == "day" else shifted(w, s.n, s.of)
        case "after":
            return _after(w, s.n, s.of)
        case "feast":
            return of_day(feast_day(s.of, year))
        case "term":
            return of_day(term_day(s.of, year))
        case "lunar":
            first, last = lunar_window(year, s.n // 100, s.n % 100, s.of == "leap")
            return of_day(first) if s.n % 100 else Window(first, last, "span")
    raise KeyError(s.op)


def _count(w: Window, n: int, unit: str) -> Window:
    """So many units on: to the day for days, to the unit for longer ones."""
    if unit == "month" and w.grain == "year":
        return shifted(w, round(n / 12) or (1 if n > 0 else -1), "year").about
    return shifted(w, n, unit)


def _nearest(w: Window, n: int, unit: str, which: int) -> Window:
    """The last or next August, summer or Friday; n 0 is the one of this year or week."""
    if unit.startswith("feast "):
        days = [of_day(feast_day(unit[6:], w.first.year + k)) for k in (-1, 0, 1)]
        return days[1] if n == 0 else [d for d in days if d.last < w.first][-1] if n < 0 else [d for d in days if d.first > w.last][0]
    if unit.startswith("weekday"):
        if w.last != w.first:
            return w.about
        if unit == "weekday coming":
            return of_day(w.first + timedelta((which - w.first.isoweekday() - 1) % 7 + 1))
        if n < 0:
            return of_day(w.first - timedelta((w.first.isoweekday() - which - 1) % 7 + 1))
        return of_day(unit_around(w.first + timedelta(7 if n else 0), "week").first + timedelta(which - 1))
    year = w.first.year
    years = {-1: (year, year - 1), 0: (year,), 1: (year, year + 1)}[n]
    found = [of_month(y, which) if unit == "month" else of_months(y, 3 * which, 3, "season") for y in years]
    return next((f for f in found if n == 0 or (f.last < w.first if n < 0 else f.first > w.last)), found[-1])


def _some(w: Window, n: int, unit: str, to: int) -> Window:
    """Between n and `to` units off, in that unit's own grain."""
    first, last = unit_around(add(w.first, n, unit), FINER[unit]), unit_around(add(w.last, to, unit), FINER[unit])
    return Window(first.first, last.last, "span", FINER[unit], True, True)


def _after(w: Window, n: int, unit: str) -> Window:
    """The n units directly behind a window, whole units where it ends with one."""
    begin = w.last + timedelta(1)
    last = add(begin, n, unit) - timedelta(1)
    whole = unit_around(begin, unit)
    if whole.first == begin and n == 1:
        return whole
    return Window(begin, last, "span", FINER[unit] if whole.first == begin else "day")


def _week(w: Window, n: int) -> Window:
    if (w.last - w.first).days > 7:
        return shifted(w, n, "week")
    return unit_around(w.first + timedelta(7 * n), "week")


def _vague_days(w: Window, n: int, to: int) -> Window:
    """Some days before a vague day: the months they can lie in."""
    if n >= -45:
        return w.about
    first = w.first + timedelta(n)
    return between(of_month(first.year, first.month).about, w.about) or w.about


def _edge(w: Window, part: str) -> Window | None:
    year, month = w.first.year, w.first.month
    if w.grain == "month":
        a, b = _MONTH_EDGES[part]
        return Window(date(year, month, a), date(year, month, min(b, w.last.day)), "span", "day", True, True)
    if w.grain == "year":
        a, b = _YEAR_EDGES[part]
        return replace(of_months(year, a, b - a + 1, "span"), left=True, right=True)
    if w.grain == "quarter":
        n = {"start": 0, "middle": 1, "end": 2}.get(part, 1)
        return _month_of(year, month + n).about
    if w.grain == "half":
        n = {"start": 0, "middle": 2, "end": 4}.get(part, 2)
        return replace(of_months(year, month + n, 2, "span"), left=True, right=True)
    if w.grain == "week":
        a, b = {"start": (0, 1), "middle": (2, 3)}.get(part, (4, 6))
        return Window(w.first + timedelta(a), w.first + timedelta(b), "span", "day", True, True)
    if w.grain == "decade":
        a, b = _DECADE_EDGES[part]
        return Window(date(year + a, 1, 1), date(year + b, 12, 31), "span", "year", True, True)
    if w.grain == "century":
        a, b = {"start": (0, 1), "end": (8, 9)}.get(part, _DECADE_EDGES[part])
        return Window(date(year + 10 * a, 1, 1), date(year + 10 * b + 9, 12, 31), "span", "year", True, True)
    if w.grain == "day":
        return w
    third = (w.last - w.first).days // 3
    days = {"start": (w.first, w.first + timedelta(third)), "end": (w.last - timedelta(third), w.last)}
    first, last = days.get(part, (w.first + timedelta(third), w.last - timedelta(third)))
    return Window(first, last, "span", w.unit, True, True) if w.unit == "day" else None


def _nth(w: Window, n: int, unit: str) -> Window | None:
    """The n-th unit of a window; weeks are counted from the first Monday in it; from the end when n is negative."""
    if unit.startswith("weekday"):
        day = int(unit[-1])
        first = w.first + timedelta((day - 1 - w.first.weekday()) % 7)
        last = w.last - timedelta((w.last.weekday() - day + 1) % 7)
        at = first + timedelta(7 * (n - 1)) if n > 0 else last + timedelta(7 * (n + 1))
        return of_day(at) if w.first <= at <= w.last else None
    if unit == "week":
        first = w.first + timedelta(-w.first.weekday() % 7)
        last = w.last - timedelta(w.last.weekday())
        at = first + timedelta(7 * (n - 1)) if n > 0 else last + timedelta(7 * (n + 1))
        return unit_around(at, "week") if w.first <= at <= w.last else None
    begin = unit_around(add(w.first, n - 1, unit) if n > 0 else add(w.last + timedelta(1), n, unit), unit)
    return begin if w.first <= begin.first <= w.last else None


def _back(w: Window, n: int, unit: str) -> Window:
    if w.grain != "day" and unit in DAYS:
        return _vague_days(w, -n * DAYS[unit], 0)
    if w.grain != "day":
        finer = FINER[unit]
        first = unit_around(add(w.first, -n, unit), finer)
        return Window(first.first, w.last, "span", finer if finer == "month" else "month", True, True)
    first = add(w.first, -n, unit)
    if unit == "day":
        first += timedelta(1)       # the last 7 days end today
    about = unit != "day"
    return Window(first, w.last, "span", "day", about, about)


def _ahead(w: Window, n: int, unit: str) -> Window:
    last = add(w.last, n, unit)
    about = unit != "day" or w.grain != "day"
    first = w.first
    return Window(first, last, "span", "day" if w.grain == "day" else "month", about, about) if w.grain == "day" else \
        Window(first, unit_around(last, "month").last, "span", "month", True, True)
