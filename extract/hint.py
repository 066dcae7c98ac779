"""A hint at the year that a text speaks from: the years that it allows, its weight, and the words that tell."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from .model import Mention

FAR = 9  # years that a text speaks from at most behind the last that it tells
EVER = 9999


class Hint(NamedTuple):
    """The years that something allows (or, `never`, forbids), those that it points at, and the words that tell."""

    kind: str
    years: Container[int]
    weight: float
    proof: tuple[Mention, ...]
    points: frozenset[int] = frozenset()
    never: bool = False

    def against(self, year: int) -> bool:
        return (year in self.years) is self.never


def of_year(kind: str, year: int, weight: float, *proof: Mention) -> Hint:
    """A hint at one year alone."""
    return Hint(kind, (year,), weight, proof, frozenset({year}))
