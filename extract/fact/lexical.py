"""Words of the lexicon as patterns, and the clause around a place: what every fact rule asks of a sentence."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ..lexicon import either, words

CLAUSE = re.compile(r"(?<!\d),|,(?!\d{3}(?!\d))|[;:!?。]|(?<=[^\s\d])--|——")
_LATIN = re.compile(r"[A-Za-z]")
_HAN = re.compile(r"[\u3400-\u9fff]")


@lru_cache(maxsize=1 << 8)  # every rule of a trigger asks, most of them more than once
def clause_around(folded: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
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
