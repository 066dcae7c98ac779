"""The words in front of an English verb: where its subject ends, where the words that stand together begin."""

from __future__ import annotations

import re
from functools import cache

from ..lexicon import alternation, words
from ..pattern import lazy
from ..rule import compiled
from .predicate_en import verbs_of
from .scene import Scene, Sentence
from .spelled_en import NAME

GROUP = compiled(r"(?:^|(?<=[\s,)”\"]))(?:(?:{auxiliary_en}|[a-z]+ly|{verb_of_intent_en}\sto(?:\shave|\sbe)?)\s)+$")
_BREAK = compiled(r"[;:—–(“”\"]|--|(?<!\d),|,(?!\d{3})|\b(?:{clause_break_en}|(?<!have )said)\b|\band\b")
LED = compiled(r"\b(?:{date_preposition_en}|[Aa]s of|[Oo]f|[Aa]round)\s(?:the\s|late\s|early\s)?$")
OPENS = compiled(r"(?:\s|[“”\"'•*-])*(?:{sentence_opener_en}\s)*")
WITH = compiled(r"{phrase_lead_en}\b")
_FINITE = compiled(r"\b(?:{have_en}|{be_en}|{will_en}|can|{might_en})\b")
PARENTHESIS = lazy(r"\([^()]{1,60}\)\s?$")
_WORD = lazy(r"[\w'’-]+")
_MARK = lazy(r"[;:—–“”\"]|\s-\s")
_DETERMINER = compiled(r"\b(?:the|an?|{possessive_en}|this|that|(?:[A-Z][\w&.-]*\s)*[A-Z][\w&.-]*['’]s?)\s")


def finite_verbs(folded: str, start: int, end: int) -> list[int]:
    """Where the finite verbs of a stretch begin."""
    found = [(a, b) for a, b, _ in verbs_of(folded, start, end)]
    found += [m.span() for m in _FINITE.finditer(folded, start, end) if not any(a <= m.start() < b for a, b in found)]
    return sorted(a for a, _ in found)


def stripped(scene: Scene, sentence: Sentence, at: int) -> int:
    """Where the subject ends: before auxiliaries, adverbs, dates and what stands in brackets."""
    folded, start = scene.folded, sentence.start
    while True:
        while at > start and folded[at - 1] in " \n":
            at -= 1
        date = next((m for m in sentence.mentions if m.kind == "date" and m.end == at and m.start > start), None)
        if date:
            led = LED.search(folded, max(start, date.start - 14), date.start)
            at = led.start() if led else date.start
        elif m := PARENTHESIS.search(folded, max(start, at - 64), at):
            at = m.start()
        elif m := GROUP.search(folded[max(start, at - 60) : at] + " "):
            at = max(start, at - 60) + m.start()
            if m.start() == 0 and at > start:
                return at
        else:
            return at


def segment(scene: Scene, sentence: Sentence, at: int) -> tuple[int, str]:
    """Where the words begin that stand together in front of `at`, and what parts them from others."""
    dates = [(m.start, m.end) for m in sentence.mentions if m.kind in ("date", "entity")]
    found = [
        m
        for m in _BREAK.finditer(scene.folded, sentence.start, at)
        if not any(a <= m.start() < b for a, b in dates) and not (m[0] == "that" and m.start() == sentence.start)
    ]
    while found:
        last = found.pop()
        blank = found and not scene.folded[found[-1].end() : last.start()].strip()
        if last[0] != "and" or blank or _parts(scene, sentence, last, found[-1].end() if found else sentence.start):
            return last.end(), last[0]
    return sentence.start, ""


def _parts(scene: Scene, sentence: Sentence, conjunction: re.Match[str], begin: int) -> bool:
    """A verb stands before this "and": it joins clauses, not names."""
    return bool(finite_verbs(scene.folded, begin, conjunction.start()))


def only_dated(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """In May, On a wet Thursday in February: no subject stands in the words."""
    return bool(WITH.match(scene.folded, OPENS.match(scene.folded, start, end).end(), end)) or any(  # type: ignore[union-attr]
        m.kind == "date" and m.start - start <= 6 and m.end >= end - 2 for m in sentence.mentions
    )


def word_end(folded: str, at: int) -> int:
    m = _WORD.match(folded, at)
    return m.end() if m else at


def unbroken(folded: str, start: int, end: int) -> int:
    """Where the words begin behind the last semicolon, colon, dash or quotation mark."""
    return max([start, *(m.end() for m in _MARK.finditer(folded, start, end))])


def noun_start(folded: str, begin: int, end: int) -> int:
    """Where the last noun of a stretch begins, with its article."""
    found = list(_DETERMINER.finditer(folded, begin, end))
    return found[-1].start() if found else begin


@cache
def refers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(the Oslo-based start-up, the two companies; the striker): nouns that mean somebody named before."""
    lead = r"(?:the|both|this|that)\s(?:(?:[a-z][\w'’-]*|[A-Z][\w'’-]*(?:-[a-z]+)?|\d+(?:-[a-z]+)*)\s){0,4}?"
    return (
        re.compile(rf"{lead}(?:{alternation('company_noun')}|{alternation('refers_org_en')})s?", re.I),
        re.compile(rf"{lead}(?:{alternation('refers_person_en')})", re.I),
    )


@cache
def firms() -> re.Pattern[str]:
    """the company's, in front of what it owns."""
    return re.compile(rf"{refers()[0].pattern}['’]s?(?=\s)", re.I)


@cache
def groups() -> re.Pattern[str]:
    """The Lorne group, Boeing shares."""
    nouns = "|".join(alternation(name) for name in ("company_noun", "refers_org_en", "body_en"))
    return re.compile(rf"(?:[Tt]he\s)?(?P<name>{NAME})\s(?:[a-z-]+\s)?(?:{nouns}|companies)")


def inside_name(scene: Scene, sentence: Sentence, m: re.Match[str], begin: int) -> bool:
    """The of in Bank of England, University of Leeds."""
    if any(e.kind == "entity" and e.start <= m.start() < e.end for e in sentence.mentions):
        return True
    before, behind = scene.folded[begin : m.start()].split(), scene.folded[m.end() : m.end() + 1]
    return (
        m[0].strip() == "of"
        and bool(before)
        and before[-1].isupper()
        and behind.isupper()
        and before[-1].lower() not in words("body_en")
    )
