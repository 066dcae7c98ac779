"""Moves of a business: orders, offices, prices, staff, strategy."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Amount
from ..pattern import lazy
from . import fact
from .dated import width
from .lexical import lexical
from .plain import LATIN, moment, named, plain, told, vague
from .scene import Draft, Scene

DOERS = ("organisation", "person", "product", "model", "place")
YEAR, OPEN = 366, 10**6
DEAREST = 100_000  # of what is sold by the piece, in any currency

_COURT = lazy("(?:法院|地院|高院)[^,。]{0,4}[判裁](?![决定处令])|(?:一审|二审|终审)(?!判决|裁定)")


@fact("fact/business", type="business", triggers="business_trigger", dated=True)
def business(scene: Scene) -> Iterator[Draft]:
    """Finds 裁员, 关闭, 接入, 更名, 启用, 押后, 降价, 起诉, laid off, renamed, cut the price.

    Reads who did it and when. Weak words (启动, 进入, 投入, 决定) count only with somebody and a date in their own clause
    or the date right before. Leaves prices without a figure or 免费, plans of no date, and verbs without a named subject."""
    if not told(scene, "business"):
        return
    start, end = scene.clause
    if scene.shade == "price" and not _priced(scene, start, end):
        return
    if scene.shade == "prices" and not lexical("price_move").search(scene.folded, start, end):
        return
    if scene.shade == "site" and not lexical("site_verb").search(
        scene.folded, max(start, scene.trigger.start - 12), min(end, scene.trigger.end + 4)
    ):
        return
    if scene.shade == "jobs" and not lexical("jobs").search(
        scene.folded, scene.trigger.end, min(end, scene.trigger.end + 40)
    ):
        return
    if scene.shade == "facility" and not lexical("facility").search(scene.folded, start, scene.trigger.start):
        return
    if lexical("sets_date").match(scene.folded, scene.trigger.start) and lexical("meeting_trigger").search(
        scene.folded, scene.trigger.end, end
    ):
        return  # 敲定了发布会的时间: the meeting is what happens then
    date, far = moment(scene, near=80)
    if date is None or vague(scene, date):
        return
    if (
        scene.folded.startswith("的", scene.trigger.end) and scene.trigger.start - date.end > 2
    ):  # …将停发两周前重启的票据
        return
    if scene.shade == "weak":
        agents = [m for m in scene.entities(*DOERS) if start <= m.start < scene.trigger.start]
        beside = 0 <= scene.trigger.start - date.end <= 3 and named(scene)
        if (
            far != "sentence"
            or YEAR < width(date) < OPEN
            or (
                not agents
                and not beside
                and not lexical("first_person").search(scene.folded, start, scene.trigger.start)
            )
        ):
            return
        if not LATIN.match(scene.folded, scene.trigger.start) and scene.trigger.start - date.end > 30:
            return
    type = "business"
    if LATIN.match(scene.folded, scene.trigger.start) and lexical("decides").search(
        scene.folded, start, scene.trigger.start
    ):
        type = "policy"  # the Senate parliamentarian ruled, the White House scrapped the rule
    elif _COURT.search(scene.folded, start, scene.trigger.start):
        type = "policy"  # 地院一审判甲公司败诉
    sued = next((m for m in scene.after("organisation", "person") if m.start - scene.trigger.end <= 2), None)
    yield from plain(
        scene,
        type,
        kinds=DOERS,
        near=80,
        extra={"other": sued} if sued and scene.shade == "" else None,
        needs_agent=not sued
        and not (scene.shade in ("thing", "facility") and far == "sentence" and start <= date.start < end),
    )


def _priced(scene: Scene, start: int, end: int) -> bool:
    """A unit price, or a word of prices, stands in the clause; a share or a volume that falls is none."""
    if lexical("price_word").search(scene.folded, start, end):
        return True
    return any(
        isinstance(m.value, Amount) and start <= m.start < end + 12 and (m.value.max or 0) <= DEAREST
        for m in scene.sentence.mentions
    )
