"""The script of the document: all is read in Simplified and half width, and is then quoted as the document writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from .model import Claim, Entity, Evidence, Funding, Mention, Published, Reading, Release, Span, Text

Spelled = Callable[[str], str]


def in_its_script(reading: Reading) -> Reading:
    """A reading with the quotes, names and speakers of the document: until then all words are folded, so that both scripts
    are compared alike. Keys of entities and titles stay folded."""
    text = reading.text
    if text.folded is text.raw:
        return reading
    words = {m.span: m.quote for m in (*reading.mentions, *reading.published.mentions)}
    mentions = {m.id: _mention(text, m, words) for m in reading.mentions}
    return replace(
        reading,
        passages=tuple(
            replace(p, speaker=_spelled(text, p.speaker, p.start)) if p.speaker else p for p in reading.passages
        ),
        published=_published(text, reading.published, words),
        mentions=tuple(mentions.values()),
        claims=tuple(_claim(text, c, words) for c in reading.claims),
        unlinked=tuple((mentions[m.id], reason) for m, reason in reading.unlinked),
    )


def quoted(text: Text, mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions, as they are detected and resolved, with the quotes and names of the document."""
    mentions = list(mentions)
    words = {m.span: m.quote for m in mentions}
    return [_mention(text, m, words) for m in mentions]


def _mention(text: Text, m: Mention, words: Mapping[Span, str]) -> Mention:
    value = m.value
    if isinstance(value, Entity) and value.name == " ".join(m.quote.split()):  # one broken over two lines
        value = replace(value, name=" ".join(text.written(m.start, m.end).split()))
    why = m.why and _quoting(text, m.why, [s for s in (m.span, m.anchor) if s], words)
    quote = text.raw[m.span.start : m.span.end]
    if value is m.value and quote == m.quote and why == m.why:
        return m
    return replace(m, quote=quote, value=value, why=why)


def _quoting(text: Text, why: str, spans: list[Span], words: Mapping[Span, str]) -> str:
    """A reason that quotes the words of these spans."""
    for span in spans:
        if said := words.get(span):
            why = why.replace(said, text.raw[span.start : span.end])
    return why


def _published(text: Text, p: Published, words: Mapping[Span, str]) -> Published:
    why = _quoting(text, p.why, [m.span for m in p.mentions], words)
    return replace(p, why=why, mentions=tuple(_mention(text, m, words) for m in p.mentions))


def _claim(text: Text, c: Claim, words: Mapping[Span, str]) -> Claim:
    said = {e.mention.value.name: e.mention.start for e in c.evidence if isinstance(e.mention.value, Entity)}
    first = min(e.mention.start for e in c.evidence)

    def spelled(name: str) -> str:
        return _spelled(text, name, said.get(name, first))

    return replace(
        c,
        quote=text.raw[c.span.start : c.span.end],
        evidence=tuple(Evidence(e.role, _mention(text, e.mention, words)) for e in c.evidence),
        speaker=spelled(c.speaker),
        funding=c.funding and _funding(c.funding, spelled),
        release=c.release and _release(c.release, spelled),
    )


def _funding(f: Funding, spelled: Spelled) -> Funding:
    return replace(
        f,
        company=spelled(f.company),
        round_written=f.round_written and spelled(f.round_written),
        investors=tuple(map(spelled, f.investors)),
        lead_investors=tuple(map(spelled, f.lead_investors)),
    )


def _release(r: Release, spelled: Spelled) -> Release:
    """Its organisation and predecessor may be known names that the text spells otherwise or not at all."""
    return replace(
        r,
        name=spelled(r.name),
        organisation=r.organisation and spelled(r.organisation),
        family=r.family and spelled(r.family),
        predecessor=r.predecessor and spelled(r.predecessor),
    )


def _spelled(text: Text, name: str, near: int) -> str:
    """A folded name as the document spells it at or behind a place, else anywhere; itself where the document has it nowhere."""
    at = text.folded.find(name, near)
    if at < 0:
        at = text.folded.find(name)
    return text.written(at, at + len(name)) if name and at >= 0 else name
