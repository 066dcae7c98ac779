"""The verb of a Chinese clause that no other rule reads, and the type of event that it tells: 并网, 收购, 0比3不敌, 始于."""

from __future__ import annotations

import re
from dataclasses import replace

from ..lexicon import words
from ..model import Mention
from ..pattern import lazy
from ..rule import compiled
from .happening import kind_of_happening
from .lexical import lexical, value_of
from .plain import deal_in_noun, guards
from .scene import THINGS, Scene
from .subject_zh import acts_at_once

_WORK = lazy("《[^《》]{0,40}》?")  # 《关于住房上市出售的通知》 tells nothing itself
_BASED_ON = compiled(
    r"{basis_lead_zh}[^,。]{0,30}|(?:以|通过|采取|采用)[^,。]{1,30}?(?:方式|形式|名义)"
    r"|通过[^,。过了]{1,14}?(?=[向对给把])"
)
_OBJECT = 24  # characters between a verb and the act that is its object
PLANNED = compiled(r"{intend_zh}")
_CODE = lazy(r"(?<![A-Za-z0-9])[A-Z][A-Za-z]{0,3}-?\d{1,4}(?![A-Za-z0-9.])[^,。]{0,6}$")
_SECURITIES = compiled(r"[^,。]{0,16}?{issued_paper_zh}")
_SAYS = compiled(r"(?:{said_verb_zh}|[^名简全俗堪号]称|[^小传学来]说)$")
_NOUN_ENDS = tuple("量价率者稿期")  # 发行量, 解禁期
_GOT = compiled(r"{round_begin_zh}[^,。]{0,10}$")
_ENDED = compiled(r"{settled_verb_zh}")  # 要约收购完成
_PAPER_LISTED = compiled(r"{listed_paper_zh}[^,。;]{0,16}$")
_SAID = lazy("(?:就|则|还|也)?[说称](?![不起服明法职赞])")
_NUMBER_OF = lazy(r"\d[起笔桩宗例](?:融资|投资|并购|收购|交易)")
_TALK = compiled(r"{talk_noun_zh}[^,。]{0,20}(?:进行|录制|完成)")
_OUT_OF = lazy("从[^,。]{2,12}$")  # 2021年从商汤出来的
_PUTS_OUT = compiled(r"(?<![开研沙])发(?![现展生挥给放力起言烧愁布行送])[^,。]{0,12}{released_noun_zh}(?=[,。]|$)")
_RANKED = lazy(r"[^,。]{0,12}(?:第[一二三四五六七八九十\d]|首位|榜首|前[三五十])")  # 排在国产模型的第一位
_WENT = lazy("(?:走|来|回来|进来|进去|出去)的$")  # 2019年底走的
_ALONE = lazy("(?:自己)?(?:做|创业|单干|当|办|开|干)")  # 又出来做顾问
_ROUND = lazy("(?:种子|天使|战略|Pre-?[A-H]|[A-H]\\+{0,2})轮(?![次胎])")
_OPENS_OURS = lazy("(?:我们|该?公司|集团)")
_OURS = lazy("(?:我们|公司|集团)$")
# 三名从研究所离开的|研究员在宁波注册了公司: who did it has a clause of its own in front.
_RELATIVE = lazy(
    r"[^,。了的]{0,10}的[\u4e00-\u9fff]{0,4}(?:[员师人者家手长生士官]|团队|公司|企业|机构|专家|同事|校友|博士|教授)(?=在|于|向|从|把|将|已|又|也|还|就|则|都|和|与|共同|一起|[\u4e00-\u9fff]{2}了)"
)
DONE = lazy("了(?!解|如|然)|[^不]被|遭|获|把|将")


def verb_of(scene: Scene) -> re.Match[str] | None:
    """The word of the predicate that tells a type of event: the first that is its verb, behind one that only says how far
    it got (完成收购)."""
    t = scene.trigger
    aside = [
        m.span() for p in (_WORK, _BASED_ON, lexical("told_no_verb")) for m in p.finditer(scene.folded, t.start, t.end)
    ]
    kinds = lexical("told_kind").finditer(scene.folded, t.start, t.end)
    found = [m for m in kinds if not any(a <= m.start() < b for a, b in aside) and not _of_noun(scene, m)]
    main = [m for m in found if m.start() == t.start or not scene.folded.startswith("的", m.end())] or found
    at = t.start
    while main and (relative := _RELATIVE.match(scene.folded, main[0].end(), t.end)):
        at = relative.end()
        main = [m for m in main if m.start() >= at]
    if main:
        light = main[0][0] in words("told_light") and len(main) > 1
        return main[1] if light and main[1].start() - main[0].end() <= _OBJECT else main[0]
    done = lexical("happening_trigger").finditer(scene.folded, at, t.end)
    return next(
        (
            m
            for m in done
            if m.end() - m.start() > 1 and not any(a <= m.start() < b for a, b in aside) and not _of_noun(scene, m)
        ),
        None,
    )


def _of_noun(scene: Scene, m: re.Match[str]) -> bool:
    """上市公司, 融资融券, 收购标的: a piece of a noun, which tells no deal."""
    kind = words("told_kind").get(m[0], "")
    if scene.folded[m.end() : m.end() + 1] in _NOUN_ENDS:
        return True
    if m[0] == "融资" and not _GOT.search(scene.folded, scene.trigger.start, m.start()):
        return not re.match(r"了?[\d近超约数上逾]", scene.folded[m.end() : m.end() + 2])
    if kind not in ("ipo", "acquisition", "investment") or _ENDED.match(scene.folded, m.end()):
        return False
    return bool(guards(kind)[0].match(scene.folded, m.end())) or deal_in_noun(scene, m.start(), m.end())


def kind_told(scene: Scene, verb: re.Match[str] | None, agent: Mention | None, date: Mention) -> str:
    if verb is None and _SAID.match(scene.folded, scene.trigger.start):
        return "statement"
    if scene.trigger.end == scene.clause[1] and _SAYS.search(scene.folded, scene.trigger.start, scene.trigger.end):
        return "statement"
    if verb is None and PLANNED.search(scene.folded, scene.clause[0], scene.trigger.start):
        return "other"
    if verb is None and _of_people(scene, agent) and _WENT.search(scene.folded, scene.trigger.start, scene.trigger.end):
        return "personnel"
    if verb is None and _TALK.search(scene.folded, *scene.clause):
        return "meeting"
    if verb is None and (m := _PUTS_OUT.search(scene.folded, scene.trigger.start, scene.trigger.end)):
        return "research" if m[0].endswith("论文") else "release"
    if verb is None:
        shown = DONE.search(scene.folded, scene.trigger.start, scene.trigger.end) or (
            agent and acts_at_once(scene, agent)
        )
        return kind_of_happening(replace(scene, shade="done" if shown else "other"), agent, date)
    if read := _told_by_words(scene, verb, agent):
        return read
    shade = words("told_kind").get(verb[0]) or value_of("happening_trigger", verb[0])
    if shade == "statement":
        return shade
    if shade == "release" and _SECURITIES.match(scene.folded, verb.end(), scene.clause[1]):
        return kind_of_happening(replace(scene, shade="business"), agent, date)
    if verb[0] == "始于" and (_OURS.search(scene.folded, scene.clause[0], verb.start()) or _begins(scene, verb)):
        return "founding"
    if shade == "people":
        shade = "done"  # 偷走了: who goes is told by a noun before it
    if shade in ("announced", "release") and verb[0] != "开放" and verb.end() == scene.clause[1] and agent is None:
        return "release"  # 新版将在2012年发布: what comes out of itself
    if shade == "ipo" and _PAPER_LISTED.search(scene.folded, scene.sentence.start, verb.start()):
        return "business"  # 可转债将于3月5日上市交易
    if verb[0] == "上市" and ((agent and agent.value.kind in THINGS) or _goods(scene, verb, agent)):
        return "release"  # 旗下第三品牌4月19日上市
    at = replace(scene.trigger, start=verb.start(), end=verb.end())
    return kind_of_happening(replace(scene, shade=shade, trigger=at), agent, date)


def _told_by_words(scene: Scene, verb: re.Match[str], agent: Mention | None) -> str:
    """The type that other words of the clause give to a verb of many uses; '' for none."""
    start, end = scene.clause
    if _NUMBER_OF.search(scene.folded, start, end):
        return "market"  # 共发生114起融资
    if _ROUND.search(scene.folded, verb.end(), end):
        return "investment"  # 12月完成种子轮
    if verb[0].startswith("出来"):
        if _ALONE.match(scene.folded, verb.end(), end):
            return "business"
        out = _OUT_OF.search(scene.folded, start, verb.start()) or _of_people(scene, agent)
        return "personnel" if out else ""
    if verb[0] in ("排在", "排到") and _RANKED.match(scene.folded, verb.end(), end):
        return "research"
    if verb[0] == "注册" and verb.end() == end and _OPENS_OURS.match(scene.folded, start, verb.start()):
        return "founding"  # 公司2022年初注册
    if verb[0] in ("注册", "注册了") and any(0 <= m.start - verb.end() <= 1 for m in scene.entities("organisation")):
        return "founding"
    return ""


def _of_people(scene: Scene, agent: Mention | None) -> bool:
    """Somebody who speaks, or a person, came out of where they worked: 2014年进去,2020年出来; a thing comes out otherwise."""
    return (agent.value.kind == "person") if agent else bool(scene.sentence.passage.speaker)


def _begins(scene: Scene, verb: re.Match[str]) -> bool:
    """百度始于2000年: an organisation, with nothing between it and the verb."""
    return any(m.end == verb.start() for m in scene.entities("organisation"))


def _goods(scene: Scene, verb: re.Match[str], agent: Mention | None) -> bool:
    """What comes to market is a product by what it is called (乐道L60, 《战地》), or by the price behind."""
    start, _ = scene.clause
    work = agent is None and _WORK.search(scene.folded, scene.sentence.start, verb.start())
    return (
        bool(work)
        or bool(lexical("goods_listed").search(scene.folded, start, verb.start()))
        or bool(_CODE.search(scene.folded, start, verb.start()))
        or bool(lexical("goods_priced").search(scene.folded, verb.end(), min(scene.sentence.end, verb.end() + 16)))
    )
