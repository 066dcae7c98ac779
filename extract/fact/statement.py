"""Statements: calls, letters, posts, announcements that are events of their own."""
from __future__ import annotations

import re
from collections.abc import Iterator

from ..lexicon import words
from . import fact
from .plain import plain
from .scene import Draft, Scene


@fact("fact/statement", type="statement", triggers="statement_trigger")
def statement(scene: Scene) -> Iterator[Draft]:
    """Finds 呼吁, 公开信, 宣布, 发文, 朋友圈, wrote, called for; and 说, 表示 where a date stands right before.

    Reads who made it public and when. Leaves ordinary quotation: a verb of speech with no date of its own."""
    if scene.trigger.quote in words("statement_weak") or scene.trigger.quote.casefold() in words("statement_weak"):
        date, _ = scene.date(carry=False)
        if date is None or not 0 <= scene.trigger.start - date.end <= 24 or re.search("[“\"]", scene.between(date.end, scene.trigger.start)):
            return
    yield from plain(scene, "statement", near=40)
