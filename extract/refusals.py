"""Why a trigger told nothing: what `explain --facts` prints beside the facts that were read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .fact import FactRule
from .fact.plain import negated, told
from .fact.scene import THINGS, Scene
from .lexicon import defined
from .model import Mention, Passage, Published, Text
from .telling import scenes_of

PRODUCTS = ("release", "open_source", "update")


def refusals(
    text: Text, passages: Sequence[Passage], mentions: Sequence[Mention], issued: Published
) -> Iterator[tuple[Mention, str, str]]:
    """(trigger, rule, reason) for every trigger that no fact came of."""
    every = [
        (rule, scene, bool(list(rule.read(scene))))
        for rule, scene in scenes_of(text, passages, mentions, issued, every=True)
    ]
    told = {scene.trigger.span for _, scene, tells in every if tells}
    for rule, scene, tells in every:
        if not tells and not (rule.type == "other" and scene.trigger.span in told):
            yield scene.trigger, rule.name, _reason(rule, scene)


def _reason(rule: FactRule, scene: Scene) -> str:
    """The first thing that is missing, in words."""
    if negated(scene):
        return "negated"
    if defined(f"{rule.type}_not_behind") and not told(scene, rule.type):
        return "part of another word, or only asked"
    if rule.type in PRODUCTS and not any(True for _ in scene.entities(*THINGS)):
        return "no product is named"
    if rule.type not in (*PRODUCTS, "funding", "acquisition"):
        if scene.date()[0] is None:
            return "no date"
        if scene.agent()[0] is None:
            return "no subject"
    if rule.type == "funding":
        return "no round, sum or investor of a company" if scene.nth == 0 else "told by another word of the sentence"
    return "not this kind of fact"
