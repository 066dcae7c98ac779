"""The density strip: how many events a year, a month or a day has, as bars that lead to narrower ranges."""

from __future__ import annotations

import calendar
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from .filters import Asked
from .remembered import remembered

BARS = 60  # at most; more years than this are drawn as decades
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Bar:
    """One bar. `x` and `width` are percentages of the strip and say where it may be clicked, `left` and `thick` where
    it is drawn; heights are percentages of the highest bar."""

    label: str
    query: str
    x: float
    width: float
    left: float
    thick: float
    actual: int
    other: int
    actual_height: float
    other_height: float
    first: str = ""
    last: str = ""


@dataclass(frozen=True)
class Strip:
    """Bars from left to right; `coarse` events are dated, but in no bar (known to the year only, say)."""

    unit: str
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    coarse: int
    highest: int
    step: int = 1  # years in a bar
    centres: dict[int, float] = field(default_factory=dict)


@dataclass(frozen=True)
class _Bucket:
    """Where a bar may stand: what it counts, what it is called below and above, where it leads."""

    key: int
    tick: str
    label: str
    query: str
    first: str
    last: str


def unit_of(asked: Asked) -> str:
    """What a bar stands for: a year; a month of the chosen year; a day of the chosen month."""
    year, month = asked.value("year"), asked.value("month")
    if not (year.isdecimal() and 0 < int(year) < 10000):
        return "year"
    return "day" if month.isdecimal() and 0 < int(month) < 13 else "month"


def _days(asked: Asked) -> list[_Bucket]:
    year, month = int(asked.value("year")), int(asked.value("month"))
    dates = [f"{year:04}-{month:02}-{day:02}" for day in range(1, calendar.monthrange(year, month)[1] + 1)]
    return [
        _Bucket(day, str(day), date, asked.query(earliest=date, latest=date), date, date)
        for day, date in enumerate(dates, 1)
    ]


def _months(asked: Asked) -> list[_Bucket]:
    year = f"{int(asked.value('year')):04}"
    return [
        _Bucket(
            month,
            name,
            f"{year}-{month:02}",
            asked.query(month=str(month)),
            f"{year}-{month:02}-01",
            f"{year}-{month:02}-{calendar.monthrange(int(year), month)[1]}",
        )
        for month, name in enumerate(MONTHS, 1)
    ]


def _years(asked: Asked, first: int, last: int, step: int) -> list[_Bucket]:
    if step == 1:
        return [
            _Bucket(
                year,
                str(year),
                str(year),
                asked.query(("year__gte", "year__lte"), year=str(year)),
                str(year),
                str(year),
            )
            for year in range(first, last + 1)
        ]
    return [
        _Bucket(
            start,
            str(start),
            f"{start}–{start + step - 1}",
            asked.query(year__gte=str(start), year__lte=str(start + step - 1)),
            str(start),
            str(start + step - 1),
        )
        for start in range(first // step * step, last + 1, step)
    ]


# what is counted for each unit, and of which events
COLUMNS = {
    "year": ("year", "year is not null"),
    "month": ("month", "month is not null"),
    "day": ("cast(substr(earliest, 9, 2) as integer)", "earliest = latest"),
}


async def _counts(database: Any, asked: Asked, unit: str) -> dict[int, Counter[str]]:
    """How many actual and other events each year (month, day) has."""
    column, condition = COLUMNS[unit]
    rows = await database.execute(
        f"select {column} as bucket, factuality, count(*) as n from events {asked.sql(condition)} group by 1, 2",
        asked.params,
    )
    counts: dict[int, Counter[str]] = {}
    for row in rows.rows:
        happened = "actual" if row["factuality"] == "actual" else "other"
        counts.setdefault(int(row["bucket"]), Counter())[happened] += row["n"]
    return counts


# what has no date has no days either, which an index knows
UNDATED = "(earliest is null and date is null)"


async def _dated(database: Any, asked: Asked) -> int:
    total, undated = [
        int((await database.execute(f"select count(*) from events {asked.sql(*more)}", asked.params)).single_value())
        for more in ((), (UNDATED,))
    ]
    return total - undated


async def strip(database: Any, asked: Asked, dated: int | None = None) -> Strip:
    """The strip of the events that `asked` lets through, of which `dated` have a date, as far as that is known already."""
    unit, step = unit_of(asked), 1
    if asked.where:
        counts = await _counts(database, asked, unit)
        dated = await _dated(database, asked) if dated is None else dated
    else:
        counts = await remembered(database, "years", lambda: _counts(database, asked, "year"))
        dated = await remembered(database, "dated", lambda: _dated(database, asked))
    coarse = dated - sum(count.total() for count in counts.values())
    if unit == "day":
        buckets = _days(asked)
    elif unit == "month":
        buckets = _months(asked)
    elif not counts:
        buckets = []
    else:
        first, last = min(counts), max(counts)
        step = next((step for step in (1, 10, 100) if last // step - first // step < BARS), 1000)
        buckets = _years(asked, first, last, step)
        merged: dict[int, Counter[str]] = {}
        for year, count in counts.items():
            merged.setdefault(year // step * step, Counter()).update(count)
        counts = merged
    width = 100 / max(len(buckets), 1)
    return Strip(
        unit,
        *_drawn(buckets, counts),
        coarse,
        max((count.total() for count in counts.values()), default=0),
        step,
        {bucket.key: round((place + 0.5) * width, 3) for place, bucket in enumerate(buckets)},
    )


def _drawn(
    buckets: list[_Bucket], counts: dict[int, Counter[str]]
) -> tuple[tuple[Bar, ...], tuple[tuple[float, str], ...]]:
    highest = max((count.total() for count in counts.values()), default=1)
    width = 100 / max(len(buckets), 1)
    thick = min(width * 0.76, 4)
    every = 1 if len(buckets) == 12 else -(-len(buckets) // 8)  # labels that still fit on a phone
    bars = [
        Bar(
            bucket.label,
            bucket.query,
            round(place * width, 3),
            round(width, 3),
            round(place * width + (width - thick) / 2, 3),
            round(thick, 3),
            count["actual"],
            count["other"],
            round(count["actual"] / highest * 100, 2),
            round(count["other"] / highest * 100, 2),
            bucket.first,
            bucket.last,
        )
        for place, bucket in enumerate(buckets)
        if (count := counts.get(bucket.key))
    ]
    ticks = [
        (round((place + 0.5) * width, 3), bucket.tick) for place, bucket in enumerate(buckets) if place % every == 0
    ]
    return tuple(bars), tuple(ticks)
