"""From one sum to another: what English writes like a range after a verb of change (rose from $8m to $11m) is two sums."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from ..model import Amount, Mention, Text
from ..pattern import lazy
from ..rule import compiled

_TO = lazy(r"\sto\s(?=[^\s])")
_FROM = lazy(r"[Ff]rom\s")


@cache
def _changed() -> re.Pattern[str]:
    return compiled(r"(?:\b{change_verb_en}\b[^.;!?\n]{0,40}?(?:\bfrom\s)?|\bby\s)$")


def change(m: Mention, text: Text) -> tuple[Mention, Mention] | None:
    """Both sums of a mention that was read as a range; None where it is one."""
    value: Amount = m.value
    if value.min is None or value.max is None or value.min == value.max or value.hedge != "exact":
        return None
    folded = text.folded
    start = found.end() if (found := _FROM.match(folded, m.start, m.end)) else m.start
    to = _TO.search(folded, start, m.end)
    led = found or folded.endswith(("from ", "by "), max(0, start - 5), start)
    if not to or not led or not _changed().search(folded, max(0, start - 60), start):
        return None
    return _part(m, text, start, to.start(), value.min), _part(m, text, to.end(), m.end, value.max)


def _part(m: Mention, text: Text, start: int, end: int, number: object) -> Mention:
    return text.mention(start, end, m.kind, replace(m.value, min=number, max=number), m.rule)
