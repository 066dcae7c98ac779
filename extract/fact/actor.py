"""Who did it: the one in the clause, the one the words refer to, the one who speaks; a gap rather than a wrong one."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from ..model import Entity, Mention
from ..pattern import lazy
from ..rule import compiled
from ..speaker import speaker
from .lexical import CLAUSE, lexical, western
from .meant_zh import meant
from .scene import ACTORS, Scene, labels

LATIN = lazy(r"[A-Za-z]")
_AT = compiled(r"(?:{place_lead}|\b(?:in|at|to|from|near|of|of the|side of the))\s?$")
_TITLED = lazy(r"(?:'s\s|的|\s)?[^,。;:!?、“”]{0,14}")
_WORD = lazy(r"\b(?!and\b)[a-z]{3,}")
# Behind a place that acts: its government, a date, a preposition, an adverb, or the verb itself; not a noun it only locates.
_ACTS = compiled(r"\s*(?:{place_acts_zh}|[^\u3400-\u9fff]|[今去前昨明上本当近日])")
_ACCORDING = lazy(r"(?:根据|援引|引述|据)[《“]?$")
_BY_THEN = compiled(r"[^,，。]{0,8}(?:{time_side_zh}|后(?!者)|时)")
_AND = compiled(r"\s?(?:{and_zh}|、|兼|&|and)\s?")
_AT_ZH = lazy(r"(?:(?<!正|现|存|实)在|赴|前往|到访|走进)$")
_FROM = compiled(r"(?:{spun_from_zh}|\bfrom|\bout of)\s?$")
_ADJACENT = compiled(r"(?:[^\u3400-\u9fff]|{actor_goes_on_zh}){0,24}")
_THIS = compiled(r"[,，](?:而)?(?:{this_firm_zh})")
_CJK = lazy(r"[\u3400-\u9fff\w]")
_SUBJECTLESS = lazy(r"(?:[^:]{0,12}:)?[\s\d*#-]{0,6}(?:就?在|于|到了?|自|从)?\s?$")


def _referred(scene: Scene, after: int) -> bool:
    """公司, 该公司, it, the company stands as a noun of its own between `after` and the trigger."""
    if _the_company().search(scene.folded, after, scene.trigger.start):
        return True
    for m in lexical("referring").finditer(scene.folded, after, scene.trigger.start):
        lead = scene.folded[max(after, m.start() - 1) : m.start()]
        if m[0].isascii() or not _CJK.match(lead) or lead in "后日月年时则即又才":
            return True
    return False


def _own_first(scene: Scene, first: Mention) -> bool:
    """公司先后拿到X和Y的投资,当年营收…: the sentence begins with the firm it is about, and the first name is its object."""
    start = scene.sentence.start
    return not western(scene.trigger.quote) and bool(_OWN.fullmatch(scene.folded, start, first.start))


def _speakers(scene: Scene) -> Mention | None:
    """The organisation of the person who says it in Chinese."""
    if western(scene.trigger.quote) or scene.sentence.passage.speaker:
        return None
    _, who = speaker(scene)
    return scene.employer(who) if who and who.value.kind == "person" else None


def firm_of_speaker(scene: Scene) -> Mention | None:
    """新石器创始人余恩源透露,公司…: whose 公司 is, behind the person who says it."""
    firm = _speakers(scene)
    said = _SAID_OF_IT.search(scene.folded, max(firm.end, scene.sentence.start), scene.trigger.start) if firm else None
    return firm if said else None


_SAID_OF_IT = compiled(r"[,:“]\s?{own_firm_zh}(?!的)")
_OWN = compiled(r"\s?(?:[^,。;]{1,12},)?(?:{own_firm_zh})[^,。;的]{1,10}")


@cache
def _the_company() -> re.Pattern[str]:
    """The Paris-based start-up, the chipmaker."""
    return re.compile(rf"\b[Tt]he\s(?:[\w'-]+\s){{0,3}}(?:{lexical('company_noun').pattern})\b(?!'s\s[A-Z])")


def _this_one(scene: Scene, here: list[Mention]) -> Mention | None:
    """这家公司 in a later clause of a sentence that opens with another company than the text's: it is that one."""
    told = [m for m in here if m.value.kind == "organisation" and m.end < scene.clause[0]]
    told = [m for m in told if not any(0 < o.start - m.end <= 2 for o in told)]  # 智能体公司“灵犀跃动”
    at = told[-1].end if told else scene.trigger.start
    return told[0] if len(told) == 1 and _THIS.search(scene.folded, at, scene.trigger.start) else None


def _subjectless(scene: Scene) -> bool:
    """Nothing but dates and adverbs stands before the trigger, or a pronoun: then the sentence before names who acts."""
    if lexical("pronoun").search(scene.lead) or _referred(scene, scene.sentence.start):
        return True
    rest = scene.lead
    for m in scene.sentence.mentions:
        if m.kind == "date" and m.end <= scene.trigger.start:
            rest = rest.replace(scene.folded[m.start : m.end], "", 1)
    return bool(_ADJACENT.fullmatch(rest)) and not LATIN.search(rest)


def _sitter(scene: Scene) -> Mention | None:
    """Whom 他 and 她 mean in a passage that has named no person: the one whose life or work the text tells."""
    named = any(
        isinstance(m.value, Entity) and m.value.kind == "person"
        for s in (*scene.before_sentence, scene.sentence)
        for m in s.mentions
        if m.start < scene.trigger.start
    )
    told = scene.story.sitter
    return (
        told if told and not named and not scene.sentence.passage.speaker and told.start < scene.trigger.start else None
    )


def _alone(scene: Scene, at: int) -> Mention | None:
    """Who says 我, no 我们, of themselves: 我本人3月去了一趟云南."""
    own = not scene.folded.startswith(("司", "国", "方", "军", "党", "的"), at)
    return scene.story.persons.get(scene.sentence.passage.speaker) if own else None


def _titled_aside(scene: Scene, person: Mention) -> bool:
    """对博雅总经理许晓椿提起诉讼: the person is the object, though only the organisation stands behind 对."""
    return person.value.kind == "person" and any(
        scene._aside(o) and _TITLED.fullmatch(scene.between(o.end, person.start))
        for o in scene.before("organisation")
        if o.end <= person.start
    )


def _doer(scene: Scene, row: list[Mention]) -> Mention:
    """Of actors in a row the first, or the person whose title they make (特斯拉以及推特的CEO马斯克)."""
    for one, two in pairwise(row):
        between = scene.between(one.end, two.start)
        if two.value.kind == "person" and _TITLED.fullmatch(between):
            return two
        if not _AND.fullmatch(between):
            break
    return row[0]


def _subject(scene: Scene, here: list[Mention]) -> Mention | None:
    """The actor that opens the nearest clause before the trigger's: what follows in later clauses is told of it."""
    starts = [
        scene.sentence.start,
        *(m.end() for m in CLAUSE.finditer(scene.folded, scene.sentence.start, scene.trigger.start)),
    ]
    for start, end in reversed(list(zip(starts, [*starts[1:], scene.trigger.start], strict=True))):
        row = [m for m in here if start <= m.start < end]
        if not row:
            continue
        lead = scene.between(start, row[0].start)
        for m in scene.sentence.mentions:
            if m.kind == "date" and start <= m.start and m.end <= row[0].start:
                lead = lead.replace(scene.folded[m.start : m.end], "", 1)
        latin = row[0].quote.isascii() and bool(LATIN.match(scene.folded, scene.trigger.start))
        if latin and not _WORD.search(scene.between(row[-1].end, end)):  # an item of a list, an apposition
            continue
        if len(lead.strip()) <= (6 if latin else 12 if row[0].quote.isascii() else 4):
            return _doer(scene, row)
    return None


def actor(scene: Scene, kinds: tuple[str, ...] = ()) -> tuple[Mention | None, str]:
    """Who did it. A place acts where no one else stands in the clause; 公司 behind other names is the document's own; one
    who speaks is the actor where the sentence says so: with 我们, or with no subject but a date."""
    kinds = kinds or ACTORS
    refers = meant(scene)
    if refers.settled and (refers.who is None or refers.who.value.kind in kinds):
        return refers.who, "paragraph" if refers.who else "document"
    narrow = tuple(k for k in kinds if k != "place")
    start, _ = scene.clause
    by = scene._by()
    if by and by.value.kind in kinds:
        return by, "sentence"
    here = [
        m
        for m in scene.before(*narrow)
        if not labels(scene, m)
        and not scene._aside(m)
        and not lexical("owner").match(scene.folded, m.end)
        and not _FROM.search(scene.folded[max(start, m.start - 8) : m.start])
    ]
    here = [
        m
        for m in here
        if not _ACCORDING.search(scene.folded[max(scene.sentence.start, m.start - 4) : m.start])
        and not _titled_aside(scene, m)
        and not (
            m.value.kind == "organisation"
            and _AT_ZH.search(scene.folded[max(scene.sentence.start, m.start - 2) : m.start])
        )
        and not (m.value.kind in ("product", "model") and _BY_THEN.match(scene.folded, m.end))
        and not (
            scene.folded[m.start - 1 : m.start] == "和" and not any(o.end == m.start - 1 for o in scene.before(*narrow))
        )
    ]
    here = scene.said_of(here)
    inside = [m for m in here if m.start >= start]
    ours = lexical("first_person").search(scene.folded, start, inside[0].start if inside else scene.trigger.start)
    if (
        ours
        and scene.sentence.passage.speaker
        and scene.sentence.passage.kind != "question"
        and (spoken := (_alone(scene, ours.end()) if ours[0] == "我" else None) or scene._spoken(narrow))
    ):
        return spoken, "paragraph"  # 我们把GLM的论文放到了网上
    if inside:
        return _doer(scene, inside), "sentence"
    if "place" in kinds:
        places = [
            m
            for m in scene.before("place")
            if m.start >= start
            and _ACTS.match(scene.folded, m.end, scene.trigger.end)
            and not _AT.search(scene.folded[max(start, m.start - 14) : m.start])
        ]
        if not places:  # the place right before the verb: 法国宣布, 美国收紧; not 在沙特设立
            places = [
                m
                for m in scene.before("place")
                if m.start >= start
                and m.end == scene.trigger.start
                and not _AT.search(scene.folded[max(start, m.start - 14) : m.start])
            ]
        if places:
            return places[0], "sentence"
    if scene.sentence.passage.kind == "answer" and "organisation" in kinds and not here and _our_thing(scene, start):
        side = scene.story.sides.get(scene.sentence.passage.speaker)
        if side:
            return side, "paragraph"  # 视频模型是6月立项的
    if "organisation" in kinds and (this := _this_one(scene, here)):
        return this, "paragraph"
    topic = _speakers(scene) or scene.story.topic
    if (
        topic
        and topic.value.kind in kinds
        and topic.start < scene.trigger.start
        and _referred(scene, max(here[-1].end if here else scene.sentence.start, scene.sentence.start))
    ):
        return topic, "paragraph"
    if scene.sentence.passage.kind == "question" and re.search("你|您", scene.between(start, scene.trigger.start)):
        return scene._spoken(narrow), "paragraph"
    he = "person" in kinds and lexical("pronoun_person").search(scene.folded, start, scene.trigger.start)
    if topic and here and not he and topic.value.kind in kinds and _own_first(scene, here[0]):
        return topic, "paragraph"
    if here and not he and (subject := _subject(scene, here)):
        return subject, "sentence"
    if he and not here and not western(scene.lead) and (sitter := _sitter(scene)):
        return sitter, "paragraph"
    if not here and scene.story.chronicle and (own := scene.standing()) and own.value.kind in kinds:
        return own, "paragraph"
    agent, reach = scene.agent(*narrow)
    if (
        agent
        and scene.sentence.start <= agent.start < scene.trigger.start
        and agent not in here
        and not labels(scene, agent)
    ):
        return None, reach  # it was put aside above
    if (
        agent
        and agent.start < scene.sentence.start
        and reach == "paragraph"
        and not scene.sentence.passage.speaker
        and not _subjectless(scene)
    ):
        return None, reach
    if (
        agent is None
        or not scene.sentence.passage.speaker
        or (scene.sentence.start <= agent.start < scene.sentence.end and not labels(scene, agent))
    ):
        return agent, reach
    if scene.sentence.passage.kind == "question":
        return (agent, reach) if re.search("你|您|贵公司|我们|we|you", scene.lead, re.I) else (None, reach)
    if lexical("first_person").search(scene.lead):
        return agent, reach
    first = next((m for m in scene.sentence.mentions if m.kind == "date"), None)
    if (
        first
        and first.end <= scene.trigger.start
        and _SUBJECTLESS.fullmatch(scene.between(scene.sentence.start, first.start))
    ):
        return agent, reach
    return None, reach


def _our_thing(scene: Scene, start: int) -> bool:
    """The clause, or the one before it, opens with a thing that has no name: in an answer it is the speaker's."""
    before, _ = scene.clause_of(start - 1, start - 1) if start > scene.sentence.start else (start, start)
    return any(
        lexical("generic_product").search(scene.folded, at, min(at + 8, scene.trigger.start)) for at in (start, before)
    )
