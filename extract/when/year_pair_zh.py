from dataclasses import replace

from ..expr import Expr, Step, document
from ..rule import Match, rule

_SHIFTS = {"去": -1, "昨": -1, "前": -2, "今": 0, "明": 1, "后": 2}


@rule(
    "when/year_pair_zh",
    r"(?P<a>[去前今明])(?P<b>[今明后去])[两二]?年|(?P<c>[昨今前明])(?P<d>[今明昨后])两?[天日](?!报|子)",
    hints=[a + b for pair in (("去前今明", "今明后去"), ("昨今前明", "今明昨后")) for a in pair[0] for b in pair[1]],
    reach=(4, 3),
    weight=1,
)
def year_pair_zh(m: Match) -> Expr | None:
    """Finds 今明两年, 去今两年, 明后年, 今明两天. Reads both years or days.
    Leaves pairs that do not follow each other (今后两年 counts from today)."""
    unit = "year" if m["a"] else "day"
    first, last = _SHIFTS[m["a"] or m["c"]], _SHIFTS[m["b"] or m["d"]]
    if last != first + 1:
        return None
    return replace(document(Step("shift", first, unit)), end=document(Step("shift", last, unit)))
