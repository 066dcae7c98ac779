"""Rules that read facts: one type of event a file. A rule sees a Scene (a trigger in its sentence) and returns Drafts.

@fact("fact/release", type="release", triggers="release_trigger")
def release(scene):
    '''Finds ... Reads ... Leaves ...'''
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from .scene import Draft, Scene

Reader = Callable[[Scene], Iterable[Draft]]


@dataclass(frozen=True)
class FactRule:
    """Reads one type of event. `triggers` names a list of the lexicon; a rule without reads the clause of every date, in
    the script of `clauses` ("han" or "latin"), or those behind it that have none ("further"). `dated`: it reads nothing
    without a date in the sentence or the two before; `last`: it reads only clauses that no other rule has read, with a date in the sentence."""

    name: str
    type: str
    triggers: str
    read: Reader
    dated: bool = False
    last: bool = False
    clauses: str = ""

    @property
    def doc(self) -> str:
        return self.read.__doc__ or ""


def fact(
    name: str, *, type: str, triggers: str = "", dated: bool = False, last: bool = False, clauses: str = ""
) -> Callable[[Reader], FactRule]:
    """Decorate a reader of scenes."""

    def make(read: Reader) -> FactRule:
        return FactRule(name, type, triggers, read, dated, last, clauses)

    return make


@cache
def fact_rules() -> tuple[FactRule, ...]:
    """Every fact rule of this package, by name."""
    found = {}
    for info in pkgutil.iter_modules(__path__, __name__ + "."):
        for value in vars(importlib.import_module(info.name)).values():
            if isinstance(value, FactRule):
                found[value.name] = value
    return tuple(found[n] for n in sorted(found))
