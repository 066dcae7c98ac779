"""The steps of an Expr from one window of days to another.

>>> walk(None, (Step("year", 2023), Step("month", 8), Step("edge", of="start"))).edtf
'2023-08-01~/2023-08-10~'
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from ..expr import Step
from .feasts import feast_day, lunar_window, term_day
from .window import (
    DAYS,
    FINER,
    Window,
    add,
    between,
    month_of,
    of_day,
    of_month,
    of_months,
    of_year,
    of_years,
    shifted,
    unit_around,
)

# The parts of a unit, as (first, last) in the next finer one; DESIGN.md, "Vocabulary".
_MONTH_EDGES = {
    "start": (1, 10),
    "first third": (1, 10),
    "middle": (11, 20),
    "second third": (11, 20),
    "end": (21, 31),
    "third third": (21, 31),
    "first half": (1, 15),
    "second half": (16, 31),
    "first two thirds": (1, 20),
    "last two thirds": (11, 31),
}
_YEAR_EDGES = {
    "start": (1, 2),
    "first third": (1, 4),
    "middle": (6, 7),
    "second third": (6, 7),
    "end": (11, 12),
    "third third": (9, 12),
    "first half": (1, 6),
    "second half": (7, 12),
}
_DECADE_EDGES = {
    "start": (0, 2),
    "first third": (0, 2),
    "middle": (4, 6),
    "second third": (4, 6),
    "end": (7, 9),
    "third third": (7, 9),
    "first half": (0, 4),
    "second half": (5, 9),
}


_WAKE = 24  # days behind a holiday that 春节后 speaks of


@lru_cache(maxsize=1 << 13)
def walk(window: Window | None, steps: tuple[Step, ...]) -> Window | None:
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
        return of_years(s.n, 100, "century")
    if s.op == "decade":
        if s.n >= 100:
            return of_years(s.n, 10, "decade")
        return of_years(w.first.year // 100 * 100 + s.n, 10, "decade") if w else of_years(1900 + s.n, 10, "decade")
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
            one = (year, month) == (w.last.year, w.last.month)  # no 28th of a month that may be any of a year
            return of_day(date(year, month, s.n)) if one else None
        case "quarter":
            return of_months(year, 3 * s.n - 2, 3, "quarter")
        case "half":
            return of_months(year, 6 * s.n - 5, 6, "half")
        case "season":
            return of_months(year, 3 * s.n, 3, "season")
        case "shift":
            return shifted(w, s.n, s.of)
        case "unit":
            return _unit(w, s.n, s.of)
        case "weekday":
            return (
                of_day(w.first - timedelta(w.first.weekday()) + timedelta(s.n - 1))
                if (w.last - w.first).days < 8
                else w.about
            )
        case "weekend":
            monday = w.first - timedelta(w.first.weekday())
            return (
                Window(monday + timedelta(5), monday + timedelta(6), "span") if (w.last - w.first).days < 8 else w.about
            )
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
            first, last = date(w.first.year + s.n, 1, 1), date(w.last.year + s.to, 12, 31)
            return Window(first, last, "span", "year", True, True)
        case "count":
            return _count(w, s.n, s.of)
        case "nearest":
            return _nearest(w, s.n, s.of, s.to)
        case "last units":
            from_, to = (-s.n, -1) if s.n > 0 else (1, -s.n)
            return between(_unit(w, from_, s.of), _unit(w, to, s.of))
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
        case "holiday":
            return Window(w.first, w.first + timedelta(s.to), "span", "day", True, True)
        case "wake":
            return Window(w.last + timedelta(1), w.last + timedelta(_WAKE), "span", "day", True, True)
        case "ended":
            return _ended(w.last, s.n, s.of)
        case "week of":
            return unit_around(w.first + timedelta(w.first.isoweekday() == 7), "week")
        case "dated":
            return _dated(w.last, s.n, s.to)
        case "same period":
            return _same_period(w, s.n if abs(s.n) < 1000 else s.n - year)
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
        if n == 0:
            return days[1]
        return days[0 if days[1].last >= w.first else 1] if n < 0 else days[1 if days[1].first > w.last else 2]
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


def _ended(last: date, n: int, unit: str) -> Window:
    """The n units that end with a day; whole months where it is the last of one."""
    begin = add(last + timedelta(1), -n, unit)
    if begin.day > 1 or (last + timedelta(1)).day > 1:
        return Window(begin, last, "span")
    if (whole := unit_around(begin, unit)) == unit_around(last, unit):
        return whole
    years = begin.month == 1 and last.month == 12
    return Window(begin, last, "span", "year" if years else "month")


def _dated(day: date, n: int, weekday: int) -> Window | None:
    """The nearest n-th of a month that is such a weekday; None for a 31st further than a year off."""
    found = []
    for k in range(-11, 12):
        month = unit_around(add(day.replace(day=1), k, "month"), "month")
        at = month.first + timedelta(n - 1)
        if at <= month.last and at.isoweekday() == weekday:
            found.append(at)
    return of_day(min(found, key=lambda d: abs((d - day).days))) if found else None


def _same_period(w: Window, years: int) -> Window:
    """The same days of another year, to the end of February where it is one."""
    first, behind = add(w.first, 12 * years, "month"), add(w.last + timedelta(1), 12 * years, "month")
    return replace(w, first=first, last=max(first, behind - timedelta(1)))


def _unit(w: Window, n: int, unit: str) -> Window:
    """The unit n off the one that a window lies in; a whole week, where `shifted` gives a day. That winter, told of
    January, is the one that January lies in."""
    if unit == "winter":
        return of_months(w.first.year - (w.last.month < 3) + n, 12, 3, "season")
    return _week(w, n) if unit == "week" else shifted(unit_around(w.first, unit), n, unit)


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
    if w.grain in ("quarter", "season"):
        n = {"start": 0, "middle": 1, "end": 2}.get(part, 1)
        return month_of(year, month + n).about
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
        begin = unit_around(add(w.first, -n, unit), FINER[unit])
        return Window(begin.first, w.last, "span", "month", True, True)
    first = add(w.first, -n, unit)
    if unit == "day":
        return Window(first + timedelta(1), w.last, "span")  # the last 7 days end today
    return Window(first, w.last, "span", "day", True, True)


def _ahead(w: Window, n: int, unit: str) -> Window:
    last = add(w.last, n, unit)
    if w.grain != "day":
        return Window(w.first, unit_around(last, "month").last, "span", "month", True, True)
    return Window(w.first, last, "span", "day", unit != "day", unit != "day")
