"""When a document came out, as far as it says itself: metadata, a printed date, or an inference with its evidence.

Never a file's mtime, never the day of the run. In this order: the metadata; a date in a by-line, a heading or a dateline;
a stretch of time counted from a dated happening (已过去十个月); the latest happening that the text treats as past.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from .dateline import Place, by_weekday, yearless
from .expr import Expr
from .gate import seen
from .lexicon import alternation, rows
from .model import Duration, Entity, Mention, Passage, Published, Source, Text, When
from .resolve import resolve
from .when.window import Window

_ISO_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})")
_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?![\d-])[~?]?")
_OPEN = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
_SENTENCE = re.compile(r"[。!?;\n]|\.(?=\s[A-Z“])")
_ROC = re.compile(r"(1[01]\d)(?<!\d\d\d\d)[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_BRACKETED = re.compile(
    r"(?:\s?\d\d:\d\d)?\s?(?:首发|首次发布|发布|刊发|刊登|发表|发稿|刊出|更新)\s?[)\]]"
)  # (2024年4月12日发布)
_TODAY = re.compile(  # It is Friday, March 15, 2024.
    r"(?:\b(?:it is|it's|it’s|today is|today,)(?: (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?)?|今天是|今日是|今天,)\s?$",
    re.I,
)
_HANDED = re.compile(r"将(?:其|该|此|这|旗下|所持|自己|持有)")  # 公告,将其海外权益授权给…
_LIMIT = re.compile(r"(?<![之以此盘赛午饭])前$|^(?i:by|before|until|till|no later than)\b")  # 9月15日前 may be ahead
LONGEST = 200  # how far before a date its sentence is looked at
HEAD = 12  # printed dates are looked for in this many passages at each end


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(alternation(name), re.I)


@cache
def _cue(name: str) -> re.Pattern[str]:
    """Finds something where the words of a name stand; what is to come is said in small letters: may, not May."""
    return seen(alternation(name), 0 if name == "future_cue" else re.I)


def when_of(year: int, month: int | None = None, day: int | None = None, approximate: bool = False) -> When:
    """A When of a year, month or day. ValueError when there is no such day."""
    mark = "~" if approximate else ""
    if month is None:
        return When.of(f"{year:04}{mark}", date(year, 1, 1), date(year, 12, 31))
    if day is None:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
        return When.of(f"{year:04}-{month:02}{mark}", date(year, month, 1), last)
    d = date(year, month, day)
    return When.of(f"{d.isoformat()}{mark}", d, d)


def parse_printed(text: str) -> When | None:
    """A date as metadata prints it: ISO 8601 with or without a time, 2023年10月27日, or any full date that dateparser knows."""
    text = text.strip()
    try:
        if m := _ISO_DAY.match(text):
            return when_of(int(m[1]), int(m[2]), int(m[3]))
        if m := _ISO.fullmatch(text):
            return when_of(int(m[1]), int(m[2]) if m[2] else None, int(m[3]) if m[3] else None)
    except ValueError:
        return None
    if not re.search(r"\d{4}", text) or not re.search(r"[A-Za-z]{3}", text):
        return None  # dateparser fills gaps from a clock: it reads only dates that are whole
    import dateparser

    found = dateparser.parse(
        text, settings={"REQUIRE_PARTS": ["day", "month", "year"], "RELATIVE_BASE": datetime(2000, 1, 1)}
    )
    return when_of(found.year, found.month, found.day) if found else None


def _days(iso: str) -> int | None:
    """The days of an ISO 8601 duration of whole years, months, weeks or days."""
    m = re.fullmatch(r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?", iso)
    if not m or not any(m.groups()):
        return None
    return round(sum(float(n) * u for n, u in zip(m.groups(), (365.25, 30.44, 7, 1), strict=True) if n))


@lru_cache(maxsize=2)
def _stops(folded: str) -> list[int]:
    """Where sentences end; asked for every date of a document."""
    return [m.start() for m in _SENTENCE.finditer(folded)]


def _sentence(folded: str, at: int) -> tuple[int, int]:
    stops = _stops(folded)
    i = bisect_left(stops, at)
    return stops[i - 1] + 1 if i else 0, stops[i] if i < len(stops) else len(folded)


def _printed(text: Text, passages: Sequence[Passage], dates: Sequence[Mention]) -> Mention | None:
    """A full date in a by-line or heading near either end, or at the very start of the first paragraph (a dateline)."""
    body = next((p for p in passages if p.kind in ("paragraph", "question", "answer") and p.end - p.start >= 40), None)
    for p in (*passages[:HEAD], *passages[-HEAD:]):
        for m in dates:
            if not p.start <= m.start < p.end or not isinstance(m.value, When) or m.value.precision != "day":
                continue
            around = text.folded[p.start : p.end]
            rest = len(around) - (m.end - m.start)
            if p.kind in ("byline", "heading") and (rest <= 40 or _cue("printed_cue").search(around)):
                return m
            if p.kind == "boilerplate" and _cue("printed_cue").search(
                text.folded, max(p.start, m.start - 12), m.end + 4
            ):
                return m
            if _BRACKETED.match(text.folded, m.end) and text.folded[m.start - 1 : m.start] in ("(", "["):
                return m
            if p in passages[:4] and _TODAY.search(text.folded, max(p.start, m.start - 24), m.start):
                return m
            if p is body and _cue("dateline").search(text.folded, m.end, m.end + 14) and m.start - p.start <= 40:
                return m
    return None


def _minguo(text: Text, passages: Sequence[Passage]) -> Mention | None:
    """A by-line's date in years of the Republic: 112/10/20 18:42 更新."""
    for p in (*passages[:HEAD], *passages[-HEAD:]):
        m = _ROC.search(text.folded, p.start, p.end)
        if m and p.end - p.start <= 60 and _cue("printed_cue").search(text.folded, p.start, p.end):
            try:
                when = when_of(int(m[1]) + 1911, int(m[2]), int(m[3]))
            except ValueError:
                continue
            span = text.span(m.start(), m.end())
            return Mention(
                m.start(),
                m.end(),
                span,
                text.raw[span.start : span.end],
                "date",
                when,
                "published/minguo",
                why=f"Year {m[1]} of the Republic of China is {int(m[1]) + 1911}.",
            )
    return None


@cache
def _known() -> dict[str, date]:
    return {row["key"]: date.fromisoformat(row["day"]) for row in rows("shared/known_days.tsv")}


def _not_before(mentions: Sequence[Mention]) -> tuple[date, Mention] | None:
    """The youngest of known things that the text names: it was not written before that came out."""
    named = [(_known()[m.value.key], m) for m in mentions]
    return max(named, key=lambda n: (n[0], -n[1].start), default=None)


def _year_of(
    dates: Sequence[Mention], ahead: set[int], floor: tuple[date, Mention] | None
) -> tuple[int, Mention] | None:
    """The latest year that the text writes out for something past, or that of the youngest thing it names."""
    years = [
        (m.value.earliest.year, m)
        for m in dates
        if isinstance(m.value, When)
        and m.value.earliest
        and m.start not in ahead
        and re.search(r"(?:19|20)\d\d", m.quote)
    ]
    if floor:
        years.append((floor[0].year, floor[1]))
    return max(years, key=lambda y: (y[0], -y[1].start), default=None)


_WILL = re.compile(r"[^,;。]{0,6}(?:会(?![议上场后见员])|将(?!近|军))")
_WRITTEN_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_SAID = re.compile(r"(?:19|20)\d\d|^[去今上]年")
_YEARLESS = ("when/month_zh", "when/edge_zh")
_LAST_YEAR = ("去年", "上年")
_TALE = 300  # so far behind 去年国庆 a month without its year is of last year
_EFFECT = re.compile(r"^[自从].{0,24}起$")  # may be past or ahead: 自10月1日起


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
            if same and year and _WRITTEN_YEAR.search(told.quote) and not told.quote.startswith(str(year[0])):
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
        elif year and (o := _OPEN.fullmatch(m.value.edtf)):
            try:
                yield when_of(year[0], int(o[1]), int(o[2]) if o[2] else None), m
            except ValueError:
                continue


@cache
def _elapsed_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{alternation('elapsed_before')})(?:近|约|了|整整|将近|才|仅|not yet|nearly|about|\s){{0,3}}$", re.I
    )


def _narrow(w: When) -> bool:
    """12月初, 10月底: as good as a month."""
    return bool(w.earliest and w.latest and (w.latest - w.earliest).days <= 31)


def _elapsed(text: Text, mentions: Sequence[Mention]) -> tuple[When, Mention, Mention] | None:
    """已过去近10个月 beside a dated happening: the happening plus that stretch."""
    best = None
    dates = [m for m in mentions if m.kind == "date" and isinstance(m.value, When) and m.value.earliest]
    for d in mentions:
        if not isinstance(d.value, Duration) or d.value.every:
            continue
        start, end = _sentence(text.folded, d.start)
        if not _elapsed_before().search(text.folded, max(start, d.start - 50), d.start) and not _pattern(
            "elapsed_after"
        ).match(text.folded, d.end, end):
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


def placer(found: Sequence[Mention], text: Text, passages: Sequence[Passage]) -> Place:
    """A function that says what a date mention would mean if the document had come out on a given day; None where that
    day is not what it is counted from (`relative`), or more than a year is missing (not `relative`)."""
    unplaced = {m.id: m for m in found}
    spoken = [p for p in passages if p.kind in ("question", "answer")]
    starts = [p.start for p in spoken]

    def around(m: Mention) -> list[Passage]:
        """Of a conversation its beginning and the turn that a mention stands in."""
        i = bisect_right(starts, m.start)
        return [*spoken[:1], *spoken[max(i - 1, 1) : i]]

    def place(m: Mention, day: date, relative: bool) -> When | None:
        raw = unplaced[m.id]
        if not isinstance(raw.value, Expr) or raw.value.bound or raw.value.end:
            return None
        counted = raw.value.anchor == "document" or (
            raw.value.anchor == "none" and raw.value.needs in ("week", "month")
        )
        if counted is not relative or raw.value.anchor == "text":
            return None
        return next((x.value for x in resolve([raw], text, around(raw), When.of(day.isoformat(), day, day))), None)

    return place


def _told(text: Text, mentions: Sequence[Mention], place: Place) -> tuple[When, Mention, Mention, date] | None:
    """上周五发布了ChatGLM3: a relative date beside a thing whose day is known leaves only some days to have written it on."""
    window: tuple[date, date] | None = None
    proof: tuple[Mention, Mention, date] | None = None
    things = [m for m in mentions if isinstance(m.value, Entity) and m.value.key in _known()]
    for m in mentions if things else ():
        if m.kind != "date" or m.value is not None:
            continue
        _start, end = _sentence(text.folded, m.start)
        comma = min((i for i in (text.folded.find(c, m.end + 1, end) for c in ",;") if i > 0), default=end)
        named = [e for e in things if m.end <= e.start < max(comma, m.end + 40) and e.start < end]
        if not named or not _cue("came_out").search(text.folded, m.end, min(end, named[0].end + 12)):
            continue
        day = _known()[named[0].value.key]
        fits = [
            p
            for n in range(46)
            if (w := place(m, p := day + timedelta(n), True)) and (w.earliest, w.latest) == (day, day)
        ]
        if not fits or len(fits) > 14:
            continue
        low, high = fits[0], fits[-1]
        if window and max(low, window[0]) <= min(high, window[1]):
            window = (max(low, window[0]), min(high, window[1]))
        elif window is None:
            window, proof = (low, high), (m, named[0], day)
    if window is None or proof is None:
        return None
    low, high = window
    return (
        when_of(low.year, low.month, low.day, approximate=True)
        if low == high
        else When.of(f"{low}~/{high}~", low, high)
    ), *proof


def _about(when: When) -> When:
    """Around a day, month or year; a quarter is written by its months, for EDTF has no sign for about it."""
    if when.earliest and when.latest and when.precision in ("quarter", "range"):
        return Window(when.earliest, when.latest, "span", "month", True, True).when
    return When.of(when.edtf + "~", when.earliest, when.latest)


def published(
    source: Source, text: Text, passages: Sequence[Passage], mentions: Sequence[Mention], place: Place
) -> Published:
    """The document's own date. `mentions` are those of the first pass: relative dates are not placed yet; `place` places one
    as if the document had come out on a given day (see `placer`)."""
    if source.published and (when := parse_printed(source.published)):
        proof = tuple(m for m in mentions if source.published_span and m.span.overlaps(source.published_span))
        return Published(when, "metadata", f"The document's metadata gives {source.published}.", proof)
    silent = [(p.start, p.end) for p in passages if p.kind in ("boilerplate", "byline", "caption")]
    every = [m for m in mentions if m.kind == "date"]
    if m := _printed(text, passages, every) or _minguo(text, passages):
        return Published(m.value, "written", f"The date {m.quote} is printed with the article.", (m,))
    dates = [m for m in every if not any(a <= m.start < b for a, b in silent)]
    ahead = set()
    for m in dates:
        start, end = _sentence(text.folded, m.start)
        start = max(start, m.start - LONGEST)
        comma = max(start, *(text.folded.rfind(c, start, m.start) + 1 for c in ",，")) if m.start > start else start
        if (
            any(
                not _HANDED.match(text.folded, c.start())
                for c in _cue("future_cue").finditer(text.folded, comma, min(end, m.end + 16))
            )
            or _cue("foretells").search(text.folded, start, m.start)
            or _WILL.match(text.folded, m.end, end)
            or _EFFECT.search(text.folded, m.start, m.end)
            or _LIMIT.search(m.quote)
        ):
            ahead.add(m.start)
    if dateline := yearless(text, passages, every, ahead, place):
        day, m, last = dateline
        why = f"The dateline gives {m.quote} without a year; the latest that the text tells of is {last.quote}."
        return Published(when_of(day.year, day.month, day.day), "inferred", why, (m, last))
    if found := by_weekday(passages, every, ahead):
        day, m = found
        why = f"The text begins with {m.quote}, and of the years it tells of that day was such a weekday in {day.year} alone."
        return Published(when_of(day.year, day.month, day.day, approximate=True), "inferred", why, (m,))
    if told := _told(text, mentions, place):
        when, m, thing, day = told
        return Published(
            when,
            "inferred",
            f"No date is printed; {thing.quote} came out on {day}, and the text says {m.quote} of it.",
            (m, thing),
        )
    dated = [m for m in mentions if isinstance(m.value, Entity) and m.value.key in _known()]
    floor = _not_before([m for m in dated if not _cue("future_cue").search(text.folded, max(0, m.start - 12), m.start)])
    turns = [p for p in passages if p.kind in ("question", "answer")]
    past = list(_past(dates, ahead, floor, place, turns))
    fine = [(w, m) for w, m in past if w.precision in ("day", "month") or _narrow(w)]
    latest = max(fine or past, key=lambda p: (p[0].earliest, p[0].latest, -p[1].start), default=None)
    elapsed = None
    if any(isinstance(m.value, Duration) for m in mentions):
        elapsed = _elapsed(text, [m for m in mentions if not any(a <= m.start < b for a, b in silent)])
    if elapsed and (latest is None or elapsed[0].earliest > latest[0].earliest):  # type: ignore[operator]
        when, d, anchor = elapsed
        return Published(
            when, "inferred", f"No date is printed; the text says {d.quote} after {anchor.quote}.", (d, anchor)
        )
    if floor and (latest is None or latest[0].latest is None or floor[0] > latest[0].latest):
        when = when_of(floor[0].year, floor[0].month, floor[0].day, approximate=True)
        return Published(
            when,
            "inferred",
            f"No date is printed; the text names {floor[1].quote}, which came out on {floor[0].isoformat()}.",
            (floor[1],),
        )
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
