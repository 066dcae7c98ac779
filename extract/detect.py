"""Folded text to mentions: one automaton and two locators look first, rules read what they hit, one place settles.

>>> from .clean import clean
>>> [(m.quote, m.rule) for m in detect(clean("2023年3月5日成立"))]
[('2023年3月5日', 'when/nested')]
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, NamedTuple

import ahocorasick_rs

from .compose import Composer
from .edges import quick
from .gate import Gate, gateable
from .model import Mention, Text
from .rule import AnyRule, Join, Match, Rule, Widen, builtin, expand
from .settle import Found, Loss, kind_of, settle

LOCATORS = {
    "digits": re.compile(r"[0-9]+"),
    "numeral": re.compile(r"[0-9〇零一二三四五六七八九十百千万亿两几数半廿卅卌壹贰叁肆伍陆柒捌玖拾佰仟]+"),
    "lettered number": re.compile(r"[0-9](?:(?<=[A-Za-z][0-9])|(?<=[A-Za-z][-_ .·vV][0-9]))"),
    "written date": re.compile(r"[0-9](?<![0-9]{2})(?:[0-9]{0,2}[./·-][0-9]|(?<=[12])[0-9]{3}(?!年))"),
    "count of time": re.compile(
        r"[0-9半多几数一二两三四五六七八九十百千万亿俩仨]\s?(?:(?<=[半多])月|[个多半来]{1,3}月|"
        r"[个多半来粒]{0,3}(?:年(?<!\D[12]\d{3}年)|周年|载|周|星期|礼拜|天|日(?<!月[0-9]日)(?<!月[0-9]{2}日)|季度|小时|钟|分|秒|刻|世纪))"
    ),
}


class Reader(NamedTuple):
    """A rule with all that the loop over the text needs at hand."""

    search: Callable[..., Match | None]
    match: Callable[..., Match | None]
    read: Callable[[Match], Any]
    part: str | int  # the group that is the span
    name: str
    weight: int


@dataclass(frozen=True)
class Group:
    """Rules that are tried on the same stretches of text; nothing is compiled before a text has such a stretch."""

    rules: tuple[Rule, ...]
    reach: tuple[int, int]

    @cached_property
    def gate(self) -> Gate | None:
        """None for one rule that `re` finds as fast by itself."""
        patterns = [(expand(r.source), r.flags) for r in self.rules]
        if len(patterns) == 1 and (quick(*patterns[0]) or not gateable(*patterns[0])):
            return None
        return Gate.of(patterns)

    @cached_property
    def readers(self) -> tuple[Reader, ...]:
        return tuple(
            Reader(
                r.pattern.search, r.pattern.match, r.read, "it" if "it" in r.pattern.groupindex else 0, r.name, r.weight
            )
            for r in self.rules
        )

    @cached_property
    def read(self) -> Callable[[str, Iterable[tuple[int, int]], list[Found]], None]:
        """Adds every reading of these rules in ordered, disjoint stretches. A rule goes on behind what it read."""
        return self._gated if self.gate else self._alone

    def _alone(self, folded: str, windows: Iterable[tuple[int, int]], found: list[Found]) -> None:
        ((search, match, read, part, name, weight),) = self.readers
        size = len(folded)
        for at, hi in windows:
            while at < hi and (m := search(folded, at, hi)):
                at = m.start() + 1
                if m.end() == hi < size:  # endpos hides what a lookahead must see
                    m = match(folded, at - 1)
                    if not m:
                        continue
                value = read(m)
                start, end = m.span(part)
                if value is not None and end > start:
                    found.append(Found(start, end, kind_of(value), value, name, weight))
                    at = max(end, at)

    def _gated(self, folded: str, windows: Iterable[tuple[int, int]], found: list[Found]) -> None:
        gate, readers, size = self.gate, self.readers, len(folded)
        assert gate is not None
        search, members = gate.pattern.search, gate.members
        several = len(readers) > 1
        for lo, hi in windows:
            opened = search(folded, lo, hi)
            if not opened:
                continue
            behind: dict[int, int] = {}
            while opened:
                after = opened.end()
                at = after - 1
                for i in members[folded[at]]:
                    if behind and behind.get(i, 0) > at:
                        continue
                    _, match, read, part, name, weight = readers[i]
                    m = match(folded, at, hi)
                    if not m:
                        continue
                    if m.end() == hi < size:
                        m = match(folded, at)
                        if not m:
                            continue
                    value = read(m)
                    start, end = m.span(part)
                    if value is not None and end > start:
                        found.append(Found(start, end, kind_of(value), value, name, weight))
                        if several:
                            behind[i] = end
                        elif end > after:
                            after = end
                opened = search(folded, after, hi)


def _merged(hits: list[tuple[int, int]], back: int, ahead: int, size: int) -> list[tuple[int, int]]:
    """Hits with their reach; what overlaps is one stretch."""
    hits = sorted(hits)
    start, end = hits[0]
    lo, hi = start - back if start > back else 0, end + ahead
    merged: list[tuple[int, int]] = []
    for start, end in hits[1:]:
        if start - back > hi:
            merged.append((lo, hi))
            lo = start - back
        if end + ahead > hi:
            hi = end + ahead
    merged.append((lo, hi if hi < size else size))
    return merged


@dataclass(frozen=True)
class Detector:
    """Rules made ready: build once, use for every document."""

    groups: tuple[Group, ...]
    automaton: Any
    by_hint: tuple[tuple[int, ...], ...]  # pattern index of the automaton -> groups
    by_locator: dict[str, tuple[int, ...]]
    composer: Composer

    @classmethod
    def of(cls, rules: Iterable[AnyRule]) -> Detector:
        every = sorted(rules, key=lambda r: r.name)
        alike: dict[Any, list[Rule]] = {}
        for r in every:
            if isinstance(r, Rule):
                alone = "" if gateable(r.source, r.flags) else r.name
                alike.setdefault((frozenset(r.hints), r.locator, r.reach, alone), []).append(r)
        hints = sorted({h for words, *_ in alike for h in words})
        at = {h: i for i, h in enumerate(hints)}
        by_hint: list[list[int]] = [[] for _ in hints]
        by_locator: dict[str, list[int]] = {}
        for g, (words, locator, *_) in enumerate(alike):
            for h in words:
                by_hint[at[h]].append(g)
            if locator:
                by_locator.setdefault(locator, []).append(g)
        groups = tuple(Group(tuple(members), reach) for (_, _, reach, _), members in alike.items())
        composer = Composer.of([r for r in every if isinstance(r, Join)], [r for r in every if isinstance(r, Widen)])
        return cls(
            groups,
            ahocorasick_rs.AhoCorasick(hints),
            tuple(map(tuple, by_hint)),
            {k: tuple(v) for k, v in by_locator.items()},
            composer,
        )

    def hits(self, folded: str) -> dict[int, list[tuple[int, int]]]:
        """For each group of rules the places of its hints and of what its locator finds."""
        lower = folded.lower()
        if len(lower) != len(folded):  # a few letters grow when lowered (İ): then hints match as written
            lower = folded
        hits: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for index, start, end in self.automaton.find_matches_as_indexes(lower, overlapping=True):
            for g in self.by_hint[index]:
                hits[g].append((start, end))
        for name, groups in self.by_locator.items():
            runs = [m.span() for m in LOCATORS[name].finditer(folded)]
            for g in groups if runs else ():
                hits[g] += runs
        return hits

    def read(self, folded: str) -> list[Found]:
        """Everything that any rule reads, overlaps included."""
        found: list[Found] = []
        size = len(folded)
        for g, places in self.hits(folded).items():
            group = self.groups[g]
            back, ahead = group.reach
            if len(places) == 1:  # most of them, in a short text
                start, end = places[0]
                lo, hi = start - back if start > back else 0, end + ahead
                group.read(folded, ((lo, hi if hi < size else size),), found)
            else:
                group.read(folded, _merged(places, back, ahead, size), found)
        return found

    def compose(self, folded: str, settled: list[Found]) -> list[Found]:
        """Settled readings with what joins and widens read."""
        return self.composer.compose(folded, settled)


@cache
def default_detector() -> Detector:
    return Detector.of(builtin())


def mention_of(text: Text, f: Found) -> Mention:
    return text.mention(*f[:5])


def detect(text: Text, detector: Detector | None = None, extra: Sequence[Found] = ()) -> list[Mention]:
    """Mentions of a text in document order. `extra` are readings from elsewhere (names that the document defines)."""
    detector = detector or default_detector()
    settled, _ = settle([*detector.read(text.folded), *extra])
    return [mention_of(text, f) for f in detector.compose(text.folded, settled)]


__all__ = ["Detector", "Found", "Loss", "default_detector", "detect", "mention_of", "settle"]
