"""The whole name of a thing, where a list knows its beginning alone: Kimi K2, Imagen Video, o1-pro, 左问GPT; and the second name
of two (Llama 4 Scout and Maverick)."""

from __future__ import annotations

from ..lexicon import words
from ..model import Entity, Mention
from ..pattern import lazy
from ..rule import compiled
from ..who.gazetteer import canonical
from . import thing_zh
from .named import made
from .named_en import trimmed
from .scene import THINGS, Scene

_ZH = compiled(
    r"(?:[ -](?!{system_name}\b)(?:[A-Z][A-Za-z0-9]*|[vV]?\d{1,4}[A-Za-z]{0,3}(?![\d年月日个位款万亿元%]))"
    r"(?:[.-][A-Za-z0-9]+)*){1,3}|\+(?:\s[A-Z]{2,})?(?![A-Za-z\d])|(?<=[\u3400-\u9fff])\d{1,2}\.\d{1,2}(?![\d年月日个位款万亿元%])"
)
_HYPHEN = compiled(
    r"(?:-(?:{model_variant}|(?!{not_model_tail}\b)[A-Z][A-Za-z]*|[A-Za-z]*\d[\d.]*)(?![A-Za-z0-9])){1,3}"
)
_EN = lazy(r"(?:\s(?:[A-Z][A-Za-z0-9]+(?:-[A-Za-z0-9]+)*|\d{1,2}(?:\.\d)?)){1,3}(?=\s[a-z])")
_BEHIND_EN = lazy(r"(?:\s[A-Z][A-Za-z]+){1,2}(?=[,.;:)]|\s[a-z]|$)")
_LED = lazy(r"(?:^|[了的“、,和与布出源开])((?![了的])[\u3400-\u9fff]{2,3})\Z")
_AND_NAME = lazy(
    r"\sand\s([A-Z][A-Za-z0-9.-]*(?:\s[A-Z0-9][A-Za-z0-9.-]*)?)(?:\s(?:both|have|had|were|first|also|finally))*\s"
)


def whole_name(scene: Scene, m: Mention) -> Mention:
    """A thing released, under its whole name."""
    if m.rule.startswith("fact/"):
        return m
    if m.value.name in words("model_ending"):
        lead = _LED.search(scene.folded, scene.sentence.start, m.start)
        return _longer(scene, m, lead.start(1), m.end) if lead and thing_zh.plain_name(lead[1]) else m
    latin = scene.trigger.quote.isascii()
    more = (_HYPHEN if latin else _ZH).match(scene.folded, m.end, scene.sentence.end)
    if more is None and latin:
        more = _BEHIND_EN.match(scene.folded, m.end, scene.sentence.end)
        if more and (trimmed(more[0].strip()) != more[0].strip() or _taken(scene, *more.span())):
            return m
    if not more or any(k.kind == "date" and k.start < more.end() and m.end <= k.start for k in scene.sentence.mentions):
        return m
    known = next((k for k in scene.entities(*THINGS) if (k.start, k.end) == (m.start, more.end())), None)
    return known or _longer(scene, m, m.start, more.end())


def whole_in_front(scene: Scene, m: Mention) -> Mention:
    """Copilot Workspace in front of an English verb, where a list knows Copilot alone."""
    more = _EN.match(scene.folded, m.end, scene.trigger.start + 1)
    return m if not more or _taken(scene, *more.span()) else _longer(scene, m, m.start, more.end())


def second(scene: Scene, m: Mention) -> Mention | None:
    """Llama 4 Scout and Maverick came out: the second of two subjects, known to no list."""
    found = _AND_NAME.fullmatch(scene.folded, m.end, scene.trigger.start)
    return None if not found or _taken(scene, *found.span()) else made(scene, *found.span(1))


def _taken(scene: Scene, start: int, end: int) -> bool:
    return any(start <= o.start < end for o in scene.sentence.mentions)


def _longer(scene: Scene, m: Mention, start: int, end: int) -> Mention:
    name = scene.between(start, end)
    return scene.made(start, end, Entity(m.value.kind, name, canonical(name)))
