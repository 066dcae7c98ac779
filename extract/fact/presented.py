"""Companies that a document presents in passing and no list knows: Tikiti, a start-up whose software; “谷肉” and then 谷肉.

>>> names_in("In January it put £1 million into Tikiti, a start-up that sells tickets. Tikiti lost money.")
('Tikiti',)
>>> names_in("“谷肉”的汉堡还在卖。谷肉的A轮融资谈了九个月,伊利有意收购谷肉。")
('谷肉',)
>>> names_in("She left London, a city of banks.")
()
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache

from ..lexicon import alternation, branches, words
from ..model import Entity, Mention
from ..pattern import lazy
from ..rule import compiled
from ..who.gazetteer import canonical
from .candidate import is_brand
from .lexical import lexical, western
from .scene import Scene, Sentence, Story

RULE = "who/presented"
_NAME = r"(?<![\w.'-])(?:[A-Z]\w+'s )?(?P<name>[A-Z][\w&'-]*(?:\.(?:ai|io|com)\b)?(?: (?:& )?[A-Z][\w&'-]*){0,2})"
_BEGINNING = 2000  # characters without Chinese by which a text is English
_LEAST = 2  # times that a quoted name must come again without its marks
_CLAUSE = lazy(r"[的了在是过着不也都就和与把被我你他像]|[一二三四五六七八九十两几\d][万亿千百]")
_LATIN = lazy(r"[A-Za-z]")


@cache
def _shape() -> str:
    return "|".join(
        sorted((re.escape(w) for w in words("company_shape") if w.isascii() and w.islower()), key=len, reverse=True)
    )


@cache
def _presented_en() -> tuple[re.Pattern[str], ...]:
    some = r"(?:(?!(?:the|of|by|for|to|at|from|with|who|that|which)\s)[\w.'&-]+\s){0,6}?"
    does = alternation("company_does_en")
    return (
        re.compile(
            rf"{_NAME}(?:,\s(?:an?|the|another|its|one of)\s{some}(?:{_shape()})s?(?![\w'-])|,\swhich\s{does}|,\swhose\s)"
        ),
        re.compile(rf"\b(?:called|named|christened)\s(?:it|the company|their company)\s{_NAME}"),
        re.compile(rf"{_NAME} (?:was|is) {alternation('founded_verb_en')}\b"),
        re.compile(rf"\b(?:[Rr]ival|[Cc]ompetitor|[Ff]ellow)s?\s{_NAME}"),
        re.compile(rf"{_NAME}\s(?:is|was)\s(?:an?|the|one of)\s{some}(?:{_shape()})s?(?![\w'-])"),
        re.compile(rf"\b(?:{_shape()})\s(?:called|named|known as)\s{_NAME}"),
        re.compile(rf"\b(?:{_shape()})\s{_NAME}"),
        compiled(
            r"\b(?:in|into|{take_over_verb_en}|bought|buys|buying|acquired|acquires|acquiring)\s(?:[A-Z]\w+\s)?[A-Z]\w+-based\s"
            + _NAME
        ),
    )


@cache
def _raised_en() -> tuple[re.Pattern[str], ...]:
    """What only a company does, behind a name that comes again: Abyssal borrowed."""
    return (
        re.compile(
            rf"(?:(?<=[.,;] )|(?<=\n)|(?<=\bback )){_NAME}\s(?:(?:has|had|also|later)\s)?{alternation('company_did_en')}"
        ),
        re.compile(rf"(?:(?<=\bvalued )|(?<=\bvaluing )|(?<=\bvalues )){_NAME}(?=\sat\b)"),
    )


@cache
def _raised_zh() -> tuple[re.Pattern[str], ...]:
    """华宁线缆又完成2亿元的B轮融资."""
    zh = r"(?:(?<=[,。;\n])|^)(?P<name>[A-Za-z\u3400-\u9fff]{2,8}?)"
    return (
        re.compile(
            rf"{zh}(?:又|再|再次|已|正式|宣布|成功|刚刚){{0,2}}(?:完成|实现营收|获得|拿到)了?(?=[^,。;]{{0,16}}(?:融资|轮|亿元|万元))"
        ),
        compiled(r"(?:{round_verb_zh}|入股|投资)了(?P<name>[A-Za-z\u3400-\u9fff]{2,8}?)的(?=\S{1,3}轮)"),
        re.compile(rf"{zh}(?:联合|共同)?{alternation('founder_title_zh')}"),
        re.compile(rf"{zh}(?:今日?|昨日?|日前|近日)?(?:\(\d+\)日?)?(?:宣布|公布)"),
        re.compile(rf"{zh}的?估值(?={branches('valued_verb_zh')})"),
    )


@cache
def _founded() -> re.Pattern[str]:
    """The name that a sentence opens with, and its founding: 智元芯联成立于2019年."""
    founded = (
        rf"(?:\([^()]{{2,30}}\))?(?:{branches('founded_in_zh')}|于?\d{{4}}年(?:成立|创立|创办)|"
        r"(?:于?\d{4}年)?由[^,。;]{2,24}?(?:于\d{4}年)?(?:合资|共同|联合)?(?:创立|创办|创建|成立))"
    )
    return re.compile(rf"(?:(?<=[。\n”])|^)(?P<name>[A-Za-z\u3400-\u9fff]{{2,8}}){founded}")


@cache
def _marked() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<lead>{alternation('presents_zh')})?[“「『](?P<name>[^“”「」『』,。;:!?、\s]{{2,10}})[”」』](?P<behind>{alternation('presented_behind')}|{alternation('presented_sure')})?"
    )


@cache
def _acts() -> re.Pattern[str]:
    """Behind a name: what only a company has or does."""
    return re.compile(alternation("presented_sure"))


@cache
def _acted_on() -> re.Pattern[str]:
    return re.compile(rf"{alternation('acts_on_company')}了?$")


@cache
def _titled() -> re.Pattern[str]:
    """The title of an article about one company: the rise and fall of Parcelio; Parcelio: …"""
    return re.compile(
        rf"\s*(?:[^\n]{{0,80}}\b(?:of|[Ii]nside|behind|[Mm]eet)\s{_NAME}(?=\s*(?:\n|,|$))|{_NAME}(?=:\s"
        rf"|\s{alternation('raises_verb_en')}\s))".replace("(?P<name>", "(?P<first>", 1)
    )


@lru_cache(maxsize=1 << 3)
def names_in(folded: str) -> tuple[str, ...]:
    """The names of the companies that a text presents itself, in order."""
    found: dict[str, None] = {}
    latin = western(folded[:_BEGINNING])
    english = latin or any(word in folded for word in (" the ", " a ", " is "))
    if english:
        for pattern in _presented_en():
            for m in pattern.finditer(folded):
                name = m["name"].removesuffix("'s")
                if _may_be_firm(name):
                    found[name] = None
    if (title := _titled().match(folded)) and folded.count("\n") > 2:
        name = title["first"] or title["name"]
        if _may_be_firm(name):
            found[name] = None
    for m in _marked().finditer(folded) if "“" in folded or "「" in folded or "『" in folded else ():
        name = m["name"]
        if name not in found and _names(name) and (m["lead"] or m["behind"] or _again(folded, name)):
            found[name] = None
    for pattern in (*(_raised_en() if english else ()), *(() if latin else _raised_zh())):
        for m in pattern.finditer(folded):
            name = m["name"].removesuffix("'s")
            new = name not in found and _may_be_firm(name)
            if new and folded.count(name) > 1 and (name.isascii() or _names(name)):
                found[name] = None
    for m in _founded().finditer(folded) if "于" in folded else ():
        if _names(m["name"]):
            found.setdefault(m["name"])
    return tuple(found)


def _may_be_firm(name: str) -> bool:
    """Three characters at least, and neither the name nor its first word is a common one."""
    lists = ("not_company_en", "not_name_lead_en", "not_investor_whole", "presented_not_en")
    return len(name) > 2 and not any(part in words(w) for w in lists for part in (name, name.split()[0]))


def _names(name: str) -> bool:
    return is_brand(name) and not _CLAUSE.search(name)


def _again(folded: str, name: str) -> bool:
    """The quoted name comes again without its marks, at least once as what only a company is."""
    places = [m.start() for m in re.finditer(rf"(?<![“「『]){re.escape(name)}(?![”」』])", folded)]
    return len(places) >= _LEAST and any(
        _acts().match(folded, at + len(name)) or _acted_on().search(folded, max(0, at - 6), at) for at in places
    )


@lru_cache(maxsize=1 << 3)
def _places(folded: str) -> tuple[tuple[int, int, str], ...]:
    """Where the presented names stand: (start, end, name), in order."""
    names = sorted(names_in(folded), key=lambda n: (-len(n), n))
    if not names:
        return ()
    either = "|".join(
        rf"(?<![\w]){re.escape(n)}(?![\w])" if _LATIN.match(n) and n.isascii() else re.escape(n) for n in names
    )
    return tuple((m.start(), m.end(), m[0]) for m in re.finditer(either, folded))


def _made(story: Story, places: Iterable[tuple[int, int, str]], taken: tuple[Mention, ...]) -> Iterator[Mention]:
    for start, end, name in places:
        if any(m.start < end and start < m.end for m in taken):
            continue
        yield story.text.mention(start, end, "entity", Entity("organisation", name, canonical(name)), RULE)


def _with_names(story: Story, sentence: Sentence) -> Sentence:
    """The sentence with the presented names in it; made once, for every scene has those before it at hand."""
    if sentence not in story.named:
        places = _places(story.text.folded)
        at = bisect_left(places, (sentence.start,))
        inside = itertools.takewhile(lambda place: place[0] < sentence.end, itertools.islice(places, at, None))
        more = list(_made(story, [place for place in inside if place[1] <= sentence.end], sentence.mentions))
        mentions = tuple(sorted((*sentence.mentions, *more), key=lambda m: (m.start, m.end)))
        story.named[sentence] = replace(sentence, mentions=mentions) if more else sentence
    return story.named[sentence]


@lru_cache(maxsize=1 << 3)
def _oftenest(folded: str) -> tuple[str, int]:
    """The presented name that stands most often, and how often."""
    return Counter(name for _, _, name in _places(folded)).most_common(1)[0]


@lru_cache(maxsize=1 << 3)
def _times(folded: str, name: str) -> int:
    return folded.count(name)


def with_presented(scene: Scene) -> Scene:
    """The scene with the presented names among its mentions; whom the document is about may be one of them."""
    folded = scene.folded
    places = _places(folded)
    if not places:
        return scene
    story = scene.story
    name, times = _oftenest(folded)
    topic = story.topic
    if (times > 1 or story.chronicle) and (
        topic is None
        or story.chronicle
        or _times(folded, folded[topic.start : topic.end]) < times
        or lexical("investor_end").search(str(topic.value.name))
    ):
        first = next(p for p in places if p[2] == name)
        story = replace(story, topic=next(_made(story, [first], ()), topic))
    return replace(
        scene,
        story=story,
        sentence=_with_names(story, scene.sentence),
        before_sentence=tuple(_with_names(story, s) for s in scene.before_sentence),
    )
