from ..expr import Expr, Step, absolute, document
from ..rule import Match, rule


@rule(
    "when/year_end_en",
    r"(?<![A-Za-z'])(?:(?i:the)\s(?P<e>end|middle|start|beginning|close)\sof\s(?:the|(?P<this>this))\s"
    r"(?:calendar\s)?(?P<u>{calendar_unit_en}|decade|quarter)|[Ee]nd\sof\s(?:the\s)?(?P<eu>year|quarter|month)|(?P<y>year-end|year end|year's end)|"
    r"(?P<m>month-end|month's end)|mid-?(?P<mu>year|month))(?![A-Za-z-])",
    hints=[
        "of the",
        "nd of year",
        "nd of quarter",
        "nd of month",
        "of this",
        "year-end",
        "year end",
        "year's end",
        "month's end",
        "month-end",
        "mid-",
        "midyear",
        "midmonth",
    ],
    reach=(14, 18),
    weight=1,
)
def year_end_en(m: Match) -> Expr | None:
    """Finds the end of the year, year-end, mid-year, the start of the month. Reads that part of the unit that
    resolve chooses; of this year is that of the publication. Leaves a year-end that names its year (edge_en)."""
    part = (
        {"end": "end", "close": "end", "middle": "middle"}.get(m["e"] or "", "start")
        if m["e"]
        else "middle"
        if m["mu"]
        else "end"
    )
    if m["this"]:
        return document(Step("unit", 0, m["u"]), Step("edge", of=part))
    return absolute(
        Step("base", of=m["u"] or m["eu"] or m["mu"] or ("year" if m["y"] else "month")), Step("edge", of=part)
    )
