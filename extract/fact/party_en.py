"""Companies of an English deal that no list knows, by their place: Klarna filed for an IPO; bought software maker Weights & Biases.

>>> subject_of("On Monday, Klarna filed confidentially for an ")
'Klarna'
>>> subject_of("Bankers said the firm filed for an ")
>>> object_of(" software maker Weights & Biases for about $1.7 billion.")
'Weights & Biases'
>>> object_of(" Boeing jets for $2 billion.")
"""

from __future__ import annotations

import re
from functools import cache

from ..lexicon import words
from ..model import Entity, Mention
from ..who.gazetteer import canonical
from .scene import Scene

_NAME = r"[A-Z0-9][\w&'-]*(?:\.[a-z]{2,3}\b)?(?:\s(?:&\s|of\s)?[A-Z0-9][\w&'-]*){0,5}"
_SUBJECT = re.compile(
    rf"(?:(?:On|In|Last|Earlier|Late)\s[^;:.]{{2,40}}?,\s)?(?P<name>{_NAME})(?P<aside>,\s[^,.;]{{2,90}},)?"
    r"(?P<verbs>(?:\s[a-z][a-z'-]*){0,8})\s?"
)
_KIND = r"(?:(?:the|its|an?|rival|fellow|smaller|US|U\.S\.|UK|AI|[A-Z]\w+-based|[A-Z]\w+ian|[A-Z]\w+ish|[a-z][\w-]*)\s){0,6}?"
_END = r"(?=\s(?:for|in|from|last|this|earlier|on|at|as|to|by|and|with|after|amid|which|that|early|late|is|was|has|will|would)\b|[,.;)]|$)"
_OBJECT = re.compile(rf"\s{_KIND}(?P<name>{_NAME}){_END}")
_BY = re.compile(rf"\s(?:\w+ly\s)?by\s{_KIND}(?P<name>{_NAME}){_END}")
_ONE = re.compile(r"\s(?:is|was|has|plans|says|agrees)\b")
_NO_NAME = re.compile(
    r"\d.*|.*\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|August|September|October|November|December|Class|Inc's|Series)\b.*"
)


@cache
def _not_company() -> frozenset[str]:
    return frozenset((*words("not_company_en"), *words("not_name_lead_en"), *words("not_investor_whole")))


def _brand(name: str, *, one: bool = False) -> bool:
    """A name and no common word with a capital: no plural (`one`: its verb is singular), no pronoun, no day or month."""
    first = name.split()[0]
    if name in _not_company() or first in _not_company() or _NO_NAME.fullmatch(name):
        return False
    return len(name) > 1 and (one or " " in name or not name.endswith("s") or name.isupper())


def _subject(text: str) -> re.Match[str] | None:
    m = _SUBJECT.fullmatch(text)
    return m if m and _brand(m["name"], one=bool(_ONE.match(m["verbs"]))) else None


def subject_of(lead: str) -> str | None:
    """The subject that opens a sentence, with only verbs and adverbs up to the end of `lead`."""
    m = _subject(lead)
    return m["name"] if m else None


def object_of(rest: str) -> str | None:
    """The name right behind the verb, behind what it is perhaps; no name that belongs to another noun."""
    m = _OBJECT.match(rest)
    return m["name"] if m and _brand(m["name"]) else None


def _made(scene: Scene, start: int, name: str) -> Mention | None:
    end = start + len(name)
    for m in scene.sentence.mentions:
        if m.start < end and start < m.end:
            if m.kind != "entity" or m.value.kind in ("person", "place", "institution"):
                return None
            if m.start == start and m.end >= end - 1 and m.value.kind == "organisation":
                return m
    return scene.made(start, end, Entity("organisation", scene.written(start, end), canonical(name)))


def subject(scene: Scene) -> Mention | None:
    """Who acts, where the sentence begins with a name: Klarna filed for …"""
    m = _subject(scene.lead)
    return _made(scene, scene.sentence.start + m.start("name"), m["name"]) if m else None


def object_behind(scene: Scene) -> Mention | None:
    """What the verb of buying names right behind it."""
    m = _OBJECT.match(scene.folded, scene.trigger.end, min(scene.sentence.end, scene.trigger.end + 120))
    return _made(scene, m.start("name"), m["name"]) if m and _brand(m["name"]) else None


def buyer_behind(scene: Scene) -> Mention | None:
    """Who bought it, in the passive: was bought by X in June."""
    m = _BY.match(scene.folded, scene.trigger.end, min(scene.sentence.end, scene.trigger.end + 120))
    return _made(scene, m.start("name"), m["name"]) if m and _brand(m["name"]) else None
