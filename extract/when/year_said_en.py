from ..expr import Expr, Step, absolute
from ..rule import Match, rule
from .numerals_en import count

_CENTURIES = {"nineteen": 1900, "twenty": 2000}


@rule(
    "when/year_said_en",
    r"(?<![A-Za-z-])(?:(?P<lead>(?i:{year_lead_en}))\s|^)(?P<it>(?P<c>(?i:nineteen|twenty))[\s-](?P<n>"
    r"(?i:oh[\s-]{ones_en}|{teens_en}|{tens_en}(?:[\s-]{ones_en})?)))(?![\w-]|\s(?!and\b|it\b|he\b|she\b"
    r"|they\b|we\b|the\b|when\b|to\b|with\b)[a-z])",
    hints=["nineteen ", "nineteen-", "twenty ", "twenty-"],
    reach=(8, 24),
    weight=2,
)
def year_said_en(m: Match) -> Expr | None:
    """Finds (in) nineteen ninety, (since) twenty oh eight, twenty sixteen alone. Reads the year.
    Leaves twenty one, nineteen thirty-year bonds, of twenty fifteen passed."""
    words = " ".join(m["n"].casefold().split())
    return absolute(Step("year", _CENTURIES[m["c"].casefold()] + int(count(words.removeprefix("oh").strip(" -")))))
