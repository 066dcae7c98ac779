"""When in its year a text was written: with the latest that it tells of this year (今年3月), and before what it says is to
come; a month without its year lies in the twelve on its side of now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from .dateline import Place
from .model import When
from .printed import when_of
from .told import Told

_LAST_MONTH = re.compile(r"上个?月|last month", re.I)
_LIMIT = re.compile(r"前$|^(?i:by|before) ")
_LAST = re.compile(r"last [A-Z]")
_TALE = 150  # characters in which a month without its year goes on with 去年3月
_LONGEST = 190  # days of a part of the year that tells when in it the text was written
_WRONG_SIDE = (
    6.0  # what it weighs against a month that something of this year lies on its wrong side, more where it is over
)
_OLDER = 0.3  # ... and each month that it lies behind what the text tells of this year
_HARDLY = 0.6  # ... and each that it lies before what is to come
_HEADED = 3.0  # ... and each that it lies off the day that the text begins with
_OTHER_YEAR = 1.2  # ... that what is told without its year is of another year than this
_HEAD = 120  # characters in which a day is that of the news


class Sign(NamedTuple):
    """Something that is over or to come (`ahead`), in a month of the year that the text speaks from or (`loose`) of no
    year that is told, and its day if it has one."""

    month: int
    day: int
    ahead: bool
    loose: bool
    headed: bool = False  # the day at the head of the text


def day_within(year: int, told: Sequence[Told], place: Place) -> When:
    """When in its year a text was written whose times are `told`; about the year, where they tell nothing of it."""
    signs = list(_signs(year, told, place))
    if not any(s.loose or not s.ahead for s in signs):
        return when_of(year, approximate=True)
    month = min(range(1, 13), key=lambda m: (_weight(signs, m), -m))
    over = [s for s in signs if not s.ahead and s.month == month]
    day = max((s.day for s in over), default=0)
    if day:
        return when_of(year, month, day, approximate=True)
    behind = bool(over) and any(_LAST_MONTH.search(t.mention.quote) for t in told if not t.ahead)
    return when_of(year, min(12, month + behind), approximate=True)


def _weight(signs: Sequence[Sign], month: int) -> float:
    """What weighs against a month: that something of this year lies on its wrong side, and how far the rest lies off."""
    wrong = {False: 0.0, True: 0.0}
    off = 0.0
    for s in signs:
        behind = s.month - month if s.ahead else month - s.month
        if s.loose:
            far = _OLDER * (behind % 12) + (_OTHER_YEAR if behind < 0 else 0.0)
            off += far * (_HARDLY if s.ahead else _HEADED if s.headed else 1.0)
        elif behind < 0:
            wrong[s.ahead] = _WRONG_SIDE if s.ahead else 1.5 * _WRONG_SIDE
        elif not s.ahead:
            off += _OLDER * behind
    return off + sum(wrong.values())


def _is_limit(t: Told) -> bool:
    """今年春节前 and by March may lie on either side."""
    return t.ahead and bool(_LIMIT.search(t.mention.quote))


def _signs(year: int, told: Sequence[Told], place: Place) -> Iterator[Sign]:
    label, at, since = None, -_TALE, 0  # the year of the tale, where it was last told, and its month
    for t in told:
        start = t.mention.start
        if _is_limit(t):
            continue
        if t.open:
            of_tale = label is not None and start - at < _TALE and (t.month or 0) >= since
            at = start if of_tale else at
            since = (t.month or 0) if of_tale else since
            if t.month and (not of_tale or label == year):
                yield Sign(t.month, t.day, t.ahead, True, bool(t.day) and t is told[0] and start < _HEAD)
            continue
        if t.called and t.off is not None:
            if not t.ahead:
                label, at, since = year + t.off, start, t.month or 0
            end = _end(t, year, place)
            if (
                t.off == 0
                and end
                and not t.mention.quote.lower().startswith("next")
                and not (end.month == 12 and not t.ahead)
            ):  # 今年底退休 may be ahead
                yield Sign(end.month, 0, t.ahead, False)
            elif end and t.off == -1 and _LAST.match(t.mention.quote):
                yield Sign(end.month, 0, True, False)  # last June, said before June
        elif t.year:
            if not t.ahead:
                label, at, since = t.year, start, t.month or 0
            if t.year == year and t.month:
                yield Sign(t.month, t.day, t.ahead, False)


def _end(t: Told, year: int, place: Place) -> date | None:
    """The last day of a part of the year (今年3月, 今年上半年), the first of a season: this summer is told from June on."""
    w = place(t.mention, date(year, 12, 31), True)
    if w is None or w.earliest is None or w.latest is None or (w.latest - w.earliest).days > _LONGEST:
        return None
    season = w.earliest.month % 3 == 0 and w.latest.month != w.earliest.month
    return w.earliest if season and not t.ahead else w.latest
