from dataclasses import replace

from ..expr import Expr, Step, absolute
from ..rule import Match, rule
from .numerals import number


@rule(
    "when/months_zh",
    r"(?<![\d.第〇零一二三四五六七八九十百千几数半])({month_zh})(?:{to_zh}|[、,和与及或]|"
    r"(?=[一二三四五六七八九十]))({month_zh})\s?月(?:份)?(?![嫂饼球天])",
    hints=["月"],
    reach=(10, 8),
)
def months_zh(m: Match) -> Expr | None:
    """Finds 1-3月, 四五月, 3、4月, 10至12月. Reads the months from the first to the last.
    Leaves a list of months that do not follow each other, and 十二月, which is one month."""
    first, last = number(m[1]), number(m[2])
    gap = m[0][m.end(1) - m.start() : m.start(2) - m.start()].strip()
    if last <= first or (gap in "、,和与及或" and last != first + 1) or (not gap and (m[1].isdigit() or m[1] == "十")):
        return None
    return replace(absolute(Step("month", first)), end=absolute(Step("month", last)))
