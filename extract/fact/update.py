"""New versions and abilities of something that is out already."""

from __future__ import annotations

from collections.abc import Iterator

from . import fact
from .release import drafts
from .scene import Draft, Scene


@fact("fact/update", type="update", triggers="update_trigger")
def update(scene: Scene) -> Iterator[Draft]:
    """Finds 升级, 更新到, upgraded.

    Reads the named product, its maker and date. Leaves 产业升级 and other talk without a named product or a date."""
    for draft in drafts(scene, "update"):
        if draft.date is not None:
            yield Draft(draft.type, draft.roles, draft.date, None, None, reach=draft.reach)
