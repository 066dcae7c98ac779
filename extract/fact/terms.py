"""The terms of a financing beside its sum: who advised, which share was sold, before or after the money a value counts."""

from __future__ import annotations

import re
from functools import cache

from ..lexicon import alternation
from ..model import Mention, Quantity
from ..rule import compiled
from .backers import listed, listed_en
from .lexical import lexical
from .scene import Scene

_ADVISED_EN = compiled(
    r"(?P<before>[A-Z][\w&.' -]{2,60}?)\s(?:is\s|was\s)?{acted_as_en}\sas\s[^.;]{0,40}?advis[eo]r|"
    r"(?:advised by|advis[eo]rs? {be_en})\s(?P<behind>[^.;]{2,80})"
)
_SHARE_BEHIND = compiled(r"\s?(?:的)?{share_of}")


@cache
def _advised() -> re.Pattern[str]:
    what = alternation("adviser_word")
    return re.compile(
        rf"(?:(?<=[,。;:])|^)\s?由?(?P<before>[^,。;:]{{2,40}}?)(?:继续|共同|联合|则)?{alternation('serves_as')}[^,。;]{{0,14}}?{what}"
        rf"|{what}(?:为|是|:|由)\s?(?P<behind>[^,。;]{{2,40}}?)(?:担任)?(?=[,。;]|$)"
    )


def advisers(scene: Scene) -> tuple[Mention, ...]:
    """华兴资本担任独家财务顾问, Lazard acted as financial adviser: who advised on the round of this sentence."""
    folded, start, end = scene.folded, scene.sentence.start, scene.sentence.end
    found: list[Mention] = []
    if lexical("adviser_word").search(folded, start, end):
        for m in _advised().finditer(folded, start, end):
            found += listed(scene, *m.span("before" if m["before"] else "behind"))
    if "advis" in folded[start:end]:
        for m in _ADVISED_EN.finditer(folded, start, end):
            found += listed_en(scene, *m.span("before" if m["before"] else "behind"))
    return tuple(found)


def share(scene: Scene) -> Mention | None:
    """出让10%股份, for a 10% stake: the share that the money buys."""
    for m in scene.sentence.mentions:
        if (
            isinstance(m.value, Quantity)
            and m.value.unit == "percent"
            and _SHARE_BEHIND.match(scene.folded, m.end)
            and lexical("sells_share").search(scene.folded, max(scene.sentence.start, m.start - 16), m.start)
        ):
            return m
    return None


def money_side(scene: Scene, amount: Mention | None) -> dict[str, Mention]:
    """投后估值15亿元, a pre-money valuation: the word that says whether a value counts the new money."""
    if amount is None:
        return {}
    low, high = max(scene.sentence.start, amount.start - 26), min(scene.sentence.end, amount.end + 16)
    for role in ("post_money", "pre_money"):
        if m := lexical(role).search(scene.folded, low, high):
            return {role: scene.made(m.start(), m.end(), role, "cue")}
    return {}
