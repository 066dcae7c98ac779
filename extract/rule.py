r"""What a rule is: a name, a pattern built from named words, and a function that reads a match or declines.

    @rule("when/day_zh", r"{month_zh}月{day_zh}[日号]", hints=["月"])
    def day_zh(m):
        '''Finds ... Reads ... Leaves ...'''

Three kinds: `rule` reads a pattern; `join` reads two neighbours and the words between them (a range); `widen` reads one
mention and the words at its sides (以来, 左右). All are found by walking the package; plugins give more (see
regesta.plugins). Where two rules claim the same words, `settle` in detect.py decides: longer, weight, position, name.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from .lexicon import alternation, branches, defined
from .pattern import lazy

Match = re.Match[str]
_NAMED = re.compile(r"\{([a-z][a-z_0-9]*)\}")
# (?:{name}|…): no group of its own around the words
_BRANCH = re.compile(r"(?:^|(?<=(?<!\\)[(|])|(?<=(?<!\\)\(\?:))\{([a-z][a-z_0-9]*)\}(?=[|)]|$)")
_FRAGMENTS: dict[str, str] = {}


def fragment(name: str, pattern: str) -> str:
    """Give a compound pattern (a numeral, a year) a name that other patterns can use as {name}."""
    if defined(name) or _FRAGMENTS.get(name, pattern) != pattern:
        raise ValueError(f"fragment {name} is defined twice")
    _FRAGMENTS[name] = pattern
    return pattern


def expand(pattern: str) -> str:
    """A pattern with every {name} replaced by the words or fragment of that name.

    >>> expand("(?:{and_zh}|、)[^,]{1,8}")
    '(?:以及|与|及|和|、)[^,]{1,8}'
    """
    while True:
        wider = _BRANCH.sub(lambda m: m[0] if m[1] in _FRAGMENTS else branches(m[1]), pattern)
        wider = _NAMED.sub(lambda m: _FRAGMENTS.get(m[1]) or alternation(m[1]), wider)
        if wider == pattern:
            return wider
        pattern = wider


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern with the words that it names; they are looked up, and it is compiled, when it is first needed."""
    return lazy(pattern, flags, expand)


def _up_to(front: str, flags: int) -> re.Pattern[str] | None:
    """A pattern for the words right before a place: searched with that place as the end."""
    return compiled(rf"(?:{front})\Z", flags) if front else None


@dataclass(frozen=True)
class Rule:
    """Reads a pattern. It is tried only near its `hints` (literal words in folded text, case ignored) or near hits of
    its `locator` (a pattern of LOCATORS in detect.py). A group named `it` narrows the span."""

    name: str
    source: str
    read: Callable[[Match], Any]
    hints: tuple[str, ...] = ()
    locator: str = ""
    reach: tuple[int, int] = (24, 24)  # characters looked at before and behind a hint
    weight: int = 0
    flags: int = 0

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is first needed: one line of text has words for few of the rules."""
        return compiled(self.source, self.flags)

    @property
    def doc(self) -> str:
        return self.read.__doc__ or ""


class _Sides:
    """The words around what a rule joins or widens."""

    front: str
    behind: str
    flags: int

    @cached_property
    def before(self) -> re.Pattern[str] | None:
        return _up_to(self.front, self.flags)

    @cached_property
    def after(self) -> re.Pattern[str] | None:
        return compiled(self.behind, self.flags) if self.behind else None


@dataclass(frozen=True)
class Join(_Sides):
    """Reads two neighbouring values of `kinds` with a gap that matches; `before` and `after` may take words around."""

    name: str
    between: str
    read: Callable[[Any, Any, Match], Any]
    kinds: tuple[str, ...] = ("date",)
    front: str = ""  # matched up to the first mention's start; optional words of a range (从)
    behind: str = ""
    weight: int = 0
    flags: int = 0

    @cached_property
    def gap(self) -> re.Pattern[str]:
        return compiled(self.between, self.flags)

    @property
    def doc(self) -> str:
        return self.read.__doc__ or ""


@dataclass(frozen=True)
class Widen(_Sides):
    """Reads one value with the words directly before and/or behind it; read(value, before, after) with None for a side
    that did not match; at least one side matches, with `led` the one behind (then no one looks before for nothing)."""

    name: str
    front: str
    behind: str
    read: Callable[[Any, Match | None, Match | None], Any]
    kinds: tuple[str, ...] = ("date",)
    weight: int = 0
    flags: int = 0
    led: bool = False

    @property
    def doc(self) -> str:
        return self.read.__doc__ or ""


AnyRule = Rule | Join | Widen


def rule(
    name: str,
    pattern: str,
    *,
    hints: Iterable[str] = (),
    locator: str = "",
    reach: tuple[int, int] = (24, 24),
    weight: int = 0,
    flags: int = 0,
) -> Callable[[Callable[[Match], Any]], Rule]:
    """Decorate a reader of matches. It returns a value (its type decides the kind of mention) or None: not mine."""
    if not hints and not locator:
        raise ValueError(f"{name}: give hints or a locator, or it would search every character")

    def make(read: Callable[[Match], Any]) -> Rule:
        return Rule(name, pattern, read, tuple(h.casefold() for h in hints), locator, reach, weight, flags)

    return make


def join(
    name: str,
    gap: str,
    *,
    kinds: Iterable[str] = ("date",),
    before: str = "",
    after: str = "",
    weight: int = 0,
    flags: int = 0,
) -> Callable[[Callable[[Any, Any, Match], Any]], Join]:
    """Decorate a reader of two values and the gap between them."""

    def make(read: Callable[[Any, Any, Match], Any]) -> Join:
        return Join(name, gap, read, tuple(kinds), before, after, weight, flags)

    return make


def widen(
    name: str,
    *,
    before: str = "",
    after: str = "",
    kinds: Iterable[str] = ("date",),
    weight: int = 0,
    flags: int = 0,
    led: bool = False,
) -> Callable[[Callable[[Any, Match | None, Match | None], Any]], Widen]:
    """Decorate a reader of one value and the words at its sides; `led`: it reads nothing without the words behind."""

    def make(read: Callable[[Any, Match | None, Match | None], Any]) -> Widen:
        return Widen(name, before, after, read, tuple(kinds), weight, flags, led)

    return make


def walk(package: str) -> list[AnyRule]:
    """Every rule, join and widen that the modules of a package define, sorted by name."""
    root = importlib.import_module(package)
    found: dict[str, AnyRule] = {}
    for info in pkgutil.walk_packages(root.__path__, package + "."):
        for value in vars(importlib.import_module(info.name)).values():
            if isinstance(value, Rule | Join | Widen):
                if found.get(value.name, value) is not value:
                    raise ValueError(f"two rules are called {value.name}")
                found[value.name] = value
    return [found[name] for name in sorted(found)]


@cache
def builtin() -> tuple[AnyRule, ...]:
    """The rules of this package: times, amounts, names."""
    return tuple(r for room in ("when", "amount", "who") for r in walk(f"regesta.extract.{room}"))
