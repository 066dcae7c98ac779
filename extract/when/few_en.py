from ..expr import Expr, Step, document, text
from ..rule import Match, rule
from .numerals_en import count

_BACK = ("past", "last", "previous")


@rule(
    "when/few_en",
    r"(?<![A-Za-z\d.$-])(?:(?:(?i:{span_lead_en}|within)\s)?(?:(?i:the)\s)?(?P<lead>(?i:next|coming|past|last|previous))\s)?"
    r"(?P<a>{time_count_en})(?:\s?[-—]\s?|\s(?:to|or)\s)(?P<b>{time_count_en})\s"
    r"(?P<u>(?i:year|month|week|day))s(?:\s(?P<side>(?i:ago|earlier|later|from now)))?(?![A-Za-z-])",
    hints=["years", "months", "weeks", "days"],
    reach=(48, 12),
    weight=2,
)
def few_en(m: Match) -> Expr | None:
    """Finds the next two to three years, three to five years ago, 2-3 weeks later. Reads from the smaller to the larger
    number of units, approximate. Leaves two to three years alone (a length of time)."""
    low, high = int(count(m["a"])), int(count(m["b"]))
    side = (m["side"] or "").casefold()
    if low >= high or high > 100 or (m["lead"] and side):
        return None
    unit = m["u"].casefold()
    if m["lead"]:
        back = m["lead"].casefold() in _BACK
        return document(Step("some", -high, unit, 0) if back else Step("some", 0, unit, high))
    if side in ("ago", "earlier"):
        made = document if side == "ago" else text
        return made(Step("some", -high, unit, -low))
    return (document if side == "from now" else text)(Step("some", low, unit, high)) if side else None
