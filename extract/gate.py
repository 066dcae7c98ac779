r"""One quick pattern for the rules that look at the same stretches of text: where any of them can match, and nothing else.

>>> gate = Gate.of([(r"(?<!\d)(?P<year>\d{4})年", 0), (r"(?:今|去)年", 0)])
>>> at = gate.pattern.search("他说今年2023年").end() - 1
>>> at, gate.members["今"]
(2, (1,))

Most stretches have nothing in them, and most guards ((?<!\d), optional words) stand at the front, where they make `re`
try every character. So a gate is written backwards: `[今去\d](?<=(?=pattern)(?s:.))` first takes one character that a
match can begin with (`re` finds those at the speed of a table), then looks back over it whether a match begins there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .edges import Edge, first

_GROUP = re.compile(r"(?<!\\)\(\?P<\w+>")
_REFERS = re.compile(r"\(\?P=|\(\?\(|\\[1-9]|^\(\?[aiLmsux]+\)")


def gateable(source: str, flags: int) -> bool:
    """Whether a pattern can be put into others: it refers to no group of its own, and sets no flags inside."""
    return not _REFERS.search(source) and not flags & ~(re.I | re.M | re.S | re.U)


class Members(dict[str, tuple[int, ...]]):
    """For a character, the patterns that can begin with it; filled as characters come up."""

    def __init__(self, edges: Iterable[Edge]) -> None:
        self.begins = [edge.pattern() for edge in edges]

    def __missing__(self, char: str) -> tuple[int, ...]:
        self[char] = tuple(i for i, begin in enumerate(self.begins) if begin.match(char))
        return self[char]


@dataclass(frozen=True, slots=True)
class Gate:
    """`pattern` ends one character behind the place where some member matches."""

    pattern: re.Pattern[str]
    members: Members

    @classmethod
    def of(cls, patterns: Sequence[tuple[str, int]]) -> Gate:
        """A gate for gateable patterns, given as (source, flags)."""
        edges = [first(source, flags) for source, flags in patterns]
        parts = [_part(source, flags, edge) for (source, flags), edge in zip(patterns, edges, strict=True)]
        either = parts[0] if len(parts) == 1 else _behind(_union(edges), "|".join(parts))
        return cls(re.compile(either), Members(edges))


def seen(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that finds something exactly where `source` does; where it is, its span does not say."""
    return Gate.of([(source, flags)]).pattern if gateable(source, flags) else re.compile(source, flags)


def _union(edges: Sequence[Edge]) -> Edge:
    chars = [edge.chars for edge in edges]
    return Edge(None if None in chars else "".join(map(str, chars)), False)


def _behind(edge: Edge, either: str) -> str:
    """A character of `edge`, and a look back over it: here one of `either` matches."""
    return rf"{edge.pattern().pattern}(?<=(?={either})(?s:.))"


def _part(source: str, flags: int, edge: Edge) -> str:
    on = "".join(letter for letter, flag in (("i", re.I), ("m", re.M), ("s", re.S)) if flags & flag)
    return _behind(edge, f"(?{on}:{_GROUP.sub('(?:', source)})")
