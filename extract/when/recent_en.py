from ..expr import Expr, Step, document
from ..lexicon import words
from ..rule import Match, rule

_DAYS, _YEARS = words("recent_en"), words("recent_years_en")


@rule(
    "when/recent_en",
    r"(?<![A-Za-z-])(?:((?i:{recent_en}))|((?i:{recent_years_en})))(?![A-Za-z-]|\sas\b)",
    hints=[*_DAYS, *_YEARS],
    reach=(2, 4),
    weight=2,
)
def recent_en(m: Match) -> Expr | None:
    """Finds recently, in recent weeks, the other day, a few months ago, in the coming years. Reads an approximate
    window. Leaves recently-founded and as recently as 2019 (its year is the date)."""
    if m.string[max(0, m.start() - 5) : m.start()] in ("most ", "More ", "more "):
        return None
    words_, op = (_DAYS, "days") if m[1] else (_YEARS, "yearly")
    n, to = map(int, words_[" ".join(m[0].casefold().split())].split())
    return document(Step(op, n, to=to))
