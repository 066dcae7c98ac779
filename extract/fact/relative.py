"""Whom a relative clause describes: Egypt's MNT-Halan, which raised …; Mistral, the French company that was valued at …"""

from __future__ import annotations

import re

from ..model import Entity, Mention
from ..rule import compiled
from ..who.gazetteer import canonical
from .candidate import Givers, fits
from .lexical import lexical
from .scene import Scene

_OWNS = re.compile(r"[A-Z]\w+'s\s")
_WHICH = compiled(
    r"(?:(?P<name>[A-Z][\w&'.-]*(?:\s(?:&\s)?[A-Z0-9][\w&'.-]*){0,3})|\))(?:,\s(?:an?|the"
    r"|its)\s[^,.;]{2,60}?)?,?\s(?:(?:once|previously|most recently)|(?:which|that)\s(?:(?:{relative_lead_en}"
    r"|\w+ly)\s(?:{told_period_en}\s)?){0,2}(?:was)?)\s?$"
)


def which_clause(scene: Scene, taken: Givers, first: int) -> Mention | None:
    """Egypt's MNT-Halan, which raised …; Mistral, the French company that was valued at …: whom the clause describes."""
    for verb in lexical("relative_get").finditer(
        scene.folded, scene.sentence.start, min(first + 14, scene.sentence.end)
    ):
        m = _WHICH.search(scene.folded, max(scene.sentence.start, verb.start() - 140), verb.start())
        if not m or not m["name"] or ";" in scene.between(verb.end(), first):
            continue
        a, b = m.span("name")
        a += len(owns[0]) if (owns := _OWNS.match(m["name"])) else 0
        known = next((e for e in scene.entities("organisation", "product") if e.start < b and a < e.end), None)
        made = known or scene.made(a, b, Entity("organisation", scene.written(a, b), canonical(scene.folded[a:b])))
        if fits(scene, made, taken):
            return made
    return None
