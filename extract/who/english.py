"""Names in English text: companies by their endings and verbs, people by titles, verbs and what follows them.

>>> [(f.value.kind, f.value.name) for f in english("Foo Robotics Inc said Jane Q. Doe, CEO of Bar Labs, joined. Doe declined.")]
[('organisation', 'Foo Robotics Inc'), ('person', 'Jane Q. Doe'), ('organisation', 'Bar Labs'), ('person', 'Doe')]
"""
from __future__ import annotations

import re
from functools import cache

from ..detect import Found
from ..lexicon import alternation, words
from ..model import Entity
from .gazetteer import canonical, lookup

RULE = "who/english"
WEIGHT = 2

WORD = r"(?:[A-Z][A-Za-z0-9&'’-]*[A-Za-z0-9]|[A-Z]\.?(?:[A-Z]\.?)*|[A-Z]&[A-Z])"
LINK = r"(?:[ \n]{1,5}(?:&|and|of|the|de|for)(?:[ \n]{1,5}the)?)?[ \n]{1,5}"
AND_LINK = r"(?:[ \n]{1,5}(?:&|of|de|for)(?:[ \n]{1,5}the)?)?[ \n]{1,5}"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    start = r"(?<![A-Za-z0-9])"
    name = r"[A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)?(?:[ \n]{1,5}(?:[A-Z]\.|[a-z]{2,3}(?=[ \n][A-Z])|[A-Z][a-z]+(?:[-'’A-Z][a-z]+)?)){0,2}[ \n]{1,5}(?:Mc|Mac|O['’])?[A-Z][a-z]+(?:-[A-Z][a-z]+)?"
    return {
        "ending": re.compile(rf"{start}(?P<it>{WORD}(?:{AND_LINK}{WORD}){{0,6}}?,?[ \n]{{1,5}}(?:{alternation('org_ending_en')})(?![A-Za-z])(?:[ \n]{{1,5}}(?:{alternation('org_ending_en')})(?![A-Za-z])){{0,2}})"),
        "of": re.compile(rf"{start}(?P<it>(?:University|Institute|Bank|Ministry|Department|Academy|College|Bureau|State|City|Republic)[ \n]of[ \n](?:the[ \n])?{WORD}(?:{AND_LINK}{WORD}){{0,3}})"),
        "verb": re.compile(rf"{start}(?P<it>{WORD}(?:[ \n]{WORD}){{0,3}})(?=(?:[ \n]{{1,5}}(?:also|has|have|had|today|recently))?[ \n]{{1,5}}(?:{alternation('org_acts_en')})(?![A-Za-z]))"),
        "led": re.compile(rf"(?:{alternation('org_governs_en')})[ \n]{{1,5}}(?P<it>{WORD}(?:[ \n]{WORD}){{0,3}})"),
        "titled": re.compile(rf"{start}(?:{alternation('person_title_en')})[ \n]{{1,5}}(?P<it>{name})"),
        "says": re.compile(rf"{start}(?P<it>{name})(?=,?[ \n]{{1,5}}(?:{alternation('person_says_en')})(?![A-Za-z]))"),
        "role": re.compile(rf"{start}(?P<it>{name})(?=,[ \n]{{1,5}}(?:(?:the|a|an|its|their|his|her|who|then)[ \n]{{1,5}})?(?:[A-Za-z'’-]+[ \n]){{0,4}}?(?:{alternation('person_role_en')})(?![A-Za-z]))"),
        "by": re.compile(rf"(?:founded|co-founded|written|directed|headed|authored)[ \n]by[ \n](?P<it>{name})"),
    }


KINDS = {"ending": "organisation", "of": "organisation", "verb": "organisation", "led": "organisation",
         "titled": "person", "says": "person", "role": "person", "by": "person"}


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{alternation('no_name_en')}|of|the|and|for)[ \n]+)+")


def english(text: str) -> list[Found]:
    """Readings of English names; they may overlap. A person's family name alone counts once the full name was read."""
    if not any("A" <= c <= "Z" for c in text):
        return []
    found: list[Found] = []
    refused = words("no_name_en")
    for how, pattern in _patterns().items():
        kind = KINDS[how]
        for m in pattern.finditer(text):
            start, end = m.span("it")
            if skip := _leading().match(text, start, end):
                start = skip.end()
            name = " ".join(text[start:end].split())
            if len(name) < 2 or name in refused or name.split()[0] in refused and " " not in name:
                continue
            if kind == "person" and (len(name.split()) < 2 or any(w in refused or w in words("org_ending_en") for w in name.split())):
                continue
            if kind == "organisation" and how in ("ending", "of") and (name in words("org_ending_en") or " " not in name):
                continue
            if how in ("verb", "led") and (lookup(name) or name in refused or len(name) < 3):
                continue
            weight = WEIGHT + (how in ("ending", "of", "titled", "role")) - (how in ("verb", "led"))
            found.append(Found(start, end, "entity", Entity(kind, name, canonical(name)), RULE, weight))
    family = {f.value.name.split()[-1]: f.value for f in found if f.value.kind == "person"}
    if family and len(family) < 400:
        whole = re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(sorted(map(re.escape, family)))})(?![A-Za-z0-9])")
        held = {i for f in found if f.value.kind == "person" for i in range(f.start, f.end)}
        for m in whole.finditer(text):
            if m.start() not in held:
                found.append(Found(*m.span(), "entity", Entity("person", m[0], family[m[0]].key), RULE, WEIGHT))
    return found
