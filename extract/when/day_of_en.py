from ..expr import Expr, Step, absolute, document
from ..lexicon import words
from ..rule import Match, rule
from .numerals_en import month

_ORDINALS = words("day_ordinal_en")
_MONTHS = {"last": -1, "next": 1}


@rule(
    "when/day_of_en",
    r"(?<![A-Za-z\d-])(?:[Tt]he\s)?(?:(?P<n>(?i:{day_ordinal_en}))\sof\s(?P<m>(?i:{month_full_en}))(?:,?\s"
    r"(?P<y>{year_en})(?!\d))?|(?:(?P<w>(?i:{day_ordinal_en}))|(?P<d>3[01]|[12]\d"
    r"|[1-9]){ordinal_ending_en})\sof\s(?:the\s)?(?P<lead>(?i:last|this|next|current))\smonth)(?![A-Za-z\d]"
    r"|'s)",
    hints=["st of ", "nd of ", "rd of ", "th of "],
    reach=(20, 24),
    weight=2,
)
def day_of_en(m: Match) -> Expr | None:
    """Finds the fifteenth of November, first of march 2015, the 27th of this month, 20th of next month. Reads a day.
    Leaves 3rd of May (date_en), the first of May's meetings, the second of three."""
    if m["lead"]:
        day = int(m["d"] or _ORDINALS[m["w"].casefold()])
        return document(Step("unit", _MONTHS.get(m["lead"].casefold(), 0), "month"), Step("day", day))
    lead = (Step("year", int(m["y"])),) if m["y"] else ()
    return absolute(*lead, Step("month", month(m["m"])), Step("day", int(_ORDINALS[m["n"].casefold()])))
