"""Which dates of a text may lie ahead of its publication: plans, limits, hopes, years that stand alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from .model import Mention, Text, When
from .printed import cue

LONGEST = 200  # how far before a date its sentence is looked at
_SENTENCE = re.compile(r"[。!?;\n]|\.(?=\s[A-Z“])")
_OBJECT = "其|该|此|这|旗下|所持|自己|持有"  # behind a 将 that takes up an object
_TURN = re.compile(r"\s(?:and|but|while)\s")  # delivered 206 in 2024 and expects more
_HANDED = re.compile(rf"将(?:{_OBJECT})")  # 公告,将其海外权益授权给…
_LIMIT = re.compile(r"(?<![之以此盘赛午饭])前$|^(?i:by|before|until|till|no later than)\b")  # 9月15日前 may be ahead
_BACK = re.compile(r"(?<!\d\d)(?:\d{1,2}|[一二两三四五六七八九十百几数多半]+)(?:年|个月|天|周)前$")  # 四十年前 is none
_SOFT = "到至等之以"  # 到, 至, 等, 之前, 以前: cues only right beside a date
_OVER = re.compile(r",?[^,;。]{1,24}(?<![为除])了(?!解|如|然)")
_RUNS = re.compile(
    r"\b(?:to be \w+(?:ed|en|ilt|eld|aid) (?:in|on|by|during)|until|till|through|expires? (?:on|in)|matur\w+ in|"
    r"(?:delayed|postponed|moved|put off|pushed back) to)\s(?:the )?$"
    r"|(?:推迟|延后|延期|顺延|推延)[到至]?$"
)  # the contract runs until June 2026
_EXPIRES = re.compile(r"[^,。;]{0,4}(?:期满|到期|届满)(?!了)")
_EFFECT = re.compile(r"^[自从].{0,24}起$")  # may be past or ahead: 自10月1日起


@lru_cache(maxsize=2)
def _stops(folded: str) -> list[int]:
    """Where sentences end; asked for every date of a document."""
    return [m.start() for m in _SENTENCE.finditer(folded)]


def sentence_around(folded: str, at: int) -> tuple[int, int]:
    stops = _stops(folded)
    i = bisect_left(stops, at)
    return stops[i - 1] + 1 if i else 0, stops[i] if i < len(stops) else len(folded)


_MEETING = "开协学工商年大展峰国社机委集聚宴晚博览易事董监听证运奥音演唱说明议约推介流研讨谈全例常两与"  # 协会, 开会
_WILL = re.compile(rf",?[^,。;]{{0,6}}(?:(?<![{_MEETING}])会(?![议上场后见员谈长])|将(?!近|军|{_OBJECT}))")
_CLAUSE_OF_ITS_OWN = 8  # 2026年,公司计划…; In 2026, it plans to …: a cue behind the comma is of the same clause
# Of a year alone behind the latest month or day: what was done, and what is hoped, asked or supposed.
_DONE = re.compile(
    r"[了已才曾]|[去病逝]世|离开|[搬退离]|获|辞|时候|完成|披露|公布|显示|报告|年报|财报|业绩|发布|推出|实现|录得|成立|\b(?:was|were|had|has|have|\w{2,}ed)\b"
)
_MAY = re.compile(r"[会将要能?吗]|可能|希望|目标|考虑|打算|左右|以后|之前|\b(?:by|in|until)\b")


def _years_alone(text: Text, dates: Sequence[Mention], ahead: set[int]) -> set[int]:
    """Where a year stands alone (2030年吗?, 2026年去上市) that is behind every month and day that the text tells of:
    it counts as past only in a sentence that says what was done."""
    fine = [m.value for m in dates if isinstance(m.value, When) and m.start not in ahead and m.value.earliest]
    fine = [w for w in fine if w.precision in ("day", "month") or narrow(w)]
    if not fine:
        return set()
    last = max(w.earliest.year for w in fine)  # type: ignore[union-attr]
    alone = [
        m
        for m in dates
        if isinstance(m.value, When)
        and m.start not in ahead
        and m.value.earliest
        and m.value.earliest.year > last
        and m.value.precision not in ("day", "month")
    ]
    return {m.start for m in alone if _is_hoped(text, m, m.value.earliest.year > last + 1)}


def _is_hoped(text: Text, m: Mention, far: bool) -> bool:
    """The clause of a year says what may be; or one far behind all others stands where nothing says what was done."""
    start, end = sentence_around(text.folded, m.start)
    comma, behind = text.folded.rfind(",", start, m.start) + 1, text.folded.find(",", m.end, end)
    clause = text.folded[max(start, comma) : behind if behind > 0 else end]
    if _MAY.search(clause) and not _DONE.search(clause):
        return True
    sentence = text.folded[start:end]
    return far and not _DONE.search(sentence)


def narrow(w: When) -> bool:
    """12月初, 10月底: as good as a month."""
    return bool(w.earliest and w.latest and (w.latest - w.earliest).days <= 31)


def _beside(c: re.Match[str], m: Mention) -> bool:
    """到2027年, 2027年之前: a soft cue right before a date or behind it."""
    return c.start() + 1 == m.start or c.start() == m.end or m.start <= c.start() < m.end


def _until(folded: str, m: Mention, begin: int, end: int) -> int:
    """How far behind a date its cues reach: to the comma, but for a date that begins its clause."""
    turn = _TURN.search(folded, m.end, min(end, m.end + 16))
    until = turn.start() if turn else min(end, m.end + 16)
    comma = folded.find(",", m.end, until)
    return until if comma < 0 or m.start - begin < _CLAUSE_OF_ITS_OWN else comma


def to_come(text: Text, dates: Sequence[Mention]) -> set[int]:
    """Where the dates begin that tell nothing of when the text came out."""
    ahead: set[int] = set()
    for m in dates:
        start, end = sentence_around(text.folded, m.start)
        start = max(start, m.start - LONGEST)
        comma = max(start, *(text.folded.rfind(c, start, m.start) + 1 for c in ",，")) if m.start > start else start
        over = bool(_OVER.match(text.folded, m.end, end))
        if (
            any(
                not (_HANDED.match(text.folded, c.start()) or (c[0] in _SOFT and (over or not _beside(c, m))))
                for c in cue("future_cue").finditer(text.folded, comma, _until(text.folded, m, comma, end))
            )
            or cue("foretells").search(text.folded, start, m.start)
            or _WILL.match(text.folded, m.end, end)
            or _EFFECT.search(text.folded, m.start, m.end)
            or _EXPIRES.match(text.folded, m.end, end)
            or _RUNS.search(text.folded, start, m.start)
            or (_LIMIT.search(m.quote) and not _BACK.search(m.quote))
        ):
            ahead.add(m.start)
    spans = {m.span for m in dates if m.start in ahead}
    ahead |= {m.start for m in dates if m.anchor in spans}  # two weeks behind what is to come
    return ahead | _years_alone(text, dates, ahead)
