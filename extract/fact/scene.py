"""What a fact rule sees: a trigger in its sentence, the mentions around it, and the document behind it.

A role is looked for in the clause first, then the sentence, the passage and the document; `reach` says how far it went.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ..model import Amount, Entity, Evidence, Funding, Kind, Mention, Passage, Published, Release, Text
from ..pattern import lazy
from ..rule import compiled
from ..who.gazetteer import canonical
from .dated import (
    afterwards,
    counted,
    counted_from,
    dates_of,
    finest,
    in_apposition,
    of_the_meeting,
    own_clause,
    set_for,
    since_earlier,
    to_come,
    told_in,
)
from .former import former
from .lexical import clause_around, lexical
from .reported import behind_speech

_LATIN = lazy(r"[A-Za-z]")
_HE = lazy(r"他(?!们)|她(?!们)|\b(?:he|she)\b", re.I)
THEY = lazy(r"(?:他们|她们|对方|人家)[^,。;]{0,8}$")
_YOU = lazy(r"你们|你(?!看|觉得|怎么)|贵公司|\byour?\b", re.I)
_TITLE = lazy(r"的?[^,。;:!?、“”]{0,14}")
_EMPLOYS = compiled(r"的?(?:联合|共同)?{person_office_zh}|(?:'s)?\s(?:{chief_title_en}|chairman|researcher|professor)")
_AFTER_ALL = compiled(
    r"(?:{moment_after_zh}|后(?!者|续|台|来)|前(?!者|沿|往)"
    r"|[一二两三四五六七八九十半几\d]{1,3}个?{span_unit_zh}(?:之)?(?:后|前|内|来)"
    r"|{just_full_zh}[一二两三四五六七八九十半几\d]{1,3}个?多?{span_unit_zh})"
)
_AFTER_EN = lazy(r"\b(?:after|before|since|until|following|ahead of)\b[^,;]{0,60}$", re.I)
_LEFT = compiled(r"(?:{left_verb_zh}|\bleft\s|\bfrom\s)$")
_BACKS = compiled(r"[^,。;]{0,24}(?:{round_verb_zh}|投资了?|入股)")
_HANDS_ON = lazy(r"据\|报道|\(\|\)\s?[-–—]|.?\|[》”]?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[讯电][】,(\s]|获悉)")
_TO_THE = lazy(r"\b(?:with|from|to|told|against|by) the $")
_IN_PASSING = lazy(r"\b(?:on|at|from|with|by|against|than)\s(?:the\s)?\Z|(?<![正存现实])(?:在|登陆|上架)\s?\Z")
_PLATFORM = lazy(r"(?:(?<![正存现实])在(?:其|其官方|官方)?|上传到|登陆)\s?$|\bon\s$")
ACTORS = ("organisation", "person")
THINGS = ("model", "product")
_LASTING = lazy(r"^since\b|以来$", re.I)  # what lasts is no time of what comes next
CARRY = 2  # a date is carried over at most this many sentences of one passage


@dataclass(frozen=True, slots=True, eq=False)  # told apart as themselves: quick keys of what is kept of them
class Sentence:
    """A sentence of one passage, folded offsets, with the mentions in it in order."""

    index: int
    start: int
    end: int
    passage: Passage
    mentions: tuple[Mention, ...]
    names: tuple[Mention, ...] = field(init=False)  # of them those of entities
    dated: bool = field(init=False)  # a date is among them

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", tuple(m for m in self.mentions if isinstance(m.value, Entity)))
        object.__setattr__(self, "dated", any(m.kind == "date" for m in self.mentions))


@dataclass(frozen=True, slots=True)
class Story:
    """A document as facts see it."""

    text: Text
    sentences: tuple[Sentence, ...]
    published: Published
    topic: Mention | None = None  # the organisation that the document is about
    hero: Mention | None = None  # whom an English document is about; None where its paragraphs have each their own
    sides: dict[str, Mention] = field(default_factory=dict)  # speaker label -> the speaker's organisation
    persons: dict[str, Mention] = field(default_factory=dict)  # speaker label -> the speaker as an entity
    employers: dict[str, Mention] = field(default_factory=dict)  # key of a person -> organisation named in the title
    asked: Mention | None = None  # in an interview, the organisation of the one who answers
    headed: dict[int, Mention] = field(default_factory=dict)  # passage -> the organisation that its heading names
    dated: dict[int, Mention] = field(default_factory=dict)  # passage -> the date that is all its heading says
    chronicle: bool = False  # a page of lines that begin with their dates: who acts is whom the page is about
    sitter: Mention | None = None  # the person whose life or work an English text tells
    house: Mention | None = None  # in an English text that says "we": who speaks
    named: dict[Sentence, Sentence] = field(default_factory=dict)  # kept by presented.py: sentences with its names


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact before factuality, speaker and title are settled."""

    type: str
    roles: tuple[Evidence, ...]
    date: Mention | None = None
    funding: Funding | None = None
    release: Release | None = None
    factuality: str = ""  # '' lets the clause decide
    reach: str = "sentence"
    start: int = -1  # folded span, when it is not that of the roles
    end: int = -1
    shade: str = ""  # the trigger's value


@dataclass(frozen=True)
class Scene:
    """A trigger (a cue mention) in its sentence. What every rule asks is looked for once."""

    story: Story
    sentence: Sentence
    trigger: Mention
    shade: str
    before_sentence: tuple[Sentence, ...]  # the sentences of the passage before this one, nearest last
    other_triggers: tuple[tuple[int, frozenset[str]], ...]  # of the sentence, in order: start, types they can tell
    nth: int = 0  # among this rule's triggers in the sentence
    on: Mention | None = None  # the date told before, where the clause hangs on it and has none
    folded: str = field(init=False)  # of the document

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", self.story.text.folded)

    # -- text ---------------------------------------------------------------------------------------------------
    def between(self, start: int, end: int) -> str:
        return self.folded[start:end]

    @cached_property
    def clause(self) -> tuple[int, int]:
        """The clause of the trigger: between commas and the like, brackets and quotes not respected."""
        return self.clause_of(self.trigger.start, self.trigger.end)

    def clause_of(self, start: int, end: int) -> tuple[int, int]:
        """The clause around a stretch of the sentence."""
        return clause_around(self.folded, self.sentence.start, self.sentence.end, start, end)

    @cached_property
    def lead(self) -> str:
        """The words of the sentence before the trigger."""
        return self.between(self.sentence.start, self.trigger.start)

    # -- mentions -----------------------------------------------------------------------------------------------
    def entities(self, *kinds: str) -> Iterator[Mention]:
        return (m for m in self.sentence.names if m.value.kind in kinds)

    def before(self, *kinds: str) -> list[Mention]:
        """Entities of the sentence that end before the trigger, nearest last."""
        return [m for m in self.entities(*kinds) if m.end <= self.trigger.start]

    def after(self, *kinds: str) -> list[Mention]:
        """Entities that begin behind the trigger, nearest first."""
        return [m for m in self.entities(*kinds) if m.start >= self.trigger.end]

    def next_trigger(self, *types: str) -> int:
        """Where the next trigger of these types begins (the sentence's end when there is none)."""
        return next(
            (at for at, told in self.other_triggers if at >= self.trigger.end and told & set(types)), self.sentence.end
        )

    def made(self, start: int, end: int, value: object, kind: Kind = "entity", rule: str = "") -> Mention:
        """A mention that a fact rule reads itself: a name by its place (X完成A轮融资), a round."""
        known = next((m for m in self.sentence.mentions if (m.start, m.end, m.kind) == (start, end, kind)), None)
        if known:  # one reading of the same words, whoever asks
            return known
        return self.story.text.mention(start, end, kind, value, rule or self.trigger.rule)

    def firm(self, start: int, end: int) -> Mention:
        """An organisation by its place, whose name no list may know."""
        name = self.folded[start:end]
        return self.made(start, end, Entity("organisation", name, canonical(name)))

    # -- roles --------------------------------------------------------------------------------------------------
    def agent(self, *kinds: str) -> tuple[Mention | None, str]:
        """Who does it, and how far it was looked for."""
        kinds = kinds or ACTORS
        if (by := self._by()) and by.value.kind in kinds:
            return by, "sentence"
        here = self.said_of([m for m in self.before(*kinds) if not self._aside(m) and not labels(self, m)])
        start, _ = self.clause
        in_clause = [m for m in here if m.start >= start]
        if in_clause:
            return self._head(in_clause), "sentence"
        pronoun = _HE.search(self.folded, start, self.trigger.start)
        if pronoun and "person" in kinds:
            people = [m for m in here if m.value.kind == "person"] or [
                m
                for s in self.before_sentence[-CARRY:]
                for m in s.mentions
                if isinstance(m.value, Entity) and m.value.kind == "person"
            ]
            return (people[-1], "sentence") if people else (None, "sentence")
        if here:
            return self._head(here), "sentence"
        if spoken := self._spoken(kinds):
            return spoken, "paragraph"
        for sentence in reversed(self.before_sentence[-CARRY:]):
            found = [
                m
                for m in sentence.mentions
                if isinstance(m.value, Entity)
                and m.value.kind in kinds
                and not self.employs(m)
                and not _BACKS.match(self.folded, m.end, sentence.end)
                and not _IN_PASSING.search(self.folded, max(sentence.start, m.start - 12), m.start)
            ]
            if found:
                return found[0], "paragraph"
        if (standing := self.standing()) and standing.value.kind in kinds:
            return standing, "paragraph"
        topic = self.story.topic
        if self.trigger.quote.isascii():
            topic = self.story.hero or self.story.asked or topic
        if (
            topic
            and topic.value.kind in kinds
            and (topic.start < self.trigger.start or not self.trigger.quote.isascii())
        ):
            return topic, "paragraph" if lexical("referring").search(
                self.folded, start, self.trigger.start
            ) else "document"
        return None, "document"

    def said_of(self, found: list[Mention]) -> list[Mention]:
        """Of the actors before the trigger those of whom another says it, where one stands right behind that verb."""
        at = behind_speech(self.folded, self.sentence.start, self.trigger.start) if len(found) > 1 else -1
        return [m for m in found if m.start >= at] if any(m.start == at for m in found) else found

    def standing(self) -> Mention | None:
        """Whom a sentence without a subject is about: the organisation of its heading, or that of a chronicle."""
        own = self.story.headed.get(self.sentence.passage.ordinal)
        return own or (self.story.topic if self.story.chronicle else None)

    def _head(self, found: Sequence[Mention]) -> Mention:
        """Of actors in a row the one that acts: the first, or the person in front of whose title it stands."""
        for org, person in itertools.pairwise(found):
            if (
                org is found[0]
                and person.value.kind == "person"
                and _TITLE.fullmatch(self.folded, org.end, person.start)
            ):
                return person
        return found[0]

    def _by(self) -> Mention | None:
        """由智谱AI发布, released by Zhipu: the actor behind the preposition."""
        start, end = self.clause
        for m in lexical("passive_by").finditer(self.folded, start, min(end, self.trigger.end + 30)):
            nxt = next((e for e in self.entities(*ACTORS) if 0 <= e.start - m.end() <= 2), None)
            if nxt and (m.end() <= self.trigger.start or (m.start() <= self.trigger.end + 25 and m[0].isascii())):
                return nxt
        return None

    def _aside(self, m: Mention) -> bool:
        """Behind 与/和/基于 and the like an actor is a partner or a comparison, not the one who acts."""
        lead = self.folded[max(self.sentence.start, m.start - 4) : m.start]
        if m.value.kind == "organisation" and (_PLATFORM.search(lead) or _LEFT.search(lead)):
            return True  # 在GitHub开源, 从腾讯离职
        if _HANDS_ON.match(f"{lead[-1:]}|{self.folded[m.end : m.end + 12]}"):
            return True  # 据彭博社报道,苹果…; 36氪获悉,甲…; (Reuters) - Foo
        if m.value.kind == "organisation" and former(self.folded, m.start):
            return True  # 前华为“天才少年”彭志辉
        if lead.endswith("the ") and _TO_THE.search(self.folded, max(self.sentence.start, m.start - 10), m.start):
            return True  # told the Securities and Exchange Commission
        if m.value.kind in THINGS and lead.endswith("类"):
            return True  # 50种类ChatGPT的产品
        return bool(re.search(r"(?:与|跟|同|对|向|告诉|告知|透露给|对标|基于|类似|不同于|相比|with|from|to)\s?$", lead))

    def _spoken(self, kinds: Sequence[str]) -> Mention | None:
        """我们 in an answer is the speaker's organisation; a sentence of theirs without a subject is their own."""
        speaker = self.sentence.passage.speaker
        if not speaker:
            return None
        ours = lexical("our_side").search(self.lead)
        if not ours and THEY.search(self.lead):
            return None  # 1月20日他们发布R1: whoever was told of before
        asking = self.sentence.passage.kind == "question"
        if asking and "organisation" in kinds and self.story.asked and _YOU.search(self.lead):
            return self.story.asked
        side, person = self.story.sides.get(speaker), self.story.persons.get(speaker)
        if "organisation" in kinds and side and (ours or "person" not in kinds):
            return side
        return person if person and "person" in kinds else (side if "organisation" in kinds else None)

    def employs(self, m: Mention) -> bool:
        """美团创始人王兴, 南风窗记者: the organisation only says who somebody is."""
        return bool(_EMPLOYS.match(self.folded, m.end))

    def employer(self, person: Mention) -> Mention | None:
        """The organisation named in a person's title, here or elsewhere in the document."""
        near = [m for m in self.before("organisation") if 0 <= person.start - m.end <= 14]
        near = [m for m in near if not former(self.folded, m.start)]
        return near[-1] if near else self.story.employers.get(person.value.key)

    def organisation(self) -> tuple[Mention | None, str]:
        """The organisation that acts: the agent, or the employer of the person who does."""
        agent, reach = self.agent()
        if agent and agent.value.kind == "person":
            employer = self.employer(agent)
            if employer:
                return employer, reach
            org, far = self.agent("organisation")
            return (org, far) if org and far != "document" else (None, reach)
        return agent, reach

    def date(self, carry: bool = True) -> tuple[Mention | None, str]:
        """The date that the happening hangs on: nearest before the trigger in the sentence, else nearest behind it in
        the clause, else (carry) the last one told in the passage."""
        if counted_from(self):
            return None, "sentence"
        dates = dates_of(self)
        placed = [m for m in dates if m.value.earliest or m.value.latest] or dates
        before = [m for m in placed if m.end <= self.trigger.start or m.start < self.trigger.start < m.end]
        if _LATIN.match(self.folded, self.trigger.start):
            before = [m for m in before if not in_apposition(self, m)] or before
        if self.subordinate():  # 发布三天后, after it was released: the sentence dates something else
            start, end = self.clause
            if own := own_clause(self, placed):  # after Meta released Llama 3 in April
                return own, "sentence"
            before = [m for m in before if m.start >= start]
            if not before and (back := counted(self, placed)):
                return back, "sentence"
            placed, carry = before, False
        if said := set_for(self, placed):
            return said, "sentence"
        first, end = self.clause
        if afterwards(self):
            before, carry = [m for m in before if m.start >= first], False
        if earlier := since_earlier(self):
            placed, carry = [m for m in placed if m.start >= earlier], False
            before = [m for m in before if m.start >= earlier]
        if own := own_clause(self, placed):
            return own, "sentence"
        if before:
            within = [m for m in before if m.start >= first and m.quote.endswith("内")]
            planned = within and lexical("fact_planned").search(self.folded, first, self.trigger.start)
            return finest(within if planned else before), "sentence"  # 计划年内推出
        behind = [m for m in placed if m.start >= self.trigger.start]
        in_clause = [m for m in behind if m.start < end]
        free = [m for m in behind if not self._told_there(m) and m.rule != "when/same_period_zh"]
        if in_clause or free:
            return (in_clause or free)[0], "sentence"
        if carry and (day := of_the_meeting(self)):
            return day, "document"
        if carry:
            for sentence in reversed(self.before_sentence[-CARRY:]):
                told = [m for m in told_in(self.folded, sentence) if m.value.earliest and not to_come(self, m)]
                told = [m for m in told if m.rule != "when/same_period_zh"]  # 去年同期: only set beside
                told = [m for m in told if not _LASTING.search(m.quote)]
                if told:
                    return told[-1], "paragraph"
        return None, "sentence"

    def _told_there(self, date: Mention) -> bool:
        """Another trigger stands in the clause of a date: it is that happening's; a meeting may be its mere place."""
        start, end = self.clause_of(date.start, date.end)
        latin = bool(_LATIN.match(self.folded, self.trigger.start))  # … on September 11 and made it free
        return any(
            start <= at < end
            and at != self.trigger.start
            and not date.start <= at < date.end  # on May 12 has no may
            and told != {"meeting"}
            and not (latin and at > date.end and " and " in self.between(date.end, at))
            for at, told in self.other_triggers
        )

    def subordinate(self) -> bool:
        """The trigger only tells when something else was: ChatGPT发布后, two days after GPT-4 appeared."""
        start, _end = self.clause
        if _AFTER_ALL.match(self.folded, self.trigger.end, self.sentence.end):
            return True
        if self.trigger.quote.endswith(("以后", "之后")):
            return True  # ChatGPT出来以后
        return bool(_AFTER_EN.search(self.folded, start, self.trigger.start))

    def amounts(self) -> list[Mention]:
        return [m for m in self.sentence.mentions if isinstance(m.value, Amount)]


def labels(scene: Scene, m: Mention) -> bool:
    """The name is the label of a turn: 张鹏:…"""
    p = scene.sentence.passage
    return (
        bool(p.speaker)
        and m.start < p.start + len(p.speaker) + 2
        and scene.folded[m.end : p.start + len(p.speaker) + 4].lstrip('》」"*)）').startswith(":")
    )


def evidence(**roles: Mention | Sequence[Mention] | None) -> tuple[Evidence, ...]:
    """Evidence of roles; None is left out, a sequence gives several."""
    every = ((role, [given] if isinstance(given, Mention) else given or []) for role, given in roles.items())
    return tuple(Evidence(role, m) for role, mentions in every for m in mentions)
