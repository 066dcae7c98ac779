"""Names of people in Chinese text: of possible names the heaviest are kept, then those beside them in a list.

A name is weighed: how much its characters look like a name (surname.py, transliterated.py) and what stands at its sides
(beside.py: a title, a verb of speech, a mark). What is sure in one place is a name everywhere (defined.py).

>>> [f.value.name for f in person_zh("首席执行官周明远表示,与德·罗西尼谈过")]
['周明远', '德·罗西尼']
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from ..detect import Found
from ..lexicon import alternation
from ..model import Entity
from ..pattern import lazy
from .beside import SURE, beside, left
from .script import is_chinese
from .surname import ENOUGH, Weighed, chinese
from .transliterated import transliterated

RULE = "who/person_zh"
WEIGHT = 3
JOINS = ("、", "和", "与", "及", "/", "&", " ")

_CAPITAL = lazy("[A-Z]")
_LATIN = lazy(r"[A-Z](?<![A-Za-z0-9&][A-Z])[A-Za-z'’.-]{1,15}(?: [A-Z][A-Za-z'’.-]{1,15}){0,3}(?![A-Za-z0-9&])")
_WORDS = lazy(r"(?:(?:[A-Z][a-z'’-]+|[A-Z]\.|Mc|Mac|O['’])+ ?)+")  # FastMoE is no person
_BRACKETED = lazy(
    r"\((?!blog|ID|id|[A-Z]{2,5}\))"
    r"(?P<it>[A-Za-z][A-Za-z'’.-]{1,24}(?: [A-Z][A-Za-z'’.-]{1,20}){0,3})[),,]"
)


@cache
def _speech() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('person_adverb_zh')})?(?:{alternation('person_says_zh')})")


def latin(text: str, taken: Set[int]) -> list[Weighed]:
    """Latin names beside Chinese words that only people have: 选手Foo, Foo Bar表示."""
    found = []
    for m in _LATIN.finditer(text):
        start, end = m.span()
        if start in taken or m[0].isupper() or not _WORDS.fullmatch(m[0]) or text[start - 2 : start] == "助手":
            continue  # 会议助手Foo is a thing
        titled = (
            is_chinese(text[start - 1 : start]) and left(text, start) == SURE and not beside().other.match(text, end)
        )
        if titled or (" " in m[0] and is_chinese(text[end : end + 1]) and _speech().match(text, end)):
            found.append(Weighed(6, start, end))
    return found


def person_zh(
    text: str, taken: Set[int] = frozenset(), starts: Set[int] = frozenset(), ends: Set[int] = frozenset()
) -> list[Found]:
    """Readings of names of people by their shape. `taken` are places that known names hold; `starts` and `ends` are
    those where known people begin and end."""
    every = chinese(text, taken, starts) + transliterated(text, taken)
    if _CAPITAL.search(text):
        every += latin(text, taken)
    every.sort(key=lambda w: (-w.weight, w.start, -w.end))
    kept: list[Weighed] = []
    held: set[int] = set()

    def keep(w: Weighed) -> None:
        if held.isdisjoint(range(w.start, w.end)):
            held.update(range(w.start, w.end))
            kept.append(w)

    for w in every:
        if w.weight >= ENOUGH:
            keep(w)
    ends, starts = ends | {w.end for w in kept}, starts | {w.start for w in kept}
    for w in every:  # less sure, but beside a name in a list
        if w.weight < ENOUGH and (
            (text[w.start - 1 : w.start] in JOINS and w.start - 1 in ends)
            or (text[w.end : w.end + 1] in JOINS and w.end + 1 in starts)
        ):
            keep(w)
    for end in sorted(ends):  # the same name in its own letters
        if (m := _BRACKETED.match(text, end)) and m.start("it") not in taken:
            keep(Weighed(ENOUGH, *m.span("it")))
    return [
        Found(w.start, w.end, "entity", Entity("person", name := text[w.start : w.end], name), RULE, WEIGHT)
        for w in sorted(kept, key=lambda w: w.start)
    ]
