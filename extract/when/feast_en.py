from ..expr import Expr, Step, absolute
from ..lexicon import words
from ..rule import Match, rule

_FEASTS = words("feast_en")
_BY_NAME = {name.casefold(): name for name in _FEASTS}


@rule("when/feast_en", r"(?<![A-Za-z])({feast_en})(?![A-Za-z-]|\s(?:Island|tree|carol|card))(?:,?\s(?P<y>(?:19|20)\d\d)(?!\d))?", hints=_FEASTS, reach=(1, 7), weight=2)
def feast_en(m: Match) -> Expr | None:
    """Finds Thanksgiving, Christmas Eve 2022, Lunar New Year, Black Friday. Reads the day of a year that resolve chooses.
    Leaves Easter Island and Christmas trees."""
    feast = Step("feast", of=_BY_NAME[" ".join(m[1].casefold().split())])
    return absolute(Step("year", int(m["y"])), feast) if m["y"] else absolute(feast)
