from ..expr import Expr, Step, absolute
from ..rule import Match, compiled, rule

_MONTH = compiled(r"(?:st|nd|rd|th)\sof\s(?:this|last|next|the)\smonth")
_NO_DAY = compiled(
    r"(?:st|nd|rd|th)\s(?:floor|of\b|anniversary|day|birthday|minute|hole|page|century|lap|street|attempt|try|row|place|time|and|or|"
    r"ballot|green|tee|amendment|in\b)"
)


@rule(
    "when/day_en",
    r"(?:(?<![A-Za-z])(?P<on>(?i:on)\s)|^)(?P<it>the\s(?P<d>3[01]|[12]\d|[1-9])(?:st|nd|rd|th))(?=\s?(?:[.,;)]|$|[A-Za-z]))",
    hints=["the"],
    reach=(4, 26),
)
def day_en(m: Match) -> Expr | None:
    """Finds (on) the 15th. Reads a day of a month that resolve chooses.
    Leaves the 15th floor, on the 18th hole and the 15th of May (date_en)."""
    rest = m.string[m.end() - 2 :]
    if rest[2:3] == " " and not _MONTH.match(rest) and (not m["on"] or _NO_DAY.match(rest)):
        return None
    return absolute(Step("day", int(m["d"])))
