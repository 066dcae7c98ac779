from dataclasses import replace
from typing import Any

from ..expr import Expr, Step, document, text
from ..rule import Match, compiled, widen
from .ago_zh import counted

_OPENS = compiled(
    r"(?:^|[.!?“\n]\s?)(?:Some |About )?[A-Z][\w-]+ (?:years|months|weeks|decades|year|decade)$"
)  # Seven years on, a rival …


@widen(
    "when/ago_en",
    kinds=("duration",),
    led=True,
    before=r"(?<![A-Za-z])(?P<about>(?i:{ago_about_en})\s)?(?P<in>(?i:in)\s)?(?P<about2>(?i:about|around|roughly)\s)?",
    after=(
        r"\s(?P<side>(?i:{ago_side_en}|prior(?!\sto)|before(?=\s?[.,;)]|\sthat\b|$|\s(?:with|by|at|from|to)\s)"
        r"|after(?=\s?[.,;)]|\sthat\b|$)|on(?=,|\s(?:the|an?|its?|{pronoun_en}|we|{possessive_en})\s(?!\w+\.))))"
        r"(?:(?<=[re])\sthat(?=\s?[.,;]|\s[a-z]))?(?![A-Za-z-]|\sthan\b)"
    ),
)
def ago_en(value: Any, before: Match | None, after: Match | None) -> Expr | None:
    """Finds two weeks ago, three months later, a year earlier, ten days from now, Seven years on. Reads the day, month or year so
    far off the publication, or off the date that the text has just named. Leaves hours, and two days before
    something."""
    if value.every or not after or not (length := counted(value)):
        return None
    if before and before["in"]:
        return None
    if after["side"] == "on" and not _OPENS.search(after.string, max(0, after.start() - 24), after.start()):
        return None
    n, unit = length
    side = after["side"].casefold()
    sign = -1 if side in ("ago", "earlier", "before", "prior") else 1
    about = bool(before and (before["about"] or before["about2"]))
    made = document if side in ("ago", "from now", "from today", "hence") else text
    return replace(made(Step("count", sign * n, unit)), approx=about)
