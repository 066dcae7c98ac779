"""Companies that no list knows, by their place: 「X」完成…融资 at the head of a clause, X C轮获得…投资."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ..lexicon import alternation, either, words
from ..model import Mention
from ..pattern import lazy
from .candidate import Givers, described, fits, is_brand, not_subject, shaped
from .lexical import lexical
from .rounds import placed_round, round_words
from .scene import Scene

_OF = lazy(r".{4,}的(?=[A-Za-z0-9\u3400-\u9fff]{2,10}$)")  # 从事低代码开发的简搭云
_QUOTED = lazy(r"[“「『《]([^“”「」『』《》,。]{2,20})[”」』》]$")
_INVESTED = lazy(r"(?:投资|入股|参股|注资)了[^,。;]{0,30}$")
_ROW = lazy(r"[与和及、]")
_MARK = lazy(r"[,:|]\s?|丨|】")
RECEIVES = "who/receiver"  # the rule of a name whose place makes it get money
_MANNER = lazy(r"(?:以|通过|采取|采用)[^,。;]{2,12}(?:方式|形式)$")
LONGEST = 14  # characters of a Chinese name that no list knows


@cache
def _headline() -> re.Pattern[str]:
    """A stretch in front of a verb of getting, or of a round, in a clause that speaks of money."""
    single = [w for w in words("company_verb") if len(w) == 1]
    verbs = either(w for w in words("company_verb") if len(w) > 1)
    adverb = rf"(?:{'|'.join(single)})(?={alternation('verb_begins')}|[\dA-K])"
    got = rf"(?:{verbs}|{adverb}|获|{round_words().pattern})"
    what = alternation("funding_word_zh")
    said = r"(?:(?:宣布|公布|表示|透露)[,:]\s?)?"
    money = rf"{said}(?:{got}(?:[^,。;]|(?<=\d),(?=\d{{3}})){{0,50}}?(?:{what})|融资(?=[近超约过逾]?[\d数上千百亿]))"
    return re.compile(
        rf"(?P<name>[^,。;:!?]{{2,60}}?)(?=\s?{money}|,{alternation('just_now')}[^,。;]{{0,50}}?(?:融资|轮))"
    )


@cache
def _shape() -> re.Pattern[str]:
    shape = "|".join(
        re.escape(w)
        for w in sorted(words("company_shape"), key=lambda w: (-len(w), w))
        if not w.isascii() or len(w) == 3
    )
    # 电|商: one character ends a kind, and begins no name (网宿科技)
    return re.compile(rf".*(?:{shape})(?<=..)\s?(?=[“「\"A-Za-z\u3400-\u9fff])")


@cache
def _respective() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<=[,。;:])|^|(?<=\n))(?P<names>[^,。;:]{{4,60}}?)(?:近日|日前|上周|本周|今日)?分别(?:于[^,。;]{{2,10}})?(?:宣布|已)?(?:完成|获|{alternation('gain_verb')})"
    )


@cache
def _clause_lead() -> re.Pattern[str]:
    return re.compile(rf"{alternation('clause_lead')}(?=.{{2}})")


@cache
def _rumour() -> re.Pattern[str]:
    """网传X完成, 曝X获: who tells is not the name."""
    return re.compile(alternation("rumour_lead"))


@cache
def _marked() -> re.Pattern[str]:
    """A name in quotation marks with a verb of getting behind it."""
    verb = alternation("company_verb")
    return re.compile(
        rf"[“「『]([^“”「」『』,。]{{2,16}})[”」』](?=(?:\([^()]{{0,30}}\))?(?:[上本这]个?[周月年]|[今去前]年|[^,。;“”]{{0,6}})?(?:{verb}|{round_words().pattern}))"
    )


@cache
def _any_marked() -> re.Pattern[str]:
    shape = "|".join(re.escape(w) for w in words("company_shape") if not w.isascii() and len(w) > 1)
    return re.compile(rf"(?:(?<=[,。;:])|(?:{shape}|^这是|叫|的))[“「](?P<name>[^“”「」,。]{{2,12}})[”」]")


@cache
def _receivers() -> tuple[re.Pattern[str], ...]:
    shape = "|".join(re.escape(w) for w in words("company_shape") if not w.isascii() and len(w) > 1)
    what = rf"(?:[^,。;、:“”()]{{0,24}}?(?:{shape}|{alternation('receiver_shape')}))"
    name = r"[“「]?(?P<name>[A-Za-z0-9\u3400-\u9fff][A-Za-z0-9·\u3400-\u9fff]{1,11}?)[”」]?"
    ends = r"(?=\s?(?:[,。;!(]|$|的[^,。;]{0,8}轮|(?:约|近|超|逾)?[\d.]+[万亿千百]))"
    return (
        re.compile(rf"{alternation('invest_verb')}了?(?:一家)?(?P<what>{what}){name}{ends}"),
        re.compile(
            rf"(?:向|给|对)(?P<what>{what}|{alternation('receiver_place')}){name}(?=(?:共同|联合|独家|追加|战略)?{alternation('give_word')})"
        ),
        re.compile(rf"入股(?P<what>[^。;:()]{{2,40}}?——){name}{ends}"),
        re.compile(
            rf"(?:向|对)(?P<what>){name}(?<!体系)(?<!系统)(?<!市场)(?=(?:共同|联合|追加)?(?:进行)?(?:增资|注资)(?:{alternation('local_yuan_zh')}?[约近超逾]?[\d.]+[百千]?[万亿]|,(?:合计|金额|总额|共)))"
        ),
        re.compile(
            rf"(?:以|出资|斥资|豪掷|拟)(?:不超过?|至多|最高|[约近超逾])?{alternation('local_yuan_zh')}?[\d.,]+[百千]?[万亿]\S{{0,5}}?{alternation('price_paid_zh')}?(?:战略)?"
            rf"(?:入股|参股|增资|注资)了?(?P<what>{what}|){name}{ends}"
        ),
        re.compile(
            rf"(?:认购|认缴|参与)了?(?P<what>{what}|{alternation('receiver_place')}|){name}(?=(?:\([^()]{{2,30}}\))?的?(?:{alternation('local_yuan_zh')}?[\d.,]+[万亿]元(?:人民币)?)?的?新增的?(?:注册资本|股份|股权|出资)|的?增资)"
        ),
    )


def with_receivers(scene: Scene) -> Scene:
    """The scene with those among its mentions whose place makes them get money, behind what they are: 投资了手术机器人公司
    睿触科技, 向宠物医院平台萌爪健康投资; a reading of organisations that runs over such a name goes."""
    start, end = scene.sentence.start, scene.sentence.end
    if not lexical("receiver_sign").search(scene.folded, start, end):
        return scene
    mentions = scene.sentence.mentions
    for pattern in _receivers():
        for m in pattern.finditer(scene.folded, start, end):
            a, b = m.span("name")
            if m["what"] in words("receiver_place"):  # 北京储芯科技有限公司 has its place in its name
                a = m.start("what")
            over = [e for e in mentions if e.start < b and a < e.end]
            own = next(
                (e for e in over if (e.start, e.end) == (a, b) and e.value.kind in ("organisation", "product")), None
            )
            if own is None:
                a = m.start("name")
                over = [e for e in mentions if e.start < b and a < e.end]
            if not (own or is_brand(m["name"])) or lexical("receiver_own").search(m["what"]):
                continue
            if any(e.rule != "who/organisation_zh" for e in over if e is not own):
                continue
            mentions = tuple(
                sorted(
                    [*(e for e in mentions if e not in over), replace(own or _made(scene, a, b), rule=RECEIVES)],
                    key=lambda e: e.start,
                )
            )
    return replace(scene, sentence=replace(scene.sentence, mentions=mentions))


def sure_receivers(scene: Scene) -> list[Mention]:
    """Those of them that stand in quotation marks, or behind 了: 入股芯片企业“衡光微”, 投资了手术机器人公司睿触科技."""
    return [
        m
        for m in receivers(scene)
        if scene.folded[m.start - 1] == "“"
        or _INVESTED.search(scene.folded, max(scene.sentence.start, m.start - 34), m.start)
    ]


def receivers(scene: Scene) -> list[Mention]:
    """The mentions that `with_receivers` added."""
    return [m for m in scene.sentence.mentions if m.rule == RECEIVES]


@cache
def _opener() -> re.Pattern[str]:
    shape = "|".join(re.escape(w) for w in words("company_shape") if not w.isascii() and len(w) > 1)
    titled = rf"的?(?:联合|共同)?{alternation('title_behind')}[^,。;:]{{0,16}}?{alternation('says_zh')}"
    return re.compile(
        rf"(?:[^,。;:“”]{{2,30}}?(?:{shape}|{alternation('receiver_shape')}))?[“「]?(?P<name>[A-Za-z0-9\u3400-\u9fff]{{2,12}}?)[”」]?"
        rf"(?:\([^()]{{2,30}}\))?(?=\s?(?:{alternation('opens_verb')}|{titled}))"
    )


@cache
def _rumours() -> re.Pattern[str]:
    paper = r"据[“《][^,。;:]{2,16}[》”]"
    return re.compile(
        rf"(?:{paper}|[^,。;:]{{0,16}}?{alternation('heard_lead')}|[^,。;:]{{0,12}}(?:后|之后|以来|之际)),\s?"
    )


def opener(scene: Scene, low: int) -> Mention | None:
    """The name that the sentence opens with from `low` on, behind what it is and who tells: 知情人士称,零一物联正与…;
    宠物医院萌爪健康,获得…; 萌爪健康创始人王某透露,公司…."""
    for _ in range(3):
        for d in scene.sentence.mentions:
            if d.kind == "date" and low <= d.start <= low + 1:
                low = d.end + scene.folded.startswith(",", d.end)
        m = _opener().match(scene.folded, low, scene.sentence.end)
        if m and is_brand(m["name"]) and "的" not in m["name"]:
            a, b = m.span("name")
            over = [e for e in scene.sentence.mentions if e.start < b and a < e.end]
            own = next(
                (
                    e
                    for e in over
                    if (e.start, e.end) == (a, b) and e.kind == "entity" and e.value.kind == "organisation"
                ),
                None,
            )
            return own or (None if over else _made(scene, a, b))
        skip = _rumours().match(scene.folded, low, scene.sentence.end)
        if not skip:
            return None
        low = skip.end()
    return None


def by_place(scene: Scene, low: int, first: int) -> Mention | None:
    """The name at the head of a clause between `low` and `first`, or None where its place is held by something else."""
    for start, last in _clauses(scene, low, first):
        if (quoted := _marked().search(scene.folded, start, first)) and "," not in scene.between(start, quoted.start()):
            return _made(scene, *quoted.span(1))
        m = _headline().match(scene.folded, start, scene.sentence.end)
        if not m or (last and m.start("name") > first):
            continue
        a, b = m.span("name")
        b = min([b, *(d.start for d in scene.sentence.mentions if d.kind == "date" and a + 1 < d.start < b <= d.end)])
        if b < m.end("name") or any(d.start == b for d in scene.sentence.mentions if d.kind == "date"):
            b -= scene.folded[b - 1] in "继自于在从"  # 继2021年
        b -= b - a > 2 and scene.folded[b - 1] in "则亦均的"  # Y则完成了D轮
        a, b, marked = _trimmed(scene, a, b)
        if any(e.start == a and e.end >= b - 1 for e in scene.entities("person")):
            # 卤味品牌王小卤, 东方腾跃: a name of a person by its look; 张三完成…融资 is left
            told = a > m.start("name") or b - a > 3 or placed_round(scene, b) or placed_round(scene, b + 1)
            return _made(scene, a, b) if told else None
        inside = [
            e
            for e in scene.entities("organisation", "product", "model", "person")
            if a <= e.start < b and shaped(e) and not described(scene, e)
        ]
        if not marked and any(e.end >= b - 1 for e in inside):
            return _known(scene, low, inside)
        if inside and not marked and not (inside[0].start == a and 1 <= b - inside[-1].end <= 4 and b - a <= 12):
            continue  # 同程生活, where the list knows 同程
        whole = [e for e in inside if (e.start, e.end) == (a, b)]
        if whole:
            return _known(scene, low, whole)
        text = scene.folded[a:b]
        a += len(text) - len(text.lstrip())
        text = text.strip()
        placed = any(e.start == a and e.end == a + len(text) for e in scene.entities("place"))
        if _fits_length(text) and (marked or is_brand(text)) and not placed:
            return _made(scene, a, a + len(text))
    return None


def respective(scene: Scene, first: int) -> list[Mention]:
    """The names of a row in front of 分别 and a verb of getting, each with a sum or round of its own behind it: 晶璨与玻璃基板公司透元
    分别完成1亿元A轮和6000万元天使轮融资."""
    m = _respective().search(scene.folded, scene.sentence.start, first)
    if not m:
        return []
    found, at = [], m.start("names")
    for piece in [*_ROW.finditer(scene.folded, *m.span("names")), None]:
        a, b, _ = _trimmed(scene, at, piece.start() if piece else m.end("names"))
        whole = next((e for e in scene.entities("organisation") if (e.start, e.end) == (a, b)), None)
        if not whole and not (_fits_length(scene.between(a, b)) and is_brand(scene.between(a, b))):
            return []
        found.append(whole or _made(scene, a, b))
        at = piece.end() if piece else b
    return found if len(found) > 1 else []


def marked(scene: Scene, taken: Givers) -> Mention | None:
    """The only name in quotation marks that a sentence has, with what it is before it or what is its behind it:
    获A投资,「X」要做…; 服务商“X”的估值升至…"""
    found = list(_any_marked().finditer(scene.folded, scene.sentence.start, scene.sentence.end))
    if len(found) != 1 or not is_brand(found[0]["name"]):
        return None
    made = _made(scene, *found[0].span("name"))
    return made if fits(scene, made, taken) else None


def _clauses(scene: Scene, low: int, first: int) -> Iterator[tuple[int, bool]]:
    """Where clauses begin, behind their dates; True with the last."""
    start = low
    for mark in [*_MARK.finditer(scene.folded, low, min(first, low + 120)), None]:
        begin = start
        for d in scene.sentence.mentions:
            if d.kind == "date" and begin <= d.start <= begin + 1:
                begin = d.end
        yield begin, mark is None
        start = mark.end() if mark else first


def _trimmed(scene: Scene, a: int, b: int) -> tuple[int, int, bool]:
    """A stretch without what only describes the company; whether the name stands in quotation marks."""
    if how := _MANNER.search(scene.folded, a + 2, b):
        b = how.start()  # X以增资扩股方式引入…
    text = scene.folded[a:b]
    if quoted := _QUOTED.search(text):
        return a + quoted.start(1), a + quoted.end(1), True
    known = [e for e in scene.entities("organisation", "product") if e.rule != "who/headline"]
    if any(e.start == a and e.end >= b - 1 for e in known):
        return a, b, False  # 商汤科技 is no 商 called 汤科技
    if lead := _clause_lead().match(text):
        a, text = a + lead.end(), text[lead.end() :]
    cut = _rumour().match(text) or _shape().match(text) or _OF.match(text)
    return (a + cut.end() if cut else a), b, False


def _known(scene: Scene, low: int, inside: list[Mention]) -> Mention | None:
    last = inside[-1]
    if len(inside) > 1 and scene.folded[last.start - 1 : last.start] == "(":  # 月之暗面(Moonshot AI)
        last = inside[-2]
    lead = max(low, last.start - 8), last.start
    free = last.value.kind != "person" and fits(scene, last, Givers(frozenset(), ()))
    return last if free and not not_subject().search(scene.folded, *lead) else None


def _fits_length(text: str) -> bool:
    longest = 30 if text.isascii() else LONGEST
    return 2 <= len(text) <= longest and bool(re.search("[A-Za-z\u3400-\u9fff]", text))


def _made(scene: Scene, a: int, b: int) -> Mention:
    return scene.firm(a, b)
