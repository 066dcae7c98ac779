"""Whose product it is: the one who acts, the name right before it, its known maker where the document names it."""

from __future__ import annotations

import re
from dataclasses import replace

from ..lexicon import alternation, branches, words
from ..model import Entity, Mention
from ..rule import compiled
from ..who.gazetteer import canonical, lookup
from ..who.models import model_info
from .lexical import lexical
from .named_en import trimmed
from .scene import THINGS, Scene

_SUBJECT = re.compile(
    rf"(?:[\u3400-\u9fffA-Za-z0-9]{{0,10}}?{alternation('maker_noun_zh')})?(?:[,\s]|{alternation('thing_adverb_zh')})*"
    rf"(?:[\u3400-\u9fffA-Za-z]{{2,8}}旗下的?|由[^,。]{{2,12}}{alternation('spun_off_zh')}的)?"
    r"[“「]?(?P<name>[\u3400-\u9fff]{2,8}?|[\u3400-\u9fff]{2,4}[A-Z][A-Za-z]{1,10}|[A-Z][A-Za-z0-9.&-]{1,20}"
    rf"|[\u3400-\u9fff]{{4,16}}?{alternation('maker_last_zh')})[”」]?(?:团队)?"
    rf"(?:{alternation('thing_adverb_zh')}|联合[^,。]{{2,16}}|曾)*(?:在[^,。]{{0,12}})?\s?"
)

LONG = 1000  # characters of a text that has a topic
_THEY = re.compile(r"(?:他们|她们|对方|人家)[^,。;]{0,8}$")
_NAME_ZH = r"(?P<name>[\u3400-\u9fff]{2,8}?|[A-Z][A-Za-z0-9.&-]{1,20})"
_WHOSE = re.compile(
    rf"(?:[\u3400-\u9fff]{{0,6}}{alternation('maker_noun_zh')})?{_NAME_ZH}(?:与[^,。]{{2,10}}(?:共同"
    rf"|联合){alternation('make_verb_zh')}的|{branches('maker_lead_zh')}|的(?![^,]{{0,4}}版|续作|前代"
    r"|下一代))[^,。;:!?“”]{0,24}[“《]?"
)

_NAME = r"[A-Z][A-Za-z0-9]*(?:[.&-][A-Za-z0-9]+)*(?:\s[A-Z][A-Za-z0-9]*(?:[.&-][A-Za-z0-9]+)*){0,2}"
_OWNER = re.compile(rf"(?<![A-Za-z0-9-])(?P<name>{_NAME})(?:['’]s|(?<=s)['’])\s(?:[\w’'-]+\s|[a-z]+,\s){{0,6}}[“\"]?$")
_OPENS = re.compile(
    rf"\s*(?P<name>{_NAME})\s(?:\w+ly\s)?(?:has\s|is\s)?[a-z]+(?:ed|ing|s)?\s"
)  # Dyson kicked off the week
_SUBJECT_EN = re.compile(
    r"\s*(?:.*?[,;:]\s|.*?\bthat\s|(?:In|On|Last|This|Earlier|By)\s(?:[\w.]+\s){1,4}?)??(?:(?:[Tt]he|[Aa]n?"
    rf"|[A-Z][a-z]+-based|[A-Z][a-z]+['’]s)\s(?:[\w-]+\s){{0,5}}?)?(?P<name>{_NAME})(?:\sand\s{_NAME})?"
    rf"(?:,\s[^,]{{3,80}},|,)?(?:\s(?:{branches('maker_goes_on_en')}|[A-Z][a-z]+day|[A-Z][a-z]{{2,8}}\.?"
    r"|\d{1,2},?|\d{4},?)){0,7}\s"
)
_APPOSED_EN = re.compile(rf"\b[Aa]n?\s[a-z][^,;:]{{2,60}},\s(?P<name>{_NAME}),\s\Z")  # A rival in Ohio, Foo, announced
_CALLED_EN = re.compile(
    rf"\b(?:{branches('maker_kind_en')}|{branches('firm_en')})\s(?:called|named)\s(?P<name>{_NAME})\s(?:"
    r"(?:has|also|quietly)\s)?\Z"
)
_MAKER_OF = re.compile(
    rf"(?<![\w'’-])(?P<name>(?:The\s)?{_NAME}),\s(?:the\s)?(?:{branches('firm_en')}"
    rf"|{branches('maker_of_en')})\s(?:of|behind)\s(?:[A-Z][\w-]*(?:,\s|\sand\s|,\sand\s))*\Z"
)
_WITH_ITS = re.compile(r"\s*With\s(?:its\s|the\s)?(?:[a-z-]+\s){0,3}")
_THEN_WHO = re.compile(rf",\s(?P<name>{_NAME})\s(?:is|has|will|hopes|wants|[a-z]{{3,}}s)\s")
_FAMILY = re.compile(r"[A-Za-z]{3,}(?=[ -]?\d)")
_BY_NAME = re.compile(
    rf"\s(?:[a-z]+\s){{0,3}}?by\s(?:(?:[a-z-]+\s){{1,4}}(?:at|from|of)\s)?(?:the\s(?:[a-z-]+\s){{0,4}})?(?P<name>{_NAME})"
)
_FIGURES = alternation("maker_aspect_en")
_OF_EN = re.compile(
    rf"\s*(?:.*?[,;:]\s)??(?:{_FIGURES.replace('shares', '[Ss]hares')}\s(?:of|in|at)\s(?P<of>{_NAME})|(?:The\s)?(?P<own>{_NAME})"
    rf"(?:['’]s?\s(?:[a-z-]+\s){{1,4}}|\s(?:[a-z-]+\s)?{_FIGURES}\s))\s?(?:also\s|had\s|has\s|have\s|then\s)?"
)
_UNDER = re.compile(
    rf"旗下的?(?:[\u3400-\u9fff]{{0,6}}{alternation('maker_noun_zh')})?(?P<name>[\u3400-\u9fff]{{2,8}}?)(?:{alternation('thing_adverb_zh')})*"
)
_OWNS = compiled(
    r"(?:(?:[与和][^,。]{2,12})?(?:共同|联合|自主|合作)?{make_verb_zh}的"
    r"|{made_by_zh})[\u3400-\u9fffA-Za-z-]{0,14}[“《]?"
)  # 信达生物的减重药X
_SOMEBODYS = re.compile(r"[\u3400-\u9fff]{2,8}的[^,。;:!?]{0,12}")
_PUBLIC = {"release", "open_source", "update"}
_NO_SUBJECT = re.compile(rf"(?:[,\s不到又再还后的]|{alternation('thing_adverb_zh')})*")
_LABEL = re.compile(r"\s*[【\[][^】\]]{1,8}[】\]]\s?")
_OF = re.compile(r"[\u3400-\u9fff]{0,3}的")
_PRESENTS = re.compile(
    rf"\s*(?:[\u3400-\u9fff]{{2,6}}的|由[^,。]{{2,12}}{alternation('spun_off_zh')}的)?[“「]?{_NAME_ZH}[”」]?{alternation('presents_itself_zh')}"
)
_SPUN_OFF = re.compile(rf"{alternation('spun_off_zh')}的")  # 由研究院分拆的甲
_IS_WHAT = re.compile(r"[”」]?(?:\([^()]{1,20}\))?[就正则]?是")
_IT = re.compile(r"\b(?:it|they)\b")
_IN_NAMES = "太能可会要最明对以"  # words only where a name begins
_NOT_OWNER = compiled(r"{not_maker_en}")


def by_place_en(scene: Scene, product: Mention) -> Mention | None:
    """Who brings it out, when no list knows the name: whose it is (Writer's Basalt), or the subject (Kyutai demonstrated)."""
    verb = scene.trigger.end if scene.trigger.end <= product.start else 0  # Vietnam's VinFast started … is another's
    low = max(scene.sentence.start, product.start - 90, verb)
    m = _OWNER.search(scene.folded[low : product.start])
    base = low
    if m is None and product.start > scene.trigger.start:
        base = scene.sentence.start
        lead = scene.folded[base : scene.trigger.start]
        m = _APPOSED_EN.search(lead) or _CALLED_EN.search(lead) or _SUBJECT_EN.fullmatch(lead)
    if m is None and _IT.search(scene.folded, scene.clause[0], scene.trigger.start) and scene.other_triggers:
        base, first = scene.sentence.start, scene.other_triggers[0][0]
        m = _SUBJECT_EN.fullmatch(scene.folded[base:first]) if first < scene.clause[0] else None
    if m is None and _WITH_ITS.fullmatch(scene.folded, scene.sentence.start, product.start):
        base = scene.trigger.end  # With Foo, released in July, X promises …
        m = _THEN_WHO.search(scene.folded[base : scene.sentence.end])
    if m is None:
        base = scene.trigger.end
        m = _BY_NAME.match(scene.folded[base : scene.clause[1]])
    if m is None:
        return None
    return _organisation(scene, base + m.start("name"), base + m.end("name"))


def subject_en(scene: Scene) -> Mention | None:
    """Who acts in an English sentence when no list knows the name: Klarna, meanwhile, started hiring."""
    where = scene.sentence.start, scene.trigger.start
    m = _SUBJECT_EN.fullmatch(scene.folded, *where) or _OF_EN.fullmatch(scene.folded, *where)
    group = next((g for g in ("name", "of", "own") if m and m.groupdict().get(g)), "")
    return _organisation(scene, m.start(group), m.end(group)) if m and group else None


def _organisation(scene: Scene, start: int, end: int) -> Mention | None:
    """The organisation that these words are: the known one, or one by its place; None where they are no name."""
    name = scene.between(start, end)
    own = next((o for o in scene.entities("organisation") if o.start < end and start < o.end), None)
    own = own or next(
        (f for o in scene.entities(*THINGS) if (o.start, o.end) == (start, end) and (f := _as_maker(scene, o))), None
    )
    if own or not trimmed(name) or trimmed(name) != name or len(name) < 3 or _NOT_OWNER.fullmatch(name):
        return own
    if any(o.start < end and start < o.end for o in scene.sentence.mentions):
        return None
    return scene.made(start, end, Entity("organisation", scene.written(start, end), canonical(name)))


def namesake(scene: Scene, product: Mention) -> Mention | None:
    """DeepSeek开源DeepSeek-V2: a family that is named like its maker stands for the maker in front of the verb."""
    near = (m for m in scene.before("model") if m.span != product.span and m.start >= scene.clause[0])
    return next((maker for m in near if (maker := _as_maker(scene, m))), None)


def _as_maker(scene: Scene, m: Mention) -> Mention | None:
    """The organisation that a family has its name from."""
    info = model_info(m.value.name)
    own = info.organisation
    if own and m.value.name.startswith(own) and scene.folded.startswith(own, m.start):  # 腾讯混元上线了
        return scene.made(
            m.start, m.start + len(own), Entity("organisation", scene.written(m.start, m.start + len(own)), own)
        )
    if m.value.name not in words("maker_family") or not own:
        return None
    return scene.made(m.start, m.end, Entity("organisation", m.value.name, info.organisation))


def _organisation_zh(scene: Scene, start: int, end: int) -> Mention | None:
    """The maker that these characters are, unless they are no name."""
    name = scene.between(start, end)
    known = lookup(name)
    if no_name(name.replace("智能", "")) or (known and known.kind != "organisation"):
        return None
    return scene.made(start, end, Entity("organisation", scene.written(start, end), canonical(name)))


def no_name(name: str) -> bool:
    """A word that holds or borders on what no name does: 后来, 我们, 这家; 安世亚太 is one, though 太 is an adverb."""
    if name[-1:] in "上中里内下时":
        return True  # 北京车展上
    return any(name.startswith(w) or (w in name and w not in _IN_NAMES) for w in words("not_a_name"))


def by_place(scene: Scene, product: Mention) -> Mention | None:
    """Who acts, when no list knows the name: the short name that opens the clause right before the verb (有赞推出了…)."""
    start, _ = scene.clause
    stop = scene.trigger.start
    if label := _LABEL.match(scene.folded, start, stop):
        start = label.end()
    place = next((m for m in scene.entities("place") if m.start == start), None)
    if place and (of := _OF.match(scene.folded, place.end, stop)):
        start = of.end()  # 【新创】台北的耘想科技
    if is_ := _IS_WHAT.match(scene.folded, product.end, stop):
        start = is_.end()  # “灵犀”是甲今年夏天内测的
    for date in scene.sentence.mentions:
        if date.kind == "date" and start <= date.start and date.end <= scene.trigger.start:
            if scene.between(start, date.start).strip(" ,"):
                stop = min(stop, date.start)  # 有赞昨天上线了…
            else:
                start = date.end  # 昨天,有赞上线了…
    m = _subject_before(scene, start) or _SUBJECT.fullmatch(scene.folded, start, stop)
    if m is None and product.start < scene.trigger.start:
        m = _WHOSE.fullmatch(scene.folded, start, product.start)
    return _organisation_zh(scene, *m.span("name")) if m and product.value.name not in m["name"] else None


def _subject_before(scene: Scene, start: int) -> re.Match[str] | None:
    """甲于9月开源了A,不到两个月后又放出更小的B; 甲成立于2022年,去年推出A: a clause without a subject has that of the clause
    before it, where that tells a release or presents a company."""
    if not _NO_SUBJECT.fullmatch(_undated(scene, start, scene.trigger.start)):
        return None
    at = scene.clause[0]
    while at - 2 > scene.sentence.start:
        first, end = scene.clause_of(at - 2, at - 2)
        if presented := _PRESENTS.match(scene.folded, first, end):
            return presented
        told = next((t for t, types in scene.other_triggers if first <= t < end and types & _PUBLIC), None)
        if told is None or first >= at:
            return None
        at, stop = first, told
        for date in scene.sentence.mentions:
            if date.kind == "date" and first <= date.start < date.end <= told:
                if scene.between(first, date.start).strip(" ,于在"):
                    stop = min(stop, date.start)
                else:
                    first = date.end
        if m := _SUBJECT.fullmatch(scene.folded, first, stop):
            return m
        if not _NO_SUBJECT.fullmatch(_undated(scene, at, told)):
            return None
    return None


def _undated(scene: Scene, start: int, end: int) -> str:
    """What stands between `start` and `end` beside dates."""
    text, at = "", start
    for m in scene.sentence.mentions:
        if m.kind == "date" and at <= m.start and m.end <= end:
            text, at = text + scene.between(at, m.start), m.end
    return text + scene.between(at, end)


def maker_of(scene: Scene, product: Mention) -> Mention | None:
    """The organisation named right before the product (阿里通义千问) or, known as its maker, elsewhere in the document."""
    near = [
        m
        for m in scene.sentence.mentions
        if isinstance(m.value, Entity)
        and m.value.kind == "organisation"
        and _owns(scene, m, product)
        and not m.end <= scene.trigger.start < product.start  # 甲联合乙推出X
    ]
    if near:
        return near[-1]
    if owner := _family_owner(scene, product):
        return owner
    info = model_info(product.value.name)
    if info and info.organisation:
        written = scene.between(product.start, product.end)
        own = lookup(info.organisation)
        if (
            own
            and own.kind == "organisation"
            and written.startswith(info.organisation)
            and len(written) > len(own.name)
        ):
            end = product.start + len(info.organisation)  # 腾讯元宝
            return scene.made(product.start, end, replace(own, name=scene.written(product.start, end)))
        for s in (scene.sentence, *reversed(scene.before_sentence), *scene.story.sentences):
            for m in s.mentions:
                if isinstance(m.value, Entity) and m.value.kind == "organisation" and m.value.key == info.organisation:
                    return m
    return None


def _family_owner(scene: Scene, product: Mention) -> Mention | None:
    """联发科的Breeze, and then Breeze 2: whose the family is, said before in the paragraph."""
    family = _FAMILY.match(product.value.name)
    if not family or family[0] == product.value.name:
        return None
    for s in reversed(scene.before_sentence):
        for m in s.mentions:
            if (
                isinstance(m.value, Entity)
                and m.value.kind == "organisation"
                and scene.folded.startswith(f"的{family[0]}", m.end)
            ):
                return m
    return None


def _said_maker(scene: Scene, product: Mention) -> Mention | None:
    """Foo, the maker of Bar and Baz; the company behind Bar, Foo: who the paragraph says makes it."""
    name = product.value.name
    start = min([scene.sentence.start, *(s.start for s in scene.before_sentence)])
    if not name.isascii() or not (at := scene.folded.find(name, start, scene.sentence.end) + 1):
        return None
    while at:
        m = _MAKER_OF.search(scene.folded, max(start, at - 90), at - 1)
        if m:
            return _organisation(scene, *m.span("name")) or next(
                (o for s in scene.before_sentence for o in s.mentions if m.start("name") <= o.start < m.end("name")),
                None,
            )
        at = scene.folded.find(name, at, scene.sentence.end) + 1
    return None


def _branded(scene: Scene, product: Mention) -> Mention | None:
    """The Rabbit R1, where the text knows a company Rabbit: the organisation whose name the thing's begins with."""
    name = product.value.name
    if " " not in name or not name.isascii():
        return None
    for s in (scene.sentence, *scene.story.sentences):
        for m in s.mentions:
            if (
                isinstance(m.value, Entity)
                and m.value.kind == "organisation"
                and name.startswith(m.value.name + " ")
                and not product.start <= m.start < product.end
            ):
                return m
    return None


def _told_with(scene: Scene, product: Mention) -> Mention | None:
    """Of a thing that a pronoun stands for, the organisation in front of its name: 晶合生命宣布其平台“深穹”…。该平台…"""
    for sentence in scene.before_sentence:
        if sentence.start <= product.start < sentence.end:
            orgs = [
                m
                for m in sentence.mentions
                if isinstance(m.value, Entity) and m.value.kind == "organisation" and m.end <= product.start
            ]
            if orgs or not scene.trigger.quote.isascii():
                return orgs[0] if orgs else None
            m = _OWNER.search(scene.folded, sentence.start, product.start) or _OPENS.match(
                scene.folded, sentence.start, product.start
            )
            return _organisation(scene, *m.span("name")) if m else None
    return None


def _owns(scene: Scene, org: Mention, product: Mention) -> bool:
    """阿里通义千问, 信达生物的减重药玛仕度肽: the organisation stands right before the name, or before the kind of the thing."""
    near = 0 <= product.start - org.end <= 2
    if near or scene.folded.endswith(("联合", "携手", "会同"), 0, org.start):
        return near  # 联合面壁智能开发的…: a partner
    return bool(_OWNS.fullmatch(scene.folded, org.end, product.start))


def _meets(scene: Scene, agent: Mention, product: Mention) -> bool:
    """厂庆那天恰逢GPT-4的发布: the release of a thing that somebody else brings out."""
    if not agent.end <= product.start or scene.between(product.end, scene.trigger.start) != "的":
        return False
    return lexical("meets").search(scene.folded, agent.end, product.start) is not None


def _once_named(scene: Scene, agent: Mention) -> bool:
    """An organisation that a long text names in passing, far from here: 刚刚从豆瓣离职 makes nothing of what follows."""
    if len(scene.folded) < LONG or agent.start >= scene.sentence.passage.start or scene.sentence.passage.speaker:
        return False
    named = (m for s in scene.story.sentences for m in s.mentions if isinstance(m.value, Entity))
    return sum(1 for m in named if m.value.key == agent.value.key) < 2


def organisation_of(scene: Scene, product: Mention) -> tuple[Mention | None, str]:
    """Whose product it is, and how far that was looked for. The words come first; an organisation from farther off that
    is not the known maker is left out: a gap rather than a false cell."""
    agent, reach = scene.organisation()
    if agent and _SPUN_OFF.match(scene.folded, agent.end):
        agent = None
    until = [d.start for d in scene.sentence.mentions if d.kind == "date" and agent and agent.end < d.start]
    stop = min([*until, scene.trigger.start])
    if agent and reach == "sentence" and (m := _UNDER.fullmatch(scene.folded, agent.end, stop)):
        own = _organisation_zh(scene, *m.span("name")) if m["name"] != product.value.name else None
        return (own or agent), reach  # 蚂蚁集团旗下的蚂蚁数科推出…
    latin = scene.trigger.quote.isascii()
    if latin and reach == "document":
        agent = scene.story.house or scene.story.hero
    elif agent and reach == "document" and agent.start > scene.trigger.start:
        agent = None  # whom the text will only speak of later
    if agent and reach == "sentence" and not latin and scene.folded.find(";", agent.end, scene.trigger.start) > 0:
        reach = "paragraph"  # 甲开源了A;乙去年发布的B
    if product.end <= scene.sentence.start and (owner := _told_with(scene, product)):
        return owner, "paragraph"
    if agent and (agent.span == product.span or _meets(scene, agent, product)):
        agent = None
    if agent and reach != "sentence" and (_THEY.search(scene.lead) or _once_named(scene, agent)):
        agent = None
    known = model_info(product.value.name).organisation
    maker = maker_of(scene, product) or _branded(scene, product) or (_said_maker(scene, product) if latin else None)
    if agent and scene.trigger.end <= agent.start < scene.sentence.end and agent != scene._by():
        agent = None  # uploaded it to Hugging Face
    if agent is None and (named := namesake(scene, product)):
        return named, "sentence"
    unknown = (agent is None or reach != "sentence") and maker is None
    if unknown and (named := by_place_en(scene, product) if latin else by_place(scene, product)):
        return named, "sentence"
    if (
        unknown
        and not latin
        and product.start < scene.trigger.start
        and _SOMEBODYS.fullmatch(scene.folded, scene.clause[0], product.start)
    ):
        return None, "sentence"  # 观物的海外版X: whose it is stands there, and is no organisation
    here = bool(maker and scene.sentence.start <= maker.start < scene.sentence.end)
    if maker and (
        agent is None or reach != "sentence" or (here and (maker.value.key == known or _owns(scene, maker, product)))
    ):
        return maker, "sentence" if here else "document"
    if agent and known and agent.value.key[:2] != known[:2] and reach != "sentence":
        return None, reach
    return agent, reach
