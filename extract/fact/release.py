"""Releases: a model, product, platform or chip is made public."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from ..model import Entity, Mention, When
from ..pattern import lazy
from ..rule import compiled
from ..who.models import model_info
from . import fact, thing_zh
from .columns import described
from .lexical import lexical
from .maker import organisation_of
from .named import thing_in_front, what_was
from .named_en import kind_said
from .plain import actor, asked, negated, vague
from .products import products_of
from .scene import THINGS, Draft, Scene, evidence
from .subject_zh import is_source

_BESIDE = lazy(r"(?!开始)[^,;]{0,4}|\s?[A-Za-z]{0,8}\s?")
_SAID_ON = lazy(r",\s(?:it|they|the\s\w+|[A-Z]\w+)\s(?:said|announced|wrote)(?:\son|\sin)?\s\Z")
_ASIDE = lazy(r"[”\"]?(?:\s\([^()]{1,40}\))?,\s(?:(?:an?|the|its|which|their|one|part)\s[^,;:]{2,110},\s)?")
_ON = compiled(r"(?:[\w'’-]+\s){0,8}(?:on|in|{time_opener_en}|next|from|since)?\s?")
_RIGHT_BEHIND = lazy(r",?\s(?:(?:in|on|late|early|of)\s){0,2}")
_LASTED = compiled(
    r"了?(?:仅|才|不到|已|近|约|整整)?[一二两三四五六七八九十几数半\d]{1,3}个?多?{span_unit_zh}(?!的|内"
    r"|[一二三四五六七八九十\d])"
)
_THAT_DAY = lazy(r",?(?:也就是|也即|即)")
_COUNTED = compiled(r"[一二两三四五六七八九十几数半\d]{1,3}个?多?{span_unit_zh}(?:之)?后")
_IN_TURN = lazy(r"先后|分别|依次|陆续|相继")
_DATES_BEHIND = lazy(r"[^,。;]{0,8},[^,。;]{0,6}(?:时间|日期)?分别[是为于在]")
_NEAR = 24  # characters past a comma: the B200, the following March
_PUT_OFF = compiled(r"{put_off_verb_zh}了?[^,。]{0,4}原")
_MEDICINE = compiled(r"药|疫苗|{thing_stem_zh}")
_NOT_SAID = compiled(
    r"\b(?:not|n['’]t|never|declined to|refused to)\s(?:yet\s)?{disclosed_verb_en}\s(?:when|whether|if)\b"
)
_FOUNDER = compiled(r"\s*{founded_participle_en}\s[^,]{0,40}")
_TO_MARKET = lazy(r"(?:[^;.]{2,90}?)?\s(?:to\smarket|out\sof\s(?:public\s|private\s)?beta)\b")
_DUE = 8  # characters between due in and its date
_TILL = lazy(r"\s(?:to|until|till)\s(?:(?:the|at\sleast|early|late|mid)\s)*\Z")
_COMING_OUT = compiled(r"\b{coming_out_en}\b")
_PARTICIPLE = lazy(r"[”\"]?,\s(?:\w+ly\s|first\s|itself\s)?")
_STAFF = compiled(
    r"\s(?:to|for|among|across)\s(?:(?:all|its|their|his|the|more|than|{approximately_en}|[\d,.]+k?)\s){0,4}"
    r"(?:of\sits\s)?(?:own\s)?(?:\w+\s)?{staff_en}\b|\s(?:in|at|across|inside)\s(?:its|their|his|her)\s(?:\w+\s)?{workplace_en}\b"
)
_FEATURE = compiled(r"[”」]?(?:的)?{feature}")
_USED = compiled(r"[”」]?(?:{helps_zh}|供(?:内部)?{staff_zh}|辅助(?:内部)?{staff_zh})")
_USER = compiled(r"{customer_zh}[^,。]{0,14}\Z")
_GROWS = lazy(r"[发进扩拓开伸]展[出示]|[开研激爆引触颁]发了")
_PLACE = lazy(r"[上中内里]")
_TESTED = lazy(r"$|[,。;、!?\n)]|了")
_WHEN = compiled(r"[^,;]{0,3}{that_time_zh}")


def drafts(scene: Scene, type: str) -> Iterator[Draft]:
    """One draft a product, with its organisation and date."""
    if negated(scene) or (
        scene.folded[scene.trigger.start - 1 : scene.trigger.start] == "【"
        and scene.folded.startswith("】", scene.trigger.end)
    ):
        return  # 【开源】 is the label of a line
    if _PUT_OFF.search(scene.folded, scene.clause[0], scene.trigger.start):
        return  # 延后了原定7月发布的X
    products = [p for p in products_of(scene) if not _for_staff(scene, p) and not _artwork(scene, p)]
    each = _each(scene, products)
    for i, product in enumerate(products):
        agent, reach = organisation_of(scene, product)
        date, far = (each[i], "sentence") if each else _date(scene, product)
        date = date if date and date.value else None  # last month, of a text that nothing dates
        org = agent.value.name if agent and isinstance(agent.value, Entity) else None
        if org and product.rule.startswith("fact/") and org.startswith(f"{product.value.name} "):
            continue  # Larch Industries Inc …, a release of Larch said
        release, proofs = described(scene, product, org, type)
        yield Draft(
            type,
            evidence(trigger=scene.trigger, agent=agent, product=product, date=date) + proofs,
            date,
            release=release,
            reach=_wider(reach, far),
            shade=scene.shade,
        )


def _artwork(scene: Scene, product: Mention) -> bool:
    """Foo's Bar, released in March, won album of the year: an English sentence that speaks of no product but of a work of art."""
    here = scene.sentence.start, scene.sentence.end
    if not scene.trigger.quote.isascii() or not product.rule.startswith("fact/") or re.search(r"\d", product.quote):
        return False
    return bool(lexical("artwork_en").search(scene.folded, *here)) and not kind_said(scene.between(*here))


def _for_staff(scene: Scene, product: Mention) -> bool:
    """The bank rolled out ChatGPT to 60,000 employees, 上线了文心一言用来写话术: it uses what another made."""
    made_by = model_info(product.value.name).organisation
    if made_by and scene.trigger.quote == "上线" and _USER.search(scene.folded, scene.clause[0], scene.trigger.start):
        return True  # 某银行2月上线了钉钉
    return bool(_USED.match(scene.folded, product.end, scene.sentence.end)) or bool(
        _STAFF.match(scene.folded, product.end, scene.sentence.end)
    )


def _each(scene: Scene, products: Sequence[Mention]) -> Sequence[Mention | None]:
    """2021年3月和6月先后推出悟山1.0、悟山2.0: as many dates as things, one for each."""
    if products and scene.trigger.quote.isascii():
        return _each_en(scene, products)
    start, n = scene.clause[0], len(products)
    if n > 1 and products[0].start > scene.trigger.start and _DATES_BEHIND.match(scene.folded, products[-1].end):
        dates = [m for m in scene.sentence.mentions if m.kind == "date" and m.start >= products[-1].end]
        return dates if len(dates) == n else []  # …X、Y,时间分别是9月、8月
    if n < 2 or not _IN_TURN.search(scene.folded, start, scene.trigger.end):
        return []
    dates = [m for m in scene.sentence.mentions if m.kind == "date" and m.end <= scene.trigger.start]
    return dates if len(dates) == n else []


def _each_en(scene: Scene, products: Sequence[Mention]) -> Sequence[Mention | None]:
    """announced the H200 in November and its successor, the B200, the following March: the date behind each, where every
    one has its own."""
    if len(products) < 2 or products[0].start < scene.trigger.end:
        return []
    ends = [*(p.start for p in products[1:]), scene.clause_of(products[-1].end, products[-1].end)[1] + _NEAR]
    dates = [
        next((m for m in scene.sentence.mentions if m.kind == "date" and p.end <= m.start < end), None)
        for p, end in zip(products, ends, strict=True)
    ]
    return dates if all(dates) else []


def _date(scene: Scene, product: Mention) -> tuple[Mention | None, str]:
    """The date of the happening and how far it was looked for; past an apposition before it is carried over."""
    if scene.shade in ("due", "delayed"):
        return _due(scene), "sentence"
    date, far = scene.date()
    if date and date.end <= scene.clause[0] and _FOUNDER.fullmatch(scene.folded, scene.sentence.start, date.start):
        behind = [
            m
            for m in scene.sentence.mentions
            if m.kind == "date" and scene.trigger.end <= m.start < scene.clause[1] + _NEAR
        ]
        return (behind[0] if behind else None), "sentence"  # Founded in 2023, X plans to release Y later this year
    if date and date.end <= scene.clause[0] and _reduced(scene, product):
        return None, far  # On Monday …; Foo, released three days before: the day is that of something else
    if that := _THAT_DAY.match(scene.folded, scene.trigger.end):  # X出来那天,也就是6月6日
        return next(
            (m for m in scene.sentence.mentions if m.kind == "date" and m.start == that.end()), date
        ), "sentence"
    if date and date.end <= scene.clause[0] and _COUNTED.match(scene.folded, product.end):
        return None, far  # 5月16日,X发布GPT-4o三天后,Y…: the day is that of Y
    if date and not scene.trigger.quote.isascii() and _LASTED.match(scene.folded, scene.trigger.end):
        return None, far  # 刚上线两个月: counted from that
    if date and far == "sentence":
        return _own_behind(scene, product, date) or date, far
    if scene.trigger.quote.isascii() and (own := _past_aside(scene, product) or _noun_dated(scene)):
        return own, "sentence"
    return date or newly(scene) or _said_on(scene, product), far


def _own_behind(scene: Scene, product: Mention, date: Mention) -> Mention | None:
    """…on May 3, and Foo to everyone on May 9: the date behind a thing that another thing's date stands in front of."""
    if not scene.trigger.quote.isascii() or not scene.trigger.end <= date.start < date.end <= product.start:
        return None
    behind = [m for m in scene.sentence.mentions if m.kind == "date" and m.start >= product.end]
    return behind[0] if behind and _ON.fullmatch(scene.folded, product.end + 1, behind[0].start) else None


def _reduced(scene: Scene, product: Mention) -> bool:
    """Foo, released only days before the paper: a participle right behind the thing dates it itself or not at all."""
    return scene.trigger.quote.isascii() and bool(_PARTICIPLE.fullmatch(scene.folded, product.end, scene.trigger.start))


def _past_aside(scene: Scene, product: Mention) -> Mention | None:
    """rolled out Pages, a tool that turns answers into articles, to all users on May 17."""
    after = max(product.end, scene.trigger.end)
    aside = _ASIDE.match(scene.folded, after, scene.sentence.end)
    if not aside:
        return None
    for m in scene.sentence.mentions:
        if m.kind == "date" and m.start >= aside.end():
            return (
                m if _ON.fullmatch(scene.folded, aside.end(), m.start) and not _other(scene, aside.end(), m) else None
            )
    return None


def _other(scene: Scene, start: int, date: Mention) -> bool:
    """Another verb of making public, or of business, stands between: the date is that happening's."""
    own = {"market", "release"} if scene.shade == "with" else {"market"}  # made …, available to all on May 16
    return any(start <= at < date.start and told - own for at, told in scene.other_triggers)


def _noun_dated(scene: Scene) -> Mention | None:
    """Since its debut last November: the date right behind the noun is its own, whatever stands before it."""
    if scene.shade != "noun":
        return None
    for m in scene.sentence.mentions:
        if m.kind == "date" and _RIGHT_BEHIND.fullmatch(scene.folded, scene.trigger.end, m.start):
            return m
    return None


def _said_on(scene: Scene, product: Mention) -> Mention | None:
    """It has released X, it said on April 30: the day of the saying, where no other is told."""
    after = max(scene.trigger.end, product.end)
    behind = (m for m in scene.sentence.mentions if m.kind == "date" and m.start >= after)
    return next((m for m in behind if _SAID_ON.search(scene.folded, after, m.start)), None)


def newly(scene: Scene) -> Mention | None:
    """最新发布, 刚刚推出: shortly before the document came out; the word is the evidence, the day is inferred."""
    issued = scene.story.published.when
    words = list(lexical("newly").finditer(scene.folded, scene.clause[0], scene.trigger.start))
    if words and not _BESIDE.fullmatch(scene.folded, words[-1].end(), scene.trigger.start):
        return None
    if (
        not words
        or _WHEN.match(scene.folded, scene.trigger.end)
        or issued is None
        or issued.earliest is None
        or issued.latest is None
    ):
        return None
    first = issued.earliest.replace(day=1)
    month = first.isoformat()[:7]
    when = When.of(f"{month}~", first, (first.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1))
    made = scene.made(*words[-1].span(), when, "date")
    return replace(
        made, basis="inferred", why=f"“{made.quote}” is shortly before the document came out ({issued.edtf})."
    )


def _wider(*reaches: str) -> str:
    order = ("sentence", "paragraph", "document")
    return max(reaches, key=order.index)


@fact("fact/release", type="release", triggers="release_trigger")
def release(scene: Scene) -> Iterator[Draft]:
    """Finds the verbs of making public: 发布, 推出, 上线, 开启内测, launched, unveiled.

    Reads the products named behind the verb, or right before it, their maker, date, size, kind and access; without a name
    a generic product (大模型体系) still makes an event. Leaves what is not a product: reports, letters, rules, earnings."""
    if not _completed(scene):
        return
    found = False
    for draft in drafts(scene, "release"):
        found = True
        if _feature(scene, draft):
            yield replace(draft, type="update", release=None)
        elif (scene.shade != "adjacent" or _adjacent(scene, draft)) and _sure(scene, draft):
            yield draft
    if (
        found
        or scene.shade
        in ("brought", "adjacent", "ended", "marketed", "landing", "came", "approved", "due", "delayed", "market")
        or negated(scene)
        or asked(scene)
    ):
        return
    yield from unnamed(scene, "release")


def _feature(scene: Scene, draft: Draft) -> bool:
    """可灵又上线了图生视频功能: what came out is a part of the thing in front of the verb."""
    product = next((e.mention for e in draft.roles if e.role == "product"), None)
    _, end = scene.clause
    if product and _FEATURE.match(scene.folded, product.end):
        return True  # 上线“语音通话”功能
    return bool(
        product
        and product.end <= scene.trigger.start
        and lexical("feature").search(scene.folded, scene.trigger.end, min(end, scene.trigger.end + 24))
    )


def _adjacent(scene: Scene, draft: Draft) -> bool:
    """ChatGPT出来之后: the name right before the verb."""
    return any(e.role == "product" and 0 <= scene.trigger.start - e.mention.end <= 2 for e in draft.roles)


def _due(scene: Scene) -> Mention | None:
    """The day that a thing is due on, or put off to."""
    dates = [m for m in scene.sentence.mentions if m.kind == "date" and m.start >= scene.trigger.end]
    if scene.shade == "delayed" and scene.trigger.quote.isascii():
        return next((m for m in dates if _TILL.search(scene.folded, scene.trigger.end, m.start)), None)
    return next((m for m in dates if m.start - scene.trigger.end < _DUE), None)


def _sure(scene: Scene, draft: Draft) -> bool:
    """Of what is expected, due or put off: a known thing, or one that the sentence says is a product, or a version of
    one."""
    if scene.shade == "delayed" and scene.trigger.quote.isascii():
        said = scene.between(scene.sentence.start, scene.sentence.end)
        return not lexical("space_flight_en").search(said) and (kind_said(said) or bool(_COMING_OUT.search(said)))
    if scene.shade != "due" or not scene.trigger.quote.isascii():
        return True
    thing = next((e.mention for e in draft.roles if e.role == "product"), None)
    numbered = scene.trigger.quote.startswith("due") and thing and re.search(r"\d", thing.quote)
    return thing is not None and (
        bool(numbered)
        or not thing.rule.startswith("fact/")
        or kind_said(scene.lead)
        or bool(re.search(r"\b[Vv]ersion\s\d", scene.lead))
    )


def _completed(scene: Scene) -> bool:
    """put … online, opened … to developers: the verb alone tells nothing."""
    named = any(0 <= m.start - scene.trigger.end <= 1 for m in scene.after("model", "product"))
    if _GROWS.match(scene.folded, scene.trigger.start - 1):
        return False  # 更好的发展出路
    if scene.trigger.quote == "获批":  # 恩朗单抗获批
        thing = thing_in_front(scene)
        return bool(thing and _MEDICINE.search(scene.folded, max(scene.sentence.start, thing[0] - 6), thing[1] + 1))
    if scene.shade == "marketed":  # 新药X获批上市; 公司上市 is a listing
        return marketed(scene)
    if scene.shade == "ended":  # Emu5我们去年10月发的
        return not named and bool(_TESTED.match(scene.folded, scene.trigger.end))
    if scene.shade == "landing":  # GPT-5 landed on August 7, Arc landed on iPhones, not a rocket
        if lexical("lands_on_en").match(scene.folded, scene.trigger.end):
            return True
        return any(m.value.kind == "model" for m in scene.before(*THINGS)[-1:]) and any(
            m.kind == "date" and _RIGHT_BEHIND.fullmatch(scene.folded, scene.trigger.end, m.start)
            for m in scene.sentence.mentions
        )
    if scene.shade == "approved":  # Foo, an injection, was approved in America
        return lexical("medicine_en").search(scene.folded, scene.sentence.start, scene.sentence.end) is not None
    if scene.shade == "came":  # In March came Foo 2
        return any(m.kind == "date" and m.end + 1 == scene.trigger.start for m in scene.sentence.mentions)
    if scene.folded.startswith(" or not", scene.trigger.end) or _NOT_SAID.search(scene.lead):
        return False
    if scene.shade == "market":  # took the Foo to market
        return bool(_TO_MARKET.match(scene.folded, scene.trigger.end, scene.sentence.end))
    if scene.shade in ("due", "delayed"):  # Foo 3, due in the first half of next year; X推迟到11月
        said = scene.trigger.quote.startswith("due") and not scene.folded.endswith(", ", 0, scene.trigger.start)
        return not said and _due(scene) is not None
    if scene.shade == "testing" and not (named or _TESTED.match(scene.folded, scene.trigger.end) or what_was(scene)):
        return False  # 内测资格, 内测版
    needed = {"with": "release_with", "opening": "release_opening"}.get(scene.shade)
    end = min(scene.sentence.end, scene.trigger.end + 80)
    return needed is None or bool(lexical(needed).search(scene.folded, scene.trigger.end, end))


def marketed(scene: Scene) -> bool:
    """A thing of a named kind comes to market, not a company to an exchange."""
    if lexical("ipo_not_behind").match(scene.folded, scene.trigger.end):
        return False  # 上市公司
    if thing_in_front(scene) is not None:
        return True
    return any(True for _ in thing_zh.behind(scene.folded, scene.trigger.end, scene.clause[1]))  # 在华上市药物X


def unnamed(scene: Scene, type: str) -> Iterator[Draft]:
    """A release of something that has no name yet: 公司将在下周发布新一代对话模型, 类似产品下个月开始测试."""
    if type == "open_source" and (negated(scene) or asked(scene) or scene.folded.startswith("的", scene.trigger.end)):
        return
    start, end = scene.clause
    stop = min(end, scene.next_trigger("release", "open_source", "update"))
    behind = scene.between(scene.trigger.end, stop)
    thing = lexical("generic_product").search(behind) or lexical("release_part").search(behind)
    front = None
    if not thing:
        front = lexical("generic_product").search(scene.folded, start, scene.trigger.start)
        front = front or lexical("release_part").search(scene.folded, start, scene.trigger.start)
    if front and ((len(behind.strip()) > 8 and front.start() - start > 4) or _PLACE.match(scene.folded, front.end())):
        return
    if not (thing or front) or lexical("not_released").search(behind) or len(behind) > 60:
        return
    agent, reach = actor(scene)
    date, far = scene.date(carry=False)
    if not date or not agent or reach == "document" or vague(scene, date):
        return
    if front and not start <= date.start < end:
        return
    if agent.value.kind == "person" and reach != "sentence":
        side = scene.story.sides.get(scene.sentence.passage.speaker)
        if side is None:
            return
        agent = side
    if is_source(scene, agent):  # 记者李明报导,“问舟”再释出新版本
        agent = next(reversed([m for m in scene.before("organisation", *THINGS) if not is_source(scene, m)]), None)
    yield Draft(
        type,
        evidence(trigger=scene.trigger, agent=agent, date=date),
        date,
        reach=_wider(reach, far),
        shade=scene.shade,
    )
