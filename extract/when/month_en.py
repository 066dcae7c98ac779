import re
from dataclasses import replace

from ..expr import Expr, Step, absolute
from ..pattern import lazy
from ..rule import Match, compiled, rule
from .date_en import HINTS
from .numerals_en import full_year, month

_LED = compiled(r"(?:^|\b){time_lead_en}\s?$")
_FOLLOWED = compiled(r"\s?(?:-|—|to|through|and|until)\s?{month_en}(?:[\s.,;]|$)|\s(?:of\s)?(?:this|last|next)\syear\b")

_SURE = compiled(
    r"\b(?:{month_lead_en}|(?:\d{ordinal_ending_en}|{ordinal_en}|{part_of_month_en}" r"|{weekday_full_en}) of)[\s-]$",
    re.I,
)  # in march, last monday of may
_ITS = compiled(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|an?|'s)\s$")
_LINE = lazy(r"(?:^|\n)[\s#*•·▪-]{0,4}$")
_HEADS = lazy(r"\s?[.:—–](?=\s?[A-Z0-9“\"])|[*:]{0,3}\s?(?:\n|$)")  # January. The bridge closed
_OF_IT = lazy(r"\s(?!with\b|from\b|into\b|that\b|when\b|over\b)[a-z]{4,}")


@rule(
    "when/month_en",
    r"(?<![A-Za-z\d])(?P<it>(?P<m>{month_en})(?:(?P<quarter>[ -]quarter)|(?:(?:\s?(?:-|—|/)\s?|\s(?:to|"
    r"through)\s)(?P<m2>{month_en}))?(?:,?\s(?:of\s)?(?P<y>{year_en})|,?\s?'(?P<y2>\d\d)|"
    r"-(?P<y3>{year_en}|\d\d))?))(?![A-Za-z\d]|-[A-Za-z])",
    hints=HINTS,
    reach=(14, 26),
)
def month_en(m: Match) -> Expr | None:
    """Finds October 2023, Oct '23, March-May 2023, in April, the June quarter, February's sales, its
    October report, January at the head of a line. Reads a month; without a year resolve chooses it.
    Leaves may and march as verbs: a month alone needs in, since, last ... before it, one without a capital a sure one."""
    year = m["y"] or m["y2"] or m["y3"]
    text = m.string
    if m["quarter"]:
        return absolute(Step("month", month(m["m"])), Step("ended", 1, "quarter")) if month(m["m"]) % 3 == 0 else None
    if not year and not m["m2"] and text.strip(" .") != m[0].strip("."):
        led = _LED.search(text[max(0, m.start() - 12) : m.start()]) or _FOLLOWED.match(text, m.end())
        if (
            not led
            and not (
                (len(m["m"]) > 3 or m["m"] == "May")
                and _HEADS.match(text, m.end())
                and _LINE.search(text, max(0, m.start() - 6), m.start())
            )
            and not (_OF_IT.match(text, m.end()) and _ITS.search(text, max(0, m.start() - 6), m.start()))
            and not (m["m"][:3] not in ("Apr", "May", "Jun", "Aug") and text.startswith("'s ", m.end()))
        ):
            return None
        if m["m"] in ("may", "march", "MAR", "mar") and not (
            led and _SURE.search(text, max(0, m.start() - 24), m.start())
        ):
            return None
    lead = (Step("year", full_year(year)),) if year else ()
    first = absolute(*lead, Step("month", month(m["m"])))
    if not m["m2"]:
        return first
    return replace(first, end=absolute(Step("month", month(m["m2"]))))
