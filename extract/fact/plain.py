"""Events that are a trigger, somebody and a date: what their rules share.

Three questions, each a function: does the word tell anything here (`told`), when (`moment`), and who (`actor`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from ..lexicon import words
from ..model import Entity, Mention, When
from ..pattern import lazy
from ..rule import compiled
from .actor import LATIN, actor
from .dated import dates_of
from .lexical import lexical, western
from .scene import Draft, Scene, evidence
from .subject_zh import is_source

_PAST = lazy(r"[^,]{0,24}(?:后|以来|之前|以前)[,，]")
_QUOTES = {"“": 1, "”": -1, "「": 1, "」": -1, "『": 1, "』": -1}
_NOT_WITH = compiled(r"{negative_zh}(?:{toward_zh}|同|和|把|再|能|在|为)[^,，。]{0,16}$")
_QUALIFIES = compiled(
    r"[^,。;了]{0,40}?(?:(?:产生|形成|带来)的[^,。;]{0,12}?|的){told_of_noun_zh}|[中后前时]的|步伐|进程|过程|期间"
)
_BECAUSE = lazy("因[^,。;]{0,12}$")
_BETWEEN = compiled("{no_deal_word_zh}")
_PLEDGED = lazy("[质抵]押|保理|债券|票据")
_OWN = lazy(r", (?:but|while|whereas) (?!it\b|he\b|she\b|they\b)(?:the |its |their )?[\w'’-]+ ")
_NEVER_EN = compiled(r"\b{negative_en}\b|n't\b|\bnot\b(?! only)", re.I)
_MORE = lazy(r",\s(?:and\s)?(?:which|who|\w{3,12}ed|held|set|due|put|told)\s[^,;:]{0,80}")
_END_ASKED = lazy(r"[?？]")


def negated(scene: Scene) -> bool:
    """没有, 不, not right before the trigger (or before 与百度合作): nothing happened."""
    start, _ = scene.clause
    if _NOT_WITH.search(scene.folded, max(start, scene.trigger.start - 24), scene.trigger.start):
        return True
    return bool(_negated().search(scene.lead[-14:]))


@cache
def _negated() -> re.Pattern[str]:
    auxiliary = r"\s*(?:有|再|会|能|予|作|得|许|准|应|必|想|敢|肯|been|yet|to|yet been)?\s*$"
    return re.compile(rf"(?:{lexical('fact_negated').pattern}){auxiliary}", re.I)


@cache
def guards(type: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of the words that make the trigger a piece of another one; Latin ones end and begin with a word."""

    def either(name: str, edge: str, *, last: bool) -> str:
        parts = []
        for w in sorted(words(name), key=lambda w: (-len(w), w)):
            latin = LATIN.match(w.strip()[-1 if last else 0])
            parts.append(re.escape(w) + edge if latin and last else edge + re.escape(w) if latin else re.escape(w))
        return "|".join(parts)

    return (
        re.compile(either(f"{type}_not_behind", r"s?(?![A-Za-z])", last=True), re.I),
        re.compile(f"(?:{either(f'{type}_not_before', r'(?<![A-Za-z])', last=False)})$", re.I),
    )


def part_of_another(scene: Scene, type: str) -> bool:
    """The trigger is a piece of a longer word or of a noun: 研究人员, 对话助手, 小说."""
    behind, before = guards(type)
    folded, t = scene.folded, scene.trigger
    hit = before.search(folded[max(scene.sentence.start, t.start - 16) : t.start])
    if hit and hit[0] == "的" and any(m.kind == "date" and m.end == t.start - 1 for m in scene.sentence.mentions):
        hit = None  # 2015年的更名
    return bool(hit or behind.match(folded, t.end))


def deal_in_noun(scene: Scene, start: int, end: int) -> bool:
    """The word of a deal is a piece of a name or of another word (融资租赁公司, 金融资产), qualifies a noun (收购甲的消息), or
    tells a debt (质押股权融资)."""
    return bool(
        any(e.start <= start < e.end for e in scene.entities("organisation"))
        or scene.folded.startswith("的", end)
        or _QUALIFIES.match(scene.folded, end, scene.clause[1])
        or _BECAUSE.search(scene.folded, scene.clause[0], start)
        or _BETWEEN.search(scene.folded, start - 1, end + 1)
        or (scene.folded.startswith("融资", start) and _PLEDGED.search(scene.folded, scene.clause[0], start))
    )


def asked(scene: Scene) -> bool:
    """The trigger's clause asks: it asserts nothing."""
    start, end = scene.clause
    if not (scene.sentence.passage.kind == "question" or _END_ASKED.search(scene.folded, end - 1, scene.sentence.end)):
        return False
    return bool(lexical("asking").search(scene.folded, start, end)) or scene.folded[end : end + 1] in ("?", "？")


def told(scene: Scene, type: str) -> bool:
    """The word tells a happening here: a date is near; no negation, no question, no habit, no noun."""
    if not any(s.dated for s in (scene.sentence, *scene.before_sentence[-2:])):
        return False
    if part_of_another(scene, type) or negated(scene) or asked(scene):
        return False
    start, end = scene.clause
    if LATIN.match(scene.folded, scene.trigger.start) and _NEVER_EN.search(
        scene.folded, max(start, scene.trigger.start - 60), scene.trigger.start
    ):
        return False
    return not lexical("generic_when").search(scene.folded, start, end)


def balance(text: str) -> int:
    """How many more quotations the text opens than it closes."""
    return sum(opens * text.count(mark) for mark, opens in _QUOTES.items())


def _apart(scene: Scene, date: Mention) -> bool:
    """The date is said inside a quotation that the trigger stands outside of, or dates an earlier happening (…发布后,)."""
    if date.end <= scene.trigger.start:
        between = scene.between(date.end, scene.trigger.start)
        if balance(between):
            return True
        return not between.startswith((",", " ,")) and bool(_PAST.match(between))
    return date.start >= scene.trigger.end and balance(scene.between(scene.trigger.end, date.start)) > 0


def _placed(m: Mention) -> bool:
    return m.kind == "date" and isinstance(m.value, When) and bool(m.value.earliest or m.value.latest)


def moment(scene: Scene, *, carry: bool = False, near: int = 60) -> tuple[Mention | None, str]:
    """When it was: in English the date of the trigger's own clause comes first, for it follows its verb."""
    start, end = scene.clause
    latin = bool(LATIN.match(scene.folded, scene.trigger.start))
    date, far = scene.date(carry=carry and not latin)
    if latin and not scene.subordinate() and not (date and start <= date.start < end):
        more = (
            None if date and far == "sentence" else _MORE.match(scene.folded, end, scene.sentence.end)
        )  # …, announced on October 17
        own = [
            m for m in dates_of(scene) if _placed(m) and scene.trigger.end <= m.start < (more.end() if more else end)
        ]
        if own:
            date, far = own[0], "sentence"
    across = next(
        (m for m in scene.sentence.mentions if _placed(m) and start <= m.start < scene.trigger.start < m.end), None
    )
    effect = next(
        (
            m
            for m in dates_of(scene)
            if 0 <= m.start - scene.trigger.end <= 32
            and any(lexical("in_effect").match(scene.folded, at) for at in (m.end - 1, m.end))
        ),
        None,
    )
    if effect:  # 获委任为…,自10月1日起生效
        date, far = effect, "sentence"
    if across:  # 从5月6日开始训练: the date's words end in the verb's
        date, far = across, "sentence"
    if date is None or not (date.value.earliest or date.value.latest):
        return None, far
    if (
        latin
        and far == "sentence"
        and date.end <= start
        and date.start - scene.sentence.start > 14
        and _OWN.search(scene.folded, date.end, scene.trigger.start)
    ):
        return None, far  # met X in October, but X filed for bankruptcy
    if far == "sentence":
        gap = max(scene.trigger.start - date.end, date.start - scene.trigger.end)
        if gap > near or _apart(scene, date):
            return None, far
    return date, far


def vague(scene: Scene, date: Mention) -> bool:
    """当时, 那天; in talk also 今天: such a word places nothing by itself."""
    word = scene.folded[date.start : date.end].lower()
    if word in words("vague_when"):
        return word not in ("今天", "明天", "后天", "这两天") or bool(scene.sentence.passage.speaker)
    return False


def plain(
    scene: Scene,
    type: str,
    *,
    carry: bool = False,
    kinds: tuple[str, ...] = (),
    needs_agent: bool = True,
    extra: dict[str, Mention | None] | None = None,
    near: int = 60,
    shade: str = "",
    owner: Callable[[Scene], Mention | None] | None = None,
) -> Iterator[Draft]:
    """A draft when the sentence has a date (or, with `carry`, the passage) near enough and somebody is named; in English
    `owner` says who is named by place only."""
    if negated(scene):
        return
    date, far = moment(scene, carry=carry, near=near)
    if date is None:
        return
    agent, reach = actor(scene, kinds)
    if (agent is None or reach == "document") and owner and LATIN.match(scene.trigger.quote):
        agent, reach = owner(scene) or agent, "sentence" if owner(scene) else reach
    if reach == "document" or (agent is None and needs_agent):
        if needs_agent:
            return
        agent = None
    if agent and not western(agent.quote) and is_source(scene, agent):
        agent = None  # 本报讯(通讯员于士瑞)…: who only hands it on
    wider = "sentence" if reach == far == "sentence" else "paragraph"
    yield Draft(
        type,
        evidence(trigger=scene.trigger, agent=agent, date=date, **(extra or {})),
        date,
        reach=wider,
        shade=shade or scene.shade,
    )


def named(scene: Scene) -> bool:
    """Somebody or something has a name in the sentence."""
    return any(isinstance(m.value, Entity) for m in scene.sentence.mentions)


__all__ = ["LATIN", "actor", "asked", "moment", "named", "negated", "part_of_another", "plain", "told", "vague"]
