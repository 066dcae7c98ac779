"""Sizes of models behind the word: 参数量达到1300亿, 参数规模为340M."""

from __future__ import annotations

from ..model import Quantity
from ..rule import Match, rule
from .number import exact, figure
from .quantity import quantity


@rule(
    "amount/parameters_said",
    r"参数(?:量|数量|规模|总量|数)?(?:\s?{measure_verb_zh}){0,2}\s?"
    r"(?P<it>(?P<figure>{figure})(?<=[万亿兆])(?!元|美|用户|人|个?[Tt]oken)"
    r"|(?P<letters>\d{1,4}(?:\.\d{1,2})?\s?[BMTbmt])(?![A-Za-z\d]))",
    hints=["参数"],
    reach=(1, 40),
)
def parameters_said(m: Match) -> Quantity | None:
    """Finds: 参数量达到1300亿, 参数规模为340M, 参数从100亿. Reads: the count behind the word; it alone is the quote.
    Leaves: 参数 with no number, 参数调整为3组, what stands before the word (parameters)."""
    if m["letters"]:
        value = exact(m["letters"].replace(" ", "").lower())
        return None if value is None else Quantity(value, value, "parameters")
    return quantity(figure(m["figure"]), "parameters")
