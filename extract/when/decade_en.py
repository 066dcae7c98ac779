from ..expr import Expr, Step, absolute
from ..lexicon import words
from ..rule import Match, rule
from .numerals_en import full_year

_CENTURIES = {name: int(n) for name, n in words("day_ordinal_en").items() if 10 < int(n) < 22}
_TENS = {"si": 1960, "se": 1970, "ei": 1980, "ni": 1990, "fi": 1950, "fo": 1940, "th": 1930, "tw": 1920}


@rule(
    "when/decade_en",
    r"(?<![A-Za-z\d])(?:[Tt]he\s(?:(?P<part>(?i:early|mid|late))[\s-])?(?P<word>(?i:sixties|seventies|eighties|nineties)|"
    r"(?:Twen|Thir|For|Fif|twen|thir|for|fif)ties)(?![A-Za-z])|"
    r"(?P<turn>(?i:the turn of the (?:century|millennium)))|(?:the\s)?(?P<y>(?:1[5-9]|20)\d0)s(?![A-Za-z])|"
    r"(?:the\s)?'(?P<s>[2-9]0)s(?![A-Za-z])|(?:(?<=\b[Ii]n\s)|(?<=\bof\s)|(?<=\bsince\s)|(?<=\buntil\s))'(?P<year>\d\d)(?![\w'])|"
    r"(?:the\s)?(?:(?P<c>1[5-9]|2[01])(?:st|th)|(?P<cw>(?i:{day_ordinal_en})))[\s-](?i:century))",
    hints=["0s", "century", "of the millennium", "ties", "in '", "of '", "since '", "until '"],
    reach=(20, 4),
    weight=1,
)
def decade_en(m: Match) -> Expr | None:
    """Finds the 1990s, the '90s, the 1800s (a century), the early nineties, the 20th century, nineteenth-century, the
    turn of the century; in '98. Reads the decade, century or year.
    Leaves 30s (seconds), the thirties (degrees) and century-old."""
    if m["word"]:
        if m["word"][0] in "tf" and not m["part"]:
            return None
        decade = absolute(Step("decade", _TENS[m["word"][:2].casefold()]))
        part = {"e": "start", "m": "middle", "l": "end"}.get((m["part"] or "")[:1].casefold())
        return decade.then(Step("edge", of=part)) if part else decade
    if m["year"]:
        return absolute(Step("year", full_year(m["year"])))
    if m["turn"]:
        return Expr("none", (Step("years", 1999, to=2001),), approx=True)
    if m["c"] or m["cw"]:
        number = int(m["c"]) if m["c"] else _CENTURIES.get(m["cw"].casefold())
        return absolute(Step("century", 100 * (number - 1))) if number else None
    if m["y"] and m["y"] < "2000" and m["y"].endswith("00"):
        return absolute(Step("century", int(m["y"])))  # the 1800s
    return absolute(Step("decade", int(m["y"]) if m["y"] else 1900 + int(m["s"])))
