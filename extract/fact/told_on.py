"""The day or month of a financing: the date beside it that is no date of another happening, else that of the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from ..model import Mention, When
from ..pattern import lazy
from ..rule import compiled
from .by_place_en import behind_dateline
from .pairs import LATER
from .scene import Scene
from .unit import Unit

_SAID_ON = lazy(r",\s[^,]{2,60}?\b(?:said|announced|disclosed|confirmed)\s(?:late |early )?(?:on )?$")
_ASIDE_OPENS = lazy(r",\s(?:which|who|that|whose|once|last|previously)\s[^,;]{0,60}$")
# since its founding in 2022, 2020年成立: the date of another happening
_FOUNDED_BEFORE = lazy(
    r"(?:\b(?:found\w+|launch\w*|inception|establish\w+|incorporated)\s(?:in\s[A-Z][\w\s]{2,16}\s)?(?:back\s)?in|\bsince|成立于|创立于|创办于|始于)\s?$"
)
_FOUNDED_BEHIND = compiled(r"\s?(?:[在于由][^,。;]{1,10})?{founding_verb_zh}")
_TILL_NOW = compiled(r"{until_today_zh}")
_UNDER_WAY = compiled(r"(?:正在|仍在|还在|目前在|正){negotiate_verb_zh}[^,。;]{0,16}$")
_OF_ROUND = compiled(
    r"(?:\s(?:{round_part_en}|[A-K])|(?:,?\s(?:co-)?led by|\sfrom)\s[A-Z][^,;$€£]{1,50}?\s(?:in|on))*\s"
)


class Told(NamedTuple):
    """The date of a unit; how far it was looked for; what a total is counted since; the words that say it is under way."""

    date: Mention | None
    far: str
    since: tuple[Mention, ...]
    under_way: Mention | None


def date_of(scene: Scene, unit: Unit, before: Unit | None, bare: bool, under_way: Mention | None) -> Told:
    """`before`: the unit told before this one; `under_way`: what an earlier unit of the sentence found."""
    date, far = (None if bare else _behind(scene, unit)) or scene.date()
    if date and _of_founding(scene, date):
        date, far = None, "sentence"
    words = scene.between(scene.sentence.start, scene.sentence.end)
    if date and far != "sentence" and unit.kind == "cumulative" and _TILL_NOW.search(words):
        date = None  # 到现在累计融了11亿: not of the date that was told before
    if date and date.end <= unit.start and _of_aside(scene, before, date, unit):
        date, far = None, "sentence"
    since: tuple[Mention, ...] = ()
    if date and unit.kind == "cumulative" and (said := _said_on(scene, date)):
        date, since = said, (date,)
    if (date is None or far != "sentence") and (under_way := _under_way(scene, scene.trigger) or under_way):
        date, far = under_way, "sentence"
    if date and before and date.end <= before.start and LATER.search(scene.between(before.end, unit.start)):
        date, far = None, "sentence"
    return Told(date, far, since, under_way)


def parts_of(scene: Scene, units: Sequence[Unit], companies: Sequence[Mention | None]) -> list[tuple[int, int]]:
    """Where the part of the sentence begins and ends that tells of each unit, where another company comes in between:
    Gradient closed a $25 million round last month, and | Quilt is reportedly in talks to raise $80 million."""
    lows = [scene.sentence.start]
    for n in range(1, len(units)):
        a, b = companies[n - 1], companies[n]
        new = a and b and a.value.key != b.value.key and units[n - 1].end <= b.start < units[n].start
        at = max(scene.folded.rfind(c, units[n - 1].end, b.start) for c in ",;") if new and b else -1
        lows.append(at + 1 if at >= 0 else lows[-1])
    highs = [next((low for low in lows[n + 1 :] if low > lows[n]), scene.sentence.end) for n in range(len(lows))]
    first = companies[0].start if companies[0] and len(set(lows)) > 1 else scene.sentence.start
    return [(first if low == scene.sentence.start else low, high) for low, high in zip(lows, highs, strict=True)]


def in_another(date: Mention, parts: Sequence[tuple[int, int]], n: int) -> bool:
    """The date stands in the part of another company."""
    return any(low <= date.start and date.end <= high for low, high in parts if (low, high) != parts[n])


def part_of_sentence(scene: Scene, parts: Sequence[tuple[int, int]], n: int) -> Scene:
    """The scene with no more of its sentence than tells of one unit: reportedly in another part says nothing of it."""
    low, high = parts[n]
    if n == 0:
        low = scene.sentence.start
    if (low, high) == (scene.sentence.start, scene.sentence.end):
        return scene
    inside = tuple(m for m in scene.sentence.mentions if low <= m.start and m.end <= high)
    return replace(scene, sentence=replace(scene.sentence, start=low, end=high, mentions=inside))


def dates_before(scene: Scene, first: int) -> list[Mention]:
    """The dates of a sentence between 分别 and its first sum or round: 分别于3月和5月完成."""
    low = scene.folded.rfind("分别", scene.sentence.start, first)
    dates = [d for d in scene.sentence.mentions if d.kind == "date" and isinstance(d.value, When)]
    return [d for d in dates if low < d.start and d.end <= first]


def _under_way(scene: Scene, cue: Mention) -> Mention | None:
    """正在进行C轮融资: when the document came out; the words are the evidence, the month is inferred."""
    issued = scene.story.published.when
    m = _UNDER_WAY.search(scene.folded, max(scene.sentence.start, cue.start - 24), cue.start)
    told = any(d.kind == "date" for d in scene.sentence.mentions)
    if m is None or told or issued is None or issued.earliest is None or issued.latest is None:
        return None
    if (issued.latest - issued.earliest).days > 31:
        return None
    first, last = issued.earliest.replace(day=1), issued.latest
    last = (last.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)
    if (last - first).days > 31:
        return None
    made = scene.made(m.start(), m.start() + 2, When.of(f"{first.isoformat()[:7]}~", first, last), "date")
    return replace(made, basis="inferred", why=f"“{m[0]}” is when the document came out ({issued.edtf}).")


def _behind(scene: Scene, unit: Unit) -> tuple[Mention, str] | None:
    """A date right behind in English: raised $5 million in a Series A round last year."""
    for d in scene.sentence.mentions:
        if (
            d.kind == "date"
            and isinstance(d.value, When)
            and d.start >= unit.end
            and _OF_ROUND.fullmatch(scene.folded, unit.end, d.start)
        ):
            return d, "sentence"
    low = behind_dateline(scene)
    dates = [d for d in scene.sentence.mentions if d.kind == "date" and isinstance(d.value, When) and d.start >= low]
    only = dates[0] if len(dates) == 1 and dates[0].start >= unit.end else None
    if only and _SAID_ON.search(scene.folded, unit.end, only.start):  # …, the company said on Tuesday
        return only, "sentence"
    return None


def _of_aside(scene: Scene, before: Unit | None, date: Mention, unit: Unit) -> bool:
    """…, which was valued at $700 million in 2023, a valuation of $1.6 billion: the date is that of the clause that is over."""
    told = before if before and before.end <= date.start else date
    opens = _ASIDE_OPENS.search(scene.folded, max(scene.sentence.start, told.start - 80), told.start)
    return bool(opens) and "," in scene.between(date.end, unit.start)


def _said_on(scene: Scene, date: Mention) -> Mention | None:
    """On October 20 it said that it had raised $2 billion since January: a total of the day on which it was said."""
    span = date.value
    days = [
        d
        for d in scene.sentence.mentions
        if d.kind == "date"
        and d.end <= date.start
        and isinstance(d.value, When)
        and d.value.precision == "day"
        and "/" in span.edtf
        and span.earliest
        and span.latest
        and span.earliest <= d.value.earliest <= span.latest
    ]
    return days[-1] if days else None


def _of_founding(scene: Scene, date: Mention) -> bool:
    """The date says when the company was founded: since its founding in 2022, 2020年成立的X."""
    return bool(
        _FOUNDED_BEFORE.search(scene.folded, max(0, date.start - 44), date.start)
        or _FOUNDED_BEHIND.match(scene.folded, date.end)
    )
