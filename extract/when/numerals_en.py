"""Numbers and names of months as English times write them.

>>> count("two"), count("18"), count("twenty-five"), count("three and a half"), month("Sept"), month("october"), full_year("23")
(2.0, 18.0, 25.0, 3.5, 9, 10, 2023)
"""

from __future__ import annotations

from ..lexicon import words
from ..rule import fragment

fragment(
    "month_en",
    r"(?:(?i:{month_full_en})|{month_short_en}\b\.?|MAR|mar(?=\.?,?\s\d)|(?i:JAN|FEB|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b)",
)
fragment("day_en", r"(?:3[01]|[12]\d|0?[1-9])")
fragment("nth_day_en", r"(?:3[01]|[12]\d|0?[1-9]){ordinal_ending_en}?")
fragment("year_en", r"(?:(?:1[5-9]|20|21)\d\d)")
fragment("weekday_en", r"(?:(?i:{weekday_full_en})|{weekday_short_en}\b\.?)")
fragment(
    "clock_en",
    r"(?:(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)?(?::[0-5]\d)?\s?(?:[aApP]\.?[mM]\.?|o'clock)"
    r"|(?:[01]?\d|2[0-4]):[0-5]\d|noon|midnight)"
    r"(?:\s(?:[A-Z]{2,4}T|UTC|GMT|ET|PT|local time))?",
)
fragment(
    "time_count_en",
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,6}(?:\.\d)?|(?i:{tens_en}[-\s]{ones_en}|{count_word_en}))(?:[\s-](?:and[\s-]a[\s-]half"
    r"|1/2)\b)?",
)
fragment(
    "time_unit_en",
    r"(?:(?i:{duration_unit_en}))",
)

_MONTHS = {name[:3].casefold(): int(n) for name, n in words("month_full_en").items()}
_DAYS = {name[:3].casefold(): int(n) for name, n in words("weekday_full_en").items()}


def month(name: str) -> int:
    """The number of a month's name, in any of its forms."""
    return _MONTHS[name[:3].casefold()]


def weekday(name: str) -> int:
    """1 for Monday to 7 for Sunday."""
    return _DAYS[name[:3].casefold()]


def count(text: str) -> float:
    """A count in digits or words."""
    lower = " ".join(text.casefold().replace(",", "").replace("-and-a-", " and a ").split())
    if lower.endswith(("and a half", "1/2")):
        return count(lower.removesuffix("and a half").removesuffix("1/2").strip()) + 0.5
    tens, _, ones = lower.replace("-", " ").partition(" ")
    if ones in words("count_word_en") and tens.endswith("ty"):
        return count(tens) + count(ones)
    return float(lower) if lower[0].isdigit() else float(words("count_word_en")[lower])


def full_year(text: str) -> int:
    """Four digits, or two with the turn at 32."""
    return int(text) if len(text) == 4 else int(text) + (2000 if int(text) <= 32 else 1900)
