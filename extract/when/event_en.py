from ..expr import Expr, Step, text
from ..rule import Match, rule
from .numerals_en import count

_UNITS = {"morning": "day", "night": "day", "evening": "day", "afternoon": "day"}


@rule(
    "when/event_en",
    r"(?<![A-Za-z])(?:(?P<n>{time_count_en})\s(?P<u>day|{calendar_unit_en})s?|(?i:the)\s(?P<one>day|morning"
    r"|evening|night|{calendar_unit_en}))\s(?P<side>after|before)\s(?:(?:the|{possessive_en}|that)\s"
    r"(?:[a-z-]+\s)?|{pronoun_en}\s|the (?:company|firm|club|couple)\s)(?P<event>{event_kin_en})(?![A-Za-z-])",
    hints=[
        f"{u}{s} {side}" for u in ("day", "week", "month", "year") for s in ("", "s") for side in ("after", "before")
    ]
    + [f"{u} {side}" for u in ("morning", "evening", "night") for side in ("after", "before")],
    reach=(24, 44),
    weight=3,
    flags=2,
)
def event_en(m: Match) -> Expr | None:
    """Finds five years after the wedding, the day before the vote, a week before her death, three days after he
    resigned. Reads the time so far off the date that the text gives for such a happening (married in 1961); where it
    gives none, the day stays unknown. Leaves the day before his deputy left."""
    n = int(count(m["n"])) if m["n"] else 1
    unit = (m["u"] or m["one"]).casefold()
    sign = 1 if m["side"].casefold() == "after" else -1
    step = "count" if m["n"] else "unit"
    return text(Step(step, sign * n, _UNITS.get(unit, unit)))
