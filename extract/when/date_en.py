from dataclasses import replace

from ..expr import Expr, Step, absolute
from ..lexicon import words
from ..rule import Match, compiled, rule
from .numerals_en import full_year, month

_ORDINALS = words("day_ordinal_en")
_SURE = compiled(r"\d{ordinal_ending_en}\b|\bof\s|[12]\d{3}$|\b{day_ordinal_en}\b")  # march 3rd, 3 of may
_LED = compiled(r"(?:^|\b(?:{date_lead_en}|-) )$")
_ENDS = compiled(r"\s?(?:[.,;:)-]|$|{date_goes_on_en}\b)")
HINTS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


@rule(
    "when/date_en",
    r"(?<![A-Za-z\d])(?P<between>(?i:between)\s)?(?:(?P<m>{month_en})[ -](?:the\s)?"
    r"(?P<d>{nth_day_en}|(?i:{day_ordinal_en})(?=\s?[,.;)]|$|\s(?:at\b|[12]\d{3})))(?!\d|:\d)"
    r"(?:\s?(?P<tie>-|—|to|through|and)\s?(?:the\s)?(?P<d2>{nth_day_en})(?!\d|:\d))?|(?:the\s)?(?P<e>{nth_day_en})"
    r"(?:\s?(?P<tie2>-|—|to|through|and)\s?(?:the\s)?(?P<e2>{nth_day_en}))?(?:\s?|[-/]|\sof\s)(?P<n>{month_en}))(?:(?:,?\s|"
    r"[-/])(?:of\s)?(?P<y>{year_en})(?!\d)|(?<=-[A-Z][a-z]{2})-(?P<y3>\d\d)(?!\d)|,?\s?'(?P<y2>\d\d)(?!\d))?(?![A-Za-z\d])",
    hints=HINTS,
    reach=(26, 26),
    weight=1,
)
def date_en(m: Match) -> Expr | None:
    """Finds October 27, 2023, Oct. 27, May first, 27 Oct 2023, 14apr 2015, 30-Dec-16, 06/Nov/2023, the 3rd of May,
    March 3-5, 2023, between 3rd and 12th of May. Reads a day, or the days from first to last; without a year resolve
    chooses it. Leaves may 5 people, May 2023 (month_en) and numbers that no month has."""
    if (m["m"] or m["n"]) in ("may", "march", "mar") and not _SURE.search(m[0]) and not _stands(m):
        return None
    number = month(m["m"] or m["n"])
    days = [int(_ORDINALS.get(d.casefold()) or d.rstrip("stndrh")) for d in (m["d"] or m["e"], m["d2"] or m["e2"]) if d]
    year = m["y"] or m["y2"] or m["y3"]
    lead = (Step("year", full_year(year)),) if year else ()
    first = absolute(*lead, Step("month", number), Step("day", days[0]))
    if len(days) == 1 or ("and" in (m["tie"], m["tie2"]) and not m["between"] and days[1] != days[0] + 1):
        return first
    return replace(first, end=absolute(Step("day", days[1]))) if days[1] > days[0] else None


def _stands(m: Match) -> bool:
    """A month without a capital between words that only a time has at its sides: before march 10."""
    return bool(_LED.search(m.string, max(0, m.start() - 10), m.start()) and _ENDS.match(m.string, m.end()))
