"""What acquisitions and investments share: who buys, what is bought, and at what price."""

from __future__ import annotations

import re

from ..model import Mention
from .scene import Scene, lexical

REACH = 44  # how far behind the verb its object may begin
_BY_EN = re.compile(r"\bby\s(?:the\s)?(?:[\w-]+-based\s)?$")
_NOT_THING = re.compile(r"\b(?:from|by)\s(?:the\s)?$|(?:从|自|由|与)\s?$")
_PASSIVE_ZH = re.compile(r"(?:被|遭|获)[^,。;]{0,20}$")
_PASSIVE_EN = re.compile(r"\b(?:was|were|been|being|be|is|are)\s(?:\w+ly\s)?$")
_SOLD = re.compile(r"(?:从|自|向|将|把|对|from|to)\s?$")


def sides(scene: Scene, *kinds: str) -> tuple[Mention | None, Mention | None]:
    """(who acts, what it acts on): in front of the verb and behind it, the other way round in the passive."""
    start, end = scene.clause
    lead = scene.between(start, scene.trigger.start)
    before = [
        m
        for m in scene.before("organisation", "person")
        if not _SOLD.search(scene.folded, max(start, m.start - 5), m.start)
    ]
    near = [m for m in before if m.start >= start] or before[:1]
    after = [
        m
        for m in scene.after(*kinds)
        if m.start - scene.trigger.end <= REACH
        and m.start < end + 2
        and not _NOT_THING.search(scene.folded, max(scene.trigger.end, m.start - 10), m.start)
    ]
    if len(after) > 1 and scene.folded.startswith("'s", after[0].end):  # Rexnord Inc's Fairfield Manufacturing Co
        after = after[1:]
    by = next(
        (
            m
            for m in scene.after("organisation", "person")
            if _BY_EN.search(scene.folded, max(scene.trigger.end, m.start - 30), m.start)
        ),
        None,
    )
    if _PASSIVE_EN.search(lead) and by:
        return by, _first(near)
    if scene.trigger.quote.lower().endswith((" of", " in")) and by and after:
        return by, after[0]
    if passive := _PASSIVE_ZH.search(lead):
        inside = [m for m in near if m.start >= start + passive.start()]
        outside = [m for m in before if m.end <= start + passive.start()]
        if inside and outside:
            return inside[0], outside[-1]
    if toward := re.search(r"对(?P<thing>[^,。;]{2,24}?)的\s?$", lead):
        thing = next((m for m in scene.entities(*kinds) if m.start == start + toward.start("thing")), None)
        actor = [m for m in before if thing and m.end <= thing.start]
        if thing and actor:
            return actor[-1], thing
    if given := re.search(r"(?:向|对|给)(?P<thing>[^,。;]{2,24}?)(?:追加|增加|再|进行|投入)?\s?$", lead):
        thing = next((m for m in scene.entities(*kinds) if m.start == start + given.start("thing")), None)
        actor = [m for m in before if thing and m.end <= thing.start]
        if thing and actor:
            return actor[-1], thing
    return _first(near), after[0] if after else None


def alike(a: Mention, b: Mention) -> bool:
    """One name is a shorter form of the other: Aloha Inc, Aloha."""
    x, y = str(a.value.name).casefold(), str(b.value.name).casefold()
    return bool(a.value.key == b.value.key) or x.startswith(y) or y.startswith(x)


def _first(found: list[Mention]) -> Mention | None:
    return found[0] if found else None


def price(scene: Scene) -> Mention | None:
    """The sum of the clause that a word of price goes with, else the only sum of the clause."""
    start, end = scene.clause
    here = [m for m in scene.amounts() if start - 24 <= m.start < end + 30 and not m.value.per]
    said = [
        m for m in here if lexical("deal_price").search(scene.folded, max(scene.sentence.start, m.start - 14), m.start)
    ]
    inside = [m for m in here if start <= m.start < end]
    return said[0] if said else inside[0] if len(inside) == 1 else None


def stake(scene: Scene) -> bool:
    """A share of the thing is named: 51%股权, a 30 percent stake."""
    return bool(
        re.search(r"\d%[^,。;]{0,4}(?:股|权益)|全部股|控股权|percent|%\s(?:stake|of)", scene.between(*scene.clause))
    )
