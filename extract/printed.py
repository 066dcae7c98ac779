"""A date that is printed with the article: in its metadata, a by-line, a heading, a dateline, or said at its head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache

from .gate import seen
from .lexicon import alternation
from .model import Mention, Passage, Text, When
from .pattern import lazy
from .rule import compiled

_ISO_DAY = lazy(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})")
_ISO = lazy(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?![\d-])[~?]?")
_ROC = lazy(r"(?<![\d-])(?P<y>1[01]\d)(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)")
# At the end of a wire report: (编辑:某某)1131012.
_PACKED = lazy(r"\)\s?(?P<y>1[01]\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])\s*$")
_BRACKETED = compiled(r"(?:\s?\d\d:\d\d)?\s?{printed_verb_zh}\s?[)\]]")  # (2024年4月12日发布)
_TODAY = lazy(  # It is Friday, March 15, 2024.
    r"(?:\b(?:it is|it's|it’s|today is|today,)(?: (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?)?|今天是|今日是|今天,)\s?$",
    re.I,
)
_SIGNED = lazy(r"\b[Bb]y [A-Z]|[·|•]")  # A long read by Ida Holm · 17 January 2025
_CAPITALS = lazy(r"[A-Z][A-Z .'-]{2,}(?:,? (?:and|&|/) [A-Z .'-]{3,})?(?:, [A-Z][\w.]{1,14})?,\s?")  # LYON and OSLO,
_DASH = lazy(r"\s?(?:--|[–—]|- )")
_WIRE = lazy(r"\s?/[A-Z][\w .&-]{2,30}/\s?(?:--|[-–—])")  # LYON, Dec. 2, 2024 /Somewire/ -- …
_REPORTED = compiled(r"[\s,]*(?:[\u4e00-\u9fff]{2,8}[\s,/]*)?{printed_by_zh}")  # 【2023/07/03 记者 … 整理】
_HOUSE = lazy(r"\s?\([^()\n]{2,30}\)")
_CAME_OUT = compiled(r"{this_text_zh}[^。\n]{0,8}{printed_on_zh}$")  # 以下为节选,发布于2025年3月28日
_STAMPED = lazy(
    r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ T]\d\d:\d\d(?::\d\d)?"
)  # the stamp that a portal puts behind the first words
_CITY = lazy(r"[A-Z][A-Z .'-]{2,30},\s")  # LYON, 3 June 2024. What began as …
_TOWN = lazy(r"(?:[A-Z][A-Za-z.'-]{1,20},? ){1,3}|[\u4e00-\u9fff]{2,10},\s?")  # 杭州,2024年6月18日: …
_CLOSED = lazy(r"(?:,\s?[^)\]】。.]{1,16})?[)\]】]")  # (12 March 2024, London) …
_DISPATCH = lazy(
    r"[A-Z][A-Z .'-]{2,}(?:, [A-Z][\w.]{1,14})? / [A-Z][\w .&-]{2,30} / "
)  # LYON / SOMEWIRE / May 2, 2024 /
_DATED_LINE = compiled(r"(?:{dated_by_zh}|(?:时间|日期|\b[Dd]ate):)\s?$")
_WEEK = lazy(r"(?:the )?week (?:of|ending|beginning) .*\d{4}$", re.I)
_ISSUE_NUMBER = lazy(
    r"\b(?:(?:[Ii]ssue|[Vv]ol(?:ume|\.)?|[Nn](?:o\.|umber)) ?\d{1,4}\)?[,:|·–—-]? ?[(]?|[Mm]agazine[:,|·–—-] ?)$"
)
_SEASON = lazy(r"\d{4}-2[1-4]")
_ISSUE = compiled(r",? (?:print |digital |special |double )?(?:[Ii]ssue|[Ee]dition)\b|{issue_zh}")
_PUT_OUT = compiled(r"\s?{printed_verb_zh}(?!\w)")  # 113年8月7日发稿
_LABELLED = compiled(r"{event_label}[^,。:]{0,4}(?:[时日][间期]|date)?\s?[:|]?\s?$")
_FURNITURE = ("byline", "heading", "boilerplate")
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
            alone = p.end - p.start <= m.end - m.start + 2
            if alone and m.basis == "written" and (m.value.precision == "month" or _SEASON.fullmatch(m.value.edtf)):
                return m  # September 2024, alone on its line
            if p.kind in _FURNITURE and m.basis == "written" and _is_issue(text, p, m):
                return m
            if (
                p.kind in _FURNITURE
                and m.value.precision == "month"
                and _DATED_LINE.search(text.folded, p.start, m.start)
            ):
                return m
            if m.value.precision != "day":
                continue
            if _in_the_frame(text, p, m) or (p in passages[:4] and _in_the_head(text, p, m)):
                return m
            if p in passages[:6] and m.end >= p.end - 1 and _STAMPED.fullmatch(m.quote):
                return m
            if (
                p is body
                and m.start - p.start <= 40
                and cue("dateline").search(text.folded, m.end, _press(text, m) + 14)
            ):
                return m
    return None


def _press(text: Text, m: Mention) -> int:
    """Where the day ends, with the house of the press in brackets behind it: Aug 19, 2025 (Larch Newswire) -"""
    house = _HOUSE.match(text.folded, m.end)
    return house.end() if house else m.end


def _is_issue(text: Text, p: Passage, m: Mention) -> bool:
    """The month, season or day of a magazine: Issue 41, Spring 2024; in the May 2024 print edition; 2024年6月号."""
    if m.value.precision == "year":
        return False
    before = _ISSUE_NUMBER.search(text.folded, max(p.start, m.start - 40), m.start)
    return bool(before or _ISSUE.match(text.folded, m.end, p.end))


def _in_the_frame(text: Text, p: Passage, m: Mention) -> bool:
    """A day in a by-line, a heading or a line of the page, or in brackets with what was done on it."""
    around = text.folded[p.start : p.end]
    rest = len(around) - (m.end - m.start)
    if p.kind in ("byline", "heading") and (rest <= 40 or cue("printed_cue").search(around)):
        return not _is_of_the_news(text, p, m)
    if p.kind == "boilerplate" and cue("printed_cue").search(text.folded, max(p.start, m.start - 16), m.end + 4):
        return True
    return bool(_BRACKETED.match(text.folded, m.end)) and text.folded[m.start - 1 : m.start] in ("(", "[")


def _is_of_the_news(text: Text, p: Passage, m: Mention) -> bool:
    """A day that a headline tells of in running words, or that a label gives to something else: 报名截止时间:2024年12月5日."""
    before, after = text.folded[p.start : m.start], text.folded[m.end : p.end]
    if _LABELLED.search(before):
        return True
    if p.kind != "heading" or cue("printed_cue").search(before) or _PUT_OUT.match(after):
        return False
    parted = text.raw[m.span.end : m.span.end + 1].isspace()
    runs_on = after[:1].isalpha() and after[:1] not in "于在" and not parted  # 2021年7月24日之后:一家公司的转型
    leads_in = before.rstrip()[-1:].isalpha() and before[-1:] > "\u4e00"
    return runs_on and (leads_in or not before)


def _in_the_head(text: Text, p: Passage, m: Mention) -> bool:
    """A day in one of the first lines, with the city, the house or the writer of the article."""
    folded, before = text.folded, m.start - p.start
    return bool(
        (before <= 2 and _REPORTED.match(folded, m.end))
        or (before <= 40 and _WIRE.match(folded, m.end))
        or (p.end - p.start - (m.end - m.start) <= 60 and _SIGNED.search(folded, p.start, p.end))
        or (_CITY.fullmatch(folded, p.start, m.start) and folded[m.end] in ".:")
        or (_TOWN.fullmatch(folded, p.start, m.start) and folded[m.end] == ":")
        or (before <= 2 and folded[m.start - 1 : m.start] in ("(", "[", "【") and _CLOSED.match(folded, m.end, p.end))
        or (_DISPATCH.fullmatch(folded, p.start, m.start) and folded.startswith(" /", m.end))
        or _TODAY.search(folded, max(p.start, m.start - 24), m.start)
        or (_CAPITALS.fullmatch(folded, p.start, m.start) and _DASH.match(folded, m.end))
        or _CAME_OUT.search(folded, max(p.start, m.start - 24), m.start)
    )


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
                when = when_of(int(m["y"]) + 1911, int(m["m"]), int(m["d"]))
            except ValueError:
                continue
            why = f"Year {m['y']} of the Republic of China is {int(m['y']) + 1911}."
            return text.mention(m.start("y"), m.end("d"), "date", when, "published/minguo", why)
    return None
