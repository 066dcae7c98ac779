"""Mentions to claims: sentences with triggers are read by the fact rules; one happening told twice is one claim.

Out of boilerplate, captions and by-lines no claim comes.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import ahocorasick_rs

from .fact import FactRule, fact_rules
from .fact.scene import Draft, Scene, Sentence, Story, compatible, lexical, width
from .factuality import factuality
from .lexicon import words
from .model import Claim, Entity, Evidence, Funding, Mention, Passage, Published, Quantity, Text, When
from .title import titles

READ = ("paragraph", "question", "answer")
_END = re.compile(
    r"(?:[。!?;…]+|(?<=[A-Za-z0-9\u3400-\u9fff)”\"’%])\.(?=\s+[“\"(]?[A-Z0-9\u3400-\u9fff]|\s*$))[”’\"')】]*|\n"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Inc|Corp|Co|Ltd|vs|St|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|approx|est))$"
)
GENERIC = ("statement", "business", "research", "meeting", "market", "forecast")
ONCE = (
    "policy",
    "research",
    "meeting",
    "forecast",
)  # of one date in one stretch of words a document tells one of these
RANK = (
    "funding",
    "acquisition",
    "ipo",
    "investment",
    "founding",
    "open_source",
    "release",
    "update",
    "policy",
    "personnel",
    "partnership",
    "research",
    "business",
    "meeting",
    "forecast",
    "market",
    "statement",
    "other",
)
MAIN = {
    "release": ("product",),
    "open_source": ("product",),
    "update": ("product",),
    "funding": ("investee",),
    "founding": ("product", "agent"),
    "acquisition": ("other",),
    "investment": ("investee",),
}


@cache
def _triggers() -> tuple[Any, tuple[str, ...], dict[str, tuple[FactRule, ...]]]:
    by_word: dict[str, list[FactRule]] = {}
    for rule in fact_rules():
        for word in words(rule.triggers):
            listed = by_word.setdefault(word.casefold(), [])
            if rule not in listed:
                listed.append(rule)
    spelled = tuple(sorted(by_word))
    automaton = ahocorasick_rs.AhoCorasick(spelled, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return automaton, spelled, {w: tuple(rs) for w, rs in by_word.items()}


def _alone(folded: str, start: int, end: int) -> bool:
    """A Latin word stands alone: not inside another."""

    def latin(c: str) -> bool:
        return c.isascii() and c.isalnum()

    return not (latin(folded[start]) and start and latin(folded[start - 1])) and not (
        latin(folded[end - 1]) and end < len(folded) and latin(folded[end])
    )


def sentences(text: Text, passages: Sequence[Passage], mentions: Sequence[Mention]) -> Iterator[Sentence]:
    """Sentences of the passages that are read. Headings are read only where a document has nothing else."""
    kinds: tuple[str, ...] = READ if any(p.kind in READ for p in passages) else (*READ, "heading")
    at, index = 0, 0
    for p in passages:
        if p.kind not in kinds:
            continue
        start = p.start
        stops = [
            m.end()
            for m in _END.finditer(text.folded, p.start, p.end)
            if not (m[0].startswith(".") and _ABBREVIATED.search(text.folded, max(p.start, m.start() - 8), m.start()))
        ]
        for stop in [*stops, p.end]:
            if stop <= start:
                continue
            while at < len(mentions) and mentions[at].end <= start:
                at += 1
            inside = []
            for m in mentions[at:]:
                if m.start >= stop:
                    break
                if m.start >= start:
                    inside.append(m)
            yield Sentence(index, start, stop, p, tuple(inside))
            index += 1
            start = stop


def _story(text: Text, passages: Sequence[Passage], mentions: Sequence[Mention], issued: Published) -> Story:
    listed = tuple(sentences(text, passages, mentions))
    silent = [(p.start, p.end) for p in passages if p.kind == "boilerplate"]
    names = [m for m in mentions if isinstance(m.value, Entity) and not any(a <= m.start < b for a, b in silent)]
    labels = {p.speaker for p in passages if p.speaker}
    turns = [(p.start, p.start + len(p.speaker)) for p in passages if p.speaker]
    told = [
        m
        for m in names
        if m.value.kind == "organisation"
        and not any(a <= m.start < b for a, b in turns)
        and not any(text.folded[m.start : m.end] in label for label in labels)
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
    return Story(text, listed, issued, topic, sides, persons, employers, asked)


def _scenes(story: Story, sentence: Sentence, before: tuple[Sentence, ...]) -> Iterator[tuple[FactRule, Scene]]:
    folded = story.text.folded
    automaton, spelled, rules = _triggers()
    part = folded[sentence.start : sentence.end].lower()
    if len(part) != sentence.end - sentence.start:
        part = folded[sentence.start : sentence.end]
    hits = [(sentence.start + a, sentence.start + b, spelled[i]) for i, a, b in automaton.find_matches_as_indexes(part)]
    hits = [
        (a, b, w)
        for a, b, w in hits
        if _alone(folded, a, b)
        and not any(m.kind == "entity" and m.start <= a and b <= m.end for m in sentence.mentions)
    ]
    starts = tuple((a, frozenset(r.type for r in rules[w])) for a, _, w in hits)
    nth: Counter[str] = Counter()
    for a, b, word in hits:
        span = story.text.span(a, b)
        for rule in rules[word]:
            shade = _shade(rule.triggers, word)
            cue = Mention(a, b, span, story.text.raw[span.start : span.end], "cue", shade or rule.type, rule.name)
            yield rule, Scene(story, sentence, cue, shade, before, starts, nth[rule.name])
            nth[rule.name] += 1


@cache
def _shade(triggers: str, word: str) -> str:
    return next((v for w, v in words(triggers).items() if w.casefold() == word), "")


def _speaker(scene: Scene) -> tuple[str, Mention | None]:
    """Who asserts it: the turn of a conversation, else whoever 表示/称/says it in the sentence."""
    if scene.sentence.passage.speaker:
        label = scene.sentence.passage.speaker
        return label, scene.story.persons.get(label)
    folded, s = scene.folded, scene.sentence
    best = None
    for verb in lexical("speech_verb").finditer(folded, s.start, s.end):
        if verb.start() > scene.trigger.start and not re.search('[”"]', folded[scene.trigger.end : verb.start()]):
            break
        near = [m for m in scene.entities("person", "organisation") if 0 <= verb.start() - m.end <= 8]
        if (near and verb.end() <= scene.trigger.start + 1) or (near and best is None):
            best = near[-1]
    return (best.value.name, best) if best else ("", None)


def _claim(scene: Scene, rule: FactRule, draft: Draft) -> Claim:
    shown = [e.mention for e in draft.roles if scene.sentence.start <= e.mention.start < scene.sentence.end]
    start = min([m.start for m in shown] + [scene.trigger.start])
    end = max([m.end for m in shown] + [scene.trigger.end])
    first, last = scene.clause
    start, end = min(start, first), max(end, last)
    while start < end and scene.folded[start] in " ,;:":
        start += 1
    while end > start and scene.folded[end - 1] in " ,;:。":
        end -= 1
    span = scene.story.text.span(start, end)
    when = draft.date.value if draft.date else None
    if when is not None and when.earliest is None and when.latest is None:
        when = None if not when.edtf.startswith("XXXX") else when
    speaker, spoken = _speaker(scene)
    roles = draft.roles + ((Evidence("speaker", spoken),) if spoken else ())
    return Claim(
        draft.type,
        span,
        scene.story.text.raw[span.start : span.end],
        rule.name,
        roles,
        when,
        draft.date.basis if draft.date else "written",
        factuality(scene, draft),
        speaker,
        draft.funding,
        draft.release,
        draft.reach,
    )


def _main(c: Claim) -> tuple[str, ...]:
    for role in (*MAIN.get(c.type, ()), "agent"):
        keys = tuple(sorted({m.value.key for m in c.mentions(role) if isinstance(m.value, Entity)}))
        if keys:
            return keys
    return ()


def _same(a: Claim, b: Claim) -> bool:
    """One happening told twice: same type, main participants, factuality, and dates of which one holds the other."""
    if a.type != b.type or _main(a) != _main(b) or not _main(a):
        return False
    if a.factuality != b.factuality and not _one_round(a, b):
        return False
    if a.funding and b.funding:
        if _total(a.funding, b.funding):
            return True
        if a.funding.kind != b.funding.kind or (
            a.funding.round and b.funding.round and a.funding.round != b.funding.round
        ):
            return False
        x, y = a.funding.amount, b.funding.amount
        if x and y:
            return (x.min, x.max, x.currency) == (y.min, y.max, y.currency)
        if bool(x) != bool(y) and not (a.funding.round and b.funding.round) and a.funding.investors and b.funding.investors and not (
                set(a.funding.investors) & set(b.funding.investors)):
            return False                                     # 此前已获得峰尚资本数亿元投资: an earlier one
        if not x and not y and a.funding.round != b.funding.round:
            return False
    if a.type in GENERIC or a.type == "personnel":       # two moves of one year are two; on one day, or in the same words, they are one
        alike = {str(m.value) for m in a.mentions("trigger")} & {str(m.value) for m in b.mentions("trigger")}
        words = {m.quote for m in a.mentions("trigger")} & {m.quote for m in b.mentions("trigger")}
        if a.type == "personnel":
            return bool(alike) and bool(a.when and b.when) and (a.when == b.when or compatible(a.when, b.when))       # type: ignore[arg-type]
        return a.when == b.when and bool(words or (a.when and a.when.precision == "day"))
    if a.when and b.when:
        return a.when == b.when or compatible(a.when, b.when)
    return bool(MAIN.get(a.type)) or a.when == b.when


def _one_round(a: Claim, b: Claim) -> bool:
    """A named round of which only one telling has a sum: 据了解 before its list of investors makes it no other round."""
    f, g = a.funding, b.funding
    return bool(f and g and f.kind == g.kind == "round" and f.round and f.round == g.round and not (f.amount and g.amount)
                and {a.factuality, b.factuality} == {"actual", "rumoured"})


def _total(a: Funding, b: Funding) -> bool:
    """A total that is told again as if it were a round: 总计融资25亿元 … 你们融了25亿."""
    x, y = a.amount, b.amount
    return bool(
        {a.kind, b.kind} == {"cumulative", "round"}
        and not (a.round or b.round)
        and x
        and y
        and (x.min, x.max, x.currency) == (y.min, y.max, y.currency)
    )


def _merged(a: Claim, b: Claim) -> Claim:
    """One claim with the evidence of both; the finer date, the fuller funding and release stay."""
    fine = a
    if b.when and (a.when is None or _days(b.when) < _days(a.when)):
        fine = b
    other = b if fine is a else a
    kept = [e for e in other.evidence if e.role != "date" or fine.when is None]
    roles = tuple(dict.fromkeys([*fine.evidence, *kept]))
    funding = fine.funding
    if fine.funding and other.funding:
        f, o = fine.funding, other.funding
        kind = "cumulative" if "cumulative" in (f.kind, o.kind) else f.kind
        funding = replace(
            f,
            kind=kind,
            round=f.round or o.round,
            round_written=f.round_written or o.round_written,
            amount=f.amount or o.amount,
            investors=tuple(dict.fromkeys([*f.investors, *o.investors])),
            lead_investors=tuple(dict.fromkeys([*f.lead_investors, *o.lead_investors])),
        )
    release = fine.release or other.release
    if fine.release and other.release:
        r, o2 = fine.release, other.release
        release = replace(
            r,
            organisation=r.organisation or o2.organisation,
            family=r.family or o2.family,
            version=r.version or o2.version,
            modality=r.modality or o2.modality,
            parameters_min=r.parameters_min or o2.parameters_min,
            parameters_max=r.parameters_max or o2.parameters_max,
            accessibility=r.accessibility or o2.accessibility,
        )
    return replace(
        fine,
        evidence=roles,
        funding=funding,
        release=release,
        when=fine.when or other.when,
        speaker=fine.speaker or other.speaker,
    )


def _days(w: When) -> int:
    return (w.latest - w.earliest).days if w.earliest and w.latest else 10**6


def _deduplicated(claims: list[Claim]) -> list[Claim]:
    out: list[Claim] = []
    for c in claims:
        at = next((i for i, o in enumerate(out) if _same(o, c)), None)
        if at is None:
            out.append(c)
        else:
            out[at] = _merged(out[at], c)
    return out


def _backed(claims: list[Claim]) -> list[Claim]:
    """A list of investors without an amount or round belongs to the last financing of that company that was told."""
    out: list[Claim] = []
    for c in claims:
        f = c.funding
        if f and f.investors and f.amount is None and f.round is None:
            told = [
                i
                for i in range(len(out) - 1, -1, -1)
                if (o := out[i].funding)
                and (o.amount or o.round)
                and o.kind in ("round", "cumulative", "commitment", "plan")
                and _main(out[i]) == _main(c)
            ]
            told = sorted(told, key=lambda i: out[i].funding.kind == "cumulative" and any(out[j].funding.amount and out[j].funding.kind == "round" for j in told[:2]))   # type: ignore[union-attr]
            at = next((i for i in told if out[i].factuality == c.factuality), told[0] if told else None)
            if at is not None:
                out[at] = _merged(out[at], replace(c, when=None))
                continue
        out.append(c)
    return out


def _specific(claims: list[Claim]) -> list[Claim]:
    """A statement, a move, a meeting that is told by the words of a more telling fact is that fact; and so is the second of
    two policies (行政命令, 监管规定) of one date in one stretch of words."""
    out: list[Claim] = []
    for c in sorted(claims, key=lambda c: (RANK.index(c.type), c.span)):
        dates = {m.span for m in c.mentions("date")}

        def tells(o: Claim) -> bool:
            if not o.span.overlaps(c.span) or not (dates & {m.span for m in o.mentions("date")} or o.when == c.when):  # noqa: B023
                return False
            if o.type != c.type:
                return c.type in GENERIC  # noqa: B023
            return c.type in ONCE or (c.type in GENERIC and bool(_main(c)) and _main(o) == _main(c) and bool(dates & {m.span for m in o.mentions("date")}))  # noqa: B023

        if not any(tells(o) for o in out):
            out.append(c)
    return sorted(out, key=lambda c: (c.span, RANK.index(c.type)))


def scenes_of(
    text: Text, passages: Sequence[Passage], mentions: Sequence[Mention], issued: Published
) -> Iterator[tuple[FactRule, Scene]]:
    """Every trigger of a document in its sentence, with the rule that is to read it."""
    story = _story(text, passages, mentions, issued)
    before: list[Sentence] = []
    for sentence in story.sentences:
        if before and before[-1].passage.ordinal != sentence.passage.ordinal:
            before = []
        yield from _scenes(story, sentence, tuple(before))
        before.append(sentence)


def assemble(
    text: Text, passages: Sequence[Passage], mentions: Sequence[Mention], issued: Published
) -> tuple[Claim, ...]:
    """Claims in document order."""
    claims: list[Claim] = []
    for rule, scene in scenes_of(text, passages, mentions, issued):
        claims.extend(_claim(scene, rule, draft) for draft in rule.read(scene))
    claims.sort(key=lambda c: (c.span, RANK.index(c.type), c.rule))
    claims = _specific(_deduplicated(_backed(claims)))
    named = []
    for c in claims:
        zh, en = titles(c)
        named.append(replace(c, title=zh, title_en=en))
    return tuple(named)


def with_evidence(mentions: Sequence[Mention], claims: Sequence[Claim]) -> tuple[Mention, ...]:
    """All mentions, those that facts read themselves (triggers, rounds, names by their place) among them, in order."""
    every = {(m.span, m.kind): m for m in mentions}
    for c in claims:
        for e in c.evidence:
            every.setdefault((e.mention.span, e.mention.kind), e.mention)
    return tuple(sorted(every.values(), key=lambda m: (m.span, m.kind)))


def unlinked(
    text: Text, passages: Sequence[Passage], mentions: Sequence[Mention], claims: Sequence[Claim]
) -> tuple[tuple[Mention, str], ...]:
    """Dates, amounts, parameter counts and model names in no claim, each with the reason."""
    used = {(e.mention.span, e.mention.kind) for c in claims for e in c.evidence}
    named = {e.mention.value.key for c in claims for e in c.evidence if isinstance(e.mention.value, Entity)}
    automaton = _triggers()[0]
    out = []
    for m in mentions:
        model = isinstance(m.value, Entity) and m.value.kind == "model"
        if not (
            m.kind in ("date", "amount") or model or (isinstance(m.value, Quantity) and m.value.unit == "parameters")
        ):
            continue
        if (m.span, m.kind) in used or (model and m.value.key in named):
            continue
        p = next((p for p in passages if p.start <= m.start < p.end), None)
        if p is None or p.kind not in READ:
            out.append((m, "boilerplate"))
            continue
        start = max(p.start, *(text.folded.rfind(c, p.start, m.start) + 1 for c in "。!?;"))
        ends = [i for i in (text.folded.find(c, m.end, p.end) for c in "。!?;") if i >= 0]
        part = text.folded[start : min([p.end, *ends])]
        if not automaton.find_matches_as_indexes(part.lower()):
            out.append((m, "no trigger"))
        elif not any(
            isinstance(o.value, Entity) and start <= o.start < start + len(part) and o is not m for o in mentions
        ):
            out.append((m, "no subject"))
        else:
            out.append((m, "out of scope"))
    return tuple(out)


__all__ = ["assemble", "sentences", "unlinked", "width", "with_evidence"]
