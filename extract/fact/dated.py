"""Which dates of a sentence its happenings can have, and the day counted back from another: two days after GPT-4 appeared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ..lexicon import words
from ..model import Duration, Mention, When
from ..pattern import lazy
from ..rule import compiled

if TYPE_CHECKING:
    from .scene import Scene, Sentence

# Tripling its valuation from last December: what it is set beside.
_MULTIPLIED = lazy(r"\b(?:doubl|tripl|quadrupl|halv)(?:ed|es|ing)\s[^.;,]{0,50}?\bfrom\s$")
_THAN = lazy(r"(?:的?(?:时候|水平|同期))?(?:相比|比较|比起来|而言)|, compared| compared with")  # 与两个月前相比
_FIXED = lazy(
    r"(?:的|时间|日期|[,:]|将|就|预计|定|于|在|为|是|on|scheduled|for|date|set|to|\s){0,6}的?(?:时间|日期|定于|定在|将于|on)(?:[,:]|为|是|在|于|\s){0,3}|的?那一?天(?:就|正好|刚好)?是(?:在)?"
)
# 月租从年初的11万元跌到了6.5万元: where a figure came from
_FROM_LEVEL = lazy("(?<![自始])[从由]$")
_LEVEL = compiled("的[^,。;]{1,24}?{level_change_zh}")
_OF_A_NAME = compiled(r"[\u3400-\u9fff]{1,10}?{conference_noun_zh}")
_GAMES = compiled(r"[㐀-鿿]{0,6}?{games_zh}(?:的?{games_noun_zh})")
_DATELINE = lazy(r"\s?(?:\([^()]{2,40}\)\s?(?:[-—–]{1,2})|】|(?:电|讯)[,，():\s]|\s?[—–]{1,2}\s|\s--?\s)")
_PLACE_LINE = lazy(r"^\W*[A-Z][A-Z .'/-]{2,30},\s$")
_LENGTH = lazy(r"P(\d+)([DWMY])")
_SINCE = lazy(r"^(?:就)?[自从由]|[起始]$|开始$|\b(?:since|from|starting|effective|as of)\b", re.I)
_EVER_SINCE = lazy(r"(?:以来|至今|来)$")
_POINT = lazy(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")
_COUNTED_FROM = lazy(r"(?<![差间])距离?[^,。;:]{0,30}$")
_LATER = compiled(
    r"\s?(?:但|而|不过|于是)?(?:{next_zh}|then\b|later\b|afterwards\b)",
    re.I,
)
_EARLIER = compiled(r"{before_then_zh}|\b(?:before (?:that|then)|prior to that|previously)\b", re.I)
_RELATIVE = lazy(r"[\u3400-\u9fff]{2,16}?的(?=[A-Z\u3400-\u9fff])")
_APPOSITION = compiled(r"\s(?:{dated_aside_en}|\w{2,14}ed)\s")
_OPENING = compiled(r"[\s“\"]*{opening_participle_en}\s")
_THAT = compiled(r"\bthat\b[^,;]*\b(?:{will_en}|{might_en})\b|\b{wrote_verb_en}\sthat\b")
_LATIN = lazy(r"[A-Za-z]")
_AND_VERB = lazy(r"\sand\s(?:\w+ly\s|then\s|also\s|has\s)?\Z")
_HELD = compiled(r"{held_word_zh}|\b{conference_en}\b", re.I)
_ONCE_SET = compiled(r"{originally_zh}(?:于|在)?$")  # 原定6月底实施的新规推迟到9月1日
_CAUSE = lazy(",[^,。;]{0,10}(?:因|由于|因为|针对|鉴于)$")  # 5月,公司因一季度数据异常被约谈
_SIDE = lazy(r"\s(after|before)\s")


def of_the_meeting(scene: Scene) -> Mention | None:
    """会上, at the event: the day of the conference that the document told of before."""
    begins = (scene.clause[0], scene.sentence.start)
    if not any(lexical_at().match(scene.folded, at, scene.trigger.end) for at in begins):
        return None
    for sentence in reversed(scene.story.sentences[: scene.sentence.index + 1]):
        own = [m for m in told_in(scene.folded, sentence) if m.value.precision == "day"]
        held = _HELD.search(scene.folded, sentence.start, sentence.end)
        if own and held and sentence.start + held.start() < scene.trigger.start + sentence.start:
            return min(own, key=lambda m: abs(m.start - held.start()))
    return None


@cache
def lexical_at() -> re.Pattern[str]:
    """会上, 发布会上, at the event: opening a clause."""
    zh = "|".join(re.escape(w) for w in words("at_the_event") if not w.isascii())
    en = "|".join(re.escape(w) for w in words("at_the_event") if w.isascii())
    return re.compile(rf"\s?(?:[^,。;]{{0,8}}?)(?:{zh})|\s?(?:{en})\b", re.I)


def afterwards(scene: Scene) -> bool:
    """随后, 接着, 后来 opens the trigger's clause: it was later than what was told before, on no day that is said."""
    return bool(_LATER.match(scene.folded, scene.clause[0], scene.trigger.start))


def set_for(scene: Scene, placed: Sequence[Mention]) -> Mention | None:
    """发布会的时间定在5月3日, 签约那天是12月20号: the date that the words right behind the trigger lead to."""
    at = scene.trigger.end
    return next((m for m in placed if m.start >= at and _FIXED.fullmatch(scene.folded, at, m.start)), None)


def since_earlier(scene: Scene) -> int:
    """Where 在那之前, 此前 stands before the trigger: what it tells was before the dates in front of it; 0 for nowhere."""
    found = list(_EARLIER.finditer(scene.folded, scene.sentence.start, scene.trigger.start))
    while found and _only_describes(scene, found[-1].end()):
        found.pop()
    return found[-1].start() if found else 0


def _only_describes(scene: Scene, at: int) -> bool:
    """此前少有人关注的X开源了Y: what was before only describes who acts; not 此前X的团队开源了Y."""
    of = _RELATIVE.match(scene.folded, at, scene.trigger.start)
    if of is None:
        return False
    names = scene.entities("organisation", "person", "product", "model")
    return not any(m.end == of.end() - 1 for m in names)


def counted_from(scene: Scene) -> bool:
    """那时距离甲公司发布X不过四个月: so long before or after what the sentence is about, which is on another day."""
    start, end = scene.clause
    if not _COUNTED_FROM.search(scene.folded, start, scene.trigger.start):
        return False
    return any(m.kind == "duration" and scene.trigger.end <= m.start < end for m in scene.sentence.mentions)


def ahead(scene: Scene, date: Mention) -> bool:
    """The date was still to come when the document came out."""
    issued = scene.story.published.when
    return bool(issued and issued.latest and date.value.latest and date.value.latest > issued.latest)


def dates_of(scene: Scene) -> list[Mention]:
    """The dates of the sentence that can be those of a happening: no comparison, no year in the name of a conference
    (2023中国计算机大会), none in a title, and no dateline where the sentence has another."""
    return told_in(scene.folded, scene.sentence)


def told_in(folded: str, sentence: Sentence) -> list[Mention]:
    """The dates of any sentence that are no comparison, year of a name, part of a title or dateline."""
    return list(_told_in(folded, sentence))


@lru_cache(maxsize=1 << 6)  # each rule of a sentence asks, and those of the next ones
def _told_in(folded: str, sentence: Sentence) -> list[Mention]:
    start = sentence.start
    found = [
        m
        for m in sentence.mentions
        if m.kind == "date"
        and isinstance(m.value, When)
        and not _THAN.match(folded, m.end)
        and not _MULTIPLIED.search(folded, max(start, m.start - 60), m.start)
    ]
    if not found:
        return found
    kept = [m for m in found if not in_name(folded, m) and not _in_title(folded, start, m)]
    kept = [m for m in kept if not _came_from(folded, start, m)] or kept
    kept = [m for m in kept if not _ONCE_SET.search(folded, start, m.start)] or kept
    kept = [m for m in kept if m is kept[0] or not _CAUSE.search(folded, start, m.start)]
    told = [m for m in kept if not _dateline(folded, start, m)]
    return told if any(m.value.earliest or m.value.latest for m in told) else kept


def _came_from(folded: str, start: int, m: Mention) -> bool:
    """The level of a figure before it moved: 从年初的11万元跌到了6.5万元."""
    return bool(_FROM_LEVEL.search(folded, max(start, m.start - 2), m.start) and _LEVEL.match(folded, m.end))


def in_name(folded: str, m: Mention) -> bool:
    if m.rule == "when/year_zh" and _GAMES.match(folded, m.end):
        return True  # 启动2036年奥运会申办
    if m.end - m.start != 4 or not folded[m.start : m.end].isdigit():
        return False
    quoted = folded[m.end : m.end + 1] in ("”", "」") and folded.rfind("“", max(0, m.start - 14), m.start) >= 0
    return quoted or bool(_OF_A_NAME.match(folded, m.end))


def _in_title(folded: str, start: int, m: Mention) -> bool:
    opened = folded.rfind("《", max(start, m.start - 40), m.start)
    return opened >= 0 and folded.find("》", opened, m.end) < 0 <= folded.find("》", m.end, m.end + 40)


def _dateline(folded: str, start: int, m: Mention) -> bool:
    """HONG KONG, June 30 (Wire) —; 本报北京10月30日电: where and when the news was written."""
    if m.start - start > 40 or not _DATELINE.match(folded, m.end):
        return False
    return folded[m.end : m.end + 1] in "电讯】" or bool(_PLACE_LINE.match(folded[start : m.start]))


def own_clause(scene: Scene, dates: Sequence[Mention]) -> Mention | None:
    """In English the date behind the verb in its own clause comes before that of another clause."""
    if not _LATIN.match(scene.folded, scene.trigger.start):
        return None
    start, end = scene.clause
    own = [m for m in dates if start <= m.start < end]
    if _AND_VERB.search(scene.folded, start, scene.trigger.start):
        own = [m for m in own if m.start >= scene.trigger.end] or own  # opened A in May and showed B on June 2
    if any(m.end <= scene.trigger.start and not _THAT.search(scene.folded, m.end, scene.trigger.start) for m in own):
        return None
    return next((m for m in own if m.start >= scene.trigger.end and not _verb_between(scene, m)), None)


def _verb_between(scene: Scene, date: Mention) -> bool:
    return any(scene.trigger.end <= at < date.start for at, told in scene.other_triggers if told != {"meeting"})


def in_apposition(scene: Scene, date: Mention) -> bool:
    """Baichuan, founded in April by X, gave away …: the date stands in an apposition between two commas."""
    start, end = scene.clause_of(date.start, date.end)
    return end <= scene.trigger.start and bool(
        _APPOSITION.match(scene.folded, start, date.start) or _OPENING.match(scene.folded, start, date.start)
    )


def finest(before: Sequence[Mention]) -> Mention:
    """The nearest date before the trigger, or the finer one it stands beside (2023年 … 10月27日, 两天前,4月11日晚)."""
    nearest = before[-1]
    if nearest.rule == "when/anaphor_zh" and nearest.value.precision != "year":
        return nearest  # 8月31日发布,当月访问量…; but 10月曾公布,当年融资…
    for other in reversed(before[:-1]):
        vaguer = "~" in other.value.edtf and "~" not in nearest.value.edtf  # 近期…,今年2月至今
        if width(other) < width(nearest) and compatible(other.value, nearest.value) and not vaguer:
            nearest = other
    return nearest


def width(m: Mention) -> int:
    """Days that a date mention allows; a million for an open one."""
    w = m.value
    return (w.latest - w.earliest).days + 1 if w.earliest and w.latest else 10**6


def to_come(scene: Scene, date: Mention) -> bool:
    """Announced for a day after the publication: nothing else happened on it."""
    issued = scene.story.published.when
    return bool(issued and issued.latest and date.value.earliest > issued.latest)


def compatible(a: When, b: When) -> bool:
    """One window holds the other."""
    if None in (a.earliest, a.latest, b.earliest, b.latest):
        return False
    return (a.earliest <= b.earliest and b.latest <= a.latest) or (b.earliest <= a.earliest and a.latest <= b.latest)  # type: ignore[operator]


def begun(when: When, words: str) -> When:
    """Of 自8月15日起, since June 2020 the day or month itself: what begins then happens then."""
    first = when.edtf.split("/")[0]
    if when.earliest is None or "/" not in when.edtf or not _POINT.fullmatch(first):
        return when
    if not _SINCE.search(words) or _EVER_SINCE.search(words):
        return when
    if len(first) == 10:
        return When.of(first, when.earliest, when.earliest)
    months = 1 if len(first) == 7 else 12
    index = when.earliest.year * 12 + when.earliest.month - 1 + months
    return When.of(first, when.earliest, date(index // 12, index % 12 + 1, 1) - timedelta(1))


def counted(scene: Scene, dates: Sequence[Mention]) -> Mention | None:
    """The date of a happening that another one is counted from: of "On March 16, two days after GPT-4 appeared", GPT-4's.
    Inferred; needs a full day for days and weeks, a month or year for those."""
    start, end = scene.clause
    length = next(
        (
            m
            for m in reversed(scene.sentence.mentions)
            if isinstance(m.value, Duration) and start <= m.start and m.end <= scene.trigger.start
        ),
        None,
    )
    side = _SIDE.match(scene.folded, length.end) if length else None
    amount = _LENGTH.fullmatch(length.value.iso) if length else None
    main = [m for m in dates if m.end <= start] or [m for m in dates if m.start >= end]
    if length is None or side is None or amount is None or not main:
        return None
    anchor = main[-1] if main[-1].end <= start else main[0]
    n = int(amount[1]) * (-1 if side[1] == "after" else 1)
    when = shifted(anchor.value, n, amount[2])
    if when is None:
        return None
    made = scene.made(length.start, side.end() - 1, when, "date")
    why = f"“{made.quote}” is counted back from {anchor.value.edtf}, which the sentence gives."
    return replace(made, basis="inferred", anchor=anchor.span, why=why)


def shifted(when: When, n: int, unit: str) -> When | None:
    """A date so many days, weeks, months or years (D, W, M, Y) off; None where it is not as fine as the count."""
    first = when.earliest
    if first is None:
        return None
    if unit in "DW" and when.precision == "day":
        day = first + timedelta(n * (7 if unit == "W" else 1))
        return When.of(day.isoformat(), day, day)
    if unit == "Y" and when.precision in ("day", "year"):
        year = first.year + n
        if when.precision == "year":
            return When.of(f"{year:04}", date(year, 1, 1), date(year, 12, 31))
        day = first.replace(year=year, day=min(first.day, 28) if first.month == 2 else first.day)
        return When.of(day.isoformat(), day, day)
    months = n * (12 if unit == "Y" else 1)
    if when.precision not in ("day", "month") or unit in "DW":
        return None
    index = first.year * 12 + first.month - 1 + months
    begin = date(index // 12, index % 12 + 1, 1)
    last = (begin.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)
    return When.of(begin.isoformat()[:7], begin, last)
