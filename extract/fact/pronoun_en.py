"""Whom an English pronoun can mean: he and she by what a text calls somebody, we and I by who speaks.

>>> text = "Ann Tolland left in May, and she never came back."
>>> other_sex(text, "Ann Tolland", "he"), other_sex(text, "Ann Tolland", "she")
(True, False)
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache

from ..model import Entity, Mention
from ..pattern import lazy
from ..rule import compiled
from ..speaker import speaker
from ..who.gazetteer import canonical
from .party_en import brand
from .predicate_en import presents
from .scene import Scene, Sentence
from .spelled_en import NAME, OFFICE, like_person, named, places, written_small
from .voice_en import employer

_SHE, _HE = ("she", "her", "hers", "herself"), ("he", "his", "him", "himself")
HE_OR_SHE = ("he", "she", "his", "her")
SEVERAL = ("they", "their", "both", "one", "each", "this", "these", "those")
_AN_OFFICE = compiled(r"the (?:\S+ ){0,4}{authority_noun_en}$")
_NEXT = lazy(rf"[^\n]{{0,160}}?\b(?P<word>(?i:{'|'.join(_SHE + _HE)}))\b")
_OPENS = compiled(
    r"(?:^|\n|[.;!?”\"] |, and )(?:[A-Z][\w'’.-]+ )?(?:(?i:{person_title_en}) )?(?:[A-Z][\w'’.-]+ ){0,3}$"
)
_TITLED = compiled(r"\b(?:(?P<she>{woman_title_en})|Mr|Sir|Lord|King|Prince)\.? (?:[A-Z][\w'’-]+ )?$")
_PERSON = compiled(
    r"\b(?=(?P<title>{person_title_short_en}\.? )?(?P<name>[A-Z][a-z][\w'’-]* [A-Z][a-z][\w’-]*)(?=[\s,.;:]"
    r"|['’]s\b))"
)  # a look ahead: of three words with a capital each two are tried
_KIND = compiled(r"\b(?:(?P<she>\w*woman|{woman_noun_en})|\w{4,}man|{man_noun_en}),? (?:[A-Z][\w'’.-]+ ){0,2}$")
BACK = 3  # sentences in which whom a pronoun means is looked for
_SHORT = 6  # sentences of a document that needs no proof of what it is about
_BEGINS = lazy(rf"[\s“\"]*(?:The\s)?(?P<name>{NAME}?)(?:['’]s|(?<=s)['’])\s")
_HEADLINE = lazy(rf"(?P<name>{NAME}) (?:(?P<verb>[A-Za-z]+s)\b|to [a-z]+\b)")
_SAYS_WHO = lazy(r"(?:[,(–—-]|\b(?:is|was|are|were|be|been|as|become|became|remains|like|into|such))\s?$")
_CALLED = lazy(r",? (?:called|named|known|run by|[A-Z])")
_NOUN = compiled(
    r"(?i:{company_noun}|{refers_org_en}|{refers_person_en})s?|\w+(?:ers?|ors?|ists?|men|ies|ments?|ions?)"
)
_TWO = lazy(rf"(?P<one>{NAME}),? and (?:the )?(?P<two>{NAME})")
_FOUNDS = lazy(
    r"\b(?:co-)?(?:found|founded|set up|start|started|establish|established|form|formed|create|created) "
    rf"(?P<name>{NAME}?)(?=[,.;]| in\b| with\b| to\b| at\b| as\b|$)"
)
_TITLE = 34  # characters of a sentence that only says whom a paragraph is about
_AND_MORE = lazy(r"(?:, [A-Z][^,;.]{2,40}){0,4},? and (?:the )?[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,4} (?!['’])[a-z]")
_WHAT_FIRM = compiled(r"\b{company_again_en} $")
_NEAR = 40  # characters from a name inside a sentence to the pronoun that may be its own


@lru_cache(maxsize=1 << 8)
def other_sex(folded: str, name: str, word: str) -> bool:
    """The text calls somebody of this name he where the word is she, or the other way round."""
    if word not in _SHE and word not in _HE:
        return False
    she, he = 0, 0
    family = name.split()[-1]
    for at in places(folded, family):
        end = at + len(family)
        if folded[end : end + 1] == "-":
            continue  # Tolland-Meyer is somebody else
        lead = folded[max(0, at - 40) : at]
        if kind := _KIND.search(lead):
            she, he = she + 2 * bool(kind["she"]), he + 2 * (not kind["she"])
        if titled := _TITLED.search(lead):
            she, he = she + 3 * bool(titled["she"]), he + 3 * (not titled["she"])
        if (m := _NEXT.match(folded, end)) and ((opens := bool(_OPENS.search(lead))) or m.end() - end <= _NEAR):
            weight = 2 if opens else 1
            she, he = she + weight * (m["word"].lower() in _SHE), he + weight * (m["word"].lower() in _HE)
    return he > she if word in _SHE else she > he


def told_of(scene: Scene, sentence: Sentence, word: str) -> Mention | None:
    """The last person, whom no list knows, of the two sentences before: Enter Catriona Boyd. She closed the office."""
    at = sentence.index
    own = [
        m for m in sentence.mentions if m.kind == "entity" and m.value.kind == "person" and m.end <= scene.trigger.start
    ]
    if own and not other_sex(scene.folded, own[-1].value.name, word):
        return own[-1]
    for s in reversed(scene.story.sentences[max(0, at - 2) : at]):
        for m in reversed(list(_PERSON.finditer(scene.folded, s.start, s.end))):
            start = m.start("title") if m["title"] else m.start("name")
            who = named(scene, s, start, m.end("name"))
            if who and who.value.kind == "person" and not other_sex(scene.folded, who.value.name, word):
                return who
    return None


def speaking(scene: Scene, sentence: Sentence, at: int, word: str) -> Mention | None:
    """Who says we: the firm of who answers or is quoted, else the house whose own text it is; of I the person who answers."""
    label = sentence.passage.speaker
    if label:
        return (scene.story.persons if word in ("i", "my") else scene.story.sides).get(label)
    if word in ("i", "my"):
        return None
    folded, start = scene.folded, sentence.passage.start
    open_, close = folded.count("“", start, at), folded.count("”", start, at)
    if open_ > close or folded.count('"', start, at) % 2:
        return _quoted(scene, sentence)
    return scene.story.house


def _quoted(scene: Scene, sentence: Sentence) -> Mention | None:
    """The firm of who is quoted: “We moved,” said Ann Tolland, Pellam's chief executive."""
    name, who = speaker(replace(scene, sentence=sentence))
    if who and who.value.kind == "organisation":
        return who
    for at in places(scene.folded, name) if name else ():
        if own := employer(scene.folded, at, at + len(name)):
            return named(scene, sentence, *own) or scene.firm(*own)
    return scene.story.hero


def asked_about(scene: Scene, sentence: Sentence) -> Mention | None:
    """Of it and they in an answer the only organisation that the question names: Q: Google? A: They made an offer."""
    found = []
    for s in reversed(scene.story.sentences[max(0, sentence.index - 8) : sentence.index]):
        if s.passage.ordinal < sentence.passage.ordinal - 1:
            break
        if s.passage.kind == "question":
            found += [m for m in s.mentions if m.kind == "entity" and m.value.kind == "organisation"]
    side = scene.story.sides.get(sentence.passage.speaker)
    found = [m for m in found if not side or m.value.key != side.value.key]
    return found[0] if len({m.value.key for m in found}) == 1 else None


def could_be(scene: Scene, sentence: Sentence, who: Mention, word: str) -> Mention | None:
    """Somebody told of before whom this word can mean, as the person or organisation that it takes; None for nobody."""
    side = scene.story.sides.get(sentence.passage.speaker)
    if side and side.value.key == who.value.key:
        return None  # they, beside us
    if word not in HE_OR_SHE:
        both = word not in SEVERAL and _AND_MORE.match(scene.folded, who.end)
        return who if who.value.kind not in ("person", "place") and not both else None
    if who.value.kind not in ("person", "organisation") or other_sex(scene.folded, who.value.name, word):
        return None
    if who.value.kind == "person":
        return who
    if not like_person(who) or _firm_too(scene, who.value.name):
        return None
    return replace(who, value=Entity("person", who.value.name, who.value.key))


def _firm_too(scene: Scene, name: str) -> bool:
    """The name begins that of an organisation: Bell, Bell Canada."""
    mentions = (m for s in scene.story.sentences for m in s.mentions if m.kind == "entity")
    if any(_WHAT_FIRM.search(scene.folded, max(0, at - 14), at) for at in places(scene.folded, name)):
        return True  # the American group Plenty
    return any(m.value.kind == "organisation" and m.value.name.startswith(name + " ") for m in mentions)


def is_authority(word: str) -> bool:
    """The agency, the federal court: words that mean no company."""
    return bool(_AN_OFFICE.match(word))


def authority(scene: Scene, sentence: Sentence, at: int) -> Mention | None:
    """Which authority was named last before `at`."""
    near = scene.story.sentences[max(0, sentence.index - BACK) : sentence.index + 1]
    named = (m for s in reversed(near) for m in reversed(s.mentions) if m.kind == "entity" and m.start < at)
    return next((m for m in named if m.value.kind == "organisation" and OFFICE.search(m.value.name)), None)


def two_people(scene: Scene, sentence: Sentence) -> Mention | None:
    """The first of two people whom the sentence before joins: set up by Ann and Tom. They met at a fair."""
    for s in scene.story.sentences[max(0, sentence.index - 1) : sentence.index]:
        people = [m for m in s.mentions if m.kind == "entity" and m.value.kind == "person"]
        for one, two in itertools.pairwise(people):
            if " and " in scene.between(one.end, two.start) and two.start - one.end < 60:
                return one
    return None


def of_two(scene: Scene, sentence: Sentence, last: bool) -> Mention | None:
    """Whom the latter (`last`) or the former means: of the two that the sentence before names last, joined by and."""
    for s in scene.story.sentences[max(0, sentence.index - 1) : sentence.index]:
        for pair in reversed(list(_TWO.finditer(scene.folded, s.start, s.end))):
            one, two = named(scene, s, *pair.span("one")), named(scene, s, *pair.span("two"))
            if one and two and one.value.kind != "place":
                return two if last else one
    return None


def newly(scene: Scene, sentence: Sentence, at: int, words: str) -> bool:
    """The consortium, of which one of the sentences before says a consortium, and no name beside it: somebody unnamed."""
    if not words.startswith("the ") or not (noun := words.split()[-1]).isalpha():
        return False
    first = scene.story.sentences[max(0, sentence.index - BACK)].start
    for m in re.finditer(rf"\b[Aa]n?\s(?:[\w'’-]+\s){{0,3}}{noun}\b", scene.folded[first:at]):
        before, behind = (
            scene.folded[max(0, first + m.start() - 12) : first + m.start()],
            scene.folded[first + m.end() :][:12],
        )
        if not _SAYS_WHO.search(before) and not _CALLED.match(behind):
            return True
    return False


def of_its_kind(scene: Scene, at: int, words: str) -> Mention | None:
    """The museum: the organisation before `at` with the noun at the end of its name; of several the one that is named most,
    or first."""
    noun = words.split()[-1]
    if not words.startswith("the ") or len(words.split()) > 2:
        return None
    told = (m for s in scene.story.sentences for m in s.mentions if m.kind == "entity" and m.end <= at)
    found = [m for m in told if m.value.kind == "organisation" and m.value.name.lower().endswith(noun)]
    often = Counter(m.value.key for m in found).most_common(1)
    return next((m for m in reversed(found) if m.value.key == often[0][0]), None) if often else None


def just_founded(scene: Scene, sentence: Sentence) -> Mention | None:
    """What somebody founded in the sentence before: Ann left Intel to found Pellam. The company …"""
    for s in scene.story.sentences[max(0, sentence.index - 1) : sentence.index]:
        for m in _FOUNDS.finditer(scene.folded, s.start, s.end):
            who = named(scene, s, *m.span("name"))
            if who and who.value.kind == "organisation":
                return who
    return None


def named_first(scene: Scene, sentence: Sentence) -> Mention | None:
    """The organisation that one of the sentences before, of the same passage, begins with: Pellam's chief, Ann Tolland, left."""
    at = sentence.index
    for s in reversed(scene.story.sentences[max(0, at - BACK) : at]):
        if s.passage.ordinal != sentence.passage.ordinal:
            break
        own = [m for m in s.mentions if m.kind == "entity" and m.value.kind == "organisation"]
        if s.end - s.start <= _TITLE and s.start - s.passage.start < 3 and len(own) == 1:
            return own[0]  # Meanwhile at Intel. The company …
        if s.start - s.passage.start < 3 and (headed := _headed(scene, s)):
            return headed
        m = _BEGINS.match(scene.folded, s.start, s.end)
        who = named(scene, s, *m.span("name")) if m else None
        if who and who.value.kind == "organisation":
            return who
    return None


def _headed(scene: Scene, sentence: Sentence) -> Mention | None:
    """Who acts in the headline that an item opens with: Tarn opens plant in Leeds. The company …"""
    m = _HEADLINE.match(scene.folded, sentence.start, sentence.end)
    if m is None or (m["verb"] and m["verb"].lower() not in presents()):
        return None
    if _NOUN.fullmatch(m["name"]) or not brand(m["name"], one=True):
        return None
    who = named(scene, sentence, *m.span("name"))
    if who is None and not written_small(scene.folded, m["name"]):
        value = Entity("organisation", scene.between(*m.span("name")), canonical(m["name"]))
        who = replace(scene, sentence=sentence).made(*m.span("name"), value)
    return who if who and who.value.kind == "organisation" else None


def about(scene: Scene) -> Mention | None:
    """Whom the document is about; in a short one its topic."""
    short = len(scene.story.sentences) <= _SHORT
    found = scene.story.hero or (scene.story.topic if short else None)
    return None if found and OFFICE.search(found.value.name) else found
