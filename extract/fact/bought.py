"""What is bought, in Chinese: behind 收购 a chain may stand (A持有的B, A旗下的B, A的运营主体B), and its last name is the thing."""

from __future__ import annotations

import re
from functools import cache

from ..lexicon import alternation
from ..model import Entity, Mention
from ..who.gazetteer import canonical
from .candidate import described, is_brand
from .scene import Scene, lexical

REACH = 60  # characters behind the verb in which the thing is named
_BRACKET = re.compile(r"\((?P<more>[^()]{0,60}(?:\([^()]{0,30}\))?[^()]{0,30})\)")
_AND = re.compile(r"(?:\([^()]{0,40}\))?[、和与及]")
_LEADS = re.compile(r"了?\s?(?:其|上述|前述)?\s?(?:.*(?:旗下|持有|所持有?|控股)的?)?")
_OVER = re.compile(r"[,。;、(]|的")
_TRAILS = re.compile(r"(?:全部|所有|当时|剩余|部分|约|合计|共|中方|外方|原股东|各|百分之百|至少|不超过|\d+家?企?业?)+$")


@cache
def _end() -> re.Pattern[str]:
    """Where the thing's name is over: a share of it, or what of it is bought."""
    return re.compile(rf"\d[\d.,]*\s?%|{alternation('share_word')}")


def bought(scene: Scene, found: list[Mention]) -> Mention | None:
    """The thing among the names behind the verb (nearest first): through holders to what they hold, or None."""
    at = scene.trigger.end
    stop = min(at + REACH, scene.sentence.end)
    share = _end().search(scene.folded, at, stop)
    limit = share.start() if share else stop
    free = [m for m in found if not _in_bracket(scene, m) and m.start <= limit]
    if not free:
        return _made(scene, at, limit) if share else None
    thing = _last_holder(scene, free)
    if share and described(scene, thing):  # 电动汽车公司|国能汽车
        return _made(scene, thing.end, limit)
    while (at := _held(scene, thing)) > 0:
        nxt = next((m for m in free if thing.end < m.start <= limit and m.start - at <= 12), None)
        longer = nxt and share and re.fullmatch(r"(?!的)[A-Za-z\u3400-\u9fff]{1,6}", scene.between(nxt.end, limit))
        if nxt and not longer and re.fullmatch(r"[^,。;、]*", scene.between(at, nxt.start)):
            thing = nxt
            continue
        return _made(scene, at, limit)
    return thing


def _last_holder(scene: Scene, free: list[Mention]) -> Mention:
    """Of A、B合计持有的C the last holder; else the first name."""
    last = free[0]
    for m in free[1:]:
        if not _AND.fullmatch(scene.folded, last.end, m.start):
            break
        last = m
    return last if _held(scene, last) else free[0]


def _in_bracket(scene: Scene, m: Mention) -> bool:
    opens = scene.folded.rfind("(", scene.trigger.end, m.start)
    return opens >= 0 and ")" not in scene.folded[opens : m.start]


def _held(scene: Scene, m: Mention) -> int:
    """Where the words begin that a holder holds; 0 where the name holds nothing."""
    at = m.end
    if bracket := _BRACKET.match(scene.folded, at):
        at = bracket.end()
    if rest := lexical("name_rest").match(scene.folded, at):  # 花旗|亚洲所持
        at = rest.end()
    holds = lexical("holder_tail").match(scene.folded, at)
    return holds.end() if holds else 0


def _made(scene: Scene, at: int, limit: int) -> Mention | None:
    """The name of what is held, where no list knows it: what stands before its share, without what only leads to it."""
    text = scene.between(at, limit)
    if lead := _LEADS.match(text):
        at += lead.end()
    name = _TRAILS.sub("", _OVER.split(scene.between(at, limit))[0].rstrip()).strip(" “”")
    at = scene.folded.find(name, at, limit) if name else at
    if not 2 <= len(name) <= 14 or not is_brand(name) or lexical("no_thing").search(name):
        return None
    return scene.made(at, at + len(name), Entity("organisation", scene.written(at, at + len(name)), canonical(name)))
