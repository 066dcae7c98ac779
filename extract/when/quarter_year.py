import re

from ..expr import Expr, Step, absolute
from ..rule import Match, rule


@rule(
    "when/quarter_year",
    r"(?<![\dA-Za-z.])(?:(?:FY)?(?P<y>(?:19|20)\d\d|[12]\d(?=[Qq]))\s?年?\s?-?(?P<k>[QqHh])(?P<n>[1-4])|"
    r"(?P<k2>[QqHh])(?P<n2>[1-4])(?:[\s,']{0,2}|\sof\s)(?:FY)?(?P<y2>(?:19|20)\d\d|\d\d(?=\b))|"
    r"(?P<n3>[1-4])(?P<k3>[QqHh])\s?(?P<y3>(?:19|20)?\d\d))(?![\dA-Za-z])",
    hints=[w for n in range(10) for k in "qh" for w in ((f"{n}{k}", f"{k}{n}") if 1 <= n <= 4 else (f"{n}{k}",))],
    reach=(9, 12),
    weight=1,
)
def quarter_year(m: Match) -> Expr | None:
    """Finds 2023Q3, Q3 2023, Q3 of 2023, 3Q23, 2025H1, H1 2024. Reads a quarter or half of a year.
    Leaves 5G, H100, Q345B and a Q3 without a year (quarter_zh)."""
    kind = (m["k"] or m["k2"] or m["k3"]).upper()
    n, year = int(m["n"] or m["n2"] or m["n3"]), m["y"] or m["y2"] or m["y3"]
    if kind == "H" and n > 2:
        return None
    if m["y2"] and len(year) == 2 and not re.search(r"[\s']", m[0]):
        return None
    return absolute(
        Step("year", int(year) + (2000 if len(year) == 2 else 0)), Step("quarter" if kind == "Q" else "half", n)
    )
