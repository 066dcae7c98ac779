"""What hints at the year that a text speaks from, each hint with the years that it allows and its weight.

No hint is sure: an order of telling, a habit of writers (who write no 2023年 for what they call 今年), an age, a length of
time, a year that is foretold. `standpoint` weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .foretold import sentence_around
from .hint import EVER, FAR, Hint, of_year
from .lexicon import alternation
from .model import Duration, Mention, Text, When
from .order import FOUNDED, begins_with, ordered
from .pattern import lazy
from .printed import cue
from .rule import compiled
from .told import Told
from .when.numerals import number

_LAST_YEARS = 3
_SAID_IN = 120  # characters behind a year in which its sentence names the report
_HEAD = 600  # characters in which an age is that of whom the text is about
_OPENING = 300  # ... in which a year is that which a yearly letter is about
_LEAD = 100  # characters in which what lies N years back is what the text is about
_LONG_AGO = 15  # 四十年前 meets its year by no chance
_SOON, _FEW = 4, 4  # of the few years right behind base hardly one meets 九年前 by chance
_GREAT = 1000  # characters by which a text is taken for Chinese or not
_AGE = lazy(
    r"(?:\baged |\bdied at |\bat the age of |享年|终年|现年|今年)"
    r"(?P<age>\d{2,3}|[二三四五六七八九]?十[一二三四五六七八九]?|一百[零〇]?[一二三四五六七八九]?)(?![\d年月十])"
    r"|\b(?P<old>\d{2})-year-old\b"
    r"|\b(?:She|He) (?:was|is) (?P<was>\d{2,3})(?=[.,;])"
)
_AGE_NOW = lazy(r"(?:今年|现年)(?:已经|刚|正好|已)?(?P<n>\d{2,3}|[二三四五六七八九]?十[一二三四五六七八九]?)(?:岁|了)")
_AGE_THEN = lazy(r"[^。;\n]{0,14}?(?P<n>\d{1,2}|[二三四五六七八九]?十?[一二三四五六七八九]|十)岁")
_BORN = lazy(r"\b[Bb]orn\b[^.;]*$|生于$")
_UP_TO_NOW = lazy(r"[了已](?:近|整整|将近|快)?$|\bfor (?:the (?:past|last) |more than |almost |nearly |about )?$")
_GONE_BY = lazy(r"了|来|至今")
_COUNTED = compiled(
    r"(?P<zh>\d{1,3}|[一二三四五六七八九十百]{1,4}){years_of_history_zh}|\b"
    r"(?P<en>\d{1,3}){ordinal_ending_en}[ -](?:anniversary|birthday)"
)
_COUNTS = compiled(r"{years_of_history_zh}|anniversary|birthday")  # looked for before every number is
_GUIDED = compiled(r"\b{figure_noun_en}\b[^.;]*$")
_EDGE = lazy(r"[初底末]$")
_TITLE = lazy(rf"(?i:.{{0,4}}{alternation('chronicle_title')})")
_REPORT = lazy(rf"度?的?(?:全年)?{alternation('report_zh')}")
_RESULT = compiled(r"(?:全年|年度)?[^。;]{0,8}?{result_of_year_zh}")  # 112年第4季每股盈余9元
_ONCE = lazy(rf"{alternation('once_planned_zh')}|\b{alternation('once_planned_en')}\b")
_YEARS = lazy(r"P(\d+)Y")


def hints(text: Text, told: Sequence[Told], mentions: Sequence[Mention], base: int, turn: int) -> Iterator[Hint]:
    """The hints of a text whose times are `told`, the latest past one with its year written in the year `base`; `turn` is
    where its conversation begins, 0 where it has none."""
    opening = text.folded[:_GREAT]
    chinese = sum(map("\u4e00".__lt__, opening)) * 8 > len(opening)
    past = [t for t in told if t.year is not None and not t.ahead]
    yield from _over(past)
    yield from ordered(text, told, base, chinese)
    yield from _heads(text, told, past, base, turn)
    yield from _habits(text, told, past, base, chinese)
    yield from _coming(text, told, base)
    yield from _ago(told, past, base)
    yield from _lengths(text, told, past, mentions, base)
    yield from _reports(text, past, base)
    yield from _ages(text, told)
    yield from _ages_told(text, told, base)


def _over(past: Sequence[Told]) -> Iterator[Hint]:
    """What is over was not yet to come."""
    for t in past:
        if t.written or t.chained:
            yield Hint("over", range(t.year or 0, EVER), 1.6 if t.whole else 2.2, (t.mention,))


def _heads(text: Text, told: Sequence[Told], past: Sequence[Told], base: int, turn: int) -> Iterator[Hint]:
    """The latest year in the title of a chronicle, the whole day that the text begins with (2024年3月18日,公司宣布…), the
    month in front of a conversation. What stands behind 今年1月 in its sentence goes on with it: 今年1月报价,2025年2月27日签字."""
    for t in past:
        if t.year != base or not t.written:
            continue
        begins = begins_with(t, told) and t.mention.value.precision == "day"
        talked = t.month and t.mention.start < turn and not FOUNDED.match(text.folded, t.mention.end)
        if begins or talked or _TITLE.match(text.folded, t.mention.end):
            spoke = talked and cue("interview_cue").search(text.folded, *sentence_around(text.folded, t.mention.start))
            yield of_year("head", base, 2.0 if spoke else 1.0 if talked and not begins else 1.5, t.mention)
    ahead = {t.off for t in told if t.called} == {1}
    title = next((t for t in past if t.year == base and t.written and t.mention.start < _OPENING), None)
    if title and title.whole and ahead:  # what happened in 2023 …; next year
        yield of_year("head", base, 1.0, title.mention)
    for a, b in pairwise(told):
        goes_on = a.called and b.written and not b.ahead and b.year == base and b.month and (a.month or 1) <= b.month
        if goes_on and a.off is not None and "。" not in text.folded[a.mention.end : b.mention.start]:
            yield Hint("head", range(base - a.off + 1), 1.2, (a.mention, b.mention), frozenset({base - a.off}))


def _habits(text: Text, told: Sequence[Told], past: Sequence[Told], base: int, chinese: bool) -> Iterator[Hint]:
    """Who writes 今年 and 去年 writes no number for that year; nor for the year of a day that has none (8月28日)."""
    this = any(t.called and t.off == 0 and (chinese or t.mention.quote.lower().startswith("this")) for t in told)
    last = any(t.called and t.off == -1 for t in told)
    before_last = any(t.called and t.off == -2 for t in told)
    open_ = any(t.open and not t.ahead for t in told)
    for t in past:
        if not t.written or t.year is None or t.year < base - 2 or _was_planned(text, t):
            continue
        fine = not t.whole and not _REPORT.match(text.folded, t.mention.end)
        if this or last:
            weight = (0.8 if t.mention.value.precision == "day" else 1.2) if fine else 0.7
            yield Hint("this", (t.year,), weight, (t.mention,), never=True)
        edge = t.whole and bool(_EDGE.search(t.mention.quote))
        if last and chinese and (edge or t.mention.value.precision == "year"):
            yield Hint("last", (t.year + 1,), 0.5, (t.mention,), never=True)
        if before_last and chinese:  # 前年
            yield Hint("before last", (t.year + 2,), 0.7, (t.mention,), never=True)
        if open_ and fine:
            formal = not chinese or t.mention.value.precision == "day"
            yield Hint("open", (t.year,), 0.25 if formal else 0.5, (t.mention,), never=True)


def _coming(text: Text, told: Sequence[Told], base: int) -> Iterator[Hint]:
    """The first year that is still to come, which is not called 今年 or 明年."""
    coming = [t for t in told if t.ahead and t.written and t.year and t.year > base and not _is_over(text, t)]
    soonest = min(coming, key=lambda t: (t.year, t.mention.start), default=None)
    if soonest is None or soonest.year is None:
        return
    year, proof = soonest.year, (soonest.mention,)
    yield Hint("coming", range(year + 1), 2.0, proof, frozenset({year, year - 1}))
    if _first_this_year(text, told, soonest):
        yield Hint("not this", (year,), 2.0, proof, never=True)
    elif any(t.called and t.off == 0 for t in told):
        guided = _GUIDED.search(text.folded, max(0, proof[0].start - 60), proof[0].start)
        weak = guided and proof[0].value.precision == "year"  # expects sales of 31 billion in 2024, less than last year
        yield Hint("not this", (year,), 0.2 if weak else 1.0, proof, never=True)
    if any(t.called and t.off == 1 for t in told):
        yield Hint("not next", (year - 1,), 0.3, proof, never=True)


def _first_this_year(text: Text, told: Sequence[Told], coming: Told) -> bool:
    """In front of a year to come its sentence says what comes in this one: 第三季度设立总部,2026年上市."""
    start = sentence_around(text.folded, coming.mention.start)[0]
    return any(
        t.ahead and (t.open or (t.called and t.off == 0)) and start <= t.mention.start < coming.mention.start
        for t in told
    )


def _is_over(text: Text, t: Told) -> bool:
    """A plan of the past: 原定2022年, promised for 2022."""
    start = sentence_around(text.folded, t.mention.start)[0]
    return bool(_ONCE.search(text.folded, start, t.mention.end + 12))


def _was_planned(text: Text, t: Told) -> bool:
    """The words of its clause in front of a year: 原计划2023年投产."""
    first = sentence_around(text.folded, t.mention.start)[0]
    start = max(first, *(text.folded.rfind(c, first, t.mention.start) + 1 for c in ",;"))
    return bool(_ONCE.search(text.folded, start, t.mention.start))


def _ago(told: Sequence[Told], past: Sequence[Told], base: int) -> Iterator[Hint]:
    """四十年前, where the text tells of a time just so long before. Smaller and round numbers (三年前, 二十年前) meet some
    year of the text by chance, but for the one that the text begins with."""
    both = ((t.year, t.mention.value.latest) for t in past if t.written and t.year)  # the winter of 1993 ends in 1994
    years = {y for year, last in both for y in (year, last.year if last else year) if y}
    for t in told:
        if t.off is None or t.off > -2 or not t.ago:
            continue
        n = -t.off
        fits = frozenset(y + n for y in years if base <= y + n < base + FAR)
        if fits and n <= _FEW:
            yield Hint("few", fits, 0.35, (t.mention,))
        sure = n >= 2 * _LONG_AGO or (n >= _LONG_AGO and n % 10)
        if fits and n >= _LAST_YEARS and (sure or t.mention.start < _LEAD):
            yield Hint("ago", fits, 2.0 if sure else 0.7, (t.mention,), fits)
        elif n > _FEW and n % 10 and len(near := frozenset(y for y in fits if y < base + _SOON)) == 1:
            yield Hint("ago", near, 0.5, (t.mention,), near)


def _lengths(
    text: Text, told: Sequence[Told], past: Sequence[Told], mentions: Sequence[Mention], base: int
) -> Iterator[Hint]:
    """写了八年。2015年, …: a length of time up to now beside the year that it begins with; 创立20周年; 去年8月满十年, of what
    began in August 2013."""
    written = [t for t in past if t.written and t.year]
    counted = written and _COUNTS.search(text.folded)
    for m in _COUNTED.finditer(text.folded) if counted else ():
        n = _number(m["zh"] or m["en"])
        for t in written if n >= _LAST_YEARS else ():
            if t.year and base <= t.year + n < base + FAR:
                yield of_year("length", t.year + n, 1.2, t.mention)
    for d in mentions:
        years = _YEARS.fullmatch(d.value.iso) if isinstance(d.value, Duration) else None
        if years is None or int(years[1]) < _LAST_YEARS:
            continue
        n = int(years[1])
        since = next((t for t in told if t.called and 0 <= d.start - t.mention.end < 6), None)
        start, end = sentence_around(text.folded, d.start)
        up_to_now = _UP_TO_NOW.search(text.folded, max(0, d.start - 20), d.start) or _GONE_BY.match(text.folded, d.end)
        for t in written:
            if since and since.off is not None:
                year, fits = (t.year or 0) + n - since.off, t.month == since.month or (since.bare and t.whole)
            else:
                beside = start <= t.mention.start < end or 0 < t.mention.start - d.end < 12
                year, fits = (t.year or 0) + n, bool(up_to_now) and beside
            if fits and base <= year < base + (FAR if since else 6):
                yield of_year("length", year, 2.5 if since else 1.5, t.mention, d)


def _number(text: str) -> int:
    try:
        return number(text)
    except ValueError:
        return 0


def _reports(text: Text, past: Sequence[Told], base: int) -> Iterator[Hint]:
    """A report on a year comes out in the next (2023年年报, lost $14 million in 2023, it said in its annual report), one
    on a half or a quarter in the same."""
    for t in past:
        if not t.written or t.year is None or not isinstance(t.mention.value, When):
            continue
        m, behind = t.mention, bool(_REPORT.match(text.folded, t.mention.end))
        ended = t.mention.value.precision == "year" or (t.whole and m.value.latest and m.value.latest.month == 12)
        if t.year == base and ended and _RESULT.match(text.folded, m.end):
            yield of_year("result", t.year + 1, 0.6, m)
        if t.mention.value.precision == "year":
            end = min(sentence_around(text.folded, m.start)[1], m.end + _SAID_IN)
            if behind or cue("annual_report").search(text.folded, m.end, end):
                yield of_year("report", t.year + 1, 2.0, m)
        elif t.year == base and (behind or re.search(r"\bended\b", m.quote)) and t.whole and m.value.latest:
            yield of_year("report", t.year + (m.value.latest.month == 12), 1.5, m)


def _ages(text: Text, told: Sequence[Told]) -> Iterator[Hint]:
    """How old somebody is, in the head of a text that tells the birth: who died on 28 January aged 91, born on 3 May 1931."""
    age = _AGE.search(text.folded, 0, _HEAD)
    born = next((t.mention for t in told if t.year and t.written and _is_born(text, t.mention)), None) if age else None
    if age is None or born is None:
        return
    at = born.value.earliest.year + _number(age["age"] or age["old"] or age["was"])
    day = next((t for t in told if t.open and t.month and not t.ahead and t.mention.start < age.end()), None)
    if day and day.month and born.value.precision == "day":
        at += (day.month, day.day or 28) < (born.value.earliest.month, born.value.earliest.day)
    elif day and day.month and not text.folded[age.start()] > "\u4e00":
        at += day.month < 7
    yield of_year("age", at, 3.0, born)


def _ages_told(text: Text, told: Sequence[Told], base: int) -> Iterator[Hint]:
    """1976年进厂,那年他十九岁 …, 今年六十六了: whose two ages are told, is so much older now."""
    now = _AGE_NOW.search(text.folded)
    if now is None:
        return
    for t in told:
        then = _AGE_THEN.match(text.folded, t.mention.end) if t.written and t.year else None
        if then and t.year:
            year = t.year + _number(now["n"]) - _number(then["n"])
            if base <= year < base + FAR:
                yield of_year("length", year, 1.2, t.mention)


def _is_born(text: Text, m: Mention) -> bool:
    """A time of a birth: born in Stromness on 3 May 1931, 1931年5月出生."""
    before = text.folded[max(0, m.start - 40) : m.start]
    return bool(_BORN.search(before)) or text.folded.startswith(("出生", "生于", "生在"), m.end)
