"""Things that no list knows, named by their place: quoted behind what they are, Latin or numbered behind the verb, or opening
its clause (AI产品“加我智能”, 人形机器人G1, 远征A1, 沐光2.0上线, the Ascend 910C)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..lexicon import words
from ..model import Entity, Mention
from ..who.gazetteer import canonical
from .scene import ACTORS, THINGS, Scene, lexical

_QUOTED = re.compile("“([^“”,。;:!?]{2,14})”")
_LATIN = re.compile(r"[A-Za-z]")
# 沐光2.0, 孟子3-13B; 远征A1; Optimus, Figure 02.
_VERSION = (
    r"[\u3400-\u9fff]{2,4}(?:大模型)?\s?[vV]?\d{1,2}(?:\.\d)(?:[- ]?[A-Z][A-Za-z0-9]{0,6})?"
    r"|[\u3400-\u9fff]{2,4}\d{0,2}-\d{1,4}[Bb]"
)
_SERIES = r"[\u3400-\u9fff]{2,3}[A-Z]{1,2}\d{1,3}[A-Za-z]{0,3}"
_WORDS = r"[A-Z][A-Za-z0-9]*(?:[.+-][A-Za-z0-9]+)*(?:\s[A-Z0-9][A-Za-z0-9.]*){0,2}"
_ENDS = r"(?=[,。;!?、()“”\s]|$|[和与及等]|的?[\u3400-\u9fff]{0,2}版(?!图|权|本))"
_NUMBERED = re.compile(rf"(?:(?<=[“「『的款代型台版布出源线表放开])|^)({_VERSION})(?![\d万亿元年月日%.]|个|倍|版|折)")
_DIRECT = re.compile(
    rf"(?:了|的|过|出)?(?:(?:新一代|全新|首款|首个|最新|自研的?|旗舰|第[一二三四五六七]代|[一二两三四五六七]款)(?:的)?)?"
    rf"({_SERIES}|{_WORDS}){_ENDS}"
)
_NEXT = re.compile(rf"(?:、|和|与|及|以及|,)\s*({_SERIES}|{_WORDS}){_ENDS}")
_NUMBERED_EN = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Aa]n?|called|named|dubbed)\s((?:[A-Z][A-Za-z]{1,14}[ -]){0,2}[A-Z]{0,4}\d{1,4}[A-Za-z]{0,3})"
    r"\b(?!%|\.\d|\s(?:million|billion|percent))"
)
_ADVERBS = r"(?:也|又|还|已|正式|就|终于|终|同步|全面|第一次|首次|在[^,。]{1,16})*"
_OPENING = re.compile(
    rf"[\s,]*(?:第?[一二三四五六七八九十]?[代版]的?|首个)?[“「『]?({_VERSION}|{_SERIES}|{_WORDS})"
    rf"(?:[\u3400-\u9fff]{{1,2}}版)?[”」』]?{_ADVERBS}\s?"
)
_ALONE = re.compile(r"(?:了|过|并|于|在|时)|[,。;!?]|$")


def named_behind(scene: Scene, stop: int, known: list[Mention]) -> list[Mention]:
    """Names behind the verb, up to `stop`, that are in no list."""
    end = min(scene.clause[1], stop)
    spans = [m.span(1) for m in _quoted(scene, end, known)]
    latin = bool(_LATIN.match(scene.folded, scene.trigger.start))
    for m in _english(scene, end) if latin else _chinese(scene, end):
        if _free(scene, m) and not any(a < m.end(1) and m.start(1) < b for a, b in spans):
            spans.append(m.span(1))
    return [_made(scene, *span) for span in spans]


def named_before(scene: Scene) -> list[Mention]:
    """A name that opens the clause of the verb, after a date perhaps, where the verb takes nothing behind it."""
    start, _ = scene.clause
    for m in scene.sentence.mentions:
        if m.kind == "date" and start <= m.start and m.end <= scene.trigger.start:
            start = m.end
    found = _OPENING.fullmatch(scene.folded, start, scene.trigger.start)
    if not found or not _free(scene, found):
        return []
    if not re.search(r"\d", found[1]) and not _ALONE.match(scene.folded, scene.trigger.end):
        return []
    return [_made(scene, *found.span(1))]


def _made(scene: Scene, start: int, end: int) -> Mention:
    name = scene.between(start, end)
    return scene.made(start, end, Entity("product", scene.written(start, end), canonical(name)))


def _free(scene: Scene, m: re.Match[str]) -> bool:
    """No other mention, no mere word (AI, App), not one letter."""
    if len(m[1]) < 2 or m[1].split()[0] in words("generic_latin") or m[1].isdigit():
        return False
    return not any(k.start < m.end(1) and m.start(1) < k.end for k in scene.sentence.mentions)


def _quoted(scene: Scene, end: int, known: list[Mention]) -> Iterator[re.Match[str]]:
    for m in _QUOTED.finditer(scene.folded, scene.trigger.end, end):
        lead = scene.between(max(scene.trigger.end, m.start() - 8), m.start())
        tail = scene.between(m.end(), m.end() + 6)
        inside = [k for k in scene.entities(*THINGS, *ACTORS, "place") if k.start < m.end() and m.start() < k.end]
        longer = all(k.end < m.end(1) and k.value.kind in THINGS for k in inside) and _LATIN.search(m[1])
        if lexical("not_released").search(tail) or (
            not longer and any(k in known or k.value.kind not in THINGS for k in inside)
        ):
            continue  # “天工SkyMusic” is more than 天工
        kind = lexical("generic_product")
        if kind.search(lead) or kind.match(tail) or m.start() - scene.trigger.end <= 1:
            yield m


def _english(scene: Scene, end: int) -> Iterator[re.Match[str]]:
    yield from _NUMBERED_EN.finditer(scene.folded, scene.trigger.end, end)


def _chinese(scene: Scene, end: int) -> Iterator[re.Match[str]]:
    """发布了Figure 02; …人形机器人G1; 远征A1、A2-W和灵犀X1."""
    folded, start = scene.folded, scene.trigger.end
    for first in (_DIRECT.match(folded, start, end), *_behind_kind().finditer(folded, start, end)):
        m = first
        while m:
            yield m
            m = _NEXT.match(folded, m.end(1), end)
    yield from _NUMBERED.finditer(folded, start, end)


@cache
def _behind_kind() -> re.Pattern[str]:
    kinds = "|".join(re.escape(w) for w in sorted(words("generic_product"), key=len, reverse=True) if not w.isascii())
    return re.compile(
        rf"(?:{kinds}|新一代|全新|首款|首个|最新|自研的?|旗舰|第[一二三四五六七]代)(?:的)?({_SERIES}|{_WORDS}){_ENDS}"
    )
