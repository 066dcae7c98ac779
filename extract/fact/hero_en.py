"""Whom an English document is about: the organisation, known or not, that its paragraphs keep naming.

A digest, whose paragraphs have each their own, is about nobody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..lexicon import words
from ..model import Entity, Mention, Passage, Text
from ..pattern import lazy
from ..who.gazetteer import canonical
from .party_en import brand

_FIRST = lazy(
    r"(?:^|[\n.!?”\"]\s{0,3})(?:The\s|At\s)?(?P<name>[A-Z\u00c0-\u00de][\w&’'-]*(?:\s(?:&\s|of\s)?[A-Z\u00c0-\u00de][\w&’'-]*){0,4})(?=['’]s?\s|,\s|\s[a-z])"
)
_SIZED = lazy(r"-\d+(?:\.\d+)?[BM]\b")  # Foo-Large-600M
_SHARE = 0.34  # of the paragraphs that name whom the document is about
_OF_TITLE = 0.2  # where the title begins with it
_SEEN = 24  # of the names that begin most sentences so many are looked at
_TRIED = 4  # names that are counted
_LEAST = 3


def hero_of(text: Text, passages: Sequence[Passage], topic: Mention | None, persons: frozenset[str]) -> Mention | None:
    """The topic, or a name that no list knows but that begins more sentences; None where neither goes through the text.
    `persons` are last names of people."""
    folded = text.folded
    told = [p for p in passages if p.kind in ("paragraph", "question", "answer")]
    tried: list[tuple[int, int, str]] = []
    if topic:
        tried.append((topic.start, topic.end, folded[topic.start : topic.end]))
    begun: Counter[str] = Counter()
    where: dict[str, tuple[int, int]] = {}
    for m in _FIRST.finditer(folded):
        begun[m["name"]] += 1
        where.setdefault(m["name"], m.span("name"))
    for name, _ in begun.most_common(_SEEN):
        if len(tried) > _TRIED or folded.count(name) < _LEAST:
            continue
        if (
            name.split()[-1] not in persons
            and not _SIZED.search(name)
            and not _product(folded, name)
            and name.split()[-1] not in words("paper_name_en")
            and brand(name, one=True)
            and not _family(folded, name)
        ):
            tried.append((*where[name], name))
    if not tried:
        return None
    counted = {(a, b): _spread(folded, told, name) for a, b, name in tried}
    (start, end), (_, share) = max(counted.items(), key=lambda c: (c[1][0], c[0] == tried[0][:2]))
    title = next((folded[p.start : p.end] for p in passages[:1] if p.kind == "heading"), "")
    if share < (_OF_TITLE if title.startswith(folded[start:end]) else _SHARE):
        return None
    if topic and (start, end) == (topic.start, topic.end):
        return topic
    whole = _longest(folded, start, end)
    name = folded[whole[0] : whole[1]]
    return text.mention(*whole, "entity", Entity("organisation", name, canonical(name)), "fact/hero_en")


def _spread(folded: str, told: Sequence[Passage], name: str) -> tuple[int, float]:
    """(how often the text says a name or its first word, the share of the paragraphs that do)."""
    word = re.compile(rf"\b{re.escape(name.split()[0])}\b")
    per = [len(word.findall(folded, p.start, p.end)) for p in told]
    return sum(per), sum(map(bool, per)) / max(len(per), 1)


def _family(folded: str, name: str) -> bool:
    """A person's name: a given name or what somebody is stands in front of it, or who behind it."""
    word = re.escape(name)
    before = [m[1] for m in re.finditer(rf"\b([A-Za-z][a-z]+) {word}\b(?!\n)", folded)]
    roles, other = words("refers_person_en"), words("no_name_en").keys() | words("kind_lead_en").keys()
    full = re.findall(rf"[a-z,;] ([A-Z][a-z]+) {word}\b", folded) if " " not in name else []
    given = any(w not in other for w in full)
    return given or any(w in roles and w != "designer" for w in before) or bool(re.search(rf"\b{word}, who\b", folded))


def _product(folded: str, name: str) -> bool:
    """Its model, Skua; launched Skua: a thing that somebody makes."""
    kinds, word = "|".join(map(re.escape, words("made_thing_en"))), re.escape(name)
    return bool(
        re.search(
            rf"\b(?:{kinds}),? (?:called |named |dubbed |known as )?[“\"]?{word}\b|\b(?:released|releasing|launched|unveiled|introduced|retiring) {word}\b",
            folded,
        )
    )


def _longest(folded: str, start: int, end: int) -> tuple[int, int]:
    """Ravenscar is Ravenscar Athletic, where the text says so."""
    m = re.search(rf"\b{re.escape(folded[start:end])}(?: (?!The\b|In\b)[A-Z][\w&-]+){{1,2}}(?=[ ,.'’])", folded)
    body = folded.find("\n") + 1  # a title shortens
    first = folded.find(folded[start:end], body)
    return m.span() if m and brand(m[0], one=True) and first + len(m[0]) >= m.start() else (start, end)
