"""Who acts in an English clause, where a rule took the name from a sentence before: its own subject speaks against that.

>>> subject_of_its_own("The Wallen group fought off a bid and ")
'named'
>>> subject_of_its_own("The talks ")
'thing'
>>> subject_of_its_own("Last month it ")
''
>>> subject_of_its_own("The company also ")
''
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from ..lexicon import alternation
from .plain import LATIN
from .scene import Draft, Scene

TYPES = ("business", "statement", "market", "meeting", "policy", "personnel", "research", "partnership", "other")
_LED = re.compile(
    r"\s*(?:and|but|or|then|also|while|when|as|after|before|because|although|though|since|until|that|yet|so)\b\s*", re.I
)
_CAPITAL = re.compile(r"\b[A-Z][\w'’.&-]*")
_THING = re.compile(r"(?:the|an?|this|that|these|those|some|all|both|two|three|no|most|several|many)\s[a-z]", re.I)


@cache
def _referring() -> re.Pattern[str]:
    """it, he, the Oslo-based start-up, its two founders."""
    some = alternation("company_noun")
    return re.compile(
        r"\b(?i:it|its|he|his|she|her|they|their|we|our|us|both|which|who|whose)\b"
        rf"|\b(?i:the)\s(?:(?:[a-z][\w'-]*|[A-Z]\w+-[a-z]+)\s){{0,3}}?"
        rf"(?:{some}|companies|two|pair|duo|bank|fund|club|team|agency|ministry|paper|court|spin-off|partners?)\b"
    )


def subject_of_its_own(lead: str) -> str:
    """'named' where the words before the verb name somebody, 'thing' where they only say what, '' where they refer."""
    while (m := _LED.match(lead)) and m.end():
        lead = lead[m.end() :]
    said = lead.strip()
    if not said or _referring().search(said):
        return ""
    first = said.split()[0]
    names = [m[0] for m in _CAPITAL.finditer(said) if m.start() or not _THING.match(said)]
    if names and not (names == [first] and first.lower() in said.lower().split()[1:]):
        return "named"
    return "thing" if _THING.match(said) else ""


def settled(scene: Scene, draft: Draft) -> Draft:
    """The draft, its agent taken away, or made a party, where the clause has a subject of its own and names it not."""
    if draft.type not in TYPES or scene.sentence.passage.speaker or not LATIN.match(scene.trigger.quote):
        return draft
    agents = [e for e in draft.roles if e.role == "agent"]
    if not agents or agents[0].mention.start >= scene.sentence.start:
        return draft
    own = subject_of_its_own(_lead(scene))
    if draft.type == "market" and agents[0].mention.value.kind == "place":
        own = "named"  # Its revenues came to: no city's
    if not own:
        return draft
    others = [e for e in draft.roles if e.role != "agent"]
    if own == "thing" and not any(e.role == "other" for e in others):
        others.insert(0, replace(agents[0], role="other"))
    return replace(draft, roles=tuple(others))


def _lead(scene: Scene) -> str:
    """The words of the clause before the verb, dates left out; those of the clause before, where it has none."""
    start, _ = scene.clause
    lead = scene.between(start, scene.trigger.start)
    for m in scene.sentence.mentions:
        if m.kind == "date" and start <= m.start and m.end <= scene.trigger.start:
            lead = lead.replace(scene.folded[m.start : m.end], " ", 1)
    return re.sub(r"^\s*(?:On|In|At|By|Since|Late|Early|Earlier|From|Until|During|For)\s{2,}", "", lead)
