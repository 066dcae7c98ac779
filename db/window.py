"""What an EDTF string allows, read by the `edtf` library and nothing of ours.

>>> bounds("2022-11~/2022-12~"), precision("2022-08", "2022-08-01", "2022-08-31")
(('2022-11-01', '2022-12-31'), 'month')
"""

from __future__ import annotations

from datetime import date
from functools import cache

import edtf


@cache
def bounds(written: str | None) -> tuple[str | None, str | None] | None:
    """First and last day that an EDTF string strictly allows, as the `edtf` library reads it; None on an open side or
    where no year is known. None in all for a string that is not EDTF."""
    if written is None:
        return None, None
    try:
        parsed = edtf.parse_edtf(written)
        days = parsed.lower_strict(), parsed.upper_strict()
    except (edtf.EDTFParseException, ValueError, AttributeError, TypeError, OverflowError):
        return None
    sides = (written.split("/") * 2)[:2]
    low, high = (
        None
        if side in ("", "..") or "XXXX" in side or isinstance(day, float)
        else f"{day[0]:04}-{day[1]:02}-{day[2]:02}"
        for side, day in zip(sides, days, strict=True)
    )
    return low, high


def precision(written: str | None, earliest: str | None, latest: str | None) -> str | None:
    """What the words of a date allow: day, month, quarter, half, year, range, approx or open."""
    if written is None:
        return None
    if earliest is None or latest is None:
        return "open"
    if "~" in written or "X" in written:
        return "approx"
    first, last = date.fromisoformat(earliest), date.fromisoformat(latest)
    length, whole = (last - first).days + 1, first.day == 1
    if length == 1:
        return "day"
    lengths = (
        [("half", range(181, 185))]
        if "/" in written
        else [
            ("month", range(28, 32)),
            ("quarter", range(90, 93)),
            ("half", range(181, 185)),
            ("year", range(365, 367)),
        ]
    )
    return next((name for name, days in lengths if whole and length in days), "range")
