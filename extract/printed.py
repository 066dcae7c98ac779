"""A date that is printed with the article: in its metadata, a by-line, a heading, a dateline, or said at its head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache

from .gate import seen
from .lexicon import alternation
from .model import Mention, Passage, Text, When
from .rule import compiled

_ISO_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})")
_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?![\d-])[~?]?")
_ROC = re.compile(r"(1[01]\d)(?<!\d\d\d\d)[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
# At the end of a wire report: (编辑:某某)1131012.
_PACKED = re.compile(r"\)\s?(1[01]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\s*$")
_BRACKETED = compiled(r"(?:\s?\d\d:\d\d)?\s?{printed_verb_zh}\s?[)\]]")  # (2024年4月12日发布)
_TODAY = re.compile(  # It is Friday, March 15, 2024.
    r"(?:\b(?:it is|it's|it’s|today is|today,)(?: (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?)?|今天是|今日是|今天,)\s?$",
    re.I,
)
_SIGNED = re.compile(r"\b[Bb]y [A-Z]|[·|•]")  # A long read by Ida Holm · 17 January 2025
_CAPITALS = re.compile(
    r"[A-Z][A-Z .'-]{2,}(?:,? (?:and|&|/) [A-Z .'-]{3,})?(?:, [A-Z][\w.]{1,14})?,\s?"
)  # LYON and OSLO,
_DASH = re.compile(r"\s?(?:--|[–—]|- )")
_WIRE = re.compile(r"\s?/[A-Z][\w .&-]{2,30}/\s?(?:--|[-–—])")  # LYON, Dec. 2, 2024 /Somewire/ -- …
_REPORTED = compiled(r"[\s,]*(?:[\u4e00-\u9fff]{2,8}[\s,/]*)?{printed_by_zh}")  # 【2023/07/03 记者 … 整理】
_STAMPED = re.compile(
    r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ T]\d\d:\d\d(?::\d\d)?"
)  # the stamp that a portal puts behind the first words
_CITY = re.compile(r"[A-Z][A-Z .'-]{2,30},\s")  # LYON, 3 June 2024. What began as …
_WEEK = re.compile(r"(?:the )?week (?:of|ending|beginning) .*\d{4}$", re.I)
HEAD = 12  # printed dates are looked for in this many passages at each end


@cache
def cue(name: str) -> re.Pattern[str]:
    """Finds something where the words of a name stand; what is to come is said in small letters: may, not May."""
    if name == "future_cue":
        return seen(rf"(?<![a-z]){alternation(name)}(?![a-z])")
    return seen(alternation(name), re.I)


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


def printed(text: Text, passages: Sequence[Passage], dates: Sequence[Mention]) -> Mention | None:
    """A full date in a by-line or heading near either end, or at the very start of the first paragraph (a dateline)."""
    body = next((p for p in passages if p.kind in ("paragraph", "question", "answer") and p.end - p.start >= 40), None)
    for p in (*passages[:HEAD], *passages[-HEAD:]):
        for m in dates:
            if not p.start <= m.start < p.end or not isinstance(m.value, When):
                continue
            if p.kind == "heading" and p in passages[:4] and _WEEK.match(m.quote) and m.basis == "written":
                return m
            if m.value.precision == "month" and m.basis == "written" and p.end - p.start <= m.end - m.start + 2:
                return m  # September 2024, alone on its line
            if m.value.precision != "day":
                continue
            if p in passages[:6] and m.end >= p.end - 1 and _STAMPED.fullmatch(m.quote):
                return m
            around = text.folded[p.start : p.end]
            rest = len(around) - (m.end - m.start)
            if p.kind in ("byline", "heading") and (rest <= 40 or cue("printed_cue").search(around)):
                return m
            if p.kind == "boilerplate" and cue("printed_cue").search(
                text.folded, max(p.start, m.start - 12), m.end + 4
            ):
                return m
            if _BRACKETED.match(text.folded, m.end) and text.folded[m.start - 1 : m.start] in ("(", "["):
                return m
            if p in passages[:4] and m.start - p.start <= 2 and _REPORTED.match(text.folded, m.end):
                return m
            if p in passages[:4] and m.start - p.start <= 40 and _WIRE.match(text.folded, m.end):
                return m
            if p in passages[:4] and rest <= 60 and _SIGNED.search(around):
                return m
            if p in passages[:4] and _CITY.fullmatch(text.folded, p.start, m.start) and text.folded[m.end] in ".:":
                return m
            if p in passages[:4] and _TODAY.search(text.folded, max(p.start, m.start - 24), m.start):
                return m
            if (
                p in passages[:4]
                and _CAPITALS.fullmatch(text.folded, p.start, m.start)
                and _DASH.match(text.folded, m.end)
            ):
                return m
            if p is body and cue("dateline").search(text.folded, m.end, m.end + 14) and m.start - p.start <= 40:
                return m
    return None


def interviewed(text: Text, passages: Sequence[Passage], dates: Sequence[Mention]) -> Mention | None:
    """The full date near the head of an interview on which it was held: spoke to her on 4 September 2024."""
    if not any(p.kind == "answer" for p in passages):
        return None
    for p in passages[:HEAD]:
        for m in dates:
            full = isinstance(m.value, When) and m.value.precision == "day" and m.basis == "written"
            if full and p.start <= m.start < p.end:
                start = max(p.start, text.folded.rfind(". ", 0, m.start), text.folded.rfind("。", 0, m.start))
                if cue("interview_cue").search(text.folded, start, m.end + 20):
                    return m
    return None


def minguo(text: Text, passages: Sequence[Passage]) -> Mention | None:
    """A by-line's date in years of the Republic: 112/10/20 18:42 更新, and that of a wire report: (编辑:某某)1121020."""
    for p in (*passages[:HEAD], *passages[-HEAD:]):
        m = _PACKED.search(text.folded, p.start, p.end)
        named = m or (p.end - p.start <= 60 and cue("printed_cue").search(text.folded, p.start, p.end))
        m = m or _ROC.search(text.folded, p.start, p.end)
        if m and named:
            try:
                when = when_of(int(m[1]) + 1911, int(m[2]), int(m[3]))
            except ValueError:
                continue
            span = text.span(m.start(1), m.end(3))
            return Mention(
                m.start(1),
                m.end(3),
                span,
                text.raw[span.start : span.end],
                "date",
                when,
                "published/minguo",
                why=f"Year {m[1]} of the Republic of China is {int(m[1]) + 1911}.",
            )
    return None
