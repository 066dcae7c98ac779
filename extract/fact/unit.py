"""One thing told of a financing (a sum, a round, or both), and which of the sentence's investors are its own."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Mention
from ..pattern import lazy
from ..rule import compiled
from .money import clause_of
from .scene import Scene

_EARLIER = compiled(
    r"\s?(?:[^,。;]{0,6}(?:{earlier_zh}|上一?轮(?!的?(?:投资方|投资人|股东|领投方|领投机构)))|(?:previously"
    r"|earlier)\b)"
)

_BROUGHT_TO = lazy(r"\b(?:bring|tak)(?:s|es|ing)\s(?:the|its|that|this)\s[^,.;$€£]{2,40}?\sto\s[a-z ]{0,16}$")
_RESPECTIVELY = lazy(r",?\srespectively\b")
_BREATH = compiled(r"(?:融资)?(?:{and_zh}|、)|,? and ")


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing told: a sum, a round, or both."""

    kind: str
    sum: Mention | None
    round: Mention | None

    @property
    def start(self) -> int:
        return min((m.start for m in (self.sum, self.round) if m), default=-1)

    @property
    def end(self) -> int:
        return max((m.end for m in (self.sum, self.round) if m), default=-1)


def _of_before(scene: Scene, m: Mention, units: list[Unit]) -> bool:
    """An investor of an earlier round that is only mentioned: …,此前还曾获得A等投资."""
    start, end = clause_of(scene, m)
    if any(start <= u.start < end for u in units):
        return False
    return bool(_EARLIER.match(scene.folded, start, m.start))


def _brought_to(scene: Scene, u: Unit) -> bool:
    """Closed an extension of $40 million, bringing the round to $90 million: whoever is named gave the first sum."""
    return u.sum is not None and bool(
        _BROUGHT_TO.search(scene.folded, max(scene.sentence.start, u.sum.start - 60), u.sum.start)
    )


def _respective(scene: Scene, backers: tuple[Mention, ...], units: list[Unit]) -> bool:
    """完成A轮和B轮融资,投资方分别为甲和乙; led by A and B, respectively: each round has one of them."""
    last = max(u.end for u in units)
    told = scene.between(last, backers[0].start) if last <= backers[0].start else ""
    return "分别" in told or bool(told and _RESPECTIVELY.match(scene.folded, backers[-1].end))


def _in_row(scene: Scene, a: Unit, b: Unit) -> bool:
    """A+轮与A++轮: two rounds without sums of their own, told in one breath, have the same investors."""
    if a.sum or b.sum or not a.round or not b.round:
        return False
    low, high = sorted((a, b), key=lambda u: u.start)
    return bool(_BREATH.fullmatch(scene.folded, low.end, high.start))


def share_of(
    scene: Scene, backers: tuple[Mention, ...], units: list[Unit], n: int, company: str
) -> tuple[Mention, ...]:
    """The investors of one unit: those in its clause, else those nearest to it of all rounds of the sentence."""
    backers = tuple(m for m in backers if m.value.key != company and not _of_before(scene, m, units))
    able = [i for i, u in enumerate(units) if u.kind != "valuation"]
    if units[n].kind == "valuation" or not backers:
        return ()
    if any(units[i].kind in ("round", "plan", "commitment") for i in able):
        able = [i for i in able if units[i].kind != "cumulative"]
    if len(able) > 1:
        able = [i for i in able if not _brought_to(scene, units[i])]
    if n not in able:
        return ()
    if len(able) == 1:
        return backers
    if len(able) == len(backers) and _respective(scene, backers, units):
        return (backers[able.index(n)],)
    clauses = {i: [clause_of(scene, m) for m in (units[i].sum, units[i].round) if m] for i in able}
    mine = []
    for m in backers:
        inside = [i for i, found in clauses.items() if any(a <= m.start < b for a, b in found)]
        behind = [i for i in clauses if units[i].end <= m.start]
        ahead = [i for i in clauses if units[i].start > m.start]
        owner = (
            min(inside, key=lambda i: (units[i].start < m.start, abs(units[i].start - m.start)))
            if inside
            else behind[-1]
            if behind
            else ahead[0]
            if ahead
            else able[0]
        )
        if owner == n or (owner in able and _in_row(scene, units[n], units[owner])):
            mine.append(m)
    return tuple(mine)
