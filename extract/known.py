"""Things whose first day is known (models, services): a text that names one is not older than it, and a time that is told
of its coming out says from which day or year the text speaks (去年11月,ChatGPT发布 is told in 2023)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from .dateline import Place
from .foretold import sentence_around
from .hint import Hint
from .lexicon import rows
from .model import Entity, Mention, Text, When
from .pattern import lazy
from .printed import cue
from .rule import compiled
from .told import Told

_APART = lazy(r"[\s·-]")
_LIKE = compiled(r"{likened_zh}|\b{likened_en}\b")
_PARTED = compiled(r";|,(?! (?:which |first )?(?:was )?{came_out})")  # ChatGPT, released last November
_DATED = re.compile(r"月|\d日|month")  # 上月30日, 26日; no 昨日
_STOP = lazy(r"[,;。\n]")
_BEHIND, _BEFORE = 40, 24  # characters in which the thing stands behind the time, or before it
_REACH = 200  # ... that are looked at around it
_BESIDE = 12  # ... and the words that it came out behind both
_FAME = 75  # days from its coming out to that
_YEARS = 3  # years back that a time which is counted from now lies at most
_AFTER = 45  # days after its coming out on which somebody may say last Friday of it


class _Known(NamedTuple):
    day: date
    note: str  # "awaited": long spoken of by that name; "fame": only its fame is known


@cache
def _table() -> dict[str, _Known]:
    found = rows("shared/known_days.tsv")
    return {_plain(row["key"]): _Known(date.fromisoformat(row["day"]), row["note"]) for row in found}


@lru_cache(maxsize=1 << 12)
def _plain(key: str) -> str:
    return _APART.sub("", key.casefold())


def known(m: Mention) -> bool:
    """A thing of the table, by its own name."""
    return isinstance(m.value, Entity) and _plain(m.value.key) in _table()


def youngest(text: Text, mentions: Sequence[Mention]) -> tuple[date, Mention] | None:
    """The day of the youngest thing that the text names as there, and where: a longer name counts as what it begins
    with (Qwen3-235B is not older than Qwen3)."""
    named = []
    for m in mentions:
        found = _begins(m.value.key) if isinstance(m.value, Entity) else None
        if found is None or cue("future_cue").search(text.folded, max(0, m.start - 12), m.start):
            continue
        start, end = sentence_around(text.folded, m.start)
        if found.note == "fame" and not cue("famed").match(text.folded, m.end, end):
            continue
        if found.note == "awaited" and not cue("came_out").search(text.folded, start, end):
            continue
        named.append((found.day, m))
    return max(named, key=lambda n: (n[0], -n[1].start), default=None)


def _begins(key: str) -> _Known | None:
    words = re.split(r"(?=[\s-])", key)
    for n in range(len(words), 0, -1):
        if found := _table().get(_plain("".join(words[:n]))):
            return found
    return None


def told_beside(
    text: Text, mentions: Sequence[Mention], place: Place
) -> tuple[date, date, Mention, Mention, date] | None:
    """上周五发布了ChatGLM3: a relative date beside a thing whose day is known leaves only some days to have written it on;
    the first and last of them, the date, the thing and its day."""
    things = [m for m in mentions if known(m)]
    best: tuple[date, date, Mention, Mention, date] | None = None
    for m in mentions if things else ():
        if m.kind != "date" or m.value is not None:
            continue
        for thing in _out_then(text, m, things):
            day = _table()[_plain(thing.value.key)].day
            fits = [p for n in range(_AFTER + 1) if _window(m, p := day + timedelta(n), place) == (day, day)]
            if not fits or len(fits) > 14:
                continue
            if best is None:
                best = (fits[0], fits[-1], m, thing, day)
            elif max(fits[0], best[0]) <= min(fits[-1], best[1]):
                best = (max(fits[0], best[0]), min(fits[-1], best[1]), *best[2:])
            break
    return best


def known_hints(
    text: Text, told: Sequence[Told], mentions: Sequence[Mention], place: Place, base: int
) -> Iterator[Hint]:
    """去年11月,ChatGPT发布; 今年初DeepSeek走红; 去年夏天的巴黎奥运会: a time that is counted from now beside what came out,
    became famous or happened in it."""
    things = [m for m in mentions if known(m)]
    happened = _happened(text)
    of: tuple[int, int] = (0, 0)  # the paragraph that the last time counted from now stands in, and its year
    for t in told if things or happened else ():
        if t.called and t.off is not None:
            of = (t.paragraph, t.off)
        off = of[1] if t.open and t.paragraph == of[0] else 0  # 去年6月试演,十二月防疫放开
        if t.open and not t.ahead:
            yield from _of_no_year(text, t, off, things)
        if t.ahead or not (t.off is not None or t.open):
            continue
        found = [
            (year, thing)
            for first, last, thing in (*_days_of(text, t, things), *_days_beside(text, t, happened))
            for year in range(first.year, last.year + _YEARS + 1)
            if _fits(t, year, off, first, last, place)
        ]
        for year, thing in [f for f in found if f[0] >= base] or found:  # who won an election may have won one before
            weight = 1.2 if t.bare else 2.0 if thing is None else 2.5
            yield Hint("known", (year,), weight, (t.mention, thing) if thing else (t.mention,), frozenset({year}))


def _fits(t: Told, year: int, off: int, first: date, last: date, place: Place) -> bool:
    """Told in some year, a time lies in those days: last May in the next, 上月30日 some month later, 11月 in the same or
    `off` years back."""
    if t.open:
        behind = t.mention.quote.isascii()  # in October, said in March
        return t.month == last.month and year + off in (last.year, last.year + behind)
    early = t.mention.quote.lower().startswith("last")  # last May is not of this year
    months = range(1, 13) if not t.called and not t.ago else (1,) if early else (6,)
    windows = (_window(t.mention, date(year, month, 15), place) for month in months)
    return any(w and w[0] <= last and first <= w[1] for w in windows)


def _days_of(text: Text, t: Told, things: Sequence[Mention]) -> Iterator[tuple[date, date, Mention | None]]:
    """The days in which the thing came out that a time is told of, or may have become famous."""
    if not (t.called or t.ago):
        return
    out = _out_then(text, t.mention, things)
    for thing in out or _famed_then(text, t.mention, things):
        day = _table()[_plain(thing.value.key)].day
        if out or (t.month and not t.bare):
            yield day, day if out else day + timedelta(_FAME), thing


def _days_beside(
    text: Text, t: Told, happened: Sequence[tuple[int, int, tuple[date, date]]]
) -> Iterator[tuple[date, date, None]]:
    """The days of a happening that stands beside a time in its clause."""
    m = t.mention
    if t.off is not None and not (t.called or t.ago or _DATED.search(m.quote)):
        return
    for start, end, (first, last) in happened:
        low, high = min(end, m.end), max(start, m.start)
        between = (
            text.folded[low:high].removeprefix(",") if low == m.end else text.folded[low:high]
        )  # 3月28日,小米SU7上市
        if high - low <= _BEFORE and not _STOP.search(between):
            yield first, last, None


class _Row(NamedTuple):
    """A happening: what its words begin with, the words, and its days."""

    heads: tuple[str, ...]
    words: re.Pattern[str]
    days: tuple[tuple[date, date], ...]


@cache
def _rows() -> tuple[_Row, ...]:
    found = []
    for row in rows("shared/happened_days.tsv"):
        words = row["words"].split("|")
        first, last = ([date.fromisoformat(d) for d in row[name].split("|")] for name in ("first", "last"))
        some = "|".join(re.escape(w).replace("…", r"[^,;。\n]{0,10}") for w in words)
        heads = tuple(dict.fromkeys(w.split("…")[0] for w in words))
        found.append(_Row(heads, re.compile(some), tuple(zip(first, last, strict=True))))
    return tuple(found)


def _happened(text: Text) -> list[tuple[int, int, tuple[date, date]]]:
    """Where the text tells of happenings that everybody knows, and their days."""
    told = (row for row in _rows() if any(head in text.folded for head in row.heads))
    return [(m.start(), m.end(), days) for row in told for m in row.words.finditer(text.folded) for days in row.days]


def _of_no_year(text: Text, t: Told, off: int, things: Sequence[Mention]) -> Iterator[Hint]:
    """5月6日,深度求索发布DeepSeek-V2: a month or day whose year nothing tells, of this year or `off` years back."""
    for thing in _out_then(text, t.mention, things):
        day = _table()[_plain(thing.value.key)].day
        if day.month == t.month and t.day in (0, day.day):
            year = day.year - off
            yield Hint("known", (year,), 1.5 if t.day else 0.8, (t.mention, thing), frozenset({year}))


def _window(m: Mention, day: date, place: Place) -> tuple[date, date] | None:
    when: When | None = place(m, day, True)
    return (when.earliest, when.latest) if when and when.earliest and when.latest else None


def _out_then(text: Text, m: Mention, things: Sequence[Mention]) -> list[Mention]:
    """The things that the clause of a time says came out then."""
    found = []
    for thing in _beside(text, m, [t for t in _near(m, things) if _table()[_plain(t.value.key)].note != "fame"]):
        start, end = min(m.end, thing.start), max(m.end, thing.end)
        word = cue("came_out").search(text.folded, start - (_BESIDE if thing.end <= m.start else 0), end + _BESIDE)
        if word and not _LIKE.search(text.folded, min(word.end(), thing.start), thing.start):
            found.append(thing)
    return found


def _famed_then(text: Text, m: Mention, things: Sequence[Mention]) -> list[Mention]:
    """The things that the clause of a time says were the talk of the town then."""
    beside = _beside(text, m, _near(m, things))
    return [t for t in beside if cue("famed").search(text.folded, min(m.end, t.start), max(m.end, t.end) + _BESIDE)]


def _near(m: Mention, things: Sequence[Mention]) -> Sequence[Mention]:
    """Of the things of a text, in order, those around a time."""
    low, high = (bisect_left(things, at, key=lambda t: t.start) for at in (m.start - _REACH, m.end + _REACH))
    return things[low:high]


def _beside(text: Text, m: Mention, things: Sequence[Mention]) -> list[Mention]:
    """The nearest thing in the clause behind a time, or right before it."""
    start, end = sentence_around(text.folded, m.start)
    comma = min((i for i in (text.folded.find(c, m.end + 1, end) for c in ",;") if i > 0), default=end)
    behind = [t for t in things if m.end <= t.start < min(end, max(comma, m.end + _BEHIND))]
    before = [t for t in things if start <= t.start and 0 <= m.start - t.end <= _BEFORE]
    return behind[:1] or [t for t in before[-1:] if not _PARTED.search(text.folded, t.end, m.start)]
