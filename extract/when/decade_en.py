from ..expr import Expr, Step, absolute
from ..rule import Match, rule


@rule(
    "when/decade_en",
    r"(?<![A-Za-z\d])(?:[Tt]he\s(?P<word>(?i:sixties|seventies|eighties|nineties))(?![A-Za-z])|"
    r"(?P<turn>(?i:the turn of the (?:century|millennium)))|(?:the\s)?(?P<y>(?:1[5-9]|20)\d0)s(?![A-Za-z])|"
    r"(?:the\s)?'(?P<s>[2-9]0)s(?![A-Za-z])|(?:the\s)?(?P<c>1[5-9]|2[01])(?:st|th)[\s-](?i:century))",
    hints=["0s", "century", "of the millennium", "ties"],
    reach=(20, 4),
    weight=1,
)
def decade_en(m: Match) -> Expr | None:
    """Finds the 1990s, the '90s, the nineties, the 20th century, the turn of the century. Reads the decade or century.
    Leaves 30s (seconds) and century-old."""
    if m["word"]:
        return absolute(Step("decade", {"si": 1960, "se": 1970, "ei": 1980, "ni": 1990}[m["word"][:2].casefold()]))
    if m["turn"]:
        return Expr("none", (Step("years", 1999, to=2001),), approx=True)
    if m["c"]:
        return absolute(Step("century", 100 * (int(m["c"]) - 1)))
    return absolute(Step("decade", int(m["y"]) if m["y"] else 1900 + int(m["s"])))
