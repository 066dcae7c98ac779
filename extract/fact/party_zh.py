"""A Chinese company by its place: the name that opens the clause of a verb, behind a date and what it is.

>>> name_in("检测设备商恒砺光电在科创板")
(5, 9)
>>> name_in("公司拟于")
"""

from __future__ import annotations

import re
from functools import cache

from ..lexicon import words
from ..model import Entity, Mention
from ..who.gazetteer import canonical
from .candidate import is_brand
from .scene import Scene

_VERB = (
    r"(?:已|将|以(?=[\d约近超每逾])|拟|正|完成|就|则|均|(?<![基由端对位立属源])于|在|向|正式|宣布|计划|通过|成功|首次|今日|昨日|日前|近日|刚刚?|递交|登陆|提交|撤回|公告|预计|最快|再次|再度|目标"
    r"|举办|召开|今(?=\d|\()|也|又|同步|曾)"
)
_TOLD = re.compile(r"的|了|发布|发行|公告|显示")
_LEAD = re.compile(r"(?:据[^,。]{2,14}(?:报道|消息|透露|称|讯),|此外|另外|同时|其中|随后|目前|据悉|据了解)?,?\s?")


@cache
def _opens() -> re.Pattern[str]:
    shape = "|".join(
        re.escape(w) for w in sorted(words("company_shape"), key=lambda w: (-len(w), w)) if not w.isascii()
    )
    return re.compile(
        rf"(?:[^,。;:“”]{{0,14}}?(?:{shape}))?[“「]?(?P<name>[A-Z][A-Za-z0-9]{{2,19}}|[A-Za-z0-9\u3400-\u9fff]{{2,8}}?)[”」]?(?:\([^()]{{2,30}}\))?\s?(?={_VERB})"
    )


def name_in(text: str) -> tuple[int, int] | None:
    """Where the name stands that opens a clause, if it can be one."""
    m = _opens().match(text)
    return m.span("name") if m and is_brand(m["name"]) and not _TOLD.search(m["name"]) and len(m["name"]) >= 3 else None


def opening(scene: Scene, start: int = -1) -> Mention | None:
    """The company that opens the clause of the trigger, or of what begins at `start`; no name that only looks like one, no person, no place."""
    if start < 0:
        start, _ = scene.clause
    start = _LEAD.match(scene.folded, start).end()  # type: ignore[union-attr]
    for d in scene.sentence.mentions:
        if d.kind == "date" and start <= d.start <= start + 1:
            start = _LEAD.match(scene.folded, d.end).end()  # type: ignore[union-attr]
    span = name_in(scene.between(start, scene.trigger.end))
    if not span:
        return None
    a, b = start + span[0], start + span[1]
    if any(m.start < b and a < m.end for m in scene.sentence.mentions):
        return next((m for m in scene.entities("organisation") if (m.start, m.end) == (a, b)), None)
    return scene.made(a, b, Entity("organisation", scene.written(a, b), canonical(scene.folded[a:b])))
