from ..expr import Expr, Step, absolute
from ..rule import Match, compiled, rule
from .numerals_en import weekday

# on a wet Sunday in March 2018
_ANY = compiled(r"\bon (?:an?|one)\s(?:[a-z-]+,?\s){1,3}$")
_OF_MONTH = compiled(
    r"(?:\s(?:morning|afternoon|evening|night))?\s(?:in|of)\s(?:early |late |mid-)?(?:{month_en}|{season_en}|the {season_en})\b"
)


@rule(
    "when/weekday_en",
    r"(?<![A-Za-z-])(?:(?i:on)\s(?P<s>{weekday_short_en}\b\.?)|(?<!\ba )(?:(?:[Ee]arly|[Ll]ate)\s(?:on\s)?)?"
    r"(?P<w>(?i:{weekday_full_en}))|(?<=\ba )(?P<a>{weekday_full_en})(?=\s(?!in\b|when\b|and\b|or\b|of\b|at\b"
    r"|newspaper|paper|tabloid|magazine)[a-z])|(?i:over|during|at|on)\s(?P<e>the\sweekend))(?!s\b|[A-Za-z-]"
    r"|\s{weekday_name_en})",
    hints=["weekend", "day", "mon", "tue", "wed", "thu", "fri", "sat"],
    reach=(36, 30),
)
def weekday_en(m: Match) -> Expr | None:
    """Finds Monday, on friday, late Wednesday, Tuesday morning. Reads a day of a week that resolve chooses.
    Leaves Mondays (a repetition), a (wet) Sunday in March (any of them), Black Friday (feast_en) and names (The Sunday Times)."""
    if _ANY.search(m.string, max(0, m.start() - 36), m.start()) and _OF_MONTH.match(m.string, m.end()):
        return None
    if m["e"]:
        return absolute(Step("weekend"))
    return absolute(Step("weekday", weekday(m["w"] or m["a"] or m["s"])))
