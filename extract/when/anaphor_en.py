from ..expr import Expr, Step, text
from ..lexicon import words
from ..rule import Match, rule

_WORDS = words("anaphor_en")


@rule(
    "when/anaphor_en",
    r"(?<![A-Za-z])((?i:{anaphor_en}))(?![A-Za-z-]|\s(?:before|after|of)\b)",
    hints=["day", "week", "month", "year", "quarter", "morning"],
    reach=(14, 10),
    weight=2,
)
def anaphor_en(m: Match) -> Expr | None:
    """Finds the next day, the same year, the following month, a day later. Reads a time so far off the last date of
    the text. Leaves next month (counted from the publication: unit_en) and the day after something."""
    n, unit = _WORDS[" ".join(m[1].casefold().split())].split()
    return text(Step("unit", int(n), unit))
