"""When a document came out, as far as it says itself: metadata, a printed date, or an inference with its evidence.

Never a file's mtime, never the day of the run. In this order: the metadata; a date in a by-line, a heading or a dateline;
a stretch of time counted from a dated happening (已过去十个月); the latest happening that the text treats as past.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from .dateline import YEAR, Place, by_weekday, yearless
from .foretold import narrow, sentence_around, to_come
from .known import told_beside, youngest
from .lexicon import alternation, branches
from .model import Duration, Entity, Mention, Passage, Published, Source, Text, When, inside
from .pattern import lazy
from .placer import Placer
from .printed import interviewed, minguo, parse_printed, printed, when_of
from .season import day_within
from .standpoint import Spoken, spoken
from .told import OPEN
from .when.window import Window


def _days(iso: str) -> int | None:
    """The days of an ISO 8601 duration of whole years, months, weeks or days."""
    m = re.fullmatch(r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?", iso)
    if not m or not any(m.groups()):
        return None
    return round(sum(float(n) * u for n, u in zip(m.groups(), (365.25, 30.44, 7, 1), strict=True) if n))


def _year_of(
    dates: Sequence[Mention], ahead: set[int], floor: tuple[date, Mention] | None
) -> tuple[int, Mention] | None:
    """The latest year that the text writes out for something past, or that of the youngest thing it names."""
    years = [
        (_last_year(m.value, m.quote), m)
        for m in dates
        if isinstance(m.value, When)
        and m.value.earliest
        and m.start not in ahead
        and re.search(r"(?:19|20)\d\d", m.quote)
    ]
    if floor:
        years.append((floor[0].year, floor[1]))
    return max(years, key=lambda y: (y[0], -y[1].start), default=None)


def _last_year(when: When, quote: str) -> int:
    """2019 of 2016年11月25日—2019年9月25日."""
    return when.latest.year if when.latest and str(when.latest.year) in quote else when.earliest.year  # type: ignore[union-attr]


_YEAR_SAID = lazy(r"(?:19|20)\d\d|^[去今上]年")
_YEARLESS = ("when/month_zh", "when/edge_zh", "when/month_day_zh")
_LATER = 62  # days that a month without its year may lie behind the latest with one, in talk
_LAST_YEAR = ("去年", "上年")
_NUMBERED = lazy(  # 昨(8)日, 今天(13日); 台北13日电
    r"(?P<word>[昨今前本])[日天]?\((?P<n>\d{1,2})日?\)[日天]?|(?<=[\u4e00-\u9fff])(?P<wire>\d{1,2})日[电讯](?![话子力视器])"
)
_TALE = 300  # so far behind 去年国庆 a month without its year is of last year


# 2024年4月,公司从深圳搬到了常州: what only may tell of something to come stands beside what was done.
def _whole(m: Mention) -> bool:
    """A month or day with its year."""
    fine = isinstance(m.value, When) and m.value.latest and (m.value.precision in ("day", "month") or narrow(m.value))
    return bool(fine and YEAR.search(m.quote))


def _past(
    dates: Sequence[Mention],
    ahead: set[int],
    floor: tuple[date, Mention] | None,
    place: Place,
    turns: Sequence[Passage],
) -> Iterator[tuple[When, Mention]]:
    """Dated past happenings, those without a year completed with the document's year; behind 去年国庆 they are of the
    year before, and in an answer (`turns`) of the year that it tells of."""
    year = _year_of(dates, ahead, floor)
    wholes = [m.value.latest for m in dates if _whole(m) and m.start not in ahead] if turns else []
    last = max(wholes) + timedelta(_LATER) if wholes else None
    told: Mention | None = None  # the latest time that says its year, or 今年 and 去年
    for m in dates:
        if m.start in ahead:
            continue
        if _YEAR_SAID.search(m.quote):
            told = m
        elif told and m.start - told.start < _TALE and isinstance(m.value, When) and m.basis != "inferred":
            if told.quote.startswith(_LAST_YEAR) and m.rule in _YEARLESS:
                continue
            same = m.value.edtf.startswith("XXXX") and any(p.start <= told.start and m.start < p.end for p in turns)
            if same and year and YEAR.search(told.quote) and not told.quote.startswith(str(year[0])):
                continue
        if m.value is None:
            # 10月的倒数第二天 needs only the year
            late = [place(m, date(year[0], 12, 31), False)] if year else []
            if late and late[0] and late[0].earliest and late[0].precision in ("day", "month"):
                yield late[0], m
            continue
        if not isinstance(m.value, When):
            continue
        if m.value.earliest and m.value.latest:
            if m.value.earliest.year >= 1990:
                yield m.value, m
        elif year and (o := OPEN.fullmatch(m.value.edtf)):
            try:
                when = when_of(year[0], int(o[1]), int(o[2]) if o[2] else None)
            except ValueError:
                continue
            if last and any(p.start <= m.start < p.end for p in turns) and when.earliest > last:
                continue  # 到9月才转正, in an answer about last year
            yield when, m


def _at_the_head(
    passages: Sequence[Passage], past: Sequence[tuple[When, Mention]], latest: When
) -> tuple[When, Mention] | None:
    """The day without its year that the text begins with, where the year it was given lies before what the text tells
    of: 4月8日,公司公告 …, and 今年1月 turned out to be of the year after."""
    body = next((p for p in passages if p.kind == "paragraph" and p.end - p.start >= 40), None)
    for when, m in past:
        if body is None or not body.start <= m.start < body.start + 12 or not latest.earliest or not when.earliest:
            continue
        if not isinstance(m.value, When) or not OPEN.fullmatch(m.value.edtf) or when.precision != "day":
            continue
        if when.earliest.year == latest.earliest.year - 1:
            on = when_of(latest.earliest.year, when.earliest.month, when.earliest.day)
            return (on, m) if on.key > latest.key else None
    return None


@cache
def _elapsed_after() -> re.Pattern[str]:
    return re.compile(alternation("elapsed_after"), re.I)


@cache
def _elapsed_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('elapsed_before')})(?:{branches('elapsed_about')}|\s){{0,3}}$", re.I)


def _elapsed(text: Text, mentions: Sequence[Mention]) -> tuple[When, Mention, Mention] | None:
    """已过去近10个月 beside a dated happening: the happening plus that stretch."""
    best = None
    dates = [m for m in mentions if m.kind == "date" and isinstance(m.value, When) and m.value.earliest]
    for d in mentions:
        if not isinstance(d.value, Duration) or d.value.every:
            continue
        start, end = sentence_around(text.folded, d.start)
        if not _elapsed_before().search(text.folded, max(start, d.start - 50), d.start) and not _elapsed_after().match(
            text.folded, d.end, end
        ):
            continue
        near = [m for m in dates if m.end <= d.start and d.start - m.end <= 300] or [
            m for m in dates if m.start >= d.end and m.start - d.end <= 120
        ]
        anchor = min(near, key=lambda m: abs(m.start - d.start), default=None)
        days = _days(d.value.iso)
        if anchor is None or days is None or anchor.value.precision not in ("day", "month", "approx"):
            continue
        at = anchor.value.earliest + timedelta(days)
        when = when_of(at.year, at.month, at.day if days < 45 else None, approximate=True)
        if best is None or when.key > best[0].key:
            best = (when, d, anchor)
    return best


def _beside_known(text: Text, mentions: Sequence[Mention], place: Place) -> tuple[When, Mention, Mention, date] | None:
    """When somebody says last Friday of a thing whose day is known; the date, the thing and its day."""
    found = told_beside(text, mentions, place)
    if found is None:
        return None
    low, high, m, thing, day = found
    if low == high:
        return when_of(low.year, low.month, low.day, approximate=True), m, thing, day
    return When.of(f"{low}~/{high}~", low, high), m, thing, day


def _about(when: When) -> When:
    """Around a day, month or year; a quarter is written by its months, for EDTF has no sign for about it."""
    if when.earliest and when.latest and when.precision in ("quarter", "range"):
        return Window(when.earliest, when.latest, "span", "month", True, True).when
    return When.of(when.edtf + "~", when.earliest, when.latest)


def published(
    source: Source, text: Text, passages: Sequence[Passage], mentions: Sequence[Mention], place: Placer
) -> Published:
    """The document's own date. `mentions` are those of the first pass: relative dates are not placed yet; `place` places one
    as if the document had come out on a given day."""
    issued = _published(source, text, passages, mentions, place)
    day = _numbered(text, issued.when) if issued.basis == "inferred" and issued.when else None
    if day is None:
        return issued
    when, words = day
    return replace(issued, when=when, why=f"{issued.why} “{words}” says which day of the month.")


def _numbered(text: Text, when: When) -> tuple[When, str] | None:
    """昨(8)日, 台北13日电: the day of the month that the text came out on, the first of its number from the day that it is
    known to come close behind."""
    m = _NUMBERED.search(text.folded)
    if m is None or when.earliest is None or when.earliest != when.latest or "~" not in when.edtf:
        return None
    behind = {"昨": 1, "前": 2}.get(m["word"] or "", 0)
    low = when.earliest - timedelta(behind)
    days = (low + timedelta(n) for n in range(31))
    told = next((d for d in days if d.day == int(m["n"] or m["wire"])), None)
    if told is None:
        return None
    day = told + timedelta(behind)
    return when_of(day.year, day.month, day.day, approximate=True), m[0]


def _published(
    source: Source, text: Text, passages: Sequence[Passage], mentions: Sequence[Mention], place: Placer
) -> Published:
    """The date as the metadata, a printed line or what is told give it."""
    if source.published and (when := parse_printed(source.published)):
        proof = tuple(m for m in mentions if source.published_span and m.span.overlaps(source.published_span))
        return Published(when, "metadata", f"The document's metadata gives {source.published}.", proof)
    silent = [(p.start, p.end) for p in passages if p.kind in ("boilerplate", "byline", "caption")]
    every = [m for m in mentions if m.kind == "date"]
    if m := printed(text, passages, every) or minguo(text, passages):
        return Published(m.value, "written", f"The date {m.quote} is printed with the article.", (m,))
    dates = [m for m in every if not inside(silent, m.start)]
    ahead = to_come(text, dates)
    floor = youngest(text, [m for m in mentions if isinstance(m.value, Entity)])
    if dateline := yearless(text, passages, every, ahead, place):
        day, m, last, sure = dateline
        why = f"The dateline gives {m.quote} without a year; the latest that the text tells of is {last.quote}."
        told_from = None if sure else spoken(text, passages, dates, mentions, ahead, place, floor)
        if told_from and told_from.year and told_from.year > day.year and told_from.proof:
            day, last = (
                date(told_from.year, day.month, min(day.day, 28) if day.month == 2 else day.day),
                told_from.proof[0],
            )
            why = f"The dateline gives {m.quote} without a year; {last.quote} tells of the year."
        return Published(when_of(day.year, day.month, day.day), "inferred", why, (m, last))
    if held := interviewed(text, passages, every):
        why = f"The interview was held on {held.value.edtf}."
        return Published(_about(held.value), "inferred", why, (held,))
    if found := by_weekday(passages, every, ahead, floor[0] if floor else None):
        day, m = found
        why = f"The text begins with {m.quote}, and of the years it tells of that day was such a weekday in {day.year} alone."
        return Published(when_of(day.year, day.month, day.day, approximate=True), "inferred", why, (m,))
    if told := _beside_known(text, mentions, place):
        when, m, thing, day = told
        return Published(
            when,
            "inferred",
            f"No date is printed; {thing.quote} came out on {day}, and the text says {m.quote} of it.",
            (m, thing),
        )
    turns = [p for p in passages if p.kind in ("question", "answer")]
    past = list(_past(dates, ahead, floor, place, turns))
    fine = [(w, m) for w, m in past if w.precision in ("day", "month") or narrow(w)]
    latest = max(fine or past, key=lambda p: (p[0].earliest, p[0].latest, -p[1].start), default=None)
    later = [p for p in past if latest and p[0].earliest and p[0].earliest > latest[0].latest]  # type: ignore[operator]
    latest = max(later, key=lambda p: p[0].key, default=latest)  # 2015年6月…;2018年,公司推出了…
    if latest and (first := _at_the_head(passages, past, latest[0])):
        latest = first
    elapsed = None
    if any(isinstance(m.value, Duration) for m in mentions):
        elapsed = _elapsed(text, [m for m in mentions if not inside(silent, m.start)])
    if elapsed and (latest is None or elapsed[0].earliest > latest[0].earliest):  # type: ignore[operator]
        when, d, anchor = elapsed
        return Published(
            when, "inferred", f"No date is printed; the text says {d.quote} after {anchor.quote}.", (d, anchor)
        )
    told_from = spoken(text, passages, dates, mentions, ahead, place, floor)
    if told_from and not (told_from.year and latest and _is_of(latest, told_from.year)):
        newest = floor if latest is None or not latest[0].latest or (floor and floor[0] > latest[0].latest) else None
        return _spoken(told_from, newest, dates, ahead, place)
    if told_from is None and latest and latest[0].earliest and not floor and _is_lent(latest[1], dates, place):
        return _spoken(Spoken(None), floor, dates, ahead, place)
    if floor and (latest is None or latest[0].latest is None or floor[0] > latest[0].latest):
        return _named(floor)
    if latest is None:
        return Published(None, "unknown", "The document prints no date, and nothing in it tells one.")
    when, m = latest
    vague = when if "~" in when.edtf or "/" in when.edtf else _about(when)
    return Published(
        vague,
        "inferred",
        f"No date is printed; the latest happening that the text treats as past is {m.quote} ({when.edtf}).",
        (m,),
    )


def _is_of(latest: tuple[When, Mention], year: int) -> bool:
    """The latest time of a text lies in a year, and was not counted from another time."""
    when, m = latest
    own = m.basis == "written" or YEAR.search(m.quote) or not isinstance(m.value, When)
    return bool(own and when.latest and when.latest.year == year)


def _is_lent(latest: Mention, dates: Sequence[Mention], place: Place) -> bool:
    """In a text that also counts from now (last month, on Thursday), a day or month whose year is only that of the latest time
    with one, or a time that is no day: who says last month writes no December 2023 for it."""
    if not isinstance(latest.value, When) or (latest.value.precision == "day" and latest.value.earliest):
        return False
    return any(m.value is None and place(m, date(2010, 6, 15), True) for m in dates)


def _spoken(
    told_from: Spoken, floor: tuple[date, Mention] | None, dates: Sequence[Mention], ahead: set[int], place: Placer
) -> Published:
    """Of the year that the text speaks from; open where it cannot be told."""
    if told_from.year is None:
        return Published(None, "unknown", "No date is printed, and what the text tells fits more than one year.")
    when, proof = day_within(told_from.year, told_from.told, dates, ahead, place), told_from.proof
    if len(proof) > 1:
        why = f"{proof[0].quote} is told behind {proof[1].quote}"
    else:
        why = f"{proof[0].quote} tells of the year" if proof else "the years before are written by their numbers"
    return Published(when, "inferred", f"No date is printed; {why}.", proof)


def _named(floor: tuple[date, Mention]) -> Published:
    """About the day of the youngest thing that the text names."""
    when = when_of(floor[0].year, floor[0].month, floor[0].day, approximate=True)
    why = f"No date is printed; the text names {floor[1].quote}, which came out on {floor[0].isoformat()}."
    return Published(when, "inferred", why, (floor[1],))
