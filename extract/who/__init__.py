"""Who and what: names of organisations, people, products, models and places."""
from __future__ import annotations

from ..detect import Found
from ..model import Text
from .gazetteer import gazetteer
from .organisation_zh import organisation_zh
from .person_zh import person_zh


def names(text: Text) -> list[Found]:
    """Readings of names for `detect(text, extra=names(text))`: known ones, ones by their shape, ones the text defines."""
    folded = text.folded
    known = gazetteer(folded)
    taken = {i for f in known for i in range(f.start, f.end)}
    organisations = organisation_zh(folded, {f.end: f for f in known}, taken)
    return [*known, *organisations, *person_zh(folded, taken)]
