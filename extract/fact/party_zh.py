"""A Chinese company by its place: the name that opens the clause of a verb, behind a date and what it is.

>>> name_in("检测设备商恒砺光电在科创板")
(5, 9)
>>> name_in("公司拟于")
>>> head_in("控股股东恒砺光电收购了"), head_in("北上资金大幅买入")
((4, 8), None)
"""

from __future__ import annotations

import re
from functools import cache

from ..edges import guarded
from ..lexicon import alternation, branches, either, words
from ..model import Mention
from ..pattern import lazy
from ..rule import compiled
from ..who.firm_zh import could_be_firm, has_trade
from .candidate import is_brand
from .scene import Scene, Sentence
from .subject_zh import can_act

_BY = r"以(?=[\d约近超每逾不]|发行|现金|支付|自有|自筹|增资|要约|定增)"  # 以3亿元收购, 以发行股份的方式收购
_VERB = rf"(?:{branches('issuer_goes_on_zh')}|{_BY}|(?<![基由端对位立属源])于|今(?=\d|\())"
_TOLD = lazy(r"的|了|发布|发行|公告|显示")
# 据某报报道, 此外, 本报讯(记者某某)
_LEAD = compiled(
    r"(?:据[^,。]{2,14}{reported_noun_zh},|{sentence_opens_zh}|[^,。()]{2,12}[讯电]\s?\([^()]{0,40}\)\s?)?,?\s?"
)


@cache
def _opens() -> re.Pattern[str]:
    shape = "|".join(
        re.escape(w) for w in sorted(words("company_shape"), key=lambda w: (-len(w), w)) if not w.isascii()
    )
    return re.compile(
        rf"(?:[^,。;:“”]{{0,14}}?(?:{shape}))?[“「]?(?P<name>[A-Z][A-Za-z0-9]{{2,19}}|[A-Za-z0-9\u3400-\u9fff]{{2,8}}?)[”」]?(?:\([^()]{{2,30}}\))?\s?(?={_VERB})"
    )


def name_in(text: str) -> tuple[int, int] | None:
    """Where the name stands that opens a clause, if it can be one."""
    m = _opens().match(text)
    name = m["name"] if m else ""
    return (
        m.span("name")
        if m and len(name) >= 3 and is_brand(name) and not _TOLD.search(name) and could_be_firm(name)
        else None
    )


def opening(scene: Scene, start: int = -1) -> Mention | None:
    """The company that opens the clause of the trigger, or of what begins at `start`; no name that only looks like one, no person, no place."""
    if start < 0:
        start, _ = scene.clause
    start = _LEAD.match(scene.folded, start).end()  # type: ignore[union-attr]
    for d in scene.sentence.mentions:
        if d.kind == "date" and start <= d.start <= start + 1:
            start = _LEAD.match(scene.folded, d.end).end()  # type: ignore[union-attr]
    span = name_in(scene.between(start, scene.trigger.end))
    if not span:
        return None
    a, b = start + span[0], start + span[1]
    if any(m.start < b and a < m.end for m in scene.sentence.mentions):
        return next((m for m in scene.entities("organisation") if (m.start, m.end) == (a, b)), None)
    return scene.firm(a, b)


_UNDER = lazy(r"(?:[^,。;:]{2,14}旗下的?(?:全资|控股)?(?:子公司|上市公司|公司)?|由)")
_SKIP = compiled(r"(?:起|份|{notice_hour_zh}(?=[,，\s]))?[\s,，、:：]*")
_BRACKET = r"(?:\([^()]{2,30}\))?"
_BEFORE_DATE = r"(?:早在|[于自从在](?=$))?"


@cache
def _heads() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A short name at the head of a clause: in front of its verb, and all that stands in front of a date."""
    lists = ("told_kind", "happening_trigger", "speech_verb", "asserts_zh", "subject_behind_zh", "told_adverb")
    verbs = {w for name in lists for w in words(name) if len(w) > 1 and not w.isascii()}
    verb = rf"(?:{either(verbs)}|{_BY}|[于将拟已向把被遭与对再曾正又也就还便](?=[\u4e00-\u9fff\d《“])|从(?![事业容未来属]))"
    what = f"(?:{alternation('head_of_zh')})?"
    latin = r"[A-Z][A-Za-z]{2,19}(?=公司|集团)|[A-Z][a-z]+[A-Z][a-z]+"  # one word alone is as often a person
    name = rf"(?P<name>(?:\*?ST)?[\u4e00-\u9fff]{{2,6}}?|{latin})(?:(?<=[A-Za-z])(?:公司|集团))?{_BRACKET}"
    return re.compile(f"{what}{name}(?={guarded(verb)})"), re.compile(f"{what}{name}{_BEFORE_DATE}")


def head_in(text: str, *, whole: bool = False) -> tuple[int, int] | None:
    """Where the name stands that opens a clause in front of its verb, or, with `whole`, that is all the text says."""
    m = _heads()[1].fullmatch(text) if whole else _heads()[0].match(text)
    if m and is_brand(m["name"]) and could_be_firm(m["name"]):
        return m.span("name")
    at = text.rfind("的", 0, -4) + 1 if whole else 0  # 遭遇减持的恒砺集团于…
    span = head_in(text[at:], whole=True) if at else None
    return (at + span[0], at + span[1]) if span and has_trade(text[at + span[0] : at + span[1]]) else None


def head(scene: Scene, date: Mention) -> Mention | None:
    """The company that no list knows, at the head of the clause of a date: 恒砺光电于3月5日…, 3月5日,恒砺光电收购…; nothing where a
    name that is known stands there."""
    start, end = scene.clause
    start = _LEAD.match(scene.folded, start, end).end()  # type: ignore[union-attr]
    if start < date.start < end and date.start - start > 1:
        span, low = head_in(scene.between(start, date.start), whole=True), start
    else:
        low = max(start, date.end) if date.end <= min(scene.trigger.start, end) else start
        low = _SKIP.match(scene.folded, low, end).end()  # type: ignore[union-attr]
        span = head_in(scene.between(low, end))
    return _head_at(scene, low, span)


def first(scene: Scene) -> Mention | None:
    """The company that no list knows, at the head of the clause of the trigger, or of its sentence, without a date to go by:
    恒砺光电从博森手中收购了…."""
    for start in dict.fromkeys((scene.clause[0], scene.sentence.start)):
        low = _LEAD.match(scene.folded, start, scene.trigger.start).end()  # type: ignore[union-attr]
        for d in scene.sentence.mentions:
            if d.kind == "date" and low <= d.start <= low + 2:
                low = _SKIP.match(scene.folded, d.end, scene.trigger.end).end()  # type: ignore[union-attr]
        under = _UNDER.match(scene.folded, low, scene.trigger.start)
        for at in (low, *([under.end()] if under else ())):
            if made := _head_at(scene, at, head_in(scene.between(at, scene.trigger.end))):
                return made
    return None


def _head_at(scene: Scene, low: int, span: tuple[int, int] | None) -> Mention | None:
    """The name of a span, counted from `low`, unless a known one stands there."""
    if not span:
        return None
    a, b = low + span[0], low + span[1]
    over = [m for m in scene.sentence.mentions if m.start < b and a < m.end and m.kind != "date"]
    made = next((m for m in scene.entities("organisation") if (m.start, m.end) == (a, b)), None)
    if made is None and all(_begins(scene, m, a, b) for m in over):
        made = scene.firm(a, b)
    return made if made and can_act(scene, made) else None


def dated_head(scene: Scene, sentence: Sentence) -> Mention | None:
    """The company that no list knows and that is all that stands in front of the date of a sentence: 恒砺光电2019年在杭州成立."""
    date = next((m for m in sentence.mentions if m.kind == "date" and m.start - sentence.start <= 10), None)
    if date is None or any(m.kind == "entity" and m.start < date.start for m in sentence.mentions):
        return None
    span = head_in(scene.between(sentence.start, date.start), whole=True)
    if span is None:
        return None
    a, b = sentence.start + span[0], sentence.start + span[1]
    return scene.firm(a, b)


def _begins(scene: Scene, m: Mention, a: int, b: int) -> bool:
    """A place, or a shorter name with a trade behind it, is only the first part of the name: 合肥顺安, 万达信息."""
    if m.kind != "entity" or m.start != a or b - m.end < 2:
        return False
    return m.value.kind == "place" or (
        m.value.kind == "organisation" and scene.between(m.end, b) in words("head_trade_zh")
    )
