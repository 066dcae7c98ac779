"""Foreign names in Chinese characters: a run that writes sounds, weighed.

>>> [(w.start, w.end, w.weight) for w in transliterated("导演德罗·西尼")]
[(2, 7, 11)]
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from ..lexicon import words
from ..pattern import lazy
from .beside import SURE, beside, left, right, says
from .script import characters
from .surname import NEARLY, Weighed

_ON = lazy(r"于[\d今去当本上同次]")


@cache
def _sounds() -> re.Pattern[str]:
    sound = "[" + "".join(sorted(characters("sound_zh"))) + "]"
    more = sound[:-1] + "".join(sorted(characters("sound_dotted_zh"))) + "A-Z.]"
    ends = "[" + "".join(sorted(beside().title_ends)) + "]"
    dotted = rf"(?:·{more}{{1,8}}){{1,3}}"  # most characters are ruled out by the one behind them
    return re.compile(
        rf"{sound}(?:{sound}(?:{sound}{{1,7}}(?:[·-]{more}{{1,8}}){{0,3}}|{dotted}|(?=\()"
        rf"|(?<={ends}{sound}{sound}))|{dotted})"
    )


def _sounding(name: str) -> int:
    """How foreign the characters are, 4 at most: some hardly stand in other words, some seldom."""
    strong, half = characters("sound_strong_zh"), characters("sound_half_zh")
    return min(4, sum(2 if c in strong else c in half for c in name))


def transliterated(text: str, taken: Set[int] = frozenset()) -> list[Weighed]:
    """Possible names; those with · are likely, the others need a cue at a side. `taken` are places of known names."""
    loose = words("sound_edge_zh")
    found: list[Weighed] = []
    for m in _sounds().finditer(text):
        start, end = m.span()
        if _ON.match(text, end - 1) and end - start > 2:
            end -= 1  # 马克·惠勒|于6月离任
        elif end - start > 2 and says(text, end - 1):
            end -= 1  # 乌雷|梅开二度
        if text[max(0, start - 2) : start] == "让-":
            start -= 2  # 让-皮埃尔·布兰
        before = left(text, start)
        dotted = "·" in m[0]
        if not dotted:
            if end - start < 6 and before < SURE and characters("sound_strong_zh").isdisjoint(m[0]):
                continue
            while end - start > 2 and text[start] in loose and before < SURE:
                start += 1
                before = left(text, start)
            if start in taken or end - 1 in taken or (end - start < 3 and before < SURE):
                continue
        name = text[start:end]
        weight = _sounding(name) + before + right(text, end) - 1
        if text[start - 1 : start] == "《" or text[end : end + 1] == "》":
            weight -= 9 if dotted else 4  # the title of a work
        if text[end : end + 1] in ("·", "-") or text[start - 1 : start] == "·":  # a piece of a longer name
            weight -= 4
        elif text[start - 1 : start] == "“" and text[end : end + 1] == "”":  # ships, works, nicknames
            weight -= 3
        if dotted:
            weight += 5
        elif "-" in name:
            weight += 3
        elif len(name) > 3 and start == m.start():
            weight += 1
        if weight >= NEARLY:
            found.append(Weighed(weight, start, end))
    return found
