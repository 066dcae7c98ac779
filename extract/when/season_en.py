from ..expr import Expr, Step, absolute
from ..lexicon import words
from ..rule import Match, rule
from .numerals_en import full_year

_SEASONS = words("season_en")


@rule(
    "when/season_en",
    r"(?<![A-Za-z])(?P<in>(?i:{season_lead_en})[\s-])?(?P<edge>(?i:early|late|mid)(?:\s|-)(?:in\s)?)?(?P<it>"
    r"(?:(?i:the)\s)?(?P<s>(?i:{season_en}))(?:(?:\sof|,)?\s(?:(?P<y>{year_en})(?:[-/]\d\d)?|'(?P<y2>\d\d))(?!\d))?)(?![A-Za-z-]"
    r"|\sof\s(?!the\syear|last|this|next))",
    hints=_SEASONS,
    reach=(16, 14),
    weight=1,
)
def season_en(m: Match) -> Expr | None:
    """Finds spring 2023, the summer of 2022, (in) the spring, (by early) summer. Reads the season (spring is March to May).
    Leaves fall and spring as verbs, the fall of a regime, Winter Olympics."""
    year = m["y"] or m["y2"]
    if not year:
        if (m["in"] or "").lower().startswith("to") and m["it"].casefold() in ("fall", "spring"):
            return None  # is forecast to fall
        return absolute(Step("season", int(_SEASONS[m["s"].casefold()]))) if m["in"] or m["edge"] else None
    return absolute(Step("year", full_year(year)), Step("season", int(_SEASONS[m["s"].casefold()])))
