"""Mentions to claims: sentences with triggers are read by the fact rules, and what they draft is settled here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .fact import FactRule
from .fact.by_place_en import behind_dateline
from .fact.carried import settled
from .fact.dated import begun
from .fact.lexical import lexical
from .fact.predicate_en import parted
from .fact.scene import ACTORS, Draft, Scene
from .factuality import factuality
from .lexicon import words
from .merge import together
from .model import Claim, Evidence, Mention, Passage, Published, Span, Text
from .telling import scenes_of
from .title import titles

_BEFORE = " \n,;:*•·●■▶#>|、，"  # marks before a clause: those of lists and quotations too
_OTHER_NAME = re.compile("[A-Z]")  # the Commission, Lorne said
_ASIDE = 160  # characters of a subject and what is said of it in passing
_LED = re.compile(
    r"\b(?:[Oo]n|[Ii]n|[Aa]t|[Bb]y|[Ff]or|[Ff]rom|[Ss]ince|[Uu]ntil|[Dd]uring|[Aa]s of|[Ll]ate|[Ee]arly)\s(?:the\s|late\s|early\s)?$"
)
_NO_SUBJECT = re.compile(
    r"(?:which|who|said|says|was|were|is|are|has|had|have|will|would|also|then|almost|later|today|expects?|plans?|agreed"
    r"|announced|completed|bought|acquired|[a-z]+ly)\b"
)
_OPENS = re.compile(
    r"(?:Under|When|While|As|After|Before|Although|Though|Because|Since|If|Despite|Following|With|Unlike|For)\b(?! all)"
)
_WHICH = re.compile(r",\s(?:which|who|whose)\b[^,;]*$")
_SHORTEST, _LONGEST = 12, 300  # characters of a main clause, of a quote with it
_NAMES_IT = "简全俗旧别名统合下"  # 简称, 下称: 称 that says nothing
LASTING = (
    "market",
    "forecast",
    "statement",
    "other",
    "funding",
)  # what is told of a time from a day on, not of that day


def _speaker(scene: Scene, agents: Sequence[Mention] = ()) -> tuple[str, Mention | None]:
    """Who asserts it: the turn of a conversation, else whoever 表示/称/says it in the sentence; `agents` are those the fact
    was read with, whom no list may know."""
    if scene.sentence.passage.speaker:
        label = scene.sentence.passage.speaker
        return label, scene.story.persons.get(label)
    folded, s = scene.folded, scene.sentence
    best = None
    for verb in lexical("speech_verb").finditer(folded, s.start, s.end):
        if verb[0] == "称" and folded[verb.start() - 1] in _NAMES_IT:
            continue
        if verb.start() > scene.trigger.start and not re.search('[”"]', folded[scene.trigger.end : verb.start()]):
            break
        if verb[0].endswith("ed") and folded.endswith(", ", s.start, verb.start()):
            continue  # its merger with X, announced last November
        near = [
            m
            for m in (*agents, *scene.entities("person", "organisation"))
            if 0 <= verb.start() - m.end <= 8 and not _OTHER_NAME.search(folded, m.end, verb.start())
        ]
        if (near and verb.end() <= scene.trigger.start + 1) or (near and best is None):
            best = near[-1]
    return (best.value.name, best) if best else ("", None)


def _opened(scene: Scene, start: int) -> int:
    """Where English words begin that make sense alone: with the preposition of a date, or the subject before an aside."""
    if not scene.folded[start].isascii():
        return start
    begin = scene.sentence.start
    start = max(start, min(behind_dateline(scene), scene.trigger.start))
    if (led := _LED.search(scene.folded, begin, start)) and led.end() == start:
        return led.start()
    if start - begin <= _ASIDE and _NO_SUBJECT.match(scene.folded, start):
        return begin + len(lead := scene.between(begin, start)) - len(lead.lstrip(_BEFORE))
    return start


def _closed(scene: Scene, start: int, end: int) -> int:
    """Where English words end that make sense alone: with the main clause behind when, under, or which."""
    folded = scene.folded
    if not folded.startswith(", ", end) or not folded[start].isascii():
        return end
    if not (_OPENS.match(folded, start) or _WHICH.search(folded, start, end)):
        return end
    _, last = scene.clause_of(end + 2, end + 2)
    return last if last - start <= _LONGEST and last - end > _SHORTEST else end


def _claim(scene: Scene, rule: FactRule, draft: Draft) -> Claim:
    draft = settled(scene, draft)
    shown = [e.mention for e in draft.roles if scene.sentence.start <= e.mention.start < scene.sentence.end]
    start = min([m.start for m in shown] + [scene.trigger.start])
    end = max([m.end for m in shown] + [scene.trigger.end])
    first, last = scene.clause
    start, end = min(start, first), max(end, last)
    while start < end and scene.folded[start] in _BEFORE:
        start += 1
    start = _opened(scene, start)
    end = _closed(scene, start, end)
    while end > start and scene.folded[end - 1] in " ,;:。":
        end -= 1
    span = scene.story.text.span(start, end)
    when = draft.date.value if draft.date else None
    basis = draft.date.basis if draft.date else "written"
    ahead = draft.type == "forecast" and draft.date and scene.folded.endswith("起", draft.date.start, draft.date.end)
    if draft.date and when and (ahead or draft.type not in LASTING):
        point = begun(when, scene.between(draft.date.start, draft.date.end))
        if point != when:
            when, basis = point, "inferred"
    if when is not None and when.earliest is None and when.latest is None:
        when = None if not when.edtf.startswith("XXXX") else when
    speaker, spoken = _speaker(
        scene, [e.mention for e in draft.roles if e.role == "agent" and e.mention.value.kind in ACTORS]
    )
    if draft.type == "statement" and speaker and not scene.sentence.passage.speaker:
        said = next((e.mention for e in draft.roles if e.role == "agent" and e.mention.value.kind in ACTORS), None)
        speaker, spoken = (said.value.name, said) if said else (speaker, spoken)
    roles = draft.roles + ((Evidence("speaker", spoken),) if spoken else ())
    return Claim(
        draft.type,
        span,
        scene.story.text.raw[span.start : span.end],
        rule.name,
        roles,
        when,
        basis,
        factuality(scene, draft),
        speaker,
        draft.funding,
        draft.release,
        draft.reach,
    )


def _weak(claims: Sequence[Claim]) -> dict[Span, list[int]]:
    """Dates that only claims of these types use, with where the triggers of those begin."""
    found: dict[Span, list[int]] = {}
    sure = set()
    for c in claims:
        for date in (e.mention for e in c.evidence if e.role == "date"):
            found.setdefault(date.span, []).extend(e.mention.start for e in c.evidence if e.role == "trigger")
            if c.type not in ("statement", "meeting", "other", "business", "forecast"):
                sure.add(date.span)
    return {span: at for span, at in found.items() if span not in sure}


def _ends_alike(act: Claim, planned: Claim) -> bool:
    """Both end on the same day, and the act has no first day of its own."""
    a, b = act.when, planned.when
    return bool(a and b and a.earliest is None and a.latest == b.latest)


def _apart(scene: Scene, draft: Draft, weak: dict[Span, list[int]]) -> bool:
    """In English the date is that of this verb, and every claim that took it hangs on a verb of another clause."""
    if draft.date is None or draft.date.span not in weak or not scene.trigger.quote.isascii():
        return False
    return all(parted(scene.folded, at, scene.trigger.start) for at in weak[draft.date.span])


def assemble(
    text: Text, passages: Sequence[Passage], mentions: Sequence[Mention], issued: Published
) -> tuple[Claim, ...]:
    """Claims in document order."""
    claims: list[Claim] = []
    read: set[tuple[int, int]] = set()  # the clauses that told something
    foreseen: dict[tuple[int, int], Claim] = {}  # those that told nothing but a forecast, by 会, 将 or 计划
    unread: list[tuple[FactRule, Scene]] = []
    for rule, scene in scenes_of(text, passages, mentions, issued):
        if rule.last:
            unread.append((rule, scene))
            continue
        told = [_claim(scene, rule, draft) for draft in rule.read(scene)]
        if told:
            word = text.folded[scene.trigger.start : scene.trigger.end]
            modal = word in words("modal_zh") or word.lower() in words("modal_en")
            only = scene.clause not in read and len(told) == 1 and modal
            if only and rule.type == "forecast":
                foreseen[scene.clause] = told[0]
            else:
                foreseen.pop(scene.clause, None)
            read.add(scene.clause)
            claims.extend(told)
    used = {e.mention.span for c in claims for e in c.evidence if e.role == "date"}
    dated: set[tuple[tuple[int, int], int]] = set()
    weak = _weak(claims)
    for rule, scene in unread:
        latin = scene.trigger.quote.isascii()  # a clause in English can tell two things, each with a date of its own
        if planned := foreseen.get(scene.clause):
            told = [_claim(scene, rule, d) for d in rule.read(scene)]
            sure = planned.factuality != "hypothetical" and bool(
                rule.triggers or (told and told[0].factuality == "planned")
            )
            if sure and told and told[0].when == planned.when:  # 下周他会去纽约: an act that is planned
                claims[claims.index(planned)] = told[0]
                del foreseen[scene.clause]
                continue
            if (
                sure and latin and told and _ends_alike(told[0], planned)
            ):  # plans to open a line by May: counted from now
                claims[claims.index(planned)] = replace(planned, type=told[0].type, factuality="planned")
                del foreseen[scene.clause]
                continue
            if not latin:
                continue
        if not latin and (
            scene.clause in read or (not rule.triggers and scene.sentence.mentions[scene.nth].span in used)
        ):
            continue
        if latin and not rule.triggers and (own := scene.sentence.mentions[scene.nth].span) in used and own not in weak:
            continue
        drafts = [
            d
            for d in rule.read(scene)
            if d.date
            and (scene.clause, d.date.start) not in dated
            and not (d.date.span in used and (scene.clause in read or not rule.triggers) and not _apart(scene, d, weak))
        ]
        claims.extend(_claim(scene, rule, d) for d in drafts)
        dated |= {(scene.clause, d.date.start) for d in drafts if d.date}
        used |= {d.date.span for d in drafts if d.date}
        if drafts and not latin:
            read.add(scene.clause)
    claims = together(claims, mentions)
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
