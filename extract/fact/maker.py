"""Whose product it is: the one who acts, the name right before it, its known maker where the document names it."""

from __future__ import annotations

from dataclasses import replace

from ..lexicon import alternation, branches, words
from ..model import Entity, Mention
from ..pattern import lazy
from ..rule import compiled
from ..who.gazetteer import lookup
from ..who.models import model_info
from .lexical import lexical
from .maker_place import NAME, OWNER, as_maker, by_place, by_place_en, organisation_en, organisation_zh
from .scene import THEY, THINGS, Scene

_OWNER = 8  # characters of a maker right before its thing
LONG = 1000  # characters of a text that has a topic
_OPENS = lazy(rf"\s*(?P<name>{NAME})\s(?:\w+ly\s)?(?:has\s|is\s)?[a-z]+(?:ed|ing|s)?\s")  # Dyson kicked off the week
_MAKER_OF = lazy(
    rf"(?<![\w'’-])(?P<name>(?:The\s)?{NAME}),\s(?:the\s)?(?:{branches('firm_en')}"
    rf"|{branches('maker_of_en')})\s(?:of|behind)\s(?:[A-Z][\w-]*(?:,\s|\sand\s|,\sand\s))*\Z"
)
_FAMILY = lazy(r"[A-Za-z]{3,}(?=[ -]?\d)")
_UNDER = lazy(
    rf"旗下的?(?:[\u3400-\u9fff]{{0,6}}{alternation('maker_noun_zh')})?(?P<name>[\u3400-\u9fff]{{2,8}}?)(?:{alternation('thing_adverb_zh')})*"
)
_OWNS = compiled(
    r"(?:(?:[与和][^,。]{2,12})?(?:共同|联合|自主|合作)?{make_verb_zh}的"
    r"|{made_by_zh})[\u3400-\u9fffA-Za-z-]{0,14}[“《]?"
)  # 信达生物的减重药X
_SOMEBODYS = lazy(r"[\u3400-\u9fff]{2,8}的[^,。;:!?]{0,12}")
_OTHER_SAYS = compiled(r"[\u3400-\u9fffA-Za-z]{2,}{report_verb_zh},")
_AS_FOR = lazy(r"(?:至于|反观)[^,。]{2,8},")  # 至于甲,它…: of nobody told before
_SPUN_OFF = lazy(rf"{alternation('spun_off_zh')}的")  # 由研究院分拆的甲


def namesake(scene: Scene, product: Mention) -> Mention | None:
    """DeepSeek开源DeepSeek-V2: a family that is named like its maker stands for the maker in front of the verb."""
    near = (m for m in scene.before(*THINGS) if m.span != product.span and m.start >= scene.clause[0])
    return next((maker for m in near if (maker := as_maker(scene, m))), None)


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
            return scene.made(product.start, end, replace(own, name=scene.between(product.start, end)))
        for start in range(max(scene.sentence.start, product.start - _OWNER), product.start - 1):  # 苹果iPhone Air
            if own and (named := lookup(scene.between(start, product.start))) and named.key == own.key:
                return scene.made(start, product.start, replace(own, name=scene.between(start, product.start)))
        for s in (scene.sentence, *reversed(scene.before_sentence), *scene.story.sentences):
            for m in s.mentions:
                if isinstance(m.value, Entity) and m.value.kind == "organisation" and m.value.key == info.organisation:
                    return m
    return None


def _family_owner(scene: Scene, product: Mention) -> Mention | None:
    """联发科的Breeze, and then Breeze 2: whose the family is, said before in the paragraph."""
    family = _FAMILY.match(product.value.name)
    if not family or family[0] == product.value.name or not scene.before_sentence:
        return None
    if scene.folded.find(f"的{family[0]}", scene.before_sentence[0].start, scene.sentence.end) < 0:
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
            return organisation_en(scene, *m.span("name")) or next(
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
            m = OWNER.search(scene.folded, sentence.start, product.start) or _OPENS.match(
                scene.folded, sentence.start, product.start
            )
            return organisation_en(scene, *m.span("name")) if m else None
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
    if agent is None and reach == "paragraph" and scene.story.topic and not scene.trigger.quote.isascii():
        agent, reach = scene.story.topic, "document"  # a person without an employer spoke before
    until = [d.start for d in scene.sentence.mentions if d.kind == "date" and agent and agent.end < d.start]
    stop = min([*until, scene.trigger.start])
    if agent and reach == "sentence" and (m := _UNDER.fullmatch(scene.folded, agent.end, stop)):
        own = organisation_zh(scene, *m.span("name")) if m["name"] != product.value.name else None
        return (own or agent), reach  # 蚂蚁集团旗下的蚂蚁数科推出…
    latin = scene.trigger.quote.isascii()
    if latin and reach == "document":
        agent = scene.story.house or scene.story.hero
    elif agent and reach == "document" and agent.start > scene.trigger.start:
        agent = None  # whom the text will only speak of later
    elif agent and reach == "document" and not latin and _OTHER_SAYS.search(scene.lead):
        agent = None  # 品牌甲表示,去年推出的…
    if agent and reach == "sentence" and not latin and scene.folded.find(";", agent.end, scene.trigger.start) > 0:
        reach = "paragraph"  # 甲开源了A;乙去年发布的B
    if product.end <= scene.sentence.start and (owner := _told_with(scene, product)):
        return owner, "paragraph"
    if agent and (agent.span == product.span or agent.value.key == product.value.key or _meets(scene, agent, product)):
        agent = None
    if (
        agent
        and reach != "sentence"
        and (
            THEY.search(scene.lead)
            or _AS_FOR.search(scene.lead)
            or _once_named(scene, agent)
            or lexical("medium").search(agent.value.name)
        )
    ):
        agent = None
    known = model_info(product.value.name).organisation
    maker = maker_of(scene, product) or _branded(scene, product) or (_said_maker(scene, product) if latin else None)
    if agent and agent.value.key in words("venue") and product.end <= agent.start < scene.trigger.start:
        agent = scene.story.topic if not latin else None  # X在魔搭和Hugging Face开源
        reach = "document"
    if agent and scene.trigger.end <= agent.start < scene.sentence.end and agent != scene._by():
        agent = None  # uploaded it to Hugging Face
    if agent is None and (named := namesake(scene, product)):
        return named, "sentence"
    unknown = (agent is None or reach != "sentence") and maker is None
    named = (by_place_en if latin else by_place)(scene, product) if unknown else None
    if (
        named
        and "update" in scene.trigger.rule
        and named.start >= scene.clause[0]
        and scene.trigger.quote[-1] in "到至为"
    ):
        named = None  # 行者一号升级为行者2
    if named:
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
