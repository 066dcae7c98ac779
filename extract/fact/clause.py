"""Dated clauses that no other rule reads: the date is told first, and what the clause says of it, whatever its verb is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Mention, When
from ..pattern import lazy
from ..rule import compiled
from . import fact
from .clause_verb import DONE, PLANNED, kind_told, verb_of
from .dated import dates_of, width
from .happening import WHO
from .lexical import lexical
from .meant_zh import meant
from .party_zh import head
from .plain import actor, asked, vague
from .predicate import THAT_DAY
from .scene import Draft, Scene, evidence, labels
from .subject_zh import behind_pronoun, can_act, is_source, office, refers_zh, subjectless, takes_part, verb_at

_YEARS, _MONTHS = 3 * 366, 100  # days
_FAR = 12  # characters between the start of a clause and who acts in it
_CASE = lazy(r"[在从向对与和跟给把被将以为由于用到至]|同(?![行事学城类期乡])|根据|按照|除了|通过")
_LISTS = compiled(r"{list_opens_zh}$")  # 排名前20的个股分别有: what follows is a list
_FRAME = " ,，“”「」()已在于将就也又还并而但"
_MEANT = lazy("(?<!将)(?:计划|拟|打算|准备)(?!书|案|表|者)")
_TURNS = lazy("将|把")
_LOOSE = lazy(r"[近来后前内间去]$|^[最近这]")  # 最近, 一年多来, 一个月前: places nothing firmly
_IS = lazy(r"(?<![但于还可只总尤其既凡若])是(?![在于])")
_IS_THEN = lazy("是(?:在|从)?$")
_CAME = lazy("[^,。的]{0,6}(?:[回来去走到进出搬调转]|加入|离开|入职|毕业)的")
_COUNTED = compiled(r"{repeated_zh}$")
_NOISE = lazy(
    r"[^,。]{0,12}[(（](?:编辑|记者|实习|通讯员)|[电讯](?=[据记(（])|消息(?:[(（,，]|$)|[及至到和与~－-]\s?\d|赛季"
    r"|[^,。]{0,4}[\d一二三四五六七八九十]{1,3}岁|(?:开始|期间|为止|左右|时间)$|[\d:：-]{0,8}[^,。]{0,12}vs|[^,。]{0,6}记者(?!会|站|节|协会)|[^,。]{0,8}截至"
)
_ONLY_NOUN = lazy(r"[^,。]{2,}(?<!目)的[^,。了]{1,8}$")
_HAN = lazy(r"[\u4e00-\u9fff]")
_COUNTS = lazy(r"[\d年月日号天周季底初今昨明前后同当去上下本这那近最时刻夜晚晨早午]")
_AROUND = compiled(r"{date_goes_on_zh}")
_MADE = compiled(r"{event_verb_zh}了?$")
_SETTING = lazy("的[^,。]{0,24}(?:(?<![期其当集])[中里]|当中|之中|期间|(?<=[^晋登])上)$")
_VERBAL = lazy("[了被遭获把将已就又正均也都曾向至到出入成起过着给]|开始|(?<![属由关对位])于")
_OPEN = lazy(r"\([^()]*$")
_FROM = lazy(".?[自从]")
_LABEL = lazy("【[^】]*$")
_CAUSE = lazy("(?:受|因|由于)(?!此|而)(?:(?!被|遭|而|于|了)[^,。])*")  # 三季度,受台风影响,
_PLACED = lazy("位于[^,。]{1,12}的")
_COMPARED = compiled(r"{compared_with_zh}$")
_TILL_NOW = lazy("到(?:现在|今天|如今)|至今|直到")


@fact("fact/clause", type="other", clauses="han", last=True)
def clause(scene: Scene) -> Iterator[Draft]:
    """Finds clauses with a date of their own and a verb that no other rule knows: 诉至, 并网, 罚扣3分.

    Reads who acts: named in the clause, or in the words before where it has no subject. The type is that of the first verb
    or object that tells one. Leaves states, habits, conditions, questions, and dates that only qualify a noun."""
    date = _date(scene)
    if date:
        yield from told_on(scene, date)


def told_on(scene: Scene, date: Mention) -> Iterator[Draft]:
    """What the trigger, a predicate, tells of a date, which may stand in a clause before; nothing of a state."""
    if not _firm(scene, date) or _state(scene, date):
        return
    t = scene.trigger
    refers = meant(scene)
    own = head(scene, date) or refers.who
    somebody = own or (None if refers.settled else _named(scene, date))
    if somebody and somebody.start >= t.start and _still(scene, somebody.end):
        return
    verb = verb_of(scene)
    if (
        _NOISE.match(scene.folded, t.start, t.end)
        or _CAUSE.fullmatch(scene.folded, t.start, t.end)
        or _SETTING.search(scene.folded, t.start, t.end)
        or (verb is None and (_noun(scene) or _cut(scene)))
        or (verb and verb[0] == "生效" and verb.start() == t.start)
    ):
        return
    carried = _carried(scene) if somebody is None else None
    agent = own or (_acting(scene, date) if somebody else _of_before(scene, carried))
    if not _enough(scene, date, verb, somebody or carried) or not (verb or agent or _verbal(scene)):
        return
    other = None if agent else _other(scene)
    kind = kind_told(scene, verb, agent, date)
    if agent is None and kind in ("business", "other") and _ordered(scene):
        kind = "policy"  # 公平会有条件通过
    past = date.value.latest and scene.story.published.when and scene.story.published.when.latest
    over = past and date.value.latest <= past
    done = over and not lexical("told_plan").search(scene.folded, scene.clause[0], t.end)
    first, last = date.value.earliest, date.value.latest
    limit = past and last and last > past and (first is None or first > past)
    limit = limit and not lexical("forecast_trigger").search(scene.folded, scene.sentence.start, date.start)
    planned = limit or (not over and _MEANT.search(scene.folded, t.start, verb.start() if verb else t.end))
    yield Draft(
        kind,
        evidence(trigger=t, agent=agent, other=other, date=date),
        date,
        reach="sentence" if agent and scene.sentence.start <= agent.start else "paragraph",
        factuality="planned"
        if planned
        else "actual"
        if done and _TURNS.search(scene.folded, scene.clause[0], t.end)
        else "",
    )


def _ordered(scene: Scene) -> bool:
    """An authority opens the predicate: 公平会有条件通过; 在|立法院前静坐 is not of it."""
    t = scene.trigger
    return bool(office().match(scene.folded, t.start, t.end)) and scene.folded[t.start - 1 : t.start] not in (
        "在",
        "于",
    )


def _date(scene: Scene) -> Mention | None:
    """The date whose predicate the trigger is."""
    own = scene.sentence.mentions[scene.nth]
    placed = isinstance(own.value, When) and (own.value.earliest or own.value.latest)
    return own if placed and own in dates_of(scene) else None


def _firm(scene: Scene, date: Mention) -> bool:
    """The date places the clause: no 最近, 一年多来, nothing wider than some years."""
    begun = _FROM.match(scene.folded, date.start - 1, date.end) or scene.folded[date.end - 1] == "起"
    if date.value.latest is None and begun:
        return True  # 自1978年商转以来, 明年1月起: what began then
    if _COUNTED.search(scene.folded, max(scene.sentence.start, date.start - 4), date.start):
        return False  # 近10日, 连续第四个季度
    if date.value.earliest is None and date.value.latest and scene.folded[date.end - 1] == "前":
        return not vague(scene, date)  # 2023年春节前, 年底之前
    if _of_feast(scene, date) or _finer_behind(scene, date) or _of_object(scene, date):
        return False
    if scene.between(date.start, date.end) == "今天" and lexical("first_person").search(scene.folded, *scene.clause):
        return False  # 今天我们反其道而行: whenever it is read
    if (
        _LABEL.search(scene.folded, max(scene.sentence.start, date.start - 8), date.start)
        and scene.folded.find("】", date.end, date.end + 8) > 0
    ):
        return False  # 【下周预告】
    counted = date.rule in ("when/ago_zh", "when/passing_zh") and date.anchor and width(date) <= _MONTHS  # 一周后
    loose = not counted and "~" in date.value.edtf and bool(_LOOSE.search(scene.between(date.start, date.end)))
    return not loose and not vague(scene, date) and width(date) <= _YEARS


def _of_feast(scene: Scene, date: Mention) -> bool:
    """情人节壁纸公布, 国庆足彩: the day only says what kind of thing it is."""
    feast = not _COUNTS.search(scene.folded, date.start, date.end)
    return feast and bool(_HAN.match(scene.folded, date.end)) and not _AROUND.match(scene.folded, date.end)


def _of_object(scene: Scene, date: Mention) -> bool:
    """发布国庆出行提示, 披露2022年业绩: the day is that of the thing."""
    return bool(
        _MADE.search(scene.folded, max(scene.clause[0], date.start - 4), date.start)
        and _HAN.match(scene.folded, date.end)
        and not _AROUND.match(scene.folded, date.end)
    )


def _finer_behind(scene: Scene, date: Mention) -> bool:
    """2009年嘉年华将于8月21日举行: the year is that of the thing, and the act has a day of its own."""
    end = scene.clause[1]
    behind = (m for m in dates_of(scene) if date.end < m.start < end and m.value.latest)
    return any(width(m) < width(date) and scene.folded[m.start - 1] in "于在" for m in behind)


def _state(scene: Scene, date: Mention) -> bool:
    """What is, was usual, is thought, asked or supposed."""
    start, end = scene.clause
    return (
        bool(
            start <= date.start
            and _IS.search(scene.folded, start, date.start)
            and not _told_first(scene)
            and not _cleft(scene, date)
            and not THAT_DAY.search(scene.folded, scene.trigger.end, date.start)
        )
        or bool(_COMPARED.search(scene.folded, max(start, date.start - 3), date.start))
        or bool(lexical("told_doubt").search(scene.folded, start, scene.trigger.end))
        or bool(_TILL_NOW.search(scene.folded, date.end, end))
        or _still(scene, scene.trigger.start)
        or bool(_LISTS.search(scene.folded, start, scene.trigger.end))
        or bool(lexical("happening_state").search(_PLACED.sub("", scene.between(start, _told_till(scene, end)))))
        or bool(lexical("generic_when").search(scene.folded, start, end))
        or asked(scene)
    )


def _enough(scene: Scene, date: Mention, verb: re.Match[str] | None, agent: Mention | None) -> bool:
    """Somebody and a verb that is known; one of the two may do where the date is a day or a month."""
    start, _ = scene.clause
    somebody = agent is not None or _spoken(scene)
    short = width(date) <= _MONTHS
    if scene.sentence.passage.speaker:
        if (verb and (short or somebody or _told_first(scene))) or _cleft(scene, date):
            return True
        return short and (somebody or _answers(scene, date))
    done = bool(DONE.search(scene.folded, scene.trigger.start, scene.trigger.end))
    if verb or (somebody and (short or done or _heads(scene, date))):
        return True
    unnamed = scene.folded[start : date.start].strip(_FRAME) if start <= date.start else ""  # 一号机已在去年7月除役
    planned = PLANNED.search(scene.folded, start, scene.trigger.start) is not None
    return (short and (done or len(unnamed) >= 2) and any(scene.entities(*WHO))) or (planned and somebody)


def _answers(scene: Scene, date: Mention) -> bool:
    """In an answer a clause without a subject tells what was done (5月底就有人提了), or is to come (年底去一趟日本)."""
    t, issued = scene.trigger, scene.story.published.when
    if scene.sentence.passage.kind != "answer" or lexical("told_quality").search(
        scene.folded, date.end, scene.clause[1]
    ):
        return False
    ahead = issued and issued.latest and date.value.earliest and date.value.earliest > issued.latest
    return bool(ahead) or scene.folded.endswith("了", t.start, scene.clause[1])


def _heads(scene: Scene, date: Mention) -> bool:
    """A year heads the sentence of one act: 1979年,他凭一部戏成名."""
    told = scene.between(date.end, scene.clause[1])
    return (
        date.start - scene.sentence.start <= 3
        and date.rule == "when/year_zh"
        and not lexical("told_quality").search(told)
    )


def _verbal(scene: Scene) -> bool:
    """Something in the predicate shows that it has a verb, though nobody knows it."""
    t = scene.trigger
    return (
        bool(scene.sentence.passage.speaker)
        or _IS_THEN.search(scene.folded, scene.clause[0], t.start) is not None
        or bool(_VERBAL.search(scene.folded, t.start, t.end))
        or PLANNED.search(scene.folded, scene.clause[0], t.start) is not None
        or scene.folded.endswith(("进行", "录制"), t.start, t.end)
        or verb_at(scene, t.start, t.end)
    )


def _cut(scene: Scene) -> bool:
    """The clause ends in a bracket that tells of its subject: 甲公司(证券代码:…."""
    return (
        bool(_OPEN.search(scene.folded, scene.trigger.start, scene.clause[1] + 1))
        and scene.folded[scene.clause[1] : scene.clause[1] + 1] in ",:，："
    )


def _noun(scene: Scene) -> bool:
    """What stands for the predicate is a noun: 今年二月《魔法奇缘》的热映."""
    t = scene.trigger
    return bool(_ONLY_NOUN.match(scene.folded, t.start, t.end)) and not (
        verb_at(scene, t.start, t.end)
        or any(t.start <= m.start < t.start + _FAR for m in scene.entities("organisation", "person"))
    )


def _spoken(scene: Scene) -> bool:
    """我, 他 in the clause of one who speaks: somebody, though no name is at hand."""
    start, _ = scene.clause
    return any(lexical(w).search(scene.folded, start, scene.trigger.end) for w in ("first_person", "pronoun_person"))


def _still(scene: Scene, at: int) -> bool:
    """What follows tells a state; 的 leads to what is whose, 有 to what is done by some: 有球员受伤."""
    return not scene.folded.startswith(("的", "有", "那斯达克"), at) and bool(
        lexical("told_state").match(scene.folded, at, scene.trigger.end)
    )


def _named(scene: Scene, date: Mention) -> Mention | None:
    """Somebody who stands before the predicate in its clause, or opens it."""
    front, opening = _standing(scene, date)
    return scene._head(front or opening) if front or opening else None


def _acting(scene: Scene, date: Mention) -> Mention | None:
    """Who of them can act, by the words on both sides of the name."""
    for found in _standing(scene, date):
        if able := [m for m in found if can_act(scene, m)]:
            return scene._head(able)
    return None


def _standing(scene: Scene, date: Mention) -> tuple[list[Mention], list[Mention]]:
    """(names before the predicate in its clause, names that open it)."""
    start, end = scene.clause
    t = scene.trigger
    here = [
        m
        for m in scene.entities(*WHO)
        if start <= m.start < end
        and not labels(scene, m)
        and not scene._aside(m)
        and not scene.employs(m)
        and not is_source(scene, m)
    ]
    front = [m for m in here if m.end <= t.start and (m.value.kind != "place" or m.end == date.start)]
    low = t.start - scene.folded.startswith("中", t.start - 1)  # 3月5日中|航集团: no 中 of the date
    opening = [
        m for m in here if low <= m.start <= t.start + _FAR and not _CASE.search(scene.between(t.start, m.start))
    ]
    if scene.folded[t.start - 1 : t.start] in ("在", "于"):
        opening = [m for m in opening if m.start > t.start]  # 在|立法院前静坐
    if opening and opening[0].value.kind == "place" and opening[0].start > t.start:
        opening = []
    opening = [m for m in opening if m.start == t.start or m.end < t.end - 1]  # 上季黑马桑坦德 tells nothing of it
    return front, opening


def _told_first(scene: Scene) -> bool:
    """The predicate opens with a verb that is known: 这是甲公司去年发布的模型."""
    verb = verb_of(scene)
    return verb is not None and verb.start() == scene.trigger.start


def _cleft(scene: Scene, date: Mention) -> bool:
    """仲裁是去年11月在香港提的, 我是那年冬天回的北京: it happened then."""
    end = scene.clause[1]
    if not _IS_THEN.search(scene.folded, scene.clause[0], date.start):
        return False
    return scene.folded[end - 1 : end] == "的" or bool(_CAME.match(scene.folded, date.end, end))


def _told_till(scene: Scene, end: int) -> int:
    """Where what is told ends: 2月公布的调查|显示…."""
    verb = verb_of(scene)
    first = verb is not None and verb.start() == scene.trigger.start
    return verb.end() if verb and first and scene.folded.startswith("的", verb.end()) else end


def _carried(scene: Scene) -> Mention | None:
    """Whom the sentences before name, where the clause has no subject or only refers: 2015年更名为…, 公司…, 她…."""
    agent, reach = actor(behind_pronoun(scene), WHO)
    return None if reach == "document" else agent


def _of_before(scene: Scene, carried: Mention | None) -> Mention | None:
    """Whom the words before name, where nothing in this clause can be its subject."""
    start, t = scene.clause[0], behind_pronoun(scene).trigger
    if carried and carried.start < start and refers_zh(scene, start, t.start):
        return carried
    if carried is None or not subjectless(scene, start, t.start):
        return None
    return carried if verb_at(scene, t.start, t.end) and can_act(scene, carried) else None


def _other(scene: Scene) -> Mention | None:
    """Somebody or something named anywhere in the clause."""
    start, end = scene.clause
    return next(
        (
            m
            for m in scene.entities(*WHO)
            if start <= m.start < end and m.value.kind != "place" and not labels(scene, m) and takes_part(scene, m)
        ),
        None,
    )
