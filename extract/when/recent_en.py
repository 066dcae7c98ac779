from ..expr import Expr, Step, document, text
from ..lexicon import words
from ..rule import Match, rule

_DAYS, _YEARS, _LATER = words("recent_en"), words("recent_years_en"), words("later_en")


@rule(
    "when/recent_en",
    r"(?<![A-Za-z-])(?:((?i:{recent_en}))|((?i:{recent_years_en}))|((?i:{later_en})))(?![A-Za-z-]|\sas\b)",
    hints=[*_DAYS, *_YEARS, *_LATER],
    reach=(2, 4),
    weight=2,
)
def recent_en(m: Match) -> Expr | None:
    """Finds recently, in recent weeks, the other day, a few months ago, in the coming years, several weeks later. Reads
    an approximate window. Leaves recently-founded and as recently as 2019 (its year is the date)."""
    if m.string[max(0, m.start() - 5) : m.start()] in ("most ", "More ", "more "):
        return None
    if m[3]:
        if m[3][0] in "dwmyDWMY" and m.string[max(0, m.start() - 2) : m.start()].strip(" ,.“\n"):
            return None  # four days later
        low, high, unit = _LATER[" ".join(m[3].casefold().split())].split()
        return text(Step("some", int(low), unit, int(high)))
    words_, op = (_DAYS, "days") if m[1] else (_YEARS, "yearly")
    n, to = map(int, words_[" ".join(m[0].casefold().split())].split())
    return document(Step(op, n, to=to))
