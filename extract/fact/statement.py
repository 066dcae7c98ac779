"""Statements: calls, letters, posts, announcements that are events of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..pattern import lazy
from ..rule import compiled
from . import fact
from .dated import to_come, width
from .lexical import lexical
from .plain import LATIN, actor, moment, plain, told, vague
from .predicate_en import announced
from .scene import Draft, Scene

LONGEST = 31  # days: who said something "this year" made no statement that has a date
_NEAR = 26
_TAKEOVER = lazy("(?![^,。]{0,8}(?:终止|放弃|取消|停止))[^,。]{0,16}?(?:收购|并购)(?!案|方|价|标的|计划)")
_STAKE = lazy(
    r" (?:that it (?:had|has|held|holds) )?(?:an? |its )?\d[\d.]*(?:%| per ?cent) (?:\w+ ){0,2}(?:stake|holding)\b"
)
_AGREEMENT = compiled(
    r" (?:on [A-Z]\w+day )?(?:an?|its|their) (?!deal to|agreement to)(?:[\w-]+ ){0,5}?{agreement_en} (?:with"
    r"|between)\b"
)
_TAIL = lazy(r",\s[^,]{1,40}")  # approved it last December, the company said
_LED = compiled(r"\s*(?:(?:{statement_opens_en}|[A-Z][a-z]+ing)\b[^,]{0,60})?")
_PARTICIPLE = lazy(r",\s(?:(?:first|originally|also|initially|already)\s)?$")  # its merger, announced last November
_TOLD = compiled(r"\s(?:(?:{told_whom_en}|[A-Z]\w{1,12})\s){0,6}")


def _he(scene: Scene) -> bool:
    """He said in June …: the pronoun opens the clause."""
    return bool(lexical("pronoun_person").match(scene.folded, scene.clause[0] + (scene.folded[scene.clause[0]] == " ")))


@fact("fact/statement", type="statement", triggers="statement_trigger", dated=True)
def statement(scene: Scene) -> Iterator[Draft]:
    """Finds 呼吁, 公开信, 宣布, 发文, wrote, called for; and 说, 表示, said where a date stands right beside.

    Reads who made it public and when. Leaves ordinary quotation (a verb of speech with no date of its own), reports of
    what people in general say, and words that hold such a verb (说法, 小说, 号称)."""
    if not told(scene, "statement"):
        return
    start, end = scene.clause
    folded, t = scene.folded, scene.trigger
    if folded.startswith("的", t.end) or lexical("demand").search(
        folded, start, t.start
    ):  # 2月1日披露的计划, 要求公司披露
        return
    soon = scene.shade == "act" and bool(lexical("at_once").search(folded, start, t.start))
    date, far = moment(scene, near=48, carry=soon)
    if date is None or vague(scene, date) or width(date) > LONGEST * 2:
        return
    if scene.shade == "letter" and not lexical("statement_letter_verb").search(
        folded, max(start, t.start - 30), min(end, t.end + 20)
    ):
        return
    if scene.shade == "letter_verb" and not lexical("statement_letter").search(
        folded, t.end, min(scene.sentence.end, t.end + 30)
    ):
        return
    if scene.shade == "denial" and not lexical("report_noun").search(folded, t.end, min(end, t.end + 30)):
        return
    latin = bool(LATIN.match(folded, t.start))
    if latin and date.start >= t.end and announced(folded, date.end, end, (t.start, t.end, "past")):
        return  # said on Tuesday that it had sold its mill: the sale is told
    if not latin and date.start >= t.end and lexical("fact_denied").match(folded, t.start):
        return  # 否认去年8月收购了…: the day of what is denied
    if latin and t.quote.islower() and t.quote.endswith("ed") and _PARTICIPLE.search(folded, start - 1, t.start):
        return
    if latin and folded.startswith(("'s ", "’s "), date.end) and date.start > t.end:
        return  # yesterday's price
    if scene.shade == "weak":
        if date.value.earliest and to_come(scene, date):
            return  # 将于明年3月上市,他表示: the day of what is told
        behind = date.start >= t.end
        close = 0 <= t.start - date.end <= 8  # 今年三四月份的时候就说过
        if width(date) > LONGEST * (2 if close else 1) or far != "sentence":
            return
        if behind and not (LATIN.match(folded, t.start) and _TOLD.fullmatch(folded, t.end, date.start)):
            return
        if (
            latin
            and _TAIL.fullmatch(folded, date.end, t.start)
            and not _LED.fullmatch(folded, scene.sentence.start, date.start)
        ):
            return  # the date of what is told
        if not behind and (t.start - date.end > _NEAR or re.search('[“”"「」]', scene.between(date.end, t.start))):
            return
        agent, reach = actor(scene)
        if (
            agent is None
            or reach != "sentence"
            or (agent.start < scene.sentence.start and not _he(scene))
            or folded[agent.end : agent.end + 1] == ":"
            or lexical("medium").search(folded, agent.start, agent.end)
        ):
            return
    for draft in plain(scene, "statement", near=48, carry=soon):
        beside = next(
            (
                m
                for m in scene.before("person", "organisation")
                if 0 <= t.start - m.end <= 2
                and not scene._aside(m)
                and not folded.startswith("的", m.end)
                and not scene.between(max(start - 20, 0), m.start).endswith(("of ", "at ", "for "))
            ),
            None,
        )
        agents = {e.mention.span for e in draft.roles if e.role == "agent"}
        if beside and beside.span not in agents:  # Meituan's chief executive, Wang Xing, said
            draft = replace(
                draft, roles=tuple(replace(e, mention=beside) if e.role == "agent" else e for e in draft.roles)
            )
        if _TAKEOVER.match(folded, t.end, end) and t.quote in ("宣布", "提出"):
            draft = replace(draft, type="acquisition")  # 宣布收购其余资产
        if _STAKE.match(folded, t.end, end):
            draft = replace(draft, type="investment")
        if t.quote.lower() == "announced" and _AGREEMENT.match(folded, t.end, end):
            draft = replace(draft, type="partnership")
        yield draft
