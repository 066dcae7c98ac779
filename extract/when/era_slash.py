from datetime import date

from ..expr import Expr, Step, absolute
from ..rule import Match, rule


@rule(
    "when/era_slash",
    r"(?=1\d\d[/.]\d)(?<![\d./A-Za-z-])(?P<y>1[01]\d)(?P<s>[/.])(?P<m>1[0-2]|0?[1-9])(?P=s)(?P<d>3[01]|[12]\d|0?[1-9])"
    r"(?![\d./%A-Za-z]|-\d)",
    hints=[f"{year}{sign}" for year in range(100, 120) for sign in "/."],
    reach=(2, 8),
    weight=1,
)
def era_slash(m: Match) -> Expr | None:
    """Finds 112/10/20 (Taiwan). Reads the day of that year of the Republic, in a Chinese text.
    Leaves fractions, addresses of machines (112.10.20.5), versions and days that no month has."""
    if m["s"] == "." and len(m["m"]) + len(m["d"]) < 4:
        return None
    if not any("\u4e00" <= c <= "\u9fff" for c in m.string[max(0, m.start() - 12) : m.end() + 12]):
        return None
    year, month, day = 1911 + int(m["y"]), int(m["m"]), int(m["d"])
    try:
        date(year, month, day)
    except ValueError:
        return None
    return absolute(Step("year", year), Step("month", month), Step("day", day))
