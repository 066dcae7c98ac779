"""Meetings: conferences, talks, dinners, interviews."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..model import Mention
from ..pattern import lazy
from . import fact
from .lexical import lexical
from .plain import LATIN, moment, named, plain, told, vague
from .scene import Draft, Scene

MEETING_NAME = 14  # characters of a name of a meeting in a calendar
_AND = lazy(r", (?:and|but)\b")
THOSE = ("organisation", "person", "place", "product")


@fact("fact/meeting", type="meeting", triggers="meeting_trigger", dated=True)
def meeting(scene: Scene) -> Iterator[Draft]:
    """Finds 大会, 论坛 with a verb of holding or visiting (举行, 出席, held); 饭局, 会晤, 演讲, met; talks with somebody.

    Reads who took part and when. Leaves meetings that are the mere place of something else (发布会上说), interviews that
    only carry a statement (采访时表示), things called dialogue (对话助手), and meetings without anybody named."""
    if not told(scene, "meeting"):
        return
    start, end = scene.clause
    folded, t = scene.folded, scene.trigger
    if scene.shade == "event":
        if folded[t.end : t.end + 1] in ("上", "中", "后") and not lexical("attending").search(folded, start, t.start):
            return
        if not _announced(scene) and not lexical("meeting_verb").search(
            folded,
            max(start, t.start - 40),
            min(scene.sentence.end if LATIN.match(folded, t.start) else end, t.end + 36),
        ):
            return
    elif scene.shade == "talk":
        if lexical("speech_behind").match(folded, t.end):
            return
        if not lexical("meeting_verb").search(folded, max(start, t.start - 40), t.start):
            return
    elif scene.shade == "heard" and not lexical("hearing").search(folded, start, t.start):
        return
    date, _ = moment(scene)
    if date is None or vague(scene, date):
        return
    if LATIN.match(folded, t.start) and date.end <= start and _AND.search(folded, date.end, t.start):
        return  # opens a shop next year, and the conference …: the date is that of the verb before
    ours = scene.shade != "heard" and lexical("first_person").search(folded, start, t.start)
    whom = _met(scene)
    anybody = named(scene) and bool(ours or whom or scene.shade == "event")
    extra: dict[str, Mention | None] = {"other": whom} if whom else {}
    for draft in plain(scene, "meeting", kinds=THOSE, needs_agent=not anybody, extra=extra):
        # the place in a meeting's name (首尔峰会) takes no part in it
        yield replace(
            draft,
            roles=tuple(
                e
                for e in draft.roles
                if not (e.role == "agent" and e.mention.value.kind == "place" and t.start - e.mention.end <= 6)
            ),
        )


def _met(scene: Scene) -> Mention | None:
    """Whom a reporter met: 记者在深圳见到了凌牧."""
    if scene.shade != "act" or not lexical("reporter_zh").search(scene.folded, scene.clause[0], scene.trigger.start):
        return None
    return next((m for m in scene.after("person") if m.start < scene.clause[1]), None)


def _announced(scene: Scene) -> bool:
    """A line of a calendar: 11月12日,百度世界大会。 Nothing but a date and the meeting's name."""
    sentence, t = scene.sentence, scene.trigger
    dates = [m for m in sentence.mentions if m.kind == "date" and m.end <= t.start]
    if not dates or scene.folded[t.end : sentence.end].strip(" 。;\n"):
        return False
    lead = scene.folded[sentence.start : dates[0].start].strip()
    name = scene.folded[dates[-1].end : t.start].strip(",， :")
    return not lead and 0 < len(name) <= MEETING_NAME and not lexical("happening_state").search(name)
