"""What the order of telling hints at: 2021年5月关店,9月重开。去年营业额 … says that 去年 is no year before 2021, and not 2021 itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from .hint import EVER, Hint, of_year
from .model import Text
from .pattern import lazy
from .told import Told

_LAST_YEARS = 3  # 去年, 前年; farther back is no tale that goes on
_NEAR = 2  # a time that is counted from now goes on with the tale of this many paragraphs, its own among them
_FIRST = 100  # characters of a text in which its first time begins it
_SOON = 4  # years right behind the last that is told
_NEXT_WORDS = 6
_FIGURE = lazy(r"\d[万亿%.,\d]*(?:[万亿%元家倍]|个百分点)")
FOUNDED = lazy(r"[^,。;]{0,6}(?:成立|创立|创办|创建)")


def ordered(text: Text, told: Sequence[Told], base: int, chinese: bool) -> Iterator[Hint]:
    """The hints of the order in which the times of a text are `told`, the latest past one with its year in the year `base`."""
    past = [t for t in told if t.year is not None and not t.ahead]
    yield from _tale(told, past, chinese)
    yield from _forward(told)
    if chinese:
        yield from _turns(text, told)
    yield from _twice(told, past, base)


def _tale(told: Sequence[Told], past: Sequence[Told], chinese: bool) -> Iterator[Hint]:
    """What is counted from now, behind the time that the tale had come to: 2021年5月关店,9月重开。去年营业额 ….
    去年 is no year before 2021, and not 2021 itself."""
    first = min(((t.year, t.month or 0) for t in past if t.year), default=(0, 0))
    before: Told | None = None
    since: Told | None = None  # the last that was counted from now, behind it
    for t in told:
        if t.ahead:
            continue
        if t.year is not None:
            if before and before.month and t.month and not t.day and t.year == before.year and t.month >= before.month:
                before = t  # that June …. In September
            elif t.written or t.chained:
                begins = begins_with(t, told) and t.mention.value.precision == "day"
                before = t if (t.year, t.month or 0) > first and not begins else None  # the tale has come on to it
            since = None
            continue
        if before is None or before.year is None or not t.called or t.off is None or not -_LAST_YEARS <= t.off <= 0:
            continue
        if t.paragraph - before.paragraph >= _NEAR:
            continue
        proof, low = (t.mention, before.mention), before.year - t.off
        goes_on = t.paragraph == before.paragraph or (t.month and chinese)
        weight = 2.0 if t.paragraph == before.paragraph else 1.2
        yield Hint("tale", range(low, EVER), weight, proof, frozenset({low} if goes_on else ()))
        goes_back = since and since.off is not None and t.off < since.off  # 2024年…。今年3月…,超过去年下半年
        if not goes_back and (weight := _later(t, before, chinese)):
            points = frozenset({low + 1} if goes_on or t.off else ())
            yield Hint("behind", range(low + 1, EVER), weight, proof, points)
        since = t


def _forward(told: Sequence[Told]) -> Iterator[Hint]:
    """去年12月发现,2024年1月5日立案: what stands next in the paragraph was no earlier."""
    for a, b in pairwise([t for t in told if not t.ahead]):
        if (
            a.called
            and a.off is not None
            and a.month
            and b.written
            and b.year
            and b.month
            and a.paragraph == b.paragraph
        ):
            last = b.year - a.off - (b.month < a.month)
            yield Hint("forward", range(last + 1), 2.0, (a.mention, b.mention))


def _turns(text: Text, told: Sequence[Told]) -> Iterator[Hint]:
    """2024年,营收突破3亿元。今年3月…; 2024年比的是价格,今年比的是谁活着: figures of a year told whole right before this one, or
    the same words of both, are of the last."""
    for a, b in pairwise(told):
        whole = a.written and a.year and not a.ahead and a.mention.value.precision == "year"
        if not whole or not b.called or b.off or b.ahead or a.paragraph != b.paragraph:
            continue
        first, then = (text.folded[t.mention.start - 1 : t.mention.start] for t in (a, b))
        begin = first in ("", "\n", "。", ";", "“", "「") and then in ("\n", "。", ";", ",", "“")
        figures = _FIGURE.search(text.folded, a.mention.end, b.mention.start)
        if begin and (figures or _alike(text, a, b)):
            yield of_year("turn", (a.year or 0) + 1, 0.6, a.mention, b.mention)


def _alike(text: Text, a: Told, b: Told) -> bool:
    """Two words in a row stand right behind both times."""
    one, two = (text.folded[t.mention.end : t.mention.end + _NEXT_WORDS] for t in (a, b))
    return any(one[i : i + 2].isalpha() and one[i : i + 2] in two for i in range(len(one) - 1))


def begins_with(t: Told, told: Sequence[Told]) -> bool:
    """The first time of a text, in its first words."""
    return t is told[0] and t.mention.start < _FIRST


def _twice(told: Sequence[Told], past: Sequence[Told], base: int) -> Iterator[Hint]:
    """去年8月 and 2022年8月: most likely one month, told twice."""
    months = {(t.month, t.year): t for t in past if t.written and t.month and not t.whole}
    for t in told:
        if not t.called or t.off is None or not t.month or t.ahead:
            continue
        for (month, year), other in months.items():
            if month == t.month and year and base <= year - t.off < base + _SOON:
                yield of_year("twice", year - t.off, 0.8, t.mention, other.mention)


def _later(t: Told, before: Told, chinese: bool) -> float:
    """How surely a time counted from now is of a later year than the one it follows: 去年 in the sentences behind 2021年 is
    not 2021, and 今年3月 behind 2024年8月 is not of 2024. 0 where it need not be."""
    same = t.paragraph == before.paragraph
    sure = 1.2 if same or before.written else 0.9
    if t.month and before.month and t.month < before.month:
        return sure
    if t.bare and t.off and before.month:
        return (
            (sure if t.off > -2 else 0.6) if chinese else 0.7
        )  # 40% of sales last year says nothing of September 2023
    if t.bare and before.mention.value.precision == "year" and not chinese:
        return 0.3  # lost £3m in 2021 …, carried 19m last year
    if t.off == 0 or (t.month and before.month):
        return 0.5 if same and t.off == 0 and not t.month else 0.0  # 2024年6月初 … 今年上半年
    return sure if same else 0.0
