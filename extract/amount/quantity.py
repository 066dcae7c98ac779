"""A quantity made of a figure and its unit."""

from __future__ import annotations

from ..model import Quantity
from .number import Figure


def quantity(figure: Figure | None, unit: str) -> Quantity | None:
    """None when nothing was read."""
    return None if figure is None else Quantity(figure.min, figure.max, unit, figure.hedge)
