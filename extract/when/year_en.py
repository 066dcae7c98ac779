import re

from ..expr import Expr, Step, absolute
from ..pattern import lazy
from ..rule import Match, compiled, rule
from .years_en import COPYRIGHT

_LED = compiled(r"(?:(?:^|[^A-Za-z]){time_lead_en}(?:\sthe)?\s?(?:\()?|\()$")
_ADJECTIVE = compiled(r"(?:^|[^A-Za-z])(?:a|the|{possessive_en}|our|The|Its|Their)\s$")
_OF_YEAR = compiled(r"\s(?:{year_of_en})\b")
_COMMON = lazy(r"(?:(?:^|\s)[a-z]+|'s|s')\s$")  # had 2022 sales; but Office 2019 sales
_NOUN = lazy(r"\s(?:[a-z]{3,}|IPO\b|SPAC\b|Series\s[A-K]\b|Pre-A\b)")
_LEADS = lazy(r"\s(?:onwards?|to date|to the present|and beyond)\b")
_SUBJECT = compiled(r"(?:^|[.!?:“\n]\s?|\b(?:did|does|was|is|{will_en}|that|but|and|so|while|then)\s)$", re.I)
_VERB = compiled(r"\s{year_verb_en}\b(?!\s(?:euros|dollars))")
_NOT = compiled(r"\s?(?:%|{not_year_behind_en}|models?\b)")


@rule(
    "when/year_en",
    r"(?=[12]\d\d\d)(?<![\d./:#$€£¥A-Za-z_])(?<!\d-)(?<![A-Za-z][A-Z]-)(?<![a-cf-z]-)(?:1[6-9]|"
    r"20)\d\d(?![\d%:A-Za-z_+]|[./,]\d|-[a-zA-Z\d]|年)",
    locator="written date",
    reach=(14, 18),
)
def year_en(m: Match) -> Expr | None:
    """Finds 2023 behind in, since, by, early, of ..., in brackets, before what happens in years
    (had 2022 revenues), and as what was good or bad (2020 was hard). Reads the year.
    Leaves other numbers of four digits: 2000 people, $2019, model numbers."""
    before = m.string[max(0, m.start() - 14) : m.start()]
    if not (
        _LED.search(before)
        or _LEADS.match(m.string, m.end())
        or (_COMMON.search(before) and _OF_YEAR.match(m.string, m.end()))
        or (_ADJECTIVE.search(before) and _NOUN.match(m.string, m.end()))
        or (m[0] < "2100" and _SUBJECT.search(before) and _VERB.match(m.string, m.end()))
    ) or _NOT.match(m.string, m.end()):
        return None
    if COPYRIGHT.search(before):
        return None
    if before.endswith("(") and (
        m.string[m.end() : m.end() + 1] != ")" or "\u4e00" <= m.string[m.end() + 1 : m.end() + 2] <= "\u9fff"
    ):
        return None
    return absolute(Step("year", int(m[0])))
