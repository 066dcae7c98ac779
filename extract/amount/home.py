"""Whose money a text means by 元 alone: what it says once for all (人民币,下同), else the country it is written in.

>>> home_of("集资5亿元(港元,下同)"), home_of("金管会表示,每股盈余3元"), home_of("融资5亿元")
(('HKD', 'written'), ('TWD', 'publisher'), ('CNY', 'unknown'))
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

import ahocorasick_rs

from ..lexicon import alternation, words

Home = tuple[str, str]  # a currency of ISO 4217, and its basis


@cache
def _same_below() -> re.Pattern[str]:
    return re.compile(rf"({alternation('currency_zh')})[^。;\n]{{0,8}}下同")


@cache
def _signs() -> tuple[Any, tuple[tuple[str, int], ...]]:
    """The words of papers of a place, and the currency of that place; a by-line's stand twice."""
    sure = words("home_sure_zh")
    every = {**words("home_zh"), **sure}
    names = sorted(every)
    longest = ahocorasick_rs.MatchKind.LeftmostLongest
    codes = tuple((every[n], 1 + (n in sure)) for n in names)
    return ahocorasick_rs.AhoCorasick(names, matchkind=longest), codes


@lru_cache(maxsize=4)
def home_of(folded: str) -> Home:
    """The currency of 元 in a text. Of a place's words two different ones are needed, or a by-line,
    and more than of any other place's."""
    if "下同" in folded and (said := _same_below().search(folded)) and (code := words("currency_zh")[said[1]]):
        return code, "written"
    automaton, codes = _signs()
    found = {index for index, _, _ in automaton.find_matches_as_indexes(folded)}
    count = {code: sum(codes[i][1] for i in found if codes[i][0] == code) for code in ("TWD", "HKD")}
    best = max(count, key=lambda code: count[code])
    if count[best] < 2 or list(count.values()).count(count[best]) > 1:
        return "CNY", "unknown"
    if best == "HKD" and "人民币" in folded:
        return "CNY", "unknown"  # both are told of, and nothing says which 元 is meant
    return best, "publisher"
