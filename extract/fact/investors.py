"""Who put money in: the lists of names beside 领投, 跟投, 获…投资, led by, with participation from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from ..lexicon import alternation, branches
from ..model import Mention
from ..pattern import lazy
from ..rule import compiled
from .backers import backer, listed
from .by_place import receivers
from .investors_en import latin, lists_latin
from .lexical import lexical
from .rounds import round_words
from .scene import Scene

_ISSUER = lazy(r"(?:本|该|上市)?公司")
_NOTICE = lazy(r"(?:\([^()]{2,20}\))?(?:\S{0,12}日)?(?:晚间?|早间|盘后)?(?:发布)?(?:公告|披露|董事会)")


class Investors(NamedTuple):
    lead: tuple[Mention, ...]
    all: tuple[Mention, ...]


@cache
def _zh() -> dict[str, re.Pattern[str]]:
    part = r"([^。;:!?,]{2,160}?)"
    rest, how = r"(?:等(?:多?家?\S{0,6})?)?", alternation("joined_how")
    lead, join, takes, gives = (alternation(w) for w in ("lead_word", "join_word", "part_word", "give_word"))
    aim = rf"(?:了)?(?:{alternation('this_one')}|[^,。;]{{0,16}}的)?[^,。;]{{0,10}}?(?:融资|投资|轮)"
    is_ = rf"{alternation('is_word')}\s?"
    party = alternation("party")
    # 投资 ends a name: 获天图投资投资, 获天图投资等1亿元融资, 获天图投资数千万元A轮投资
    own = (
        rf"(?:投资|等|{alternation('name_rest')}"
        rf"|管理(?:中心|公司)|{alternation('local_yuan_zh')}?[约近超逾]?(?:\d[\d.,]*|数|上)[百千万亿][^,。;:]{{0,20}}?(?:投资|融资|轮))"
    )
    return {
        "lead": re.compile(rf"{part}{rest}(?:参与)?{alternation('led_how')}?{lead}(?!方|人|机构|资)"),
        "lead_is": re.compile(rf"{alternation('lead_party')}(?:分别)?{is_}([^。;,!?]{{2,120}})"),
        "join": re.compile(rf"{part}(?:等(?:多?家?\S{{0,8}})?)?(?:都|均|也)?(?:参与)?{how}?{join}(?!方|人)"),
        "join_is": re.compile(
            rf"{party}(?:集合|集纳|阵容|名单)?[里中]?(?:分别|还|主要|则|均|既)?{alternation('party_is')}"
            r"(?:[^。;,、:]{0,16}?(?:包括|集纳了?|:|—+))?\s?([^。;!?]{2,260})"
        ),
        "include": re.compile(
            rf"{alternation('party_held')}[^。;,、:]{{0,20}}?(?:{branches('includes_zh')}|—+)\s?([^。;!?]{{2,260}})"
        ),
        "added": re.compile(
            rf"(?:新增(?:了)?{alternation('party_brought')}(?:包括|为|:)?|{branches('stands_behind_zh')})\s?"
            r"([^。;,!?]{2,120})"
        ),
        "source": re.compile(r"(?<=[,;])(?:分别|均|资金)?来自于?([^。;:,]{2,120})(?=[,。;!?]|$)"),
        "bought_in": re.compile(
            rf"{part}(?:以|出资|斥资)[^,。;]{{2,14}}?(?:元|万|亿|美金)(?:的?(?:价格|对价))?(?:战略)?(?:入股|参股)(?=[,。;了]|$)"
        ),
        "given": compiled(
            r"(?<=[,;轮])(?:都?是)?((?!{asker_zh}|大家)[^,。;]{2,30}?)(?<![领跟])(?:给|投|出)的(?=[,。;]|$)"
        ),
        "joined_in": re.compile(r"(?<=[,;])([^,。;]{2,40}?)(?:参与|追加|加注|(?:首次|新)加入)(?=[,。;]|$)"),
        "put_in": compiled(
            r"(?<=[,;由])((?!{asker_zh})[^,。;由]{2,60}?)(?:共同|一起|联合|合计|各自?|分别)(?:投资?|出资)了?(?=\s?[约近超逾\d数])"
        ),
        "led": compiled(r"(?<=[,;轮])(?:都?是|由)?((?!{asker_zh}|大家)[^,。;]{2,24}?)(?:领投?|主投)的(?=[,。;]|$)"),
        "all_in": re.compile(rf"{part}(?:等\S{{0,6}})?(?:也|都|均|皆|亦){{1,2}}参与(?:了|投资)?(?=[,。;!?]|$)"),
        "gave_us": compiled(r"(?:(?<=[,;:。])|^)([^,。;:]{2,24}?)(?:又|就|也|直接|一口气)?{gave_us_zh}"),
        "paid_in": re.compile(rf"{part}(?:出资|拿出|斥资)[^,。;]{{2,14}}?(?:元|万|亿|美金)参与"),
        "brought_latter": re.compile(r"引[入进]了?([^,。;]{2,30}?),后者(?:出资|投资|认购|以)"),
        "signed": re.compile(
            r"[与和同]([^,。;与和同]{2,40}?)(?:正式)?(?:签署|签订|签下|达成)了?[^,。;]{0,6}?(?:投资|增资|入股)(?:意向|框架)?(?:协议|意向书|书)"
        ),
        "for_share": re.compile(
            r"(?:(?<=[,;:。])|^)([^,。;:]{2,30}?)(?:出资|投资|投入|投了|注资)了?(?=[^,。;]{0,14}?[万亿][^,。;]{0,3},?(?:占股|持股|占)[^,。;]{0,6}\d)"
        ),
        "issued": re.compile(r"向([^,。;:]{2,60}?)等?(?:定向)?(?:增发|发行)[^,。;]{0,6}(?:新股|股份|股票)"),
        "subscribed": re.compile(r"由([^。;:,由]{2,120}?)(?:共同|联合|全额|分别|等)*(?:认购|认缴)(?=[,。;]|$)"),
        "brought_as": re.compile(r"引[入进]了?([^,。;]{2,40}?)(?:作为|成为|担任)\S{0,4}(?:股东|投资者|投资人|投资方)"),
        "got_sum": compiled(
            r"(?:(?:获得?|{get_verb_zh})了?|(?<=[元万亿金])(?:{and_zh}|、))\s?([^\d,。;:]{2,24}?)的?\s?(?=(?:约|近"
            r"|超过?)?[\d.]+(?:千|百)?[万亿])"
        ),
        "brought": re.compile(
            rf"{alternation('brought_verb_zh')}(?:新|战略)?{alternation('party_brought')}\s?([^。;,!?]{{2,120}})"
        ),
        "took_part": re.compile(rf"{part}{rest}{alternation('too')}?{takes}{aim}"),
        "part": re.compile(
            rf"{part}等(?:多?家?[^,。;、]{{0,12}}?)?{alternation('too')}?参与(?:其中|了)?(?=[,。;!?]|$)"
        ),
        "there": re.compile(
            rf"{part}(?:等(?:一?[线众家多]?\S{{0,8}}?)?)?{alternation('all_join_zh')}?"
            rf"(?:出现)?{alternation('there_word')}"
        ),
        "from": re.compile(
            r"从([^。;:,]{2,80}?)等?(?:机构|投资者|投资人"
            rf"|投资方)?{alternation('from_hands_zh')}?{alternation('raised_from')}"
        ),
        "sole": re.compile(rf"{part}(?:的)?{alternation('sole_how')}{{1,2}}(?:投资|注资|出资)(?!者|人|方|银行|机构)"),
        "got": re.compile(
            rf"(?:{alternation('got_from')}了?|获(?!{alternation('got_else')}))([^。;:,]{{2,160}}?)"
            rf"(?:投资(?!者|人|方|收益|银行|[、和与及]|{own})|{alternation('got_what')}|(?:[A-K]\d?\+{{0,2}}|天使|种子)轮)"
        ),
        "by": re.compile(
            rf"(?:{branches('brought_verb_zh')}|(?<![自理])由(?!于|此|来))([^。;:,]{{2,160}}?)(?:的?(?:投资(?!者|人"
            rf"|方|收益|银行|的|{own})|{branches('investing_noun_zh')}))"
        ),
        "invested": re.compile(
            r"(?:(?<=[,。;:])|^)"
            rf"([^。;:!?,]{{2,60}}?){alternation('backer_adverb_zh')}{{0,2}}{alternation('invested_in')}"
        ),
        "to_it": re.compile(
            rf"{part}(?:共同|联合|分别|也|又|曾)?(?:向|给|对){alternation('that_company_zh')}(?:追加"
            rf"|增加)?{gives}(?!者|人|方)"
        ),
        "gave": re.compile(
            r"([^。;:!?,、]{2,24}(?:、[^。;:!?,、]{2,24}){0,6}?)(?:[^。;:!?,]{0,6}?)(?:向|对|给|为|牵头向)"
            rf"([^。;:,\d]{{2,24}}?)(?:追加|增加)?{gives}(?!者|人|方)"
        ),
    }


@cache
def _needs() -> dict[str, re.Pattern[str]]:
    """Patterns that begin with a stretch of anything are slow to fail: what each ends with is looked for first."""
    sole = rf"{alternation('sole_how')}(?:投资|注资|出资)"
    gave = rf"[向对给为][^。;:,\d]{{2,24}}?(?:追加|增加)?{alternation('give_word')}"
    return {
        "sole": re.compile(sole),
        "gave": re.compile(gave),
        "part": re.compile(r"等[^。;:!?]{0,24}参与"),
        "to_it": compiled(r"[向给对]{that_company_zh}"),
        **{
            name: re.compile(alternation(word))
            for name, word in (
                ("lead", "lead_word"),
                ("join", "join_word"),
                ("took_part", "part_word"),
                ("there", "there_word"),
                ("invested", "invested_in"),
            )
        },
    }


def investors_of(scene: Scene) -> Investors:
    """The investors that a sentence names, leads first among them, in the order of the text."""
    lead: list[Mention] = []
    every: list[Mention] = []
    folded, start, end = scene.folded, scene.sentence.start, scene.sentence.end
    words = folded[start:end]
    if _chinese_words().search(words):
        _chinese(scene, lead, every)
    if lists_latin(words):
        latin(scene, lead, every)
    return Investors(tuple(_in_order(lead)), tuple(_in_order([*lead, *every])))


@cache
def _chinese_words() -> re.Pattern[str]:
    """Without one of these no Chinese pattern finds anything."""
    return re.compile(
        rf"[投注入领跟参增][资投股]|引[入进]|出资|[拿获斩][到下得了获]|参与|[给出投领]的|追加|加注|{alternation('giving_word')}|{alternation('gave_us_zh')}"
    )


def _chinese(scene: Scene, lead: list[Mention], every: list[Mention]) -> None:
    p, folded, start, end = _zh(), scene.folded, scene.sentence.start, scene.sentence.end
    taken: list[tuple[int, int]] = []

    def free(m: re.Match[str]) -> bool:
        return not any(a < m.end(1) and m.start(1) < b for a, b in taken)

    for name, into in (
        ("lead", lead),
        ("join", every),
        ("took_part", every),
        ("part", every),
        ("there", every),
        ("sole", every),
        ("to_it", every),
    ):
        for m in p[name].finditer(folded, start, end) if _needs()[name].search(folded, start, end) else ():
            begin = max((b for a, b in taken if m.start(1) <= a and b < m.end(1)), default=m.start(1))
            if any(a < m.end(1) and begin < b for a, b in taken):
                continue
            at = _opened(scene, begin, m.end(1))
            found = list(listed(scene, at, m.end(1)))
            if name == "sole" and not found:
                continue
            if name == "sole" and at == m.start(1) and lexical("got_word").search(m[1]):
                continue
            taken.append((at, m.end()))
            into += found
    for name, into in (
        ("lead_is", lead),
        ("led", lead),
        ("join_is", every),
        ("include", every),
        ("all_in", every),
        ("bought_in", every),
        ("brought_as", every),
        ("signed", every),
        ("subscribed", every),
        ("issued", every),
        ("for_share", every),
        ("brought_latter", every),
        ("paid_in", every),
        ("given", every),
        ("gave_us", every),
        ("put_in", every),
        *((("joined_in", every),) if lead else ()),
        ("brought", every),
        ("added", every),
        ("source", every),
    ):
        for m in p[name].finditer(folded, start, end):
            stop = min((a for a, _ in taken if m.start(1) < a), default=m.end(1))
            if not any(a <= m.start(1) < b for a, b in taken):
                taken.append((m.start(1), min(stop, m.end(1))))
                into += listed(scene, m.start(1), min(stop, m.end(1)))
    for m in p["from"].finditer(folded, start, end):
        if free(m):
            every += listed(scene, *m.span(1))
    rounded = round_words().search(folded, start, end)
    for m in p["got_sum"].finditer(folded, start, end):  # …的种子轮,当时获得X 3000万元; 拿下经纬创投的3000万元
        if free(m):
            every += [
                n
                for n in listed(scene, *m.span(1))
                if (backer(n) and not n.quote.endswith("投资"))
                or n.quote.endswith(("家族", "财团"))
                or (rounded and (n.quote.isascii() or n in scene.sentence.mentions))
            ]
    for m in (*p["got"].finditer(folded, start, end), *p["by"].finditer(folded, start, end)):
        if free(m):
            stop = _before_money(scene, m.start(1), m.end(1))
            cut = _list_over().search(folded[m.start(1) : stop])
            every += listed(scene, m.start(1), m.start(1) + cut.start() if cut else stop)
    for m in p["invested"].finditer(folded, start, end) if _needs()["invested"].search(folded, start, end) else ():
        if free(m):
            every += listed(scene, _opened(scene, *m.span(1)), m.end(1))
    if not lead and not every:
        for e in receivers(scene):
            every += _givers(scene, e)
    if not lead and not every and _needs()["gave"].search(folded, start, end):
        for m in p["gave"].finditer(folded, start, end):
            if any(
                m.start(2) <= o.start + 1 and m.end(2) <= o.end + 1 for o in scene.entities("organisation", "product")
            ):
                every += [
                    a for a in scene.entities("organisation", "person") if m.start(1) <= a.start and a.end <= m.end(1)
                ][-3:]


@cache
def _gives() -> re.Pattern[str]:
    """Between the givers and the name that gets: how they gave, the sum, 向."""
    how = rf"(?:等[^,。;、]{{0,8}}?|通过[^,。;]{{0,10}}?(?:公司|基金|平台)|{branches('backer_how_zh')}|{alternation('sole_how')})"
    return re.compile(rf"{how}{{0,3}}(?:(?:以|出资|斥资)[^,。;]{{2,14}}|(?:向|给|对)|{alternation('invest_verb')})")


def _givers(scene: Scene, receiver: Mention) -> list[Mention]:
    """Who stands in front of the verb whose object a receiver is: 甲资本、乙资本共同向睿触科技增资."""
    start = max(scene.folded.rfind(c, scene.sentence.start, receiver.start) + 1 for c in ",;:。")
    verb = _gives().search(scene.folded, max(start, scene.sentence.start), receiver.start)
    if not verb:
        return []
    start = max(start, scene.sentence.start)
    if _ISSUER.match(scene.folded, start, verb.start()):  # X公告,公司拟以1亿元认购…
        defined = [m for m in scene.entities("organisation") if m.start == start and m.rule == "who/defined"]
        whole = [replace(m, value=replace(m.value, name=m.value.key)) for m in defined]
        return whole or [m for m in scene.entities("organisation") if _NOTICE.match(scene.folded, m.end)][:1]
    return list(listed(scene, start, verb.start()))


@cache
def _list_over() -> re.Pattern[str]:
    """Behind the names: 等, what the investment is, or how they gave it (独家, 联合)."""
    return re.compile(rf"等(?!级|离|于)|的(?=[^,。]{{0,20}}$)|(?:{alternation('given_how')})+$")


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(rf"\s?(?:{branches('and_zh')}|还有)")


def _opened(scene: Scene, start: int, end: int) -> int:
    """Where a list begins that a pattern took from too far left: behind the last word that brings investors in."""
    at = start
    while (
        (m := _goes_on().match(scene.folded, at, end))
        and scene.folded[at - 1 : at] == ","
        and at > scene.sentence.start
    ):
        back = max(scene.folded.rfind(c, scene.sentence.start, at - 1) for c in ",;:。") + 1
        at = max(back, scene.sentence.start)
    for m in lexical("list_opener").finditer(scene.folded, at, end):
        if scene.folded[max(start, m.start() - 1) : m.start()] not in ("、", "及", "和", "与") and not any(
            e.start < m.end() and m.start() < e.end for e in scene.entities("organisation", "person")
        ):
            at = m.end()
    for d in scene.sentence.mentions:
        if d.kind in ("date", "amount") and at <= d.start and d.end < end:
            at = d.end
    return at


def _before_money(scene: Scene, start: int, end: int) -> int:
    """The list of 获A、B1亿元投资 ends at the sum, or at the round."""
    money = min(
        (m.start for m in scene.sentence.mentions if m.kind in ("amount", "date") and start <= m.start < end),
        default=end,
    )
    which = round_words().search(scene.folded, start, end)
    return min(money, which.start()) if which else money


def _in_order(found: list[Mention]) -> list[Mention]:
    """In the order of the text, without what stands inside a longer name."""
    spans = {(m.start, m.end): m for m in sorted(found, key=lambda m: m.start)}
    return [m for (a, b), m in spans.items() if not any(c <= a and b <= d and (a, b) != (c, d) for c, d in spans)]


def once(found: Iterable[Mention]) -> tuple[Mention, ...]:
    """Each investor once, in the order of the text."""
    kept: dict[str, Mention] = {}
    for m in found:
        kept.setdefault(m.value.key, m)
    return tuple(kept.values())
