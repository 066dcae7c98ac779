"""Values in one line, for `explain` and for the corpora.

>>> show(Duration("P3Y"))
'P3Y'
>>> show(Amount(Decimal("2.5e9"), Decimal("2.5e9"), "CNY"))
'2500000000 CNY'
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from .model import Amount, Duration, Entity, Quantity, When


def number(n: Decimal) -> str:
    """A plain decimal without exponent or trailing zeros."""
    text = f"{n:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def bounds(low: Decimal | None, high: Decimal | None) -> str:
    """`5`, `5..10`, `5..`, `..10` or `..`."""
    if low is not None and low == high:
        return number(low)
    return f"{'' if low is None else number(low)}..{'' if high is None else number(high)}"


def show(value: Any) -> str:
    """When: its EDTF. Duration: ISO 8601. Amount: bounds, currency, hedge, per. Quantity: bounds, unit, hedge.
    Entity: kind and name. None: `?`."""
    match value:
        case None:
            return "?"
        case When():
            return value.edtf
        case Duration():
            return value.iso + (" every" if value.every else "")
        case Amount():
            words = [bounds(value.min, value.max), value.currency or "?"]
            words += [] if value.hedge == "exact" else [value.hedge]
            return " ".join(words + ([f"per {value.per}"] if value.per else []))
        case Quantity():
            words = [bounds(value.min, value.max), value.unit or "-"]
            return " ".join(words + ([] if value.hedge == "exact" else [value.hedge]))
        case Entity():
            return f"{value.kind} {value.name}"
    return repr(value)
