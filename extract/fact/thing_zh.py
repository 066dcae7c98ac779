"""Things named by the noun that says what they are, in Chinese: 评测基准C-Ruler, 天枢大模型, 减肥药“轻宁”在美国上市.

Behind a verb of making public (`behind`), in front of it (`in_front`), or taken up by 将 and 把 (`taken`); all give folded spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..lexicon import alternation, branches, words
from ..pattern import lazy
from ..rule import compiled
from ..when.numerals import CALENDAR_ZH

_HAN = r"[\u3400-\u9fff]"
# 听雪, 远行者07, 天恒2号, C-Ruler, 3C6000, 天工SkyMusic, Meta Lens.
SMALL = r"[a-z][a-z0-9]{2,}(?:[-._][A-Za-z0-9]+)*(?![A-Za-z])"  # vllm, fish-agent, llama.cpp
_LATIN = r"(?:[a-z]{1,4})?[A-Z][A-Za-z0-9]*(?:[.+-][A-Za-z0-9]+)*(?:\s(?:[A-Z][A-Za-z0-9.]*|\d{1,4}(?:\.\d)?(?![\d年月日])))*"
_NUMBER = r"(?:[A-Z]{1,3}\d{1,5}[A-Za-z+]{0,3}|[vV]?\d{1,3}(?:\.\d{1,2}){0,2}(?![\d年月日个万亿元%.]|款|家|名|种)号?)"
_MARKED = rf"(?:{_HAN}{{1,6}}(?:\s|-(?=[A-Z]))?(?:{_NUMBER}|[A-Z][A-Za-z0-9]{{0,11}}(?:[- ]\d{{1,3}}(?:\.\d)?)?)|\d{{1,2}}[A-Z]\d{{3,5}}|{_LATIN}|{SMALL})"
_DIGITS = r"[A-Z][A-Za-z-]{0,12}\s?\d{1,5}[A-Za-z]{0,4}(?:\s[A-Z][A-Za-z0-9]*){0,2}"
_QUOTED = r"[“「《]([^“”「」《》,。;:!?]{2,14})[”」》]"
_PLAIN = rf"{_HAN}{{2,5}}?"
_VERSIONED = (
    rf"{_HAN}{{2,10}}{alternation('system_noun_zh')}\s?[vV]?\d{{1,2}}(?:\.\d{{1,2}})?" r"(?![\d年月日个万亿元%.])"
)
_END = (
    r"(?=\s*(?:[,。;:!?、()]|$)|[和与及](?!时|其)|以及|等|系列"
    rf"|的?{alternation('release_quality_zh')}[\u3400-\u9fff\d.]{{0,4}}版|的[\u3400-\u9fff]{{0,4}}(?:检查点"
    rf"|{branches('model_part_zh')}))"
)
_GOES_ON = rf"|(?={branches('thing_verb_zh')})"  # behind a marked name the sentence may go on
_CAMEL = r"(?:[A-Z][a-z]+[A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*|[A-Z][A-Za-z]+-[A-Z0-9][A-Za-z0-9]*)"
_OWN = r"(?:[机器车药屏库笔灯锁舱艇箱仪泵炉剂端表]|(?<![一二两三四五六七八九十首几数])台)"  # the last character of a kind, where the name is marked
_ALIAS = r"(?:\([^()]{1,20}\))?"  # 瑞康单抗(艾维)获批上市
_MEDICINE_LEAD = lazy(rf"{_HAN}{{0,6}}?(?:药物?|疫苗)(?={_HAN}{{3,}})")  # of 类新药恩朗单抗
_KIND_LEAD = lazy(rf"({_HAN}{{2,6}})(?=[A-Z][A-Za-z0-9-])")
_ONE = compiled(r"(?:(?!{and_zh})[^、])+")
_LEAD = r"(?:了|的(?:就|正|则)?是|的|过|出|出了)?"


def behind(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The first thing behind a verb that ends at `start`, and those in one list with it."""
    m = _behind().match(folded, start, end)
    span = _kept(m)
    while m and span:
        yield span
        at = m.end()
        m = _following().match(folded, at, end)
        span = _kept(m)


def in_front(folded: str, start: int, stop: int) -> tuple[int, int] | None:
    """The thing that is the subject of a verb at `stop`: its kind, its name, and nothing but adverbs behind it."""
    low = max(start, stop - 48)
    for m in _kind().finditer(folded, low, stop):
        if span := _kept(_subject().match(folded, m.end(), stop)):
            return span
    return _kept(_own_kind().search(folded, low, stop))


def coded(folded: str, start: int, stop: int) -> tuple[int, int] | None:
    """全新ES8(上市), 小鹏X9增程版: a name with a number, behind its maker or a word for new, that is the subject of the verb
    at `stop`."""
    return _kept(_coded().search(folded, max(start, stop - 48), stop))


def several_in_front(folded: str, start: int, stop: int) -> list[tuple[int, int]]:
    """首搭车型汉L、唐L同日(开启预售): the things in a row behind their kind that are the subject of a verb at `stop`."""
    low = max(start, stop - 48)
    for m in _kind().finditer(folded, low, stop):
        if row := _row().match(folded, m.end(), stop):
            return [p.span() for p in _ONE.finditer(folded, *row.span(1))]
    return []


def taken(folded: str, start: int, stop: int) -> tuple[int, int] | None:
    """将其模型XVERSE全面(开源), 把框架Foo的全部代码(放到了GitHub): the object in front of the verb."""
    return _kept(_object().search(folded, start, stop))


def member(folded: str, start: int, stop: int) -> tuple[int, int] | None:
    """“书生”(科学多模态大模型Intern-X): the thing named by its kind right behind the name of its family."""
    return _kept(_member().match(folded, start, stop))


def titled(folded: str, start: int, stop: int) -> tuple[int, int] | None:
    """《夺宝冒险王》简体中文版5月1日(上市): a game or book by its title."""
    return _kept(_title().search(folded, start, stop))


def nameless(folded: str, start: int, stop: int) -> bool:
    """这个游戏将在5月3日正式(上市): a thing of a kind without a name is the subject of the verb."""
    return bool(_nameless().search(folded, max(start, stop - 32), stop))


def apposed(folded: str, start: int, stop: int) -> tuple[int, int] | None:
    """The thing that the clause before ends with or opens with, where nothing but a date stands before the verb at `stop`:
    …是录音笔“知音”,2015年4月(上市); “灵犀”是我们做的,上周正式(发布)."""
    return _kept(_apposed().search(folded, start, stop))


def told(folded: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Spans of the things that a sentence names behind what they are, in order."""
    return [span for m in _told().finditer(folded, start, stop) if (span := _kept(m))]


def plain_name(name: str) -> bool:
    """Whether bare Chinese characters can be a name: no word of the trade, no noun by its last character."""
    if name[-1] in words("thing_no_name_last_zh") or name[0] in "的了和与及其该这那等并或是在有之第":
        return False
    if len(name) > 1 and name[1] in "款个种项类" and name[0] in "一二两三四五六七八九十几多数":
        return False  # 四款小(模型)
    return not any(w in name for w in _refused())


@cache
def _refused() -> tuple[str, ...]:
    every = {*words("thing_no_name_zh"), *words("common_noun_zh"), *words("not_a_name"), *words("not_released")}
    return tuple(sorted(w for w in every if not w.isascii()))


def _kept(m: re.Match[str] | None) -> tuple[int, int] | None:
    """The span of the name that matched, unless it is none."""
    if m is None:
        return None
    group = m.lastindex or 0
    name = m[group]
    if m.re.groupindex.get("before") == group and any(w in name for w in words("thing_quality_zh")):
        return None
    if group in {m.re.groupindex.get(g) for g in ("plain", "before", "glossed")} and not plain_name(name):
        return None
    if name in words("generic_latin") or name.isdigit() or name.startswith(tuple(words("runs_on"))):
        return None
    start, end = m.span(group)
    if medicine := _MEDICINE_LEAD.match(name):
        return start + medicine.end(), end
    lead = _KIND_LEAD.match(name)  # of 示波器LN-100 the kind is no part
    if lead and (lead[1][-1] in "机器车" or lead[1].endswith((*words("thing_kind_zh"), *words("common_noun_zh")))):
        start += lead.end(1)
    return start, end


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(
        rf"{alternation('thing_kind_zh')}|(?<={_HAN})(?:药(?![监企品店厂业房学师])|版本?(?=[“「《A-Z])|{_OWN}(?=[“「《A-Z]|{_HAN}{{1,4}}[A-Z]))"
    )


@cache
def _behind() -> re.Pattern[str]:
    kind, short = alternation("thing_kind_zh"), alternation("thing_named_before_zh")
    new = alternation("own_or_novel_zh")
    listed = r"(?:[^,。;:!?“”《》]{0,12}[款个项种][^,。;:!?“”《》]{0,8}:)?"
    return re.compile(
        rf"{_LEAD}{listed}(?:{new})?(?:[^,。;:!?“”《》、和与]{{0,24}}?(?:(?:{kind}|{_OWN})(?:的|——)?\s?(?:{_QUOTED}|({_MARKED})(?:{_END}{_GOES_ON}))|(?:{kind}|{_HAN}药)(?P<plain>{_PLAIN}){_END})"
        rf"|[^,。;:!?“”《》、]{{1,20}}的({_DIGITS}|{_CAMEL}){_END}|({_VERSIONED})|(?P<before>{_HAN}{{2,3}}?)(?={_ALIAS}{short}{_END})"
        rf"|(?P<glossed>{_HAN}{{2,5}})(?=\([A-Z][A-Za-z0-9 .-]{{1,20}}\))"
        rf"|(?P<said>{_PLAIN})(?=,(?:这|它|其)?是?(?:我国|国内|全球)?(?:首|一)[款个套]))"
    )


@cache
def _member() -> re.Pattern[str]:
    kind = alternation("thing_kind_zh")
    return re.compile(
        rf"(?:[”」]?(?:(?![和与及]){_HAN}){{0,12}}?{kind}|[”」])(?:{_QUOTED}|((?![vV]?\d)(?!{_HAN}){_MARKED}){_END})"
    )


@cache
def _following() -> re.Pattern[str]:
    kind = alternation("thing_kind_zh")
    return re.compile(
        rf"[”」》]?(?:{_HAN}{{0,4}})?(?:、|{branches('and_zh')}|,?以及|,还有)"
        rf"(?:[^,。;:!?“”《》、和与]{{0,20}}?{kind}\s?)?(?:{_QUOTED}|({_MARKED}){_END}|"
        rf"(?P<plain>{_PLAIN}){_END})"
    )


@cache
def _adverbs() -> str:
    day = rf"{CALENDAR_ZH}|{branches('time_of_release_zh')}|[今去明前同当次翌]年|[上下本]周{_HAN}?"
    let = rf"(?:获得?|经|通过){_HAN}{{0,10}}?(?:批准|许可|审批|审评)后?"
    held = rf"的?{_HAN}{{0,14}}?{alternation('fair_zh')}(?:上|期间)"
    told = rf"据{_HAN}{{2,8}}?{alternation('according_zh')}|据[悉传称]"
    return rf"(?:{alternation('thing_adverb_zh')}|{told}|{let}|{held}|\s|在(?:{_HAN}{{2,8}}?|[A-Z][A-Za-z0-9 ]{{1,14}})上?|{day})*"


@cache
def _subject() -> re.Pattern[str]:
    tail = rf"(?:的?{_HAN}{{0,4}}版本?|系列|{alternation('thing_kind_zh')})?{_adverbs()}\Z"
    # `endpos` is the end for \Z
    return re.compile(rf"(?:的|——)?\s?(?:{_QUOTED}|({_MARKED})|(?P<plain>{_PLAIN})){_ALIAS}{tail}")


@cache
def _row() -> re.Pattern[str]:
    return re.compile(rf"((?:{_MARKED}、){{1,5}}{_MARKED}(?:{alternation('and_zh')}{_MARKED})?){_adverbs()}\Z")


@cache
def _coded() -> re.Pattern[str]:
    code = (
        r"(?:[A-Z][A-Za-z]{0,9}(?:[ -][A-Z]{1,3})?|[a-z]{1,2})[ -]?\d{1,4}[A-Za-z+]{0,4}(?:\s(?:[A-Z][A-Za-z]{0,6}))?"
    )
    return re.compile(rf"(?<={_HAN})({code}(?:{_HAN}{{1,3}}版)?)[”」]?,?{_adverbs()}\Z")


@cache
def _own_kind() -> re.Pattern[str]:
    """…的安第斯大模型正式(商用): the name in front of its kind."""
    short = alternation("thing_named_before_zh")
    kind = rf"{_HAN}{{0,8}}?{alternation('thing_kind_zh')}"
    lead = rf"(?:(?<!{_HAN})|(?<=[的下研个日月]))"
    return re.compile(
        rf"(?:{_QUOTED}{kind}|{lead}(?:(?P<before>(?!的){_HAN}{{2,3}}?){_ALIAS}{short}|((?:(?!的){_HAN}){{1,8}}?{alternation('thing_stem_zh')}))){_ALIAS}{_adverbs()}\Z"
    )


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"《([^《》,。]{{2,14}})》(?:{_HAN}{{0,8}}[版服]|{alternation('thing_kind_zh')})?{_adverbs()}\Z")


@cache
def _apposed() -> re.Pattern[str]:
    kind = rf"(?:{alternation('thing_kind_zh')}|{_HAN}药|{_OWN})"
    return re.compile(
        rf"(?:(?<=[^\u3400-\u9fff])|^){_QUOTED}(?=是[^,。]{{2,24}},{_adverbs()}\Z)"
        rf"|{kind}(?:{_QUOTED}|({_MARKED}))(?=\s?(?:\([^()]{{1,20}}\))?,{_adverbs()}\Z)"
        rf"|({_CAMEL})(?={_HAN}{{0,4}}?{kind},{_adverbs()}\Z)"
    )


@cache
def _told() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('thing_kind_zh')})(?:{_QUOTED}|({_MARKED}){_END})")


@cache
def next_zh() -> re.Pattern[str]:
    """这款名为“灵犀”的模型…; 新模型取名Foo: the sentence behind one that names no name."""
    kind = alternation("thing_kind_zh")
    lead = rf"(?:这[款个一台套]|该|此|新|其){_HAN}{{0,6}}?(?:{kind})?"
    named = alternation("named_as_zh")
    return re.compile(rf"\s*(?:{lead}{named}|{named})[“「]?(?P<it>{_MARKED}|(?<=[“「]){_HAN}{{2,6}}(?=[”」]))")


@cache
def _nameless() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('thing_kind_zh')}){_adverbs()}\Z")


@cache
def _object() -> re.Pattern[str]:
    kind = alternation("thing_kind_zh")
    part = rf"(?:的{_HAN}{{0,6}}(?:{branches('model_part_zh')}|源码|数据|版本)|的)?"
    return re.compile(
        rf"[将把]{alternation('own_thing_zh')}?(?:[^,。;:!?“”《》]{{0,20}}?{kind})?(?:{_QUOTED}|"
        rf"({_MARKED})){part}{_adverbs()}\Z"
    )
