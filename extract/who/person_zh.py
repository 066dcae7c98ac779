"""Names of people in Chinese text: surname and given name, and foreign names in transliteration.

A name is weighed: how much its characters look like a name, and what stands at its sides (a title, a verb of speech,
a mark). What is then sure in one place is a name everywhere in the document (see recurrence.py).

>>> [f.value.name for f in person_zh("首席执行官周明远表示,与德·罗西尼谈过")]
['周明远', '德·罗西尼']
"""
from __future__ import annotations

import re
from collections.abc import Set
from functools import cache
from typing import NamedTuple

from ..detect import Found
from ..lexicon import alternation, words
from ..model import Entity
from .script import characters, is_chinese, is_latin

RULE = "who/person_zh"
WEIGHT = 3
ENOUGH = 4             # a weight from which a name stands
MARKS = frozenset("、,。;:!?()《》“”‘’·\n \"'|/—-…【】[]")


def person(name: str) -> Entity:
    return Entity("person", name, name)


@cache
def _candidate() -> re.Pattern[str]:
    surnames = "".join(characters("surname_strong_zh") | characters("surname_common_zh") | characters("surname_weak_zh"))
    return re.compile(rf"(?:{alternation('surname_double_zh')}|[{surnames}])(?=[\u4e00-\u9fff])")


@cache
def _before() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (re.compile(rf"(?:{alternation('person_title_zh')}|记者|作者|撰文|(?<![\u4e00-\u9fff])文|摄影|选手)[:/· ]?$"),
            re.compile(rf"(?:{alternation('before_person_zh')})$"))


@cache
def _after() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (re.compile(rf"\s?(?:{alternation('person_adverb_zh')})?(?:{alternation('person_follows_zh')})"), re.compile(f"(?:{alternation('person_glue_zh')})"),
            re.compile(rf"(?:{alternation('no_person_zh')})"))


def _left(text: str, at: int) -> int:
    """What stands before: 4 a title, 1 a mark or the beginning or a word that governs a name, -1 anything else."""
    if at == 0:
        return 1
    title, word = _before()
    if title.search(text, max(0, at - 7), at):
        return 4
    if text[at - 1] in MARKS or not is_chinese(text[at - 1]):
        return 0 if is_latin(text[at - 1]) else 1
    return 1 if word.search(text, max(0, at - 2), at) else -1


def _right(text: str, at: int) -> int:
    """What stands behind: 4 a verb of speech or a form of address, 1 a mark or a function word, -4 what makes it a
    company or a place, -1 anything else."""
    if at >= len(text):
        return 1
    verb, glue, other = _after()
    if verb.match(text, at):
        return 4
    if other.match(text, at):
        return -4
    if text[at] in MARKS or not is_chinese(text[at]):
        return 0 if is_latin(text[at]) else 1
    return 1 if glue.match(text, at) else -1


def _looks(name: str, surname: int) -> int:
    """How much the characters look like a name."""
    first = name[:surname]
    strong, common = characters("given_strong_zh"), characters("given_zh")
    weight = 3 if surname == 2 else 2 if first in characters("surname_strong_zh") else 1 if first in characters(
        "surname_common_zh") else -1
    for char in name[surname:]:
        weight += 2 if char in strong else 1 if char in common else -2
    if len(name) - surname == 1:
        weight -= 2
    elif name[surname] == name[surname + 1]:
        weight += 1
    return weight


def _weigh(text: str, start: int, end: int, surname: int) -> int:
    name = text[start:end]
    given = name[surname:]
    left, right = _left(text, start), _right(text, end)
    weight = _looks(name, surname) + left + right
    if name[:2] in words("not_person_zh"):
        weight -= 6
    if given in words("not_given_zh") or given in words("person_title_zh"):
        weight -= 6
    if left < 4 and not words("surname_inside_zh").keys().isdisjoint((text[start - 1:start + 1], text[max(0, start - 2):start + 1])):
        weight -= 4
    if len(given) == 2 and left < 5 and _after()[0].match(text, end - 1):       # 曾刚|表示, not 曾刚表
        weight -= 5
    if text[start - 1:start] == "《" or text[end:end + 1] == "》":                # more often a title of a work
        weight -= 4
    if text[end:end + 1] == "·" or text[start - 1:start] == "·":
        weight -= 8
    return weight


class Weighed(NamedTuple):
    """A possible name; the heaviest of overlapping ones is kept."""

    weight: int
    start: int
    end: int


def chinese(text: str, taken: Set[int]) -> list[Weighed]:
    """Surname and given name of one or two characters."""
    never = characters("never_given_zh")
    found: list[Weighed] = []
    for m in _candidate().finditer(text):
        start, surname = m.start(), m.end() - m.start()
        if start in taken:
            continue
        for given in (2, 1):
            end = start + surname + given
            name = text[start:end]
            if end > len(text) or end - 1 in taken or not all(map(is_chinese, name)) or not never.isdisjoint(name[surname:]):
                continue
            weight = _weigh(text, start, end, surname) + (given == 1)
            if weight >= ENOUGH:
                found.append(Weighed(weight, start, end))
    return found


@cache
def _sounds() -> re.Pattern[str]:
    sound = "".join(sorted(characters("sound_zh")))
    return re.compile(rf"[{sound}]{{3,9}}(?:[·-][{sound}A-Z.]{{1,8}}){{0,3}}|[{sound}]{{1,8}}(?:·[{sound}A-Z.]{{1,8}}){{1,3}}")


def transliterated(text: str, taken: Set[int]) -> list[Weighed]:
    """Foreign names: a run of characters that write sounds, parted by · or with a cue at a side."""
    strong = characters("sound_strong_zh")
    loose = words("sound_edge_zh")
    found: list[Weighed] = []
    for m in _sounds().finditer(text):
        start, end = m.span()
        while end - start > 2 and text[start] in loose and not _before()[0].search(text, max(0, start - 7), start):
            start += 1
        if start in taken or end - 1 in taken:
            continue
        name = text[start:end]
        weight = 2 * min(2, sum(c in strong for c in name)) + _left(text, start) + _right(text, end) - 1
        if text[start - 1:start] == "《" or text[end:end + 1] == "》":
            weight -= 4
        if "·" in name:
            weight += 5
        elif len(name) < 3:
            continue
        if weight >= ENOUGH:
            found.append(Weighed(weight + 1, start, end))
    return found


@cache
def _latin() -> tuple[re.Pattern[str], re.Pattern[str]]:
    word = r"[A-Z][A-Za-z'’.-]{1,15}"
    return (re.compile(rf"(?:{alternation('person_title_zh')}|选手|作者)[:/ ]?(?P<it>{word}(?: {word}){{0,3}})(?![A-Za-z0-9&]| ?(?:{alternation('no_person_zh')}))"),
            re.compile(rf"(?<![A-Za-z0-9])(?P<it>{word}(?: {word}){{1,3}})(?:{alternation('person_adverb_zh')})?(?:{alternation('person_says_zh')})"))


def latin(text: str, taken: Set[int]) -> list[Weighed]:
    """Latin names beside Chinese words that only people have: 选手Foo, Foo Bar表示; and in brackets behind a name."""
    return [Weighed(6, *m.span("it")) for pattern in _latin() for m in pattern.finditer(text) if m.start("it") not in taken]


_BRACKETED = re.compile(r"\((?P<it>[A-Za-z][A-Za-z'’.-]{1,24}(?: [A-Z][A-Za-z'’.-]{1,20}){0,3})[),,]")


def person_zh(text: str, taken: Set[int] = frozenset()) -> list[Found]:
    """Readings of names of people by their shape, disjoint; `taken` are places that known names hold."""
    kept: list[Weighed] = []
    held: set[int] = set()
    every = chinese(text, taken) + transliterated(text, taken)
    if any(c < "a" and "A" <= c for c in text):
        every += latin(text, taken)
    for w in sorted(every, key=lambda w: (-w.weight, w.start, -w.end)):
        if held.isdisjoint(range(w.start, w.end)):
            held.update(range(w.start, w.end))
            kept.append(w)
            if (m := _BRACKETED.match(text, w.end)) and m.start("it") not in taken:
                kept.append(Weighed(w.weight, *m.span("it")))
    return [Found(w.start, w.end, "entity", person(text[w.start:w.end]), RULE, WEIGHT)
            for w in sorted(kept, key=lambda w: w.start) if w.weight >= ENOUGH]
