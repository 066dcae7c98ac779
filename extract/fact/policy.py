"""Policy: laws, regulations, executive orders."""
from __future__ import annotations

from collections.abc import Iterator

from . import fact
from .plain import plain
from .scene import Draft, Scene, lexical


@fact("fact/policy", type="policy", triggers="policy_trigger")
def policy(scene: Scene) -> Iterator[Draft]:
    """Finds 管理办法, 行政命令, executive order beside a verb of making law (发布, 签署, passed).

    Reads who made it and when (the date may stand in the sentence before). Leaves laws that are only talked about."""
    start = max(scene.sentence.start, scene.trigger.start - 60)
    if lexical("policy_verb").search(scene.between(start, min(scene.sentence.end, scene.trigger.end + 30))):
        yield from plain(scene, "policy", carry=True, kinds=("organisation", "person", "place"), near=90)
