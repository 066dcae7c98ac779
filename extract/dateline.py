"""A dateline that gives no year: 新华社北京5月25日电, LONDON, May 25 (Reuters). The rest of the text tells which one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache

from .gate import seen
from .lexicon import alternation
from .model import Mention, Passage, Text, When
from .pattern import lazy
from .rule import compiled

Place = Callable[[Mention, date, bool], When | None]
_DAY = lazy(r"XXXX-(\d\d)-(\d\d)")
YEAR = lazy(r"(?:19|20)\d\d")
_WEEKDAYS = ("when/weekday_en", "when/week_zh")
_HEAD = 40  # a dateline begins in this many characters of the first paragraph
_NEAR = 240  # ... and a weekday beside it in this many
_WIRE = lazy(r"\s\([A-Z][\w .]{1,24}\)\s?[-–—]")
_TO_COME = compiled(r"\b{ahead_word_en}\s[^.]{0,50}$|[将预拟][^。]{0,20}$")
_WEEKDAYS_AT = {
    **dict(zip("一二三四五六日", range(7), strict=True)),
    **dict(zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), range(7), strict=True)),
    "天": 6,
}
_WEEKDAY = lazy(r"(?:周|星期|礼拜|週|禮拜)(?P<zh>[一二三四五六日天])|\b(?P<en>Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b")
_FIRST = 6  # passages that a day with its weekday is looked for in
_SHORTEST = 40  # of a first paragraph


@cache
def _cue() -> re.Pattern[str]:
    return seen(alternation("dateline"), re.I)


def yearless(
    text: Text, passages: Sequence[Passage], dates: Sequence[Mention], ahead: set[int], place: Place
) -> tuple[date, Mention, Mention, bool] | None:
    """The day of such a dateline, the dateline and the latest time with a year that the text tells of, which it
    follows, and whether a weekday proves it. Of two years that fit, the one whose weekday the first paragraph says; a year told whole is over by June.
    `ahead` holds the starts of dates that are still to come."""
    body = next(
        (
            p
            for p in passages
            if p.kind in ("paragraph", "question", "answer", "byline") and p.end - p.start >= _SHORTEST
        ),
        None,
    )
    if body is None:
        return None
    printed = next((m for m in dates if body.start <= m.start < body.start + _HEAD and _is_dateline(m, text)), None)
    told = [d for d in dates if isinstance(d.value, When) and d.start not in ahead and YEAR.search(d.quote)]
    coming = [d for d in told if _TO_COME.search(text.folded, max(0, d.start - 60), d.start)]
    last = max([d for d in told if d not in coming] or told, key=lambda d: (d.value.key, -d.start), default=None)
    if printed is None or last is None or last.value.earliest is None:
        return None
    fits = [d for n in (0, 1) if (d := _day(printed, last.value.earliest.year + n)) and d >= last.value.earliest]
    weekday = next(
        (m for m in dates if m.value is None and m.rule in _WEEKDAYS and body.start <= m.start < body.start + _NEAR),
        None,
    )
    if weekday and (day := _exact(printed, weekday, dates, last.value.earliest, place)):
        return day, printed, last, True
    sure = [d for d in fits if weekday and (w := place(weekday, d, True)) and w.latest and 0 <= (d - w.latest).days < 2]
    if len(sure) == 2 and weekday:  # a wire is dated on the day that its first sentence says
        sure = [d for d in sure if (w := place(weekday, d, True)) and w.latest == d] or sure
    if len(sure) != 1 and weekday and coming:  # between what is over and what should close in the first quarter of 2026
        until = min(d.value.earliest.year if d.value.earliest else last.value.earliest.year for d in coming)
        between = [_day(printed, year) for year in range(until, last.value.earliest.year - 1, -1)]
        sure = [d for d in between if d and (w := place(weekday, d, True)) and w.latest == d][:1]
    if not sure and weekday:  # neither year has that weekday near its day: the first of the next that has it on the day
        years = [
            d.value.earliest.year for d in dates if d.start in ahead and isinstance(d.value, When) and d.value.earliest
        ]
        until = max([y for y in years if y < last.value.earliest.year + 9] + [last.value.earliest.year + 3])
        after = [_day(printed, year) for year in range(last.value.earliest.year + 2, until + 1)]
        sure = [d for d in after if d and (w := place(weekday, d, True)) and w.latest == d][:1]
    if len(sure) == 1:
        return sure[0], printed, last, True
    if len(fits) == 2 and last.value.precision == "year" and fits[0].month < 7:
        fits = fits[1:]
    return (fits[0], printed, last, False) if fits else None


def _exact(printed: Mention, weekday: Mention, dates: Sequence[Mention], last: date, place: Place) -> date | None:
    """The one day of a dateline that is the weekday of the first paragraph: of the next two years, or of one that the text
    writes together with the year before (206 jets in 2024 and its forecast for 2025), or writes at all."""
    years = {int(y) for d in dates if isinstance(d.value, When) for y in YEAR.findall(d.quote)}
    both = sorted(y for y in years if y - 1 in years and last.year < y < last.year + 9)
    written = sorted(y for y in years if last.year < y < last.year + 9)
    for some in ((last.year, last.year + 1), both, written, [y + 1 for y in written[-1:]]):
        days = [d for y in some if (d := _day(printed, y)) and d >= last]
        exact = [d for d in days if (w := place(weekday, d, True)) and w.latest == d]
        if len(exact) == 1:
            return exact[0]
    return None


def by_weekday(
    passages: Sequence[Passage], dates: Sequence[Mention], ahead: set[int], floor: date | None
) -> tuple[date, Mention] | None:
    """A day near the head that is written with its weekday and without its year (on Tuesday, September 30): in one only
    of the years between those that the text writes, or right behind them, it was that day of the week. `floor` is the
    day of the youngest of known things that the text names: it is no older."""
    end = passages[:_FIRST][-1].end if passages else 0
    years = [
        d.value.earliest.year for d in dates if isinstance(d.value, When) and d.value.earliest and YEAR.search(d.quote)
    ]
    if floor:
        years = [y for y in years if y >= floor.year] or [floor.year]
    for m in dates:
        if m.start >= end or not years:
            return None
        word = _WEEKDAY.search(m.quote)
        if word is None or m.start in ahead or not isinstance(m.value, When) or not _DAY.fullmatch(m.value.edtf):
            continue
        wanted = _WEEKDAYS_AT[word["zh"] or word["en"].casefold()]
        found = [d for y in range(min(years), max(years) + 2) if (d := _day(m, y)) and d.weekday() == wanted]
        return (found[0], m) if len(found) == 1 else None
    return None


def _is_dateline(m: Mention, text: Text) -> bool:
    """A day without its year, with the word of an agency behind it."""
    if not isinstance(m.value, When) or not _DAY.fullmatch(m.value.edtf):
        return False
    return bool(_cue().search(text.folded, m.end, m.end + 14) or _WIRE.match(text.folded, m.end))


def _day(m: Mention, year: int) -> date | None:
    """The day in a year; None for 29 February."""
    day = _DAY.fullmatch(m.value.edtf)
    try:
        return date(year, int(day[1]), int(day[2])) if day else None
    except ValueError:
        return None
