from ..model import Duration
from ..rule import Match, rule
from .duration_zh import iso
from .numerals_en import count

_UNITS = {
    "y": "Y",
    "mo": "M",
    "w": "W",
    "d": "D",
    "n": "D",
    "q": "Q",
    "de": "X",
    "h": "h",
    "mi": "m",
    "s": "s",
    "f": "F",
    "c": "C",
}


@rule(
    "when/duration_en",
    r"(?<![A-Za-z\d.$])(?:(?i:{duration_about_en})\s)?(?P<it>(?P<n>{time_count_en})(?:\s|-)"
    r"(?P<u>{time_unit_en})(?:(?:,?\s(?:and\s)?)(?P<n2>{time_count_en})\s(?P<u2>{time_unit_en}))?"
    r"(?P<half>\sand\sa\shalf)?(?:(?:'s?|s')\stime)?|(?P<h>\d{1,3})h\s?(?P<min>\d{1,2})m(?:in)?|(?i:{vague_count_en})\s(?P<vague>(?i:{vague_unit_en})))(?![A-Za-z-])",
    hints=[
        "year",
        "month",
        "week",
        "day",
        "night",
        "quarter",
        "decade",
        "hour",
        "minute",
        "second",
        "fortnight",
        "centur",
        *(f"{d}h" for d in range(10)),
        *(f"{sep}{unit}" for sep in " -" for unit in ("yr", "wk", "hr", "min", "sec")),
    ],
    reach=(26, 22),
)
def duration_en(m: Match) -> Duration | None:
    """Finds three years, 6 months, a week, two and a half years, half a year, several years (PXY), a quarter (ago). Reads the length.
    Leaves a year of a date, the second quarter, 5-year-old."""
    if m["h"]:
        return Duration(f"PT{m['h']}H{m['min']}M")
    if m["vague"]:
        return Duration(iso([("X", _part(1, m["vague"].casefold())[1])]))
    n = count(m["n"])
    unit = m["u"].casefold()
    if (
        unit.startswith(("quarter", "second"))
        and m["n"].casefold() in ("a", "an", "one", "a half")
        and not (unit == "quarter" and m.string.startswith((" ago", " earlier", " later"), m.end()))
    ):
        return None
    parts = [_part(n, unit)]
    if m["half"]:
        parts.append(
            {"Y": ("6", "M"), "M": ("15", "D"), "W": ("4", "D"), "D": ("12", "h"), "h": ("30", "m")}.get(
                parts[0][1], ("0", "s")
            )
        )
    if m["n2"]:
        parts.append(_part(count(m["n2"]), m["u2"].casefold()))
    return Duration(iso(parts))


def _part(n: float, unit: str) -> tuple[str, str]:
    for start in ("mo", "mi", "de", "n", "y", "w", "d", "q", "h", "s", "f", "c"):
        if unit.startswith(start):
            code = _UNITS[start]
            break
    if n % 1 == 0.5 and code in "YM":
        return (f"{n * 12:g}", "M") if code == "Y" else (f"{n * 30:g}", "D")
    if code == "X":
        return f"{n * 10:g}", "Y"
    if code == "F":
        return f"{n * 2:g}", "W"
    return f"{n:g}", code
