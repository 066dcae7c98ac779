from dataclasses import replace
from datetime import date

from ..expr import Expr, Step, absolute
from ..rule import Match, rule


@rule(
    "when/iso",
    r"(?=[12]\d{3})(?:(?<![\d./A-Za-z])(?<!\d:)(?<![A-Za-z]-)(?<!\d,)(?P<y>(?:1[6-9]|20|"
    r"21)\d\d)(?:(?P<sep>[-/.])\s?(?P<m>0?[1-9]|1[0-2])(?:[-/.]\s?(?P<d>3[01]|[12]\d|0?[1-9])"
    r"(?:\s?(?:-{1,2}|—|~|至|到)\s?(?P<m5>1[0-2]|0?[1-9])(?P=sep)(?P<d5>3[01]|[12]\d|0?[1-9]))?)?|"
    r"(?P<sep2> )(?P<m3>0[1-9]|1[0-2]|[1-9]) (?P<d3>3[01]|[12]\d|0?[1-9])|(?P<m2>0[1-9]|"
    r"1[0-2])(?P<d2>0[1-9]|[12]\d|3[01]))(?![\dA-Za-z%]|[./]\d|-\d(?!\d\d\d(?!\d))|[年月]|\s?赛季|\sseason|"
    r"学年|,\d{3})|(?<![\d./A-Za-z-])(?P<y4>(?:19|20)\d\d)-(?P<m4>0[1-9]|1[0-2])-(?P<d4>0[1-9]|[12]\d|"
    r"3[01])(?=T?\d\d:\d\d|-\d\d:|T))",
    locator="written date",
    reach=(14, 18),
    weight=1,
)
def iso(m: Match) -> Expr | None:
    """Finds 2023-10-27, 2023/10/27, 2023.10, 2023-10-27T08:00, 20231027, 2023.10.27-11.3. Reads a day, a month or the days from first to last.
    Leaves version numbers (3.5.1), prices (2023.5元), telephone numbers, numbers of other lengths, 20231345."""
    year, month = int(m["y"] or m["y4"]), int(m["m"] or m["m2"] or m["m3"] or m["m4"])
    day = int(m["d"] or m["d2"] or m["d3"] or m["d4"] or 0)
    if not day:
        if m["sep"] == "." and (len(m["m"]) == 1 or year < 1900):
            return None
        if m["sep"] == "/" and len(m["m"]) == 1 and not 1900 < year < 2100:
            return None
        return absolute(Step("year", year), Step("month", month))
    try:
        first = date(year, month, day)
        last = date(year, int(m["m5"]), int(m["d5"])) if m["m5"] else first
    except ValueError:
        return None
    if last < first:
        return None
    read = absolute(Step("year", year), Step("month", month), Step("day", day))
    return replace(read, end=absolute(Step("month", last.month), Step("day", last.day))) if m["m5"] else read
