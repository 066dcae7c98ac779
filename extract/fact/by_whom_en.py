"""Who did what an English clause tells in the passive: was taken over by the Norwegian investor Arne Dahl in 2009."""

from __future__ import annotations

from ..lexicon import alternation, branches
from ..model import Mention
from ..pattern import lazy
from ..rule import compiled
from .scene import Scene
from .spelled_en import KINDS, NAME, named

_BY = lazy(
    rf"(?:[^,;:()]{{0,60}}?\s)?by\s(?:(?:the|an?|{branches('possessive_en')})\s)?(?:(?:[A-Z]\w+-(?:based"
    rf"|owned|backed|led|born)|[A-Z]\w+(?:ian|an|ish|ese|ch)|US|U\.S\.|UK|(?!(?:{branches('preposition_en')}"
    rf"|of|both|as|over)\s)[a-z][\w'’-]*)\s){{0,5}}?(?P<name>{NAME})(?=\s{alternation('name_goes_on_en')}\b"
    r"|['’]s\s|[,.;)(]|\s?$)"
)
_STOP_BY = compiled(r"\b(?:and|{clause_opener_en}|that|but)\b")


def by_whom(scene: Scene) -> Mention | None:
    """Who did it, in the passive: was taken over by the Norwegian investor Arne Dahl in 2009."""
    m = _BY.match(scene.folded, scene.trigger.end, scene.clause[1])
    if m is None or _STOP_BY.search(scene.folded, scene.trigger.end, m.start("name")):
        return None
    start, end = m.span("name")
    own = [e for e in scene.entities(*KINDS) if start <= e.start < end]
    if own and own[0].start > start and any(c.islower() for c in scene.between(start, own[0].start)):
        return next((e for e in own if e.value.kind == "person"), own[0])
    return named(scene, scene.sentence, start, end) or (own[0] if own else None)
