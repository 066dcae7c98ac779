"""What is bought, in Chinese: behind 收购 a chain may stand (A持有的B, A旗下的B, A的运营主体B), and its last name is the thing."""

from __future__ import annotations

import re
from functools import cache

from ..lexicon import alternation, words
from ..model import Mention
from ..pattern import lazy
from ..rule import compiled
from ..who.firm_zh import could_be_firm, has_trade
from .candidate import described, is_brand
from .lexical import lexical
from .scene import Scene

REACH = 90  # characters behind the verb in which the thing is named
_BRACKET = lazy(r"\((?P<more>[^()]{0,60}(?:\([^()]{0,30}\))?[^()]{0,30})\)")
_AND = lazy(r"(?:\([^()]{0,40}\))?[、和与及]")
_LEADS = lazy(r"了?\s?(?:其|上述|前述)?\s?(?:.*(?:旗下|持有|所持有?|控股|股东)的?)?")
_OVER = lazy(r"[,。;、(]|的|并(?=[\u3400-\u9fff]{2})")
_INSIDE = lazy(r"(?<=\()[^()]{0,60}(?=\))")
_REST = compiled(r"(?!{not_bought_begins_zh})[\u3400-\u9fff]{2,6}")
_NAMED = compiled(r"[A-Z“]|[\u3400-\u9fff]{2,8}(?=[,。;(]|$|的{deal_noun_zh})")
_BARE = lazy(r"了?([\u3400-\u9fff]{4,8})(?=[,。;(]|$)")  # 收购萨博技术,
_LETTER = lazy(r"[A-Za-z\u3400-\u9fff]")
_TRAILS = compiled(r"(?:{share_lead_zh}|等?[\d一二两三四五六七八九十多]+家(?:企业|公司)?|等|\d+|系列)+$")


def _blank(m: re.Match[str]) -> str:
    return " " * len(m[0])


@cache
def _end() -> re.Pattern[str]:
    """Where the thing's name is over: a share of it, or what of it is bought."""
    return re.compile(rf"(?<!持股)(?<!持有)(?<![\d.])\d[\d.,]*\s?%|{alternation('share_word')}(?!公司|企业|平台|有限)")


@cache
def _kind() -> re.Pattern[str]:
    """What a company is, in front of its name."""
    shape = "|".join(re.escape(w) for w in words("company_shape") if not w.isascii() and len(w) > 1)
    return re.compile(rf"[^,。;、(]{{2,20}}(?<!有限)(?<!责任)(?<!股份)(?:{shape})\s?(?=[A-Za-z“\u3400-\u9fff]{{2}})")


def behind_kind(scene: Scene, start: int, end: int) -> Mention | None:
    """德国传感器企业Sensorik: the name behind what the company is."""
    kind = _kind().match(scene.folded, start, end)
    return _made(scene, kind.end(), end) if kind else None


def bought(scene: Scene, found: list[Mention]) -> Mention | None:
    """The thing among the names behind the verb (nearest first): through holders to what they hold, or None."""
    at = scene.trigger.end
    stop = min(at + REACH, scene.sentence.end)
    share = _end().search(_INSIDE.sub(_blank, scene.folded[at:stop]))
    limit = at + share.start() if share else stop
    free = [m for m in found if not _in_bracket(scene, m) and m.start <= limit]
    if not free:
        holds = lexical("holder_tail").search(scene.folded, at, min(at + 48, limit))  # 收购了日本电气旗下的…
        latin = (kind := _kind().match(scene.folded, at, limit)) and _NAMED.match(scene.folded, kind.end(), limit)
        firm = (bare := _BARE.match(scene.folded, at, limit)) and has_trade(bare[1]) and could_be_firm(bare[1])
        return _made(scene, holds.end() if holds else at, limit) if share or holds or latin or firm else None
    thing = _last_holder(scene, free)
    if share and described(scene, thing):  # 电动汽车公司|国能汽车
        return _made(scene, thing.end, limit)
    while (at := _held(scene, thing)) > 0:
        nxt = next((m for m in free if thing.end < m.start <= limit and m.start - at <= 12), None)
        longer = nxt and share and re.fullmatch(r"(?!的)[A-Za-z\u3400-\u9fff]{1,6}", scene.between(nxt.end, limit))
        if nxt and not longer and re.fullmatch(r"[^,。;、并]*", scene.between(at, nxt.start)):
            thing = nxt
            continue
        return _made(scene, at, limit)
    return _longer(scene, thing, limit) if share else thing


def _longer(scene: Scene, thing: Mention, limit: int) -> Mention:
    """华为海洋51%股权: a name that begins with a known one and goes on up to the share is another company's."""
    rest = _REST.fullmatch(scene.folded, thing.end, limit)
    if not rest or thing.rule != "who/gazetteer" or lexical("name_rest").fullmatch(rest[0]) or _held(scene, thing):
        return thing
    end = limit
    return scene.firm(thing.start, end)


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
    if kind := _kind().match(scene.folded, at, limit):  # 电池电极生产业务公司|NEC能源元器
        at = kind.end()
    name = _TRAILS.sub("", _OVER.split(scene.between(at, limit))[0].rstrip()).strip(" “”")
    at = scene.folded.find(name, at, limit) if name else at
    firm = name.removesuffix("有限公司")
    if (
        not 2 <= len(firm) <= 14
        or not is_brand(firm)
        or lexical("no_thing").search(firm)
        or not _LETTER.search(name)
        or lexical("trade_alone_zh").fullmatch(name)
    ):
        return None
    return scene.firm(at, at + len(name))
