"""Meetings: conferences, talks, dinners, interviews."""
from __future__ import annotations

from collections.abc import Iterator

from . import fact
from .plain import plain
from .scene import Draft, Scene


@fact("fact/meeting", type="meeting", triggers="meeting_trigger")
def meeting(scene: Scene) -> Iterator[Draft]:
    """Finds 大会, 论坛, 饭局, 对话, conference, met.

    Reads who took part and when. Leaves meetings without a date or without anybody named."""
    yield from plain(scene, "meeting")
