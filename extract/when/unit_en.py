from ..expr import NOW, Expr, Step, document
from ..lexicon import words
from ..rule import Match, compiled, rule

_LEADS = words("lead_en")
_TOLD = compiled(r"\b(?:{unit_verb_en}|\w{3,}ed)\s[^.;!?\n]*$")


@rule(
    "when/unit_en",
    r"(?<![A-Za-z])(?P<edge>(?i:earlier|later|early|late|so far)\s(?:in\s)?)?(?:(?P<lead>(?i:{lead_en}))\s"
    r"(?:calendar\s|fiscal\s)?(?P<u>(?i:{calendar_noun_en}))|(?:the\s)?(?P<b>(?i:{calendar_unit_en}|quarter"
    r"|weekend))\s(?P<bl>(?i:before last|after next))|(?:the\s)?(?P<rest>(?i:rest|remainder|balance))\sof\s"
    r"(?:the|this)\s(?P<ru>(?i:{calendar_unit_en}|quarter|decade))|(?P<ytd>(?i:(?:the\s)?"
    r"(?P<du>{calendar_unit_en}|quarter)(?:-|\s)to(?:-|\s)date|YTD|QTD|MTD)))(?![A-Za-z-]|'s\s(?:old|best)"
    r"|\send)",
    hints=["week", "fortnight", "month", "quarter", "year", "decade", "century", "ytd", "qtd", "mtd"],
    reach=(26, 16),
    weight=1,
)
def unit_en(m: Match) -> Expr | None:
    """Finds last week, this month, next quarter, the past year, earlier this week, later this year, the rest of the month. Reads the unit
    so far off the publication's. Leaves the following month (anaphor_en), this year's end (edge_en), every year, he had spent the rest of the year at sea."""
    if m["ytd"]:
        unit = (m["du"] or {"Q": "quarter", "M": "month"}.get(m["ytd"][0].upper(), "year")).casefold()
        return Expr("document", (Step("unit", 0, unit),), end=NOW)
    if m["rest"]:
        if _TOLD.search(m.string, max(0, m.start() - 60), m.start()):
            return None
        return Expr("document", NOW.steps, end=document(Step("unit", 0, m["ru"].casefold())))
    if m["b"]:
        n = -2 if m["bl"].casefold() == "before last" else 2
        return (
            document(Step("unit", n, "week"), Step("weekend"))
            if m["b"].casefold() == "weekend"
            else document(Step("unit", n, m["b"].casefold()))
        )
    lead, unit = " ".join(m["lead"].casefold().split()), m["u"].casefold()
    n = int(_LEADS[lead])
    edge = (m["edge"] or "").casefold().split()[:1]
    if unit.startswith("half"):
        return document(Step("back", 50, "year")) if n < 0 and not edge else None
    if lead in ("the past", "past", "the last", "this past") and unit != "weekend" and not edge and lead != "this past":
        return (
            document(Step("back", 1, unit))
            if lead.startswith("the") and unit != "century"
            else document(Step("unit", -1, unit))
            if lead == "past"
            else document(Step("back", 1, unit))
        )
    if unit == "fortnight":
        return document(Step("back" if n < 0 else "ahead", 1, unit)) if n and not edge else None
    if unit == "weekend":
        coming = lead.endswith("coming")  # the one of this week, next is that of the next
        return document(Step("unit", 0 if coming else n, "week"), Step("weekend"))
    whole = document(Step("unit", n, unit))
    if edge == ["so"]:
        return Expr("document", whole.steps, end=NOW) if n == 0 else None
    if edge == ["earlier"]:
        return Expr("document", whole.steps, end=NOW) if n == 0 else whole
    if edge == ["later"]:
        return Expr("document", NOW.steps, end=whole) if n == 0 else whole
    if edge:
        return whole.then(Step("edge", of="start" if edge == ["early"] else "end"))
    return whole
