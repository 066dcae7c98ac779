from typing import Any

from ..expr import Expr, Step, document
from ..pattern import lazy
from ..rule import Match, compiled, widen
from .ago_zh import counted

_TOOK = compiled(
    r"(?:{came_out_zh}|{event_head_zh})(?:之?后)?的?(?:短短|仅仅|首个?)?[\d一二两三四五六七八九十半个]{1,4}"
    r"(?:[年月周天日]|星期|小时)$"
)
_DONE = lazy(r"[^,。;!?\n]{0,14}(?:[了已曾](?!解)|突破|破[百千万亿])")

# 差距将缩短到三个月以内: a length
_SHRUNK = compiled(r"{shrunk_zh}(?:到|至|在|为)[^,。]{1,8}$")
# 三个月内售出十万台: told of what was done, where nothing in front says that it is to come.
_RESULT = compiled(r"(?:就|便|共|累计|先后|接连|已)?{result_verb_zh}")
_TO_COME = compiled(r"(?:{future_zh}|[需须应]|必须|要求|承诺|限)[^,。;!?\n]*$")


@widen(
    "when/within_zh",
    led=True,
    kinds=("duration",),
    before=r"(?:在|(?P<counted>[起后]的?,?))",
    after=r"(?:之内|以内|内(?![部容地存在]))",
)
def within_zh(value: Any, before: Match | None, after: Match | None) -> Expr | None:
    """Finds 五日内, 三年之内, 两个礼拜内. Reads from the day of publication to so many units on.
    Leaves 年内 and 室内, lengths in hours, and how long something took (上线两个月内用户过亿)."""
    if not after or (before and before["counted"]) or value.every or not (length := counted(value)):
        return None
    start = after.start()
    if before is None and _SHRUNK.search(after.string, max(0, start - 16), start):
        return None
    if _TOOK.search(after.string, max(0, start - 16), start) or _DONE.match(after.string, after.end()):
        return None  # 上线两个月内用户过亿: so long it took
    result = _RESULT.match(after.string, after.end())
    if result and not _TO_COME.search(after.string, max(0, start - 30), start):
        return None
    return document(Step("ahead", *length))
