from dataclasses import replace
from typing import Any

from ..expr import Expr
from ..model import Duration
from ..pattern import lazy
from ..rule import Match, widen

_ENDS = lazy(r"的?[。;!?]|$")
_STOP = lazy(r"[,。;)]|$|[,]?(?:将|才|的|会)")


@widen(
    "when/since_zh",
    led=True,
    before=r"(?:从|自从|自|打从)",
    after=r"\s?(?:以来|开始|之后|以后|后|起(?![来步草源诉点飞火跑])|来(?!自|到|看|说|临|源|了|个|访|电|信|人|袭|不))",
    kinds=("date",),
)
def since_zh(value: Any, before: Match | None, after: Match | None) -> Expr | None:
    """Finds 2018年以来, 自2018年以来, 从去年9月起, 今年以来. Reads from the time on, up to the publication.
    Leaves 从2018年 without 以来 or 起, and lengths of time (三年来)."""
    if not isinstance(value, Expr) or isinstance(value, Duration) or not value.plain or not after:
        return None
    word = after[0].strip()
    if word in ("来", "后", "以后", "之后"):
        if (word == "来" and value.grain not in ("year",)) or (
            word != "来" and not before and value.grain == "day" and value.anchor != "document"
        ):
            return None
        if (
            word == "后"
            and not before
            and (value.grain != "year" or value.anchor != "none" or not _STOP.match(after.string, after.end()))
        ):
            return None
    if word == "开始" and (not before or (value.grain == "day" and _ENDS.match(after.string, after.end()))):
        return None  # 麻烦从3月15日开始。: the day itself
    return replace(value, bound="since" if word in ("以来", "来") else "after")
