from dataclasses import replace

from ..expr import Expr, Step, document, text
from ..rule import Match, rule

_UNITS = {"month": "month", "quarter": "quarter", "week": "week"}


@rule(
    "when/same_period_en",
    r"(?<![A-Za-z])(?:(?i:the\s)?(?:(?:(?i:{same_en})\s(?P<u>(?i:period|quarter|month|time|stretch)))"
    r"(?P<late>\s(?:(?i:of|in|a)\s)?(?:(?i:{year_before_en})|(?P<y>{year_en})))?)|(?P<day>"
    r"(?i:this time last year|a year ago today)))(?![A-Za-z\d-])",
    hints=["period", "quarter", "month", "this time last", "ago today", "same time"],
    reach=(24, 24),
    weight=2,
)
def same_period_en(m: Match) -> Expr | None:
    """Finds the same period last year, the year-ago quarter, the corresponding period of 2022, this time last year.
    Reads the last time that the text names, or the publication's, in that year. Leaves the same period alone."""
    if m["day"] and m["day"][0] in "tT":  # this time last year: about then
        return replace(document(Step("unit", 0, "month"), Step("same period", -1)), approx=True)
    if m["day"]:
        return document(Step("same period", -1))
    words = m[0].casefold()
    if not m["late"] and not any(w in words for w in ("prior-year", "year-ago", "year-earlier", "prior year")):
        return None
    step = Step("same period", int(m["y"]) if m["y"] else -1)
    unit = _UNITS.get(m["u"].casefold())
    return text(Step("unit", 0, unit), step) if unit else text(step)
