"""What kind of character stands here: Latin, Chinese, or one that transliterates foreign names."""

from __future__ import annotations

from functools import cache

from ..lexicon import words


def is_latin(char: str) -> bool:
    """A letter or digit of ASCII or Latin with accents: what makes a Latin word longer."""
    return char.isalnum() and char < "\u0250"


def is_chinese(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


@cache
def characters(name: str) -> frozenset[str]:
    """The single characters of a name of the lexicon, which may write them in runs."""
    return frozenset("".join(words(name)))


def in_chinese(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] has a Chinese character or mark directly at one side (a space between counts)."""
    before, after = text[max(0, start - 2) : start].rstrip(" ")[-1:], text[end : end + 2].lstrip(" ")[:1]
    return any(c >= "\u2e80" for c in before + after)
