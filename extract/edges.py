r"""The characters that a pattern can begin and end with: what cannot begin here need not be tried here.

>>> first(r"(?<!\d)(?:约|about)?\s?[一二]年", 0).chars
'\\sa一二约'
>>> last(r"(?:before |在)?", 0).empty
True

Read from the parse tree of `re`. Whatever is not understood stands for any character, so that nothing is ever missed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple


class Edge(NamedTuple):
    """`chars`: the inside of a character class, None for any character; `empty`: the pattern can match nothing."""

    chars: str | None
    empty: bool

    def pattern(self) -> re.Pattern[str]:
        """One character of these."""
        return re.compile("(?s:.)" if self.chars is None else f"[{self.chars}]" if self.chars else "(?!)")


def first(source: str, flags: int) -> Edge:
    """What a match can begin with; zero-width guards (lookarounds, anchors) are taken as kept."""
    return _edge(source, flags, 1)


def last(source: str, flags: int) -> Edge:
    """What a match can end with."""
    return _edge(source, flags, -1)


def width(source: str, flags: int) -> int:
    """The most characters that a match can have."""
    return int(min(parser.parse(source, flags).getwidth()[1], 1 << 20))


def guarded(source: str, flags: int = 0) -> str:
    """The same pattern behind one look, in a table, at what it can begin with: where hundreds of words would be tried.

    >>> guarded("(?:收购|出售)|卖")
    '(?=(?-i:[出卖收]))(?:(?:收购|出售)|卖)'
    """
    edge = first(source, flags)
    return source if edge.empty or edge.chars is None else f"(?=(?-i:[{edge.chars}]))(?:{source})"


def quick(source: str, flags: int) -> bool:
    """Whether `re` itself looks for the first character of a match with a table: the pattern begins with one set."""
    tree: Any = parser.parse(source, flags)
    flags = tree.state.flags
    while len(tree) and tree[0][0] is op.SUBPATTERN:
        _, add, drop, tree = tree[0][1]
        flags = (flags | add) & ~drop
    return len(tree) > 0 and tree[0][0] in (op.IN, op.LITERAL) and not flags & re.I


def _edge(source: str, flags: int, step: int) -> Edge:
    tree = parser.parse(source, flags)
    if tree.state.flags & (re.A | re.L | re.X):
        return Edge(None, True)
    pieces: set[str] = set()
    try:
        empty = _sequence(tree, tree.state.flags, step, pieces)
    except _AnyError:
        return Edge(None, True)
    return Edge("".join(sorted(pieces)), empty)


class _AnyError(Exception):
    """Any character is possible."""


_NOTHING = (op.AT, op.ASSERT, op.ASSERT_NOT)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_CATEGORIES = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_WORD: r"\W",
}
# What ASCII letters match beside themselves when case is ignored: dotted and dotless i, Kelvin sign, long s.
_ALSO = {"i": "\u0130\u0131", "k": "\u212a", "s": "\u017f"}


def _sequence(parts: Iterable[Any], flags: int, step: int, into: set[str]) -> bool:
    """Adds what a sequence can begin (step 1) or end (-1) with; True where it can match nothing."""
    return all(_part(kind, value, flags, step, into) for kind, value in list(parts)[::step])


def _part(kind: Any, value: Any, flags: int, step: int, into: set[str]) -> bool:
    if kind in _NOTHING:
        return True
    if kind is op.LITERAL:
        into.add(_letter(value, flags))
        return False
    if kind is op.IN:
        into.update(_class(value, flags))
        return False
    if kind is op.BRANCH:
        return any([_sequence(branch, flags, step, into) for branch in value[1]])
    if kind is op.SUBPATTERN:
        _, add, drop, inner = value
        return _sequence(inner, (flags | add) & ~drop, step, into)
    if kind in _REPEATS:
        least, _, inner = value
        return _sequence(inner, flags, step, into) or least == 0
    if kind is op.ATOMIC_GROUP:
        return _sequence(value, flags, step, into)
    raise _AnyError


def _letter(code: int, flags: int) -> str:
    char = chr(code)
    if flags & re.I and char.lower() != char.upper():
        if not char.isascii():
            raise _AnyError
        return char.lower() + char.upper() + _ALSO.get(char.lower(), "")
    return re.escape(char)


def _class(items: Sequence[Any], flags: int) -> Iterable[str]:
    for kind, value in items:
        if kind is op.LITERAL:
            yield _letter(value, flags)
        elif kind is op.RANGE:
            low, high = value
            if flags & re.I and any(chr(c).lower() != chr(c).upper() for c in range(low, min(high, low + 0x3000) + 1)):
                if high > 0x7F:
                    raise _AnyError
                yield "a-zA-Z" + "".join(_ALSO.values())
            yield f"{re.escape(chr(low))}-{re.escape(chr(high))}"
        elif kind is op.CATEGORY:
            yield _CATEGORIES[value]
        else:
            raise _AnyError  # [^...]
