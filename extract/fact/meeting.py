"""Meetings: conferences, talks, dinners, interviews."""
from __future__ import annotations

import re
from collections.abc import Iterator

from . import fact
from .plain import plain
from .scene import Draft, Scene


@fact("fact/meeting", type="meeting", triggers="meeting_trigger")
def meeting(scene: Scene) -> Iterator[Draft]:
    """Finds 大会, 论坛, 饭局, 对话, conference, met.

    Reads who took part and when. Leaves meetings without a date or without anybody named."""
    if re.match("助手|模型|机器人|框|式|能力|产品|系统|应用|体验|功能|显示|称|指出|记录|录|稿|节选|实录", scene.between(scene.trigger.end, scene.trigger.end + 3)):
        return
    yield from plain(scene, "meeting")
