"""Listings on an exchange."""
from __future__ import annotations

import re
from collections.abc import Iterator

from . import fact
from .plain import plain
from .scene import Draft, Scene


@fact("fact/ipo", type="ipo", triggers="ipo_trigger")
def ipo(scene: Scene) -> Iterator[Draft]:
    """Finds 上市, 招股书, went public.

    Reads the company and the date of the sentence. Leaves 上市公司 and products that come to market (上市销售)."""
    if re.match(r"公司|企业|销售|时间|股东|后的|药企", scene.between(scene.trigger.end, scene.trigger.end + 4)):
        return
    yield from plain(scene, "ipo", kinds=("organisation",))
