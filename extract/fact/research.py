"""Research: papers, project starts, results."""
from __future__ import annotations

from collections.abc import Iterator

from . import fact
from .plain import plain
from .scene import Draft, Scene


@fact("fact/research", type="research", triggers="research_trigger")
def research(scene: Scene) -> Iterator[Draft]:
    """Finds 开始投入, 启动研发, 论文, 入选, began training.

    Reads who and when. Leaves research as a mere noun without a date."""
    yield from plain(scene, "research")
