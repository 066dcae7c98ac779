"""Names of organisations in Chinese text by their endings: …科技, …大学, …委员会.

From an ending the name is read leftwards to the first boundary: a mark, a word that governs a name (由, 在, 收购), a
description (平台, 创始人). What is left has to be a name, not a description (一家互联网公司, 该大学).

>>> [f.value.name for f in organisation_zh("据悉,远山互联科技有限公司由一家投资公司和江北大学共同创立")]
['远山互联科技有限公司', '江北大学']
"""
from __future__ import annotations

import re
from collections.abc import Set
from functools import cache
from typing import Any

import ahocorasick_rs

from ..detect import Found
from ..lexicon import alternation, words
from ..model import Entity
from .gazetteer import canonical

RULE = "who/organisation_zh"
WEIGHT = 2
REACH = 22                     # the longest body before an ending


@cache
def _endings() -> tuple[Any, tuple[tuple[str, bool], ...]]:
    listed = {**dict.fromkeys(words("org_weak_zh"), False), **dict.fromkeys(words("org_strong_zh"), True)}
    ordered = tuple(sorted(listed.items()))
    return ahocorasick_rs.AhoCorasick([w for w, _ in ordered], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest), ordered


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    brackets = r"\((?:[\u4e00-\u9fff]{2,6})\)"
    return {
        "body": re.compile(rf"(?:[\u4e00-\u9fffA-Za-z0-9·&]|(?<=[A-Za-z]) (?=[A-Za-z])|{brackets})+$"),
        "stop": re.compile(rf".*(?:{alternation('org_stop_zh')})", re.S),
        "protected": re.compile(alternation("org_protected_zh")),
        "joined": re.compile(rf"(?<={'X'})") if False else re.compile(rf"({alternation('org_joined_zh')})[和与及](?=[\u4e00-\u9fff]{{2}})"),
        "generic": re.compile(rf"(?:{alternation('org_generic_zh')}|{alternation('org_strong_zh')})+"),
        "follows": re.compile(rf"(?:{alternation('org_follows_zh')})|[^\u4e00-\u9fffA-Za-z0-9]|$"),
    }


def _body(text: str, end: int, floor: int) -> int:
    """Where the name that ends in an ending at `end` begins."""
    p = _patterns()
    low = max(floor, end - REACH)
    run = p["body"].search(text, low, end)
    if not run:
        return end
    window = run[0]
    masked = p["protected"].sub(lambda m: "□" * len(m[0]), window)
    masked = p["joined"].sub(lambda m: "□" * len(m[0]), masked)
    stop = p["stop"].match(masked)
    start = run.start() + (stop.end() if stop else 0)
    if start == low and low > floor:                       # the run goes on: no boundary within reach
        return end
    return start


@cache
def _generic_prefix() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('org_counted_zh')})+")


def organisation_zh(text: str, known: dict[int, Found] | None = None, taken: Set[int] = frozenset()) -> list[Found]:
    """Readings of names of organisations by their endings. `known` are known names by where they end: before an ending
    they are part of the name (清华大学 + 出版社), and so is a place."""
    automaton, endings = _endings()
    p = _patterns()
    found: list[Found] = []
    at = 0
    for index, start, end in automaton.find_matches_as_indexes(text):
        _, strong = endings[index]
        begin = _body(text, start, 0)
        if found and found[-1].end == start and found[-1].start <= begin:
            begin = found[-1].start                          # an ending directly behind another: one longer name
        if skip := _generic_prefix().match(text, begin, start):
            begin = skip.end()
        body = text[begin:start]
        if not body or p["generic"].fullmatch(body):
            continue
        if strong:
            if len(body) < 2 and not text[begin:end] in words("org_short_zh"):
                continue
        elif not (2 <= len(body) <= 8 and p["follows"].match(text, end) and not any(i in taken for i in range(begin, start))
                  or body in words("place_names_zh")):
            continue
        if begin in taken and begin - 1 in taken and begin not in {f.start for f in (known or {}).values()}:
            continue
        name = text[begin:end]
        if found and found[-1].start <= begin < found[-1].end:
            found.pop()
        found.append(Found(begin, end, "entity", Entity("organisation", name, canonical(name)), RULE, WEIGHT))
        at = end
    return found
