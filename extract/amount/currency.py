"""Currencies by every name the lexicon gives them, and amounts made from what was read."""

from __future__ import annotations

from functools import cache

from ..lexicon import words
from ..model import Amount
from .number import Figure, place

_LISTS = (
    "currency_zh",
    "cent_zh",
    "currency_code",
    "currency_sign",
    "currency_en",
    "cent_en",
    "currency_before_en",
    "currency_letter_en",
)


@cache
def _codes() -> dict[str, str | None]:
    return {" ".join(w.casefold().split()): code or None for name in _LISTS for w, code in words(name).items()}


def code(name: str) -> str | None:
    """The ISO 4217 code of a name, sign or code as written; None when it names several currencies."""
    return _codes().get(" ".join(name.casefold().split()))


def amount(figure: Figure | None, currency: str | None, *, order: bool = False) -> Amount | None:
    """An amount of a figure; `order` when only its size is said (亿元级)."""
    if figure is None:
        return None
    if order and figure.min is not None and figure.hedge in ("exact", "order"):
        high = figure.max
        if figure.hedge == "exact" and figure.min == figure.max:
            high = figure.min + place(figure.min) * 9
            high = figure.min * 10 if figure.min == place(figure.min) else high
        figure = Figure(figure.min, high, "order")
    return Amount(figure.min, figure.max, currency, "written" if currency else "unknown", figure.hedge)
