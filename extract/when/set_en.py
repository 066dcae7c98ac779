from ..lexicon import words
from ..model import Duration
from ..rule import Match, rule

_WORDS = words("set_word_en")
_UNITS = {
    "day": "P1D",
    "night": "P1D",
    "week": "P1W",
    "month": "P1M",
    "quarter": "P3M",
    "year": "P1Y",
    "hour": "PT1H",
    "minute": "PT1M",
    "second": "PT1S",
    "decade": "P10Y",
    "weekend": "P1W",
}


@rule(
    "when/set_en",
    r"(?<![A-Za-z])(?:(?i:every|each)\s(?:(?P<other>(?i:other|second))\s)?(?:(?P<u>(?i:{set_unit_en}))|"
    r"(?P<w>{weekday_en}|{month_en}|{season_en}(?! of\b)))(?![A-Za-z-])|(?P<s>(?i:{weekday_full_en})s)\b(?!')|(?P<a>(?:{set_word_en}))\b(?!-))",
    hints=["every", "each", "days", *_WORDS],
    reach=(14, 16),
    weight=3,
)
def set_en(m: Match) -> Duration | None:
    """Finds every day, each year, every other month, every summer, Mondays, every March, annually, biweekly. Reads a repetition (its period).
    Leaves everyday, Daily in a name and every three days (duration_en)."""
    if m["a"]:
        return Duration(_WORDS[m["a"]], every=True)
    if m["other"]:
        return Duration(
            {"Y": "P2Y", "M": "P2M", "W": "P2W", "D": "P2D"}.get(
                _UNITS.get((m["u"] or "").casefold(), "P1W")[-1], "P2W"
            ),
            True,
        )
    if m["w"]:
        return Duration("P1W" if m["w"].casefold().rstrip(".").endswith("day") else "P1Y", every=True)
    return Duration("P1W" if m["s"] else _UNITS[m["u"].casefold()], every=True)
