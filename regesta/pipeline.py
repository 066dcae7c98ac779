"""The whole flow on one screen: a Source goes in, a Reading comes out."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from regesta.extract import who
from regesta.extract.amount.context import settle_amounts
from regesta.extract.assemble import assemble, with_evidence
from regesta.extract.clean import clean
from regesta.extract.detect import Detector, detect
from regesta.extract.misses import unlinked
from regesta.extract.model import Entity, Mention, Published, Reading, Source, Text
from regesta.extract.placer import Placer
from regesta.extract.printed import parse_printed
from regesta.extract.published import published
from regesta.extract.resolve import resolve
from regesta.extract.segment import segment

from .plugins import rules


@cache
def detector(bare_numbers: bool = False) -> Detector:
    """The rules made ready, once a process."""
    extra = []
    if bare_numbers:
        from regesta.extract.amount.bare_number import bare_number_rules

        extra = bare_number_rules()
    return Detector.of([*rules(), *extra])


def in_its_script(text: Text, m: Mention) -> Mention:
    """An entity's name as the document writes it, dropped glosses left out (rules see Simplified only)."""
    value = m.value
    if not isinstance(value, Entity) or text.folded is text.raw or value.name != text.folded[m.start : m.end]:
        return m
    name = m.quote
    if text.offsets is not None:
        found = zip(text.offsets[m.start : m.end], value.name, strict=True)
        name = "".join(char if text.raw[i] == "&" else text.raw[i] for i, char in found)  # &amp; is one character
    name = " ".join(name.split())  # a name broken over two lines
    if name == value.name:
        return m
    return replace(m, value=Entity(value.kind, name, value.key, value.name_en, value.wikidata))


def read(source: Source, *, given: str = "", bare_numbers: bool = False) -> Reading:
    """Everything that a document says. `given` is a publication day known from elsewhere (an EDTF string)."""
    text = clean(source.raw)
    passages = segment(text)
    read_here = settle_amounts(detect(text, detector(bare_numbers), who.names(text)), text)
    found = [in_its_script(text, m) for m in read_here]
    if given and (when := parse_printed(given)):
        issued = Published(when, "given", "The date was handed over with the document.")
    else:
        first = resolve(found, text, passages)
        issued = published(source, text, passages, first, Placer(found, text, passages))
    mentions = resolve(found, text, passages, issued.when)
    claims = assemble(text, passages, mentions, issued)
    return Reading(
        source,
        text,
        passages,
        issued,
        with_evidence((*issued.mentions, *mentions), claims),
        claims,
        (),
        unlinked(text, passages, mentions, claims, issued.mentions),
    )
