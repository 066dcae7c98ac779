"""Patterns that are compiled when they are first needed: a line of text has words for few of the many that rules have.

>>> lazy(r"\\d+年").search("在2023年")[0]
'2023年'
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

_PARTS = (
    *("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split"),
    *("pattern", "flags", "groups", "groupindex"),
)


class Compiled:
    """Stands for a pattern: its methods are those of the pattern itself."""

    _given: tuple[str, int, Callable[[str], str] | None]

    def __reduce__(self) -> tuple[Any, ...]:
        return lazy, self._given


class Lazy(Compiled):
    """A pattern to come; what is asked for first makes it one that is compiled, which costs no more than `re` does."""

    def __init__(self, source: str, flags: int, expand: Callable[[str], str] | None) -> None:
        self._given = source, flags, expand

    def __getattr__(self, name: str) -> Any:
        if name not in _PARTS:
            raise AttributeError(f"a pattern has no {name}")
        source, flags, expand = self._given
        pattern = re.compile(expand(source) if expand else source, flags)
        vars(self).update((part, getattr(pattern, part)) for part in _PARTS)
        self.__class__ = Compiled  # type: ignore[assignment]
        return vars(self)[name]


def lazy(source: str, flags: int = 0, expand: Callable[[str], str] | None = None) -> re.Pattern[str]:
    """Like `re.compile`; `expand` makes the source of what is given, when it is needed. A mistake in the source shows
    then, and in tests/test_patterns.py, which compiles all."""
    return cast("re.Pattern[str]", Lazy(source, flags, expand))
