"""Folds what is sought and what is found alike, so that 智譜, 智谱 and ２０２３ match whatever script wrote them.

Character for character or deletion, as in extract/clean.py, but for the index only: no stored text is ever changed.

>>> fold("創(chuàng)新，２０２３年").text
'创新,2023年'
>>> spaced("智譜AI發布了GLM-130B。好")
'智 谱 AI 发 布 了 GLM-130B ǁ 好'
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

import opencc

BARRIER = "ǁ"  # a letter to the tokenizer, and in no query: no phrase reaches across it
HAN = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20, ord(BARRIER): 0x20}
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
# 創(chuàng)新, O(shè)penAI: the reading that a converter put behind a character; and characters that nobody sees
_DROPPED = re.compile(
    rf"(?<=[{HAN}A-Za-z])\([a-zü]{{0,3}}[{_TONED}][a-zü{_TONED}]{{0,4}}\)"
    "|[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]"
)
_HAN = re.compile(f"[{HAN}]")
# Punctuation parts phrases, except within a word of Latin letters or digits: GLM-4.5, AT&T, O'Brien
_APART = re.compile(rf"(?<![^\W_{HAN}])[^\w\s]+|[^\w\s]+(?![^\W_{HAN}])|[^\w\s]{{2,}}|[\r\n]+|_+")


class Folded(NamedTuple):
    """Folded text; `offsets[i]` is where `text[i]` stands in the raw one (None: in the same place)."""

    text: str
    offsets: list[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The raw range of a range of the folded text."""
        return (start, end) if self.offsets is None else (self.offsets[start], self.offsets[end - 1] + 1)


@cache
def _t2s() -> Any:
    return opencc.OpenCC("t2s")  # t2s only: the others change lengths


def fold(raw: str) -> Folded:
    """Simplified, half width, without glosses and invisible characters."""
    if raw.isascii():
        return Folded(raw, None)
    offsets: list[int] | None = None
    text = raw
    if spans := [m.span() for m in _DROPPED.finditer(raw)]:
        offsets, at = [], 0
        for start, end in spans:
            offsets.extend(range(at, start))
            at = end
        offsets.extend(range(at, len(raw)))
        text = "".join(map(raw.__getitem__, offsets))
    simple = str(_t2s().convert(text))
    return Folded((simple if len(simple) == len(text) else text).translate(_WIDE), offsets)


def spaced(raw: str) -> str:
    """The folded text as the index has it: every Chinese character a word, every stop a barrier."""
    text = _HAN.sub(r" \g<0> ", _APART.sub(f" {BARRIER} ", fold(raw).text))
    return " ".join(text.split())
