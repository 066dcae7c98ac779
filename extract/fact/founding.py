"""Foundings: a company, laboratory or institute comes into being."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..model import Entity, Mention
from ..pattern import lazy
from ..rule import compiled
from . import fact
from .candidate import is_brand
from .dated import shifted
from .lexical import lexical
from .plain import LATIN, actor, moment, told
from .scene import Draft, Scene, evidence
from .subject_en import opening_subject

_COUNTED = lazy(r"了?[一二两三四五六七八九十百几\d]{1,4}(?:个月|周年|年(?!\d|[一二三四五六七八九十]?月))")
_YEARS = lazy(r"的?([一二两三四五六七八九十]|\d{1,2})周年")
_IS_DAY = compiled(r"{anniversary_verb_zh}")
FEW = "零一二三四五六七八九十"
_NEW = compiled(
    r"了?(?:[^,。“”]{0,12}{founded_noun_zh})?“([^“”,。]{2,12})”|了?([\u3400-\u9fff]{2,5}|[A-Z][A-Za-z]{1,14})"
    r"(?=[,。;]|$)"
)
_NO_NAME = compiled(r"[一二三两几个家名自己这那其他他她它我们之的在于]|{not_founded_zh}")
_ALONE = compiled(
    r"\s?(?P<name>[A-Za-z0-9\u3400-\u9fff]{3,14}?|[A-Z][\w& ]{2,20}?)\s?"
    r"(?:\([^()]{1,30}\))?{founding_adverb_zh}{0,3}\s?$"
)
_CLEFT_END = lazy(r"的\s?(?=[,。;!?]|$)", re.M)
_CLEFT = lazy(r"是(?:在|于|从)?$")
_ACTIVE = lazy(r" (?:its|the|an?|their) [a-z]")
_BY = lazy(r"\bby\s(?:[a-z][^.,;]{2,40},\s)?$")  # by two physicists, Jonas Keller and
_FIRST = lazy(r"\W*$")
_OF_A_THING = compiled(
    r"\b(?:the|an?|{possessive_en}|our)\s(?:[a-z-]+\s){0,3}[a-z-]+,\s$"
)  # ended their joint venture, set up in 2019


@fact("fact/founding", type="founding", triggers="founding_trigger", dated=True)
def founding(scene: Scene) -> Iterator[Draft]:
    """Finds 成立, 创立, 独立出来, 筹办新公司, founded, set up, spun out.

    Reads what was founded (before 成立, behind 创立 and set up, behind the comma in "Founded in 2015 by …, the lab"), by
    whom, and when; the date may stand in the sentence before. Leaves 成立 in other senses (说法不成立), founders as a mere
    title (创立者), and times counted from a founding (成立以来)."""
    if birthday := _birthday(scene):
        yield birthday
        return
    if not told(scene, "founding") or scene.subordinate() or _COUNTED.match(scene.folded, scene.trigger.end):
        return
    if scene.shade == "spun" and _ACTIVE.match(scene.folded, scene.trigger.end):
        return  # spun off its robotics arm
    date, far = moment(scene, carry=scene.shade != "start")
    if date is None or _attribute(scene, date):
        return
    made, maker = _parties(scene)
    if made is None:
        return
    reach = (
        "sentence"
        if far == "sentence" and all(scene.sentence.start <= m.start < scene.sentence.end for m in (made, maker) if m)
        else "paragraph"
    )
    if maker is None or maker.value.key == made.value.key:
        yield Draft("founding", evidence(trigger=scene.trigger, agent=made, date=date), date, reach=reach)
    else:
        yield Draft(
            "founding", evidence(trigger=scene.trigger, agent=maker, product=made, date=date), date, reach=reach
        )


def _birthday(scene: Scene) -> Draft | None:
    """2020年6月11日,这一天正好是智谱AI成立一周年: it was founded on that day of the year before. Inferred."""
    years = _YEARS.match(scene.folded, scene.trigger.end)
    if not years or not _IS_DAY.search(scene.folded, scene.clause[0], scene.trigger.start):
        return None
    date, far = moment(scene)
    count = FEW.find(years[1]) if years[1] in FEW else int(years[1]) if years[1].isdigit() else 0
    made = next((m for m in reversed(scene.before("organisation")) if scene.trigger.start - m.end <= 4), None)
    if date is None or made is None or count < 1 or date.value.precision not in ("day", "month", "year"):
        return None
    when = shifted(date.value, -count, "Y")
    if when is None:
        return None
    why = f"“{scene.trigger.quote}{years[0]}” on {date.value.edtf}."
    born = replace(date, value=when, basis="inferred", why=why)
    return Draft("founding", evidence(trigger=scene.trigger, agent=made, date=born), born, reach=far)


def _attribute(scene: Scene, date: Mention) -> bool:
    """三天前,王小川创办的百川智能完成融资: the date is the main clause's, unless it stands right beside the verb."""
    if not scene.folded.startswith("的", scene.trigger.end):
        return False
    if _CLEFT_END.match(scene.folded, scene.trigger.end) and _CLEFT.search(scene.folded, 0, date.start):
        return False  # 我们是2020年3月在上海成立的
    return not (
        0 <= scene.trigger.start - date.end <= 3
        and not re.search("[,，]", scene.between(date.end, scene.trigger.start))
    )


def _parties(scene: Scene) -> tuple[Mention | None, Mention | None]:
    """(what was founded, by whom)."""
    start, end = scene.clause
    t, latin = scene.trigger, bool(LATIN.match(scene.folded, scene.trigger.start))
    people = [m for m in scene.entities("person", "organisation") if 0 <= m.start - t.end <= 60]
    if latin and _FIRST.fullmatch(scene.folded, scene.sentence.start, t.start):  # Founded in 2015 by X, the lab …
        founder = next((m for m in people if _BY.search(scene.between(t.end, m.start))), None)
        own = [m for m in scene.after("organisation") if founder is None or m.start > founder.end]
        if own and re.search(r",\s(?:the\s)?$", scene.between(t.end, own[0].start)):
            return own[0], founder
        return opening_subject(scene) or _told_before(scene), founder
    if latin and _OF_A_THING.search(scene.folded, scene.sentence.start, t.start):
        return None, None
    agent, reach = actor(scene)
    if agent is None or reach == "document":
        return (None if latin else _placed(scene)), None
    behind = [m for m in scene.after("organisation") if m.start < min(end + 12, t.end + 30)]
    nouns = scene.between(max(start, t.start - 12), min(end, t.end + 16))
    passive = scene.shade in ("being", "spun")
    own = [
        m for m in scene.before("organisation") if m.start >= start or (latin and start - m.end <= 2)
    ]  # Baichuan, founded in April by
    if scene.shade == "spun":
        return agent, None
    given = next((m for m in own if re.search(r"[由被]|\bby\b", scene.between(m.end, min(t.start, m.end + 12)))), None)
    if given:  # 月之暗面由杨植麟创办
        return given, next((m for m in scene.before("person") if m.start > given.end), None)
    if latin and own and re.search(r"\bby\s$", next((scene.between(t.end, m.start) for m in people), "")):
        return own[-1], people[0]  # Baichuan, founded in April by X
    close = bool(behind) and (latin or bool(re.fullmatch(r"[^,。;]{0,18}", scene.between(t.end, behind[0].start))))
    if close and not passive and behind[0].value.key != agent.value.key:
        return behind[0], agent
    if close and behind[0].value.key == agent.value.key:  # 你去年创立月之暗面, asked of its own people
        return behind[0], None
    if close and scene.shade == "being" and agent.value.kind == "person":  # 官宣成立百川智能
        return behind[0], agent
    if agent.value.kind == "organisation" and (passive or latin or own or lexical("founding_noun").search(nouns)):
        return agent, None
    if not latin and scene.shade == "making" and agent.value.kind == "person" and (new := _new(scene, end)):
        return new, agent
    if agent.value.kind == "person" and (scene.shade == "start" or lexical("founding_plan_noun").search(nouns)):
        return agent, None
    return None, None


def _placed(scene: Scene) -> Mention | None:
    """A company that no list knows, alone before the verb: 清源环保成立于2004年."""
    start, at = scene.clause[0], scene.trigger.start
    dates = [m for m in scene.sentence.mentions if m.kind == "date" and start <= m.start and m.end <= at]
    if dates and dates[0].start <= start + 1:
        start = dates.pop(0).end
    m = _ALONE.match(scene.folded, start, min([at, *(d.start for d in dates)]))
    if scene.shade not in ("being", "making") or m is None or not is_brand(m["name"]) or _NO_NAME.search(m["name"]):
        return None
    if scene.shade == "making" and not scene.folded.startswith("于", scene.trigger.end):
        return None
    span = m.span("name")
    beside = [e for e in scene.entities("person", "place", "product") if e.start < span[1] and span[0] < e.end]
    if any(e.value.kind != "place" or (e.start, e.end + 1) >= (span[0], span[1]) for e in beside):
        return None  # 太平洋风电 is a name, 上海 none
    return scene.firm(*span)


def _new(scene: Scene, end: int) -> Mention | None:
    """A company that no list knows, by its place: 创办了“思维岛”, 创立思维岛."""
    m = _NEW.match(scene.folded, scene.trigger.end, end)
    if m is None:
        return None
    span = m.span(1 if m[1] else 2)
    if not m[1] and (lexical("founding_noun").search(m[2]) or _NO_NAME.search(m[2])):
        return None
    name = scene.between(*span)
    return scene.made(*span, Entity("organisation", scene.between(*span), name))


def _told_before(scene: Scene) -> Mention | None:
    """The organisation of the sentence before, or the document's."""
    for sentence in reversed(scene.before_sentence[-2:]):
        found = [m for m in sentence.mentions if m.kind == "entity" and m.value.kind == "organisation"]
        if found:
            return found[0]
    return scene.story.topic
