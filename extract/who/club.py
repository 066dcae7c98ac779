"""Cities that stand for their clubs: 罗马 beside a club or a word of sport is a club, else a place.

>>> from .gazetteer import gazetteer
>>> text = "罗马主场2-0击败拉齐奥"
>>> [(f.value.kind, f.value.name) for f in clubs(text, gazetteer(text))]
[('organisation', '罗马'), ('organisation', '拉齐奥')]
"""

from __future__ import annotations

import re
from functools import cache

from ..detect import Found
from ..lexicon import rows, words
from ..model import Entity
from ..rule import compiled


@cache
def _clubs() -> frozenset[str]:
    return frozenset(row["key"] for row in rows("names/club.tsv"))


@cache
def _sides() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return compiled("(?:{sport_precedes_zh})$"), compiled("(?:{sport_follows_zh})"), re.compile("队(?![员长友史列形])")


def clubs(text: str, known: list[Found]) -> list[Found]:
    """The known names with cities read as clubs where the text speaks of sport, and 队 taken into a club's name."""
    sport = any(f.value.key in _clubs() for f in known)
    if not sport:
        return known
    before, after, team = _sides()
    out = []
    for f in known:
        is_club = f.value.key in _clubs()
        if (
            f.value.kind == "place"
            and f.value.name in words("club_city_zh")
            and (before.search(text, max(0, f.start - 3), f.start) or after.match(text, f.end))
        ):
            f = f._replace(value=Entity("organisation", f.value.name, f.value.name + "队"))
            is_club = True
        if is_club and team.match(text, f.end):
            name = text[f.start : f.end + 1]
            f = f._replace(end=f.end + 1, value=Entity("organisation", name, f.value.key, f.value.name_en))
        out.append(f)
    return out
