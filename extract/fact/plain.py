"""Events that are a trigger, somebody and a date: what their rules share.

Three questions, each a function: does the word tell anything here (`told`), when (`moment`), and who (`actor`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ..lexicon import words
from ..model import Entity, Mention, When
from .dated import dates_of
from .scene import _CLAUSE as CLAUSE
from .scene import ACTORS, Draft, Scene, evidence, lexical

LATIN = re.compile(r"[A-Za-z]")
_LINKED = re.compile(
    r"\s?(?:(?:[\w'’-]{1,20}\s){0,9}|[^,;:“”\"]{0,60}\s)(?:on|in|at|of|late|early|last|this|next|by|from|until|since)?\s*"
)
_PAST = re.compile(r"[^,]{0,24}(?:后|以来|之前|以前)[,，]")
_QUOTES = {"“": 1, "”": -1, "「": 1, "」": -1, "『": 1, "』": -1}
_NOT_WITH = re.compile(r"(?:没有|没|并未|未|不会|不再|从未|尚未)(?:与|跟|同|和|向|对|把|再|能|在|为)[^,，。]{0,16}$")
_NEVER_EN = re.compile(r"\b(?:no|none|never|nobody|neither|nor|without)\b|n't\b|\bnot\b(?! only)", re.I)
_AT = re.compile(r"(?:在|于|到|赴|去|从|往|抵|趟|\b(?:in|at|to|from|near|of|of the|side of the))\s?$")
_TITLED = re.compile(r"(?:'s\s|的|\s)?[^,。;:!?、“”]{0,14}")
_WORD = re.compile(r"\b(?!and\b)[a-z]{3,}")
# Behind a place that acts: its government, a date, a preposition, an adverb, or the verb itself; not a noun it only locates.
_ACTS = re.compile(
    r"\s*(?:政府|当局|方面|国会|议会|内阁|央行|把|对|向|就|与|和|以|为|在|将|给|跟|因|已|由|也|又|等|于|并|再|正|拟|计划|宣布|自|从|则|首|率|[^\u3400-\u9fff]|[今去前昨明上本当近日])"
)
_ACCORDING = re.compile(r"(?:根据|援引|引述|据)[《“]?$")
_BY_THEN = re.compile(r"[^,，。]{0,8}(?:之后|以后|之前|以前|后(?!者)|时)")
_AND = re.compile(r"\s?(?:和|以及|及|与|、|兼|&|and)\s?")
_AT_ZH = re.compile(r"(?:(?<!正|现|存|实)在|赴|前往|到访|走进)$")
_FROM = re.compile(r"(?:从|自|脱胎于|孵化自|来自|\bfrom|\bout of)\s?$")
_MORE = re.compile(r",\s(?:and\s)?(?:which|who|\w{3,12}ed|held|set|due|put|told)\s[^,;:]{0,80}")
_ADJACENT = re.compile(
    r"(?:[^\u3400-\u9fff]|就|又|也|还|已|曾|才|则|将|会|更|再|首次|正式|随即|随后|同时|同步|起|于|在|即|开始|全面|最快|预计|宣布|表示|一度|因|并|先后|共同|率先|再次|重新|日前|近日|此前|终于|突然|官宣|截至|止|期内|半年|全年|单季|当季|累计|一举|成功|均|都|便|亦|于是|然后|而后|后来|接着|紧接着|其间|期间|首度|立即|当即|旋即|迅速){0,24}"
)
_CJK = re.compile(r"[\u3400-\u9fff\w]")
_END_ASKED = re.compile(r"[?？]")
_SUBJECTLESS = re.compile(r"(?:[^:]{0,12}:)?[\s\d*#-]{0,6}(?:就?在|于|到了?|自|从)?\s?$")


def negated(scene: Scene) -> bool:
    """没有, 不, not right before the trigger (or before 与百度合作): nothing happened."""
    start, _ = scene.clause
    if _NOT_WITH.search(scene.folded, max(start, scene.trigger.start - 24), scene.trigger.start):
        return True
    return bool(
        re.search(
            rf"(?:{lexical('fact_negated').pattern})\s*(?:有|再|会|能|予|作|been|yet|to|yet been)?\s*$",
            scene.lead[-14:],
            re.I,
        )
    )


@cache
def _guards(type: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of the words that make the trigger a piece of another one; Latin ones end and begin with a word."""

    def either(name: str, edge: str, *, last: bool) -> str:
        parts = []
        for w in sorted(words(name), key=lambda w: (-len(w), w)):
            latin = LATIN.match(w.strip()[-1 if last else 0])
            parts.append(re.escape(w) + edge if latin and last else edge + re.escape(w) if latin else re.escape(w))
        return "|".join(parts)

    return (
        re.compile(either(f"{type}_not_behind", r"s?(?![A-Za-z])", last=True), re.I),
        re.compile(f"(?:{either(f'{type}_not_before', r'(?<![A-Za-z])', last=False)})$", re.I),
    )


def part_of_another(scene: Scene, type: str) -> bool:
    """The trigger is a piece of a longer word or of a noun: 研究人员, 对话助手, 小说."""
    behind, before = _guards(type)
    folded, t = scene.folded, scene.trigger
    hit = before.search(folded[max(scene.sentence.start, t.start - 16) : t.start])
    if hit and hit[0] == "的" and any(m.kind == "date" and m.end == t.start - 1 for m in scene.sentence.mentions):
        hit = None  # 2015年的更名
    return bool(hit or behind.match(folded, t.end))


def asked(scene: Scene) -> bool:
    """The trigger's clause asks: it asserts nothing."""
    start, end = scene.clause
    if not (scene.sentence.passage.kind == "question" or _END_ASKED.search(scene.folded, end - 1, scene.sentence.end)):
        return False
    return bool(lexical("asking").search(scene.folded, start, end)) or scene.folded[end : end + 1] in ("?", "？")


def told(scene: Scene, type: str) -> bool:
    """The word tells a happening here: a date is near; no negation, no question, no habit, no noun."""
    if not any(m.kind == "date" for s in (scene.sentence, *scene.before_sentence[-2:]) for m in s.mentions):
        return False
    if part_of_another(scene, type) or negated(scene) or asked(scene):
        return False
    start, end = scene.clause
    if LATIN.match(scene.folded, scene.trigger.start) and _NEVER_EN.search(
        scene.folded, max(start, scene.trigger.start - 60), scene.trigger.start
    ):
        return False
    return not lexical("generic_when").search(scene.folded, start, end)


def _balance(text: str) -> int:
    return sum(_QUOTES.get(c, 0) for c in text)


def _apart(scene: Scene, date: Mention) -> bool:
    """The date is said inside a quotation that the trigger stands outside of, or dates an earlier happening (…发布后,)."""
    if date.end <= scene.trigger.start:
        between = scene.between(date.end, scene.trigger.start)
        if _balance(between):
            return True
        return not between.startswith((",", " ,")) and bool(_PAST.match(between))
    return date.start >= scene.trigger.end and _balance(scene.between(scene.trigger.end, date.start)) > 0


def _placed(m: Mention) -> bool:
    return m.kind == "date" and isinstance(m.value, When) and bool(m.value.earliest or m.value.latest)


def moment(scene: Scene, *, carry: bool = False, near: int = 60) -> tuple[Mention | None, str]:
    """When it was: in English the date of the trigger's own clause comes first, for it follows its verb."""
    start, end = scene.clause
    latin = bool(LATIN.match(scene.folded, scene.trigger.start))
    date, far = scene.date(carry=carry and not latin)
    if latin and not scene.subordinate() and not (date and start <= date.start < end):
        more = (
            None if date and far == "sentence" else _MORE.match(scene.folded, end, scene.sentence.end)
        )  # …, announced on October 17
        own = [
            m for m in dates_of(scene) if _placed(m) and scene.trigger.end <= m.start < (more.end() if more else end)
        ]
        if own:
            date, far = own[0], "sentence"
    across = next(
        (m for m in scene.sentence.mentions if _placed(m) and start <= m.start < scene.trigger.start < m.end), None
    )
    effect = next(
        (
            m
            for m in dates_of(scene)
            if 0 <= m.start - scene.trigger.end <= 32
            and any(lexical("in_effect").match(scene.folded, at) for at in (m.end - 1, m.end))
        ),
        None,
    )
    if effect:  # 获委任为…,自10月1日起生效
        date, far = effect, "sentence"
    if across:  # 从5月6日开始训练: the date's words end in the verb's
        date, far = across, "sentence"
    if date is None or not (date.value.earliest or date.value.latest):
        return None, far
    if far == "sentence":
        gap = max(scene.trigger.start - date.end, date.start - scene.trigger.end)
        if gap > near or _apart(scene, date):
            return None, far
    return date, far


def vague(scene: Scene, date: Mention) -> bool:
    """当时, 那天; in talk also 今天: such a word places nothing by itself."""
    word = scene.folded[date.start : date.end].lower()
    if word in words("vague_when"):
        return word not in ("今天", "明天", "后天", "这两天") or bool(scene.sentence.passage.speaker)
    return False


def _labels(scene: Scene, m: Mention) -> bool:
    """The name is the label of a turn: 张鹏:…"""
    p = scene.sentence.passage
    return (
        bool(p.speaker)
        and m.start < p.start + len(p.speaker) + 2
        and scene.folded[m.end : p.start + len(p.speaker) + 4].lstrip('》」"*)）').startswith(":")
    )


def _referred(scene: Scene, after: int) -> bool:
    """公司, 该公司, it, the company stands as a noun of its own between `after` and the trigger."""
    if _the_company().search(scene.folded, after, scene.trigger.start):
        return True
    for m in lexical("referring").finditer(scene.folded, after, scene.trigger.start):
        lead = scene.folded[max(after, m.start() - 1) : m.start()]
        if m[0].isascii() or not _CJK.match(lead) or lead in "后日月年时则即又才":
            return True
    return False


@cache
def _the_company() -> re.Pattern[str]:
    """The Paris-based start-up, the chipmaker."""
    return re.compile(rf"\b[Tt]he\s(?:[\w'-]+\s){{0,3}}(?:{lexical('company_noun').pattern})\b(?!'s\s[A-Z])")


def _subjectless(scene: Scene) -> bool:
    """Nothing but dates and adverbs stands before the trigger, or a pronoun: then the sentence before names who acts."""
    if lexical("pronoun").search(scene.lead) or _referred(scene, scene.sentence.start):
        return True
    rest = scene.lead
    for m in scene.sentence.mentions:
        if m.kind == "date" and m.end <= scene.trigger.start:
            rest = rest.replace(scene.folded[m.start : m.end], "", 1)
    return bool(_ADJACENT.fullmatch(rest)) and not LATIN.search(rest)


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
    narrow = tuple(k for k in kinds if k != "place")
    start, _ = scene.clause
    by = scene._by()
    if by and by.value.kind in kinds:
        return by, "sentence"
    here = [
        m
        for m in scene.before(*narrow)
        if not _labels(scene, m)
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
    inside = [m for m in here if m.start >= start]
    ours = lexical("first_person").search(scene.folded, start, inside[0].start if inside else scene.trigger.start)
    if (
        ours
        and scene.sentence.passage.speaker
        and scene.sentence.passage.kind != "question"
        and (spoken := scene._spoken(narrow))
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
        if not places:  # the place right before the verb: 法国宣布, 美国收紧
            places = [m for m in scene.before("place") if m.start >= start and m.end == scene.trigger.start]
        if places:
            return places[0], "sentence"
    if scene.sentence.passage.kind == "answer" and "organisation" in kinds and not here and _our_thing(scene, start):
        side = scene.story.sides.get(scene.sentence.passage.speaker)
        if side:
            return side, "paragraph"  # 视频模型是6月立项的
    topic = scene.story.topic
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
    if here and not he and (subject := _subject(scene, here)):
        return subject, "sentence"
    if not here and scene.story.chronicle and (own := scene.standing()) and own.value.kind in kinds:
        return own, "paragraph"
    agent, reach = scene.agent(*narrow)
    if (
        agent
        and scene.sentence.start <= agent.start < scene.trigger.start
        and agent not in here
        and not _labels(scene, agent)
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
        or (scene.sentence.start <= agent.start < scene.sentence.end and not _labels(scene, agent))
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


def plain(
    scene: Scene,
    type: str,
    *,
    carry: bool = False,
    kinds: tuple[str, ...] = (),
    needs_agent: bool = True,
    extra: dict[str, Mention | None] | None = None,
    near: int = 60,
    shade: str = "",
) -> Iterator[Draft]:
    """A draft when the sentence has a date (or, with `carry`, the passage) near enough and somebody is named."""
    if negated(scene):
        return
    date, far = moment(scene, carry=carry, near=near)
    if date is None:
        return
    agent, reach = actor(scene, kinds)
    if reach == "document" or (agent is None and needs_agent):
        if needs_agent:
            return
        agent = None
    wider = "sentence" if reach == far == "sentence" else "paragraph"
    yield Draft(
        type,
        evidence(trigger=scene.trigger, agent=agent, date=date, **(extra or {})),
        date,
        reach=wider,
        shade=shade or scene.shade,
    )


def named(scene: Scene) -> bool:
    """Somebody or something has a name in the sentence."""
    return any(isinstance(m.value, Entity) for m in scene.sentence.mentions)


__all__ = ["actor", "asked", "moment", "named", "negated", "part_of_another", "plain", "told", "vague"]
