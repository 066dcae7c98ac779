"""Moves of a business: orders, offices, prices, staff, strategy."""
from __future__ import annotations

from collections.abc import Iterator

from . import fact
from .plain import plain
from .scene import Draft, Scene


@fact("fact/business", type="business", triggers="business_trigger")
def business(scene: Scene) -> Iterator[Draft]:
    """Finds 停止, 裁员, 接入, 更名, 启动, laid off, renamed.

    Reads who did it and when. Leaves plans of no date, and verbs without a named subject."""
    yield from plain(scene, "business")
