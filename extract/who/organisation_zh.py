"""Names of organisations in Chinese text by their endings: …科技, …大学, …委员会.

From an ending the name is read leftwards to the first boundary: a mark, a word that governs a name (由, 在, 收购), a
description (平台, 创始人). What is left has to be a name, not a description (一家互联网公司, 该大学).

>>> [f.value.name for f in organisation_zh("据悉,远山互联科技有限公司由一家投资公司和江北大学共同创立")]
['远山互联科技有限公司', '江北大学']
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import ahocorasick_rs

from ..detect import Found
from ..lexicon import alternation, rows, words
from ..model import Entity
from .gazetteer import canonical
from .script import is_chinese

RULE = "who/organisation_zh"
WEIGHT = 2
REACH = 22                     # the longest body before an ending


STRONG, COMMON, WEAK = 2, 1, 0


@cache
def _endings() -> tuple[Any, tuple[tuple[str, int], ...]]:
    listed = {w: n for n, name in ((WEAK, "org_weak_zh"), (COMMON, "org_common_zh"), (STRONG, "org_strong_zh")) for w in words(name)}
    ordered = tuple(sorted(listed.items()))
    return ahocorasick_rs.AhoCorasick([w for w, _ in ordered], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest), ordered


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "stop": re.compile(rf".*(?:{alternation('org_stop_zh')})", re.S),
        "protected": re.compile(alternation("org_protected_zh")),
        "joined": re.compile(rf"({alternation('org_joined_zh')})[和与及](?=[\u4e00-\u9fff]{{2}})"),
        "generic": re.compile(rf"(?:{alternation('org_generic_zh')}|{alternation('org_strong_zh')}|{alternation('org_common_zh')})+"),
        "vague": re.compile(rf"(?:{'|'.join(sorted(r['name'] for r in rows('names/place.tsv')))}|{alternation('org_generic_zh')})+"),
        "firm": re.compile("管理|有限|集团|控股|基金|公司|中心|合伙|咨询"),
        "on": re.compile(alternation("org_goes_on_zh")),
        "governs": re.compile(rf"(?:{alternation('org_governs_zh')})$"),
        "clause": re.compile(alternation("org_clause_zh")),
        "follows": re.compile(rf"(?:{alternation('org_follows_zh')})|[^\u4e00-\u9fffA-Za-z0-9]|$"),
    }


def _run(text: str, end: int) -> int:
    """Where the run of letters, digits and brackets like (深圳) that ends at `end` begins, REACH back at most."""
    at, low = end, max(0, end - REACH)
    while at > low:
        char = text[at - 1]
        if char.isalnum() or char in "·&":
            at -= 1
        elif char == ")" and 3 <= at - text.rfind("(", max(low, at - 8), at) <= 8 and text.rfind("(", max(low, at - 8), at) >= 0:
            at = text.rfind("(", max(low, at - 8), at)
        elif char == " " and at < end and text[at].isascii() and text[at].isalpha() and at > low + 1 and text[at - 2].isascii() and text[at - 2].isalpha():
            at -= 1
        else:
            break
    return at


def _body(text: str, end: int) -> int:
    """Where the name that ends in an ending at `end` begins; `end` where no boundary is within reach."""
    p = _patterns()
    begin = _run(text, end)
    if begin == end:
        return end
    masked = p["protected"].sub(lambda m: "□" * len(m[0]), text[begin:end])
    masked = p["joined"].sub(lambda m: "□" * len(m[0]), masked)
    if stop := p["stop"].match(masked):
        return begin + stop.end()
    return end if begin and end - begin >= REACH else begin


@cache
def _generic_prefix() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('org_counted_zh')})+")


def organisation_zh(text: str, known: Sequence[Found] = ()) -> list[Found]:
    """Readings of names of organisations by their endings. `known` are known names, in order: one before an ending is
    part of the name (清华大学 + 出版社), a place too; a name does not begin inside one."""
    automaton, endings = _endings()
    p = _patterns()
    begins = {f.start: f.end for f in known}
    inside = {i for f in known for i in range(f.start + 1, f.end)}
    found: list[Found] = []
    for index, start, end in automaton.find_matches_as_indexes(text):
        kind = endings[index][1]
        begin = _body(text, start)
        chained = bool(found) and found[-1].end == start and found[-1].start <= begin
        if chained:
            begin = found[-1].start                          # an ending directly behind another: one longer name
        elif skip := _generic_prefix().match(text, begin, start):
            begin = skip.end()
        while begin in inside and begin < start:             # inside a known name: after it
            begin += 1
        body = text[begin:start]
        if not body or text[begin - 1:begin] == "《" or p["generic"].fullmatch(body) or p["clause"].search(body):
            continue
        if text[start:end] in ("公司", "投资", "基金", "资本", "保险", "银行", "大学", "股份", "实业", "联盟", "法院", "医院") and not chained and (
                p["vague"].fullmatch(body)):
            continue
        if kind < STRONG and p["on"].match(text, end):
            continue
        anchored = chained or begins.get(begin, end) <= start and begin in begins
        if text[start:end] == "投资" and (chained or begins.get(begin) == start or text[begin - 1:begin] == "获"
                                          or text[begin - 2:begin] == "获得") and not p["firm"].match(text, end):
            continue                                          # 启明创投|投资
        if kind == STRONG and (len(body) < 2 or len(body) > 14 and not anchored):
            continue
        if kind < STRONG and not anchored and begin and is_chinese(text[begin - 1]) and not p["governs"].search(
                text, max(0, begin - 4), begin):
            continue
        if kind == COMMON and not (len(body) >= 2 and (anchored or len(body) <= 6)):
            continue
        if kind == WEAK and not (2 <= len(body) <= (8 if anchored else 4) and p["follows"].match(text, end)):
            continue
        name = text[begin:end]
        if found and found[-1].end > begin:
            found.pop()
        found.append(Found(begin, end, "entity", Entity("organisation", name, canonical(name)), RULE, WEIGHT))
    return found
