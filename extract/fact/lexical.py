"""Words of the lexicon as patterns, and the clause around a place: what every fact rule asks of a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache

from ..lexicon import either, words
from ..pattern import lazy

# One set in front, which `re` finds fast: a comma that parts no thousands, ;:!?。, word--word, ——.
CLAUSE = lazy(r"[,;:!?。—-](?:(?<=[;:!?。])|(?<=,)(?:(?<!\d,)|(?!\d{3}(?!\d)))|(?<=—)—|(?<=[^\s\d]-)-)")
_PARTED = lazy(r"[,—-](?:(?<=\d,)\d|(?<=—)—|(?<=-)-)")  # a stretch that ends inside these has other clauses
_LATIN = lazy(r"[A-Za-z]")
_HAN = lazy(r"[\u3400-\u9fff]")


@lru_cache(maxsize=1 << 6)
def _commas(folded: str, first: int, last: int) -> tuple[list[int], list[int]] | None:
    """Where the marks between the clauses of a stretch begin, and where they end; None where that depends on who asks."""
    if _PARTED.search(folded, first, last):
        return None
    found = [m.span() for m in CLAUSE.finditer(folded, first, last)]
    return [start for start, _ in found], [end for _, end in found]


@lru_cache(maxsize=1 << 8)  # every rule of a trigger asks, most of them more than once
def clause_around(folded: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    if first <= start <= last and first <= end and (commas := _commas(folded, first, last)):
        begins, ends = commas
        before, behind = bisect_right(ends, start), bisect_left(begins, end)
        return ends[before - 1] if before else first, begins[behind] if behind < len(begins) else last
    for comma in CLAUSE.finditer(folded, first, start):
        first = comma.end()
    after = CLAUSE.search(folded, end, last)
    return first, after.start() if after else last


def western(text: str) -> bool:
    """No Chinese in it, whatever its signs (€, —, ’)."""
    return not _HAN.search(text)


@cache
def lexical(name: str) -> re.Pattern[str]:
    """The words of a lexicon name as one pattern; Latin words only where they stand alone, case ignored."""
    latin = [w for w in words(name) if _LATIN.match(w) and w.isascii()]
    other = [w for w in words(name) if w not in latin]

    parts = ([rf"(?<![A-Za-z0-9])(?:{either(latin)})(?![A-Za-z0-9])"] if latin else []) + (
        [either(other)] if other else []
    )
    if all(w.lower() == w.upper() for w in words(name)):  # then `re` finds the first characters by a table of its own
        return re.compile("|".join(parts))
    # The guard is one look in a table; without it every place of a sentence is compared with every word.
    begins = "".join(sorted({re.escape(c) for w in words(name) for c in (w[0].lower(), w[0].upper())}))
    return re.compile(rf"(?=(?-i:[{begins}\u0130\u0131\u017f\u212a]))(?:{'|'.join(parts)})", re.I)


def value_of(name: str, word: str) -> str:
    """The value the lexicon gives a word that `lexical(name)` matched."""
    table = words(name)
    return table.get(word) or next((v for w, v in table.items() if w.casefold() == word.casefold()), "")
