"""Opening of source code or weights."""

from __future__ import annotations

from collections.abc import Iterator

from ..pattern import lazy
from . import fact
from .release import drafts, unnamed
from .scene import Draft, Scene

_WHERE = lazy(
    r"\b(?:to|on)\s(?:Hugging Face|GitHub|Github|ModelScope)\b|\bonline\b|^[^,。]{0,8}(?:魔搭|Hugging ?Face|GitHub|ModelScope)"
)


@fact("fact/open_source", type="open_source", triggers="open_source_trigger")
def open_source(scene: Scene) -> Iterator[Draft]:
    """Finds 开源, 开放权重, open-sourced, uploaded … to Hugging Face.

    Reads the products whose code or weights were opened, with maker and date. Leaves 开源 as a mere attribute without a
    named product, and the open-source community as such."""
    if scene.between(scene.trigger.end, scene.trigger.end + 2) in ("社区", "生态", "界的", "精神"):
        return
    if scene.shade == "with" and not _WHERE.search(scene.between(scene.trigger.end, scene.clause[1])):
        return
    found = list(drafts(scene, "open_source"))
    yield from found or unnamed(scene, "open_source")
