"""What stands here: Latin or Chinese, a character that transliterates foreign names, a word of everyday."""

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


def _pairs(name: str) -> frozenset[str]:
    return frozenset(first + second for first, seconds in words(name).items() for second in seconds)


@cache
def everyday() -> frozenset[str]:
    """Chinese words of two characters that everybody uses."""
    return acts() | _pairs("everyday_zh")


@cache
def acts() -> frozenset[str]:
    return _pairs("everyday_act_zh")


def goes_on(text: str, at: int) -> bool:
    """Whether a verb, an adverb or the like begins at `at`, and no word has its first character there: 张捷|赶到."""
    return text[at : at + 2] in acts() and text[at - 1 : at + 1] not in everyday()


def in_chinese(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] has a Chinese character or mark directly at one side (a space between counts)."""
    before, after = text[max(0, start - 2) : start].rstrip(" ")[-1:], text[end : end + 2].lstrip(" ")[:1]
    return any(c >= "\u2e80" for c in before + after)
