"""What stands beside a name of a person in Chinese text, as a weight: how much it speaks for a name.

>>> left("首席执行官周明远", 5), right("周明远表示", 3), right("周明远公司", 3)
(4, 4, -4)
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ..lexicon import alternation, words
from ..pattern import lazy
from .script import goes_on, is_chinese, is_latin

SURE = 4  # a title before, a verb of speech behind
TITLE_MARKS = (":", "/", " ", "·", "_")  # may stand between a title and a name
BY_LINE = ("文", "摄", "图")  # 文/周明远, 周明远/摄

_GLOSS = lazy(r"\([A-Za-z][a-z]+[A-Za-z .'-]{0,30}[),]")  # a foreign name in its own letters


class Beside(NamedTuple):
    """The lexicon made ready: sets for what a single look settles, patterns for the rest."""

    titles: frozenset[str]
    title_ends: frozenset[str]
    before: frozenset[str]
    follows: re.Pattern[str]
    follow_begins: frozenset[str]
    glue: frozenset[str]
    other: re.Pattern[str]
    other_begins: frozenset[str]


@cache
def beside() -> Beside:
    titles = frozenset(words("person_title_zh"))
    follows = [*words("person_follows_zh"), *words("person_adverb_zh")]
    return Beside(
        titles=titles,
        title_ends=frozenset(t[-1] for t in titles),
        before=frozenset(words("before_person_zh")),
        follows=re.compile(rf"\s?(?:{alternation('person_adverb_zh')})?(?:{alternation('person_follows_zh')})"),
        follow_begins=frozenset(f[0] for f in follows) | {" "},
        glue=frozenset(words("person_glue_zh")),
        other=re.compile(alternation("no_person_zh")),
        other_begins=frozenset(w[0] for w in words("no_person_zh")),
    )


def left(text: str, at: int) -> int:
    """What stands before: 4 a title, 1 a mark or the beginning or a word that governs a name, -1 anything else."""
    if at == 0:
        return 1
    b = beside()
    last = text[at - 1]
    if last in "/_:" and text[at - 2 : at - 1] in BY_LINE and not is_chinese(text[max(0, at - 3) : at - 2]):
        return SURE
    end = at - 1 if last in TITLE_MARKS else at
    if end and text[end - 1] in b.title_ends and any(text[max(0, end - n) : end] in b.titles for n in (2, 3, 4, 5, 6)):
        return SURE
    if not is_chinese(last):
        return 0 if is_latin(last) else 1
    return 1 if last in b.before or text[max(0, at - 2) : at] in b.before else -1


def says(text: str, at: int) -> bool:
    """Whether a verb of speech or a form of address stands at `at`."""
    b = beside()
    return text[at : at + 1] in b.follow_begins and b.follows.match(text, at) is not None


def right(text: str, at: int) -> int:
    """What stands behind: 4 a verb of speech or a form of address, 3 the name in its own letters, 1 a mark, a
    function word, a verb or an adverb of everyday, -4 what makes it a company or a place, -1 anything else."""
    if at >= len(text):
        return 1
    b = beside()
    char = text[at]
    if says(text, at):
        return SURE
    if char in b.other_begins and b.other.match(text, at):
        return -4
    if is_chinese(char):
        return 1 if char in b.glue or goes_on(text, at) else -1
    if char == "/" and text[at + 1 : at + 2] in BY_LINE:
        return SURE
    if char == "(" and _GLOSS.match(text, at):
        return 3
    return 0 if is_latin(char) else 1
