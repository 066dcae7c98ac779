"""A brand at the beginning of a headline, directly before a financing: 松果星球完成A轮融资.

>>> [f.value.name for f in headline("松果星球获数千万元A轮融资")]
['松果星球']
"""

from __future__ import annotations

import re
from functools import cache

from ..detect import Found
from ..lexicon import alternation, branches
from ..pattern import lazy
from .gazetteer import lookup, named

RULE = "who/headline"
WEIGHT = 1

_LATIN = lazy("[A-Za-z0-9 .&'-]+")
_SUM = lazy("[百千万亿](?:[元级美港欧]|人民币)")
_MONEY = lazy("[融轮并上新][资购市三]|[轮投]")


@cache
def _pattern() -> re.Pattern[str]:
    source = r"(?:快讯[:|丨]|【[^】\n]{1,12}】|\d+氪[^|:\n]{0,6}[|:])?"
    described = rf"(?:[^,。\n“”]{{2,16}}?(?:{alternation('headline_noun_zh')})(?=[\u4e00-\u9fffA-Za-z0-9]))??"
    latin = r"(?:[A-Za-z0-9][A-Za-z0-9.&'-]*?(?: [A-Z0-9][A-Za-z0-9.&'-]*?){0,3})?"
    chinese = rf"(?:(?!{alternation('headline_stop_zh')})[\u4e00-\u9fff]){{0,12}}?"
    name = rf"{latin}{chinese}(?:[A-Za-z]{{2,12}}(?:\.[a-z]{{2,3}})?)?"
    rounds = rf"(?:{branches('round_word_zh')}|[Pp]re-?[A-Z]\+?|[A-H]\d?\+{{0,2}})(?:轮|融资)"
    money = rf"(?:{alternation('org_headline_zh')})[^\n,。;]{{0,24}}(?:轮|融资|投资|注资)"
    return re.compile(
        rf"^{source}{described}[“「]?(?P<it>{name})[”」]?"
        rf"(?={money}|{rounds}|{alternation('headline_event_zh')}|在[^\n,。;]{{0,14}}上市)",
        re.M,
    )


@cache
def no_name() -> re.Pattern[str]:
    """Words that describe a company without naming it."""
    lists = ("org_generic_zh", "org_strong_zh", "org_common_zh", "org_headline_zh")
    return re.compile("(?:" + "|".join(map(alternation, lists)) + ")+")


def headline(text: str) -> list[Found]:
    """At most one reading a line."""
    if not _MONEY.search(text):
        return []
    found = []
    for m in _pattern().finditer(text):
        name = m["it"].strip()
        longer = (head := _LATIN.match(name)) and head[0] != name and lookup(head[0].strip())  # MiniMax亦传
        if 2 <= len(name) <= 24 and not longer and not no_name().fullmatch(name) and not _SUM.search(name):
            start = m.start("it")
            end = start + len(m["it"].rstrip())
            found.append(Found(start, end, "entity", named("organisation", name), RULE, WEIGHT))
    return found
