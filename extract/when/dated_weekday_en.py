from ..expr import Expr, Step, document
from ..rule import Match, rule
from .numerals_en import weekday


@rule(
    "when/dated_weekday_en",
    r"(?<![A-Za-z])(?P<w>{weekday_full_en}),?\s(?:the\s)?(?P<d>3[01]|[12]\d|[1-9]){ordinal_ending_en}"
    r"(?![A-Za-z]|\s(?:of\s)?{month_en})",
    hints=["day the ", "day, the ", *(f"day {n}" for n in range(1, 10))],
    reach=(7, 20),
    weight=2,
)
def dated_weekday_en(m: Match) -> Expr | None:
    """Finds Friday the 13th, Tuesday 14th. Reads the nearest day that is both.
    Leaves Tuesday the 14th of March (named_day_en), Friday the whole day."""
    return document(Step("dated", int(m["d"]), to=weekday(m["w"])))
