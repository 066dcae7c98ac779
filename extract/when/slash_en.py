from ..expr import Expr, Step, absolute
from ..rule import Match, rule
from .numerals_en import full_year


@rule(
    "when/slash_en",
    r"(?=\d\d?[/.-]\d)(?<![\d./A-Za-z-])(?P<a>\d{1,2})(?P<s>[/.-])(?P<b>\d{1,2})(?P<again>[/.-])(?P<y>(?:19|20)\d\d|"
    r"\d\d)(?![\d./-]\d|[\dA-Za-z%])",
    locator="written date",
    reach=(14, 18),
    weight=1,
)
def slash_en(m: Match) -> Expr | None:
    """Finds 10/27/2023, 10/27/23, 27/10/2023, 27.10.2023. Reads a day where only one order is possible, or where
    dots say that the day comes first. Leaves 03/04/2023, which two countries read differently."""
    a, b = int(m["a"]), int(m["b"])
    if m["s"] != m["again"]:
        return None
    if len(m["y"]) == 2 and not (m["s"] == "/" and a <= 12 < b <= 31):
        return None
    if m["s"] == "." or a > 12:
        day, month = a, b
    elif b > 12 or a == b:
        day, month = b, a
    else:
        return None
    return (
        absolute(Step("year", full_year(m["y"])), Step("month", month), Step("day", day))
        if 1 <= day <= 31 and 1 <= month <= 12
        else None
    )
