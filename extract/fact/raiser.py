"""The company that gets the money.

Looked for in this order: where the words make it the object (投资了X, invested in X, X的A轮融资); the subject of the clause
and of the clauses before it; a name by its place in a headline; whom 公司 or 本轮 refers to; the topic of the document.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from ..lexicon import words
from ..model import Entity, Mention
from ..who.gazetteer import canonical
from .rounds import _round
from .scene import Scene, Sentence, lexical

BACK = 4          # sentences looked back to for the financing that 本轮 goes on about
_OBJECT_ZH = re.compile(r"(?:投资|领投|跟投|参投|入股|押注|注资|加码|独家投资|战略投资|投)(?:了|过)?\s?$|(?:向|对|给|为|参与了?)[^,。;]{0,3}$")
_BY_WAY = re.compile(r"投资的方式")                          # 通过战略投资的方式,与X达成合作
_WITH = re.compile(r"(?:与|和|跟|同)[^,。;]{0,12}$")
_OBJECT_EN = re.compile(r"(?i)(?:invest\w*|stake|investment|funding|round|money|backing|financing|[\d.]+\s?(?:million|billion|m|bn)?|capital|participat\w*)\s(?:in|into|for|by)\s(?:[a-z'-]+\s){0,4}$|\b(?:valu(?:ing|es?|ed)|backed|led)\s(?:the\s)?(?:[A-Z]\w+-based\s)?(?:[a-z-]+\s(?:startup|company|maker|firm)\s)?$|\b(?:financing|funding)[^.;]{0,30}\bby\s$")
_OWNS = re.compile(r"(?:的|在|于|完成的)?(?:\d{4}年)?(?:最新|首次|首|新)?(?:一|两|三)?[个笔]?$")
_SPOILT = re.compile(r"^[继自随从据在]|拿到|寻求|投资了|领投|宣布|完成|获得|融资|正在|计划|参与|继续|启动|今日|近日|日前|今天|昨日|刚刚")
_NAME_EN = r"[A-Z0-9][\w&'.-]*(?:\s(?:[A-Z][\w&'.-]*|\d+|of)){0,4}"
_FROM_WHOM = re.compile(r"从[“「]?(?P<name>[A-Za-z0-9\u3400-\u9fff]{2,12}?)[”」]?(?:处|方面|官方)(?:独家)?(?:获悉|了解到)")
_OWNS_EN = re.compile(r"'s?\s(?:[a-z-]+\s){0,3}$")
_TITLED = re.compile(r"(?:的)?(?:联合|共同)?(?:创始人|CEO|CTO|COO|CFO|首席|董事长|总裁|合伙人|创办人|高管|总经理|前员工)|(?:'s)?\s(?:co-?founder|founder|chief|CEO|president|partner|managing)")
_PLACE = re.compile(r"\S{0,2}(?:大厦|大楼|总部|园区|概念股|工商局|交易所|法院)")
_GET = re.compile(r"(?:正式|已经?|近日|日前|刚刚|此前|曾|成功|顺利|连续|对外|最近|近期|今日|今天|昨日|也|再次?|又|亦|才|刚|传|均|先后|将|拟|于|在|,|\s|方面|公司|集团|品牌|团队|\([^()]{0,60}\)|[“”\"」』】]){0,6}(?:宣布|官宣|完成|获|拿到|拿下|融资|融到|募|集资|引入|斩获|喜获|收获|启动|开启|得到|接受|估值|投后|累计|种子|天使|战略|新一轮|首轮|[A-K]\+?轮|Pre|正在|寻求|计划|洽谈)")
_GET_EN = re.compile(r"(?:,[^.;]{2,160}?,)?(?:\s\([^()]{1,60}\))?\s(?:has |have |had |just |also |recently |said |says |today |announced |it |that |today,? |on \w+ |will |is |was |successfully |reportedly |to |officially |now |in talks (?:with [^,.;]{2,40} )?to |seeking (?:to )?|looking to |plans to |raised|raises|raising|secure[sd]?|close[sd]?|land(?:s|ed)|bag(?:s|ged)|nab(?:s|bed)|score[sd]?|grab(?:s|bed)|receive[sd]?|pull(?:s|ed)|took|complete[sd]?|picked|announce[sd]?|gets?|got|won|collected|raise|valued|hauls?){1,6}")


class Givers(NamedTuple):
    """Those who gave the money: no company of the sentence is one of them, nor stands in their place."""

    keys: frozenset[str]
    spans: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, backers: Iterable[Mention], more: Givers | None = None) -> Givers:
        found = tuple(backers)
        return cls(frozenset(m.value.key for m in found) | (more.keys if more else frozenset()),
                   tuple((m.start, m.end) for m in found) + (more.spans if more else ()))

    def has(self, m: Mention) -> bool:
        return m.value.key in self.keys or any(a < m.end and m.start < b for a, b in self.spans)


def company_of(scene: Scene, taken: Givers, first: int, low: int, *, continued: bool) -> tuple[Mention | None, str]:
    """The company and how far it was looked for, without what only says where it is: Berlin-based."""
    found, reach = _company(scene, taken, first, low, continued=continued)
    if found and (where := re.match(r".{2,30}-based ", found.value.name)):
        at = found.start + where.end()
        name = found.value.name[where.end():]
        found = scene.made(at, at + len(name), Entity("organisation", name, canonical(name)))
    return found, reach


def _company(scene: Scene, taken: Givers, first: int, low: int, *, continued: bool) -> tuple[Mention | None, str]:
    """`first`: where the words of the financing begin; `low`: where the part
    of the sentence begins that tells of it; `taken`: keys of those who gave the money."""
    if ours := _ours(scene):
        return ours, "paragraph"
    if asked := _FROM_WHOM.search(scene.folded, scene.sentence.start, scene.sentence.end):
        inside = next((m for m in scene.entities("organisation", "product") if m.start >= asked.start("name") and m.end <= asked.end("name")), None)
        return inside or scene.made(*asked.span("name"), Entity("organisation", scene.written(*asked.span("name")), canonical(asked["name"]))), "sentence"
    if owner := _owner(scene, taken, low):
        return owner, "sentence"
    if found := _object(scene, taken, low):
        return found, "sentence"
    head = scene.sentence.end if scene.between(low, first).isascii() else min(first + 4, scene.sentence.end)
    if not continued or not lexical("this_round").search(scene.folded, scene.sentence.start, head):
        if found := _subject(scene, taken, low, first):
            return found, "sentence"
    elif found := _getter(scene, taken, low):
        return found, "sentence"
    if continued or lexical("referring").search(scene.folded, max(low, first - 40), first):
        if found := _told(scene, taken) or _referent(scene, taken):
            return found, "paragraph"
    if found := _subject(scene, taken, scene.sentence.start, first):
        return found, "sentence"
    if found := _english(scene, taken, low, scene.sentence.end):
        return found, "sentence"
    if found := _referent(scene, taken) or _told(scene, taken):
        return found, "paragraph"
    topic = scene.story.topic
    if topic and topic.value.key not in taken.keys and _shaped(topic) and not _source(scene, topic) and scene.sentence.passage.kind != "heading":
        return topic, "document"
    return None, "document"


def _shaped(m: Mention) -> bool:
    """Not a run of words that a rule of names took for a brand: 继去年, 米粒教育拿到了."""
    if m.rule != "who/gazetteer" and "未披露" in m.value.name:
        return False
    return m.rule != "who/headline" or not _SPOILT.search(m.value.name)


def _described(scene: Scene, m: Mention) -> bool:
    """基因检测公司 in front of the name itself: what the company is."""
    return m.rule != "who/gazetteer" and bool(_generic().search(m.value.name)) and not _gets(scene, m) and bool(
        re.match(r"[A-Za-z\u3400-\u9fff“「]", scene.folded[m.end:m.end + 1]))


@cache
def _generic() -> re.Pattern[str]:
    """基因检测公司, 跨境支付平台: what a company is, not what it is called."""
    shape = "|".join(re.escape(w) for w in words("company_shape") if not w.isascii() and len(w) > 1)
    return re.compile(rf"(?<!有限)(?<!责任)(?<!股份)(?<!集团)(?<!分)(?:{shape})$")


def _ours(scene: Scene) -> Mention | None:
    """我们融了…, 你们融了…: in a conversation it is the speaker's organisation, or that of the one who is asked."""
    passage = scene.sentence.passage
    if not passage.speaker or not (lexical("our_side").search(scene.folded, scene.sentence.start, scene.sentence.end)
                                   or lexical("your_side").search(scene.folded, scene.sentence.start, scene.sentence.end)):
        return None
    return scene.story.asked if passage.kind == "question" else scene.story.sides.get(passage.speaker)


def _fit(scene: Scene, m: Mention, taken: Givers) -> bool:
    return not taken.has(m) and _shaped(m) and not _described(scene, m) and not _PLACE.match(scene.folded, m.end) and not _TITLED.match(scene.folded, m.end) and not _source(scene, m) \
        and m.value.name not in words("not_investor_whole")


@cache
def _sources() -> tuple[re.Pattern[str], re.Pattern[str]]:
    follows = "|".join(re.escape(w) for w in sorted(words("news_source_follows"), key=len, reverse=True))
    leads = "|".join(re.escape(w) for w in sorted(words("news_source_leads"), key=len, reverse=True))
    return re.compile(rf"\s?(?:\([^()]{{0,30}}\))?(?:近日|日前|\d+月\d+日|今日|独家|网)?(?:{follows})|[^,。;]{{0,12}}(?:报道|引述|援引)|\s\("), re.compile(rf"(?i)(?:{leads})\s?$")


def _source(scene: Scene, m: Mention) -> bool:
    """36氪获悉, 据彭博社: who tells the news."""
    follows, leads = _sources()
    if scene.folded[m.start - 1:m.start] == "(" and scene.folded[m.end:m.end + 3] in (") -", ")--"):
        return True
    if scene.folded[m.end:m.end + 2] == " (":
        return bool(leads.search(scene.folded, max(0, m.start - 14), m.start))
    return bool(follows.match(scene.folded, m.end, m.end + 30)) or bool(leads.search(scene.folded, max(0, m.start - 14), m.start))


@cache
def _not_subject() -> re.Pattern[str]:
    zh = "|".join(re.escape(w) for w in words("not_subject_lead") if not w.isascii())
    en = "|".join(re.escape(w) for w in words("not_subject_lead") if w.isascii())
    return re.compile(rf"(?:{zh})\s?$|\b(?:{en})\s(?:the\s)?$")


def _owner(scene: Scene, taken: Givers, low: int) -> Mention | None:
    """X的A轮融资, X's Series B: the name stands right before the round."""
    for r in _round().finditer(scene.folded, low, scene.sentence.end):
        for m in scene.entities("organisation", "product", "model"):
            between = scene.between(m.end, r.start()) if low <= m.start and m.end <= r.start() and r.start() - m.end <= 24 else None
            if between and _fit(scene, m, taken) and not _not_subject().search(scene.folded, max(low, m.start - 8), m.start) and (re.fullmatch(r"的(?:最新)?(?:[\d.]+[万亿]\S{0,3})?(?:数[千百]?[万亿]\S{0,4})?", between) or _OWNS_EN.fullmatch(between)):
                return m
    if (m := _backed_round().search(scene.folded, low, scene.sentence.end)) and not lexical("not_a_company").search(m["name"]):
        return scene.made(*m.span("name"), Entity("organisation", scene.written(*m.span("name")), canonical(m["name"])))
    return None


@cache
def _backed_round() -> re.Pattern[str]:
    """投资了海豚出行的D轮融资, where no list knows the name."""
    return re.compile(rf"(?:投资|领投|跟投|参投|参与)了?(?P<name>[A-Za-z0-9\u3400-\u9fff]{{2,12}})的(?=(?:[\d.]+[万亿]\S{{0,3}}|数[千百]?[万亿]\S{{0,4}})?(?:{_round().pattern}))")


def _object(scene: Scene, taken: Givers, low: int) -> Mention | None:
    for m in scene.entities("organisation", "product"):
        if m.start < low or not _fit(scene, m, taken):
            continue
        lead = scene.between(max(low, m.start - 40), m.start)
        if _OBJECT_EN.search(lead) and (not lead.endswith("by ") or re.search(r"(?i)(?:financing|funding)[^.;]{0,30}\bby\s$", lead)):
            return m
        if _BY_WAY.search(scene.folded, low, m.start) and _WITH.search(lead):
            return m
        if _OBJECT_ZH.search(lead[-8:]) and not re.match(r"(?:的)?(?:投资|领投|跟投|等|、|和)(?!了)", scene.folded[m.end:m.end + 4]) and not re.match(
                r"(?:提供|带来|担任|造成|旗下基金|等)", scene.folded[m.end:m.end + 4]):
            return m
    return None


def _getter(scene: Scene, taken: Givers, low: int) -> Mention | None:
    """A name that the verb of getting follows: X宣布完成, X, a maker of Y, has raised."""
    for m in scene.entities("organisation", "product"):
        if m.start >= low and _fit(scene, m, taken) and _gets(scene, m) and not _not_subject().search(scene.folded, max(0, m.start - 8), m.start):
            return m
    return None


def _gets(scene: Scene, m: Mention) -> bool:
    at = next((d.end for d in scene.sentence.mentions if d.kind == "date" and 0 <= d.start - m.end <= 2), m.end)
    return bool(_GET.match(scene.folded, m.end) or _GET.match(scene.folded, at) or _GET_EN.match(scene.folded, m.end))


def _subject(scene: Scene, taken: Givers, low: int, first: int) -> Mention | None:
    if found := by_place(scene, low, first):
        return found if not taken.has(found) else None
    here = [m for m in scene.entities("organisation", "product", "model") if low <= m.start and m.start < first and _fit(scene, m, taken)]
    getters = [m for m in subjects(scene, taken, low) if m.start <= first + 4]
    if getters:
        return getters[-1]
    plain = [m for m in here if not _not_subject().search(scene.folded, max(low, m.start - 8), m.start)]
    plain = [m for m in plain if m.value.kind == "organisation"] or plain
    if plain:
        return plain[0]
    return None


def _leading(scene: Scene, sentence: Sentence, taken: Givers) -> Mention | None:
    """The subject of a sentence before: the first organisation that nothing makes an object or a source."""
    found = [m for m in sentence.mentions if isinstance(m.value, Entity) and m.value.kind == "organisation" and _fit(scene, m, taken)]
    return next((m for m in found if not _not_subject().search(scene.folded, max(sentence.start, m.start - 8), m.start)), None)


def _referent(scene: Scene, taken: Givers) -> Mention | None:
    """Whom 公司 means: the topic of the document where the passage names it, else the nearest subject."""
    found = [m for s in reversed(scene.before_sentence[-4:]) if (m := _leading(scene, s, taken))]
    found = [m for m in found if not m.value.name.endswith(("大学", "学院", "University"))] or found
    topic = scene.story.topic.value.key if scene.story.topic else ""
    return next((m for m in found if m.value.key == topic), None) or (found[0] if found else None)


@cache
def _money() -> re.Pattern[str]:
    return re.compile(rf"融资|融了|募|集资|注资|领投|获投|估值|(?:获|得到|拿到|完成)[^,。;]{{0,30}}投资|funding|financing|raise|invested|Series|round|{_round().pattern}")


def _told(scene: Scene, taken: Givers) -> Mention | None:
    """The company of the last sentence before that tells of a financing."""
    from .investors import investors_of
    at = scene.sentence.index
    for n in range(at - 1, max(-1, at - 1 - BACK), -1):
        sentence = scene.story.sentences[n]
        hit = _money().search(scene.folded, sentence.start, sentence.end)
        if not hit:
            continue
        before = replace(scene, sentence=sentence, before_sentence=(), trigger=scene.made(hit.start(), hit.end(), "", "cue"))
        backers = Givers.of(investors_of(before).all, taken)
        if found := _owner(before, backers, sentence.start) or _subject(before, backers, sentence.start, hit.start()) or _object(before, backers, sentence.start) or _english(
                before, backers, sentence.start, sentence.end):
            return found
    return None


@cache
def _headline() -> tuple[re.Pattern[str], re.Pattern[str]]:
    verb = "|".join(re.escape(w) for w in sorted(words("company_verb"), key=lambda w: (-len(w), w)))
    shape = "|".join(re.escape(w) for w in sorted(words("company_shape"), key=lambda w: (-len(w), w)) if not w.isascii() or len(w) == 3)
    got = rf"(?:{verb}|{_round().pattern})"
    name = re.compile(rf"(?P<name>[^,。;:!?]{{2,60}}?)(?=\s?(?:{got})[^,。;]{{0,50}}?(?:融资|投资|注资|轮|募得|募资))")
    return name, re.compile(rf".*(?:{shape})(?=[“「\"A-Za-z\u3400-\u9fff])")


def by_place(scene: Scene, low: int, first: int) -> Mention | None:
    """A name by its place at the head of a clause that no list knows: 邦盛科技C轮获得…投资, 「X」完成…融资."""
    pattern, shape = _headline()
    at = low
    for comma in [*re.finditer(r"[,:|]\s?|丨|】", scene.folded[low:min(first, low + 120)]), None]:
        start = at
        at = low + comma.end() if comma else first
        for d in scene.sentence.mentions:
            if d.kind == "date" and start <= d.start <= start + 1:
                start = d.end
        m = pattern.match(scene.folded, start, scene.sentence.end)
        if not m or (comma is None and m.start("name") > first):
            continue
        a, b = m.span("name")
        quoted = re.search(r"[“「『《]([^”」』》]{2,20})[”」』》]$", scene.folded[a:b])
        if quoted:
            a, b = a + quoted.start(1), a + quoted.end(1)
        elif cut := shape.match(scene.folded[a:b]):
            a += cut.end()
            if any(e.start == a and e.end >= b - 1 and e.value.kind == "person" for e in scene.entities("person")):
                return scene.made(a, b, Entity("organisation", scene.written(a, b), canonical(scene.folded[a:b])))      # 卤味品牌王小卤
        inside = [e for e in scene.entities("organisation", "product", "model", "person") if a <= e.start and e.start < b and _shaped(e) and not _described(scene, e)]
        if any(e.end >= b - 1 or e.end > b for e in inside):
            last = inside[-1]
            if len(inside) > 1 and scene.folded[last.start - 1:last.start] == "(":              # 月之暗面(Moonshot AI)
                last = inside[-2]
            return last if last.value.kind != "person" and _fit(scene, last, Givers(frozenset(), ())) and not _not_subject().search(
                scene.folded, max(low, last.start - 8), last.start) else None
        if inside and not (inside[0].start == a and 1 <= b - inside[-1].end <= 4 and b - a <= 12):
            continue                                                # 同程生活, where the list knows 同程
        text = scene.folded[a:b]
        a += len(text) - len(text.lstrip())
        text = text.strip()
        if 2 <= len(text) <= (30 if text.isascii() else 14) and not lexical("not_a_company").search(text) and re.search("[A-Za-z\u3400-\u9fff]", text):
            return scene.made(a, a + len(text), Entity("organisation", scene.written(a, a + len(text)), canonical(text)))
    return None


@cache
def _placed_en() -> tuple[re.Pattern[str], re.Pattern[str]]:
    shape = "|".join(re.escape(w) for w in words("company_shape") if w.isascii() and w.islower())
    subject = re.compile(rf"(?:(?<=^)|(?<=[.;:,] )|(?:^|\b)(?:{shape}|\w+-based|said|that|says|called|named)\s)(?P<name>{_NAME_EN})(?P<get>{_GET_EN.pattern})")
    thing = re.compile(rf"(?:in|into|by|valu(?:ing|es?|ed)|of)\s(?:(?:[a-z-]+|[A-Z][a-z]+-based|AI|US|UK)\s){{0,4}}?(?P<name>{_NAME_EN})")
    return subject, thing


def _english(scene: Scene, taken: Givers, low: int, end: int) -> Mention | None:
    """A company that no list knows, by its place in an English sentence: Marlow raises $7.5M, invested in Helix Systems."""
    subject, thing = _placed_en()
    for m in subject.finditer(scene.folded, low, end):
        if not re.search(r"rais|secur|clos|land|bag|nab|scor|grab|receiv|pull|took|complet|picked|announc|g[eo]t|won|collect|valued|haul|talk|seek|look", m["get"]):
            continue
        if made := _named_en(scene, m, taken):
            return made
    for m in thing.finditer(scene.folded, low, end):
        if _OBJECT_EN.search(scene.folded[max(low, m.start() - 30):m.start("name")]) and (made := _named_en(scene, m, taken)):
            return made
    return None


def _named_en(scene: Scene, m: re.Match[str], taken: Givers) -> Mention | None:
    a, b = m.span("name")
    while part := re.match(r"(?:The|A|An|In|On|Its|Also|And|But|Today|Yesterday|Meanwhile|Separately|Startup|(?:[A-Z][\w.]+\s){0,2}\w+-based|[\w-]+ing)\s", scene.folded[a:b]):
        a += part.end()
    name = re.sub(r"'s$|[.,']+$", "", scene.folded[a:b])
    if len(name) < 2 or name in words("not_investor_whole") or re.fullmatch(r"[\d.,]+|\d{4}.*|(?:Series|Seed|Round|Angel)\b.*|It|He|She|They|We|This|That|There|Who|Which|Investors|Shares|[A-Z][a-z]+day", name):
        return None
    known = next((e for e in scene.entities("organisation", "product", "model", "person") if e.start < a + len(name) and a < e.end), None)
    if known and known.value.kind in ("person",):
        return None
    made = known or scene.made(a, a + len(name), Entity("organisation", name, canonical(name)))
    return made if _fit(scene, made, taken) else None


def subjects(scene: Scene, taken: Givers, low: int = -1) -> Iterator[Mention]:
    """Names of the sentence that a verb of getting follows: more than one tells of more than one company."""
    low = max(low, scene.sentence.start)
    while found := _getter(scene, taken, low):
        yield found
        low = found.end
