"""When in its year a text was written: with the latest that it tells of this year (今年3月), and before what it says is to
come; a month without its year lies in the twelve on its side of now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .model import Mention, When
from .pattern import lazy
from .placer import Placer
from .printed import when_of
from .told import Told

_LAST_MONTH = lazy(r"上个?月|last month", re.I)
_LIMIT = lazy(r"前$|^(?i:by|before) ")
_LAST = lazy(r"last [A-Z]")
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
    headed: bool = False  # the day or month at the head of the text


def day_within(year: int, told: Sequence[Told], dates: Sequence[Mention], ahead: set[int], place: Placer) -> When:
    """When in its year a text was written whose times are `told` and `dates`, of which those
    that begin in `ahead` are to come; about the year, where they tell nothing of it."""
    signs = list(_signs(year, told, dates, ahead, place))
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
    over, coming, off = 0, 0, 0.0
    for s in signs:
        behind = s.month - month if s.ahead else month - s.month
        if s.loose:
            far = _OLDER * (behind % 12) + (_OTHER_YEAR if behind < 0 else 0.0)
            off += far * (_HARDLY if s.ahead else _HEADED if s.headed else 1.0)
        elif behind < 0:
            over, coming = over + (not s.ahead), coming + s.ahead
        elif not s.ahead:
            off += _OLDER * behind
    wrong = (_WRONG_SIDE * (1.2 + 0.3 * over) if over else 0.0) + (_WRONG_SIDE if coming else 0.0)
    return off + wrong


def _narrow(when: object) -> bool:
    """A day, a month or a part of one."""
    return bool(isinstance(when, When) and when.earliest and when.latest and (when.latest - when.earliest).days < 32)


def _signs(year: int, told: Sequence[Told], dates: Sequence[Mention], ahead: set[int], place: Placer) -> Iterator[Sign]:
    placed = place.told_in(year)
    lead = next((t for t in told if (m := placed.get(t.mention.start)) and _narrow(m.value)), None)
    by_start = {t.mention.start: t for t in told}
    bare = {t.mention.span for t in told if t.bare and t.off == -1}  # sales fell last year. In January …: of either
    lent = {t.mention.span for t in told if t.open}  # 隔天 behind 10月8日 is as loose as that
    sure = {
        t.mention.span for t in told if t.called and t.off == 0 and not t.ahead
    }  # 今年2月 …,3月 …,11月 is none of last year
    for d in dates:
        m, t, coming = placed.get(d.start), by_start.get(d.start), d.start in ahead
        if m is None or not isinstance(m.value, When) or (coming and _LIMIT.search(d.quote)):  # 春节前: on either side
            continue
        w = m.value
        if t and t.off == -1 and _LAST.match(d.quote):
            if w.latest:
                yield Sign(w.latest.month, 0, True, False)  # last June, said before June
            continue
        if w.earliest is None or w.latest is None or (w.latest - w.earliest).days > _LONGEST:
            continue
        if w.latest.year != year and not (t and t.open and m.anchor in bare and w.latest.year == year - 1):
            continue
        season = w.earliest.month % 3 == 0 and w.latest.month - w.earliest.month == 2  # this summer: from June on
        month = w.earliest.month if season and not coming else w.latest.month
        counted = t is None or t.called or t.year or d.quote.endswith(("年底", "年末", "底", "end"))
        if month == 12 and w.precision != "day" and counted and not coming:
            continue  # 今年底退休 may be ahead
        if not counted and not (t and t.open):
            continue  # on Thursday
        day = w.latest.day if w.precision == "day" else 0
        headed = bool(t and t is lead and t.open and d.start < _HEAD)
        if t and t.open and m.anchor in sure and not coming:
            sure.add(d.span)
        loose = (bool(t and t.open) or m.anchor in lent) and d.span not in sure
        if loose:
            lent.add(d.span)
        yield Sign(month, day, coming, loose, headed)
