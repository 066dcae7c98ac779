"""The grammar of Chinese and Arabic numerals: what a run of numerals says, as exactly as it says it.

>>> figure("1千3百亿")
Figure(min=Decimal('130000000000'), max=Decimal('130000000000'), hedge='exact')
>>> figure("200多亿")
Figure(min=Decimal('20000000000'), max=Decimal('30000000000'), hedge='more_than')
>>> figure("五十千") is None
True

Everything here takes folded text. `{figure}` is the fragment that other rules use: it delimits a run generously, and
`figure` says whether the run is a number at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ..pattern import lazy
from ..rule import fragment

TEN = Decimal(10)
SMALL = {"十": TEN, "百": TEN**2, "千": TEN**3}
BIG = {"万": TEN**4, "亿": TEN**8, "兆": TEN**12}
LETTERS = {"k": TEN**3, "w": TEN**4, "m": TEN**6, "b": TEN**9, "t": TEN**12}
DIGIT = {c: Decimal(i) for i, c in enumerate("零一二三四五六七八九")}
_PLAIN = str.maketrans("壹贰叁参肆伍陆柒捌玖拾佰仟〇两俩", "一二三三四五六七八九十百千零二二", " ")

NUMERALS = "〇零一二两俩三四五六七八九十百千万亿兆廿卅卌壹贰叁肆伍陆柒捌玖拾佰仟"
_TAIL = (
    rf"(?:[0-9{NUMERALS.replace('兆', '')}几多余来点半]|兆(?![瓦赫字比帕])|(?<=\d)(?:\.(?=\d)|,(?=\d{{3}}))|参(?=[拾佰仟])"
    r"|\s(?=[十百千万亿兆])|个(?=多?[万亿]))"
)
# It begins with one set of characters, so that `re` finds its start fast; nonsense (成, 上) is `figure`'s to refuse.
# Possessive: a run is never given back piece by piece, so a nasty text costs linear time.
_RUN = rf"[-+负0-9{NUMERALS}参好几数上成半](?<![完达促]成){_TAIL}{{0,48}}+(?:\s?[kKwW](?![A-Za-z]))?"
_INCLUDED = r"(?:\((?:不?含|含本数)\))?"
_BETWEEN = r"(?<=[一二三四五六七八九\d])、(?=[一二三四五六七八九\d][十百千万亿])"  # 三、五百万
TO = rf"{_INCLUDED}\s?(?:-{{1,2}}|—{{1,2}}|~|到|至|{_BETWEEN})\s?"
fragment("figure_one", _RUN)
fragment("figure", rf"{_RUN}(?:{TO}{_RUN})?{_INCLUDED}")
_COUNTED = lazy("个(?=多?[万亿兆])")  # 几十个亿 says what 几十亿 says
_SPLIT = lazy(rf"(?<=[^\s+负-]){TO}(?=[^\s-])")


def hints(units: Iterable[str]) -> list[str]:
    """Hints for units behind a numeral: 0人, 万人, 多人, 5 人. A hint of 人 alone would look at half of a text."""
    lasts = (*"0123456789几多余来半", *NUMERALS, *(f"{d} " for d in range(10)), "万 ", "亿 ")
    return [last + unit for unit in units for last in lasts]


class Figure(NamedTuple):
    """Bounds and hedge of a number; the hedges are those of DESIGN.md."""

    min: Decimal | None
    max: Decimal | None
    hedge: str = "exact"


@lru_cache(4096)
def figure(words: str) -> Figure | None:
    """What a run of numerals says: a number, a vague number or a range of two. None: no number."""
    words = _COUNTED.sub("", re.sub(rf"{_INCLUDED}$", "", words.strip()).translate(_PLAIN))
    if parts := _SPLIT.search(words):
        return _range(words[: parts.start()], words[parts.end() :])
    return _one(words)


def exact(words: str) -> Decimal | None:
    """A number that is neither vague nor a range."""
    read = figure(words)
    return read.min if read and read.hedge in ("exact", "order") and read.min == read.max else None


_UNITS = lazy(r"[十百千]?(?:万亿|[万亿兆kwKW])?$")


def _range(left: str, right: str) -> Figure | None:
    """Two numbers; the first borrows what the second says once for both: 50到100亿, 一千到两千万, 两到三百."""
    high = _one(right)
    low = _one(left)
    if not high or not low or low.min is None or high.max is None:
        return None
    units = _UNITS.search(right)[0]  # type: ignore[index]
    big = units.lstrip("十百千")
    borrowed = []
    if not re.search(r"[万亿兆kwKW]$", left):
        if len(left) == 1 and left in DIGIT:
            borrowed.append(left + units)  # 八到九百亿: both are hundreds of 亿
        if big:
            borrowed.append(left + big)
    for words in borrowed:
        wide = _one(words)
        if wide and wide.min is not None and wide.min < high.max:
            return Figure(wide.min, high.max)
    if low.min >= high.max or (borrowed and big and low.min * 1000 < high.max):
        return None  # 10-3万 is no range
    return Figure(low.min, high.max)


_ROUND = r"[十百千万亿兆]"
_VAGUE = lazy(rf"好?[几数]({_ROUND}*)")
_UP = lazy(rf"[上成]({_ROUND}+)")
_FEW = lazy(rf"(.*(?:[十百千]|\d0|零))几({_ROUND}*)")
_ODD = lazy(rf"(.*[\d{_ROUND[1:-1]}])([多余来])({_ROUND}*)")
_PAIR = lazy(rf"((?:.*[十百千])?)([一二三四五六七八九])、?([一二三四五六七八九])({_ROUND}*)")
_BARE_UNIT = lazy(r"[百千]?(?:[万亿兆]|万亿)|[百千]")


def _one(words: str) -> Figure | None:
    if m := _VAGUE.fullmatch(words):
        units = m[1]
        if words[0] == "数" and not units:
            return None
        low = _whole("一" + units if units[:1] != "十" else units) if units else Decimal(1)
        return Figure(low, low * 10, "order") if low else None
    if words == "半":
        return Figure(Decimal("0.5"), Decimal("0.5"))
    if m := _UP.fullmatch(words):
        low = _whole(m[1])
        return Figure(low, None, "order") if low else None
    if m := _FEW.fullmatch(words):
        low, step = _exact(m[1] + m[2]) if m[1][-1] != "零" else _exact(m[1][:-1] + m[2]), _exact("十" + m[2])
        return Figure(low, low + step, "order") if low and step else None
    if m := _ODD.fullmatch(words):
        low = _exact(m[1] + m[3])
        if not low or (m[1][-1].isdigit() and m[1][-1] != "0" and not m[3]):
            return None  # 3多 is no number; 200多, 3多亿 are
        return Figure(low, low, "approx") if m[2] == "来" else Figure(low, low + place(low), "more_than")
    if (m := _PAIR.fullmatch(words)) and (m[2] + m[3] == "三五" or DIGIT[m[3]] == DIGIT[m[2]] + 1):
        low, high = _exact(m[1] + m[2] + m[4]), _exact(m[1] + m[3] + m[4])
        return Figure(low, high, "order") if low and high and low < high else None
    value = _exact(words)
    if value is None:
        return None
    if _BARE_UNIT.fullmatch(words):  # 千万, 百亿, 亿: the size is said, no figure
        return Figure(value, value * 10, "order")
    return Figure(value, value)


def place(value: Decimal) -> Decimal:
    """The place of the last figure that is not 0: 100 for 200, 10 for 250, 0.1 for 3.5."""
    return TEN ** value.normalize().as_tuple().exponent  # type: ignore[operator]


_FRACTION = lazy(r"(?:(.+)又)?([^又]+)分之([^又]+)")
_HALF = lazy(rf"(?:([一二三四五六七八九十\d]+)个)?半个?({_ROUND}+)")
_SCALED = lazy(r"(\d[\d,]*(?:\.\d+)?|\.\d+)([kwmbt])", re.I)
_POINT = lazy(rf"([^点]*)点([\d零一二三四五六七八九]+)({_ROUND}*)")


def _exact(words: str) -> Decimal | None:
    sign = words[:1]
    if sign and sign in "-+负":
        value = _exact(words[1:])
        return value if value is None or sign == "+" else -value
    if m := _FRACTION.fullmatch(words):
        whole, below, above = _exact(m[1]) if m[1] else Decimal(0), _exact(m[2]), _exact(m[3])
        if whole is None or not below or above is None:
            return None
        part = above / below
        return whole - part if m[1] and m[1][0] in "-负" else whole + part
    if m := _SCALED.fullmatch(words):
        value = _arabic(m[1])
        return None if value is None else value * LETTERS[m[2].lower()]
    if m := _HALF.fullmatch(words):
        whole, units = _exact(m[1]) if m[1] else Decimal(0), _whole(m[2])
        return None if whole is None or units is None else (whole + Decimal("0.5")) * units
    if len(words) > 2 and words[-1] == "半" and (unit := SMALL.get(words[-2]) or BIG.get(words[-2])) and unit > 10:
        value = _exact(words[:-1])  # 两亿半
        return None if value is None else value + unit / 2
    words = words.replace("个", "").replace("廿", "二十").replace("卅", "三十").replace("卌", "四十")
    if m := _POINT.fullmatch(words):
        whole = _whole(m[1]) if m[1] else Decimal(0)
        units = _whole(m[3]) if m[3] else Decimal(1)
        if whole is None or units is None:
            return None
        digits = "".join(c if c.isdigit() and c.isascii() else str(DIGIT[c]) for c in m[2])
        return (whole + Decimal("0." + digits)) * units
    return _whole(words)


def _arabic(words: str) -> Decimal | None:
    if "," in words and not re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", words):
        return None
    return Decimal(words.replace(",", "")) if re.fullmatch(r"\d[\d,]*(?:\.\d+)?|\.\d+", words) else None


_TOKEN = lazy(r"\d[\d,]*(?:\.\d+)?|\.\d+|[零一二三四五六七八九]|[十百千万亿兆]")


def _whole(words: str) -> Decimal | None:
    """A number of digits and units, Chinese, Arabic or both: 一亿五千万零六千, 2千零30万, 1万600, 三万五, 一七二零."""
    tokens = _TOKEN.findall(words)
    if not tokens or "".join(tokens) != words:
        return None
    if len(tokens) > 1 and all(t in DIGIT for t in tokens):
        return Decimal("".join(str(DIGIT[t]) for t in tokens))
    chunks: list[tuple[Decimal, Decimal]] = []  # what stands before each 万, 亿, 兆, and that unit
    section, current, last_small = Decimal(0), None, Decimal("Infinity")
    for i, token in enumerate(tokens):
        before = tokens[i - 1] if i else ""
        if token in SMALL:
            implied = current is None and before and before != "零" and not (token == "十" and before in SMALL)
            if SMALL[token] >= last_small or implied:
                return None  # 五十千; 百百; but 一百十六
            last_small = SMALL[token]
            section += (Decimal(1) if current is None else current) * last_small
            current = None
        elif token in BIG:
            unit, value = BIG[token], section + (current or 0)
            if not value and before in BIG and chunks:
                chunks[-1] = (chunks[-1][0] * unit, unit)  # 万亿, 万万
            elif not value and before:
                return None
            else:
                value = value or Decimal(1)  # 亿元级
                while chunks and chunks[-1][1] < unit:
                    value += chunks.pop()[0]  # 四千五百万八千亿
                chunks.append((value * unit, unit))
            section, current, last_small = Decimal(0), None, Decimal("Infinity")
        elif token == "零":
            if current is not None:
                return None
            if len(tokens) == 1:
                return Decimal(0)
        else:
            read = DIGIT[token] if token in DIGIT else _arabic(token)
            if read is None or current is not None:
                return None
            current = read
            shorthand = before and before != "十" and (before in SMALL or before in BIG)
            if i == len(tokens) - 1 and shorthand and len(token) == 1 and token != "0":
                current = read * (SMALL.get(before) or BIG[before]) / 10  # 三万五, 一百二
    return sum((c for c, _ in chunks), section + (current or 0))
