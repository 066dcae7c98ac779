"""Further acts on a date that was told before: …,并设立实验室; …,长子接任董事长; the lines of a chronicle below their year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from ..lexicon import words
from ..model import Mention, When
from ..pattern import lazy
from ..rule import compiled
from . import fact
from .clause import told_on
from .clause_verb import kind_told
from .dated import ahead, told_in, width
from .happening import WHO
from .lexical import CLAUSE, lexical, western
from .plain import balance
from .predicate import WHEN
from .scene import Draft, Scene, Sentence, Story, evidence, labels
from .subject_zh import office, subjectless

_FAR = 90  # characters between the date and the clause
_REACH = 16  # between the word that joins a clause and its verb
_LINE = 30  # between the start of a line of a chronicle and its verb
_TITLE = 7  # of a title in front of a name: 长子, 总经理
_ADVERB = 4  # between an authority and its verb
_YEAR = 366
_HEAD = 3  # characters in front of a date that heads its sentence
_SPACE = lazy(r"[\s“”「」()、:：]*")
_NOUN = lazy(r"[的之该此这那各每]$")
_OF_NOUN = lazy(r"[的者率权量额费价链商]|[一二两三四五六七八九十\d]{0,3}周年")
_BEHIND = lazy(r"的|[以之]?[后前](?!者|往|来)")
_LOOSE = lazy("[近来前内间去]$|^[最近这]|以后$|之后$")
_OPENED = lazy(r"\s?[“「][^”」]*$")
_ROUND = lazy(r"融资|[A-H]\+?轮|天使轮|种子轮|轮投资")
_SURE = ("founding", "research", "personnel", "partnership")  # whose verbs alone tell the type of what a question asks
_SAID = ("statement", "announced", "release")  # what follows is what was said or brought out
_SHARES = lazy(r"[^,;的]{0,12}股价")
_SHORT = 10  # characters of a subject in front of a plain verb: 资遣|四百人, 全市里程|突破600公里
_ASIDE = compiled(r"{further_not_subject_zh}|以(?!来|后|前|上|下|及|内|色|色列)")
_PRIZE = compiled(r"获得?[^,。]{0,16}{award_noun_zh}")
_SAME_TIME = lazy("同时|与此同时")
_BARE = ("personnel", "acquisition", "founding")  # …,聘请某人执教: a verb that opens its clause
# 将主场迁往台南: no plan
_TAKES_UP = lazy(r"将(?=[^,;。将于在]{2,16}?[\u3400-\u9fff](?:[给往至为入予]|到(?!期)))")
_DONE = lazy(
    r"(?:还|又|并|也|同时|最后|终于|才)?(?:(?:从|向|给|把|在|为)[^,;]{1,20}?)?"
    r"[派买卖招建设挖拆换装租捐拍签停裁付请拿搬租订投给](?:来|走|掉|出|回|下|进|到|完)?了(?![解断])"
    r"|(?:我们?|他们?|她|公司)把[^,;。]{1,14}[\u3400-\u9fff]了$"
)
_ACTED = lazy(r"[^,;。]{2,24}?[\u3400-\u9fff]了(?![解断然])")  # 最后一排机柜通了|电
_WHICH_DAY = lazy(r"[^,;。\d]{0,10}[次天回个夜]是(?:在)?(?=[\d去今前昨])")  # 最大的一次是4月27号
_NEXT = lazy("(?:我们|公司|他们?|她|团队|双方)(?!的|是|都|也|还|就|们)")
_NEXT_DONE = lazy(r"[\u3400-\u9fff](?:了(?![解断])(?!$)|到了?[\d一二三四五六七八九十]|出了|掉了|成了)")
_ALREADY = lazy("已|了")


class Hanging(NamedTuple):
    """A clause without a date, the date before that it hangs on, and how: "line" of a chronicle, "after" clauses that tell
    nothing, or "" where a word of its own must join it."""

    start: int
    end: int
    date: Mention
    how: str


def lone(folded: str, start: int, end: int, mentions: Sequence[Mention]) -> Mention | None:
    """The date that is all a line says: 1958年, 【2021年】."""
    for m in mentions:
        if m.kind == "date" and isinstance(m.value, When) and start <= m.start and m.end <= end:
            rest = folded[start : m.start] + folded[m.end : end]
            return m if m.value.earliest and not re.search(r"\w", rest) else None
    return None


def hanging(story: Story, sentence: Sentence, before: Sequence[Sentence]) -> Iterator[Hanging]:
    """The clauses of a sentence that hang on a date of the sentence, of the line, or of the sentence before."""
    folded = story.text.folded
    dates = [m for m in sentence.mentions if m.kind == "date"]
    line = _line(story, sentence, before)
    alone = None if dates or line else _answered(story, sentence, before)
    moment = alone or (None if dates or line else _listed(story, sentence, before) or _moment(story, sentence, before))
    goes_on = None if dates or line or moment else _goes_on(story, sentence, before)
    reply = _reply(story, sentence) if sentence.passage.kind == "question" else None
    if not (dates or line or moment or reply or goes_on) or western(folded[sentence.start : sentence.end]):
        return
    own = [m for m in told_in(folded, sentence) if m.value.earliest and m.value.latest]
    for start, end in _clauses(folded, sentence):
        if reply and lexical("asked_when_zh").search(folded, start, end):
            yield Hanging(start, end, reply, "asked")
            continue
        if any(start <= m.start < end for m in dates):
            continue
        if goes_on:
            if start == sentence.start:
                yield Hanging(start, end, goes_on, "goes on")
            return
        told = [m for m in own if m.end <= start]
        date = told[-1] if told else line or moment
        if date and not told and dates and dates[0].start < start:
            continue  # 当天 stands before
        if date is None or _OPENED.match(folded, start, end) or (told and not _joins(folded, date, start)):
            continue
        entry = line or alone or (folded[start - 1 : start] == ";" and date.start - sentence.start <= 3)  # 2018年,…;…
        yield Hanging(start, end, date, "line" if entry else "after" if told and _untold(folded, date, start) else "")


def _reply(story: Story, sentence: Sentence) -> Mention | None:
    """The date that is all an answer begins with, where the question asks when: 公司是哪一年成立的? 2020年6月。"""
    folded, index = story.text.folded, sentence.index + 1
    behind = story.sentences[index] if index < len(story.sentences) else None
    if (
        not behind
        or behind.passage.kind != "answer"
        or not lexical("asked_when_zh").search(folded, sentence.start, sentence.end)
    ):
        return None
    label = len(behind.passage.speaker)
    start = behind.start
    if behind.start == behind.passage.start:
        start = max(start, folded.find(":", start, start + label + 4) + 1)
    return lone(folded, start, behind.end, behind.mentions)


def _clauses(folded: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    start = sentence.start
    for m in CLAUSE.finditer(folded, sentence.start, sentence.end):
        if m.start() > start:
            yield start, m.start()
        start = m.end()
    if start < sentence.end:
        yield start, sentence.end


def _line(story: Story, sentence: Sentence, before: Sequence[Sentence]) -> Mention | None:
    """The date of a line of a chronicle: of the day that it begins with, or of the heading above it."""
    for s in before:
        if dates := [m for m in s.mentions if m.kind == "date"]:
            opens = s is before[0] and dates[0].start - s.start <= 3 and len(dates) == 1
            return dates[0] if opens and (story.chronicle or story.dated) else None
    return story.dated.get(sentence.passage.ordinal)


def _answered(story: Story, sentence: Sentence, before: Sequence[Sentence]) -> Mention | None:
    """The date that is all the sentence before says, in an answer: 6月。我们内部开了一次会; 最大的一次是4月27号。…."""
    if not before or sentence.passage.kind != "answer" or before[-1].passage != sentence.passage:
        return None
    first, end = before[-1].start, before[-1].end
    start = max(first, story.text.folded.rfind(":", first, end) + 1)
    which = _WHICH_DAY.match(story.text.folded, start, end)
    return lone(story.text.folded, which.end() if which else start, end, before[-1].mentions)


def _goes_on(story: Story, sentence: Sentence, before: Sequence[Sentence]) -> Mention | None:
    """The one date of the sentence right before, for what was done next in the same breath: 2022年下半年停了四个项目。我们裁到了九十人。"""
    folded = story.text.folded
    if not before or not _NEXT.match(folded, sentence.start, sentence.end):
        return None
    told = [m for m in told_in(folded, before[-1]) if m.value.earliest and m.value.latest]
    past = story.published.when and story.published.when.latest
    one = told[0] if len(told) == 1 else None
    return one if one and past and one.value.latest < past and width(one) <= _YEAR else None


def _listed(story: Story, sentence: Sentence, before: Sequence[Sentence]) -> Mention | None:
    """The date that heads the first part of a sentence, for those behind its semicolons: 2018年,甲公司…;乙公司收购了…."""
    for s in reversed(before):
        if story.text.folded[s.end - 1 : s.end] != ";" and story.text.folded[s.end : s.end + 1] != ";":
            return None
        if dates := [m for m in told_in(story.text.folded, s) if m.value.earliest and m.value.latest]:
            return dates[0] if len(dates) == 1 and dates[0].start - s.start <= _HEAD else None
    return None


def _moment(story: Story, sentence: Sentence, before: Sequence[Sentence]) -> Mention | None:
    """同时, 当庭, 盘中: the day that the sentence before tells of."""
    if not before or not lexical("same_moment").search(story.text.folded, sentence.start, sentence.end):
        return None
    told = [m for m in told_in(story.text.folded, before[-1]) if m.value.earliest and m.value.latest]
    if (
        told
        and told[-1].value.precision != "day"
        and not _SAME_TIME.search(story.text.folded, sentence.start, sentence.end)
    ):
        return None  # …在一季度计提。消息公布后: on no day that was said
    return told[-1] if told else None


def _joins(folded: str, date: Mention, start: int) -> bool:
    """Nobody's words lie between the date and the clause, and the date dates no noun (去年推出的产品)."""
    if start - date.end > _FAR or _BEHIND.match(folded, date.end) or _LOOSE.search(folded, date.start, date.end):
        return False
    between = folded[date.end : start]
    if balance(between) or lexical("told_saying").search(between):
        return False
    verb = _act(folded, date.end, start)
    return not (verb and folded.startswith("的", verb.end()))


@lru_cache(maxsize=1 << 4)
def _act(folded: str, start: int, end: int) -> re.Match[str] | None:
    """The first word of a stretch that tells an act."""
    found = (lexical(name).search(folded, start, end) for name in ("told_kind", "happening_trigger"))
    return min((m for m in found if m), key=lambda m: m.start(), default=None)


def _untold(folded: str, date: Mention, start: int) -> bool:
    """Nothing, or a clause that tells no act, lies between: 2023年11月4日,中甲最后一轮,…."""
    return width(date) <= _YEAR and "~" not in date.value.edtf and not _act(folded, date.end, start)


@fact("fact/further", type="other", clauses="further", last=True)
def further_act(scene: Scene) -> Iterator[Draft]:
    """Finds clauses without a date behind one that has it: …,并设立实验室; …,长子接任董事长; 同时…; lines below 1958年.

    Reads who acts and the type as of a clause with a date. Leaves what is said or planned, states, causes, who led a round
    that the sentence tells of, and clauses that no word, name or 公司 joins to the date."""
    if WHEN.search(scene.folded, *scene.clause) and scene.folded[scene.clause[1] : scene.clause[1] + 1] == ",":
        return  # 我们做完第一版之后,…: it only says when
    if scene.shade == "goes on" and not _NEXT_DONE.search(scene.folded, *scene.clause):
        return
    if scene.shade == "asked":
        yield from _told_when(scene)
        return
    date, verb = scene.on, _joined(scene)
    if date is None or verb is None:
        return
    lead = scene.between(max(date.end, scene.sentence.start), verb.start())
    kind = words("told_kind").get(verb[0]) or words("happening_trigger").get(verb[0])
    backs = kind == "investment" or verb[0] in ("加注", "加码", "追加")
    if (backs and _ROUND.search(lead)) or (scene.shade == "after" and kind in _SAID):
        return
    if ahead(scene, date) and (
        _ALREADY.search(scene.folded, *scene.clause) or not lexical("further_lead").search(lead)
    ):
        return
    ordered = office().match(scene.folded, scene.clause[0], verb.start())
    for draft in told_on(scene, date):
        vague = draft.type in ("business", "other", "statement")
        yield replace(draft, type="policy") if ordered and vague else draft


def _told_when(scene: Scene) -> Iterator[Draft]:
    """What a question takes for done, on the day that the answer says."""
    when = lexical("asked_when_zh").search(scene.folded, *scene.clause)
    date, verb = scene.on, _act(scene.folded, when.end(), scene.clause[1]) if when else None
    if date is None or verb is None or len(verb[0]) < 2 or ahead(scene, date):
        return
    named = [m for m in scene.entities(*WHO) if m.value.kind != "place" and scene.clause[0] <= m.start < verb.start()]
    agent = named[-1] if named else scene.story.asked
    sure = next((t for t in _SURE if verb[0] in words(f"{t}_trigger")), "")
    kind = sure or kind_told(scene, verb, agent, date)
    roles = evidence(trigger=scene.trigger, agent=agent, date=date)
    yield Draft(kind, roles, date, factuality="actual", reach="paragraph", start=scene.clause[0], end=date.end)


def _joined(scene: Scene) -> re.Match[str] | None:
    """The verb of the clause, where the words before it join it to the date."""
    folded, (start, end) = scene.folded, scene.clause
    start = _SPACE.match(folded, start, end).end()  # type: ignore[union-attr]
    verb = _verb(folded, start, end) or (_ACTED.match(folded, start, end) if scene.shade == "after" else None)
    if verb is None:
        return None
    at = verb.start() if verb.re.pattern not in (_DONE.pattern, _ACTED.pattern) else verb.end() - 1
    kind = words("told_kind").get(verb[0])
    said = folded[start : verb.start() if _first_of(folded, verb) else verb.end() + 1]
    bars = lexical("not_further").search(_TAKES_UP.sub("把", said))
    if bars and not (bars[0] == "由" and kind == "personnel"):
        return None
    lead = lexical("further_lead").match(folded, start, at)
    refers = lexical("further_subject").match(folded, start, at)
    named = _named(scene, start)
    body = office().match(folded, start, at)
    shares = _SHARES.match(folded, start, at)
    joined = (
        (body and at - body.end() <= _ADVERB)
        or (shares and at - shares.end() <= _REACH)
        or (lead and at - lead.end() <= _REACH)
        or (refers and at - refers.end() <= _TITLE)
        or (named and named.value.kind != "place" and 0 <= at - named.end <= _reach(folded, named.end, verb))
        or (at == start and kind in _BARE)
        or (_done(folded, verb) and subjectless(scene, start, at))
        or _plain(scene, start, end)
        or (bars and at - start <= _REACH)
        or (scene.shade and at - start <= _LINE)
    )
    return verb if joined else None


def _first_of(folded: str, verb: re.Match[str]) -> bool:
    """成为第一个客户, 成为首家: an act, where 成为全国最大的 tells a state."""
    return verb[0] == "成为" and folded.startswith(("第", "首", "唯一"), verb.end())


def _named(scene: Scene, start: int) -> Mention | None:
    """The name that opens the clause, or the last of a row: 阿里、百度、腾讯跟进."""
    found = None
    for m in scene.entities(*WHO):
        near = start <= m.start <= start + _TITLE if found is None else 0 < m.start - found.end <= 1
        if near and not labels(scene, m) and (found is None or scene.folded[found.end] in "、和与及"):
            found = m
    return found


def _reach(folded: str, at: int, verb: re.Match[str]) -> int:
    """How far behind a name its verb may stand: further behind 把, 向 and the like, and behind a figure of it."""
    figure = folded[at : at + 1] == "的" and words("happening_trigger").get(verb[0]) == "market"
    return _REACH if figure or folded[at : at + 1] in tuple("把向给对从与跟和为在") else _TITLE


def _done(folded: str, verb: re.Match[str]) -> bool:
    """注册了, 办了: with 了 the verb tells what was done."""
    return verb[0].endswith("了") or folded.startswith("了", verb.end())


def _plain(scene: Scene, start: int, end: int) -> bool:
    """A plain verb near the head of the clause: 资遣四百人, 拍摄中断了两年; not 其中增持63家, nor 为了收购."""
    verb = lexical("further_plain").search(scene.folded, start, min(end, start + _SHORT + 3))
    verb = verb or _PRIZE.search(scene.folded, start, end)
    if verb is None or scene.on is None or _ASIDE.search(scene.folded, start, verb.start()):
        return False
    return "其中" not in scene.folded[scene.on.end : start]


def _verb(folded: str, start: int, end: int) -> re.Match[str] | None:
    """The first verb that is no piece of a noun; else a plain one with 了 behind 还, 并 or somebody: 还派了五个人."""
    for name in ("told_kind", "happening_trigger"):
        for m in lexical(name).finditer(folded, start, end):
            if (
                m.end() - m.start() > 1
                and not _NOUN.search(folded, start, m.start())
                and not _OF_NOUN.match(folded, m.end())
            ):
                return m
    return _DONE.match(folded, start, end)
