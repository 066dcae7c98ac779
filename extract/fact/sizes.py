"""The members of a family that are only told by their sizes, or listed behind it: Heron-2-3B, 14B和72B; Fjell 3, a family in three
sizes: Fjell-3-8B and Fjell-3-32B."""

from __future__ import annotations

import itertools
import re

from ..lexicon import branches
from ..model import Entity, Mention
from ..pattern import lazy
from ..who.gazetteer import canonical
from .scene import THINGS, Scene

_ONE = r"\d{1,4}(?:\.\d)?[BbMT]"
_LAST = lazy(rf"(?P<head>.{{2,}}[- ]){_ONE}")
_ALSO = rf"(?:、|,\s?(?:and\s)?|\s?/\s?|\sand\s|\s?{branches('and_zh')}\s?|\s?或\s?)"
NEXT_SIZE = lazy(rf"{_ALSO}(?P<size>{_ONE})(?![A-Za-z0-9])")
_WITH = lazy(r"[^.;:]{0,60}?\b(?:alongside|along\swith|together\swith)\s(?:the\s|its\s)?")
_AND = lazy(r",?\s(?:and\s)?(?:the\s|its\s)?")
_OPENS = lazy(r"[^.;:。;]{0,60}?(?::\s?|\(|,\s(?:including|namely)\s)")


def with_sizes(scene: Scene, products: list[Mention]) -> list[Mention]:
    """The things, and behind each its kin of other sizes."""
    out: list[Mention] = []
    for product in products:
        out += [product, *_by_size(scene, product)]
    known = {m.value.key for m in out}
    more = [*_members(scene, out[-1]), *_alongside(scene, out[0])] if out else []
    return out + [m for m in more if m.value.key not in known]


def _by_size(scene: Scene, product: Mention) -> list[Mention]:
    """14B and 72B, behind Heron-2-3B: each under its whole name."""
    named = _LAST.fullmatch(product.value.name)
    found: list[Mention] = []
    m = NEXT_SIZE.match(scene.folded, product.end, scene.sentence.end) if named else None
    while named and m:
        name = named["head"] + m["size"]
        found.append(scene.made(*m.span("size"), Entity(product.value.kind, name, canonical(name)), rule="fact/sizes"))
        m = NEXT_SIZE.match(scene.folded, m.end(), scene.sentence.end)
    return found


def _alongside(scene: Scene, product: Mention) -> list[Mention]:
    """GPT-5 went live on Thursday, alongside GPT-5 mini and GPT-5 nano: what an English subject came out with."""
    if not scene.trigger.quote.isascii() or product.start >= scene.trigger.end:
        return []
    row = [m for m in scene.entities(*THINGS) if m.start >= scene.trigger.end]
    if not row or not _WITH.fullmatch(scene.folded, scene.trigger.end, row[0].start):
        return []
    for i, (a, b) in enumerate(itertools.pairwise(row)):
        if not _AND.fullmatch(scene.folded, a.end, b.start):
            return row[: i + 1]
    return row


def _members(scene: Scene, family: Mention) -> list[Mention]:
    """What is listed behind a family with its name: the things in one row behind the colon."""
    opened = _OPENS.match(scene.folded, family.end, scene.sentence.end)
    if not opened:
        return []
    begin = re.compile(re.escape(family.value.name).replace(r"\ ", "[- ]") + "[- ]")
    row = [m for m in scene.entities(*THINGS) if m.start >= opened.end()]
    if not row or row[0].start != opened.end():
        return []
    return [m for m in row if begin.match(m.value.name)]
