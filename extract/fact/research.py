"""Research: papers, project starts, results."""
from __future__ import annotations

import re
from collections.abc import Iterator

from . import fact
from .plain import plain
from .scene import Draft, Scene


@fact("fact/research", type="research", triggers="research_trigger")
def research(scene: Scene) -> Iterator[Draft]:
    """Finds 开始投入, 启动研发, 论文, 入选, began training.

    Reads who and when. Leaves research as a mere noun without a date."""
    if not re.match("人员|者|员|院|所|生|机构|报告|中心", scene.between(scene.trigger.end, scene.trigger.end + 2)):
        yield from plain(scene, "research")
