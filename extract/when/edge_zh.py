from typing import Any

from ..expr import Expr, Step
from ..lexicon import words
from ..rule import Match, widen

_YEAR, _MONTH = words("edge_zh"), words("third_zh")
_WORDS = "|".join(sorted({*_YEAR, *_MONTH}, key=lambda w: (-len(w), w)))
_NOT = (
    r"(?!创(?!办|立|建|业(?!公司|企业|板|者|团队|期))|[国央心科信关东文型美欧英日俄韩德法方石铁兴金海粮外超概标等学考医证层线部薪级步衷次恋代班报巴华]"
    r"|大(?=[学型])|小(?=[学企微型板组]))"
)


@widen("when/edge_zh", after=rf"\s?的?(?:(?P<long>{_WORDS})|(?P<half>[上下]半[年月]))(?:{_NOT}|(?=国庆|中秋|大年))")
def edge_zh(value: Any, before: Match | None, after: Match | None) -> Expr | None:
    """Finds 8月初, 2022年中旬, 去年底, 10月下旬, 一季度末, 90年代末期. Reads that part of the time, approximately.
    Leaves 中 before a word (8月中国), 初 and 底 that begin one (年初创), and parts of days."""
    if (
        not isinstance(value, Expr)
        or not value.plain
        or value.grain not in ("year", "month", "quarter", "half", "decade", "century", "week")
    ):
        return None
    assert after is not None
    word = after["long"]
    if after["half"]:
        return (
            value.then(Step("edge", of="first half" if after["half"] == "上半月" else "second half"))
            if value.grain == "month" and after["half"].endswith("月")
            else None
        )
    if value.grain == "month":
        return value.then(Step("edge", of=_MONTH[word])) if word in _MONTH else None
    return value.then(Step("edge", of=_YEAR[word])) if word in _YEAR else None
