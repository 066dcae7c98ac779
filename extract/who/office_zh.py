"""Organisations that no list knows, by what they stand beside: the office of a person, or known ones in a list.

>>> from .organisation_zh import organisation_zh
>>> from .person_zh import person_zh
>>> [f.value.name for f in offices("擎羽财务长刘启东表示", person_zh("擎羽财务长刘启东表示"))]
['擎羽']
>>> [f.value.name for f in in_lists("远山银行、青浦和江北银行", organisation_zh("远山银行、青浦和江北银行"))]
['青浦']
>>> text = "它与青浦、远山银行、江北银行签约"
>>> [f.value.name for f in in_lists(text, organisation_zh(text))]
['青浦']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ..detect import Found
from ..lexicon import words
from ..pattern import lazy
from ..rule import compiled
from .firm_zh import could_be_firm
from .gazetteer import lookup, named
from .headline import no_name
from .script import acts, everyday

RULE = "who/office_zh"
WEIGHT = 1
_REACH = 20  # characters before a name in which an organisation and an office stand


@cache
def _office() -> re.Pattern[str]:
    return compiled(
        r"(?:^|(?<=[^\u4e00-\u9fffA-Za-z0-9·])|(?<=[据由与和对向]))(?P<it>[\u4e00-\u9fff]{2,6}?){firm_office_zh}{1,2}$"
    )


def _firm(name: str) -> bool:
    """No word of everyday, no description and nothing known."""
    pairs = {name[i : i + 2] for i in range(len(name) - 1)}
    common = pairs & (everyday() if len(name) < 4 else acts())
    return (
        not common and lookup(name) is None and not no_name().search(name) and name[0] not in words("not_firm_one_zh")
    )


def offices(text: str, found: Sequence[Found]) -> list[Found]:
    """Readings of whoever has the office of a person among `found`: 联电|财务长|刘启东."""
    out = []
    behind = 0
    for f in found:
        m = _office().search(text, max(behind, f.start - _REACH), f.start) if f.value.kind == "person" else None
        if m and (_firm(m["it"]) or (text.count(m["it"]) > 1 and could_be_firm(m["it"], acts=True))):
            out.append(Found(*m.span("it"), "entity", named("organisation", m["it"]), RULE, WEIGHT))
        behind = f.end
    return out


_BETWEEN = lazy(r"、(?P<it>[\u4e00-\u9fff]{2,5})[、和与及]")
_FIRST = lazy(
    r"(?:^|(?<=[^\u4e00-\u9fffA-Za-z0-9·、])|(?<=[由与])|(?<=包括))(?P<it>(?![和同跟及对向从在为])(?:(?![与由])[\u4e00-\u9fff]){2,5})、$"
)


def in_lists(text: str, found: Sequence[Found]) -> list[Found]:
    """Readings of what stands between two organisations of a list, or before two: 工行、|兴业|、招行."""
    starts = {f.start for f in found if f.value.kind == "organisation"}
    out = []
    for f in found:
        if f.value.kind != "organisation":
            continue
        m = _BETWEEN.match(text, f.end)
        if (not m or m.end() not in starts) and text[f.end : f.end + 1] in "、和与及" and f.end + 1 in starts:
            m = _FIRST.search(text, max(0, f.start - 9), f.start)
        elif m and m.end() not in starts:
            m = None
        if m and (_firm(m["it"]) or could_be_firm(m["it"])):
            out.append(Found(*m.span("it"), "entity", named("organisation", m["it"]), RULE, WEIGHT))
    return out
