"""Whom a document is about, who speaks in it, and how it is laid out: what fact rules ask of the whole of it."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from .fact.former import former
from .fact.further import lone
from .fact.hero_en import hero_of
from .fact.lexical import lexical, western
from .fact.scene import Story
from .fact.voice_en import guest, house
from .lexicon import words
from .model import Entity, Mention, Passage, Published, Text, inside
from .pattern import lazy
from .sentences import READ, numbered, sentences
from .who.introduced import RULE as INTRODUCED

_LATIN_SURE = 2000  # characters without Chinese by which a text is English
_DATE_LINE = 16  # characters of a line that only says a date
_OF_TITLE = 2  # times more that the title counts
_BEGINS = 24  # characters in which an item of a digest names whom it is about
_BY_TITLE = 14  # characters between an employer and its officer: 远山科技创始人兼首席执行官周衡
_LEAST = 2  # times that a text names whom it is about
_OFTEN = 3  # times that a text names the person whom it is about
_PARTED = lazy(r"[,。;:!?\n、]")
_TALK = lazy(r"(?:专访|对话|访谈|采访|对谈|深访)[^。\n]{0,24}$")
_GUEST = lazy(r"[^\n,。:]{2,24}(?:\n|$)")


def story_of(text: Text, passages: Sequence[Passage], mentions: Sequence[Mention], issued: Published) -> Story:
    silent = [(p.start, p.end) for p in passages if p.kind == "boilerplate"]
    names = [m for m in mentions if isinstance(m.value, Entity) and not inside(silent, m.start)]
    counts = numbered(text, passages)
    topic = _topic(text, passages, mentions, names, counts)
    employers = _employers(text.folded, names)
    persons, sides = _voices(text.folded, {p.speaker for p in passages if p.speaker}, names, employers)
    sides = _called(passages, names) | sides
    _asked(text.folded, passages, names, employers, persons, sides)
    english = western(text.folded[:_LATIN_SURE])
    families = frozenset(m.value.name.split()[-1] for m in names if m.value.kind == "person" and m.value.name)
    hero = hero_of(text, passages, topic, families) if english else None
    if english:
        _guests(text, passages, names, hero or topic, persons, sides)
    answering = Counter(p.speaker for p in passages if p.kind == "answer")
    asked = sides.get(answering.most_common(1)[0][0]) if answering else None
    return Story(
        text,
        tuple(sentences(text, passages, mentions, counts)),
        issued,
        topic,
        hero,
        sides,
        persons,
        employers,
        asked,
        _headed(passages, names),
        *_chronicle(text, passages, mentions),
        sitter=_sitter(names),
        house=house(text, passages, names, hero) if english else None,
    )


def _topic(
    text: Text,
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    names: Sequence[Mention],
    counts: Sequence[Passage],
) -> Mention | None:
    """The organisation that is named most, and first, the one of the title before all; who only speaks or was somebody's
    former employer does not count, and a stock exchange or a medium only where there is no other."""
    turns = [p for p in passages if p.speaker]
    labels = {p.speaker for p in turns}
    spoken = [(p.start, p.start + len(p.speaker)) for p in turns]
    told = [
        m
        for m in names
        if m.value.kind == "organisation"
        and not inside(spoken, m.start)
        and not any(text.folded[m.start : m.end] in label for label in labels)
        and not former(text.folded, m.start, m.end)
    ]
    title = passages[0].end if passages and passages[0].kind == "heading" else 0
    titled = any(m.start < title and not _venue(m) for m in told)
    items = counts or (() if titled else _dated(passages, mentions))
    if _digest(items, told):
        return None
    often = Counter(m.value.key for m in told)
    for m in told:
        if m.start < title:
            often[m.value.key] += _OF_TITLE
    return max(told, key=lambda m: (not _venue(m), often[m.value.key], -m.start), default=None)


@lru_cache(maxsize=1 << 12)
def _is_venue(key: str, name: str) -> bool:
    return key in words("venue") or bool(lexical("medium").search(name)) or name.split()[-1] in words("paper_name_en")


def _venue(m: Mention) -> bool:
    """A stock exchange, a hub of code or a medium: 在港交所挂牌, 彭博社报道."""
    return _is_venue(m.value.key, m.value.name)


def _dated(passages: Sequence[Passage], mentions: Sequence[Mention]) -> Sequence[Passage]:
    """The paragraphs that begin with a date, where these are most: 1月16日,智谱发布…"""
    dated = {m.start for m in mentions if m.kind == "date"}
    read = [p for p in passages if p.kind == "paragraph"]
    begun = [p for p in read if any(at in dated for at in range(p.start, p.start + 3))]
    return begun if len(begun) >= 5 and len(begun) >= 0.6 * len(read) else ()


def _digest(items: Sequence[Passage], told: Sequence[Mention]) -> bool:
    """Items with their numbers or dates, each of which begins with another organisation: the document is about nobody."""
    firsts = {next((m.value.key for m in told if p.start <= m.start < p.start + _BEGINS), "") for p in items}
    return len(firsts - {""}) > 2 and len(firsts) > len(items) // 2


def _employers(folded: str, names: Sequence[Mention]) -> dict[str, Mention]:
    """Person -> the organisation named right before (远山科技CEO周衡), or behind in a list of guests (周衡 远山科技创始人)."""
    kinds = [(a, b, a.value.kind, b.value.kind) for a, b in itertools.pairwise(names)]
    out: dict[str, Mention] = {}
    for org, person, first, second in kinds:
        if (
            (first, second) == ("organisation", "person")
            and 0 <= person.start - org.end <= _BY_TITLE
            and not _PARTED.search(folded[org.end : person.start])
            and not former(folded, org.start)
        ):
            out.setdefault(person.value.key, org)
    for person, org, first, second in kinds:
        if (
            (first, second) == ("person", "organisation")
            and 1 <= org.start - person.end <= 2
            and folded[person.end] in " :,"
            and not folded[max(0, person.start - 1) : person.start].strip(" \n·•-")
            and _GUEST.match(folded, org.end)
        ):
            out.setdefault(person.value.key, org)
    return out


def _voices(
    folded: str, labels: Iterable[str], names: Sequence[Mention], employers: dict[str, Mention]
) -> tuple[dict[str, Mention], dict[str, Mention]]:
    """Label of a turn -> who speaks, and the organisation that this is or works for."""
    persons: dict[str, Mention] = {}
    sides: dict[str, Mention] = {}
    acting = [(folded[m.start : m.end], m) for m in names if m.value.kind in ("person", "organisation")]
    for label in labels:
        own = next((m for said, m in acting if said == label), None) or next(
            (m for said, m in acting if said in label), None
        )
        if own:
            persons[label] = own
            if side := employers.get(own.value.key) if own.value.kind == "person" else own:
                sides[label] = side
    return persons, sides


def _sitter(names: Sequence[Mention]) -> Mention | None:
    """The person who is named often, and twice as often as any other."""
    people = [m for m in names if m.value.kind == "person" and m.value.name]
    often = Counter(m.value.name.split()[-1] for m in people).most_common(2)
    if not often or often[0][1] < _OFTEN or (len(often) > 1 and often[1][1] * 2 > often[0][1]):
        return None
    return next(m for m in people if m.value.name.split()[-1] == often[0][0])


def _guests(
    text: Text,
    passages: Sequence[Passage],
    names: Sequence[Mention],
    about: Mention | None,
    persons: dict[str, Mention],
    sides: dict[str, Mention],
) -> None:
    """Adds who answers in an English interview, and for whom they work; where nothing says so, whom it is about."""
    if about and sum(m.value.key == about.value.key for m in names) < _LEAST:
        about = None
    for label in {p.speaker: None for p in passages if p.kind == "answer"}:
        if label in sides:
            continue
        person, side = guest(text, label, names)
        if person:
            persons.setdefault(label, person)
        if side or about:
            sides[label] = side or about  # type: ignore[assignment]


def _asked(
    folded: str,
    passages: Sequence[Passage],
    names: Sequence[Mention],
    employers: dict[str, Mention],
    persons: dict[str, Mention],
    sides: dict[str, Mention],
) -> None:
    """Adds who answers under a label that names nobody (答, A): the one whom the lines before the talk call its guest."""
    labels = {p.speaker for p in passages if p.kind == "answer" and p.speaker} - persons.keys()
    if len(labels) != 1:
        return
    first = next((p.start for p in passages if p.speaker), 0)
    guests = [m for m in names if m.value.kind == "person" and m.start < first]
    guest = next((m for m in guests if _TALK.search(folded, max(0, m.start - 30), m.start)), None)
    guest = guest or next((m for m in guests if m.value.key in employers), None)
    if guest:
        (label,) = labels
        persons[label] = guest
        if side := employers.get(guest.value.key):
            sides.setdefault(label, side)


def _called(passages: Sequence[Passage], names: Sequence[Mention]) -> dict[str, Mention]:
    """Who speaks -> the organisation that is introduced in an answer: 今年2月注册的,叫远山新能源."""
    introduced = [m for m in names if m.rule == INTRODUCED]
    answers = [p for p in passages if p.kind == "answer" and p.speaker] if introduced else []
    return {p.speaker: m for p in reversed(answers) for m in reversed(introduced) if p.start <= m.start < p.end}


def _headed(passages: Sequence[Passage], names: Sequence[Mention]) -> dict[int, Mention]:
    """The organisation that the heading above a passage names; the first heading is the title, which is of all."""
    headings = [p for p in passages if p.kind == "heading"]
    out: dict[int, Mention] = {}
    own: Mention | None = None
    at = 0
    for p in passages:
        if p.kind == "heading" and p is not headings[0]:
            while at < len(names) and names[at].start < p.start:
                at += 1
            inside = [m for m in names[at : at + 4] if m.end <= p.end]
            own = next((m for m in inside if m.value.kind == "organisation" and not _venue(m)), None)
        elif own and p.kind in READ:
            out[p.ordinal] = own
    return out


def _chronicle(text: Text, passages: Sequence[Passage], mentions: Sequence[Mention]) -> tuple[dict[int, Mention], bool]:
    """Passage -> the date that is all the line above it says (of three such lines at least); and whether most paragraphs
    begin with a date and hold little more than a line."""
    read = [p for p in passages if p.kind in READ and not p.speaker]
    dated = {m.start for m in mentions if m.kind == "date"}
    begun = sum(any(at in dated for at in range(p.start, p.start + 3)) for p in read if p.end - p.start < 120)
    above: dict[int, Mention] = {}
    lines, own, at = 0, None, 0
    for p in passages:
        if p.kind not in READ and p.kind != "heading":
            continue
        while at < len(mentions) and mentions[at].start < p.start:
            at += 1
        if p.end - p.start <= _DATE_LINE and (date := lone(text.folded, p.start, p.end, mentions[at : at + 4])):
            own, lines = date, lines + 1
        elif own and p.kind in READ:
            above[p.ordinal] = own
    return above if lines >= 3 else {}, begun >= 5 and begun >= 0.6 * len(read)
