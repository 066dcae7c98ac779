"""Which dates of a text may lie ahead of its publication: plans, limits, hopes, years that stand alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from .lexicon import alternation, branches, words
from .model import Mention, Text, When
from .pattern import lazy
from .printed import cue
from .rule import compiled

LONGEST = 200  # how far before a date its sentence is looked at
_SENTENCE = lazy(r"[。!?;\n]|\.(?=\s[A-Z“])")
_OBJECT = alternation("own_lead_zh")  # behind a 将 that takes up an object
_TURN = lazy(r"\s(?:and|but|while)\s")  # delivered 206 in 2024 and expects more
_FORECAST = lazy(r"\Aforecast (?:in|on|at) \Z")  # the 35 billion forecast in April
_HANDED = lazy(rf"将(?:{_OBJECT})")  # 公告,将其海外权益授权给…
_LIMIT = lazy(r"(?<![之以此盘赛午饭])前$|^(?i:by|before|until|till|no later than)\b")  # 9月15日前 may be ahead
_BACK = lazy(r"(?<!\d\d)(?:\d{1,2}|[一二两三四五六七八九十百几数多半]+)(?:年|个月|天|周)前$")  # 四十年前 is none
_SOFT = "到至等之以"  # 到, 至, 等 right before a date, 之前, 以前 right behind it or in it: else they are no cues
_SINCE = lazy(r"^since\b|(?:以来|至今)$", re.I)
_YEAR = lazy(r"(?:19|20)\d\d")
_ONCE = compiled(r"{once_planned_zh}[^,。;]{0,8}$")  # 本来2021年5月要开: that time is over
_CAME = lazy(r"(?<![推改延拖挪移排])到了$")  # 等到了次年三月; 推到了2026年 is to come
_SAYS = compiled(  # 9月,政府宣布将…: the day is that of the saying
    r",?[^,。;]{0,10}{foretold_said_zh}|,? (?:the |its )?(?:\w+ ){0,3}{foretold_said_en}\b"
)
_WAS = lazy(
    rf"\b(?:was|were|{branches('have_en')}|(?!need|exceed|proceed|succeed)\w{{2,}}ed" rf"|{alternation('past_en')})\b"
)
# What is fixed for a day to come is told in the present: it opens in May, new prices apply from January.
_FIXED = lazy(
    rf"(?:(?P<who>\b(?:that|which|who|and|but|{branches('pronoun_en')}) )?\b"
    rf"(?:{'|'.join(w for w in words('scheduled_en') if w.endswith('s'))}|apply|begin|start|take effect|come into (?:force|effect)|go into effect"
    rf"|expire)\b[^.;:,]{{0,40}}|for delivery in |\b{alternation('scheduled_verb_en')} (?:again )?(?:on|in|at"
    r"|from) )$"
)
# What was done behind a date: 到5月1日,有61家关了门, 到今年1月募到三百万.
_OVER = lazy(r",?[^,;。]{1,24}(?<![为除])了(?!解|如|然)|[^,;。]{0,8}(?:已|[募拿收卖达降升涨增]到|[增升降]至)")
_RUNS = compiled(
    r"(?<!not )\b(?:to be \w+(?:ed|en|ilt|eld|aid) (?:in|on|by|during)|until|till|through|expires? (?:on|in)"
    r"|matur\w+ in|{postponed_en} to)\s(?:the )?$|{postponed_zh}[到至]?了?$|[推改][到至]了?$"
)  # the contract runs until June 2026
_LASTS = lazy(r"\b(?:extend|renew|prolong|last\b|enough\b|ha(?:s|ve)\b)")  # extended his contract until 2029
_TURNED = lazy(r"结果|后来|曾|因(?!此|而)")  # 结果推迟到10月, 因疫情延至3月
_HAD_BY = lazy(r"(?i:by|before) ")
_WAS_BY = compiled(r",? [^.;,]{1,40}?\b(?:was|were|had)\b[^.;,]*")  # by the end of 2023 there were forty
_SOONEST = lazy(r"(?:最快|最迟|最晚|至迟)(?:也?要|也?得|可|将|会|能)?[在于到]?$")  # 最快2026年底量产
_FROM = re.compile(r"(?:由|从|原[定订本拟]?)$")  # 由2026年延至2027年: a plan, whatever became of it
_PUT_OFF = compiled(r"[^,。;]{0,4}(?:延[至到]|{postponed_zh}|提前[至到]|改[至到])")
_COMPARED = compiled(r"\b{instead_en}\b|相比|对比|相较")
_EXPIRES = lazy(r"[^,。;]{0,4}(?:期满|到期|届满)(?!了)")
_EFFECT = lazy(r"^[自从].{0,24}起$")  # may be past or ahead: 自10月1日起


@lru_cache(maxsize=2)
def _stops(folded: str) -> list[int]:
    """Where sentences end; asked for every date of a document."""
    return [m.start() for m in _SENTENCE.finditer(folded)]


def sentence_around(folded: str, at: int) -> tuple[int, int]:
    stops = _stops(folded)
    i = bisect_left(stops, at)
    return stops[i - 1] + 1 if i else 0, stops[i] if i < len(stops) else len(folded)


_MEETING = (
    "农渔开协学工商年大展峰国社机委集聚宴晚博览易事董监听证运奥音演唱说明议约推介流研讨谈全例常两与"  # 协会, 开会
)
_WILL = lazy(
    rf"会(?=[是有让成变达超更继])|,?[^,。;]{{0,6}}(?:(?<![{_MEETING}])会(?![议上场后见员谈长])|将(?!近|军|{_OBJECT}))|[就还都]?要(?![求点闻素道紧害])"
)
_CLAUSE_OF_ITS_OWN = 8  # 2026年,公司计划…; In 2026, it plans to …: a cue behind the comma is of the same clause
# Of a year alone behind the latest month or day: what was done, and what is hoped, asked or supposed.
_DONE = compiled(r"{past_word_zh}")
_MAY = compiled(r"[会将要能?吗]|{hoped_word_zh}|\b(?:by|in|until)\b")


def _years_alone(text: Text, dates: Sequence[Mention], ahead: set[int]) -> set[int]:
    """Where a year stands alone (2030年吗?, 2026年去上市) that is behind every month and day that the text tells of:
    it counts as past only in a sentence that says what was done."""
    own = [m for m in dates if m.start not in ahead and m.basis == "written"]
    fine = [m.value for m in own if isinstance(m.value, When) and m.value.earliest]
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
    hoped = {m.start for m in alone if _is_hoped(text, m, m.value.earliest.year > last + 1)}
    years = {m.value.earliest.year for m in alone if m.start in hoped} - {last + 1}
    return hoped | {m.start for m in alone if m.value.earliest.year in years}  # 想办2036年奥运会? … 2036年的报告流传


def _is_hoped(text: Text, m: Mention, far: bool) -> bool:
    """The clause of a year says what may be; or one far behind all others stands where nothing says what was done."""
    start, end = sentence_around(text.folded, m.start)
    comma, behind = text.folded.rfind(",", start, m.start) + 1, text.folded.find(",", m.end, end)
    clause = text.folded[max(start, comma) : behind if behind > 0 else end]
    if _MAY.search(clause) and not _is_done(clause) and not _WAS.search(text.folded, start, m.start):
        return True
    return far and not _is_done(text.folded[start:end])


def _is_done(clause: str) -> bool:
    """What was done, in either language."""
    return bool(_DONE.search(clause) or _WAS.search(clause))


def narrow(w: When) -> bool:
    """12月初, 10月底: as good as a month."""
    return bool(w.earliest and w.latest and (w.latest - w.earliest).days <= 31)


def _beside(c: re.Match[str], m: Mention) -> bool:
    """到2027年, 2027年之前: a soft cue right before a date or behind it; no 截至, 2018年至2020年, 暑假到苗栗."""
    if c[0] in "之以" or c[0] in ("之前", "以前"):
        return c.start() == m.end or m.start <= c.start() < m.end
    if m.start <= c.start() < m.end:
        return c.start() == m.start or m.quote.startswith(("最晚", "最迟", "最早"))  # 最晚到2027年
    return c.end() == m.start and not c.string.endswith("截", 0, c.start())


def _until(folded: str, m: Mention, begin: int, end: int) -> int:
    """How far behind a date its cues reach: to the comma, but for a date that begins its clause."""
    turn = _TURN.search(folded, m.end, min(end, m.end + 16))
    until = turn.start() if turn else min(end, m.end + 16)
    comma = folded.find(",", m.end, until)
    if 0 <= comma <= m.end + 1 and m.start - begin < _CLAUSE_OF_ITS_OWN:
        comma = folded.find(",", comma + 1, until)
    return until if comma < 0 else comma


def to_come(text: Text, dates: Sequence[Mention]) -> set[int]:
    """Where the dates begin that tell nothing of when the text came out."""
    ahead = {m.start for m in dates if not _SINCE.search(m.quote) and _is_to_come(text.folded, m)}
    spans = {m.span for m in dates if m.start in ahead}
    ahead |= {m.start for m in dates if m.anchor in spans}  # two weeks behind what is to come
    return ahead | _years_alone(text, dates, ahead)


def _is_to_come(folded: str, m: Mention) -> bool:
    """A plan, limit or hope beside a date."""
    start, end = sentence_around(folded, m.start)
    start = max(start, m.start - LONGEST)
    comma = max(start, *(folded.rfind(c, start, m.start) + 1 for c in ",，")) if m.start > start else start
    for compared in _COMPARED.finditer(folded, start, m.start):
        start = compared.end()
    if _YEAR.search(m.quote) and _ONCE.search(folded, comma, m.start):
        return False
    if _CAME.search(folded, start, m.start):
        return False
    if _SOONEST.search(folded, comma, m.start):
        return True
    if _FROM.search(folded, comma, m.start) and _PUT_OFF.match(folded, m.end, end):
        return True
    leads = m.start - comma < 6 and _HAD_BY.match(m.quote)
    had = _WAS_BY.match(folded, m.end, end) if leads else None
    if had and not cue("future_cue").search(had[0]):
        return False
    says = _SAYS.match(folded, m.end, end)
    over = bool(_OVER.match(folded, m.end, end))
    if says:
        end = m.end
    return bool(
        any(
            not (
                _HANDED.match(folded, c.start())
                or _FORECAST.search(folded, c.start(), m.start)
                or (c[0] in _SOFT and (over or not _beside(c, m) or _TURNED.search(folded, comma, c.start())))
            )
            for c in cue("future_cue").finditer(folded, comma, _until(folded, m, comma, end))
        )
        or cue("foretells").search(folded, start, m.start)
        or _WILL.match(folded, m.end, end)
        or _EFFECT.search(folded, m.start, m.end)
        or _EXPIRES.match(folded, m.end, end)
        or _runs_to(folded, start, comma, m)
        or (
            (fixed := _FIXED.search(folded, comma, m.start))
            and (fixed["who"] or not _WAS.search(folded, comma, m.start))
        )
        or (_LIMIT.search(m.quote) and not _BACK.search(m.quote))
    )


def _runs_to(folded: str, start: int, comma: int, m: Mention) -> bool:
    """Until then something runs, or to then it is put off; were ignored until 1984 is over."""
    runs = _RUNS.search(folded, start, m.start)
    if runs is None:
        return False
    over = _WAS.search(folded, comma, runs.start()) and not _LASTS.search(folded, comma, runs.start())
    return not over and not _TURNED.search(folded, comma, runs.start())
