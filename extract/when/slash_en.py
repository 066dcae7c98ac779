from functools import lru_cache

from ..expr import Expr, Step, absolute
from ..pattern import lazy
from ..rule import Match, rule
from .numerals_en import full_year

_DAY_FIRST = lazy(r"(?<![\d/-])(?:1[3-9]|2\d|3[01])(?P<s>[/-])(?:0?[1-9]|1[0-2])(?P=s)(?:19|20)?\d\d(?!\d)")
_CHINESE = lazy(r"[\u4e00-\u9fff]")


@lru_cache(maxsize=4)
def _day_first(text: str) -> bool:
    """A text writes the day first where another of its dates can be read no other way, or where it is Chinese."""
    return bool(_CHINESE.search(text) or _DAY_FIRST.search(text))


@rule(
    "when/slash_en",
    r"(?=\d\d?[/.-]\d)(?<![\d./A-Za-z-])(?<!ersion )(?<!版本)(?P<a>\d{1,2})(?P<s>[/.-])(?P<b>\d{1,2})(?P<again>[/.-])(?P<y>(?:19|20)\d\d|"
    r"\d\d)(?![\d./-]\d|[\dA-Za-z%])",
    locator="written date",
    reach=(14, 18),
    weight=1,
)
def slash_en(m: Match) -> Expr | None:
    """Finds 10/27/2023, 10/27/23, 27/10/2023, 27.10.2023, 03/04/2023. Reads the month first, as most who write
    so do; the day first where only that is possible, behind dots, or where another date or the language of the text
    says so. Leaves 3/4 and 03/04/23, which may be anything, and version 10.2.2018."""
    a, b = int(m["a"]), int(m["b"])
    if m["s"] != m["again"]:
        return None
    if len(m["y"]) == 2 and not (m["s"] == "/" and a <= 12 < b <= 31):
        return None
    if (m["s"] == "." and b <= 12) or a > 12:
        day, month = a, b
    elif b > 12 or a == b:
        day, month = b, a
    else:
        day, month = (a, b) if _day_first(m.string) else (b, a)
    return (
        absolute(Step("year", full_year(m["y"])), Step("month", month), Step("day", day))
        if 1 <= day <= 31 and 1 <= month <= 12
        else None
    )
