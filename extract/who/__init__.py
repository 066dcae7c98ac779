"""Who and what: names of organisations, people, products, models and places."""
from __future__ import annotations

from ..detect import Found
from ..model import Text
from .gazetteer import gazetteer


def names(text: Text) -> list[Found]:
    """Readings of names for `detect(text, extra=names(text))`: known ones, ones by their shape, ones the text defines."""
    return gazetteer(text.folded)
