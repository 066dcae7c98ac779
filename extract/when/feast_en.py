from ..expr import Expr, Step, absolute, document, text
from ..lexicon import words
from ..rule import Match, rule

_FEASTS = words("feast_en")
_BY_NAME = {name.casefold(): name for name in _FEASTS}


@rule(
    "when/feast_en",
    r"(?<![A-Za-z])(?:(?P<lead>(?i:last|this|next|that|the following))\s)?((?i:{feast_en}))(?![A-Za-z-]|\s"
    r"(?i:{feast_name_en}))(?:,?\s(?P<y>(?:19|20)\d\d)(?!\d))?",
    hints=_FEASTS,
    reach=(14, 7),
    weight=2,
)
def feast_en(m: Match) -> Expr | None:
    """Finds Thanksgiving, christmas eve 2022, Lunar New Year, Black Friday, last Christmas,
    that Christmas. Reads the day of a year
    that resolve chooses. Leaves Easter Island and Christmas trees."""
    if m[2] == "thanksgiving" and not m["y"] and m.string.strip() != m[0]:
        return None  # a service of thanksgiving
    feast = Step("feast", of=_BY_NAME[" ".join(m[2].casefold().split())])
    if m["lead"] and m["lead"].casefold() == "that":
        return text(Step("unit", 0, "year"), feast)
    if m["lead"] and m["lead"].casefold() == "the following":
        return text(Step("nearest", 1, f"feast {feast.of}"))
    if m["lead"] and not m["y"]:
        return document(Step("nearest", {"last": -1, "this": 0, "next": 1}[m["lead"].casefold()], f"feast {feast.of}"))
    return absolute(Step("year", int(m["y"])), feast) if m["y"] else absolute(feast)
