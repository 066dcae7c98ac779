"""Mentions to claims: sentences with triggers are read by the fact rules, what they leave by the rules of the last resort.

A clause tells one thing, and a date is taken once: the rules of the last resort read only what is left of both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from .claim import claim_of
from .fact import FactRule
from .fact.predicate_en import parted
from .fact.scene import Scene
from .lexicon import words
from .merge import together
from .model import Claim, Mention, Passage, Published, Span, Text
from .telling import scenes_of
from .title import titles

Clause = tuple[int, int]
_VAGUE = ("statement", "meeting", "other", "business", "forecast")  # types that leave their date to a surer verb


@dataclass
class Told:
    """What the clauses of a document have told so far."""

    claims: list[Claim] = field(default_factory=list)
    clauses: set[Clause] = field(default_factory=set)  # those that told something
    foreseen: dict[Clause, Claim] = field(default_factory=dict)  # nothing but a forecast, by 会, 将 or 计划

    def read(self, rule: FactRule, scene: Scene) -> None:
        """What a rule with triggers reads."""
        claims = [claim_of(scene, rule, draft) for draft in rule.read(scene)]
        if not claims:
            return
        word = scene.folded[scene.trigger.start : scene.trigger.end]
        modal = word in words("modal_zh") or word.lower() in words("modal_en")
        if modal and rule.type == "forecast" and len(claims) == 1 and scene.clause not in self.clauses:
            self.foreseen[scene.clause] = claims[0]
        else:
            self.foreseen.pop(scene.clause, None)
        self.clauses.add(scene.clause)
        for m in (m for c in claims for m in c.mentions("round", "amount")):
            if scene.sentence.start <= m.start < scene.sentence.end:
                self.clauses.add(scene.clause_of(m.start, m.end))
        self.claims.extend(claims)

    def read_rest(self, unread: Iterable[tuple[FactRule, Scene]]) -> None:
        """What the rules of the last resort read in clauses, and behind dates, that told nothing."""
        taken = Taken.by(self.claims)
        late = []  # clauses whose date another clause took: after the rules that know a verb of theirs
        for rule, scene in unread:
            if taken.parted(rule, scene):
                late.append((rule, scene))
            else:
                self._read_last(rule, scene, taken)
        for rule, scene in late:
            self._read_last(rule, scene, taken)

    def _read_last(self, rule: FactRule, scene: Scene, taken: Taken) -> None:
        latin = scene.trigger.quote.isascii()  # an English clause can tell two things, each with a date of its own
        planned = self.foreseen.get(scene.clause)
        if planned and (self._acted(rule, scene, planned) or not latin):
            return
        told = scene.clause in self.clauses
        if taken.covers(rule, scene) or (told and not latin):
            return
        drafts = [d for d in rule.read(scene) if d.date and taken.leaves(rule, scene, d.date, told)]
        self.claims.extend(claim_of(scene, rule, d) for d in drafts)
        taken.add(scene.clause, [d.date for d in drafts if d.date])
        if drafts and not latin:
            self.clauses.add(scene.clause)

    def _acted(self, rule: FactRule, scene: Scene, planned: Claim) -> bool:
        """A forecast that is an act planned: 下周他会去纽约, plans to open a line by May. The act takes its place."""
        by_then = any(scene.folded[m.start - 1 : m.start] == "到" for m in planned.mentions("date"))
        if by_then and not planned.mentions("agent"):
            return False  # 到2027年,一半的店会关门: nobody plans it
        claims = [] if planned.factuality == "hypothetical" else [claim_of(scene, rule, d) for d in rule.read(scene)]
        if not claims or not (rule.triggers or claims[0].factuality == "planned"):
            return False
        act = claims[0]
        if act.when == planned.when:
            del self.foreseen[scene.clause]
        elif _ends_alike(act, planned):  # counted from now
            del self.foreseen[scene.clause]
            act = replace(planned, type=act.type, factuality="planned")
        else:
            return False
        self.claims[self.claims.index(planned)] = act
        return True


@dataclass
class Taken:
    """The dates that claims have taken."""

    spans: set[Span]
    weak: dict[Span, list[int]]  # those that only claims of vague types took, with where the triggers of those begin
    at: dict[Span, list[int]]  # where the triggers begin that took a date
    clauses: set[tuple[Clause, int]] = field(default_factory=set)  # of the last resort, with where its date begins

    @classmethod
    def by(cls, claims: Sequence[Claim]) -> Taken:
        at: dict[Span, list[int]] = {}
        sure = set()
        for c in claims:
            for date in (e.mention for e in c.evidence if e.role == "date"):
                at.setdefault(date.span, []).extend(e.mention.start for e in c.evidence if e.role == "trigger")
                if c.type not in _VAGUE:
                    sure.add(date.span)
        return cls(set(at), {span: starts for span, starts in at.items() if span not in sure}, at)

    def add(self, clause: Clause, dates: Iterable[Mention]) -> None:
        for date in dates:
            self.clauses.add((clause, date.start))
            self.spans.add(date.span)

    def parted(self, rule: FactRule, scene: Scene) -> bool:
        """A Chinese clause of the last resort whose date only other clauses have taken."""
        if rule.triggers or scene.on or scene.trigger.quote.isascii():
            return False
        own = scene.sentence.mentions[scene.nth]
        return own.span in self.spans and self._elsewhere(scene, own)

    def covers(self, rule: FactRule, scene: Scene) -> bool:
        """The date whose clause a rule without triggers would read has told what it dates."""
        if rule.triggers or scene.on:
            return False
        own = scene.sentence.mentions[scene.nth].span
        if own not in self.spans or (own in self.weak and scene.trigger.quote.isascii()):
            return False
        return scene.trigger.quote.isascii() or not self._elsewhere(scene, scene.sentence.mentions[scene.nth])

    def leaves(self, rule: FactRule, scene: Scene, date: Mention, told: bool) -> bool:
        """The date is free for a clause of its own; `told`: the clause has told something."""
        if (scene.clause, date.start) in self.clauses or scene.on:
            return bool(scene.on) and not told
        if date.span not in self.spans or not (told or not rule.triggers):
            return True
        return self._elsewhere(scene, date) if not scene.trigger.quote.isascii() else self._apart(scene, date)

    def _elsewhere(self, scene: Scene, date: Mention) -> bool:
        """In Chinese the date opens this clause, and every claim that took it tells of a later one."""
        start, end = scene.clause
        opens = start <= date.start and date.end <= scene.trigger.start
        took = self.at.get(date.span)
        return opens and bool(took) and all(end <= t for t in took or ())

    def _apart(self, scene: Scene, date: Mention) -> bool:
        """In English the date is that of this verb, and every claim that took it hangs on a verb of another clause."""
        if date.span not in self.weak or not scene.trigger.quote.isascii():
            return False
        return all(parted(scene.folded, at, scene.trigger.start) for at in self.weak[date.span])


def _ends_alike(act: Claim, planned: Claim) -> bool:
    """Both end on the same day, and the act has no first day of its own."""
    a, b = act.when, planned.when
    return bool(a and b and a.earliest is None and a.latest == b.latest)


def assemble(
    text: Text, passages: Sequence[Passage], mentions: Sequence[Mention], issued: Published
) -> tuple[Claim, ...]:
    """Claims in document order."""
    told = Told()
    unread: list[tuple[FactRule, Scene]] = []
    for rule, scene in scenes_of(text, passages, mentions, issued):
        if rule.last:
            unread.append((rule, scene))
        else:
            told.read(rule, scene)
    told.read_rest(unread)
    named = []
    for claim in together(told.claims, mentions):
        zh, en = titles(claim)
        named.append(replace(claim, title=zh, title_en=en))
    return tuple(named)


def with_evidence(mentions: Sequence[Mention], claims: Sequence[Claim]) -> tuple[Mention, ...]:
    """All mentions, those that facts read themselves (triggers, rounds, names by their place) among them, in order."""
    every = {(m.span, m.kind): m for m in mentions}
    for c in claims:
        for e in c.evidence:
            every.setdefault((e.mention.span, e.mention.kind), e.mention)
    return tuple(sorted(every.values(), key=lambda m: (m.span, m.kind)))
