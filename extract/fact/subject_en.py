"""Who acts in an English clause: the subject of its verb, read from the words in front of it, whatever stands between.

A subject names somebody (the publisher Halcyon, shares of Photonis, Norvane's eye drug), refers to somebody (it, the studio),
or is a thing that is nobody's (a fire, the talks). The other half of a list of verbs, a relative clause and a participle
behind a comma have the subject of the words they hang on.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..lexicon import words
from ..model import Entity, Mention
from ..pattern import lazy
from ..rule import compiled
from ..who.gazetteer import canonical
from .lexical import lexical
from .meant_en import NOTHING, OF_TWO, Subject, stands_for
from .phrase_en import (
    LED,
    OPENS,
    PARENTHESIS,
    WITH,
    finite_verbs,
    firms,
    groups,
    inside_name,
    noun_start,
    only_dated,
    refers,
    segment,
    stripped,
    unbroken,
    word_end,
)
from .scene import Scene, Sentence
from .spelled_en import NAME, named

_DEPTH = 4  # how often a subject may be that of another verb

# The auxiliaries, adverbs and verbs of intent in front of a verb.
_PASSIVE = compiled(
    r"\b(?:{be_en}|{been_en}|got)\s(?:\w+ly\s|also\s|first\s|then\s|later\s|not\s|to\s)*(?:be\s)?\w*\s?$"
)
_RELATIVE = lazy(r"(?:^|[\s,])(?P<of>of |in |for |to |under |by |with |on |from )?(?P<which>who|which|that)$")
_ELIDED = compiled(r"(?:^|[\s,]){joins_clause_en}$")
_CALLS = compiled(r"\s{verb_complement_en}\b|\s\d|\s[A-Z]|$")
_TAIL_NOUN = compiled(
    r"(?:^|\s)(?P<np>(?:the|{possessive_en}|an?)\s(?:[\w'’-]+\s){0,3}[\w'’-]+|{pronoun_en}|we)$", re.I
)
_OWNER = lazy(rf"(?:[Tt]he\s)?(?:[a-z-]+\s){{0,3}}(?P<name>{NAME}?)(?:['’]s|(?<=s)['’])(?:\s(?P<rest>.+))?")
_MORE = compiled(r"\s{subject_joint_en}\s")
_GOVERNED = compiled(r"\s{subject_joint_en}\s(?:the|an?|{possessive_en}|[a-z]+['’]s)\s(?:[\w'’-]+\s?){1,4}$")
_LAST = lazy(rf"(?<![\w.'’-]){NAME}$")
_OFFICE_OF = compiled(
    r"\b(?:watchdog|regulator|authority|court|police|prosecutors?|ombudsman|central bank|agency|tribunal)$"
)
_CAPITALS = lazy(r"[Tt]he\s[A-Z][\w'’.-]*(?:\s(?:of\s|for\s|and\s)?[A-Z][\w'’.-]*)+")
_MASS = compiled(r"[A-Z]\w*{noun_ending_en}")  # a noun without an article
_PAIR = lazy(rf"(?:[Tt]he\s)?(?P<name>{NAME})(?:,\s{NAME}){{0,5}},?\sand\s(?:the\s)?{NAME}")
_PRONOUN = compiled(r"(?:{pronoun_en}|we|i|both|each|one|this|these|those|you)$", re.I)
_ARTICLE = compiled(
    r"(?:the|an?|{determiner_en}|that|{possessive_en}|our|my|four|five|six|several|many|all|both|\d[\d,.]*)\s",
    re.I,
)
_AND_ONE = lazy(r"(?P<one>\b(?:[Hh]e|[Ss]he|[Ww]e|[A-Z]\w+)) and (?:an?|his|her|their|our) [\w -]{3,30}$")
_INSIDE = lazy(r"\s(?:in|near|outside)\s(?:the\s)?$")
_OPENING = lazy(r"[\s“\"]{0,3}")
_ITS = compiled(r"(?:{possessive_en}|our|my)\s", re.I)
_DESCRIBED = lazy(rf"(?:(?:[a-z-]+\s){{1,4}})?(?P<name>{NAME})")
_ASIDES = 4  # commas that an aside may hold
_ASIDE = compiled(r"(?:{aside_word_en}|\w+ed|[a-z]+ly|\d+)\b|[A-Z][\w.&-]*['’]s\s")


def subject_of(scene: Scene) -> Subject:
    """The subject of the trigger's clause."""
    if opened := _behind_opening(scene):
        return opened
    found = _of(scene, scene.sentence, _verb_at(scene), 0)
    group = scene.between(max(scene.sentence.start, scene.trigger.start - 30), scene.trigger.end)
    return replace(found, passive=bool(_PASSIVE.search(group)) or found.passive)


def meant_by(scene: Scene, start: int, end: int) -> Mention | None:
    """Whom the words of a noun name, mean or are owned by: Pellam's launch, her appointment."""
    return _read(scene, scene.sentence, start, end, 1).who


def opening_subject(scene: Scene) -> Mention | None:
    """Who is told of where the trigger opens its sentence: Born in Leeds, she moved."""
    return opened.who if (opened := _behind_opening(scene)) else None


def _behind_opening(scene: Scene) -> Subject | None:
    """Of a participle that opens its sentence, the subject of the first verb behind the comma."""
    if not scene.trigger.quote[0].isupper() or not _OPENING.fullmatch(
        scene.folded, scene.sentence.start, scene.trigger.start
    ):
        return None
    return replace(_past_comma(scene), passive=True)


def subject_behind(scene: Scene) -> Mention | None:
    """Whom the first verb behind the comma tells of: Since the company's founding in 2016, Pellam has grown."""
    return _past_comma(scene).who


def _past_comma(scene: Scene) -> Subject:
    comma = scene.folded.find(", ", scene.trigger.end, scene.sentence.end)
    verbs = finite_verbs(scene.folded, comma, scene.sentence.end) if comma > 0 else []
    return _of(scene, scene.sentence, verbs[0], 1) if verbs else NOTHING


def _verb_at(scene: Scene) -> int:
    """Where the verb of the trigger begins: shares rose."""
    t = scene.trigger
    if " " not in t.quote:
        return t.start
    inside = [a for a in finite_verbs(scene.folded, t.start, t.end) if a > t.start]
    return (
        inside[0]
        if inside
        and not finite_verbs(scene.folded, t.start, inside[0])
        and scene.folded[t.start : inside[0]].strip().isalpha()
        else t.start
    )


def told_before(scene: Scene) -> Mention | None:
    """Who was told of in the two sentences before, in the same passage: a film, the mill of somebody named there."""
    for s in reversed(scene.before_sentence[-2:]):
        for verb in finite_verbs(scene.folded, s.start, s.end)[:1]:
            if who := _of(scene, s, verb, 1).who:
                return who
    return None


def _of(scene: Scene, sentence: Sentence, verb: int, depth: int) -> Subject:
    """The subject of the verb that begins at `verb` in any sentence."""
    if depth > _DEPTH:
        return NOTHING
    folded = scene.folded
    at = stripped(scene, sentence, verb)
    said = folded[sentence.start : at]
    if not said.strip():
        return NOTHING
    if said[-1] == ",":
        return _behind_comma(scene, sentence, at, verb, depth)
    if relative := _RELATIVE.search(said):
        if relative["of"]:
            return NOTHING
        return _antecedent(scene, sentence, sentence.start + relative.start("which"), depth)
    if _ELIDED.search(said):
        return _shared(scene, sentence, at, depth)
    if said[-1] in ':;—–-”"':
        return Subject("refers", None)
    return _phrase(scene, sentence, at, depth)


def _behind_comma(scene: Scene, sentence: Sentence, at: int, verb: int, depth: int) -> Subject:
    """X, the maker of Y, sold; X, which sells Y, sold; Y, founded in 2012 by Z; sold A, hired B."""
    folded = scene.folded
    comma = opened = at - 1
    first = unbroken(folded, sentence.start, comma)
    for _ in range(_ASIDES):
        opened = folded.rfind(", ", first, opened)
        if opened < 0:
            break
        aside = folded[opened + 2 : comma]
        begin, _ = segment(scene, sentence, opened)
        alone = _LAST.fullmatch(aside)
        if (
            not (
                alone
                or _ASIDE.match(aside)
                or (_LAST.search(folded, begin, opened) and not finite_verbs(folded, opened + 2, comma))
            )
            or not folded[begin:opened].strip()
            or finite_verbs(folded, begin, opened)
            or only_dated(scene, sentence, begin, opened)
        ):
            continue
        pair = _AND_ONE.search(folded, begin, opened) if alone else None
        if pair:  # he and a colleague, Maria Stoll, built
            return _read(scene, sentence, pair.start("one"), pair.end("one"), depth)
        own = named(scene, sentence, opened + 2, comma) if alone else None
        if own and (own.value.kind == "person" or not _GOVERNED.search(folded, begin, opened)):
            return Subject(
                "named", own
            )  # its chief executive, Marion Sather, sold; not a plan to join a rival, X, fell
        return _phrase(scene, sentence, stripped(scene, sentence, opened), depth + 1)
    word = word_end(folded, verb)
    if verb - at > 1:
        return NOTHING
    earlier = finite_verbs(folded, unbroken(folded, sentence.start, comma), comma)
    if earlier and (not _CALLS.match(folded, word) or folded.startswith(" and", word)):
        return _of(scene, sentence, earlier[-1], depth + 1)
    who = _antecedent(scene, sentence, comma, depth)
    return replace(who, passive=True) if who.kind else NOTHING


def _shared(scene: Scene, sentence: Sentence, at: int, depth: int) -> Subject:
    """… and bought Y: the subject of the verb before."""
    folded = scene.folded
    found = finite_verbs(folded, unbroken(folded, sentence.start, at), at)
    return _of(scene, sentence, found[-1], depth + 1) if found else NOTHING


def _antecedent(scene: Scene, sentence: Sentence, at: int, depth: int) -> Subject:
    """Whom who, which or a participle behind a comma describes: the words right in front."""
    folded = scene.folded
    while at > sentence.start and folded[at - 1] in ", ":
        at -= 1
    if m := PARENTHESIS.search(folded, max(sentence.start, at - 64), at):
        at = m.start()
        while at > sentence.start and folded[at - 1] == " ":
            at -= 1
    begin, _ = segment(scene, sentence, at)
    last = _LAST.search(folded, begin, at)
    if (
        last is None
        and (_ARTICLE.match(folded, begin + 1, at) or _ITS.match(folded, begin + 1, at))
        and folded[begin - 1 : begin] == ","
    ):
        before = _LAST.search(folded, sentence.start, begin - 1)  # Lucia, our first designer, who left
        if before and (own := named(scene, sentence, before.start(), begin - 1)) and own.value.kind != "place":
            return Subject("named", own)
    if last and (own := named(scene, sentence, last.start(), at)):
        inside = _INSIDE.search(folded, begin, last.start())
        if inside and (noun := noun_start(folded, begin, inside.start())) < inside.start():
            return _read(scene, sentence, noun, inside.start(), depth)  # its plant in Leeds, which opened
        return Subject("named", own)
    return _read(scene, sentence, max(begin, noun_start(folded, begin, at)), at, depth)


def _phrase(scene: Scene, sentence: Sentence, at: int, depth: int) -> Subject:
    """The subject that ends at `at`."""
    begin, _ = segment(scene, sentence, at)
    return _read(scene, sentence, begin, at, depth)


def _read(scene: Scene, sentence: Sentence, begin: int, end: int, depth: int) -> Subject:
    """What the words of a subject say."""
    folded = scene.folded
    begin = OPENS.match(folded, begin, end).end()  # type: ignore[union-attr]
    for m in sentence.mentions:  # In May the company, Last week X
        if m.kind == "date" and begin <= m.start and m.end < end:
            led = LED.search(folded, begin, m.start)
            if m.start - begin <= 1 or (led and led.start() - begin <= 1):
                begin = m.end
    while begin < end and folded[begin] in " ,\n":
        begin += 1
    said = folded[begin:end]
    if not said:
        return NOTHING
    if (word := said.split()[-1]) and _PRONOUN.fullmatch(word):
        return _meant(scene, sentence, end - len(word), word.lower(), depth)
    if WITH.match(said):
        tail = _TAIL_NOUN.search(said)
        if tail is None:
            return NOTHING
        begin += tail.start("np")
        said = folded[begin:end]
    group = groups().fullmatch(folded, begin, end)
    if group and (who := named(scene, sentence, *group.span("name"))) and who.value.kind != "place":
        return Subject("named", _firm(who))
    org, person = refers()
    if org.fullmatch(said) and not _CAPITALS.fullmatch(said):
        return _meant(scene, sentence, begin, said.lower(), depth)
    if OF_TWO.fullmatch(said):
        return _meant(scene, sentence, begin, said.lower(), depth)
    if person.fullmatch(said):
        return _meant(scene, sentence, begin, "he", depth)
    return _noun(scene, sentence, begin, end, depth)


def _noun(scene: Scene, sentence: Sentence, begin: int, end: int, depth: int) -> Subject:
    """A name, what somebody owns, the shares of somebody, or a thing."""
    folded = scene.folded
    known = next(
        (m for m in sentence.mentions if m.start == begin and m.end == end and isinstance(m.value, Entity)), None
    )
    if known:
        return Subject("named", known)
    more = next((m for m in _MORE.finditer(folded, begin, end) if not inside_name(scene, sentence, m, begin)), None)
    core = more.start() if more else end
    owner = _OWNER.fullmatch(folded, begin, core)
    last = _LAST.search(folded, begin, core)
    if owner and not (last and last.start() > owner.end("name") + 2 and named(scene, sentence, last.start(), core)):
        who = named(scene, sentence, owner.start("name"), owner.end("name"))
        if who and who.value.kind == "place" and _OFFICE_OF.search(folded, owner.end("name"), core):
            return Subject("thing")  # Sweden's financial watchdog
        return Subject("named" if who else "thing", who)
    if firms().match(folded, begin, core) and not last:
        meant = _meant(scene, sentence, begin, "it", depth)
        return replace(meant, kind="named" if meant.who else "thing")
    if _ITS.match(folded, begin, core) and folded[begin:core].split()[-1] in words("outsider_en"):
        return Subject("thing")
    if _ITS.match(folded, begin, core) and not last:
        meant = _meant(scene, sentence, begin, folded[begin:core].split()[0].lower(), depth)
        return replace(meant, kind="named" if meant.who else "thing")
    if (pair := _PAIR.fullmatch(folded, begin, core)) and (who := named(scene, sentence, *pair.span("name"))):
        return Subject("named", who)
    if last and (who := named(scene, sentence, last.start(), core)):
        return Subject("named", who)
    group = groups().fullmatch(folded, begin, core) if more else None
    if group and (who := named(scene, sentence, *group.span("name"))):
        return Subject("named", who)
    if more and (folded[begin:core].lower().removeprefix("the ").split()[-1] in words("body_en")):
        a = more.end() + (4 if folded.startswith("the ", more.end()) else 0)
        m = _DESCRIBED.match(folded, a, end)
        if m and (who := named(scene, sentence, *m.span("name"))):
            return Subject("named", who)
        if _ITS.match(folded, a, end) or refers()[0].match(folded, more.end(), end):
            return _meant(scene, sentence, begin, "it", depth)
    thing = _ARTICLE.match(folded, begin, end) or folded[begin].islower() or _MASS.fullmatch(folded, begin, core)
    thing = thing or lexical("happened_authority").fullmatch(folded, begin, core)  # Parliament passed it
    return Subject("thing" if thing else "")


def _meant(scene: Scene, sentence: Sentence, at: int, word: str, depth: int) -> Subject:
    return stands_for(scene, sentence, at, word, depth, _of)


def _firm(who: Mention) -> Mention:
    """The Steinberg group is no person."""
    if who.value.kind != "person":
        return who
    return replace(who, value=Entity("organisation", who.value.name, canonical(who.value.name)), rule="fact/subject_en")
