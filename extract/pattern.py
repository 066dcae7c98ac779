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


class Lazy:
    """Stands for a pattern; once that is compiled, its methods are those of the pattern itself."""

    def __init__(self, source: str, flags: int, expand: Callable[[str], str] | None) -> None:
        self._given = source, flags, expand

    def __getattr__(self, name: str) -> Any:
        """Asked for what is not there yet: the first time."""
        if name not in _PARTS:
            raise AttributeError(f"a pattern has no {name}")
        source, flags, expand = self._given
        pattern = re.compile(expand(source) if expand else source, flags)
        vars(self).update((part, getattr(pattern, part)) for part in _PARTS)
        return vars(self)[name]

    def __reduce__(self) -> tuple[Any, ...]:
        return Lazy, self._given


def lazy(source: str, flags: int = 0, expand: Callable[[str], str] | None = None) -> re.Pattern[str]:
    """Like `re.compile`; `expand` makes the source of what is given, when it is needed. A mistake in the source shows
    then, and in tests/test_patterns.py, which compiles all."""
    return cast("re.Pattern[str]", Lazy(source, flags, expand))
