"""Acts that no other rule reads: somebody named did something on a day, in a clause that says all three."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ..lexicon import rows, words
from ..model import Entity, Mention
from ..pattern import lazy
from ..rule import compiled
from . import fact
from .actor import _ADJACENT as ADJACENT
from .dated import dates_of, width
from .lexical import lexical, value_of
from .meant_zh import meant
from .party_zh import head
from .plain import actor, balance, deal_in_noun, told, vague
from .scene import THINGS, Draft, Scene, evidence, labels
from .subject_zh import can_act, refers_zh, subjectless, takes_part

WHO = ("organisation", "person", "product", "model", "place")
YEAR = 366
REMOTE = 24  # characters between who acts and the verb
_ONLY_DATED = 6  # characters that a clause holds beside its date: 然后在9月,
KINDS = {"people": "personnel", "fixed": "meeting", "out": "release", "announced": "release"}
_NAME = lazy(r"[,，\s]?([A-Z][a-z]+[A-Za-z]*(?:\s[A-Z][A-Za-z]+)?|[A-Z][A-Za-z]*-?\d[\w.-]*)(?=[\u4e00-\u9fff\s])")
_PARTICLE = lazy(r"(?:就?是|就|才|刚|一|刚刚|终于|正式|在|\s){0,3}")
_BOUGHT = compiled(r"了?(?:[\u4e00-\u9fff]{1,8}的)?[A-Z]\w+|[^,。]{0,12}{happening_subject_zh}")
_SUFFERED = ("被", "遭")
_SUM = lazy(
    r"了?[^,。\d]{0,6}[\d.一二三四五六七八九十数几百千]+[^,。]{0,3}[万亿](?:[美港欧日]?[元金]|人民币)(?:的)?(?:投资|注资|资金)?(?=[,。;]|$)"
)
_FIGURE = compiled(r"\d|[百千万亿成倍%]|{record_noun_zh}")
_ANNOUNCED = compiled(r"{disclose_verb_zh}$")
_CARRIER = lazy("了?[^,。的]{1,16}的[^,。]{2,20}")
_AGE = lazy("[一二三四五六七八九十百]{1,4}周年")
_PAID = lazy(r"以[^,。]{0,4}[\d一二三四五六七八九十百]+[^,。]{0,6}[万亿][^,。]{0,24}$")  # 以4500万欧元买下
_VERSION = lazy(r"了?\s?(?:[A-Za-z][\w.-]*\d|\d{1,4}B(?![a-z]))")  # 放出o1, 又放出13B
# 又拿了九合的钱, 拿到第一笔外部投资
_BACKED = lazy(
    "(?:拿|收|获)[了到过得]了?(?:[^,。]{1,12}的(?:钱|支票)|[^,。]{1,12}(?:投资|融资|注资))(?=[,。—]|$)"
    r"|投资了?(?:新台币|人民币)?[约近逾超]?[\d一二三四五六七八九十百数][^,。]{0,8}[万亿](?![^,。]*[建扩厂])"
)
# 注册了一家叫…的公司, 办了公司; no branch of one
_OWN_FIRM = lazy("(?:注册|开|办|创|创办|拉起|搞)了(?:[^,。]{0,18}[^,。分子])?公司(?=[,。]|$)")
_WALKED = lazy(
    "[一二两三四五六七八九十百千万几半数\\d]{1,6}(?:多)?[个]?(?:公里|里|米|步|圈|趟|天|年|月|小时|分钟|趟|遍|回|程)"
)
_INTO = lazy("[把将][^,。]{1,16}?(?:装进|塞进|放进|接入|接进|嵌入|集成到|整合进|内置到)了?")
_AGREED = compiled(r"{jointly_with_zh}|[与和跟同]|双方|协议|合同|合约|备忘录|意向|框架|约(?=[,。]|$)")
_SOLD_FIRM = lazy(
    "把[^,。]{0,8}(?:公司|业务|股份|股权|工厂|品牌)(?:整体|全部|都)?卖给|以[^,。]{2,16}[万亿][^,。]{0,6}(?:整体|全资)?卖给"
)  # 把公司卖给了甲, 以21亿元卖给乙
_PARTNERS = lazy("作为[^,。]{0,8}合作(?:方|伙伴)|成为[^,。]{0,12}合作(?:方|伙伴)")
_GOODS = compiled(r"[^,。]{0,16}{sold_object_zh}")
_WHEN = compiled(r"{moment_behind_zh}$")  # it only says when something else was


@fact("fact/happening", type="other", triggers="happening_trigger", last=True)
def happening(scene: Scene) -> Iterator[Draft]:
    """Finds 搬到, 租下, 递交, 毕业, 拜访, 去了, 把…, 被… and other verbs of single acts.

    Reads who acts and when: both must stand in the verb's own clause, or the date alone in the one before. Leaves clauses
    that another rule reads, states, habits, thoughts, noun phrases (拿到的), and all that only says when something else was."""
    if scene.shade == "people" and not _somebody_goes(scene):
        if scene.trigger.quote != "走了":
            return
        scene = replace(scene, shade="done")
    date = _date(scene)
    if date is None or not told(scene, "happening"):
        return
    start, end = scene.clause
    if lexical("happening_state").search(scene.folded, start, end) or scene.subordinate():
        return
    if scene.trigger.quote == "生效" and subjectless(scene, start, scene.trigger.start):
        return  # 任命某人为总裁,即日起生效
    if scene.trigger.quote in words("carries_zh") and _CARRIER.match(scene.folded, scene.trigger.end, end):
        return  # 搭载GLM的产品发布: what comes out only has it
    if _AGE.match(scene.folded, scene.trigger.end, end):
        return
    if _WHEN.search(scene.folded, scene.trigger.end, end) and scene.folded[end : end + 1] in (",", "，"):
        return
    if lexical("happening_modal").search(scene.folded, start, scene.trigger.start) and (
        scene.trigger.quote == "了" or not _ahead(scene, date)
    ):
        return
    somebody, reach = actor(scene, WHO)
    if somebody and somebody.value.kind == "place" and scene.folded[somebody.start - 1] in "在于从":
        told_of, far = actor(scene, WHO[:-1])  # 在北京逝世
        somebody, reach = (told_of, far) if told_of and far != "document" else (somebody, reach)
    if reach == "document" or scene.shade == "people" or (somebody and not _acts(scene, somebody, date)):
        somebody = None
    if somebody is None or somebody.start >= start:
        somebody = _before(scene, date, somebody)
    refers = meant(scene)
    somebody = refers.who if refers.settled else somebody
    agent = somebody if somebody and (refers.who or _subject(scene, somebody)) else None
    other = None if agent else _party(scene)
    if not (somebody or other) or not _near(scene, somebody, date):
        return
    if scene.shade == "out" and not (agent and agent.value.kind in THINGS and _at_once(scene, agent, date)):
        return
    kind = kind_of_happening(scene, agent, date)
    if kind == "acquisition" and deal_in_noun(scene, scene.trigger.start, scene.trigger.end):
        return
    if kind in ("acquisition", "investment") and other and other.end <= scene.trigger.start:
        other = None  # who stands before the verb is no target
    if kind == "acquisition":
        if lexical("deal_off").search(scene.folded, start, end):
            return  # 甲收购乙再告失败
        other = None if other and other.value.kind == "person" else other
        agent = agent if agent and agent.start < scene.trigger.start else None
    if kind == "founding" and scene.folded.startswith("人", scene.trigger.end):
        return  # 大华银行创办人
    yield Draft(
        kind,
        evidence(trigger=scene.trigger, agent=agent, other=other, date=date),
        date,
        reach="sentence" if agent and reach == "sentence" else "paragraph",
    )


def _somebody_goes(scene: Scene) -> bool:
    """People come or go: no robot, and no way that is walked (走了一公里)."""
    lead = scene.between(scene.clause[0], scene.trigger.start).replace("机器人", "")
    return bool(lexical("people_noun").search(lead)) and not _WALKED.match(scene.folded, scene.trigger.end)


def _subject(scene: Scene, m: Mention) -> bool:
    """Nothing else than the name can be the subject of the verb."""
    start, _ = scene.clause
    t, by = scene.trigger, scene._by()
    if scene.sentence.passage.speaker or m.rule == t.rule or (by and by.span == m.span):
        return True
    verbs = (t.start, t.start - 2, t.start - 1) if t.quote == "了" else (t.start,)  # 他|参加了
    alone = any(subjectless(scene, start, at) for at in verbs if at >= start)
    if m.start < start and refers_zh(scene, start, t.start):
        return True
    return can_act(scene, m) and (m.start >= start or alone)


def _date(scene: Scene) -> Mention | None:
    """The date before the verb in its clause, or alone in the clause before."""
    start, _ = scene.clause
    placed = [m for m in dates_of(scene) if m.value.earliest or m.value.latest]
    if scene.shade == "fixed":  # 聆讯排在19日
        return next((m for m in placed if 0 <= m.start - scene.trigger.end <= 1), None)
    own = [m for m in placed if m.end <= scene.trigger.start]
    if not own or vague(scene, own[-1]):
        return None
    date = own[-1]
    if width(date) > YEAR and not (date.value.earliest and scene.folded[date.end - 1] == "起"):
        return None
    if date.start >= start:
        return date
    first, last = scene.clause_of(date.start, date.end)
    alone = (last - first) - (date.end - date.start) <= _ONLY_DATED
    if "岁" in scene.between(date.end, last):
        return None  # 我今年四十五岁,头发白了一半
    if _ANNOUNCED.search(scene.folded, first, last):
        return None  # 6月4日晚间公告,公司拟…: the day of the notice
    when = bool(_WHEN.search(scene.folded, date.end, last))  # 4月,林之晨参加大会后,拍板采购
    return date if last + 1 >= start and (alone or when) else None


def _ahead(scene: Scene, date: Mention) -> bool:
    """The date was still to come when the document came out."""
    issued = scene.story.published.when
    return bool(issued and issued.latest and date.value.earliest and date.value.earliest > issued.latest)


def _party(scene: Scene) -> Mention | None:
    """Who takes part where it is not said who acts (两位负责人先后离开): one named in the clause, or the organisation that the
    document is about, where this passage names it."""
    start, end = scene.clause
    here = next(
        (
            m
            for m in scene.entities(*WHO)
            if start <= m.start < end and m.value.kind != "place" and takes_part(scene, m)
        ),
        None,
    )
    topic = scene.story.topic
    if here:
        return here
    if speaker := scene.sentence.passage.speaker:
        if scene.sentence.passage.kind == "question":
            return scene.story.asked if lexical("second_person").search(scene.folded, *scene.clause) else None
        return scene.story.sides.get(speaker, scene.story.persons.get(speaker))
    if topic is None or not (scene.shade == "people" or subjectless(scene, start, scene.trigger.start)):
        return None
    about = any(
        m.value.key == topic.value.key and (scene.shade == "people" or can_act(scene, m))
        for s in (*scene.before_sentence, scene.sentence)
        for m in s.mentions
        if isinstance(m.value, Entity)
    ) or bool(lexical("referring").search(scene.folded, scene.sentence.passage.start, scene.trigger.start))
    return topic if about else None


def kind_of_happening(scene: Scene, agent: Mention | None, date: Mention) -> str:
    """The type of event: by the verb, by what it is about, by who acts."""
    start, end = scene.clause
    kind = KINDS.get(scene.shade, scene.shade)
    if scene.shade == "fixed" and (m := lexical("told_kind").search(scene.folded, date.end, end)):
        kind = words("told_kind")[m[0]]  # 定于10日发行
    if kind == "done":
        kind = _verb(scene) or kind
    thing = agent is not None and agent.value.kind in THINGS
    if kind == "release" and scene.shade != "out" and not (thing or _product(scene) or _comes_out(scene)):
        return _about(scene, agent) or ("statement" if scene.shade == "announced" else "business")
    if kind == "meeting" and thing:
        return "release"  # H1亮相
    if kind == "policy" and lexical("board").search(scene.folded, start, end):
        return "business"
    if kind in ("business", "done") and _put_into(scene):
        return "update"
    if kind in ("business", "bought", "done", "other") and _SOLD_FIRM.search(scene.folded, start, end):
        return "acquisition"
    if kind in ("business", "done", "other", "policy") and _PARTNERS.search(scene.folded, date.end, end):
        return "partnership"
    if kind == "bought":
        kind = "acquisition" if _company(scene, start, end) else "business"
    if kind == "market" and _ahead(scene, date):
        return "forecast"
    if kind in ("business", "other", "done", "statement"):
        kind = _about(scene, agent) or kind
    if kind in ("business", "done", "other") and (_given(scene, end) or _BACKED.search(scene.folded, start, end)):
        return "investment"
    if kind in ("business", "done", "other") and _OWN_FIRM.search(scene.folded, start, end):
        return "founding"
    told = date.end if start <= date.end <= scene.trigger.start else start
    if kind == "market" and not _FIGURE.search(scene.folded, told, end):
        kind = "other"
    if (
        kind == "partnership"
        and scene.trigger.quote in ("签了", "签下")
        and not _AGREED.search(scene.folded, start, end)
    ):
        kind = "business"  # 第三天就签了地
    if kind == "personnel" and agent and agent.value.kind != "person" and scene.trigger.quote in words("moved"):
        kind = "other"
    return (
        "other" if kind in ("business", "done") and not _firm(scene, agent, kind) else kind.replace("done", "business")
    )


@cache
def _clubs() -> frozenset[str]:
    """Clubs by the names that sports pages use: what they do is no business."""
    return frozenset(r["name"] for r in rows("names/club.tsv"))


def _firm(scene: Scene, agent: Mention | None, kind: str) -> bool:
    """An organisation or a thing acts, or the clause is about business, or the verb is; else it is any happening."""
    if agent and agent.value.kind in ("organisation", *THINGS) and agent.value.name not in _clubs():
        return True
    if lexical("business_about").search(scene.folded, *scene.clause):
        return True
    known = kind == "business" and scene.trigger.quote not in words("any_act")
    return known and agent is not None and agent.value.kind == "person"


def _given(scene: Scene, end: int) -> bool:
    """A sum that one gets, with nothing said of what it is for: 一个月后就拿到了2000万美元."""
    at = scene.trigger.end
    if scene.trigger.quote == "了":
        at = scene.trigger.start
    elif not lexical("got_money").fullmatch(scene.folded, scene.trigger.start, at):
        return False
    got = lexical("got_money").search(scene.folded, max(0, at - 2), at)
    return bool(got and _SUM.match(scene.folded, at, end))


def _company(scene: Scene, start: int, end: int) -> bool:
    """What is bought is a company by its words, or by the sum paid for what is no goods."""
    at = scene.trigger.end
    if _GOODS.match(scene.folded, at, end):
        return False
    return bool(_BOUGHT.match(scene.folded, at, end) or _PAID.search(scene.folded, start, scene.trigger.start))


def _verb(scene: Scene) -> str:
    """The type of the verb that 把 and 被 lead to (把代码开源到了…), or that stands before 了; '' for none."""
    if scene.trigger.quote == "了":
        at = scene.trigger.start
        known = (words("told_kind"), words("happening_trigger"))
        kind = next((k[w] for n in (4, 3, 2) for k in known if (w := scene.folded[at - n : at]) in k), "")
        return "" if kind in ("done", "bought", "fixed", "out", "announced") else KINDS.get(kind, kind)
    suffered = scene.trigger.quote in _SUFFERED
    m = lexical("told_kind").search(scene.folded, scene.trigger.end, scene.clause[1]) if suffered else None
    if m and words("told_kind")[m[0]] in ("policy", "personnel"):
        return words("told_kind")[m[0]]  # 被市场监管局罚款5万元, 遭撤换
    found = lexical("happening_trigger").finditer(scene.folded, scene.trigger.end, scene.clause[1])
    kinds = (value_of("happening_trigger", m[0]) for m in found)
    return next((KINDS.get(k, k) for k in kinds if k not in ("done", "release", "meeting", "policy", "other")), "")


def _about(scene: Scene, agent: Mention | None) -> str:
    """The type that the object, or an authority that acts, gives to a verb of any type; '' for none."""
    start, end = scene.clause
    here = agent if agent and agent.start >= scene.sentence.start else None
    if here and here.value.kind == "organisation" and here.value.name.endswith(tuple(words("authority_behind"))):
        return "policy"
    if scene.between(scene.trigger.start, scene.trigger.end) not in words("object_in_front"):
        start = scene.trigger.start  # its object
    for about in lexical("happening_kind").finditer(scene.folded, start, end):
        kind = value_of("happening_kind", about[0])
        if kind != "investment" or not deal_in_noun(scene, about.start(), about.end()):
            return kind
    return ""


def _at_once(scene: Scene, agent: Mention, date: Mention) -> bool:
    """Nothing but the date and a particle stands between the thing and 出来: ChatGPT是2022年11月底出来的."""
    between = scene.between(agent.end, scene.trigger.start)
    if agent.end <= date.start:
        between = between.replace(scene.folded[date.start : date.end], "")
    return bool(_PARTICLE.fullmatch(between))


def _product(scene: Scene) -> bool:
    """A thing that one releases stands in the clause: 上线了网页版, 模型开放内测."""
    named = scene.trigger.quote in ("放出", "放出来", "上线", "推出") and _VERSION.match(
        scene.folded, scene.trigger.end
    )
    return bool(named or lexical("released_thing").search(scene.folded, *scene.clause))


def _put_into(scene: Scene) -> bool:
    """把Firefly装进了Photoshop, 把X接入Y: one thing becomes a part of another."""
    put = _INTO.search(scene.folded, *scene.clause)
    things = [m for m in scene.entities(*THINGS) if put and put.start() <= m.start < scene.clause[1]]
    return put is not None and any(m.end <= put.end() for m in things) and any(m.start >= put.end() for m in things)


def _comes_out(scene: Scene) -> bool:
    """4月上线: nothing stands behind the verb, so its subject, or what was told before, comes out."""
    return scene.trigger.quote in ("上线", "内测", "公测") and scene.trigger.end == scene.clause[1]


def _unknown(scene: Scene, date: Mention) -> Mention | None:
    """A Latin name that nobody knows, between the date and the verb: 下周二,Mobileye要关掉一个部门."""
    start = max(scene.clause[0], date.end if date.end <= scene.trigger.start else 0)
    m = _NAME.match(scene.folded, start, scene.trigger.start)
    if (
        m is None
        or scene.clause[0] > date.end + 1
        or any(e.start < m.end() and m.start(1) < e.end for e in scene.entities(*WHO))
    ):
        return None
    kind = "product" if any(c.isdigit() for c in m[1]) else "organisation"
    return scene.made(m.start(1), m.end(), Entity(kind, scene.between(m.start(1), m.end()), m[1]))


def _before(scene: Scene, date: Mention, found: Mention | None) -> Mention | None:
    """Who is not known and opens the clause, before whoever was `found`: 恒砺光电从博森手中收购了…."""
    own = head(scene, date) or (None if found else _unknown(scene, date))
    return own if own and own.end <= scene.trigger.start and (found is None or own.start < found.start) else found


def _acts(scene: Scene, agent: Mention, date: Mention) -> bool:
    """Who is not named in the sentence acts only where nobody else stands before the verb: 3月,同仁做了评测."""
    if scene.sentence.start <= agent.start < scene.trigger.start and not labels(scene, agent):
        return True
    start = max(scene.clause[0], date.end if date.end <= scene.trigger.start else 0)
    lead = scene.between(start, scene.trigger.start)
    return bool(
        lexical("first_person").search(lead) or lexical("pronoun").search(lead) or lexical("referring").search(lead)
    ) or bool(ADJACENT.fullmatch(lead.strip(",，")))


def _near(scene: Scene, agent: Mention | None, date: Mention) -> bool:
    """Who acts stands before the verb, not far from it, in no quotation of its own."""
    at = agent.end if agent and scene.sentence.start <= agent.start < scene.trigger.start else scene.clause[0]
    if date.start >= scene.trigger.end:
        return True
    between = scene.between(max(at, date.end), scene.trigger.start)
    return len(between) <= REMOTE and not balance(between)
