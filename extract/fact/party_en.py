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
from dataclasses import replace
from functools import cache

from ..lexicon import alternation, branches, words
from ..model import Entity, Mention
from ..pattern import lazy
from ..rule import compiled
from ..who.gazetteer import canonical
from .by_place_en import behind_dateline, company_kind
from .scene import Scene, Sentence

NAME = r"[A-Z0-9][\w&'-]*(?:\.[a-z]{2,3}\b)?(?:\s(?:&\s|of\s)?[A-Z0-9][\w&'-]*){0,5}"
_IT = compiled(r"(?:It|The\s(?:[\w-]+\s){0,2}{party_noun_en})(?:\s[a-z][a-z'-]*){0,6}\s?$")
_AGAIN = compiled(
    r"\b(?:it|which)\s(?:{listing_goes_on_en}\s)*$|\b(?:for|of|ahead of|in|before)\sits\s(?:[a-z-]+\s){0,2}$"
    r"|,\sand\s(?:also\s|then\s|will\s)?$"
)  # …, after it took over
_KIND = (
    rf"(?:(?:{branches('party_lead_en')}|[A-Z]\w+-based|[A-Z]\w+ian|[A-Z][a-z]+(?=\s[a-z])|(?!"
    rf"(?:{branches('preposition_en')}|of|by|and|about|into|as|over|that)\s)[a-z][\w-]*)\s){{0,6}}?"
)
_END = rf"(?=\s{alternation('name_goes_on_en')}\b|[,.;)]|$)"
_OF_WHICH = lazy(
    rf"(?<![\w'-])(?P<thing>{NAME}),?\s(?:which|that)\s(?P<buyer>[a-z]?{NAME})\s(?:has\s|had\s|later\s|once\s|also\s){{0,2}}$"
)
_TOWN = r"(?:[A-Z]\w+,\s[A-Z][a-z]{1,6}\.,\s)?"  # Englewood, Colo., homebuilder X
_STAKE = r"(?:an?\s(?:[\d.]+(?:%|\sper\scent)|controlling|majority)\s(?:stake|interest)\sin\s(?:[A-Z]\w+'s\s)?)?"
_OBJECT = lazy(rf"\s{_STAKE}{_TOWN}{_KIND}(?P<name>{NAME}){_END}")
_BY = lazy(rf"\s(?:\w+ly\s|out of [a-z]+\s|in [a-z]+\s)?by\s{_KIND}(?P<name>{NAME}){_END}")
_SOLD_TO = lazy(rf"\s(?:off\s|out\s)?to\s{_KIND}(?P<name>{NAME}){_END}")
_SUM = rf"(?:{alternation('money_sign_en')}\s?[\d.,]+(?:[\s-]?[a-z]{{1,8}})?\s)?"
_WHOSE = lazy(rf"\b(?P<name>{NAME}?)(?:'s|(?<=s)')\s{_SUM}(?:[a-z]+\s){{0,2}}$")
_FROM = lazy(r"(?:'s|-(?:based|listed|headquartered|owned))\s")
_NO_VERB = (
    rf"\s(?:that|this|the|a|an|{branches('preposition_en')}|of|by|{branches('calendar_unit_en')}|day|and|or"
    r"|as|than)\b"
)
_ONE = lazy(r"\s(?:is|was|has|plans|says|agrees)\b")
_NO_NAME = compiled(r"\d.*|.*\b{not_party_en}\b.*")


@cache
def _opening() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(a subject with only verbs and adverbs behind it, a subject with its first verb)."""
    dated, aside = (
        r"(?:(?:On|In|Last|Earlier|Late)\s[^;:.]{2,40}?,\s)?",
        r"(?:,\s[^,.;]{2,90},)?(?:\son\s[A-Z][a-z]+day)?",
    )
    name = rf"(?:{alternation('kind_lead_en')}\s)?{company_kind()}?(?P<name>{NAME}){aside}"
    return (
        re.compile(
            rf"(?:(?:[Ww]hile|[Aa]nd|[Bb]ut|as)\s)?{dated}{name}(?P<verbs>(?!{_NO_VERB})(?:\s(?:[a-z][a-z'-]*|[A-Z][a-z]+day)){{0,8}})(?:\s{alternation('listing_place_en')})?\s?"
        ),
        re.compile(rf"{name}(?P<verb>(?!{_NO_VERB})\s[a-z][a-z'-]*)"),
    )


@cache
def _not_company() -> frozenset[str]:
    return frozenset((*words("not_company_en"), *words("not_name_lead_en"), *words("not_investor_whole")))


def brand(name: str, *, one: bool = False) -> bool:
    """A name and no common word with a capital: no plural (`one`: its verb is singular), no pronoun, no day or month."""
    first = name.split()[0]
    if name in _not_company() or first in _not_company() or _NO_NAME.fullmatch(name):
        return False
    return len(name) > 1 and (one or " " in name or not name.endswith("s") or name.isupper())


def _subject(text: str) -> re.Match[str] | None:
    m = _opening()[0].fullmatch(text)
    return m if m and brand(m["name"], one=bool(_ONE.match(m["verbs"]))) else None


def subject_of(lead: str) -> str | None:
    """The subject that opens a sentence, with only verbs and adverbs up to the end of `lead`."""
    m = _subject(lead)
    return m["name"] if m else None


def object_of(rest: str) -> str | None:
    """The name right behind the verb, behind what it is perhaps; no name that belongs to another noun."""
    m = _OBJECT.match(rest)
    return m["name"] if m and brand(m["name"]) else None


def _made(scene: Scene, start: int, name: str) -> Mention | None:
    home = next((m.end for m in scene.entities("place") if m.start == start), start)
    if home > start and (lead := _FROM.match(scene.folded, home)):  # Dubai's Sidara, Paris-based Pivot
        name = name[lead.end() - start :]
        start = lead.end()
    end = start + len(name)
    for m in scene.sentence.mentions:
        if m.start < end and start < m.end:
            if m.kind != "entity" or m.value.kind in ("person", "place", "institution"):
                return None
            whole = m.end >= end - 1 or scene.folded.startswith(" of ", m.end)  # Pool AB of Umea
            if m.start == start and whole and m.value.kind == "organisation":
                return m
    return scene.made(
        start,
        end,
        Entity("organisation", " ".join(scene.between(start, end).split()), canonical(" ".join(name.split()))),
    )


def subject(scene: Scene) -> Mention | None:
    """Who acts, where the sentence, or the clause, begins with a name: Klarna filed for …; while Stubby withdrew …"""
    clause, _ = scene.clause
    told = scene.folded.rfind(" that ", scene.sentence.start, scene.trigger.start)  # Bloomberg reported that X filed
    starts = [_inked(scene, told + 6)] if told > 0 else []
    for start in dict.fromkeys((*starts, _inked(scene, clause), _inked(scene, behind_dateline(scene)))):
        if m := _subject(scene.between(start, scene.trigger.start)):
            return _made(scene, start + m.start("name"), m["name"])
    if _IT.match(scene.lead.lstrip()):
        return _before(scene)
    return again(scene)


def whose(scene: Scene) -> Mention | None:
    """Whose deal it is: the date of Altavia's proposed acquisition of …"""
    if not scene.trigger.quote.endswith((" of", " with", " for")):
        return None
    m = _WHOSE.search(scene.folded, max(scene.sentence.start, scene.trigger.start - 80), scene.trigger.start)
    return _made(scene, m.start("name"), m["name"]) if m and brand(m["name"], one=True) else None


def again(scene: Scene) -> Mention | None:
    """…, after it took over: the subject that the sentence opens with."""
    return _opens(scene, scene.sentence) if _AGAIN.search(scene.lead) else None


def _opens(scene: Scene, sentence: Sentence) -> Mention | None:
    """The subject that a sentence opens with."""
    start = _inked(scene, behind_dateline(replace(scene, sentence=sentence)))
    m = _opening()[1].match(scene.folded, start, sentence.end)
    if m and brand(m["name"], one=bool(_ONE.match(m["verb"]))):
        return _made(replace(scene, sentence=sentence), m.start("name"), m["name"])
    return None


def _inked(scene: Scene, at: int) -> int:
    """`at`, or where the words begin behind the spaces there."""
    ahead = scene.folded[at : at + 4]
    return at + len(ahead) - len(ahead.lstrip())


def _before(scene: Scene) -> Mention | None:
    """Whom it, the company means: the subject of a sentence right before."""
    return next((m for s in reversed(scene.before_sentence[-2:]) if (m := _opens(scene, s))), None)


def of_which(scene: Scene) -> tuple[Mention, Mention] | None:
    """(buyer, thing) of a relative clause: Skype, which eBay bought for $2.6 billion."""
    m = _OF_WHICH.search(scene.folded, max(scene.sentence.start, scene.trigger.start - 120), scene.trigger.start)
    if not m or not brand(m["thing"], one=True) or not brand(m["buyer"], one=True):
        return None
    thing, buyer = _made(scene, m.start("thing"), m["thing"]), _made(scene, m.start("buyer"), m["buyer"])
    return (buyer, thing) if buyer and thing else None


def object_behind(scene: Scene) -> Mention | None:
    """What the verb of buying names right behind it."""
    m = _OBJECT.match(scene.folded, scene.trigger.end, min(scene.sentence.end, scene.trigger.end + 120))
    return _made(scene, m.start("name"), m["name"]) if m and brand(m["name"]) else None


def buyer_to(scene: Scene) -> Mention | None:
    """Who got it: was sold to travel group X in 2020."""
    m = _SOLD_TO.match(scene.folded, scene.trigger.end, min(scene.sentence.end, scene.trigger.end + 120))
    return _made(scene, m.start("name"), m["name"]) if m and brand(m["name"]) else None


def buyer_behind(scene: Scene) -> Mention | None:
    """Who bought it, in the passive: was bought by X in June."""
    m = _BY.match(scene.folded, scene.trigger.end, min(scene.sentence.end, scene.trigger.end + 120))
    return _made(scene, m.start("name"), m["name"]) if m and brand(m["name"]) else None
