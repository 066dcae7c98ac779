"""Fold a text so that one rule set reads every script: Simplified, half width, damage dropped, offsets kept.

>>> clean("２０２３年創(chuàng)新").folded
'2023年创新'
>>> clean("２０２３年創(chuàng)新").span(5, 7)
Span(start=5, end=15)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from .damage import damage
from .lexicon import words
from .model import Text
from .pattern import lazy
from .spacing import gaps

# Full width ASCII and the ideographic space; brackets and marks that rules read alike.
_WIDE = {chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)} | {
    "　": " ",
    "\u00a0": " ",
    "﹐": ",",
    "﹑": "、",
    "﹒": ".",
    "﹔": ";",
    "﹕": ":",
    "﹖": "?",
    "﹗": "!",
    "﹙": "(",
    "﹚": ")",
    "﹪": "%",
    "﹩": "$",
    "﹣": "-",
    "‒": "-",
    "–": "-",
    "−": "-",
    "～": "~",
    "〜": "~",
    "∼": "~",
    "‐": "-",
    "‑": "-",
    "「": "“",
    "」": "”",
    "『": "‘",
    "』": "’",
    "﹁": "“",
    "﹂": "”",
    "〝": "“",
    "〞": "”",
    "•": "·",
    "‧": "·",
    "・": "·",
    "￥": "¥",
    "○": "〇",
    "Ｏ": "O",
    "\u2009": " ",
    "\u202f": " ",
    "\t": " ",
}
_ANY_WIDE = lazy("[" + "".join(re.escape(c) for c in _WIDE) + "]")

_APOSTROPHE = lazy(r"[’ʼ](?<=[A-Za-z0-9\u00c0-\u024f]['’ʼ])(?=[A-Za-z])")  # Dubai’s, didn’t, L’Oréal

_HAN = "[\u3400-\u9fff]"
_STRAIGHT = lazy(
    rf'(?<={_HAN})"([^"\n]{{1,120}})"|"(?=[^"\n]{{0,119}}{_HAN})([^"\n]{{1,120}})"|"([^"\n]{{1,120}})"(?={_HAN})'
)
_QUOTES = {"ls": "‘", "rs": "’", "ld": "“", "rd": "”"}

_MID = lazy(r"\n(?=[a-z])(?:(?<=[A-Za-z0-9,;'’%)]\n)|(?<=[A-Za-z0-9,;'’%)] \n))")
_JOINT = lazy(r"(?m)^([^\n\u3400-\u9fff]{39,99}[A-Za-z0-9,;'’%)] ?)\n(?=[A-Za-z0-9$(“\"'])")
# The same in a wire's layout, where paragraphs are indented and so no line without an indent begins anything: short lines too.
_INDENTED = lazy(r"[A-Za-z0-9.,\"')] ?\n {2,8}[A-Z\"']")
_SHORT = lazy(r"(?m)^([^\n\u3400-\u9fff]{19,99}[A-Za-z0-9,;'’%)] ?)\n(?=[A-Za-z0-9$(“\"'])")
# Points of a list, whose lines go on with an indent.
_POINT = lazy(r"(?m)^(?:[*•·-]|\d{1,2}[.)]) [^\n\u3400-\u9fff]+(?:\n {2,6}[A-Za-z0-9$(“\"'][^\n\u3400-\u9fff]*)+")


@cache
def _t2s() -> Any:
    import opencc  # loaded for the first text that needs it

    return opencc.OpenCC("t2s")


@cache
def _changes() -> re.Pattern[str]:
    """A character that t2s may change."""
    return re.compile(f"[{''.join(words('changed_by_t2s'))}\uf900-\ufaff\U00010000-\U0010ffff]")


@cache
def _one(char: str) -> str:
    out = _t2s().convert(char)
    return str(out) if len(out) == 1 else char


def simplify(text: str) -> str:
    """Traditional to Simplified, character for character. t2s only: tw2sp would change lengths and meanings."""
    search, at = _changes().search, 0
    parts: list[str] = []
    while m := search(
        text, at
    ):  # no phrase of the dictionaries goes over a line, so only lines with something to change
        start = text.rfind("\n", at, m.start()) + 1 or at
        end = text.find("\n", m.end()) + 1
        if len(parts) > 16 or not end:  # ... and all that is left, where most lines have
            end = len(text)
        parts += (text[at:start], _simplified(text[start:end]))
        at = end
    return "".join(parts) + text[at:] if parts else text


def _simplified(text: str) -> str:
    out = str(_t2s().convert(text))
    return out if len(out) == len(text) else "".join(map(_one, text))


def _narrow(folded: str) -> str:
    """Full width to half width: every wide character that the text has is replaced throughout."""
    wide = _ANY_WIDE.search(folded)
    while wide:
        folded = folded.replace(wide[0], _WIDE[wide[0]])
        wide = _ANY_WIDE.search(folded, wide.start())
    return folded


def _curled(m: re.Match[str]) -> str:
    """Straight quotation marks in Chinese as the curled ones that rules read: 名为"灵犀"的."""
    return f"“{m[0][1:-1]}”"


def unwrapped(folded: str) -> str:
    """English broken at a fixed width, as wires and mail are: a line end inside a sentence becomes a space.

    Only where lines of 40 to 100 characters go on in lower case at least twice, or once where paragraphs are indented as
    wires do it; a short line stays a heading.
    """
    joint = _joint(folded)
    return joint.sub(lambda m: m[1] + " ", folded) if joint else folded


def _pointed(folded: str) -> str:
    """Points of an English list in one line each."""
    return _POINT.sub(lambda m: m[0].replace("\n", " "), folded)


def _joint(folded: str) -> re.Pattern[str] | None:
    """What finds line ends inside sentences, or None where lines are what they seem."""
    broken = len(_MID.findall(folded))
    if broken and _INDENTED.search(folded):
        return _SHORT
    return _JOINT if broken > 1 else None


def _without(folded: str, offsets: tuple[int, ...] | None, places: Sequence[int]) -> tuple[str, tuple[int, ...]]:
    """The text without the characters at these places, in order, and where each of the others begins in the raw text."""
    kept: list[int] = []
    parts: list[str] = []
    at = 0
    for place in (*places, len(folded)):
        kept.extend(range(at, place) if offsets is None else offsets[at:place])
        parts.append(folded[at:place])
        at = place + 1
    return "".join(parts), tuple(kept)


def clean(raw: str) -> Text:
    """Fold `raw`; the result's `span` leads every range back to raw offsets."""
    folded, offsets = raw, None
    if found := damage(raw):
        kept: list[int] = []
        parts: list[str] = []
        at = 0
        for start, end, char in [*found, (len(raw), len(raw), "")]:
            kept.extend(range(at, start + len(char)))
            parts.append(raw[at:start] + char)
            at = end
        offsets = tuple(kept)
        folded = "".join(parts)
    if not folded.isascii():
        if spaces := gaps(folded):
            folded, offsets = _without(folded, offsets, spaces)
        folded = _narrow(simplify(folded))
        if "’" in folded or "ʼ" in folded:
            folded = _APOSTROPHE.sub("'", folded)
        if '"' in folded:
            folded = _STRAIGHT.sub(_curled, folded)
    folded = folded.replace("\t", " ").replace("\r\n", " \n").replace("\r", "\n")
    if _MID.search(folded):
        folded = unwrapped(folded)
    if "\n  " in folded:
        folded = _pointed(folded)
    return Text(raw, folded, offsets)


def repairs(raw: str) -> tuple[tuple[int, int, str], ...]:
    """What damage did to a text and can be undone, for somebody who reads it: (start, end, what belongs there) of `raw`,
    half-open, disjoint and in order. What reads a text reads `clean(raw)`; both leave the stored text alone.

    >>> repairs("創(chuàng)新,“好?/p> ?ldquo;冷靜”")
    ((1, 9, ''), (13, 17, ''), (18, 25, '“'))
    """
    found = []
    for start, end, char in damage(raw):
        what = raw[start:end]
        broken = raw[start - 1 : start] == "?"  # the < or & of which a converter made a question mark
        if what.endswith("quo;"):
            found.append((start - 1, end, _QUOTES[what[:2]]))
        else:
            found.append((start - (broken and what == "/p>"), end, char))
    lines = raw.replace("\r\n", " \n")
    if joint := _joint(lines):
        found += [(m.end(1) - m[1].endswith(" "), m.end(), " ") for m in joint.finditer(lines)]
    out: list[tuple[int, int, str]] = []
    for start, end, text in sorted(found):
        if not out or start >= out[-1][1]:
            out.append((start, end, text))
    return tuple(out)
