"""New versions and abilities of something that is out already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..pattern import lazy
from ..rule import compiled
from . import fact
from .release import drafts
from .scene import Draft, Scene

_DATED_NAME = lazy(r"-(?:0[1-9]|1[0-2])\d\d\Z")
_TO = lazy(r"[”」]?[到至为]")
_VERSION = lazy(
    r"[到至为]?\s?(?:了|to\s)?(?:version\s)?(?:[vV]|[A-Z]{1,2}(?=\d))?\d{1,3}(?:\.\d{1,2}){0,2}(?:版|代|$|[,。;\s])"
)
_RULES = compiled(r"了?[^,。;]{0,14}?{law_noun_zh}")  # 更新了出口管制规则: what is updated is no thing


@fact("fact/update", type="update", triggers="update_trigger")
def update(scene: Scene) -> Iterator[Draft]:
    """Finds 升级, 更新到, upgraded.

    Reads the named product, its maker and date. Leaves 产业升级 and other talk without a named product or a date,
    and rules that an authority updates."""
    if scene.folded.startswith("的", scene.trigger.end) and any(
        scene.clause[0] <= at < scene.trigger.start and told & {"release", "open_source"}
        for at, told in scene.other_triggers
    ):
        return  # 推出全新升级的…
    if _RULES.match(scene.folded, scene.trigger.end):
        return
    for draft in drafts(scene, "update"):
        if draft.date is not None:
            yield replace(draft, release=draft.release if _new(scene, draft) else None, shade="")


def _new(scene: Scene, draft: Draft) -> bool:
    """升级至5.5版, 升级星火至X2, 升级为行者2: a version of its own came out."""
    product = next(e.mention for e in draft.roles if e.role == "product")
    if _DATED_NAME.search(product.value.name):
        return True  # 更新Foo-0905
    if scene.trigger.quote[-1] in "到至为" and 0 <= product.start - scene.trigger.end <= 2:
        return True
    to = _TO.match(scene.folded, product.end)
    return bool(_VERSION.match(scene.folded, to.end() if to else scene.trigger.end))
