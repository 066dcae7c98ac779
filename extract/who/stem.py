"""Names that go with one that the text holds: other versions of a thing, and the short name of a company.

“衡川” is a product: so are 衡川1.0 and 衡川2 Pro. 岳岚语音 is a company, and 岳岚推出了 …: so is 岳岚, whatever surname 岳 is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from ..detect import Found
from ..lexicon import alternation, words
from ..model import Entity
from ..pattern import lazy
from ..rule import compiled
from .gazetteer import lookup

RULE = "who/stem"
WEIGHT = 5
_GRADE = alternation("model_variant_short")
_THING = lazy(rf"(?P<stem>[\u4e00-\u9fff]{{1,4}})(?P<number>\s?\d{{1,3}}(?:\.\d{{1,2}})?)?\s?{_GRADE}?")
_VERSION = lazy(
    rf"\s?(?:[vV]?\d{{1,3}}(?:\.\d{{1,2}})?(?:\s?{_GRADE})?|{_GRADE})(?![\d.%a-z年月日号个人万亿元倍次台家条款项岁])"
)
_NTH = lazy(r"(?:第[一二三四五六七八九]|[初首]|上一|新一|下一)代$")  # 第一代观山, of 观山3
_COMPANY = compiled(r"(?P<stem>[\u4e00-\u9fff]{2,3}){trade_zh}")
_NO_NAME = ("org_stop_zh", "org_generic_zh", "org_clause_zh", "future_zh", "org_counted_zh")


@cache
def _common() -> frozenset[str]:
    """Words that open a clause in front of a verb and are no name: 希望推出, 未来发布."""
    return frozenset(w for name in _NO_NAME for w in words(name))


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(alternation("stem_acts_zh"))


def _places(text: str, name: str) -> Iterable[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + len(name))


def versions(text: str, found: Sequence[Found]) -> list[Found]:
    """Other versions of a thing that is named once in quotation marks or with a version."""
    stems: dict[str, str] = {}
    for f in found:
        if f.value.kind not in ("product", "model") or f.rule == "who/gazetteer":
            continue
        m = _THING.fullmatch(f.value.name)
        if m and (len(m["stem"]) > 1 or m["number"]) and lookup(m["stem"]) is None:
            stems.setdefault(m["stem"], f.value.kind)
    out = []
    for stem, kind in stems.items():
        for at in _places(text, stem):
            if len(stem) > 1 and _NTH.search(text, max(0, at - 4), at):
                out.append(Found(at, at + len(stem), "entity", Entity(kind, stem, stem), RULE, WEIGHT))
            if m := _VERSION.match(text, at + len(stem)):
                name = text[at : m.end()]
                out.append(Found(at, m.end(), "entity", Entity(kind, name, name), RULE, WEIGHT))
    return out


def short_names(text: str, found: Sequence[Found]) -> list[Found]:
    """The short name of a company wherever it stands, if it does something somewhere."""
    out = []
    for f in {f.value.name: f for f in found if f.value.kind == "organisation" and f.rule != "who/gazetteer"}.values():
        m = _COMPANY.fullmatch(f.value.name)
        if m is None or (stem := m["stem"]) in _common() or lookup(stem) is not None:
            continue
        at = [i for i in _places(text, stem) if not text.startswith(f.value.name, i)]
        if len(at) > 1 and any(_acts().match(text, i + len(stem)) for i in at):
            out += [
                Found(i, i + len(stem), "entity", Entity("organisation", stem, f.value.key), RULE, WEIGHT) for i in at
            ]
    return out


def with_stems(text: str, found: Sequence[Found]) -> list[Found]:
    """`found` and these names; what was taken for a person and is the short name of a company goes."""
    short = short_names(text, found)
    starts = {f.start: f.end for f in short}
    kept = [f for f in found if not (f.value.kind == "person" and f.end - starts.get(f.start, f.start - 9) < 2)]
    return [*kept, *short, *versions(text, found)]
