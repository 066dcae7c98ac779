"""New versions and abilities of something that is out already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from . import fact
from .release import drafts
from .scene import Draft, Scene

_VERSION = re.compile(r"[到至为]?\s?(?:了|to\s)?(?:version\s)?[vV]?\d{1,3}(?:\.\d{1,2}){0,2}(?:版|代|$|[,。;\s])")


@fact("fact/update", type="update", triggers="update_trigger")
def update(scene: Scene) -> Iterator[Draft]:
    """Finds 升级, 更新到, upgraded.

    Reads the named product, its maker and date. Leaves 产业升级 and other talk without a named product or a date."""
    if scene.folded.startswith("的", scene.trigger.end) and any(
        scene.clause[0] <= at < scene.trigger.start and told & {"release", "open_source"}
        for at, told in scene.other_triggers
    ):
        return  # 推出全新升级的…
    for draft in drafts(scene, "update"):
        if draft.date is not None:
            to = _VERSION.match(scene.folded, scene.trigger.end)  # 升级至5.5版: a version of its own came out
            yield replace(draft, release=draft.release if to else None, shade="")
