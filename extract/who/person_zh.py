"""Names of people in Chinese text: surname and given name, and foreign names in transliteration.

A name is weighed: how much its characters look like a name, and what stands at its sides (a title, a verb of speech,
a mark). What is then sure in one place is a name everywhere in the document (see recurrence.py).

>>> [f.value.name for f in person_zh("首席执行官周明远表示,与德·罗西尼谈过")]
['周明远', '德·罗西尼']
"""
from __future__ import annotations

import re
from collections.abc import Set
from functools import cache, lru_cache
from typing import NamedTuple

from ..detect import Found
from ..lexicon import alternation, words
from ..model import Entity
from .script import characters, is_chinese, is_latin

RULE = "who/person_zh"
WEIGHT = 3
ENOUGH = 4             # a weight from which a name stands
NEARLY = 2             # a weight from which it stands beside another in a list
TITLE_MARKS = (":", "/", " ", "·", "_")      # may stand between a title and a name
JOINS = ("、", "和", "与", "及", "/", "&")


def person(name: str) -> Entity:
    return Entity("person", name, name)


class Words(NamedTuple):
    """The lexicon made ready: sets for what a single look settles, patterns for the rest."""

    candidate: re.Pattern[str]
    doubles: frozenset[str]
    strong: frozenset[str]
    common: frozenset[str]
    surnames: dict[str, int]
    never: frozenset[str]
    titles: frozenset[str]
    title_ends: frozenset[str]
    before: frozenset[str]
    follows: re.Pattern[str]
    follow_begins: frozenset[str]
    glue: frozenset[str]
    other: re.Pattern[str]
    other_begins: frozenset[str]
    no_person: frozenset[str]
    no_given: frozenset[str]
    inside: frozenset[str]


@cache
def _words() -> Words:
    surnames = {c: n for name, n in (("surname_weak_zh", -1), ("surname_common_zh", 1), ("surname_strong_zh", 2)) for c in characters(name)}
    strong, common = characters("given_strong_zh"), characters("given_zh")
    weak = "".join(sorted(c for c, n in surnames.items() if n < 0))
    singles = "".join(sorted(c for c, n in surnames.items() if n > 0))
    one, two = ("".join(sorted({d[n] for d in words("surname_double_zh")})) for n in (0, 1))
    listed = "".join(sorted(strong | common))
    titles = frozenset(words("person_title_zh")) | {"记者", "作者", "撰文", "摄影", "选手"}
    ends = "".join(sorted({t[-1] for t in titles}))
    follows = [*words("person_follows_zh"), *words("person_adverb_zh")]
    return Words(
        re.compile(rf"[{singles}{weak}{one}](?:(?<=[{singles}])(?=[{listed}])|(?<=[{one}])(?=[{two}])|(?<=[{weak}])(?<![\u4e00-\u9fff][{weak}])(?=[{listed}])"
                   rf"|(?<=[{ends}][{singles}{weak}])(?=[\u4e00-\u9fff]))"),
        frozenset(words("surname_double_zh")),
        strong, common, surnames, characters("never_given_zh"), titles, frozenset(t[-1] for t in titles),
        frozenset(words("before_person_zh")),
        re.compile(rf"\s?(?:{alternation('person_adverb_zh')})?(?:{alternation('person_follows_zh')})"), frozenset(f[0] for f in follows) | {" "},
        frozenset(words("person_glue_zh")), re.compile(alternation("no_person_zh")), frozenset(w[0] for w in words("no_person_zh")),
        frozenset(words("surname_words_zh")), frozenset(words("not_given_zh")) | titles, frozenset(words("surname_inside_zh")))


def left(text: str, at: int) -> int:
    """What stands before: 4 a title, 1 a mark or the beginning or a word that governs a name, -1 anything else."""
    if at == 0:
        return 1
    w = _words()
    last = text[at - 1]
    if last in "/_:" and text[at - 2:at - 1] in ("文", "摄", "图") and not is_chinese(text[max(0, at - 3):at - 2]):
        return 4
    end = at - 1 if last in TITLE_MARKS else at
    if end and text[end - 1] in w.title_ends and any(text[max(0, end - n):end] in w.titles for n in (2, 3, 4, 5, 6)):
        return 4
    if not is_chinese(last):
        return 0 if is_latin(last) else 1
    return 1 if last in w.before or text[max(0, at - 2):at] in w.before else -1


def _says(text: str, at: int) -> bool:
    w = _words()
    return text[at:at + 1] in w.follow_begins and w.follows.match(text, at) is not None


def _right(text: str, at: int) -> int:
    """What stands behind: 4 a verb of speech or a form of address, 1 a mark or a function word, -4 what makes it a
    company or a place, -1 anything else."""
    if at >= len(text):
        return 1
    w = _words()
    if _says(text, at):
        return 4
    if text[at] in w.other_begins and w.other.match(text, at):
        return -4
    if not is_chinese(text[at]):
        if text[at] == "/" and text[at + 1:at + 2] in ("文", "摄", "图"):
            return 4
        if text[at] == "(" and _GLOSS.match(text, at):
            return 3
        return 0 if is_latin(text[at]) else 1
    return 1 if text[at] in w.glue else -1


@lru_cache(maxsize=1 << 16)
def _looks(name: str, surname: int) -> int:
    """How much the characters look like a name; -99 where they cannot be one."""
    w = _words()
    given = name[surname:]
    if not all(map(is_chinese, given)) or not w.never.isdisjoint(given):
        return -99
    weight = 3 if surname == 2 else w.surnames[name[0]]
    for char in given:
        weight += 2 if char in w.strong else 1 if char in w.common else -2
    if len(given) == 1:
        weight -= 1
    elif given[0] == given[1]:
        weight += 1
    if name[:2] in w.no_person:
        weight -= 6
    if given in w.no_given:
        weight -= 6
    return weight


_GLOSS = re.compile(r"\([A-Za-z][a-z]+[A-Za-z .'-]{0,30}[),]")      # a foreign name in its own letters


@lru_cache(maxsize=1 << 16)
def _best(name: str, surname: int) -> int:
    return max(_looks(name, surname), _looks(name[:-1], surname)) if len(name) > surname + 1 else _looks(name, surname)


class Weighed(NamedTuple):
    """A possible name; the heaviest of overlapping ones is kept."""

    weight: int
    start: int
    end: int


def chinese(text: str, taken: Set[int], people: Set[int] = frozenset()) -> list[Weighed]:
    """Surname and given name of one or two characters; `people` are places where known names begin."""
    w = _words()
    found: list[Weighed] = []
    for m in w.candidate.finditer(text):
        start, first = m.span()
        if text[start:start + 2] in w.doubles:
            first += 1
        elif text[start] not in w.surnames:
            continue
        if first - start == 2 and (text[start - 1:start + 1] in w.inside or left(text, start) < 4 <= left(text, start + 1)):
            continue                                       # 副署长|孙寿山, not 长孙寿山
        best = _best(text[start:first + 2], first - start)
        if best < ENOUGH - 5 and (best < ENOUGH - 8 or text[start - 1:start] not in w.title_ends and text[start - 1:start] not in TITLE_MARKS
                                  ) or start in taken:
            continue
        before = left(text, start)
        weak = first - start == 1 and w.surnames[text[start]] < 0
        if before < 4 and (best + before + 4 < ENOUGH or text[start - 1:start + 1] in w.inside or text[max(0, start - 2):start + 1] in w.inside):
            continue
        if text[start - 1:start] == "《":                 # more often a title of a work
            before -= 4
        for given in (2, 1):
            end = first + given
            looks = _looks(text[start:end], first - start)
            if end > len(text) or looks + before + 4 < ENOUGH or end - 1 in taken:
                continue
            if given == 2 and start in people and text[end - 1] not in w.strong:      # a known name: longer only if surely
                continue
            if given == 1 and text[first:end + 1] in w.no_given:     # 陈小|姐
                continue
            right = _right(text, end)
            weight = looks + before + right + (given == 1 and looks == 3) + (before == 1 and text[end:end + 1] == ":")
            if weight < NEARLY or weak and max(before, right) < 4 or text[end:end + 1] in ("·", "》") or text[start - 1:start] == "·":
                continue
            if given == 2 and text[end - 1] not in w.strong and _says(text, end - 1):       # 曾刚|表示, not 曾刚表
                weight -= 5
            if weight >= NEARLY:
                found.append(Weighed(weight, start, end))
    return found


@cache
def _sounds() -> re.Pattern[str]:
    sound = "".join(sorted(characters("sound_zh")))
    ends = "".join(sorted(_words().title_ends))
    return re.compile(rf"[{sound}]{{3,9}}(?:[·-][{sound}A-Z.]{{1,8}}){{0,3}}|[{sound}]{{1,8}}(?:·[{sound}A-Z.]{{1,8}}){{1,3}}|[{sound}]{{2}}(?=\()|(?<=[{ends}])[{sound}]{{2}}")


def transliterated(text: str, taken: Set[int]) -> list[Weighed]:
    """Foreign names: a run of characters that write sounds, parted by · or with a cue at a side."""
    strong = characters("sound_strong_zh")
    half = characters("sound_half_zh")
    loose = words("sound_edge_zh")
    found: list[Weighed] = []
    for m in _sounds().finditer(text):
        start, end = m.span()
        if end - start < 6 and strong.isdisjoint(m[0]) and "·" not in m[0] and left(text, start) < 4:
            continue
        while "·" not in m[0] and end - start > 2 and text[start] in loose and not left(text, start) == 4:
            start += 1
        if "·" not in m[0] and (start in taken or end - 1 in taken):
            continue
        name = text[start:end]
        weight = min(4, sum(2 if c in strong else c in half for c in name)) + left(text, start) + _right(text, end) - 1
        if text[start - 1:start] == "《" or text[end:end + 1] == "》":
            weight -= 4
        if text[end:end + 1] in ("·", "-") or text[start - 1:start] == "·":          # a piece of a longer name
            weight -= 4
        elif text[start - 1:start] == "“" and text[end:end + 1] == "”":             # ships, works, nicknames
            weight -= 3
        if "·" in name:
            weight += 5
        elif "-" in name:
            weight += 3
        elif len(name) < 3 and left(text, start) < 4:
            continue
        elif len(name) > 3 and end - start == m.end() - m.start():
            weight += 1
        if weight >= NEARLY:
            found.append(Weighed(weight, start, end))
    return found


_LATIN = re.compile(r"(?<![A-Za-z0-9&])[A-Z][A-Za-z'’.-]{1,15}(?: [A-Z][A-Za-z'’.-]{1,15}){0,3}(?![A-Za-z0-9&])")


def latin(text: str, taken: Set[int]) -> list[Weighed]:
    """Latin names beside Chinese words that only people have: 选手Foo, Foo Bar表示; and in brackets behind a name."""
    w = _words()
    found = []
    for m in _LATIN.finditer(text):
        start, end = m.span()
        if start in taken or m[0].isupper() or not is_chinese(text[start - 1:start]) and not is_chinese(text[end:end + 1]):
            continue
        if left(text, start) == 4 and not w.other.match(text, end) or " " in m[0] and text[end:end + 1] in w.follow_begins and _speech().match(text, end):
            found.append(Weighed(6, start, end))
    return found


@cache
def _speech() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('person_adverb_zh')})?(?:{alternation('person_says_zh')})")


_CAPITAL = re.compile("[A-Z]")
_BRACKETED = re.compile(r"\((?!blog|ID|id|[A-Z]{2,5}\))(?P<it>[A-Za-z][A-Za-z'’.-]{1,24}(?: [A-Z][A-Za-z'’.-]{1,20}){0,3})[),,]")


def person_zh(text: str, taken: Set[int] = frozenset(), people: tuple[Set[int], Set[int]] = (frozenset(), frozenset())) -> list[Found]:
    """Readings of names of people by their shape, disjoint; `taken` are places that known names hold, `people`
    where those of people start and end."""
    every = chinese(text, taken, people[0]) + transliterated(text, taken)
    if _CAPITAL.search(text):
        every += latin(text, taken)
    every.sort(key=lambda w: (-w.weight, w.start, -w.end))
    kept: list[Weighed] = []
    held: set[int] = set()

    def keep(w: Weighed) -> None:
        held.update(range(w.start, w.end))
        kept.append(w)
        if (m := _BRACKETED.match(text, w.end)) and m.start("it") not in taken:
            kept.append(Weighed(w.weight, *m.span("it")))

    for w in every:
        if w.weight >= ENOUGH and held.isdisjoint(range(w.start, w.end)):
            keep(w)
    for end in people[1]:
        if (m := _BRACKETED.match(text, end)) and m.start("it") not in taken:
            kept.append(Weighed(ENOUGH, *m.span("it")))
    ends, starts = people[1] | {w.end for w in kept}, people[0] | {w.start for w in kept}
    for w in every:                                       # less sure, but beside a name in a list
        if w.weight < ENOUGH and held.isdisjoint(range(w.start, w.end)) and (
                text[w.start - 1:w.start] in JOINS and w.start - 1 in ends or text[w.end:w.end + 1] in JOINS and w.end + 1 in starts):
            keep(w)
    return [Found(w.start, w.end, "entity", person(text[w.start:w.end]), RULE, WEIGHT)
            for w in sorted(kept, key=lambda w: w.start)]
