from ..expr import Expr, Step, absolute
from ..rule import Match, rule


@rule(
    "when/day_en",
    r"(?:(?<![A-Za-z])(?i:on)\s|^)(?P<it>the\s(?P<d>3[01]|[12]\d|[1-9])(?:st|nd|rd|th))(?=\s?(?:[.,;)]|"
    r"$|\sof\s(?:this|last|next|the)\smonth))",
    hints=["the"],
    reach=(4, 26),
)
def day_en(m: Match) -> Expr | None:
    """Finds (on) the 15th. Reads a day of a month that resolve chooses.
    Leaves the 15th floor and the 15th of May (date_en)."""
    return absolute(Step("day", int(m["d"])))
