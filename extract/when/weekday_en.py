from ..expr import Expr, Step, absolute
from ..rule import Match, rule
from .numerals_en import weekday


@rule(
    "when/weekday_en",
    r"(?<![A-Za-z-])(?:(?i:on)\s(?P<s>{weekday_short_en}\b\.?)|(?<!\ba )(?P<w>{weekday_full_en})|(?<=\ba )(?P<a>{weekday_full_en})"
    r"(?=\s(?!in\b|when\b|and\b|or\b|of\b|at\b)[a-z])|(?i:over|during|"
    r"at|on)\s(?P<e>the\sweekend))(?!s\b|[A-Za-z-]|\s(?:Times|Night Live|Mirror|Club|Inc|Post|Telegraph|"
    r"afternoons|nights))",
    hints=["weekend", "day", "mon", "tue", "wed", "thu", "fri", "sat"],
    reach=(12, 12),
)
def weekday_en(m: Match) -> Expr | None:
    """Finds Monday, on Friday, Wednesday morning. Reads a day of a week that resolve chooses.
    Leaves Mondays (a repetition), a Sunday (any of them), Black Friday (feast_en) and names (The Sunday Times)."""
    if m["e"]:
        return absolute(Step("weekend"))
    return absolute(Step("weekday", weekday(m["w"] or m["a"] or m["s"])))
