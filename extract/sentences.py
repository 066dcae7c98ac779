"""The sentences of a document: where one ends, and which passages are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from .fact.lexical import lexical
from .fact.scene import Sentence
from .model import Mention, Passage, Text
from .pattern import lazy
from .rule import compiled

LONGEST = 600  # characters of a sentence: more have none of ours
READ = ("paragraph", "question", "answer")
_CLOSING = r"[”’\"')】]*"
# One set in front, which `re` finds fast.
_END = lazy(
    r"[。!?;…\n.](?:(?<=\n)|(?<=[。!?;…])[。!?;…]*" + _CLOSING + r"|(?<=[A-Za-z0-9\u3400-\u9fff)”\"’%]\.)"
    r"(?=\s+[“\"(]?[A-Z0-9\u00c0-\u00de\u3400-\u9fff]|\s*$)" + _CLOSING + ")"
)
_BULLET = lazy(r"[▍▌▎·•●▪◦‣◆■*]\s*")  # in front of a point of a list
_NUMBER = lazy(
    r"(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[)）]|(?=[、.．|丨:]))[、.．|丨:]?\s*(?!\d))?【?"
)  # 3、 of a digest
_ITEM = lazy(r"[(（]?(?P<n>\d{1,2})(?:[)）]|[、.．|丨:])\s*(?!\d)")
_ABBREVIATED = compiled(
    r"(?:\b(?:(?<!Series )(?<!series )[A-Z]|Mr|Mrs|Ms|Dr|Prof|Inc|Corp|Co|Ltd|vs|St|No|{month_name_en}|Sept?"
    r"|U\.S|approx|est))$"
)


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


def digest(text: Text, passages: Sequence[Passage]) -> frozenset[int]:
    """The ordinals of the headings that tell of a deal each, with text below: 2、「苗圃生物」获5000万元天使轮融资."""
    headings = [
        p
        for p, below in pairwise(passages)
        if p.kind == "heading" and below.kind == "paragraph" and p is not passages[0]
    ]
    told = [p.ordinal for p in headings if lexical("deal_heading").search(text.folded, p.start, p.end)]
    return frozenset(told) if len(told) > 1 else frozenset()


def numbered(text: Text, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The paragraphs that begin with their numbers, 1、 2、 3、, three at least; else none."""
    found = [(p, m) for p in passages if p.kind in READ and (m := _ITEM.match(text.folded, p.start, p.end))]
    count = [int(m["n"]) for _, m in found]
    return tuple(p for p, _ in found) if len(count) > 2 and count == list(range(1, len(count) + 1)) else ()


def sentences(
    text: Text, passages: Sequence[Passage], mentions: Sequence[Mention], counts: Sequence[Passage] = ()
) -> Iterator[Sentence]:
    """Sentences of the passages that are read. Headings are read where a document has nothing else, and those of a digest.
    `counts` are the paragraphs that begin with their numbers (see `numbered`)."""
    kinds: tuple[str, ...] = READ if any(p.kind in READ for p in passages) else (*READ, "heading")
    items = digest(text, passages)
    counted = items | {p.ordinal for p in counts}
    at, index = 0, 0
    for p in passages:
        if p.kind not in kinds and p.ordinal not in items:
            continue
        bullet = (_NUMBER if p.ordinal in counted else _BULLET).match(text.folded, p.start, p.end)
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
