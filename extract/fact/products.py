"""Which things a verb of making public speaks of: behind it, or in front of it, never what they are compared with."""

from __future__ import annotations

import re
from functools import cache

from ..lexicon import alternation, branches, words
from ..model import Mention
from ..pattern import lazy
from ..rule import compiled
from . import thing_zh
from .lexical import lexical
from .named import PLAYED, made, named_before, named_behind, taken_before
from .named_apart import named_next, told_of
from .named_en import the_kind
from .scene import ACTORS, THINGS, Scene
from .sizes import NEXT_SIZE, with_sizes
from .spoken_of import beside, compared, for_platform, slogan, written
from .whole_name import second, whole_in_front, whole_name

_LISTED = compiled(r"\s*(?:、|{and_zh}|,|and|,\s*and|/|&)\s*")
_KIND = rf"[\u3400-\u9fff]{{0,16}}?(?:版本?|{alternation('thing_kind_zh')})"
_COUNTED = rf"{alternation('counted_lead_zh')}?[一二两三四五六七八九十\d]{{1,3}}[款个种][\u3400-\u9fff]{{0,6}}"  # ,共10款模型,包括
_LISTED_ZH = lazy(
    rf"\s*(?:{_KIND})?\s*(?:,{_COUNTED})?(?:、|{branches('and_zh')}|,|,?(?:其中)?{alternation('list_leads_zh')}了?)\s*"
    rf"(?:{_KIND}的?)?\s*"
)
_LISTED_EN = compiled(
    r"(?:\s(?:in|on|last|this)\s[\w ]{2,20}|,\s(?:an?|its|the)\s[^,;:.]{2,60}(?=,\sand\s))?(?:,?\s(?:and"
    r"|as\swell\sas|alongside|along\swith|together\swith)\s)(?:(?:the|its|an?|two|both)\s(?:(?!of"
    r"|{preposition_en}|behind|than|by|that|which|as)[a-z\d][\w-]*(?:\s|,\sthe\s)){0,4})?"
)
_ALONG = compiled(  # X, a model that came first, along with a smaller one called Y
    r"(?:,\s(?:an?|its|the)\s[^;:.]{2,140}?)?,?\s(?:along|together)\swith\s(?:an?|the"
    r"|its)\s[^,;:.]{0,50}?{called_verb_en}\s\Z"
)
_APPOSITION = lazy(  # Kimi K2, a trillion-parameter model, was
    r"^,\s(?:an?|the|its|one|[A-Z][\w.&-]*['’]s)\s(?:[^.;:]|\.(?=\d)){2,110},(?=(?:\s\w+){0,3}\s\Z)"
)
_TIME_BEHIND = lazy(r"\s(?:on|in|last|this|today|yesterday|worldwide)\b")
_APPOSED = lazy(r"^,\s(?:which|that)?")
_BARE = compiled(
    r"\s?(?:{release_adverb_zh}|向[^,。]{1,8}|面向[^,。]{1,8}|随[^,。]{1,8}(?:一起|一同)?|计划|在[^,。]{1,10}){0,3}\s?"
)
_ATTRIBUTE = lazy(r"(?:升级|迭代|开源|更新)的")
_ITS = lazy(r"[Ii]ts|[Tt]heir")
_RELATIVE = lazy(r",?\s(?:which|that)\s(?:\w+\s){0,2}")  # better than ChatGLM3, which came out
_TAKES = lazy(r"(?!的)了?[\u3400-\u9fff、]{0,20}?[一二两三四五六七八九十数多\d]{1,3}[个款项种]")
_MORE_NAME = lazy(r"[A-Za-z]{0,3}\d")  # of 学习机Z30 the first word alone is no name
_ON_PLATFORM = lazy(r"(?:(?<![正存现实])在|登陆|上架|接入)(?:[A-Za-z0-9 ]{2,12}(?:、|和|与))?\Z")  # 在Steam和Switch发售
_HAS_OBJECT = lazy(r"了[^,。;]{3,}")
_ONLY_WHEN = lazy(r"(?:时|的时候|之?后(?!续|台|代)|以后|以来|之初|当天|当日|首日)(?!的)")
_MARKET = lazy(r"的?(?:应用|小程序|插件)?(?:市场|商店)")  # 上线钉钉应用市场
_OBJECT_EN = compiled(
    r"\s(?:(?:its|their|new|two|three|several)\s|(?:an?|the)\s(?!same|following|next|previous|few|{calendar_unit_en}|day))"
)
_ANOTHER_OUT = lazy(r"(?:出|布|线|源)了?[“A-Z][^,]*,")
_USING = compiled(r"{runs_on}\s?\Z")
_EDITION_OF = compiled(
    r"[”」]?的[\u3400-\u9fff]{1,8}?{variant_zh}(?:[“「]|(?=[A-Z]))"
)  # Dreamina的中文版“即梦”, Foo的数学版本Foo-Math
_A_KIND = compiled(r"\s{product_use_en}\b")
_THE_ONE = lazy("的(?:就|正|则)?是")  # 开源的是X
_OWN_VERB = lazy(r"[是则也将在已还能可会要]")
_COUNT = lazy(_COUNTED)
_IS = lazy("[是在都已]|同样|仍")
_ITS_NOUN = 30  # characters behind 的 within which the noun begins and ends
NEAR_BEFORE = 12  # a product in front of its verb: 文心一言上线, the launch of ChatGPT is behind it
FAR_BEHIND = 60


def products_of(scene: Scene) -> list[Mention]:
    """The things released, each under its whole name."""
    return with_sizes(scene, [whole_name(scene, m) for m in _products(scene)])


def _products(scene: Scene) -> list[Mention]:
    """The things released: named behind the trigger (not what they are based on or compared with), else right before."""
    limit = _next(scene)
    stop = min(limit, scene.trigger.end + FAR_BEHIND)
    if scene.folded.startswith("的", scene.trigger.end) and not _THE_ONE.match(scene.folded, scene.trigger.end):
        # 已经发布的大模型都是…: its noun is near, or another
        verb = _IS.search(scene.folded, scene.trigger.end, stop)
        limit = stop = min(stop, scene.trigger.end + _ITS_NOUN, verb.start() if verb else stop)
    behind = [
        m
        for m in scene.after(*THINGS)
        if m.start < limit
        and _in_reach(scene, m)
        and not slogan(scene, m)
        and not _EDITION_OF.match(scene.folded, m.end)
        and not for_platform(scene, m)
        and not _MARKET.match(scene.folded, m.end)
        and not (scene.between(m.start - 4, m.start).endswith((" a ", " an ")) and _A_KIND.match(scene.folded, m.end))
        and not (scene.trigger.quote.isascii() and beside(scene.between(scene.trigger.end, m.start)))
        and not compared(scene, m, scene.trigger.end)
        and not written(scene, m)
    ]
    behind = behind if any(m.start < stop for m in behind) else []
    placed = [
        m
        for m in named_behind(scene, stop, behind)
        if not compared(scene, m, scene.trigger.end) and not written(scene, m)
    ]
    behind = [m for m in behind if not any(p.start <= m.start and m.end <= p.end and p.span != m.span for p in placed)]
    placed = [m for m in placed if m not in behind]
    if placed:
        behind = sorted([*behind, *placed], key=lambda m: m.start)
    behind = [_of_family(scene, m) for m in behind]
    if scene.trigger.quote.endswith((" on", " in")):
        behind = []  # debuted on Amazon Prime
    if _ONLY_WHEN.match(scene.folded, scene.trigger.end):
        behind = []  # 腾讯元宝上线时只接了混元
    if scene.trigger.quote.startswith((*PLAYED, "放到", "传到", "上传到", "挂到")):
        behind = []  # 登陆PC和PS5, 放到了魔搭社区
    if (
        scene.trigger.quote in words("release_alone_zh")
        and scene.folded[scene.trigger.end : scene.trigger.end + 1] not in "的了“"
    ):
        behind = []  # 亮相GDC
    if scene.folded.startswith("、", scene.trigger.end) or (scene.shade == "due" and not scene.trigger.quote.isascii()):
        behind = []  # 文心一言发布、通义千问启动测试
    if behind and (lone := _intransitive(scene)):
        return lone
    if behind and scene.trigger.quote.isascii() and (front := taken_before(scene)):
        return [front, *behind[:1]]  # Artifacts, the panel it introduced with Claude 3.5 Sonnet
    if behind or scene.shade == "brought":
        return _listed(scene, behind) if behind else []
    said = scene.between(scene.trigger.end, min(scene.clause[1], scene.trigger.end + 12))
    if lexical("not_released").match(re.sub(r"^(?:了|的|一则|一份|一条|最新|官方|重要)+", "", said)):
        return []  # 今日头条发布公告
    before = [
        m
        for m in scene.before(*THINGS)
        if not written(scene, m)
        and not _EDITION_OF.match(scene.folded, m.end)
        and not for_platform(scene, m)
        and not _ON_PLATFORM.search(scene.folded, max(scene.sentence.start, m.start - 16), m.start)
        and (
            not compared(scene, m, max(scene.sentence.start, m.start - 12))
            or _RELATIVE.fullmatch(scene.between(m.end, scene.trigger.start))
        )
    ]
    if before and before[-1].end <= scene.clause[0] and (named := named_before(scene)):
        return named  # 天工开启公测,海外版Melodio同日上线
    if before and scene.trigger.quote.isascii():
        before[-1] = whole_in_front(scene, before[-1])
        if other := second(scene, before[-1]):
            before.append(other)
    gap = scene.between(before[-1].end, scene.trigger.start) if before else ""
    dates = sum(
        m.end - m.start
        for m in scene.sentence.mentions
        if before and m.kind == "date" and before[-1].end <= m.start < scene.trigger.start
    )
    if scene.trigger.quote.isascii():
        gap = _APPOSITION.sub("", gap) if not _OBJECT_EN.match(scene.folded, scene.trigger.end) else gap
        gap = _plain_gap().sub("", gap) if NEAR_BEFORE < len(gap) < 120 else gap
    elif _TAKES.match(scene.folded, scene.trigger.end) and not lexical("feature").search(
        scene.folded, scene.trigger.end, scene.clause[1]
    ):
        return []  # 钉钉一次上线了文档助手等六个智能体
    if before and _hub(scene, before[-1]):
        before = before[:-1]  # 昨天Steam发布了…
    if scene.trigger.quote.endswith(("offering", "selling")):
        return []  # Apollo Go began offering rides
    if before and gap == " " and _brings_out(scene):
        return []  # Ollama shipped a desktop app
    if not scene.trigger.quote.isascii() and _ANOTHER_OUT.search(gap):
        before = []  # Suno推出V5,付费用户已可使用
    if (
        before
        and len(gap) - dates <= NEAR_BEFORE
        and not re.search(r"[。;?!]|[,:]\s*$", _APPOSED.sub("", gap) if scene.trigger.quote.isascii() else gap)
    ):
        return _listed_back(scene, before)
    if named := named_before(scene):
        return named
    start, _ = scene.clause
    subject = [m for m in scene.entities(*THINGS, *ACTORS) if start <= m.start and m.end <= scene.trigger.start]
    if (
        subject
        and subject[0].value.kind in THINGS
        and subject[0].start - start <= 8
        and not compared(scene, subject[0], start)
        and not for_platform(scene, subject[0])
        and not _hub(scene, subject[0])
        and not written(scene, subject[0])
    ):
        return _listed(scene, [m for m in subject if m.value.kind in THINGS])
    return _elliptic(scene) or _referred(scene) or named_next(scene)


@cache
def _plain_gap() -> re.Pattern[str]:
    """Between an English name and its verb: what kind it is, an aside between dashes, auxiliaries."""
    kind = "|".join(re.escape(w) for w in sorted(words("product_noun_en"), key=lambda w: (-len(w), w)))
    return re.compile(
        rf"(?:{NEXT_SIZE.pattern.replace('?P<size>', '?:')})+,?|,?\sall\s[^,]{{3,40}},"
        rf"|\s(?:--|—|–)\s[^—–]{{2,60}}?\s(?:--|—|–)(?=\s)|^(?:\s[a-z-]+){{0,3}}\s(?:{kind})s?(?:\sfor\s[A-Z]\w+)?\b|\s(?:was|were|has|have|been|will|be)\b"
    )


def _brings_out(scene: Scene) -> bool:
    """An English verb with an object behind it: what stands in front is who does it."""
    takes = scene.trigger.quote.lower() in words("release_takes_object")
    return takes and bool(_OBJECT_EN.match(scene.folded, scene.trigger.end))


def _of_family(scene: Scene, m: Mention) -> Mention:
    """“书生”科学多模态大模型Intern-X, GLM大模型GLM-5: the thing is the one that its family and kind stand in front of."""
    if scene.trigger.quote.isascii():
        return m
    span = thing_zh.member(scene.folded, m.end, scene.clause[1])
    known = next((k for k in scene.entities(*THINGS) if span and k.start < span[1] and span[0] < k.end), None)
    return (known if known else made(scene, *span)) if span else m


def _intransitive(scene: Scene) -> list[Mention]:
    """Cursor 2.0 shipped on Wednesday with …: an English verb that a time follows, and a thing right in front."""
    if not scene.trigger.quote.isascii() or not _TIME_BEHIND.match(scene.folded, scene.trigger.end):
        return []
    front = scene.before(*THINGS)[-1:]
    return (
        front if front and scene.between(front[0].end, scene.trigger.start).strip() in ("", "was", "has", "had") else []
    )


def _hub(scene: Scene, m: Mention) -> bool:
    """昨天Steam发布了…: a platform in front of a verb with an object."""
    return m.value.name in words("platform_name") and scene.folded.startswith("了", scene.trigger.end)


def _next(scene: Scene) -> int:
    """Where the next verb of making public begins; 升级的, 开源的 before a noun is none."""
    for at, told in scene.other_triggers:
        public = at >= scene.trigger.end and told & {"release", "open_source", "update"}
        if public and not _ATTRIBUTE.match(scene.folded, at):
            return at
    return scene.sentence.end


def _elliptic(scene: Scene) -> list[Mention]:
    """4月7日邀测通义千问,9月13日向公众开放: a later clause with a date of its own, a verb and nothing else."""
    start, end = scene.clause
    dates = [
        m for m in scene.sentence.mentions if m.kind == "date" and start <= m.start and m.end <= scene.trigger.start
    ]
    every = [whole_name(scene, m) for m in scene.entities(*THINGS) if m.end <= start]
    told = [m for m in every if not _MORE_NAME.match(scene.folded, m.end)]
    if told and compared(scene, told[-1], max(scene.sentence.start, told[-1].start - 12)):
        return []  # X基于Y训练而成,计划年底前开源
    if not dates and scene.between(told[-1].end if told else start, start).count(",") != 1:
        return []
    begins = dates and not scene.between(start, dates[0].start).strip(" ,于在计划将拟预")
    if begins and not told and not scene.trigger.quote.isascii():
        told = told_of(scene, scene.sentence, start)  # 第一款产品叫“听谱”,能记谱,2018年4月登上应用商店
    if dates and not begins and not _BARE.fullmatch(scene.between(start, dates[0].start)):
        return []  # 结果于去年11月公布
    if not told or any(start <= m.start < end for m in scene.entities(*THINGS, *ACTORS)):
        return []
    if told[-1].value.name in words("maker_family"):
        return []  # Suno推出V5,已可使用
    lead = scene.between(dates[-1].end if dates else start, scene.trigger.start)
    rest = scene.between(scene.trigger.end, end).strip()
    return (
        told[-1:]
        if told and _BARE.fullmatch(lead) and rest in ("", "了", "使用", "下载", "注册", "公测", "内测")
        else []
    )


def _referred(scene: Scene) -> list[Mention]:
    """The thing named before that 这个模型, it or its part (权重, 接口) stands for; only where the sentence has a date."""
    start, end = scene.clause
    if scene.trigger.quote.isascii() and scene.folded.startswith(", ", start - 1) and start + 1 == scene.trigger.start:
        start = scene.clause_of(start - 2, start - 2)[0]  # The data set, published on May 2, is …
    near = max(start, scene.trigger.start - 24), min(end, scene.trigger.end + 16)
    found = lexical("that_thing").search(scene.folded, *near) or lexical("release_part").search(scene.folded, *near)
    if found is None and scene.trigger.quote.isascii():
        found = the_kind().match(scene.folded, start, scene.trigger.start)
    if scene.shade == "noun":
        found = _ITS.search(scene.folded, scene.trigger.start)
    if found and found[0] in words("pronoun_thing_zh") and _HAS_OBJECT.match(scene.folded, scene.trigger.end, end):
        return []  # 它又放出了更小的版本: it brings out another
    if found and _USING.search(scene.folded, max(start, found.start() - 8), found.start()):
        return []  # 搭载该模型的观物正式开售
    if not found or not any(m.kind == "date" for m in scene.sentence.mentions):
        return []
    told = [
        m
        for m in scene.entities(*THINGS)
        if m.end <= found.start() and not for_platform(scene, m) and not compared(scene, m, scene.sentence.start)
    ]
    if not told and scene.trigger.quote.isascii():
        told = told_of(scene, scene.sentence, found.start())  # Called Sokrates, it was released on …
    for sentence in reversed(scene.before_sentence[-2:]):
        told = told or [
            m
            for m in sentence.mentions
            if m.kind == "entity"
            and m.value.kind in THINGS
            and scene.folded.rfind("(", sentence.start, m.start) <= scene.folded.rfind(")", sentence.start, m.start)
        ]
        told = told or told_of(scene, sentence)
    return told[-2:-1] if found and found[0] == "前者" else told[-1:]


def _in_reach(scene: Scene, m: Mention) -> bool:
    """A product behind the verb stands in its clause, or in one that goes on naming it (名为, 包括, called, :)."""
    gap, at = "", scene.trigger.end
    for other in scene.after(*THINGS):
        if at <= other.start and other.end <= m.start:
            gap, at = gap + scene.between(at, other.start), other.end
    gap += scene.between(at, m.start)
    tail = re.split(r"[,;]", gap)
    return (
        len(tail) == 1
        or bool(_ALONG.search(gap))
        or all(
            lexical("naming").search(part)
            or _COUNT.fullmatch(part)
            or part.strip() in ("", "and", "the", "和", "及", "、")
            or _dated_only(part)
            for part in tail[1:]
        )
    )


def _dated_only(part: str) -> bool:
    return bool(re.fullmatch(r"\s*\d{4}\s*", part))  # March 14, 2023, …


def _listed_back(scene: Scene, found: list[Mention]) -> list[Mention]:
    """The last product and those that stand in one list before it: Sora和GPT-4o的发布."""
    out = [found[-1]]
    for m in reversed(found[:-1]):
        gap = re.sub(r"\([^)]*\)|[“”\"《》()]", "", scene.between(m.end, out[0].start))
        if gap.strip() == "" and "(" in scene.between(m.end, out[0].start):
            out[0] = m  # 清影(Ying)上线
        elif _LISTED.fullmatch(gap):
            out.insert(0, m)
        else:
            break
    return out


def _listed(scene: Scene, found: list[Mention]) -> list[Mention]:
    """The first product and those that stand in one list with it."""
    out = [found[0]]
    for m in found[1:]:
        gap = re.sub(r"\([^)]*\)|[“”\"《》]", "", scene.between(out[-1].end, m.start))
        for owner in scene.entities("organisation"):
            if out[-1].end < owner.start and owner.end in (m.start, m.start - 1):
                gap = gap.removesuffix("的").removesuffix(scene.between(owner.start, owner.end))  # 、智谱的智谱清言
        if gap == "," and _OWN_VERB.match(scene.folded, m.end):
            break  # 开源的是A,B是另一款
        if any(p.fullmatch(gap) for p in (_LISTED, _LISTED_ZH, _LISTED_EN, _ALONG)) or gap.strip() in ("", "(", "的"):
            if gap.strip() in ("", "(", "的"):
                continue  # an alias of the same thing: 清影(Ying)
            out.append(m)
        else:
            break
    return out
