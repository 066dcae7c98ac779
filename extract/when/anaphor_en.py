from ..expr import Expr, Step, text
from ..lexicon import words
from ..rule import Match, rule

_WORDS = words("anaphor_en")


@rule(
    "when/anaphor_en",
    r"(?<![A-Za-z])((?i:{anaphor_en}))(?![A-Za-z-]|\s(?:before|after|of)\b)(?!(?<=after)\s(?:the|a|an|this"
    r"|{pronoun_en}|we|I|{possessive_en}|our|\w+ing|[A-Z])\b)(?!(?<=before)\s(?:the|an?|this|{possessive_en}"
    r"|our|(?:{pronoun_en}|we|I)\s(?!had)|[a-z]+ing\s)\b)",
    hints=["day", "week", "month", "year", "quarter", "morning", "evening", "night", "afternoon"],
    reach=(16, 24),
    weight=2,
)
def anaphor_en(m: Match) -> Expr | None:
    """Finds the next day, the same year, the following month, a day later. Reads a time so far off the last date of
    the text. Leaves next month (counted from the publication: unit_en) and the day after something (the day
    before the vote), whose day is not said."""
    n, unit = _WORDS[" ".join(m[1].casefold().split())].split()
    return text(Step("unit", int(n), unit))
