"""Whom a pronoun, or the company, means in an English sentence: the subject of what was told right before, a name of the kind,
else whom the document is about."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ..lexicon import words
from ..model import Mention
from ..pattern import lazy
from ..rule import compiled
from .phrase_en import finite_verbs
from .pronoun_en import (
    BACK,
    HE_OR_SHE,
    SEVERAL,
    about,
    asked_about,
    authority,
    could_be,
    is_authority,
    just_founded,
    named_first,
    newly,
    of_its_kind,
    of_two,
    other_sex,
    speaking,
    told_of,
    two_people,
)
from .scene import Scene, Sentence

OF_TWO = lazy(r"the (?:former|(?P<last>latter))", re.I)
_A_FIGURE = compiled(
    r"[\s“\"]*(?:the|an?|net|total|its|their)?\s?(?:[\w'’-]+\s){0,3}?(?:{happened_figures}|results|earnings|costs|margins?)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """`kind`: named, refers (he, to a person), thing, or '' where it could not be read. `who` is the one it names, means or belongs to."""

    kind: str
    who: Mention | None = None
    passive: bool = False


NOTHING = Subject("")
Of = Callable[[Scene, Sentence, int, int], Subject]  # the subject of the verb that begins at a place; how deep


def stands_for(scene: Scene, sentence: Sentence, at: int, word: str, depth: int, of: Of) -> Subject:
    """Whom a pronoun, or the company, means: the subject of what was told right before, else whom the document is about."""
    if word in ("we", "i", "our", "my", "us"):
        own = speaking(scene, sentence, at, word)
        if own:
            return Subject("named", own)
        return NOTHING if sentence.passage.speaker or word in ("i", "my") else Subject("thing")
    if is_authority(word):
        own = authority(scene, sentence, at) or _told_office(scene, sentence, of)
        return Subject("refers", own) if own else Subject("thing")
    if word == "they" and (pair := two_people(scene, sentence)):
        return Subject("refers", pair)
    if side := OF_TWO.fullmatch(word):
        one = of_two(scene, sentence, side["last"] is not None)
        return Subject("named", one) if one else NOTHING
    if newly(scene, sentence, at, word):
        return Subject("thing")
    if kin := of_its_kind(scene, at, word):
        return Subject("refers", kin)
    person = word in HE_OR_SHE
    org = not person and word not in SEVERAL
    told = [
        (
            s,
            next((m for m in s.mentions if m.start == -1 - verb), None)
            if verb < 0
            else of(scene, s, verb, depth + 1).who,
        )
        for s, verb in _told(scene, sentence, at, person)
    ]
    here = [who for s, who in told if s is sentence]
    earlier = [who for s, who in told if s is not sentence]
    if person:  # a person of the sentences before, rather than a firm that bears a person's name
        here, earlier = [], sorted(here + earlier, key=lambda who: who is None or who.value.kind != "person")
    for who in here:
        if who and (meant := could_be(scene, sentence, who, word)):
            return Subject("refers", meant)
    if word == "it" and _of_a_thing(scene, sentence, of):
        return Subject("thing")
    new = just_founded(scene, sentence) if org else None
    if new and not (earlier and earlier[0] and could_be(scene, sentence, earlier[0], word)):
        return Subject("refers", new)
    for who in earlier:
        if who and (meant := could_be(scene, sentence, who, word)):
            return Subject("refers", meant)
    if org and (first := new or named_first(scene, sentence)):
        return Subject("refers", first)
    turn = bool(sentence.passage.speaker)
    if person:
        own = told_of(scene, sentence, word) or scene.story.sitter
        return Subject("he", None if own is None or turn or other_sex(scene.folded, own.value.name, word) else own)
    if turn:
        return Subject("refers", asked_about(scene, sentence))
    return Subject("refers", scene.standing() or (about(scene) if org else None))


def _of_a_thing(scene: Scene, sentence: Sentence, of: Of) -> bool:
    """The sentence right before, of the same passage, is about a thing that no one owns and no figure: The film opened. It won.
    Not where only somebody does what the trigger says: It agreed."""
    for s in scene.story.sentences[max(0, sentence.index - 1) : sentence.index]:
        if s.passage is sentence.passage:
            for verb in finite_verbs(scene.folded, s.start, s.end)[:1]:
                found = of(scene, s, verb, 1)
                if found.kind != "thing" or found.who:
                    return False
                acts = words("agent_verb_en").keys() & scene.trigger.quote.lower().split()
                return not acts and not _A_FIGURE.match(scene.folded, s.start, verb)
    return False


def _told_office(scene: Scene, sentence: Sentence, of: Of) -> Mention | None:
    """Of the regulator, the agency, the organisation that the sentence right before is about: Ofgem will act. The regulator …"""
    for s in scene.story.sentences[max(0, sentence.index - 1) : sentence.index]:
        if s.passage is sentence.passage:
            for verb in finite_verbs(scene.folded, s.start, s.end)[:1]:
                who = of(scene, s, verb, 1).who
                return who if who and who.value.kind == "organisation" else None
    return None


def _told(scene: Scene, sentence: Sentence, at: int, person: bool) -> list[tuple[Sentence, int]]:
    """Where a pronoun at `at` finds whom it means, nearest first: (sentence, its verb), and for he and she (sentence,
    -1 - the start of the last person named there)."""
    before = finite_verbs(scene.folded, sentence.start, at)
    told = [(sentence, verb) for verb in dict.fromkeys(before[:1] + before[-1:])]
    back = 1 if person and not sentence.passage.speaker else 0
    for s in reversed(scene.story.sentences[max(0, sentence.index - BACK) : sentence.index]):
        if s.passage.ordinal < sentence.passage.ordinal - back:
            break
        told += [(s, verb) for verb in finite_verbs(scene.folded, s.start, s.end)[:2]]
        if person and (last := [m for m in s.mentions if m.kind == "entity" and m.value.kind == "person"]):
            told.append((s, -1 - last[-1].start))
    return told
