from ..expr import Expr, Step, document, text
from ..lexicon import words
from ..rule import Match, rule
from .numerals_en import month, weekday

_LEADS, _SEASONS = words("lead_en"), words("season_en")


@rule(
    "when/lead_en",
    r"(?<![A-Za-z])(?P<lead>(?i:{lead_en}|the\s(?:following|next|previous)|that))\s(?:(?P<w>{weekday_en})|(?P<m>{month_en})|"
    r"(?P<s>(?i:{season_en})))(?![A-Za-z]|\s(?:\d{1,2}\b|line|guy))(?:\s(?:morning|afternoon|evening|"
    r"night))?",
    hints=["that ", "following", "last", "previous", "past", "this", "next", "coming", "upcoming"],
    reach=(12, 24),
    weight=1,
)
def lead_en(m: Match) -> Expr | None:
    """Finds last Friday, next Monday, last August, this summer, next March. Reads the one before or behind the
    publication; that September is of the text's year, that Friday of its week, the
    following July behind its last date. Leaves last May 3 (date_en), the next march and last summer's child."""
    if m["m"] and m["m"][0].islower():
        return None  # its next march
    if m["lead"].casefold() == "that":
        if m["w"]:
            return text(Step("unit", 0, "week"), Step("weekday", weekday(m["w"])))
        year = text(Step("unit", 0, "year"))
        if m["m"]:
            return year.then(Step("month", month(m["m"])))
        if m["s"] and m["s"].casefold() == "winter":
            return text(Step("unit", 0, "winter"))
        return year.then(Step("season", int(_SEASONS[m["s"].casefold()]))) if m["s"] and m["s"] != "fall" else None
    if m["lead"].casefold().startswith(("the following", "the next", "the previous")):
        n = -1 if m["lead"].casefold().endswith("previous") else 1
        if m["w"]:
            return text(Step("nearest", n, "weekday coming" if n > 0 else "weekday", weekday(m["w"])))
        if m["m"]:
            return text(Step("nearest", n, "month", month(m["m"])))
        return text(Step("nearest", n, "season", int(_SEASONS[m["s"].casefold()])))
    n = int(_LEADS[" ".join(m["lead"].casefold().split())])
    if m["w"]:
        if n == 0:
            return document(Step("unit", 0, "week"), Step("weekday", weekday(m["w"])))
        unit = "weekday coming" if "coming" in m["lead"].casefold() else "weekday"
        return document(Step("nearest", n, unit, weekday(m["w"])))
    if m["m"]:
        return document(Step("nearest", n, "month", month(m["m"])))
    return document(Step("nearest", n, "season", int(_SEASONS[m["s"].casefold()])))
