"""Sizes of models in English: 70 billion parameters, a 70B-parameter model."""

from __future__ import annotations

import re

from ..lexicon import words
from ..model import Quantity
from ..rule import Match, rule
from .number_en import figure_en
from .quantity import quantity
from .start import starts_clean


@rule(
    "amount/parameters_en",
    r"(?P<figure>{figure_digits_en}|{figure_words_en})[\s-]{parameters_en}(?![A-Za-z])",
    hints=words("parameters_en"),
    reach=(48, 4),
    flags=re.I,
)
def parameters_en(m: Match) -> Quantity | None:
    """Finds: 70 billion parameters, a 70B-parameter model, half a trillion parameters, 340M params.
    Reads: figures or words with their scale. Leaves: parameters without a number."""
    return quantity(figure_en(m["figure"]) if starts_clean(m) else None, "parameters")
