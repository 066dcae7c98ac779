"""A name in English text by its place: the mention that it is, or one made of it, and whether it is somebody's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from ..lexicon import alternation, branches, words
from ..model import Entity, Mention
from ..pattern import lazy
from ..rule import compiled
from ..who.english import is_given
from ..who.gazetteer import canonical
from .party_en import brand
from .predicate_en import presents
from .scene import THINGS, Scene, Sentence, labels

KINDS = ("person", "organisation", "product", "model", "place")
_CAPITAL = r"[A-Z0-9\u00c0-\u00de\u0141\u015a\u0160\u017d][\w&.'’-]*"
NAME = rf"{_CAPITAL}(?:\s(?:(?:{branches('name_particle_en')}|&)\s){{0,2}}{_CAPITAL}){{0,7}}"
_LETTER = lazy(r"\w")
_WHO = lazy(r",? who(?:se)?\b")
_GIVEN = lazy(r"\b([A-Z][a-z]+) \Z")
_MS = lazy(r"\b(?:Mr|Ms|Mrs|Dr)\.? \Z")
_ALONE = lazy(r"(?:(?<![A-Za-z])[a-z]+[,;]? |[.\n]\s?)\Z")
_GOES_ON = lazy(r"(?:['’]s)?\s[a-z]")
_INSIDE = lazy(r"[a-z,;]\s\Z")
OFFICE = compiled(r"\b{authority_name_en}\b")
_ADJECTIVE = lazy(r"[A-Z][a-z]+(?:ist|ish|ese|ial|nal|ral|ian|ican|tic)")
_NOUN = compiled(r"\s(?!(?:{name_goes_on_en}|and|or|of|but|also|now|then|said|says)\b)([a-z]{3,})")
_OWNS = lazy(r"['’]s\s")
_OWN = lazy(r"['’]s\Z")
_NUMBERED = lazy(r"([A-Z][A-Za-z]+)[ -]v?\d[\w.]*")
_WHAT = compiled(r", {aside_opens_en}\b")


def named(scene: Scene, sentence: Sentence, start: int, end: int) -> Mention | None:
    """The mention that these words are; one made of them where no list knows them; None where they are no name."""
    folded = scene.folded
    while lead := _lead().match(folded, start, end):
        start = lead.end()
    own = [m for m in sentence.mentions if m.start < end and start < m.end]
    if any(m.kind == "date" for m in own):
        return None
    known = [m for m in own if isinstance(m.value, Entity) and m.value.kind in KINDS and not labels(scene, m)]
    for m in known:
        if m.value.kind == "person" and m.end == end:
            return m
    for m in known:
        if m.start <= start and m.end >= end - 1:
            return m
        if m.start <= start + 1 and m.value.kind == "organisation" and folded[m.end : m.end + 1] not in " -":
            return m
    for m in known:
        if m.end == end and m.value.kind == "organisation" and folded[m.start - 1] == " ":
            return m
    name = _OWN.sub("", folded[start:end].rstrip(".,"))
    end = start + len(name)
    if (
        len(name) < 2
        or not name[0].isalnum()
        or name.isdigit()
        or name.rpartition("-")[2] in words("based_en")
        or name.split()[-1] in words("office_last_en")
        or is_adjective(folded, start, end)
        or not (brand(name, one=True) or (" " in name and re.search(rf"[a-z,] {re.escape(name)}\b", folded)))
        or not _proper(scene, sentence, start, name)
    ):
        return None
    title = _title().match(folded, start, end)
    if title and title.end() < end and not OFFICE.search(folded, title.end(), end):  # no judge: Justice Department
        start, name = title.end(), folded[title.end() : end]
    value = (
        _version(scene, name)
        or _person(scene, name, bool(title) or bool(_trade().search(folded, max(sentence.start, start - 30), start)))
        or Entity("organisation", " ".join(scene.between(start, end).split()), canonical(" ".join(name.split())))
    )
    return replace(scene, sentence=sentence).made(start, end, value)


def is_adjective(folded: str, start: int, end: int) -> bool:
    """The Communist state press: a word with the ending of an adjective, with its noun behind."""
    m = _NOUN.match(folded, end) if _ADJECTIVE.fullmatch(folded, start, end) else None
    word = m[1] if m else ""
    verb = word in words("past_en") or word.endswith("ed") or word in words("auxiliary_en") or word in presents()
    return bool(word) and not verb


@cache
def _trade() -> re.Pattern[str]:
    """The chef, her successor, in front of a name."""
    return re.compile(rf"\b(?:{alternation('refers_person_en')}|{branches('kin_en')})(?:,|\sis|\swas)?\s$")


@cache
def _lead() -> re.Pattern[str]:
    """Words in front of a name that are no part of it."""
    return re.compile(
        rf"(?:[Tt]he|But|And|{alternation('kind_lead_en')}|(?:[A-Z][\w.]*\s){{0,2}}[A-Z][\w.]*-{alternation('based_en')})\s"
    )


@cache
def _title() -> re.Pattern[str]:
    """Norvane Chief Executive, Judge: in front of somebody's name."""
    return re.compile(rf"(?:{_CAPITAL}\s){{0,4}}?(?:{alternation('title_lead_en')})\s(?=[A-Z])")


def _version(scene: Scene, name: str) -> Entity | None:
    """Heron 1, where the text names Heron-2-14B: a thing of that family."""
    numbered = _NUMBERED.fullmatch(name)
    if numbered is None:
        return None
    kin = re.compile(rf"{re.escape(numbered[1])}[ -]?v?\d")
    family = (
        m.value for s in scene.story.sentences for m in s.mentions if m.kind == "entity" and m.value.kind in THINGS
    )
    return Entity("product", name, canonical(name)) if any(kin.match(e.name) for e in family) else None


def _person(scene: Scene, name: str, sure: bool = False) -> Entity | None:
    """The person that this name is: known by a family name, a given name, a title, or because the document says who."""
    parts = name.split()
    for s in scene.story.sentences:
        for m in s.mentions:
            if (
                m.kind == "entity"
                and m.value.kind == "person"
                and m.value.name.split()[-1] == parts[-1]
                and " " in m.value.name
            ):
                return Entity("person", name, m.value.key)
    if sure or (1 < len(parts) <= 3 and is_given(parts[0])) or _somebody(scene.folded, name):
        return Entity("person", name, canonical(name))
    return None


@lru_cache(maxsize=1 << 8)
def _somebody(folded: str, name: str) -> bool:
    """Lindqvist, who; Saga Lindqvist where Lindqvist stands alone too: a person's name."""
    parts = name.split()
    if len(parts) > 3 or not parts[-1].isalpha() or parts[-1].isupper() or not all(p[0].isupper() for p in parts):
        return False
    alone = whole = False
    for at in places(folded, parts[-1]):
        end = at + len(parts[-1])
        if _WHO.match(folded, end) or _MS.search(folded, max(0, at - 5), at):
            return True
        given = _GIVEN.search(folded, max(0, at - 24), at)
        whole = whole or bool(given and given[1] not in words("no_name_en") and folded[end : end + 1] != "\n")
        alone = alone or bool(_ALONE.search(folded, max(0, at - 24), at) and _GOES_ON.match(folded, end))
    return whole and alone


def _proper(scene: Scene, sentence: Sentence, start: int, name: str) -> bool:
    """Not a common word with the capital of its sentence: it stands inside a sentence too, has another capital, or what
    it is stands behind it."""
    if no_name(name):
        return False
    first = start - sentence.start < 4 or scene.folded[start - 2 : start - 1] in '.:“"!?•-'
    if not first or any(c.isupper() or c.isdigit() for c in name[1:]):
        return True
    return named_again(scene.folded, name) or bool(_WHAT.match(scene.folded, start + len(name)))


def no_name(word: str) -> bool:
    """A common word with a capital."""
    return word in words("no_name_en") or word in words("alone_no_name_en")


def places(folded: str, word: str) -> Iterator[int]:
    """Where a word stands by itself. (A pattern that begins with a boundary tries every character of a document.)"""
    at = folded.find(word)
    while at >= 0:
        end = at + len(word)
        if not (at and _LETTER.match(folded, at - 1)) and not _LETTER.match(folded, end):
            yield at
        at = folded.find(word, end)


@lru_cache(maxsize=1 << 8)
def written_small(folded: str, name: str) -> bool:
    """The document has the word without its capital too."""
    small = name.lower()
    return any(
        folded[at - 1 : at] != "-" and folded[at + len(small) : at + len(small) + 1] != "-"
        for at in places(folded, small)
    )


@lru_cache(maxsize=1 << 8)
def named_inside(folded: str, name: str) -> bool:
    """The document names it inside a sentence."""
    return any(_INSIDE.search(folded, max(0, at - 2), at) for at in places(folded, name))


@lru_cache(maxsize=1 << 8)
def named_again(folded: str, name: str) -> bool:
    """The document names it inside a sentence too, or often, and never writes it small."""
    if written_small(folded, name):
        return False
    found = list(places(folded, name))
    inside = any(_INSIDE.search(folded, max(0, at - 2), at) or _OWNS.match(folded, at + len(name)) for at in found)
    return inside or len(found) > 2


def like_person(who: Mention) -> bool:
    """A name that no list knows, of one or two words: it may be a person's."""
    return who.rule.startswith("fact/") and len(who.value.name.split()) <= 2
