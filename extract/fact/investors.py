"""Who put money in: the lists of names beside 领投, 跟投, 获…投资, led by, with participation from."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..model import Entity, Mention
from ..who.gazetteer import canonical
from .scene import Scene, lexical

_SPLIT = re.compile(r"[、,;/]|(?<=[\u3400-\u9fff“”\"A-Za-z0-9)])(?:和|与|及其|以及|及|并由|暨)(?=[\u3400-\u9fff“\"A-Za-z0-9])|\s+(?:and|as well as|along with)\s+|\s*&\s*")
_BRACKETS = re.compile(r"\([^()]{0,80}\)")
_WITHIN = re.compile(r"包括(.{2,40})在内")
_STOP = re.compile(r"[。;!?:]")


class Investors(NamedTuple):
    lead: tuple[Mention, ...]
    all: tuple[Mention, ...]


@cache
def _noise() -> re.Pattern[str]:
    words = lexical("investor_noise").pattern
    return re.compile(rf"^(?:{words})+|(?:{words}|的|共|在内)+$", re.I)


def listed(scene: Scene, start: int, end: int) -> Iterator[Mention]:
    """The names in a list: known entities where they fill their place, else the words themselves."""
    folded = scene.folded
    masked = _BRACKETS.sub(lambda m: "\x01" * len(m[0]), folded[start:end])
    at = start
    for piece in [*_SPLIT.finditer(masked), None]:
        stop = start + piece.start() if piece else end
        if name := _named(scene, at, stop, masked[at - start:stop - start]):
            yield name
        at = start + piece.end() if piece else end


def _named(scene: Scene, start: int, end: int, masked: str) -> Mention | None:
    if m := _WITHIN.search(masked):
        start, end, masked = start + m.start(1), start + m.end(1), m[1]
    words = masked.split("\x01")[0]
    start += len(words) - len(words.lstrip(" “\"'‘"))
    words = words.strip(" “”\"'‘’")
    while m := _noise().search(words):
        if not m[0]:
            break
        if m.start() == 0:
            start += m.end()
            words = words[m.end():]
        else:
            words = words[:m.start()]
        stripped = words.lstrip(" “\"")
        start += len(words) - len(stripped)
        words = stripped.rstrip(" ”\"")
    end = start + len(words)
    inside = [m for m in scene.entities("organisation", "person") if start <= m.start and m.end <= end]
    whole = next((m for m in inside if m.start == start and m.end == end), None)
    if whole:
        return whole
    chinese = bool(re.search(r"[\u3400-\u9fff]", words))
    size = len(words) if chinese else len(words.split())
    plausible = 2 <= len(words) <= 30 and size <= (18 if chinese else 5) and not re.search(r"[\d%]{2,}|[\n]", words) and (
        chinese or words[:1].isupper()) and not lexical("not_investor").search(words)
    if inside and (not plausible or len(words) - (inside[-1].end - inside[-1].start) > 6 or inside[0].start == start and chinese is False):
        return inside[-1]
    if not plausible:
        return None
    return scene.made(start, end, Entity("organisation", words, canonical(words)))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    lead_after = r"(?:联合|共同|独家)?领投"
    join_after = r"(?:共同|联合|继续|持续|超额)?(?:跟投|参投|追投)"
    return {
        "lead": re.compile(rf"(?:(?:由|获得?|来自)\s*)?([^。;:]{{2,80}}?){lead_after}"),
        "join": re.compile(rf"([^。;:]{{2,200}}?){join_after}"),
        "got": re.compile(r"(?:获得了?|获|得到了?|拿到了?|引入了?|引进了?|由|来自于?)([^。;:,]{2,120}?)(?:的|等(?!级)|共)?(?:[^。;:,、]{0,24}?)(?:独家|联合|共同|战略)?(?:投资|注资|入股|认购|青睐|支持)"),
        "include": re.compile(r"(?:投资方|投资人|投资者|投资机构|参与方|参投方|新股东|股东)(?:集合|集纳)?(?:阵容)?(?:为|是|有|包括了?|还包括|主要包括|集合|集纳了?|涵盖|囊括)?[^。;,、]{0,24}?(?:包括|为|是|有|:|集纳了|集合|—+)([^。;]{2,260})"),
        "took_part": re.compile(r"(?:还|也|均|都)?参与了?(?:公司|其|该公司|本轮|此轮|\S{0,8}的)?[^,。;]{0,10}?(?:融资|投资|轮)"),
        "lead_en": re.compile(r"(?:co-)?led by\s+([^.;]{2,160}?)(?=,?\s+(?:with|at|valu|bring|and\s+(?:joined|include|saw|brings)|in\s+(?:a|the)|which|that|to|on|announced)\b|[.;]|$)", re.I),
        "lead_did_en": re.compile(r"([A-Z][\w&.' ,-]{1,80}?)\s+(?:co-)?led\s+(?:the|its|a)\b"),
        "join_en": re.compile(r"(?:participation (?:from|by|of)|participated in by|joined by|backed by|backing from|investors (?:including|include|included|such as|were)|investment from|funding from|money from|investors? (?:are|also include)|joined the round(?: were)?)\s+([^.;]{2,260}?)(?=,?\s+(?:at a|valu|bring|which|that|in a|to\s+(?:develop|expand|build|fund))\b|[.;]|$)", re.I),
    }


def investors_of(scene: Scene) -> Investors:
    """The investors that a sentence names, leads first among them, each once, in the order of the text."""
    p, start, end = _patterns(), scene.sentence.start, scene.sentence.end
    lead: list[Mention] = []
    every: list[Mention] = []
    seen_until = start
    for m in p["lead"].finditer(scene.folded, start, end):
        lead += listed(scene, _after_verb(scene, m.start(1), m.end(1)), m.end(1))
        seen_until = m.end()
    for m in p["lead_en"].finditer(scene.folded, start, end):
        lead += listed(scene, m.start(1), m.end(1))
    for m in p["lead_did_en"].finditer(scene.folded, start, end):
        lead += listed(scene, m.start(1), m.end(1))
    for m in p["join"].finditer(scene.folded, seen_until, end):
        every += listed(scene, _after_verb(scene, m.start(1), m.end(1)), m.end(1))
    for name in ("include", "join_en"):
        for m in p[name].finditer(scene.folded, start, end):
            opener = re.compile("包括|为|是|有").search(scene.folded, m.start(1), min(m.end(1), m.start(1) + 24)) if name == "include" else None
            every += listed(scene, opener.end() if opener else m.start(1), m.end(1))
    for m in p["took_part"].finditer(scene.folded, start, end):
        actor = [a for a in scene.entities("organisation", "person") if a.end <= m.start() and m.start() - a.end <= 4]
        every += actor[-1:]
    if not lead and not every:
        for m in p["got"].finditer(scene.folded, start, end):
            every += listed(scene, m.start(1), _before_amount(scene, m.start(1), m.end(1)))
    return Investors(tuple(_once(lead)), tuple(_once([*lead, *every])))


def _after_verb(scene: Scene, start: int, end: int) -> int:
    """Where a list begins that a pattern took from too far left: behind the last verb that brings investors in."""
    at = start
    for m in lexical("list_opener").finditer(scene.folded, start, end):
        at = m.end()
    return at


def _before_amount(scene: Scene, start: int, end: int) -> int:
    first = min((m.start for m in scene.sentence.mentions if m.kind == "amount" and start <= m.start < end), default=end)
    return first


def _once(found: list[Mention]) -> list[Mention]:
    kept: dict[str, Mention] = {}
    for m in sorted(found, key=lambda m: m.start):
        kept.setdefault(m.value.key, m)
    return list(kept.values())
