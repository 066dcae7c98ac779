"""Settled readings and the words between and beside them: joins read two neighbours, widens one with what it stands by.

2018年 and 3月 are one date, and so are 3月 and the 以来 behind it. Most readings stand alone and stay as they are, so they
are looked at in clusters: where more than `SIDE` characters lie between two readings, neither sees the other. Which join
or widen can read anything, the characters beside a reading tell; what they rule out is not tried.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from .edges import Edge, first, last, width
from .rule import Join, Match, Widen, expand
from .settle import Found, kind_of

GAP = 14  # a join looks at neighbours at most this many characters apart
SIDE = 28  # a widen sees this many characters on each side
NEAR = 12  # ... in Chinese, whose words are short
ROUNDS = 4  # a range takes its 从 and then its 以来; nothing takes more

Look = Callable[[str, int, int], Match | None]


class Try(NamedTuple):
    """A widen, and how to look at either side (None: the characters say that nothing is there)."""

    widen: Widen
    before: Look | None
    after: Look | None
    back: int  # how far before a reading the words can begin

    @classmethod
    def of(cls, w: Widen, before: bool, after: bool) -> Try:
        return cls(
            w,
            w.before.search if before and w.before else None,
            w.after.match if after and w.after else None,
            width(expand(w.front), w.flags) if before else 0,
        )


class Table(dict[str, int]):
    """For a character, which patterns (as bits) it can begin or end; filled as characters come up."""

    def __init__(self, edges: Iterable[Edge | None]) -> None:
        self.edges = [(1 << i, edge.empty, edge.pattern()) for i, edge in enumerate(edges) if edge]

    def __missing__(self, char: str) -> int:
        self[char] = sum(bit for bit, empty, pattern in self.edges if empty or pattern.match(char))
        return self[char]


@dataclass(frozen=True)
class Sides:
    """The widens of a kind."""

    widens: tuple[Widen, ...]
    known: dict[tuple[int, int], tuple[Try, ...]] = field(default_factory=dict)

    @cached_property
    def before(self) -> Table:
        table = Table(last(expand(w.front), w.flags) if w.front else None for w in self.widens)
        table["\n"] = 0  # a line of its own is nobody's words
        return table

    @cached_property
    def after(self) -> Table:
        return Table(first(expand(w.behind), w.flags) if w.behind else None for w in self.widens)

    def tries(self, left: str, right: str) -> tuple[Try, ...]:
        """The widens that can read something between these characters."""
        key = (self.before[left], self.after[right])
        if key not in self.known:
            self.known[key] = tuple(
                Try.of(w, bool(key[0] >> i & 1), bool(key[1] >> i & 1))
                for i, w in enumerate(self.widens)
                if (key[1] if w.led else key[0] | key[1]) >> i & 1
            )
        return self.known[key]


@dataclass(frozen=True)
class Gaps:
    """Joins, by the kinds of the two readings and the first character between them."""

    joins: tuple[Join, ...]
    known: dict[tuple[str, str, str], tuple[Join, ...]] = field(default_factory=dict)

    @cached_property
    def edges(self) -> list[Edge]:
        return [first(expand(j.between), j.flags) for j in self.joins]

    def tries(self, left: str, right: str, char: str) -> tuple[Join, ...]:
        """The joins that can read two neighbours of these kinds, whose gap begins with `char` ('' for none)."""
        key = (left, right, char)
        if key not in self.known:
            self.known[key] = tuple(
                j
                for j, edge in zip(self.joins, self.edges, strict=True)
                if left in j.kinds and right in j.kinds and (edge.pattern().match(char) if char else edge.empty)
            )
        return self.known[key]


@dataclass(frozen=True)
class Composer:
    """Joins and widens made ready."""

    tiers: tuple[Gaps, ...]  # joins of a weight and of all above it: 2018年 takes its 3月 before a range takes 2018年
    sides: dict[str, Sides]  # by kind
    joined: frozenset[str]  # kinds that any join reads

    @classmethod
    def of(cls, joins: Sequence[Join], widens: Sequence[Widen]) -> Composer:
        weights = sorted({j.weight for j in joins}, reverse=True)
        tiers = tuple(Gaps(tuple(j for j in joins if j.weight >= weight)) for weight in weights)
        kinds = {k for w in widens for k in w.kinds}
        sides = {k: Sides(tuple(w for w in widens if k in w.kinds)) for k in kinds}
        return cls(tiers or (Gaps(()),), sides, frozenset(k for j in joins for k in j.kinds))

    def compose(self, folded: str, settled: list[Found]) -> list[Found]:
        """The readings with all that joins and widens read, in order."""
        clusters: list[list[Found]] = []
        done: list[list[Found]] = []
        begin, many, grown = 0, len(settled), False
        for i in range(1, many + 1):
            if i < many and settled[i][0] - settled[i - 1][1] <= SIDE:
                continue
            given = settled[begin:i]
            made = self._cluster(folded, given)
            clusters.append(given)
            done.append(made)
            grown = grown or made is not given
            begin = i
        if not grown:
            return settled
        while any(made is not given for made, given in zip(done, clusters, strict=True)):
            # two clusters that grew so near that they see each other are read again as one
            near = [i for i in range(1, len(done)) if done[i][0][0] - done[i - 1][-1][1] <= SIDE]
            if not near:
                break
            for i in reversed(near):
                clusters[i - 1 : i + 1] = [[*clusters[i - 1], *clusters[i]]]
                done[i - 1 : i + 1] = [[]]
            done = [made or self._cluster(folded, c) for made, c in zip(done, clusters, strict=True)]
        return list(itertools.chain.from_iterable(done))

    def _cluster(self, folded: str, items: list[Found]) -> list[Found]:
        """What becomes of readings that lie near each other; the same list, where nothing does."""
        if len(items) == 1:
            first = item = items[0]
            if item[2] in self.sides:
                for _ in range(ROUNDS * len(self.tiers)):
                    wider = self._wider(folded, item, 0, len(folded))
                    if wider is item:
                        break
                    item = wider
            return items if item is first else [item]
        known: dict[Any, tuple[Any, ...]] = {}  # by identity: most readings stay the same from round to round
        joinable = self._joinable(folded, items)
        for joins in self.tiers:
            for _ in range(ROUNDS):
                grown = self._joined(folded, items, joins, known) if joinable else items
                grown = self._widened(folded, grown, known)
                if grown is items or grown == items:
                    break
                items = grown
                joinable = self._joinable(folded, items)
            else:
                continue
            if not joinable:
                break
        return items

    def _joinable(self, folded: str, items: list[Found]) -> bool:
        """Whether any join of any weight can still read two neighbours."""
        joined, end, kind = self.joined, -GAP, ""
        for item in items:
            near = item[0] - end <= GAP and kind in joined and item[2] in joined
            if near and self.tiers[-1].tries(kind, item[2], folded[end : item[0]][:1]):
                return True
            end, kind = item[1], item[2]
        return False

    def _joined(self, folded: str, items: list[Found], joins: Gaps, known: dict[Any, tuple[Any, ...]]) -> list[Found]:
        out: list[Found] = []
        for item in items:
            if out and item[2] in self.joined and item[0] - out[-1][1] <= GAP:
                left = out[-1]
                if "\n" in folded[left[1] : item[0]]:  # 5月 heads the lines that follow: no part of theirs
                    out.append(item)
                    continue
                tries = joins.tries(left[2], item[2], folded[left[1] : item[0]][:1])
                if tries:
                    floor = max(out[-2][1] if len(out) > 1 else 0, left[0] - SIDE)
                    key = (id(left), id(item), floor, id(joins))
                    if key not in known:
                        known[key] = (_pair(folded, left, item, floor, tries), left, item)
                    if best := known[key][0]:
                        out[-1] = best
                        continue
            out.append(item)
        return out

    def _widened(self, folded: str, items: list[Found], known: dict[Any, tuple[Any, ...]]) -> list[Found]:
        out = items
        for k, item in enumerate(items):
            side = self.sides.get(item[2])
            if side and (side.before[folded[item[0] - 1 : item[0]]] | side.after[folded[item[1] : item[1] + 1]]):
                floor, roof = out[k - 1][1] if k else 0, items[k + 1][0] if k + 1 < len(items) else len(folded)
                key = (id(item), floor, roof)
                if key not in known:
                    known[key] = (self._wider(folded, item, floor, roof), item)
                wider = known[key][0]
                if wider is not item:
                    if out is items:
                        out = items.copy()
                    out[k] = wider
        return out

    def _wider(self, folded: str, item: Found, floor: int, roof: int) -> Found:
        """A reading with the words beside it, between the readings before (`floor`) and behind (`roof`) it."""
        start, end = item[0], item[1]
        left = folded[start - 1 : start]
        tries = self.sides[item[2]].tries(left, folded[end : end + 1])
        if not tries:
            return item
        reach = start - (SIDE if left < "\u2e80" else NEAR)
        if reach > floor:
            floor = reach
        if end + SIDE < roof:
            roof = end + SIDE
        best = item
        for w, search, match, back in tries:
            if item[4] == w.name:
                continue
            after = match(folded, end, roof) if match else None
            if not after and w.led:
                continue
            before = search(folded, start - back if start - back > floor else floor, start) if search else None
            if not before and not after:
                continue
            value = w.read(item[3], before, after)
            if value is None:
                continue
            made = Found(
                before.start() if before else start,
                after.end() if after else end,
                kind_of(value),
                value,
                w.name,
                w.weight,
            )
            best = made if made.rank < best.rank else best
        return best


def _pair(folded: str, left: Found, item: Found, floor: int, joins: Sequence[Join]) -> Found | None:
    """The best reading of two neighbours as one."""
    best = None
    for j in joins:
        m = j.gap.fullmatch(folded, left.end, item.start)
        if not m:
            continue
        value = j.read(left.value, item.value, m)
        if value is None:
            continue
        start, end = left.start, item.end
        if j.before and (b := j.before.search(folded, floor, start)):
            start = b.start()
        if j.after and (a := j.after.match(folded, end, end + SIDE)):
            end = a.end()
        made = Found(start, end, kind_of(value), value, j.name, j.weight)
        best = made if best is None or made.rank < best.rank else best
    return best
