"""Spaces that typography puts between Chinese and Latin words or figures (智谱 AI 于 2023 年发布 GLM-130B): they say nothing,
so rules read the text without them, as most texts are written.

>>> gaps("智谱 AI 于 2023 年发布 Kimi K2,增长 15% 左右")
[2, 5, 7, 12, 16, 27, 31]
>>> gaps("来源 远山观察 2023-10-27 作者 林晚"), gaps("Zhipu (智谱 AI) said so")
([], [])
"""

from __future__ import annotations

from .pattern import lazy

_HAN = r"\u3400-\u9fff\uf900-\ufaff"
_SPACE = r"[ \u00a0\u2009\u202f]"
_GAP = lazy(
    rf"{_SPACE}(?:(?<=[{_HAN}]{_SPACE})(?:(?<![一二三四五六七八九十]{_SPACE})(?=[0-9\uff10-\uff19])|(?=[A-Za-z\uff21-\uff3a\uff41-\uff5a]))|(?<=[A-Za-z0-9%\uff05\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]{_SPACE})(?=[{_HAN}]))"
)
# Spaces that part the fields of a line: between two Chinese words, beside a stamp.
_FIELDS = lazy(rf"[{_HAN}][ \u00a0](?=[{_HAN}])|\d{{3,4}}[-/.]\d{{1,2}}[-/.]\d|\d:\d\d")
_WORD = lazy(rf"([{_HAN}])|[A-Za-z]+")


def gaps(raw: str) -> list[int]:
    """Where such spaces stand in a text that is Chinese in the main, in order."""
    found = [m.start() for m in _GAP.finditer(raw)]
    if not found or not _chinese(raw):
        return []
    out: list[int] = []
    end, fields = -1, False
    for at in found:
        if at > end:
            start = raw.rfind("\n", 0, at) + 1
            end = raw.find("\n", at)
            end = len(raw) if end < 0 else end
            fields = _FIELDS.search(raw, start, end) is not None
        if not fields:
            out.append(at)
    return out


def _chinese(raw: str) -> bool:
    """More characters than Latin words, in the beginning at least."""
    words = [m[1] is not None for m in _WORD.finditer(raw, 0, 4000)]
    return sum(words) > len(words) / 2
