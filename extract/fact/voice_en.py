"""Whom "we" means in English: the house that speaks in its own text, the firm of whoever answers in an interview.

>>> employer("Ann Tolland, the founder and chief executive of Pellam Labs, spoke.", 0, 11)
(48, 59)
>>> employer("Pellam Labs chief executive Ann Tolland spoke.", 28, 39)
(0, 11)
>>> employer("Ann Tolland, a former chief of Pellam Labs, spoke.", 0, 11)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ..lexicon import alternation, words
from ..model import Entity, Mention, Passage, Text
from ..pattern import lazy
from ..rule import compiled
from ..who.gazetteer import canonical
from .party_en import NAME, brand

_WE = lazy(r"\b(?:[Ww]e|[Oo]ur)\b")
_ASKED = 4000  # characters in which a text says who its guest is
_TITLE_SPAN = 110
_LOOKED = 40  # characters in front of a name that may say whose officer somebody is
_PAST = compiled(r"\b{formerly_en}\b", re.I)
_ITS = lazy(r"\b(?:Its|The (?:company|firm|start-?up)['’]s) [^.;]{3,60}, $")
_BEGINS = lazy(rf"(?:^|[.!?] |\n)(?P<name>{NAME})(?=,| [a-z])")
_WHOLE = compiled(r"(?<![\w-])[A-Z][\w'’]+(?: [A-Z][\w'’-]+){1,2}(?=,| {leads_verb_en}\b)")
_SHORTEST = 3  # characters of a label that is a name
_SIGNED = lazy(
    rf"(?:^|\n)\s?(?:[—–-]\s?|By )?(?:The|the) (?P<name>{NAME}) (?:[Tt]eam|crew)\b|\b[Bb]y the (?P<team>{NAME}) [Tt]eam\b"
)
_BLOG = lazy(
    rf"(?:^|\n)[^\n.]{{0,30}}\b{alternation('own_medium_en')} (?:of|at|from) (?P<name>{NAME})|(?:^|\n)"
    rf"(?P<own>{NAME}) (?:[a-z]+ )?[Bb]log\b"
)
_OURS = lazy(
    rf"(?:^|[.!?\n] ?)(?P<name>{NAME}), (?:the|an?) [^,.;]{{3,50}}? (?:that )?we (?:first )?(?:launched|started|built|founded|made|run)\b"
)
_AT = lazy(
    rf"\b(?:[Aa]t|[Hh]ere at) (?P<name>{NAME}),? we\b|\b[Ww]e at (?P<we>{NAME})\b|\b[Hh]ere at (?P<here>{NAME})\b"
)
_TODAY = lazy(
    rf"(?P<name>{NAME})(?:, [^,.;]{{3,90}},)? (?:today {alternation('launch_verb_en')}"
    rf"|{alternation('launch_verb_en')} today)\b"
)


@cache
def _about() -> re.Pattern[str]:
    """Pellam is a research company in Oslo, which begins a line."""
    return re.compile(
        rf"(?:^|\n)\s?(?:About (?P<about>{NAME})\s?\n|(?P<name>{NAME})(?:, (?:which|an?|the|based"
        rf"|founded) [^.;]{{3,60}},)? (?:is (?:an?|the|one of)\s[^.;]{{0,70}}?\b{alternation('company_noun')}\b"
        rf"|{alternation('company_business_en')} [a-z]))"
    )


@cache
def _titles() -> tuple[re.Pattern[str], ...]:
    """What stands behind a person's name and says for whom they work."""
    role, lead = alternation("person_role_en"), r"(?:who (?:is|was) )?(?:(?:the|its|an?|now|one of|our|[a-z-]+) ){0,5}?"
    roles = rf"{role}(?:,? (?:and|&) (?:[a-z-]+ ){{0,3}}{role})?"
    verbs = alternation("leads_verb_en")
    end = r"(?=[\s,.;:)'’]|$)"
    return (
        re.compile(
            rf"(?:,| is| was) {lead}{roles}(?: (?:of|at|for) (?:the )?(?:[a-z-]+ ){{0,3}}?|, )(?P<name>{NAME}){end}"
        ),
        re.compile(rf", (?P<name>{NAME}?)(?:['’]s|(?<=s)['’])? (?:[a-z-]+ ){{0,2}}?{role}{end}"),
        re.compile(rf"(?:, who|,)? {verbs} (?:the )?(?:[a-z-]+ ){{0,3}}?(?P<name>{NAME}){end}"),
    )


@cache
def _before() -> re.Pattern[str]:
    role = alternation("person_role_en")
    return re.compile(
        rf"(?<![\w.'’&-])(?P<name>{NAME}?)(?:['’]s|(?<=s)['’])? (?:[a-z-]+ ){{0,2}}?{role}(?:,? (?:and|&) (?:[a-z-]+ ){{0,2}}{role})?,? $"
    )


def employer(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the words about a person at these places name the one they work for."""
    found = _before().search(folded, max(0, start - 2 * _LOOKED), start)
    stop = min(len(folded), end + _TITLE_SPAN)
    for m in (found, *(title.match(folded, end, stop) for title in _titles())):
        if m and brand(m["name"], one=True) and not _PAST.search(m[0]):
            a, b = m.span("name")
            return a, b - (2 if m["name"].endswith(("'s", "’s")) else 0)
    return None


def _presented(text: Text, names: Sequence[Mention]) -> tuple[Mention | None, Mention | None]:
    """The first person of the text whose office or company it names."""
    for m in names:
        if m.value.kind == "person" and m.start < _ASKED and (at := employer(text.folded, m.start, m.end)):
            return m, _made(text, names, *at)
    for named in _WHOLE.finditer(text.folded, 0, _ASKED):
        if at := employer(text.folded, *named.span()):
            return _made(text, names, *named.span(), "person"), _made(text, names, *at)
    return None, None


def _its_officer(folded: str, start: int) -> tuple[int, int] | None:
    """Pellam makes paper. Its founder, Ann Tolland: the last name in front that begins a sentence."""
    if not _ITS.search(folded, max(0, start - 2 * _LOOKED), start):
        return None
    found = [
        m
        for m in _BEGINS.finditer(folded, 0, start)
        if brand(m["name"], one=True) and m["name"] not in words("no_name_en")
    ]
    return found[-1].span("name") if found else None


def guest(text: Text, label: str, names: Sequence[Mention]) -> tuple[Mention | None, Mention | None]:
    """(who takes the turns with this label, for whom they work) as the words around the name say it."""
    last = label.split()[-1]
    if len(last) < _SHORTEST:
        return _presented(text, names)  # A: whoever the head of the interview presents
    last = last.title() if last.isupper() and len(last) > 3 else last  # HADDAD: is Haddad
    whole = re.compile(rf"(?<![\w-])(?:[A-Z][\w'’-]+ ){{0,3}}{re.escape(last)}(?![\w:-])(?!:)")
    person = None
    for m in whole.finditer(text.folded, 0, _ASKED):
        start, end = m.span()
        known = next((n for n in names if n.start < end and start < n.end and n.value.kind == "person"), None)
        if known is None and " " in m[0]:
            known = _made(text, names, start, end, "person")
        person = person or known
        if at := employer(text.folded, start, end) or _its_officer(text.folded, start):
            return person, _made(text, names, *at)
    return person, None


def house(text: Text, passages: Sequence[Passage], names: Sequence[Mention], hero: Mention | None) -> Mention | None:
    """Who says "we" in a text of its own: whom its last lines, its signature or its news are of, else whom it is about."""
    folded = text.folded
    if not any(_WE.search(folded, p.start, p.end) for p in passages if p.kind == "paragraph" and not p.speaker):
        return None
    last = [*_about().finditer(folded)]
    for m in (
        *reversed(last),
        _BLOG.search(folded),
        _OURS.search(folded),
        _SIGNED.search(folded),
        _AT.search(folded),
        _TODAY.search(folded),
    ):
        group = next((g for g in m.groupdict() if m[g]), "") if m else ""
        thing = m and group and any(n.start == m.start(group) and n.value.kind in ("model", "product") for n in names)
        if m and group and not thing and m[group] not in words("no_name_en") and brand(m[group], one=True):
            return _made(text, names, *m.span(group))
    return hero


def _made(text: Text, names: Sequence[Mention], start: int, end: int, kind: str = "organisation") -> Mention:
    """The mention at these places; one made of them where no list knows the name."""
    known = next((m for m in names if m.start < end and start < m.end and m.value.kind == kind), None)
    if known:
        return known
    name = text.folded[start:end]
    return text.mention(start, end, "entity", Entity(kind, name, canonical(name)), "fact/voice_en")
