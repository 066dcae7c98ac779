"""Names that the document defines, and what is a name once found in it.

北京远山科技有限公司(以下简称“远山”): then 远山 is that company in the whole document; General Language Model (GLM);
月之暗面(Moonshot AI). A full name of a person or organisation found in one place is found in all places.

>>> from .organisation_zh import organisation_zh
>>> text = "北京远山科技有限公司(以下简称“远山”)成立。远山表示"
>>> [(f.start, f.value.name, f.value.key) for f in defined(text, organisation_zh(text))]
[(2, '远山', '北京远山科技有限公司'), (16, '远山', '北京远山科技有限公司'), (23, '远山', '北京远山科技有限公司')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from ..detect import Found
from ..lexicon import alternation, words
from ..model import Entity
from ..pattern import lazy
from .gazetteer import bounded, lookup
from .script import everyday

RULE = "who/defined"
WEIGHT = 4
MOST = 400  # names that are looked for again: a bound for nasty documents


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(
        rf"\s?\((?:[^()\n]{{0,12}}[,;:、 ])??(?P<how>{alternation('defines_zh')}|)[:]?\s?[“‘\"]?"
        r"(?P<it>[A-Za-z0-9\u4e00-\u9fff][^()“”‘’\"\n,;]{0,40}?)[”’\"]?(?:[,;][^()\n]{0,40})?\)"
    )


_INITIALS = lazy(r"\((?:(?P<it>[A-Z][A-Za-z0-9.]{1,9}?)s?|(?P<long>(?:[A-Z][A-Za-z-]+ ){1,5}[A-Z][A-Za-z-]+))\)")
_FULL = lazy(r"(?<![A-Za-z])(?:[A-Z][A-Za-z-]+ (?:(?:of|for|and|the|de) )?){1,6}[A-Z][A-Za-z-]+ ?$")
_SHORT = lazy(r"(?<![A-Za-z])[A-Z]{2,8} ?$")


def _initials(words_of_name: str) -> str:
    return "".join(w[0] for w in re.split(r"[ -]", words_of_name) if w and w[0].isupper())


def aliases(text: str, found: Iterable[Found]) -> dict[str, Entity]:
    """Short names that the text defines in brackets, with what they mean."""
    out: dict[str, Entity] = {}
    for f in found:
        if text[f.end : f.end + 2].lstrip()[:1] != "(" or f.value.kind == "place":
            continue
        m = _bracket().match(text, f.end)
        if not m:
            continue
        name = m["it"].strip()
        latin = name.isascii() and name[:1].isupper() and len(name.split()) <= 5 and f.value.kind != "person"
        says_so = m["how"] or (latin and not text[f.start].isascii())
        if says_so and 1 < len(name) <= 24 and not name.isdigit() and "的" not in name and lookup(name) is None:
            out.setdefault(name, replace(f.value, name=name, name_en=f.value.name_en or (name if latin else "")))
    for m in _INITIALS.finditer(text):
        beside = (_FULL if m["it"] else _SHORT).search(text, max(0, m.start() - 70), m.start())
        if not beside:
            continue
        full, short = (beside[0].strip(), m["it"]) if m["it"] else (m["long"], beside[0].strip())
        while len(_initials(full)) > len(short) and " " in full:  # words before the name
            full = full.split(" ", 1)[1]
        if _initials(full).casefold() == short.casefold() and lookup(short) is None:
            known = lookup(full)
            if known or not words("org_ending_en").keys().isdisjoint(full.split()):
                entity = known or Entity("organisation", full, full.casefold(), full)
                out.setdefault(short, replace(entity, name=short))
                out.setdefault(full, replace(entity, name=full))
    return out


def again(text: str, names: dict[str, Entity], rule: str = RULE) -> list[Found]:
    """Every place where one of the names stands as a whole word."""
    found: list[Found] = []
    for name, entity in sorted(names.items(), key=lambda n: (-len(n[0]), n[0]))[:MOST]:
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if bounded(text, at, end) or not name.isascii():
                found.append(Found(at, end, "entity", replace(entity, name=name), rule, WEIGHT))
            at = text.find(name, end)
    return found


@cache
def _trade() -> frozenset[str]:
    """Words of the trade, which are no names however they are quoted."""
    return frozenset(
        [*words("common_noun_zh"), *words("org_generic_zh"), *words("org_stop_zh"), *words("org_clause_zh")]
    )


def _worth(f: Found) -> bool:
    name = f.value.name
    if f.value.kind == "person":
        return len(name) >= 3 or not (name in everyday() or name in words("surname_words_zh"))
    if f.rule == "who/quoted" and f.value.kind in ("product", "model"):
        return len(name) >= 2 and name not in _trade()  # “岛民”: then 岛民开始内测
    return len(name) >= 3 and f.value.kind != "place"


_VERSIONED = lazy(r"([\u4e00-\u9fff]{2,4})(?:大模型)?\s?[vV]?\d{1,2}\.\d")


def _families(names: dict[str, Entity]) -> dict[str, Entity]:
    """“青鸾2.0”: then 青鸾 alone names the family."""
    found = ((_VERSIONED.fullmatch(n), e) for n, e in names.items() if e.kind in ("product", "model"))
    return {m[1]: Entity(e.kind, m[1], m[1]) for m, e in found if m and lookup(m[1]) is None}


def defined(text: str, found: list[Found]) -> list[Found]:
    """Readings of the names that the text defines, and of names found once (`found`) wherever they stand again."""
    names = {f.value.name: f.value for f in found if f.rule != "who/gazetteer" and _worth(f)}
    names |= _families(names)
    once = {n: e for n, e in names.items() if text.count(n) > 1}
    places = {f.start for f in found}
    repeats = [f for f in again(text, once, "who/again") if f.start not in places]
    return sorted(again(text, aliases(text, found)) + repeats, key=lambda f: (*f[:3], f.rule))
