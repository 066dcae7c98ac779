"""From which year a text speaks that prints no date of its own: what it calls 去年 behind 2021年, what was forty years ago
and is told with its year, how old somebody is whose birth it tells, the report on a year that is over.

2021年5月关店,9月重开。去年营业额 …: 去年 is no year before 2022, so the text is of 2023 at the earliest.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from .dateline import Place
from .foretold import sentence_around
from .model import Mention, Passage, Text, When
from .printed import cue, when_of

_YEAR = re.compile(r"(?:19|20)\d\d")
_OPEN = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
# Words that say which year, not only which day of now.
_CALLED = re.compile(r"[今去上前明来本]年|year|(?i:this|last|next) (?:spring|summer|autumn|fall|winter|[A-Z])")
_THIS = re.compile(r"[今本]年|\bthis\b", re.I)
_AGO = re.compile(r"years? ago|年[之以]?前")
_LAST_MONTH = re.compile(r"上个?月|last month", re.I)
_AGE = re.compile(
    r"(?:\baged |\bdied at |\bat the age of |享年|终年|现年|今年)(?P<age>\d{2,3})(?![\d年月])|\b(?P<old>\d{2})-year-old\b"
)
_PROBE = 2010  # any year: where a relative time lies in it says how many years it counts
_NEAR = 2  # a time that is counted from now goes on with the tale of this many paragraphs, its own among them
_REACH = 3  # 去年, 前年; farther back is no tale that goes on
_LONGEST = 1200  # days of a told time: 2016年至2019年
_MONTH = 62  # days of a time that is as good as a month
_SEASON_DAYS = 93  # of a time whose first month counts
_SAID_IN = 120  # characters behind a year in which its sentence names the report
_LONG_AGO, _FAR = 15, 9  # 四十年前 names its year wherever the text tells it, and may be so far behind the last
_HEAD = 600  # characters in which an age is that of whom the text is about
_YEARLESS = ("when/month_zh", "when/month_day_zh", "when/month_en", "when/date_en")
_TALE = 150  # characters in which a month without its year goes on with 今年1月
_SEASON = 3  # months that a month without its year may lie behind the latest of this year


class Told(NamedTuple):
    """A past time of the text: the year that it lies in, or how many years before the telling; its month if it has one."""

    mention: Mention
    paragraph: int
    year: int | None
    off: int
    month: int | None
    bare: bool = False  # 去年 alone, no part of it


class Spoken(NamedTuple):
    """The year that a text speaks from, and the two mentions that tell."""

    year: int
    counted: Mention
    told: Mention


def spoken(
    text: Text, passages: Sequence[Passage], dates: Sequence[Mention], ahead: set[int], place: Place
) -> Spoken | None:
    """The year that the text speaks from, as far as its order tells: each time that it counts from now (去年) lies behind
    the one with a year that it follows."""
    told = list(_told(text, passages, dates, ahead, place))
    best: Spoken | None = None
    before: Told | None = None
    first = min((t.year for t in told if t.year), default=0)
    for t in told:
        if t.year is not None:
            if _YEAR.search(t.mention.quote):  # no 两天后, 次年
                before = t if t.year > first else None  # the tale has come on to it
            if _is_reported(text, t.mention) and (best is None or t.year >= best.year):
                best = Spoken(t.year + 1, t.mention, t.mention)
        elif before and before.year and t.paragraph - before.paragraph < _NEAR and _counts(t):
            year = before.year - t.off + _later(t, before)
            if best is None or year > best.year:
                best = Spoken(year, t.mention, before.mention)
    return _by_age(text, dates, ahead) or _ago(best, told) or best


def _counts(t: Told) -> bool:
    """去年, 前年; 三年前 goes back behind what was told."""
    return t.off >= -_REACH and not _AGO.search(t.mention.quote)


def _is_reported(text: Text, m: Mention) -> bool:
    """A whole year that a report of its sentence is on: 2023年年报, lost $14 million in 2023, it said in its annual report."""
    if m.value.precision != "year":
        return False
    end = sentence_around(text.folded, m.start)[1]
    return bool(cue("annual_report").search(text.folded, m.end, min(end, m.end + _SAID_IN)))


def _later(t: Told, before: Told) -> bool:
    """Whether a time counted from now is of a later year than the one it follows: 去年 in the sentences behind 2021年 is
    not 2021, and 今年3月 behind 2024年8月 is not of 2024."""
    if t.month and before.month and t.month < before.month:
        return True
    if t.bare and t.off and before.month:
        return True
    if t.off == 0 or (t.month and before.month):
        return False  # 2024年6月初 … 今年上半年; In May 2024 … Last winter
    return t.paragraph == before.paragraph and _CALLED.search(t.mention.quote) is not None


def _ago(best: Spoken | None, told: Sequence[Told]) -> Spoken | None:
    """四十年前, where the text tells of a time just so long before a year that its order
    allows. Smaller numbers (三年前, 二十年前) meet some year of the text by chance."""
    years: dict[int, Told] = {}
    for t in told:
        if t.year and _YEAR.search(t.mention.quote):
            years.setdefault(t.year, t)
    latest = best.year if best else max(years, default=0)
    for t in told:
        if t.year is None and _AGO.search(t.mention.quote):
            exact = (-t.off >= _LONG_AGO and -t.off % 10) or -t.off >= 2 * _LONG_AGO
            for year in range(latest, latest + _FAR) if exact else ():
                if year + t.off in years:
                    return Spoken(year, t.mention, years[year + t.off].mention)
    return None


def _by_age(text: Text, dates: Sequence[Mention], ahead: set[int]) -> Spoken | None:
    """How old somebody is, in the head of a text that tells the birth: who died on 28 January aged 91, born on 3 May 1931."""
    age = _AGE.search(text.folded, 0, _HEAD)
    if age is None:
        return None
    born = next(
        (m for m in dates if isinstance(m.value, When) and m.value.earliest and m.value.latest and _is_born(text, m)),
        None,
    )
    if born is None:
        return None
    at = born.value.earliest.year + int(age["age"] or age["old"])
    day = next((o for m in dates if m.start < age.end() and m.start not in ahead and (o := _open(m))), None)
    if day and born.value.precision == "day":
        at += (int(day[1]), int(day[2] or 28)) < (born.value.earliest.month, born.value.earliest.day)
    elif day and not text.folded[age.start()] > "\u4e00":
        at += int(day[1]) < 7
    return Spoken(at, born, born)


def _open(m: Mention) -> re.Match[str] | None:
    return _OPEN.fullmatch(m.value.edtf) if isinstance(m.value, When) else None


def _is_born(text: Text, m: Mention) -> bool:
    """A time of a birth: born in Stromness on 3 May 1931, 1931年5月出生."""
    before = text.folded[max(0, m.start - 40) : m.start]
    return bool(re.search(r"\bborn\b[^.;]*$|生于$", before)) or text.folded.startswith(("出生", "生于"), m.end)


def _told(
    text: Text, passages: Sequence[Passage], dates: Sequence[Mention], ahead: set[int], place: Place
) -> Iterator[Told]:
    starts = [p.start for p in passages if not text.folded[p.start : p.end].rstrip().endswith("?")]
    for m in dates:
        if m.start in ahead:
            continue
        paragraph = bisect_right(starts, m.start)
        if isinstance(m.value, When):
            first, last = m.value.earliest, m.value.latest or m.value.earliest
            if first and last and first.year >= 1900 and (last - first).days < _LONGEST:
                yield Told(m, paragraph, last.year, 0, first.month if (last - first).days < _MONTH else None)
        elif m.value is None:
            early, late = (place(m, date(_PROBE, month, 15), True) for month in (1, 12))
            if early and late and early.earliest and late.earliest and late.latest:
                called = bool(_CALLED.search(m.quote))
                begins = min((early.latest or early.earliest).year, late.earliest.year)  # last October, told in January
                off = (begins if called else late.earliest.year) - _PROBE
                days = (late.latest - late.earliest).days
                fine = days < _SEASON_DAYS and (off == late.earliest.year - _PROBE or days > _MONTH)
                if days < _MONTH or called or _AGO.search(m.quote):
                    bare = called and late.precision == "year"
                    yield Told(m, paragraph, None, off, late.earliest.month if fine else None, bare)


def day_within(year: int, dates: Sequence[Mention], ahead: set[int], place: Place) -> When:
    """When in its year a text was written: with the latest that it tells of this year (今年3月), a month later where it
    also speaks of last month; about the year, where it tells nothing of it."""
    now: list[When] = []
    months: list[When] = []
    told = -_TALE  # where a time of this year was last told
    for m in dates:
        if m.value is None and _THIS.search(m.quote):
            told = m.start
        if m.start in ahead:
            continue
        if _YEAR.search(m.quote):
            told = -_TALE
        elif isinstance(m.value, When) and m.start - told < _TALE and m.rule in _YEARLESS:
            of_year = (m.value.earliest.month, m.value.earliest.day) if m.value.earliest else None
            if (o := _open(m)) or of_year:
                month, day = (int(o[1]), int(o[2] or 0)) if o else of_year  # type: ignore[misc]
                exact = day if (o or m.value.precision == "day") else 0
                now.append(when_of(year, month, exact or None))
                continue
        if m.value is None and _THIS.search(m.quote):
            w = place(m, date(year, 12, 31), True)
            if w and w.earliest and w.latest and w.earliest.year == year and (w.latest - w.earliest).days < _MONTH:
                now.append(w)
                told = m.start
        elif o := _open(m):
            try:
                months.append(when_of(year, int(o[1]), int(o[2]) if o[2] else None))
            except ValueError:
                continue
    last = max(now, key=lambda w: w.key, default=None)
    late = last.earliest.month if last and last.earliest else 0
    if not late and any(w.earliest.month < 4 for w in months):  # type: ignore[union-attr]
        late = 3  # 12月20日 …, 1月8日: of two years
    near = [w for w in months if w.earliest and (not late or w.earliest.month <= late + _SEASON)]
    last = max([*near, *([last] if last else [])], key=lambda w: w.key, default=None)
    if last is None or last.earliest is None:
        return when_of(year, approximate=True)
    month = last.earliest.month
    if last.precision == "day":
        return when_of(year, month, last.earliest.day, approximate=True)
    behind = any(_LAST_MONTH.search(m.quote) for m in dates if m.start not in ahead)
    return when_of(year, min(12, month + behind), approximate=True)
