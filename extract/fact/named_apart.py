"""Things that another sentence names: one before, which it, the tool or 该平台 stands for; one behind, which gives the name of
what a verb only calls by its kind (released its most powerful model. The model, called Merlin, …)."""

from __future__ import annotations

from ..model import Mention
from . import thing_zh
from .lexical import lexical
from .named import made
from .named_en import next_en, of_them, told_en
from .scene import THINGS, Scene, Sentence


def told_of(scene: Scene, sentence: Sentence, stop: int | None = None) -> list[Mention]:
    """The last thing that a sentence before names with what it is: the Airglide 360, a bladeless fan; 绘图工具“墨羽”."""
    western = scene.trigger.quote.isascii()
    spans = (told_en if western else thing_zh.told)(scene.folded, sentence.start, stop or sentence.end)
    taken = [m for m in sentence.mentions if m.kind != "date"]
    free = [s for s in spans if not any(m.start < s[1] and s[0] < m.end for m in taken)]
    return [made(scene, *free[-1])] if free else []


def named_next(scene: Scene) -> list[Mention]:
    """Released its most powerful model on Wednesday. … The model, called Merlin, …: the name of what the clause only
    calls by its kind, where the next two sentences give it."""
    if not lexical("generic_product").search(scene.folded, scene.trigger.end, scene.clause[1]):
        return []
    if scene.trigger.quote.isascii() and (one := of_them(scene.folded, scene.clause[1], scene.sentence.end)):
        return [made(scene, *one)]
    later = scene.story.sentences[scene.sentence.index + 1 : scene.sentence.index + 3]
    pattern = next_en() if scene.trigger.quote.isascii() else thing_zh.next_zh()
    for sentence in later:
        m = pattern.match(scene.folded, sentence.start, sentence.end)
        if m and not any(k.kind == "date" and k.start < m.end() for k in sentence.mentions):
            start, end = m.span(m.lastgroup or "it")
            known = [k for k in sentence.mentions if k.start < end and start < k.end]
            known = [k for k in known if k.start != start or k.end >= end or k.value.kind in THINGS]
            if not known:
                return [made(scene, start, end)]
            return [k for k in known if k.kind == "entity" and k.value.kind in THINGS and k.start == start][:1]
    return []
