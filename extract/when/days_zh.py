from dataclasses import replace

from ..expr import Expr, Step, absolute
from ..rule import Match, rule
from .numerals import number


@rule(
    "when/days_zh",
    r"(?<![\d.第〇零一二三四五六七八九十百千几数半])(?<!(?<![本上下当同该])月)(?:(?P<m>{month_zh})\s?月(?:份)?\s?)?({day_zh})(?:{to_zh}|"
    r"[、,和与及])({day_zh})\s?(?:[日号]|两[日天])(?![内后楼线])",
    hints=["日", "号", "两天"],
    reach=(16, 3),
    weight=1,
)
def days_zh(m: Match) -> Expr | None:
    """Finds 8-10日, 10月2日至5日 without its first 日 (10月2-5日), 5、6号, 8、9两日. Reads the days from the first to the last.
    Leaves a list of days that do not follow each other and lengths of time (3-5日内)."""
    first, last = number(m[2]), number(m[3])
    gap = m[0][m.end(2) - m.start() : m.start(3) - m.start()].strip()
    if last <= first or last > 31 or (gap in "、,和与及" and last != first + 1):
        return None
    month = (Step("month", number(m["m"])),) if m["m"] else ()
    return replace(absolute(*month, Step("day", first)), end=absolute(Step("day", last)))
