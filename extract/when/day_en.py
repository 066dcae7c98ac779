from ..expr import Expr, Step, absolute
from ..rule import Match, compiled, rule

_MONTH = compiled(r"{ordinal_ending_en}\sof\s(?:this|last|next|the)\smonth")
_NO_DAY = compiled(r"{ordinal_ending_en}\s(?:{ordinal_noun_en}|of\b|in\b)")


@rule(
    "when/day_en",
    r"(?:(?<![A-Za-z])(?P<on>(?i:on)\s)|^)(?P<it>the\s(?P<d>3[01]|[12]\d|[1-9]){ordinal_ending_en})(?=\s?"
    r"(?:[.,;)]|$|[A-Za-z]))",
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
