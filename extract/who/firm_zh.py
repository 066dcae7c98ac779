"""Whether a few Chinese characters that stand where a company's name could stand are such a name.

>>> [could_be_firm(name) for name in ("恒砺光电", "恒砺环保", "*ST恒砺", "北上资金", "王建国")]
[True, True, True, False, False]
"""

from __future__ import annotations

import re
from functools import cache

from ..lexicon import alternation, words
from .gazetteer import lookup

_SHORT = 3  # a name of so many characters that begins with a surname is as often a person's
_COUNTED = (
    r"[一二三四五六七八九十两](?=[名家位个只支架艘辆起笔点成人季年日])|\d日|超(?=[\d一二两三四五六七八九十百千万数过])"
)


@cache
def _everyday() -> re.Pattern[str]:
    one = "".join(words("not_head_one_zh"))
    return re.compile(rf"[{one}]|{_COUNTED}|{alternation('not_head_zh')}")


@cache
def _person() -> re.Pattern[str]:
    lists = ("surname_strong_zh", "surname_common_zh", "surname_weak_zh", "given_strong_zh", "given_zh")
    strong, common, weak, *given = ("".join(words(name)) for name in lists)
    sounds = "".join(words("sound_zh"))
    return re.compile(rf"[{strong}{common}]..|[{weak}][一{''.join(given)}][{''.join(given)}]|[{sounds}]{{3}}")


@cache
def _trade() -> re.Pattern[str]:
    return re.compile(f"{alternation('head_trade_zh')}$")


def has_trade(name: str) -> bool:
    """Two characters at least, and a trade: 青原锂业."""
    return _trade().search(name, 2) is not None


def could_be_firm(name: str, *, acts: bool = False) -> bool:
    """No words of everyday but a trade at the end, no likely name of a person unless it does what only firms do (`acts`),
    nothing that is known to be something else."""
    if name.endswith(tuple(words("modal_end_zh"))):
        return False  # 故事要从2006年讲起
    trade = _trade().search(name, 2)
    if len(name) < _SHORT - name.startswith(("*ST", "ST")) or _everyday().search(
        name[: trade.start()] if trade else name
    ):
        return False
    if len(name) == _SHORT and not acts and _person().fullmatch(name):
        return False
    known = lookup(name)
    return known is None or known.kind == "organisation"
