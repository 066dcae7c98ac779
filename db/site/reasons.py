"""The reasons of the database in the language of the page. They are stored as English sentences of a few forms; reasons.yml
has the Chinese of each form. What has no known form stays English, and is marked as English.

>>> because("zh")("counted from the publication (2023-10-27); up to 今天 and so on")
Said(text='counted from the publication (2023-10-27); up to 今天 and so on', lang='en')
>>> because("zh")("no year is written; it is that of the publication (2023-10-27); the end of it is the limit").text
'原文未写年份，取发表日期（2023-10-27）的年份；以其最后一日为限'
>>> because("en")("no trigger").text
'the sentence tells of no happening'
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

_HOLE = re.compile(r"\{(\w+)\}")
_LONGEST = 600  # no sentence of ours is longer, whatever it quotes
_JOINT = re.compile(r"; | (?=[A-Z“])")


class Said(NamedTuple):
    """A sentence and the language it is in."""

    text: str
    lang: str


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load((files("regesta.db.site") / "reasons.yml").read_text(encoding="utf-8"))
    return table


def _pattern(form: str) -> str:
    """A form as a regular expression that names what fills it."""
    holes = {
        "when": r"[^\s()]{1,60}",
        "number": r"\d{1,4}",
        "unit": "|".join(_table()["units"]),
        "name": "|".join(re.sub(r"\\\{when\\\}", r"[^\\s()]{1,60}", re.escape(name)) for name in _table()["names"]),
    }
    parts = _HOLE.split(form)
    return "".join(
        re.escape(part) if at % 2 == 0 else f"(?P<{part}>{holes.get(part, '.{1,200}?')})"
        for at, part in enumerate(parts)
    )


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    table = _table()
    return tuple(
        (re.compile(_pattern(form), re.DOTALL), chinese)
        for part in ("sentences", "names")
        for form, chinese in table[part].items()
    )


def _one(sentence: str) -> str | None:
    for form, chinese in _forms():
        if m := form.fullmatch(sentence):
            filled = m.groupdict()
            filled["unit"] = _table()["units"].get(filled.get("unit"), "")
            if "name" in filled:
                filled["name"] = _one(filled["name"]) or ""
            return chinese.format(**filled)
    return None


@lru_cache(maxsize=4096)
def in_chinese(text: str) -> str | None:
    """The Chinese of a reason, however many sentences it has; None when a form is not known."""
    if len(text) > _LONGEST:
        return None
    if text in _table()["misses"]:
        return str(_table()["misses"][text][1])
    if whole := _one(text):
        return whole
    for joint in _JOINT.finditer(text):
        first = _one(text[: joint.start()])
        rest = in_chinese(text[joint.end() :]) if first else None
        if first and rest:
            return f"{first}；{rest}" if joint[0] == "; " else f"{first.removesuffix('。')}。{rest}"
    return None


def because(language: str) -> Callable[[str | None], Said]:
    """Says a reason in this language, or else in English."""

    def said(text: str | None) -> Said:
        text = text or ""
        if language == "zh" and (chinese := in_chinese(text)):
            return Said(chinese, "zh")
        return Said(str(_table()["misses"].get(text, [text])[0]), "en")

    return said
