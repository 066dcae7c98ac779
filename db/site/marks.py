"""Cuts a text at the borders of overlapping spans, so that each piece knows everything that covers it.

Spans may nest, cross or repeat; the pieces never do, and together they are the text:

>>> [(piece.text, piece.covers) for piece in pieces("abcdef", [Cover(0, 4, "x"), Cover(2, 6, "y")], 0, 6)]
[('ab', ('x',)), ('cd', ('x', 'y')), ('ef', ('y',))]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Cover(NamedTuple, Generic[T]):
    """A half-open range of code points and what it means."""

    start: int
    end: int
    what: T


class Piece(NamedTuple, Generic[T]):
    """A stretch of text; `covers` lie over all of it, `begins` start exactly here, `ends` end exactly here."""

    start: int
    text: str
    covers: tuple[T, ...]
    begins: tuple[T, ...]
    ends: tuple[T, ...]


def pieces(text: str, covers: Iterable[Cover[T]], start: int, end: int) -> Iterator[Piece[T]]:
    """The pieces of text[start:end]; time grows with pieces times their depth, not with pieces times covers."""
    inside = sorted(
        (c for c in covers if c.start < end and start < c.end and c.start < c.end), key=lambda c: (c.start, -c.end)
    )
    borders = sorted({start, end, *(max(c.start, start) for c in inside), *(min(c.end, end) for c in inside)})
    waiting, open_ = 0, list[Cover[T]]()
    for left, right in pairwise(borders):
        open_ = [c for c in open_ if c.end > left]
        while waiting < len(inside) and inside[waiting].start <= left:
            open_.append(inside[waiting])
            waiting += 1
        yield Piece(
            left,
            text[left:right],
            tuple(c.what for c in open_),
            tuple(c.what for c in open_ if c.start == left),
            tuple(c.what for c in open_ if c.end == right),
        )
