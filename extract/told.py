"""The times of a text, as far as they tell from which year it speaks: the year that each lies in, or how many years
before the telling (去年 is one), its month if it has one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from .dateline import YEAR, Place
from .model import Mention, Passage, Text, When
from .pattern import lazy
from .rule import compiled

OPEN = lazy(r"XXXX-(\d\d)(?:-(\d\d))?")
# Words that say which year, not only which day of now.
CALLED = lazy(r"[今去前明来本]年|year|(?i:this|last|next) (?:spring|summer|autumn|fall|winter|[A-Z])")
AGO = lazy(r"years? ago|年[之以]?前")
# Counted from the time before it, in the same tale: 次年3月, 同年, 一年后.
_CHAIN = compiled(r"^(?:[同次隔翌当那]年|第二年|转年)|年后$|(?:that|same|following|next) (?:{season_en}|year)")
_REPUBLIC = lazy(r"^(?:民[国國])?(\d{2,3})年")
_PROBE = 2010  # any year: where a relative time lies in it says how many years it counts
_LONGEST = 1200  # days of a told time: 2016年至2019年
_MONTH = 62  # days of a time that is as good as a month
_SEASON_DAYS = 93  # of a time whose first month counts


class Told(NamedTuple):
    """A time of the text."""

    mention: Mention
    paragraph: int
    year: int | None  # the year that it lies in
    off: int | None  # or how many years before (-1) the telling
    month: int | None
    bare: bool = False  # 去年 alone, no part of it
    written: bool = False  # its year is written out
    chained: bool = False  # 次年: counted from the time before it
    ahead: bool = False  # it may be to come
    open: bool = False  # 8月28日, 年底, whose year nothing tells
    day: int = 0

    @property
    def called(self) -> bool:
        """去年, this March: no 三年前."""
        return self.off is not None and bool(CALLED.search(self.mention.quote)) and not self.ago

    @property
    def ago(self) -> bool:
        return bool(AGO.search(self.mention.quote))

    @property
    def whole(self) -> bool:
        """A year, or a quarter or a half: no month or day."""
        return not isinstance(self.mention.value, When) or self.mention.value.precision not in ("day", "month")


def told_times(
    text: Text, passages: Sequence[Passage], dates: Sequence[Mention], ahead: set[int], place: Place
) -> Iterator[Told]:
    starts = [p.start for p in passages if not text.folded[p.start : p.end].rstrip().endswith("?")]
    for m in dates:
        paragraph, coming = bisect_right(starts, m.start), m.start in ahead
        if isinstance(m.value, When):
            if open_ := OPEN.fullmatch(m.value.edtf):
                day = int(open_[2] or 0)
                yield Told(m, paragraph, None, None, int(open_[1]), ahead=coming, open=True, day=day)
                continue
            first = m.value.earliest or m.value.latest
            last = m.value.latest or first
            if first and last and first.year >= 1900 and (last - first).days < _LONGEST:
                month = first.month if (last - first).days < _MONTH else None
                written = bool(YEAR.search(m.quote)) or _of_the_republic(m, first)
                chained = not written and bool(m.anchor and _CHAIN.search(m.quote))
                day = last.day if m.value.precision == "day" else 0
                if written and str(last.year) not in m.quote and str(first.year) in m.quote:
                    last = first  # 2022年冬天
                yield Told(m, paragraph, last.year, None, month, False, written, chained, coming, day=day)
        elif m.value is None and (told := _counted(m, paragraph, place) or _open(m, paragraph, place)):
            yield told._replace(ahead=coming)


def _counted(m: Mention, paragraph: int, place: Place) -> Told | None:
    """A time that is counted from now: where it would lie, told in January and told in December."""
    early, late = (place(m, date(_PROBE, month, 15), True) for month in (1, 12))
    if not (early and late and early.earliest and late.earliest and late.latest):
        return None
    called = bool(CALLED.search(m.quote))
    begins = min((early.latest or early.earliest).year, late.earliest.year)  # last October, told in January
    off = (begins if called else late.earliest.year) - _PROBE
    days = (late.latest - late.earliest).days
    same = early.earliest.month == late.earliest.month  # last June, whichever year it is of
    fine = days < _SEASON_DAYS and (off == late.earliest.year - _PROBE or days > _MONTH or (called and same))
    if days >= _MONTH and not called and not AGO.search(m.quote):
        return None
    return Told(m, paragraph, None, off, late.earliest.month if fine else None, called and late.precision == "year")


def _open(m: Mention, paragraph: int, place: Place) -> Told | None:
    """A part of a year that nothing tells: 一季度, 10月中旬; its last month."""
    w = place(m, date(_PROBE, 12, 31), False)
    if w is None or w.earliest is None or w.latest is None or (w.latest - w.earliest).days > _SEASON_DAYS:
        return None
    return Told(m, paragraph, None, None, w.latest.month, open=True)


def _of_the_republic(m: Mention, first: date) -> bool:
    """110年9月 is 2021."""
    year = _REPUBLIC.match(m.quote)
    return m.rule.startswith("when/era") or bool(year and int(year[1]) + 1911 == first.year)
