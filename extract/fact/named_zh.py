"""Things that no list knows, named by their place behind a Chinese verb: Latin, numbered, or of characters beside what they are
(发布了Figure 02, 人形机器人G1, 远征A1、A2-W和灵犀X1, 听雪、观云两款产品).

>>> [m[1] for m in behind("推出了人形机器人G1和灵犀X1。", 2, 15)]
['G1', '灵犀X1']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..lexicon import alternation, branches, either, words
from ..pattern import lazy
from ..rule import compiled
from . import thing_zh
from .lexical import lexical

_VERSION = (  # 沐光2.0, 孟子3-13B
    r"[\u3400-\u9fff]{2,4}(?:大模型)?\s?[vV]?\d{1,2}(?:\.\d)(?:[- ]?[A-Z][A-Za-z0-9]{0,6})?"
    r"|[\u3400-\u9fff]{2,4}\d{0,2}-\d{1,4}[Bb]"
)
# 远征A1; Optimus, Figure 02.
_SERIES = r"[\u3400-\u9fff]{2,3}[A-Z]{1,2}\d{1,3}[A-Za-z]{0,3}"
_WORDS = (
    rf"(?:{thing_zh.SMALL}|"
    r"(?:[a-z]{1,4}[.-]?(?=[A-Z]))?[A-Z][A-Za-z0-9]*(?:[.+-][A-Za-z0-9]+)*\+?(?:\s[A-Z0-9][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*){0,2})"
)
_MIXED = (  # 见微Brainμ, 灵犀Pad, 听潮X1, 知行5, 浮光-01
    rf"(?![\u3400-\u9fff]{{0,3}}{alternation('thing_not_in_name_zh')})(?![\u3400-\u9fff]{{1,6}}?(?:{alternation('thing_kind_zh')}|[车机器])[A-Z])"
    r"[\u3400-\u9fff]{2,4}(?:[A-Z][A-Za-z]{0,11}[α-ω]?(?:[\s-]?\d{1,3}(?:\.\d)?)?|-?\d{1,2}(?:\.\d)?(?![\d年月日个位款家万亿元%.])|-[A-Z][A-Za-z]{0,9}(?![A-Za-z])|-\d{1,4}[Bb](?![A-Za-z])|(?<=[\u3400-\u9fff]{2})\d{3,4}[a-z+]?(?=系列|芯片|处理器|超节点|服务器|[,。、和与及]|$))"
)
_DOTTED = r"[\u3400-\u9fff]{1,4}[·•][\u3400-\u9fff]{2,4}?(?:[A-Z]?\d[\d.]*)?"  # 沧海·听涛
_LATIN = rf"{_DOTTED}|{_SERIES}|{_MIXED}|{_WORDS}"
ANY_NAME = rf"{_VERSION}|{_LATIN}"
NOUN = alternation("thing_noun_zh")
_KIND_ZH = rf"(?:[\u3400-\u9fff]{{0,10}}?{NOUN})"
_GOES = alternation("thing_goes_on_zh")
_ENDS = (
    rf"(?=[,。;!?、()“”\s]|$|[和与及等]|{branches('and_zh')}|系列|(?:[一二两三四五六七八九十]"
    rf"|\d{{1,2}})[大款个项]|的?(?:API|接口|权重|代码)|的?[\u3400-\u9fff]{{0,2}}版(?!图|权|本)|{_KIND_ZH}"
    rf"|{_GOES})"
)
_NUMBERED = lazy(rf"(?:(?<=[“「『的款代型台版布出源线表放开])|^)({_VERSION})(?![\d万亿元年月日%.]|个|倍|版|折)")
_DIRECT = lazy(
    rf"(?:了|的(?:就|正|则)?是|的|过|出)?(?:(?:{branches('novel_zh')}|第[一二三四五六七]代"
    rf"|[一二两三四五六七]款)(?:的)?)?({_LATIN}){_ENDS}"
)
_PLAIN = r"[\u3400-\u9fff]{2,4}"
_ANY = r"[\u3400-\u9fff]{2,6}"
_NEXT = lazy(
    rf"(?:系列)?(?:[\u3400-\u9fff]{{0,6}}?{NOUN})?(?:、|{branches('and_zh')}|,)\s*"
    rf"(?:[\u3400-\u9fffA-Za-z]{{0,24}}?{NOUN})?[“]?({_LATIN}){_ENDS}"
)
# 听雪、观云、问道三款产品; 企业大模型平台问舟。
_ENUMERATED = lazy(
    rf"(?:了|的)?((?:{_ANY}[A-Z0-9.-]{{0,5}}、)*{_ANY}[A-Z0-9.-]{{0,5}}(?:和|与|、){_ANY}[A-Z0-9.-]{{0,5}})(?:等)?"
    rf"(?:[一二两三四五六七八九十]|\d{{1,2}})[大款个][\u3400-\u9fff]{{0,6}}{NOUN}"
)
_PARTED = lazy(r"([\u3400-\u9fff]+)[\s-]?(.*)")
_PART = lazy(r"([^、和与]+)")
GOES_ON = compiled(r",(?:其中|当中)?(?:{list_leads_zh}|即|依次是|囊括)")
_TWO = lazy(
    rf"((?:{_PLAIN}[A-Z0-9.]{{0,4}}、)*{_PLAIN}[A-Z0-9.]{{0,4}}?(?:和|与|、){_PLAIN}[A-Z0-9.]{{0,4}})(?=[,。;]|等|$)"
)
_STOPS = rf"(?=[,。;!?、()]|$|{branches('and_zh')}|系列|[一二两三四五六七八九十][大款个])"
_PLAINLY = lazy(rf"(?:了|的|过|出)?[\u3400-\u9fffA-Z]{{0,16}}{NOUN}({_PLAIN}){_STOPS}")
_NEXT_PLAIN = lazy(rf"(?:、|{branches('and_zh')})[\u3400-\u9fffA-Z]{{0,20}}?(?:{NOUN}|大脑)({_PLAIN}){_STOPS}")


def behind(folded: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The names (group 1) behind a verb that ends at `start`, up to `end`."""
    for first in (_DIRECT.match(folded, start, end), *_behind_kind().finditer(folded, start, end)):
        m = first
        while m:
            yield m
            m = _NEXT.match(folded, m.end(1), end) or _plain(_NEXT_PLAIN.match(folded, m.end(1), end))
    yield from _NUMBERED.finditer(folded, start, end)
    m = _ENUMERATED.match(folded, start, end)
    for part in _PART.finditer(folded, *m.span(1)) if m else ():
        yield part
    opened = GOES_ON.search(folded, start, end)
    m = _TWO.match(folded, opened.end(), end) if opened else None
    for part in _PART.finditer(folded, *m.span(1)) if m else ():
        if not common(part[1]):
            yield part
    m = _plain(_PLAINLY.match(folded, start, end))
    while m:
        yield m
        m = _plain(_NEXT_PLAIN.match(folded, m.end(1), end)) or _NEXT.match(folded, m.end(1), end)


def _plain(m: re.Match[str] | None) -> re.Match[str] | None:
    """A name of Chinese characters alone, unless they are words of the trade."""
    return m if m and thing_zh.plain_name(m[1]) else None


@cache
def _behind_kind() -> re.Pattern[str]:
    kinds = either(w for w in words("generic_product") if not w.isascii())
    return re.compile(rf"(?:{kinds}|{branches('novel_zh')}|第[一二三四五六七]代)(?:的)?({_LATIN}){_ENDS}")


def mere(name: str) -> bool:
    """驱动的AI, 国内App: characters that are no name, with a Latin word behind."""
    m = _PARTED.fullmatch(name)
    if m and re.fullmatch(r"\d{3,4}", m[2]) and not thing_zh.plain_name(m[1]):
        return True  # 人数1200
    if name.startswith(tuple(words("runs_on"))):
        return True  # 搭载GB300
    if m and m[1] in words("novel_zh"):
        return True  # 全新2.1
    return bool(m and (m[2] in words("generic_latin") or lexical("not_a_name").search(m[1]) or common(m[1])))


def common(name: str) -> bool:
    """A word of the trade and no name: 服务, 技术方案."""
    return any(w in name for w in words("common_noun_zh")) or bool(lexical("not_released").search(name))
