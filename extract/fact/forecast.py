"""Forecasts: what somebody expects of a dated future."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from ..lexicon import words
from ..model import Mention, When
from ..pattern import lazy
from ..rule import compiled
from . import fact
from .dated import in_name
from .lexical import lexical
from .plain import LATIN, actor, named, part_of_another, told, vague
from .scene import Draft, Scene, evidence
from .subject_en import subject_of

BEGUN = timedelta(31)  # a window that began less than a month ago is still ahead
_WOULD = lazy(r"[^,;。]{0,16}?(?:会(?![议员上场])|将|要|\bwould\b)")
_BY_THEN = lazy("(?:^|[,。;:“])(?:我[^,。]{0,8},)?到[了]?$")  # 到2027年,一半的店会消失: whoever writes foresees it
_IT = compiled(r"\s?(?:It|{pronoun_en}|She|He|They)\s")  # It expects: whom the sentence before told of
_THOUGHT = compiled(r"{opinion_word_zh}(?:是)?,")  # 他认为,真正的洗牌会在2026年开始
_DEAL = compiled(r"\b{deal_noun_en}\b")
_CLOSES = compiled(r"\s?(?:to )?(?:be )?{complete_verb_en}\b")
_OWN_WORD = compiled(
    r"\b(?:{pledge_verb_en}|told [^,;]{1,40}?)(?: on \w+day)?(?: that)? (?:it |they |he |she |we |(?:the|its) "
    r"(?:\w+ ){1,3})$"
)
ABOUT = ("organisation", "person", "product", "model", "place")


@fact("fact/forecast", type="forecast", triggers="forecast_trigger", dated=True)
def forecast(scene: Scene) -> Iterator[Draft]:
    """Finds 预计, 预判, 或将, 有望, 我赌, 还会, is expected to, will be.

    Reads the date it speaks of, which must reach beyond the day of publication, and whom it is about. Weak words (还会,
    可能, will) need the date in their own clause, wholly ahead. Leaves expectations without a date, those about the past,
    and plans as a noun (发布计划)."""
    if not told(scene, "forecast"):
        return
    word = scene.folded[scene.trigger.start : scene.trigger.end].casefold()
    if word == "may" and any(
        m.kind == "date" and m.start <= scene.trigger.start < m.end for m in scene.sentence.mentions
    ):
        return  # until May 1
    if word in words("modal") and part_of_another(scene, "modal"):
        return
    if word in words("modal_open") and scene.trigger.end >= scene.clause[1]:
        return
    before = scene.folded[scene.trigger.start - 1 : scene.trigger.start]
    if word in words("modal_year") and not (before.isdigit() or before in words("year_word")):
        return  # 2025年会有…, 明年会
    weak = word in words("forecast_weak")
    date = _ahead(scene, weak, word) or (None if weak else _foretold(scene))
    if date is None or vague(scene, date):
        return
    agent, reach = actor(scene, ABOUT)
    if reach == "document" or (
        agent
        and agent.start < scene.sentence.start
        and not scene.sentence.passage.speaker
        and reach == "paragraph"
        and not _IT.match(scene.folded, scene.clause[0], scene.trigger.start)
    ):
        agent = None
    if agent is None and word in ("could", "might", "may"):
        own = subject_of(scene)  # Tolland Rail might sell its freight arm
        agent = own.who if own.kind == "named" else None
    if agent is None:
        agent = next((m for m in scene.after(*ABOUT[:-1]) if m.start - scene.trigger.end <= 16), None)
    if (
        agent is None
        and not named(scene)
        and not _BY_THEN.search(scene.folded, scene.sentence.start, date.start)
        and not _THOUGHT.search(scene.folded, scene.sentence.start, min(date.start, scene.trigger.start))
        and not scene.sentence.passage.speaker
        and not _said_by_us(scene, date)
        and not lexical("whole_field").search(scene.folded, scene.sentence.start, scene.sentence.end)
    ):
        return
    thought = agent is None and word == "将" and _THOUGHT.search(scene.folded, scene.sentence.start, date.start)
    planned = (scene.shade == "planned" and not thought) or _own(scene, word)
    factuality = "planned" if planned else "predicted"
    if lexical("condition").search(
        scene.folded, max(scene.sentence.start, scene.trigger.start - 40), scene.trigger.start
    ):
        factuality = "hypothetical"
    date = _from_now(scene, date)
    closes = _DEAL.search(
        scene.folded, scene.sentence.start, min(scene.sentence.end, scene.trigger.end + 30)
    ) and _CLOSES.match(scene.folded, scene.trigger.end, scene.sentence.end)
    kind = "acquisition" if closes else "forecast"  # the purchase is expected to close in May
    factuality = "planned" if closes and factuality == "predicted" else factuality
    yield Draft(kind, evidence(trigger=scene.trigger, agent=agent, date=date), date, factuality=factuality)


def _said_by_us(scene: Scene, date: Mention) -> bool:
    """今年我们会卖到一百万副: inside a quotation, of whoever speaks."""
    quoted = scene.folded.rfind("“", scene.sentence.passage.start, scene.trigger.start)
    open_ = quoted > scene.folded.rfind("”", scene.sentence.passage.start, scene.trigger.start)
    return open_ and bool(lexical("first_person").search(scene.folded, quoted, scene.trigger.start))


def _own(scene: Scene, word: str) -> bool:
    """In English what somebody will do, not what will come: Corvid said it would open a plant, we will double capacity."""
    if word not in ("would", "will") or lexical("fact_predicted").search(scene.lead):
        return False
    own = _OWN_WORD.search(scene.lead)
    if own and own[0].endswith((" it ", " they ", " he ", " she ", " we ")):
        return True
    acts = lexical("act_en").match(scene.folded, scene.trigger.end + 1, scene.clause[1])
    return bool(acts and (own or scene.lead.lower().endswith("we ")))


def _from_now(scene: Scene, date: Mention) -> Mention:
    """What is expected 6月底之前 is still to come: its window opens with the publication."""
    issued, limit = scene.story.published.when, date.value.latest
    if (
        date.value.earliest
        or not limit
        or not issued
        or not issued.earliest
        or issued.earliest > limit
        or "/" in issued.edtf
    ):
        return date
    when = When.of(f"{issued.edtf}/{date.value.edtf.removeprefix('../')}", issued.earliest, limit)
    return replace(
        date,
        value=when,
        basis="inferred",
        why=f"{date.why} What is expected lies between the publication and then.".strip(),
    )


def _foretold(scene: Scene) -> Mention | None:
    """What was expected then, though it is past by now: 当时就预料2023年初会爆发. It stands behind the word, and 会 behind it."""
    for m in scene.sentence.mentions:
        near = m.kind == "date" and 0 <= m.start - scene.trigger.end <= 40
        if near and m.value and m.value.earliest and _WOULD.match(scene.folded, m.end, scene.sentence.end):
            return m
    return None


def _said_then(scene: Scene, date: Mention) -> bool:
    """told employees on Tuesday that it will: the day of the saying."""
    return date.end <= scene.trigger.start and scene.folded.startswith(" that ", date.end)


def _ahead(scene: Scene, weak: bool, word: str) -> Mention | None:
    """The nearest date of the sentence that lies ahead of (or still runs at) the publication."""
    issued = scene.story.published.when
    start, end = scene.clause
    latin = bool(LATIN.match(scene.folded, scene.trigger.start))  # …expect AI to add $7 trillion to output by 2030
    best: tuple[tuple[bool, int], Mention] | None = None
    for m in scene.sentence.mentions:
        if m.kind != "date" or not isinstance(m.value, When) or (latin and _said_then(scene, m)):
            continue
        if in_name(scene.folded, m):
            continue
        last = m.value.latest
        if last is not None and issued is not None and issued.earliest is not None and last <= issued.earliest:
            continue
        gap = max(scene.trigger.start - m.end, m.start - scene.trigger.end, 0)
        beyond = issued is None or issued.latest is None or last is None or last > issued.latest
        if weak and not (
            beyond and gap <= (70 if latin else 30) and (start <= m.start < end or m.end <= scene.trigger.start)
        ):
            continue
        if (
            weak
            and (m.value.earliest is None) == (last is None)
            and issued
            and issued.latest
            and m.value.earliest
            and m.value.earliest < issued.latest - BEGUN
            and word != "不会"
            and not lexical("still_ahead").search(scene.folded, m.start, m.end)
        ):
            continue
        rank = (not beyond, gap)
        if gap <= (90 if latin else 40) and (best is None or rank < best[0]):
            best = (rank, m)
    return best[1] if best else None
