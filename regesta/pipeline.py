"""The whole flow on one screen: a Source goes in, a Reading comes out."""

from __future__ import annotations

from functools import cache

from regesta.extract import who
from regesta.extract.amount.context import settle_amounts
from regesta.extract.assemble import assemble, with_evidence
from regesta.extract.clean import clean
from regesta.extract.detect import Detector, detect
from regesta.extract.misses import unlinked
from regesta.extract.model import Published, Reading, Source
from regesta.extract.placer import Placer
from regesta.extract.printed import parse_printed
from regesta.extract.published import published
from regesta.extract.resolve import resolve
from regesta.extract.script import in_its_script
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


def read(source: Source, *, given: str = "", bare_numbers: bool = False) -> Reading:
    """Everything that a document says. `given` is a publication day known from elsewhere (an EDTF string)."""
    return in_its_script(read_folded(source, given=given, bare_numbers=bare_numbers))


def read_folded(source: Source, *, given: str = "", bare_numbers: bool = False) -> Reading:
    """The same as the rules see it: names in Simplified and half width, claims without titles."""
    text = clean(source.raw)
    passages = segment(text)
    found = settle_amounts(detect(text, detector(bare_numbers), who.names(text)), text)
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
