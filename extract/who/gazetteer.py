"""Known names: one automaton over every name and alias of lexicon/names/*.tsv.

>>> [(f.value.kind, f.value.key) for f in gazetteer("智谱华章与清华大学")]
[('organisation', '智谱AI'), ('organisation', '清华大学')]
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, NamedTuple

import ahocorasick_rs

from ..detect import Found
from ..lexicon import HERE, rows
from ..model import Entity
from ..pattern import lazy
from ..rule import compiled
from .beside import left
from .script import characters, in_chinese, is_chinese, is_latin

RULE = "who/gazetteer"
WEIGHT = 5


class Known(NamedTuple):
    """One way to write a known thing. `doubtful`: the words mean something else as well."""

    entity: Entity
    doubtful: bool
    written: str
    plain: bool  # Chinese, and no transliteration: needs no look at its sides


def _plain(written: str) -> bool:
    sounds = characters("sound_zh")
    return is_chinese(written[0]) and is_chinese(written[-1]) and not (written[0] in sounds and written[-1] in sounds)


@dataclass(frozen=True)
class Gazetteer:
    automaton: Any
    known: tuple[Known, ...]  # by pattern index


@cache
def files() -> tuple[str, ...]:
    return tuple(f"names/{p.name}" for p in sorted((HERE / "names").glob("*.tsv")))


@cache
def table() -> dict[str, Known]:
    """Every spelling, lowered, with what it names. The first file and row win; a sure spelling wins over a doubtful."""
    found: dict[str, Known] = {}
    for file in files():
        for row in rows(file):
            entity = Entity(row["kind"], row["name"], row["key"] or row["name"], row["name_en"], row["wikidata"])
            aliases = row["aliases"].split("|") if row["aliases"] else []
            doubtful = {a[1:] for a in aliases if a.startswith("?")}
            for written in dict.fromkeys([row["name"], row["name_en"], *(a.lstrip("?") for a in aliases)]):
                if not written:
                    continue
                made = Known(entity, written in doubtful, written, _plain(written))
                have = found.get(written.lower())
                if have is None or (have.doubtful and not made.doubtful):
                    found[written.lower()] = made
    return found


@cache
def built() -> Gazetteer:
    spellings = sorted(table())
    return Gazetteer(
        ahocorasick_rs.AhoCorasick(spellings, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest),
        tuple(table()[s] for s in spellings),
    )


def lookup(name: str) -> Entity | None:
    """What a name written alone means, or None."""
    known = table().get(name.lower())
    return known.entity if known else None


def canonical(name: str) -> str:
    """The key for a name: the known one, or the folded words (English: casefolded with single spaces)."""
    known = table().get(" ".join(name.lower().split()))
    if known and not known.doubtful:
        return known.entity.key
    return " ".join(name.casefold().split()) if name.isascii() else name


def named(kind: str, name: str) -> Entity:
    """A name as an entity: the known thing where it is one, else of this kind."""
    known = lookup(name)
    return replace(known, name=name) if known else Entity(kind, name, canonical(name))


_LONGER = lazy(r"[-.]?[0-9]|[-·.][A-Z]")
_INSIDE = lazy(r"[0-9A-Za-z][-.·]$")


_DATE = lazy(r"(?:(?:19|20)\d\d年|\d{1,2}月(?:\d|[份初底末中上下]))")  # ChatGPT11月30日上线


def bounded(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is no piece of a longer Latin word, version number or transliteration."""
    first, last = text[start], text[end - 1]
    before, after = text[start - 1 : start], text[end : end + 1]
    if is_latin(first) and before and (is_latin(before) or _INSIDE.search(text, max(0, start - 2), start)):
        return False
    if is_latin(last):
        if last.isalpha() and _DATE.match(text, end):
            return True
        return not (after and is_latin(after)) and not _LONGER.match(text, end)
    sounds = characters("sound_zh")
    if (
        first in sounds
        and last in sounds
        and (
            before in characters("sound_strong_zh")
            or after in characters("sound_strong_zh")
            or after == "·"
            or before == "·"
        )
    ):
        return all(c not in sounds for c in text[start:end])
    return True


def cased(text: str, start: int, end: int, known: Known) -> bool:
    """A Latin name is written with a capital (or as listed), except where it stands in Chinese text."""
    words = text[start:end]
    if not known.written[0].isascii() or not known.written[0].isalpha():
        return True
    if words == known.written or (words != words.lower() and len(words) > 3):
        return True
    return in_chinese(text, start, end) and len(words) > 2 and (words == words.upper() or len(words) > 3)


@cache
def _speaks_after() -> re.Pattern[str]:
    return compiled(r"[”’\"']?\s?(?:{name_follows_zh}|{person_says_zh}|{name_follows_en})")


@cache
def _speaks_before() -> re.Pattern[str]:
    return compiled(r"(?:{name_precedes_zh}|{name_precedes_en}\s?)[“‘\"']?$")


_LICENCE = lazy(r"[- ]?(?:开源)?(?:授权|许可|协议|licen[cs]e)", re.I)
_SENTENCE_BEGINS = lazy(r"(?:^|[.!?:;。!?\n“\"])\s*$")


def vouched(text: str, f: Found, sure: dict[int, Found], ends: dict[int, Found]) -> bool:
    """Whether the surroundings of a doubtful name speak for it: quotation marks, a neighbour in a list that is surely
    a name of its kind, a word that only names have beside them; for Latin words a capital inside a sentence."""
    before, after = text[f.start - 1 : f.start], text[f.end : f.end + 1]
    if before in ("“", "‘") and after in ("”", "’"):
        return True
    for mark, side in ((after, sure.get(f.end + 1)), (before, ends.get(f.start - 1))):
        if mark and mark in "、和与及/," and side and side.value.kind == f.value.kind:
            return True
    if _speaks_after().match(text, f.end) or _speaks_before().search(text, max(0, f.start - 12), f.start):
        return True
    if after in (".", ":") and text[f.end + 1 : f.end + 2] == " " and before in ("", "\n"):
        return True  # the heading of a paragraph of news: Mistral. The Paris start-up …
    if f.value.kind == "person" and not text[f.start].isascii() and left(text, f.start) == 4:
        return True
    if text[f.start].isascii():
        if in_chinese(text, f.start, f.end):
            return text[f.start] != text[f.start].lower() or not text[f.start].isalpha()
        return not _SENTENCE_BEGINS.search(text, max(0, f.start - 4), f.start)
    return False


@lru_cache(maxsize=1 << 14)
def _named(index: int, words: str) -> Entity:
    """The known thing as these words name it."""
    return replace(built().known[index].entity, name=words)


def gazetteer(folded: str) -> list[Found]:
    """Readings of known names, in order and disjoint."""
    lower = folded.lower()
    if len(lower) != len(folded):
        lower = folded
    g = built()
    found: list[Found] = []
    doubtful: list[Found] = []
    for index, start, end in g.automaton.find_matches_as_indexes(lower):
        known = g.known[index]
        if not known.plain and not (bounded(folded, start, end) and cased(folded, start, end, known)):
            continue
        if start and folded.startswith("股东", start - 1):
            continue  # 股东|航民集团 is not of 东航
        if known.written == "MIT" and _LICENCE.match(folded, end):
            continue
        value = _named(index, folded[start:end])
        if folded[end - 1 : end + 1] == "部门":  # those of a town: no ministry
            end += 1
            value = Entity("organisation", folded[start:end], folded[start:end])
        (doubtful if known.doubtful else found).append(Found(start, end, "entity", value, RULE, WEIGHT))
    if doubtful:
        keys = {f.value.key for f in found}
        grew = True
        while grew:  # one name of a list vouches for the next
            starts, ends = {f.start: f for f in found}, {f.end: f for f in found}
            new = [f for f in doubtful if f.value.key in keys or vouched(folded, f, starts, ends)]
            doubtful = [f for f in doubtful if f not in new]
            found += new
            grew = bool(new and doubtful)
            keys.update(f.value.key for f in new)
    return sorted(found)
