from ..expr import Expr, Step, absolute
from ..lexicon import words
from ..rule import Match, rule
from .numerals_en import count, weekday

_ORDINALS = words("ordinal_en")


@rule(
    "when/nth_en",
    r"(?<![A-Za-z\d])(?:(?:(?<=\b[Ii]n\s)|(?<=\b[Ff]or\s)|(?<=\bover\s)|(?<=\b[Dd]uring\s))the\sfirst\s"
    r"(?P<whole>{time_count_en})\s(?P<wu>months|quarters)(?!\s(?:of|after|since|following|{pronoun_en}|we|on"
    r"|at)\b)|(?:(?i:the)\s)?(?:(?P<n>(?i:{ordinal_en}))|(?P<d>\d\d){ordinal_ending_en}(?=\s(?:day|week)\s))\s(?:(?P<k>{time_count_en})\s(?P<us>(?i:days|weeks|months"
    r"|quarters))|(?P<w>{weekday_en})|(?P<u>(?i:day|week|weekend|month)))\s(?:of|in)(?:\sthe)?\s?(?=(?:"
    r"(?:{time_opener_en}|next)\s)?(?:{month_en}|(?:19|20)\d\d|{calendar_unit_en})))",
    hints=[*_ORDINALS, *(f"{ending} {unit}" for ending in ("th", "st", "nd", "rd") for unit in ("week", "day"))],
    reach=(6, 34),
    weight=1,
)
def nth_en(m: Match) -> Expr | None:
    """Finds the last week of (March), the second Sunday of (May), the first two months of (2023), in the first nine months. Reads those days
    of it. Leaves the first day of school and other units that no time follows."""
    if m["whole"]:
        n = count(m["whole"])
        return absolute(Step("base", of="year"), Step("first", int(n), m["wu"][:-1])) if 2 <= n < 12 else None
    n = int(m["d"] or _ORDINALS[m["n"].casefold()])
    base = Step(
        "base",
        of="month"
        if m["w"] or (m["u"] and m["u"] != "month") or (m["us"] and m["us"].startswith(("day", "week")))
        else "year",
    )
    if m["k"]:
        return absolute(base, Step("first" if n > 0 else "last", int(count(m["k"])), m["us"].casefold().rstrip("s")))
    unit = f"weekday{weekday(m['w'])}" if m["w"] else m["u"].casefold()
    return absolute(base, Step("nth", n, "week" if unit == "weekend" else unit))
