from dataclasses import replace

from ..expr import Expr, Step, absolute, document
from ..lexicon import words
from ..rule import Match, rule

_ORDINALS = words("ordinal_en")


@rule(
    "when/quarter_en",
    r"(?<![A-Za-z])(?:the\s|The\s)?(?P<led>(?i:fiscal)\s)?(?P<n>(?i:first|second|third|fourth|final|last|1st|2nd|3rd|"
    r"4th))[\s-](?P<fiscal>(?i:fiscal|financial)\s)?(?P<u>(?i:quarter|qtr|half))(?:\s(?:of|in)\s(?:(?:fiscal\s(?:year\s)?|"
    r"FY\s?)?(?P<y>(?:19|20)\d\d)|(?P<rel>(?i:this year|last year|next year|the year)))|"
    r",?\s(?P<y2>(?:19|20)\d\d))?(?![A-Za-z]|\sof\s(?!the year)|\s(?:in a row|running\b))",
    hints=["quarter", "qtr", "half"],
    reach=(14, 24),
    weight=1,
)
def quarter_en(m: Match) -> Expr | None:
    """Finds the third quarter of 2023, 4th qtr 2018, first-quarter, the second half of this year. Reads a quarter or half,
    a fiscal one approximately.
    Leaves the last quarter without a year (the quarter before: unit_en) and halves of other things."""
    n, unit = int(_ORDINALS[m["n"].casefold()]), m["u"].casefold().replace("qtr", "quarter")
    year = m["y"] or m["y2"]
    if n == -1:
        if not year and not m["rel"] and m["n"].casefold() == "last":
            return document(Step("unit", -1, unit)) if unit == "quarter" else None
        n = 4 if unit == "quarter" else 2
    if (
        unit == "half"
        and not year
        and not m["rel"]
        and not m.string.startswith((" than", " results", " revenue", " profit", ",", ".", " earnings"), m.end())
        and m.string.strip() != m[0]
    ):
        return None
    step = Step(unit, n)
    rel = (m["rel"] or "").casefold()
    if year:
        made = absolute(Step("year", int(year)), step)
    elif rel and rel != "the year":
        made = document(Step("shift", {"this": 0, "last": -1, "next": 1}[rel.split()[0]], "year"), step)
    else:
        made = absolute(step)
    return replace(made, approx=bool(m["led"] or m["fiscal"]))
