"""A document as the fact rules see it: its sentences, whom it is about, and every trigger in its sentence.

Out of boilerplate, captions and by-lines nothing is told.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import Any, NamedTuple

import ahocorasick_rs

from .fact import FactRule, fact_rules
from .fact.further import hanging, lone
from .fact.hero_en import hero_of
from .fact.lexical import clause_around, western
from .fact.predicate import predicate
from .fact.predicate_en import verb_of
from .fact.scene import Scene, Sentence, Story, former
from .lexicon import words
from .model import Entity, Mention, Passage, Published, Text, When

_LATIN_SURE = 2000  # characters without Chinese by which a text is English
LONGEST = 600  # characters of a sentence: more have none of ours
READ = ("paragraph", "question", "answer")
_DATE_LINE = 16  # characters of a line that only says a date
_CLOSING = r"[”’\"')】]*"
# One set in front, which `re` finds fast.
_END = re.compile(
    r"[。!?;…\n.](?:(?<=\n)|(?<=[。!?;…])[。!?;…]*" + _CLOSING + r"|(?<=[A-Za-z0-9\u3400-\u9fff)”\"’%]\.)"
    r"(?=\s+[“\"(]?[A-Z0-9\u00c0-\u00de\u3400-\u9fff]|\s*$)" + _CLOSING + ")"
)
_BULLET = re.compile(r"[▍▌▎·•●▪◦‣◆■*]\s*")  # in front of a point of a list
_GUEST = re.compile(r"[^\n,。:]{2,24}(?:\n|$)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:(?<!Series )(?<!series )[A-Z]|Mr|Mrs|Ms|Dr|Prof|Inc|Corp|Co|Ltd|vs|St|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|approx|est))$"
)


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
    found = automaton.find_matches_as_indexes(lower)
    return [(start, end, spelled[i]) for i, start, end in found if _alone(folded, start, end)]


def _bounded(folded: str, start: int, stops: Sequence[int]) -> Iterator[int]:
    """The ends of sentences; one that goes on without end is cut, behind a comma or space where it has one."""
    for stop in stops:
        while stop - start > LONGEST:
            cut = max(folded.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in ",; 、") + 1
            start = cut or start + LONGEST
            yield start
        if stop > start:
            yield stop
            start = stop


def sentences(text: Text, passages: Sequence[Passage], mentions: Sequence[Mention]) -> Iterator[Sentence]:
    """Sentences of the passages that are read. Headings are read only where a document has nothing else."""
    kinds: tuple[str, ...] = READ if any(p.kind in READ for p in passages) else (*READ, "heading")
    at, index = 0, 0
    for p in passages:
        if p.kind not in kinds:
            continue
        bullet = _BULLET.match(text.folded, p.start, p.end)
        start = bullet.end() if bullet else p.start
        stops = [
            m.end()
            for m in _END.finditer(text.folded, p.start, p.end)
            if not (m[0].startswith(".") and _ABBREVIATED.search(text.folded, max(p.start, m.start() - 8), m.start()))
        ]
        for stop in _bounded(text.folded, start, [*stops, p.end]):
            while at < len(mentions) and mentions[at].end <= start:
                at += 1
            inside = []
            i = at
            while i < len(mentions) and mentions[i].start < stop:
                if mentions[i].start >= start:
                    inside.append(mentions[i])
                i += 1
            yield Sentence(index, start, stop, p, tuple(inside))
            index += 1
            start = stop


def _within(at: int, starts: list[int], ends: list[int]) -> bool:
    """Whether a place lies in one of the stretches, which are disjoint and in order."""
    i = bisect_right(starts, at)
    return i > 0 and at < ends[i - 1]


def story_of(text: Text, passages: Sequence[Passage], mentions: Sequence[Mention], issued: Published) -> Story:
    listed = tuple(sentences(text, passages, mentions))
    silent = (
        [p.start for p in passages if p.kind == "boilerplate"],
        [p.end for p in passages if p.kind == "boilerplate"],
    )
    names = [m for m in mentions if isinstance(m.value, Entity) and not _within(m.start, *silent)]
    labels = {p.speaker for p in passages if p.speaker}
    turns = [p.start for p in passages if p.speaker], [p.start + len(p.speaker) for p in passages if p.speaker]
    told = [
        m
        for m in names
        if m.value.kind == "organisation"
        and not _within(m.start, *turns)
        and not any(text.folded[m.start : m.end] in label for label in labels)
        and not former(text.folded, m.start)
    ]
    orgs = Counter(m.value.key for m in told)
    topic = max(told, key=lambda m: (orgs[m.value.key], -m.start), default=None)
    employers: dict[str, Mention] = {}
    for org, person in itertools.pairwise(names):
        if (
            org.value.kind == "organisation"
            and person.value.kind == "person"
            and 0 <= person.start - org.end <= 14
            and not re.search(r"[,。;:!?\n、]", text.folded[org.end : person.start])
            and not former(text.folded, org.start)
        ):
            employers.setdefault(person.value.key, org)
    for person, org in itertools.pairwise(names):  # a list of guests: 周衡 远山科技创始人
        if (
            org.value.kind == "organisation"
            and person.value.kind == "person"
            and 1 <= org.start - person.end <= 2
            and text.folded[person.end] in " :,"
            and not text.folded[max(0, person.start - 1) : person.start].strip(" \n·•-")
            and _GUEST.match(text.folded, org.end)
        ):
            employers.setdefault(person.value.key, org)
    persons: dict[str, Mention] = {}
    sides: dict[str, Mention] = {}
    for label in labels:
        own = next(
            (m for m in names if m.value.kind in ("person", "organisation") and text.folded[m.start : m.end] == label),
            None,
        ) or next(
            (m for m in names if m.value.kind in ("person", "organisation") and text.folded[m.start : m.end] in label),
            None,
        )
        if own:
            persons[label] = own
            side = employers.get(own.value.key) if own.value.kind == "person" else own
            if side:
                sides[label] = side
    answering = Counter(p.speaker for p in passages if p.kind == "answer")
    asked = sides.get(answering.most_common(1)[0][0]) if answering else None
    headed = _headed(passages, names)
    families = frozenset(m.value.name.split()[-1] for m in names if m.value.kind == "person" and m.value.name)
    hero = hero_of(text, passages, topic, families) if western(text.folded[:_LATIN_SURE]) else None
    return Story(
        text,
        listed,
        issued,
        topic,
        hero,
        sides,
        persons,
        employers,
        asked,
        headed,
        *_chronicle(text, passages, mentions),
    )


def _headed(passages: Sequence[Passage], names: Sequence[Mention]) -> dict[int, Mention]:
    """The organisation that the heading above a passage names; the first heading is the title, which is of all."""
    headings = [p for p in passages if p.kind == "heading"]
    out: dict[int, Mention] = {}
    own: Mention | None = None
    at = 0
    for p in passages:
        if p.kind == "heading" and p is not headings[0]:
            while at < len(names) and names[at].start < p.start:
                at += 1
            inside = [m for m in names[at : at + 4] if m.end <= p.end]
            own = next((m for m in inside if m.value.kind == "organisation"), None)
        elif own and p.kind in READ:
            out[p.ordinal] = own
    return out


def _chronicle(text: Text, passages: Sequence[Passage], mentions: Sequence[Mention]) -> tuple[dict[int, Mention], bool]:
    """Passage -> the date that is all the line above it says (of three such lines at least); and whether most paragraphs
    begin with a date and hold little more than a line."""
    read = [p for p in passages if p.kind in READ and not p.speaker]
    dated = {m.start for m in mentions if m.kind == "date"}
    begun = sum(any(at in dated for at in range(p.start, p.start + 3)) for p in read if p.end - p.start < 120)
    above: dict[int, Mention] = {}
    lines, own, at = 0, None, 0
    for p in passages:
        if p.kind not in READ and p.kind != "heading":
            continue
        while at < len(mentions) and mentions[at].start < p.start:
            at += 1
        if p.end - p.start <= _DATE_LINE and (date := lone(text.folded, p.start, p.end, mentions[at : at + 4])):
            own, lines = date, lines + 1
        elif own and p.kind in READ:
            above[p.ordinal] = own
    return above if lines >= 3 else {}, begun >= 5 and begun >= 0.6 * len(read)


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
    dated = any(m.kind == "date" for m in sentence.mentions)
    near = every or dated or any(m.kind == "date" for s in before[-2:] for m in s.mentions)
    if not dated:
        late = ()
    late = [
        (a, b, w)
        for a, b, w in late
        if not any(start <= a and b <= end for start, end in names)
        and not any(start < b and a < end and (start < a or end > b) for start, end, _ in hits)
    ]
    starts = tuple((a, _types(w)) for a, _, w in hits)
    nth: Counter[str] = Counter()
    for last, found in ((False, hits), (True, late)):
        rules = triggers(last).rules
        for a, b, word in found:
            span = story.text.span(a, b)
            for rule in rules[word]:
                if not near and rule.dated:
                    continue
                shade = _shade(rule.triggers, word)
                cue = Mention(a, b, span, story.text.raw[span.start : span.end], "cue", shade or rule.type, rule.name)
                yield rule, Scene(story, sentence, cue, shade, before, starts, nth[rule.name])
                nth[rule.name] += 1
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
        span = story.text.span(*told)
        for rule in _of_clauses(script):
            cue = Mention(*told, span, story.text.raw[span.start : span.end], "cue", rule.type, rule.name)
            yield rule, Scene(story, sentence, cue, "", before, starts, nth)


def _further(
    story: Story, sentence: Sentence, before: tuple[Sentence, ...], starts: tuple[tuple[int, frozenset[str]], ...]
) -> Iterator[tuple[FactRule, Scene]]:
    """The scenes of the clauses that hang on a date before them."""
    for start, end, date, how in hanging(story, sentence, before):
        span = story.text.span(start, end)
        for rule in _of_clauses("further"):
            cue = Mention(start, end, span, story.text.raw[span.start : span.end], "cue", rule.type, rule.name)
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
        dated = story.dated or story.chronicle or any(m.kind == "date" for m in sentence.mentions)
        if at > begin or own or dated:
            yield from _scenes(story, sentence, story.sentences[first:i], hits[begin:at], own, every)
