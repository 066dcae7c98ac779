"""Feasts, lunar days and solar terms in the civil calendar, offline through `lunar_python` (MIT, no dependencies).

A feast's rule is a word of the lexicon: `01-01` a civil day, `L08-15` a lunar one, `L-eve` the last day of the lunar
year before, `5/2/7` the second Sunday of May (-1: the last), `11/4/4+1` the day behind such a one, `T清明` a solar term, `E0` Easter and days from it.

>>> day_of("L01-01", 2023), day_of("5/2/7", 2023)
(datetime.date(2023, 1, 22), datetime.date(2023, 5, 14))
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import lru_cache

from ..lexicon import words

YEARS = range(1600, 2200)  # of the lunar tables that are trusted


def feast_day(name: str, year: int) -> date:
    """The day of a feast in a year. KeyError: no such feast."""
    for lexicon in ("feast_zh", "feast_en"):
        if rule := words(lexicon).get(name):
            return day_of(rule, year)
    raise KeyError(name)


@lru_cache(4096)
def day_of(rule: str, year: int) -> date:
    """The day that a feast's rule gives in a year."""
    if rule == "L-eve":
        return lunar_window(year, 1, 1, False)[0] - timedelta(1)
    if rule == "L-last":
        return lunar_window(year + 1, 1, 1, False)[0] - timedelta(1)
    if rule.startswith("L"):
        month, day = map(int, rule[1:].split("-"))
        return lunar_window(year, month, day, False)[0]
    if rule.startswith("T"):
        return term_day(rule[1:], year)
    if rule.startswith("E"):
        return _easter(year) + timedelta(int(rule[1:]))
    if "/" in rule:
        nth, _, behind = rule.partition("+")
        month, n, weekday = map(int, nth.split("/"))
        days = [
            d for d in calendar.Calendar().itermonthdates(year, month) if d.month == month and d.isoweekday() == weekday
        ]
        return days[n - 1 if n > 0 else n] + timedelta(int(behind or 0))
    month, day = map(int, rule.split("-"))
    return date(year, month, day)


@lru_cache(4096)
def lunar_window(year: int, month: int, day: int, leap: bool) -> tuple[date, date]:
    """First and last civil day of a lunar day, or of a whole lunar month when day is 0. ValueError: there is none."""
    from lunar_python import LunarMonth, Solar

    if year not in YEARS:
        raise ValueError(f"no lunar table for {year}")
    found = LunarMonth.fromYm(year, -month if leap else month)
    if found is None or day > found.getDayCount():
        raise ValueError(f"{year} has no such lunar day")
    solar = Solar.fromJulianDay(found.getFirstJulianDay())
    first = date(solar.getYear(), solar.getMonth(), solar.getDay())
    if day:
        return (first + timedelta(day - 1),) * 2
    return first, first + timedelta(found.getDayCount() - 1)


@lru_cache(1024)
def term_day(name: str, year: int) -> date:
    """The day of one of the 24 solar terms in a civil year."""
    from lunar_python import Lunar

    if year not in YEARS:
        raise ValueError(f"no solar terms for {year}")
    solar = Lunar.fromYmd(year, 6, 1).getJieQiTable()[{"冬至": "DONG_ZHI"}.get(name, name)]
    return date(solar.getYear(), solar.getMonth(), solar.getDay())


def _easter(year: int) -> date:
    """Gregorian Easter Sunday (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
