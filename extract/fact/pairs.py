"""The sums and rounds of a sentence in pairs, each with its kind: a round, a plan, a total, a valuation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..lexicon import alternation
from ..model import Mention
from ..pattern import lazy
from ..rule import compiled
from .by_place import receivers
from .lexical import lexical
from .money import Sum
from .rounds import aside, is_named
from .scene import Scene
from .unit import Unit

LATER = compiled(r"{next_round}")
_THE_ROUND = lazy(
    r"\b(?:tak|bring)(?:es|ing)\s(?:the|that|its)\s(?:round|raise|Series [A-K])(?:'s (?:size|total))?\sto\s(?:a total of\s)?\Z"
)
_RESPECTIVELY = lazy(r",?\s[^.;]{0,30}?\brespectively\b")
CONTINUES = ("round", "commitment")


def _in_order(scene: Scene, rounds: list[Mention], sums: list[Sum]) -> list[Unit]:
    """完成A轮和B轮融资,金额分别为6000万美元和1.5亿美元: the first sum is of the first round; none where it is not told so."""
    named = [r for r in rounds if is_named(r) and not aside(scene, r)]
    told = [s for s in sums if s.kind in (*CONTINUES, "cumulative")]
    if len(named) != len(told) or len(named) < 2:
        return []
    between = scene.between(named[-1].end, told[0].amount.start)
    if "分别" not in between and not _RESPECTIVELY.search(scene.folded, told[-1].amount.end, scene.sentence.end):
        return []
    plan = [planned(scene, r.start, r.end) for r in named]
    return [Unit("plan" if p else "round", s.amount, r) for s, r, p in zip(told, named, plan, strict=True)]


def units_of(scene: Scene, rounds: list[Mention], sums: list[Sum]) -> Iterator[Unit]:
    """Sums and rounds in pairs, each at most once, the nearest first."""
    if ordered := _in_order(scene, rounds, sums):
        yield from ordered
        return
    pairs = sorted(
        (_apart(scene, s.amount, r), s.amount.start, r.start, s, r)
        for s in sums
        if s.kind in CONTINUES
        for r in rounds
        if not aside(scene, r) or _touching(s.amount, r)
    )
    of_sum: dict[int, Mention] = {}
    of_round: set[int] = set()
    for cost, at, _, _s, r in pairs:
        if cost <= 60 and at not in of_sum and r.start not in of_round:
            of_sum[at] = r
            of_round.add(r.start)
    if len(rounds) == 1:  # taking the round to $95 million
        whole = (s.amount for s in sums if _THE_ROUND.search(scene.folded, scene.sentence.start, s.amount.start))
        of_sum.update((m.start, rounds[0]) for m in whole if m.start not in of_sum)
    units = [Unit(_kind(scene, s, of_sum.get(s.amount.start)), s.amount, of_sum.get(s.amount.start)) for s in sums]
    words = scene.between(scene.sentence.start, scene.sentence.end)
    for r in rounds:
        if (
            r.start in of_round
            or aside(scene, r)
            or (not is_named(r) and (of_round or of_sum or any(is_named(o) for o in rounds)))
        ):
            continue
        told = any(s.kind != "valuation" for s in sums)
        if not is_named(r) and (told or lexical("not_financing").search(words) or not _is_told(scene, r)):
            continue
        plan = _begun(scene, r.start) or (planned(scene, r.start, r.end) and not is_named(r))
        units.append(Unit("plan" if plan else "round", None, r))
    yield from sorted(units, key=lambda u: u.start)


def _touching(a: Mention, b: Mention) -> bool:
    return min(abs(a.start - b.end), abs(b.start - a.end)) <= 2


def _is_told(scene: Scene, r: Mention) -> bool:
    """战略投资, 新一轮融资: somebody gets it, it is not only spoken of."""
    lead, tail = (
        scene.between(max(scene.sentence.start, r.start - 40), r.start),
        scene.between(r.end, min(scene.sentence.end, r.end + 12)),
    )
    if re.search(r"对[^,。;]{1,20}的$", lead):  # 完成对X的战略投资: told of the investor
        return False
    return bool(
        lexical("get_word").search(lead)
        or lexical("get_word").search(tail)
        or lexical("plan_cue").search(lead)
        or re.search("领投|投资的?$|由", lead)
        or tail.startswith("的方式")
        or (tail.startswith("了") and bool(receivers(scene)))
    )


def _kind(scene: Scene, s: Sum, which: Mention | None) -> str:
    if s.kind == "round" and planned(scene, s.amount.start, s.amount.end):
        return "plan"
    return s.kind


@cache
def _begins() -> re.Pattern[str]:
    return re.compile(rf"{alternation('begins_round')}(?:了|其|做|进行|推进|寻求|新一轮|首轮|[A-K]轮|的|\s){{0,3}}\Z")


def planned(scene: Scene, start: int, end: int) -> bool:
    """A plan to raise: 拟融资, 寻求, in talks to raise; not where 完成 or raised stands nearer."""
    return _begun(scene, start) or _plan_in(scene, _clause_start(scene, start), start, end)


def _begun(scene: Scene, start: int) -> bool:
    """What has only begun is a plan: 启动B轮融资, 开始做新一轮融资."""
    return _begins().search(scene.folded, _clause_start(scene, start), start) is not None


def _clause_start(scene: Scene, at: int) -> int:
    return max([scene.sentence.start, *(scene.folded.rfind(c, scene.sentence.start, at) + 1 for c in ",;:")])


def _plan_in(scene: Scene, low: int, start: int, end: int) -> bool:
    never = [m.span() for m in lexical("not_planned").finditer(scene.folded, low, start)]  # 虚拟
    plan = [
        m.start()
        for m in lexical("plan_cue").finditer(scene.folded, low, start)
        if not any(a < m.end() and m.start() < b for a, b in never)
    ]
    done = [m.start() for m in lexical("done_cue").finditer(scene.folded, low, start)]
    return bool(plan) and (not done or done[-1] < plan[-1])


def _apart(scene: Scene, m: Mention, r: Mention) -> int:
    """How far a round is from a sum; other sums, clauses and 随后 in between make it further."""
    low, high = sorted((m, r), key=lambda x: x.start)
    between = scene.between(low.end, high.start)
    cost = (
        len(between)
        + 15 * len(re.findall(r"[,;:]", between))
        + 40 * bool(re.search(";", between))
        + 60 * bool(LATER.search(between))
    )
    return cost + 30 * sum(low.end <= o.start < high.start for o in scene.amounts())
