"""Folded text to mentions: one automaton and two locators look first, rules read what they hit, one place settles.

>>> [(m.quote, m.rule) for m in detect(clean("2023年3月5日成立"))]
[('2023年3月5日', 'when/day_zh')]
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import ahocorasick_rs

from .model import Amount, Duration, Entity, Kind, Mention, Quantity, Text
from .rule import AnyRule, Join, Rule, Widen, builtin

LOCATORS = {
    "digits": re.compile(r"[0-9]+"),
    "numeral": re.compile(r"[0-9〇零一二三四五六七八九十百千万亿两几数半廿卅壹贰叁肆伍陆柒捌玖拾佰仟]+"),
}
GAP = 12          # a join looks at neighbours at most this many characters apart
SIDE = 28         # a widen sees this many characters on each side


class Found(NamedTuple):
    """A reading before it is settled; offsets of the folded text. `parts` are what a join or widen was made of."""

    start: int
    end: int
    kind: Kind
    value: Any
    rule: str
    weight: int

    @property
    def rank(self) -> tuple[int, int, int, str]:
        return (self.start - self.end, -self.weight, self.start, self.rule)


class Loss(NamedTuple):
    """What `explain` prints: a reading, and the one that took its words."""

    lost: Found
    to: Found


def kind_of(value: Any) -> Kind:
    """The kind of mention a value makes."""
    for kind, types in _KINDS:
        if isinstance(value, types):
            return kind
    return "date"


_KINDS: tuple[tuple[Kind, type], ...] = (("amount", Amount), ("quantity", Quantity), ("duration", Duration),
                                         ("entity", Entity))


@dataclass(frozen=True)
class Sides:
    """The widens of a kind, and what any of them takes on a side: most readings have neither and are done at once."""

    widens: tuple[Widen, ...]
    before: re.Pattern[str]
    after: re.Pattern[str]

    @classmethod
    def of(cls, widens: Sequence[Widen]) -> Sides:
        return cls(tuple(widens), _any(w.before for w in widens), _any(w.after for w in widens))


def _any(patterns: Iterable[re.Pattern[str] | None]) -> re.Pattern[str]:
    """One pattern that matches where any of them does (names of groups dropped, case flags kept); none: never."""
    parts = [("(?i:" if p.flags & re.I else "(?:") + re.sub(r"\(\?P<\w+>", "(?:", p.pattern) + ")"
             for p in patterns if p]
    return re.compile("|".join(parts) or r"(?!)")


@dataclass(frozen=True)
class Detector:
    """Rules made ready: build once, use for every document."""

    rules: tuple[Rule, ...]
    joins: tuple[Join, ...]
    widens: tuple[Widen, ...]
    automaton: Any
    by_hint: tuple[tuple[int, ...], ...]           # pattern index of the automaton -> groups
    by_locator: dict[str, tuple[int, ...]]
    groups: tuple[tuple[tuple[int, ...], tuple[int, int]], ...]   # rules of one window, and its reach
    by_kind: dict[str, Sides]
    tiers: tuple[tuple[Join, ...], ...]            # joins of a weight and of all above it

    @classmethod
    def of(cls, rules: Iterable[AnyRule]) -> Detector:
        every = sorted(rules, key=lambda r: r.name)
        plain = tuple(r for r in every if isinstance(r, Rule))
        hints = sorted({h for r in plain for h in r.hints})
        at = {h: i for i, h in enumerate(hints)}
        alike: dict[Any, list[int]] = {}
        for i, r in enumerate(plain):
            alike.setdefault((frozenset(r.hints), r.locator, r.reach), []).append(i)
        by_hint: list[list[int]] = [[] for _ in hints]
        by_locator: dict[str, list[int]] = {}
        for g, (words, locator, _) in enumerate(alike):
            for h in words:
                by_hint[at[h]].append(g)
            if locator:
                by_locator.setdefault(locator, []).append(g)
        groups = tuple((tuple(members), reach) for (_, _, reach), members in alike.items())
        joins = tuple(r for r in every if isinstance(r, Join))
        tiers = tuple(tuple(j for j in joins if j.weight >= w) for w in sorted({j.weight for j in joins}, reverse=True))
        widens = tuple(r for r in every if isinstance(r, Widen))
        by_kind = {k: Sides.of([w for w in widens if k in w.kinds]) for k in {k for w in widens for k in w.kinds}}
        return cls(plain, joins, widens,
                   ahocorasick_rs.AhoCorasick(hints), tuple(map(tuple, by_hint)),
                   {k: tuple(v) for k, v in by_locator.items()}, groups, by_kind, tiers or ((),))

    def windows(self, folded: str) -> dict[int, list[tuple[int, int]]]:
        """For each rule the stretches of text it is to be tried on, ordered and disjoint, none across a line end."""
        lower = folded.lower()
        if len(lower) != len(folded):           # a few letters grow when lowered (İ): then hints match as written
            lower = folded
        raw: dict[int, list[tuple[int, int]]] = {}
        for index, start, end in self.automaton.find_matches_as_indexes(lower, overlapping=True):
            for g in self.by_hint[index]:
                raw.setdefault(g, []).append((start, end))
        for name, indexes in self.by_locator.items():
            hits = [m.span() for m in LOCATORS[name].finditer(folded)]
            for g in indexes:
                raw.setdefault(g, []).extend(hits)
        out = {}
        for g, hits in raw.items():
            members, (back, ahead) = self.groups[g]
            hits.sort()
            merged: list[tuple[int, int]] = []
            lo, hi = -1, -1
            for start, end in hits:
                if start - back <= hi:
                    if end + ahead > hi:
                        hi = end + ahead
                    continue
                if hi >= 0:
                    merged.append((lo, hi))
                lo, hi = start - back if start > back else 0, end + ahead
            merged.append((lo, min(hi, len(folded))))
            for i in members:
                out[i] = merged
        return out

    def read(self, folded: str) -> list[Found]:
        """Everything that any rule reads, overlaps included."""
        found = []
        for i, windows in self.windows(folded).items():
            rule = self.rules[i]
            narrowed = "it" in rule.pattern.groupindex
            search, match = rule.pattern.search, rule.pattern.match
            for lo, hi in windows:
                at = lo
                while at < hi:
                    m = search(folded, at, hi)
                    if not m:
                        break
                    if m.end() == hi < len(folded):      # endpos hides what a lookahead must see
                        m = match(folded, m.start())
                        if not m:
                            at += 1
                            continue
                    value = rule.read(m)
                    start, end = m.span("it") if narrowed else m.span()
                    if value is not None and end > start:
                        found.append(Found(start, end, kind_of(value), value, rule.name, rule.weight))
                        at = max(end, m.start() + 1)
                    else:
                        at = m.start() + 1
        return found

    def compose(self, folded: str, settled: list[Found]) -> list[Found]:
        """Joins and widens over settled readings, until nothing more is read (at most four times). Joins of higher
        weight come first, so that 2018年 takes its 3月 before a range takes 2018年."""
        known: dict[Any, tuple[Any, ...]] = {}         # by identity: most readings are the same from round to round
        for joins in self.tiers:
            for _ in range(4):
                wider = self._widened(folded, self._joined(folded, settled, joins, known), known)
                if wider == settled:
                    break
                settled = wider
        return settled

    def _joined(self, folded: str, items: list[Found], joins: tuple[Join, ...],
                known: dict[Any, tuple[Any, ...]]) -> list[Found]:
        out: list[Found] = []
        for item in items:
            best = None
            if out and item.start - out[-1].end <= GAP:
                left = out[-1]
                floor = max(out[-2].end if len(out) > 1 else 0, left.start - SIDE)
                key = (id(left), id(item), floor, len(joins))
                if key not in known:
                    known[key] = (self._pair(folded, left, item, floor, joins), left, item)
                best = known[key][0]
            if best:
                out[-1] = best
            else:
                out.append(item)
        return out

    def _pair(self, folded: str, left: Found, item: Found, floor: int, joins: tuple[Join, ...]) -> Found | None:
        best = None
        for j in joins:
            if left.kind not in j.kinds or item.kind not in j.kinds:
                continue
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

    def _widened(self, folded: str, items: list[Found], known: dict[Any, tuple[Any, ...]]) -> list[Found]:
        out: list[Found] = []
        for k, item in enumerate(items):
            latin = folded[item.start - 1:item.start] < "\u2e80"      # Chinese words are short
            floor = max(out[-1].end if out else 0, item.start - (SIDE if latin else 12))
            roof = min(items[k + 1].start if k + 1 < len(items) else len(folded), item.end + SIDE)
            key = (id(item), floor, roof)
            if key not in known:
                known[key] = (self._wider(folded, item, floor, roof), item)
            out.append(known[key][0])
        return out

    def _wider(self, folded: str, item: Found, floor: int, roof: int) -> Found:
        best = item
        sides = self.by_kind.get(item.kind)
        if sides is None:
            return item
        some_before = bool(sides.before.search(folded, floor, item.start))
        some_after = bool(sides.after.match(folded, item.end, roof))
        if not some_before and not some_after:
            return item
        for w in sides.widens:
            if item.rule == w.name:
                continue
            b = w.before.search(folded, floor, item.start) if some_before and w.before else None
            a = w.after.match(folded, item.end, roof) if some_after and w.after else None
            if not a and not b:
                continue
            value = w.read(item.value, b, a)
            if value is None:
                continue
            made = Found(b.start() if b else item.start, a.end() if a else item.end, kind_of(value), value, w.name,
                         w.weight)
            best = made if made.rank < best.rank else best
        return best


def settle(found: Iterable[Found]) -> tuple[list[Found], list[Loss]]:
    """The one place where overlaps are decided: longer first, then weight, then position, then name."""
    kept: list[Found] = []
    losses: list[Loss] = []
    group: list[Found] = []
    reach = -1
    for f in sorted(set(found), key=lambda f: (f.start, f.end, f.rule)):
        if f.start >= reach and group:
            _settle_group(group, kept, losses)
            group = []
        group.append(f)
        reach = max(reach, f.end)
    if group:
        _settle_group(group, kept, losses)
    return kept, losses


def _settle_group(group: list[Found], kept: list[Found], losses: list[Loss]) -> None:
    if len(group) == 1:
        kept.append(group[0])
        return
    won: list[Found] = []
    for f in sorted(group, key=lambda f: f.rank):
        winner = next((w for w in won if w.start < f.end and f.start < w.end), None)
        if winner is None:
            won.append(f)
        else:
            losses.append(Loss(f, winner))
    kept.extend(sorted(won))


@cache
def default_detector() -> Detector:
    return Detector.of(builtin())


def mention_of(text: Text, f: Found) -> Mention:
    span = text.span(f.start, f.end)
    return Mention(f.start, f.end, span, text.raw[span.start:span.end], f.kind, f.value, f.rule)


def detect(text: Text, detector: Detector | None = None, extra: Sequence[Found] = ()) -> list[Mention]:
    """Mentions of a text in document order. `extra` are readings from elsewhere (names that the document defines)."""
    detector = detector or default_detector()
    settled, _ = settle([*detector.read(text.folded), *extra])
    return [mention_of(text, f) for f in detector.compose(text.folded, settled)]


