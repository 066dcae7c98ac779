"""The triggers of a document in their sentences, each with the rule that is to read it.

Out of boilerplate, captions and by-lines nothing is told.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import Any, NamedTuple

import ahocorasick_rs

from .fact import FactRule, fact_rules
from .fact.further import hanging
from .fact.lexical import clause_around
from .fact.predicate import predicate
from .fact.predicate_en import verb_of
from .fact.scene import Scene, Sentence, Story
from .lexicon import words
from .model import Mention, Passage, Published, Text, When
from .story import story_of

_HIDDEN = 40  # characters behind a word inside another in which a trigger that it hid ends
DEALS = ("funding", "acquisition", "investment", "ipo")  # what the headings of a digest are read for


class Triggers(NamedTuple):
    """Words that fact rules look for, and the rules of each; both in lower case."""

    automaton: Any
    spelled: tuple[str, ...]
    rules: dict[str, tuple[FactRule, ...]]


@cache
def triggers(last: bool = False) -> Triggers:
    """The triggers of all rules but those that read last, or of these. Apart, so that no verb of theirs hides another."""
    by_word: dict[str, list[FactRule]] = {}
    for rule in fact_rules():
        if rule.last is last and rule.triggers:
            for word in words(rule.triggers):
                listed = by_word.setdefault(word.casefold(), [])
                if rule not in listed:
                    listed.append(rule)
    spelled = tuple(sorted(by_word))
    automaton = ahocorasick_rs.AhoCorasick(spelled, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return Triggers(automaton, spelled, {w: tuple(rs) for w, rs in by_word.items()})


def _latin(c: str) -> bool:
    return c.isascii() and c.isalnum()


def _alone(folded: str, start: int, end: int) -> bool:
    """A Latin word stands alone: not inside another."""
    if _latin(folded[start]) and start and _latin(folded[start - 1]):
        return False
    return not (end < len(folded) and _latin(folded[end]) and _latin(folded[end - 1]))


def _hits(folded: str, last: bool = False) -> list[tuple[int, int, str]]:
    """Every trigger word of a text: (start, end, word)."""
    automaton, spelled, _ = triggers(last)
    lower = folded.lower()
    if len(lower) != len(folded):  # a few letters grow when lowered (İ): then triggers match as written
        lower = folded
    hits: list[tuple[int, int, str]] = []
    for i, start, end in automaton.find_matches_as_indexes(lower):
        if hits and start < hits[-1][1]:
            continue
        if _alone(folded, start, end):
            hits.append((start, end, spelled[i]))
        else:  # will be, in will begin, hides begin
            stretch = lower[start + 1 : end + _HIDDEN]
            inner = ((start + 1 + a, start + 1 + b, j) for j, a, b in automaton.find_matches_as_indexes(stretch))
            hits += [(a, b, spelled[j]) for a, b, j in inner if a < end and _alone(folded, a, b)][:1]
    return hits


def _scenes(
    story: Story,
    sentence: Sentence,
    before: tuple[Sentence, ...],
    hits: Sequence[tuple[int, int, str]],
    late: Sequence[tuple[int, int, str]],
    every: bool,
) -> Iterator[tuple[FactRule, Scene]]:
    """The scenes of a sentence; `late` are the triggers of the rules that read last, which cross no other."""
    names = [(m.start, m.end) for m in sentence.mentions if m.kind == "entity"]
    hits = [(a, b, w) for a, b, w in hits if not any(start <= a and b <= end for start, end in names)]
    dated = sentence.dated
    near = every or dated or any(s.dated for s in before[-2:])
    if not dated:
        late = ()
    late = [
        (a, b, w)
        for a, b, w in late
        if not any(start <= a and b <= end for start, end in names)
        and not any(start < b and a < end and (start < a or end > b) for start, end, _ in hits)
    ]
    heading = sentence.passage.kind == "heading" and any(s.passage.kind != "heading" for s in story.sentences)
    starts = tuple((a, _types(w)) for a, _, w in hits)
    nth: Counter[str] = Counter()
    for last, found in ((False, hits), (True, late)):
        rules = triggers(last).rules
        for a, b, word in found:
            for rule in rules[word]:
                if (not near and rule.dated) or (heading and rule.type not in DEALS):
                    continue
                shade = _shade(rule.triggers, word)
                cue = story.text.mention(a, b, "cue", shade or rule.type, rule.name)
                yield rule, Scene(story, sentence, cue, shade, before, starts, nth[rule.name])
                nth[rule.name] += 1
    if heading:
        return
    if dated:
        yield from _by_date(story, sentence, before, starts)
    yield from _further(story, sentence, before, starts)


def _by_date(
    story: Story, sentence: Sentence, before: tuple[Sentence, ...], starts: tuple[tuple[int, frozenset[str]], ...]
) -> Iterator[tuple[FactRule, Scene]]:
    """The scenes of the rules that have no triggers: what the clause of each date tells of it. `nth` of a scene is the
    place of its date among the mentions of the sentence."""
    folded = story.text.folded
    for nth, m in enumerate(sentence.mentions):
        if m.kind != "date" or not isinstance(m.value, When) or _narrowed(folded, sentence, nth):
            continue
        clause = partial(clause_around, folded, sentence.start, sentence.end)
        told = predicate(folded, sentence.end, m, clause)
        script = "latin" if told is None else "han"
        if told is None and (verb := verb_of(folded, m.start, m.end, sentence.start, sentence.end)):
            told = verb[:2]
        if told is None:
            continue
        for rule in _of_clauses(script):
            cue = story.text.mention(*told, "cue", rule.type, rule.name)
            yield rule, Scene(story, sentence, cue, "", before, starts, nth)


def _further(
    story: Story, sentence: Sentence, before: tuple[Sentence, ...], starts: tuple[tuple[int, frozenset[str]], ...]
) -> Iterator[tuple[FactRule, Scene]]:
    """The scenes of the clauses that hang on a date before them."""
    for start, end, date, how in hanging(story, sentence, before):
        for rule in _of_clauses("further"):
            cue = story.text.mention(start, end, "cue", rule.type, rule.name)
            yield rule, Scene(story, sentence, cue, how, before, starts, on=date)


def _narrowed(folded: str, sentence: Sentence, nth: int) -> bool:
    """Another date stands right behind, which says it closer: 2020 | 3月19日起."""
    m, behind = sentence.mentions[nth], sentence.mentions[nth + 1 : nth + 2]
    return any(o.kind == "date" and 1 < o.start - m.end <= 3 and folded[m.end : o.start].strip() == "|" for o in behind)


@cache
def _of_clauses(script: str) -> tuple[FactRule, ...]:
    return tuple(r for r in fact_rules() if r.clauses == script)


@cache
def _types(word: str) -> frozenset[str]:
    """The types of event that a word can tell."""
    return frozenset(r.type for r in triggers().rules[word])


@cache
def _shade(triggers: str, word: str) -> str:
    return next((v for w, v in words(triggers).items() if w.casefold() == word), "")


def scenes_of(
    text: Text, passages: Sequence[Passage], mentions: Sequence[Mention], issued: Published, every: bool = False
) -> Iterator[tuple[FactRule, Scene]]:
    """The triggers of a document in their sentences, with the rule that is to read them; `every`: those too that have no
    date near, though their rule needs one."""
    hits, late = _hits(text.folded), _hits(text.folded, last=True)
    if not hits and not late and not any(m.kind == "date" for m in mentions):
        return
    story = story_of(text, passages, mentions, issued)
    begins = [a for a, _, _ in late]
    at, first = 0, 0  # the first hit that is not behind, the first sentence of the passage
    for i, sentence in enumerate(story.sentences):
        if story.sentences[first].passage.ordinal != sentence.passage.ordinal:
            first = i
        while at < len(hits) and hits[at][0] < sentence.start:
            at += 1
        begin = at
        while at < len(hits) and hits[at][1] <= sentence.end:
            at += 1
        own = late[bisect_left(begins, sentence.start) : bisect_left(begins, sentence.end)]
        near = story.sentences[max(first, i - 1) : i + 1]
        dated = story.dated or story.chronicle or any(s.dated for s in near)
        if at > begin or own or dated:
            yield from _scenes(story, sentence, story.sentences[first:i], hits[begin:at], own, every)
