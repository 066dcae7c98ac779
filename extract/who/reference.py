"""What 该公司, 后者, 双方 or "the company" refers to: the last organisation (or person) before it. Pure.

>>> refers("后者").kinds
('organisation', 'person')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ..lexicon import alternation, words
from ..model import Mention


class Reference(NamedTuple):
    """`kinds` that it can refer to; `which`: last, first (前者) or both (双方)."""

    kinds: tuple[str, ...]
    which: str


_KINDS = {
    "organisation": ("organisation",),
    "person": ("person",),
    "product": ("product", "model"),
    "any": ("organisation", "person"),
    "former": ("organisation", "person"),
    "both": ("organisation",),
    "two": ("organisation", "person", "product", "model"),
}
FAR = 400  # characters that a reference reaches back


@cache
def pattern() -> re.Pattern[str]:
    """Finds references in folded text, longest first; where one begins, `reference` says what it means."""
    return re.compile(rf"(?:{alternation('reference_zh')}|\b(?:{alternation('reference_en')})\b)", re.I)


def refers(expression: str) -> Reference | None:
    """How an expression refers, or None."""
    sort = words("reference_zh").get(expression) or words("reference_en").get(" ".join(expression.lower().split()))
    if sort is None:
        return None
    return Reference(_KINDS[sort], "both" if sort in ("both", "two") else "first" if sort == "former" else "last")


def referents(text: str, start: int, entities: Sequence[Mention]) -> tuple[Mention, ...]:
    """What the expression at text[start:] refers to: one mention, two for 双方 and 两者, or none. `entities` are the
    document's entity mentions in order; the same thing named twice counts once."""
    m = pattern().match(text, start)
    how = refers(m[0]) if m else None
    if how is None:
        return ()
    seen: dict[str, Mention] = {}
    for e in reversed(entities):
        if e.end > start or e.value is None or e.value.kind not in how.kinds:
            continue
        if start - e.end > FAR or len(seen) == 2:
            break
        if not (seen and next(iter(seen.values())).value.kind != e.value.kind):
            seen.setdefault(e.value.key, e)
    last = tuple(seen.values())
    if how.which == "both":
        return tuple(reversed(last)) if len(last) == 2 else ()
    if how.which == "first":
        return last[1:2]
    return last[:1]


def reference(text: str, start: int, entities: Sequence[Mention]) -> Mention | None:
    """The one mention that the expression at text[start:] refers to (of 双方 the nearer), or None."""
    found = referents(text, start, entities)
    return found[-1] if found else None
