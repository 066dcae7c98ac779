"""What `explain` prints: which rule read which words, what lost and to whom, how a date was placed."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.extract import who
from regesta.extract.clean import clean
from regesta.extract.detect import settle
from regesta.extract.model import Source
from regesta.extract.refusals import refusals
from regesta.extract.script import in_its_script
from regesta.extract.show import show

from .pipeline import detector, read_folded


def explained(raw: str, published: str = "", facts: bool = False) -> Iterator[str]:
    """Lines of text, the readings in the order of the words."""
    text = clean(raw)
    if text.folded != raw:
        yield f"folded   {text.folded.strip()}"
    settled, losses = settle([*detector().read(text.folded), *who.names(text)])
    folded = read_folded(Source("explain", "explain", raw), given=published)
    reading = in_its_script(folded)
    p = reading.published
    yield f"published {p.when.edtf if p.when else '?'} ({p.basis}) {p.why}"
    for m in reading.mentions:
        yield f"{m.span.start:>5}-{m.span.end:<5} {m.quote}  =  {show(m.value)}   [{m.kind}, {m.rule}, {m.basis}]"
        if m.why:
            yield f"            {m.why}"
        if m.anchor:
            yield f"            counted from {raw[m.anchor.start : m.anchor.end]} at {m.anchor.start}"
        for f in settled:
            if m.start <= f.start and f.end <= m.end and f.rule != m.rule:
                yield f"            of {text.folded[f.start : f.end]} [{f.rule}]"
    for loss in losses:
        yield f"lost     {text.folded[loss.lost.start : loss.lost.end]} [{loss.lost.rule}] to {text.folded[loss.to.start : loss.to.end]} [{loss.to.rule}]"
    for c in reading.claims:
        when = c.when.edtf if c.when else "undated"
        yield f"claim    {c.type} {when} {c.factuality}{' by ' + c.speaker if c.speaker else ''} [{c.rule}] {c.title}"
        if facts:
            for e in c.evidence:
                m = e.mention
                where = "" if c.span.overlaps(m.span) else f", found {c.reach} wide at {m.span.start}"
                yield f"            {e.role}: {m.quote} ({m.rule if m.kind == 'cue' else show(m.value)}{where})"
    if facts:
        for cue, rule, reason in refusals(text, folded.passages, folded.mentions, p):
            yield f"refused  {cue.quote} [{rule}] {reason}"
    for m, reason in reading.unlinked:
        yield f"unlinked {m.quote} ({reason})"
