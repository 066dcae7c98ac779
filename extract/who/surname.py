"""Chinese names: a surname and a given name of one or two characters, weighed.

>>> [(w.start, w.end, w.weight) for w in chinese("首席执行官周明远表示")]
[(5, 8, 12)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache, lru_cache
from typing import NamedTuple

from ..lexicon import words
from .beside import SURE, TITLE_MARKS, beside, left, right, says
from .script import characters, everyday, is_chinese

ENOUGH = 4  # a weight from which a name stands
NEARLY = 2  # a weight from which it stands beside another in a list
NEVER = -99
MOVES = 2  # what a verb of taking or leaving an office behind it adds


class Weighed(NamedTuple):
    """A possible name; the heaviest of overlapping ones is kept."""

    weight: int
    start: int
    end: int


class Names(NamedTuple):
    """The lexicon of surnames and given names made ready."""

    candidate: re.Pattern[str]  # a surname that a given name can follow
    surnames: dict[str, int]  # how far the character speaks for a name
    doubles: frozenset[str]
    strong: frozenset[str]
    common: frozenset[str]
    never: frozenset[str]
    words: frozenset[str]  # that begin with a surname
    no_given: frozenset[str]
    firms: frozenset[str]  # how names of firms end
    inside: frozenset[str]  # words whose last character is a surname
    moves: frozenset[str]  # 离开, 加入: what people do with an office


@cache
def _names() -> Names:
    weights = (("surname_weak_zh", -1), ("surname_common_zh", 1), ("surname_strong_zh", 2))
    surnames = {c: weight for name, weight in weights for c in characters(name)}
    strong, common = characters("given_strong_zh"), characters("given_zh")
    weak = "".join(sorted(c for c, n in surnames.items() if n < 0))
    firm = "".join(sorted(c for c, n in surnames.items() if n > 0))
    one, two = ("".join(sorted({d[n] for d in words("surname_double_zh")})) for n in (0, 1))
    listed = "".join(sorted(strong | common))
    ends = "".join(sorted(beside().title_ends))
    chinese_one = "[\u4e00-\u9fff]"
    candidate = re.compile(
        rf"[{firm}{weak}{one}](?:(?<=[{firm}])(?=[{listed}一])|(?<=[{one}])(?=[{two}])"
        rf"|(?<=[{weak}])(?<!{chinese_one}[{weak}])(?=[{listed}])|(?<=[{ends}][{firm}{weak}])(?={chinese_one}))"
    )
    return Names(
        candidate,
        surnames,
        frozenset(words("surname_double_zh")),
        strong,
        common,
        characters("never_given_zh"),
        everyday() | words("surname_words_zh").keys(),
        frozenset(words("not_given_zh")) | beside().titles,
        frozenset([*words("org_weak_zh"), *words("org_common_zh")]),
        everyday() | words("surname_inside_zh").keys(),
        frozenset(w for w in words("personnel_trigger") if len(w) == 2 and is_chinese(w[0])),
    )


WEEKDAYS = ("一", "二", "三", "四", "五", "六", "日")


@lru_cache(maxsize=1 << 16)
def looks(name: str, surname: int) -> int:
    """How much the characters look like a name whose surname has that many; NEVER where they cannot be one."""
    n = _names()
    given = name[surname:]
    if not given or not all(map(is_chinese, given)) or not n.never.isdisjoint(given):
        return NEVER
    weight = 3 if surname == 2 else n.surnames[name[0]]
    for char in given:
        weight += 2 if char in n.strong else 1 if char in n.common else -2
    if given[0] == "一" and len(given) == 2 and given[1] in n.common | n.strong:  # 程一凡
        weight += 2
    if len(given) == 1:
        weight -= 1
    elif given[0] == given[1]:
        weight += 1
    if surname == 1 and name[:2] in n.words:
        one = given[:1] == "一"  # 周一帆, 黄一孟, but 马一匹
        weight -= 0 if one and given[1:] in n.strong else 2 if one and given[1:] in n.common else 6
    if given in n.no_given:
        weight -= 6
    elif given in everyday():  # 张宣传
        weight -= 2
    return weight


@lru_cache(maxsize=1 << 16)
def _best(name: str, surname: int) -> int:
    return max(looks(name, surname), looks(name[: surname + 1], surname))


def _ends_a_word(text: str, start: int) -> bool:
    """Whether the surname at `start` is the last character of a word (提高, 主任)."""
    inside = _names().inside
    return text[start - 1 : start + 1] in inside or text[max(0, start - 2) : start + 1] in inside


def _places(text: str, taken: Set[int]) -> Iterator[tuple[int, int, int]]:
    """(start, behind the surname, what stands before) of every place where a name may begin."""
    n, ends = _names(), beside().title_ends
    for m in n.candidate.finditer(text):
        start, first = m.span()
        if text[start : start + 2] in n.doubles:
            first += 1
            if _ends_a_word(text, start) or left(text, start) < SURE <= left(text, start + 1):
                continue  # 副署长|孙寿山, not 长孙寿山
        elif text[start] not in n.surnames:
            continue
        best = _best(text[start : first + 2], first - start)
        before = text[start - 1 : start]
        hopeless = best < ENOUGH - 5 and (best < ENOUGH - 8 or (before not in ends and before not in TITLE_MARKS))
        if hopeless or start in taken or before == "·":
            continue
        speaks = left(text, start)
        if speaks < SURE and (best + speaks + SURE < ENOUGH or _ends_a_word(text, start)):
            continue
        yield start, first, speaks


def _closed(text: str, at: int) -> bool:
    """What stands at a place goes on with no word: a mark, Latin letters, a verb of what people say or do with an office."""
    return not is_chinese(text[at : at + 1] or " ") or says(text, at) or text[at : at + 2] in _names().moves


@cache
def _sounds() -> frozenset[str]:
    return characters("sound_zh")


@cache
def _foreign() -> frozenset[str]:
    return characters("sound_strong_zh")


def _runs_over(text: str, start: int, first: int, end: int) -> bool:
    """Whether the last of two given characters begins a word behind a name that is one without it: 张捷|赶到."""
    done = text[end : end + 1] == "了" and text[end + 1 : end + 2] != "解"  # 乔迪|成了
    over = done or (text[end - 1 : end + 1] in everyday() and text[end - 1] not in _names().strong)
    return over and looks(text[start : end - 1], first - start) > -2


def chinese(text: str, taken: Set[int] = frozenset(), people: Set[int] = frozenset()) -> list[Weighed]:
    """Possible names; `taken` are places that known names hold, `people` those where known names begin."""
    n = _names()
    found: list[Weighed] = []
    for start, first, before in _places(text, taken):
        weak = first - start == 1 and n.surnames[text[start]] < 0
        if text[start - 1 : start] == "《":  # more often the title of a work
            before -= 4
        behind_two = text[first + 1 : first + 3]
        weekday = behind_two[:1] == "周" and behind_two[1:] in WEEKDAYS  # 张凯|周四
        moves = behind_two in n.moves and behind_two[0] not in n.strong  # 沈墨|离开
        moves = moves or behind_two in words("person_when_zh")  # 鲁达|赛后
        short = weekday or moves or first + 2 > len(text) or _runs_over(text, start, first, first + 2)
        longer = NEVER if short else looks(text[start : first + 2], first - start)
        for given in (1,) if short else (2, 1):
            end = first + given
            last = text[end - 1 : end + 1]  # 韩牧之辞任, but not 韩牧之死
            if given == 2 and last[:1] == "之" and _closed(text, end):
                look = looks(text[start : end - 1], first - start) + 2
            elif given == 1 and last[1:] == "之" and _closed(text, end + 1):
                continue
            else:
                look = looks(text[start:end], first - start)
            if end > len(text) or look + before + SURE < ENOUGH or text[end : end + 1] in ("·", "》"):
                continue
            if end - 1 in taken and (before < SURE or end in taken):  # but 经济学家李迅雷, not 迅雷
                continue
            twice = given == 2 and text[end - 2] == text[end - 1]  # 王兴兴, not 王兴
            if given == 2 and start in people and text[end - 1] not in n.strong and not twice:  # 张鹏, not 张鹏来
                continue
            if given == 1 and text[first : end + 1] in n.no_given:  # 陈小|姐
                continue
            if given == 2 and text[end - 1 : end + 1] in n.firms and not says(text, end):  # 闻达科|技
                continue
            behind = max(right(text, end), MOVES if text[end : end + 2] in n.moves else -9)
            if (
                given == 1
                and before == SURE
                and behind < SURE
                and (  # 记者陈昆才, not 陈昆
                    longer > look or (behind < 0 and longer > 0)
                )
            ):
                continue
            if weak and max(before, behind) < SURE:
                continue
            weight = look + before + behind + (given == 1 and look == 3) + (before == 1 and text[end : end + 1] == ":")
            if given == 2 and text[end - 1] not in n.strong and says(text, end - 1):  # 曾刚|表示, not 曾刚表
                weight -= 5
            if text[end : end + 1] in _foreign() and _sounds().issuperset(text[first:end]):
                weight -= 3  # 雷德菲|尔德
            if weight >= NEARLY:
                found.append(Weighed(weight, start, end))
    return found
