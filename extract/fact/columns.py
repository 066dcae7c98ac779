"""The columns of a release that the words around its name give, with the mentions that prove them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from ..edges import guarded
from ..lexicon import either, words
from ..model import Evidence, Mention, Quantity, Release
from ..pattern import lazy
from ..rule import compiled
from ..who.models import model_info
from .lexical import lexical, value_of
from .scene import THINGS, Scene

_BREAK = lazy(r"[,;:()、]|\band\b|和|与")
AROUND = 40  # characters on either side of the name
_ASIDE = lazy(  # Foo and Bar, two 7B models; Foo in May, a pair of models
    r"(?:\sand\s[A-Z][\w.-]*|\s(?:in|on|last|this)\s[A-Z\w ]{3,20})?,\s(?:an?|its|the|one|two|three|four|both)\s"
    r"(?:[^,.;:]|\.(?=\d)){2,60}?(?=\s(?:that|which|for|to|with|on|in|and)\s|[,;:]|\.(?!\d)|$)"
)
_BEHIND = compiled(r"(?:\s(?!{preposition_en}\b|and\b|as\b|was\b|is\b)[A-Za-z-]+){1,2}|[^,.。;:!?]{0,8}")
_NO_KIND = ("系列", "新品", "版本", "series", "family", "line", "lineup", "version")  # say nothing of what it is
_DEVICE = compiled(r"(?:[仪表车灯笔锁箱镜]|{device_stem_zh}机|{instrument_stem_zh}器)[“「《]?\Z")
_TUNED = compiled(r"(?i)-{tuned_model}\b")
_IS_A = lazy(r"[”」]?,?(?:这|也|就)?是[^,。;]{2,28}")
_ONE_OF_TWO = lazy(r"([前后])者(?:的?[^,。;前后]{0,10})?\Z")
_VERSION_ONLY = lazy(r"[VvRK]\d(?:\.\d)?(?:-\w+)?")
_SIZE = lazy(r"(?<![A-Za-z0-9.])(\d+(?:\.\d+)?)\s?([BMT]|(?<=\d)b)(?![A-Za-z0-9])")
_TIMES = {"T": 10**12, "B": 10**9, "M": 10**6}
# What a type or the shade of a trigger says of the happening.
STAGES = {
    "open_source": "open-sourced",
    "announced": "announced",
    "tested": "tested",
    "testing": "tested",
    "opened": "opened",
    "opening": "opened",
    "with": "opened",
    "launched": "launched",
    "landing": "launched",
    "came": "launched",
    "approved": "launched",
    "due": "launched",
    "delayed": "launched",
    "market": "launched",
    "marketed": "launched",
    "brought": "launched",
    "ended": "launched",
}


def described(
    scene: Scene, product: Mention, organisation: str | None, type: str
) -> tuple[Release, tuple[Evidence, ...]]:
    """The release that the sentence tells of this product, and the evidence of its cells."""
    info = model_info(product.value.name)
    around = _around(scene, product)
    modes = lexical("modality_word").search(around)
    access = lexical("access_word").search(around)
    size = _own(scene, product, "parameters")
    context = _own(scene, product, "context")
    before = _predecessor(scene, product)
    low, high = (size.value.min, size.value.max) if size else (_size_in_name(product),) * 2
    kind = _kind(scene, product)
    release = Release(
        product.value.name,
        organisation,
        "model" if size and kind == "product" else kind,
        info.family,
        info.version,
        info.modality or (value_of("modality_word", modes[0]) if modes else None),
        low,
        high,
        "open weights" if type == "open_source" else value_of("access_word", access[0]) if access else None,
        STAGES.get(type) or STAGES.get(scene.shade),
        context.value.min if context else None,
        _licence(scene, product),
        before.value.name if before else None,
    )
    proofs = (("parameters", size), ("context", context), ("predecessor", before))
    return release, tuple(Evidence(role, m) for role, m in proofs if m)


def _around(scene: Scene, product: Mention) -> str:
    """The words beside the name, up to the next thing on either side."""
    others = [m for m in scene.entities(*THINGS) if m.value.key != product.value.key]
    start = max([scene.sentence.start, product.start - AROUND, *(m.end for m in others if m.end <= product.start)])
    end = min([scene.sentence.end, product.end + AROUND, *(m.start for m in others if m.start >= product.end)])
    return scene.between(start, end)


def _kind(scene: Scene, product: Mention) -> str:
    """By the noun that stands nearest: in front of the name, right behind it, or in its apposition."""
    here = scene.sentence.start <= product.start < scene.sentence.end
    start = max(scene.sentence.start if here else 0, product.start - AROUND)
    end = scene.sentence.end if here else product.end + AROUND
    aside = _ASIDE.match(scene.folded, product.end, end)
    near = _IS_A.match(scene.folded, product.end, end) or _BEHIND.match(scene.folded, product.end, end)
    nouns = [
        m
        for m in _noun().finditer(scene.folded, start, (aside or near).end())  # type: ignore[union-attr]
        if not (m[0].isascii() and product.start <= m.start() < product.end)  # Paper Mini is no paper
    ]
    nouns = [m for m in nouns if m[0] not in _NO_KIND] or nouns
    kinds = [_said(m[0]) for m in nouns]
    if _VERSION_ONLY.fullmatch(product.value.name) and (
        scene.before("model") or any(m.value.name in words("maker_family") for m in scene.before(*THINGS))
    ):
        return "model"  # DeepSeek发布V3.1
    if product.value.kind == "model":
        return next((k for k in reversed(kinds) if k), "model")
    if _DEVICE.search(scene.folded, start, product.start):
        return "hardware"
    return (kinds[-1] if kinds else None) or ("model" if _kin_to_model(scene, product) else "product")


def _kin_to_model(scene: Scene, product: Mention) -> bool:
    """o3-mini, Heron 3 where the text knows a Heron-2-14B: a family of models is what it belongs to."""
    info = model_info(product.value.name)
    last = product.value.name.rsplit(" ", 1)[-1]
    other = " " in product.value.name and last.isalpha() and last not in words("model_variant")  # Dolphin Surf
    if (info.modality and not other) or _size_in_name(product) or _TUNED.search(product.value.name):
        return True
    if any(w in scene.folded for w in (f"模型{product.value.name}", f"model {product.value.name}")):
        return True
    family = info.family.split("-")[0]
    return len(family) > 2 and any(
        m.kind == "entity" and m.value.kind == "model" and m.value.name.startswith(family)
        for s in scene.story.sentences
        for m in s.mentions
    )


def _said(noun: str) -> str | None:
    """The kind that a noun, or the last word of one (open model), says."""
    table = words("release_kind_word")
    return table.get(noun) or table.get(noun.lower()) or table.get(noun.lower().split()[-1])


@cache
def _noun() -> re.Pattern[str]:
    """What a thing is said to be, whether that decides its kind or not."""
    every = sorted({*words("release_kind_word"), *words("thing_kind_zh"), *words("product_noun_en")})
    latin = "|".join(re.escape(w) for w in sorted(every, key=len, reverse=True) if w.isascii())
    han = either(w for w in every if not w.isascii())
    return re.compile(guarded(rf"{han}|(?<![A-Za-z-])(?:{latin})(?=s?(?![A-Za-z-]))", re.I), re.I)


def _own(scene: Scene, product: Mention, unit: str) -> Mention | None:
    """The quantity that is this product's: of the thing right behind it (62亿参数的ChatGLM-6B), else of the one before."""
    found = [m for m in scene.sentence.mentions if isinstance(m.value, Quantity) and m.value.unit == unit]
    mine = [m for m in found if (thing := _thing(scene, m, product)) and thing.value.key == product.value.key]
    own = min(mine, key=lambda m: _gap(m, product), default=None)
    named = _size_in_name(product) if unit == "parameters" else None
    if own and named and own.value.min and not Decimal("0.8") <= own.value.min / named <= Decimal("1.25"):
        return None  # 1750亿 beside Foo-7B is another's
    return own


def _thing(scene: Scene, m: Mention, product: Mention) -> Mention | None:
    every = {t.start: t for t in (*scene.entities(*THINGS), product)}.values()
    if one := _ONE_OF_TWO.search(scene.folded, scene.sentence.start, m.start):
        two = sorted((t for t in every if t.end <= one.start()), key=lambda t: t.start)[-2:]
        return two[one[1] == "后"] if len(two) == 2 else None
    things = sorted((t for t in every if t is product or not _came_before(scene, t)), key=lambda t: t.start)
    behind = next((t for t in things if t.start >= m.end), None)
    before = next((t for t in reversed(things) if t.end <= m.start), None)
    if behind and (before is None or not _BREAK.search(scene.between(m.end, behind.start))):
        return behind
    return before or next((t for t in things if t.start <= m.start < t.end), None)


def _gap(a: Mention, b: Mention) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


def _size_in_name(product: Mention) -> Decimal | None:
    m = _SIZE.search(product.value.name)
    return Decimal(m[1]) * _TIMES[m[2].upper()] if m else None


def _licence(scene: Scene, product: Mention) -> str | None:
    """The licence that the sentence names, where it speaks of one thing, or of this one last."""
    found = lexical("licence_word").search(scene.folded, scene.sentence.start, scene.sentence.end)
    if not found:
        return None
    before = [m for m in scene.entities(*THINGS) if m.end <= found.start()]
    return value_of("licence_word", found[0]) if not before or before[-1].value.key == product.value.key else None


def _predecessor(scene: Scene, product: Mention) -> Mention | None:
    """GLM-4, ChatGLM3的升级版; 取代了GPT-3.5; the successor to Claude 2."""
    return next((m for m in _others(scene, product) if _came_before(scene, m)), None)


def _others(scene: Scene, product: Mention) -> Sequence[Mention]:
    return [m for m in scene.entities(*THINGS) if m.value.key != product.value.key and _gap(m, product) <= AROUND]


def _came_before(scene: Scene, m: Mention) -> bool:
    lead = scene.between(max(scene.sentence.start, m.start - 18), m.start).rstrip(" “「")
    hit = next((w for w in lexical("predecessor_before").finditer(lead) if w.end() == len(lead)), None)
    return bool(hit) or bool(
        lexical("predecessor_behind").match(scene.folded, m.end + (scene.folded[m.end : m.end + 1] in ("”", "」")))
    )
