from ..expr import Expr, Step, document
from ..rule import Match, rule
from .numerals_en import count, weekday


@rule(
    "when/weekdays_en",
    r"(?<![A-Za-z\d])(?P<n>{time_count_en})\s(?P<w>{weekday_full_en})s?\s(?P<side>ago|from now)(?![A-Za-z])",
    hints=["day ago", "days ago", "day from now", "days from now"],
    reach=(26, 2),
    weight=4,
    flags=2,
)
def weekdays_en(m: Match) -> Expr | None:
    """Finds two Tuesdays ago, three Fridays from now. Reads the day so many weekdays off the publication.
    Leaves two days ago (ago_en) and Tuesdays (set_en)."""
    n = int(count(m["n"]))
    back = m["side"].casefold() == "ago"
    day = document(Step("nearest", -1 if back else 1, "weekday" if back else "weekday coming", weekday(m["w"])))
    return day.then(Step("move", (1 - n) if back else (n - 1), "week")) if n > 1 else day
