"""Personnel: somebody joins, is appointed, leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..lexicon import alternation, words
from ..model import Mention
from ..pattern import lazy
from ..rule import compiled
from . import fact
from .candidate import is_brand
from .former import former
from .lexical import lexical
from .meant_zh import meant
from .party_en import object_behind
from .plain import LATIN, moment, told
from .scene import Draft, Scene, evidence, labels

_TAKES = compiled(
    r"{appoint_verb}$",
    re.I,
)
_PASSIVE = lazy(r"(?:被|获|受|was\b|were\b|\bis\b|been\b)")
_WHO = lazy(r"[^,。;的]{0,12}的[^,。;的]{0,12}")
_ACCUSES = lazy("(?:起诉书|公诉书|判决书)?(?:指控|起诉|查明|认定|通报)")  # 检察院指控: nobody's employer
_FROM = lazy(r"\b(?:from|after|with|alongside)\s(?:the\s)?\Z")
_PROFESSION = lazy(
    r"\s(?:[a-z-]+\s)?[a-z]*(?:scientist|researcher|professor|economist|physicist|engineer|analyst|graduate|alumnus|veteran)\s"
)
_HONOUR = compiled("为?[“《]?[^,。]{0,10}{honour_zh}")  # 当选“年度人物”
_ONCE = lazy(r"曾(?:经|先后|短暂)?$|\b(?:formerly|previously|once)\s$")
_NO_OFFICE = compiled(
    r"{move_verb}$",
    re.I,
)


@fact("fact/personnel", type="personnel", triggers="personnel_trigger", dated=True)
def personnel(scene: Scene) -> Iterator[Draft]:
    """Finds 加入, 出任, 离职, 任命, appointed, stepped down, fired.

    Reads the person (before the verb; behind 任命 and fired; 他, he through the sentence before), the organisation and the
    date of the sentence or the one before. Leaves a 加入 of things, and a 离开, left or named with neither an organisation
    nor an office beside it."""
    if not told(scene, "personnel") or _HONOUR.match(scene.folded, scene.trigger.end, scene.clause[1]):
        return
    person = _person(scene)
    if person is None:
        return
    date, far = moment(scene, carry=True)
    if date is None or (_ONCE.search(scene.lead) and date.start < scene.clause[0]):
        return
    start, end = scene.clause
    behind = [m for m in scene.after("organisation") if m.start < end]
    if scene.shade == "left":  # 离职加入Y: who leaves is of the one before
        stop = min(
            [end, *(at for at, types in scene.other_triggers if at > scene.trigger.start and "personnel" in types)]
        )
        behind = [m for m in behind if m.start < stop]
    if scene.shade == "joined" and LATIN.match(scene.trigger.quote):  # joined Pellam from Dorn: whom no list may know
        behind = [m for m in behind if not _FROM.search(scene.between(scene.trigger.end, m.start))]
        in_front = scene.sentence.start <= person.start < scene.trigger.start
        behind = behind or [m for m in (object_behind(scene) if in_front else None,) if m]
    if not behind and (named := _named_office(scene)):
        behind = [named]
    orgs = behind or [
        m
        for m in reversed(scene.before("organisation"))
        if not _ACCUSES.match(scene.folded, m.end) and not former(scene.folded, m.start)
    ]
    if (
        _NO_OFFICE.search(scene.folded, scene.trigger.start, scene.trigger.end)
        and not any(start <= m.start < end for m in orgs)
        and not any(at < scene.trigger.start and "personnel" in types for at, types in scene.other_triggers)
        and not lexical("office").search(scene.folded, start, min(scene.sentence.end, end + 12))
    ):
        return
    other = orgs[0] if orgs else _employer(scene, person)
    if scene.shade == "left" and other and _PROFESSION.match(scene.folded, other.end, max(other.end, person.start)):
        other = None  # MIT neuroscientist David Aron, who stepped down: he left somebody else
    yield Draft(
        "personnel",
        evidence(trigger=scene.trigger, agent=person, other=other, date=date),
        date,
        reach="sentence"
        if far == "sentence" and scene.sentence.start <= person.start < scene.sentence.end
        else "paragraph",
        shade=scene.shade,
    )


@cache
def _office_of() -> re.Pattern[str]:
    return re.compile(
        rf"(?:了|为|过)?(?P<name>[A-Za-z0-9\u3400-\u9fff·]{{3,10}}?)的?{alternation('office_lead_zh')}{{0,2}}"
        + alternation("guest_title_zh")
    )


def _named_office(scene: Scene) -> Mention | None:
    """The organisation by its place between 出任 and the office, when no list knows the name: 出任木石资本CEO."""
    m = _office_of().match(scene.folded, scene.trigger.end, scene.clause[1])
    if m is None or m["name"].endswith(tuple(words("part_of_company"))) or not is_brand(m["name"]):
        return None
    start, end = m.span("name")
    if any(e.start < end and start < e.end for e in scene.sentence.mentions):
        return None
    return scene.firm(start, end)


def _employer(scene: Scene, person: Mention) -> Mention | None:
    """The one of the title; in an answer, 我是去年提的离职 tells of the one before."""
    return None if scene.shade == "left" and scene.sentence.passage.speaker else scene.employer(person)


def _person(scene: Scene) -> Mention | None:
    start, end = scene.clause
    t = scene.trigger
    behind = [m for m in scene.after("person") if m.start < end and m.start - t.end <= 30]
    if _TAKES.search(scene.folded, t.start, t.end) and not _PASSIVE.search(
        scene.between(max(start, t.start - 4), t.end)
    ):
        return behind[0] if behind else None
    if behind and behind[0].start - t.end <= 24 and _WHO.fullmatch(scene.folded, t.end, behind[0].start):
        return behind[0]  # 今年5月离开的前首席科学家X
    people = [m for m in scene.before("person") if not labels(scene, m)]
    if lexical("first_person").search(scene.folded, start, t.start) and (
        own := scene.story.persons.get(scene.sentence.passage.speaker)
    ):
        return own  # 我2021年加入半山科技
    in_clause = [m for m in people if m.start >= start]
    if in_clause:
        return in_clause[-1]
    refers = meant(scene)  # 她的幕僚长上周请辞: not she
    if refers.settled:
        return refers.who if refers.who and refers.who.value.kind == "person" else None
    found, reach = scene.agent("person")
    if found is None or reach == "document":
        return None
    if scene.sentence.start <= found.start < scene.sentence.end:
        near = t.start - found.end <= (90 if len(people) == 1 else 30)
        return found if near else None
    return found if lexical("pronoun_person").search(scene.folded, start, t.start) else None
