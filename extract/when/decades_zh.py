from dataclasses import replace

from ..expr import Expr, Step, absolute, document
from ..rule import Match, rule
from .numerals import number


@rule(
    "when/decades_zh",
    r"(?<![\d.])(?:(?:(?P<c>\d{2}|[一二三四五六七八九十]{1,3})|"
    r"(?P<lead>上)个?)世纪的?)?(?:(?P<a>[一二三四五六七八九]?)十?|(?P<x>\d)0(?:年代)?(?={to_zh}|"
    r"[、和]))(?:{to_zh}|[、和])?(?:(?P<b>[一二三四五六七八九])[十零〇]|(?P<y>\d)0)年代",
    hints=["年代"],
    reach=(12, 3),
    weight=2,
)
def decades_zh(m: Match) -> Expr | None:
    """Finds 六七十年代, 上世纪七八十年代, 六、七零年代, 20世纪70至80年代. Reads both decades.
    Leaves one decade (decade_zh) and decades that do not follow each other."""
    a, b = m["a"] or m["x"], m["b"] or m["y"]
    if not a or number(b) != number(a) + 1:
        return None
    first, last = Step("decade", 10 * number(a)), Step("decade", 10 * number(b))
    if m["c"]:
        lead = absolute(Step("century", 100 * (number(m["c"]) - 1)))
    elif m["lead"]:
        lead = document(Step("shift", -1, "century"))
    else:
        return replace(absolute(first._replace(n=1900 + first.n)), end=absolute(last._replace(n=1900 + last.n)))
    return replace(lead.then(first), end=lead.then(last))
