from dataclasses import replace
from typing import Any

from ..expr import NOW, Expr
from ..pattern import lazy
from ..rule import Match, widen

_NOT = lazy(r"\b(?:not|never|unlikely)\b[^.;,]*$|n't\b[^.;,]*$")  # is not expected before 2026


@widen(
    "when/limit_en",
    before=(
        r"(?<![A-Za-z])(?:(?P<before>(?i:{limit_en}))|(?P<since>(?i:{since_en}))|(?P<after>(?i:after))|(?P<from>"
        r"(?i:no earlier than|not before|no sooner than|on or after)))\s(?:the\s)?"
    ),
    after=r"(?P<on>\s(?:onwards?|and beyond|or later)|\sto (?:date|the present|now)|\suntil now)\b",
)
def limit_en(value: Any, before: Match | None, after: Match | None) -> Expr | None:
    """Finds by the end of 2025, before March 2024, no earlier than May, since 2019, after 2030, 2016 onwards, 2019 to date. Reads a time
    with one open end (since: up to the publication). not … before 2026 is
    from then on. Leaves after the 2020 merger, by Monday's close and until, which ends a range."""
    if not isinstance(value, Expr) or not value.plain:
        return None
    if after:
        return (
            replace(value, end=NOW)
            if not after[0].strip().startswith(("on", "and", "or"))
            else replace(value, bound="after")
        )
    assert before is not None
    if before[0].endswith("the ") and [step.op for step in value.steps] == ["year"]:
        return None  # after the 2020 merger
    if before["from"]:
        return replace(value, bound="after")
    if before["before"]:
        if (
            before["before"].casefold() == "by"
            and value.anchor == "document"
            and value.grain == "day"
            and value.steps[-1].n <= 0
        ):
            return None
        if before["before"].casefold() == "before" and _NOT.search(
            before.string, max(0, before.start() - 60), before.start()
        ):
            return replace(value, bound="after")
        strict = before["before"].casefold() in ("before", "prior to")
        return replace(value, bound="until" if strict else "before")
    return replace(value, bound="since" if before["since"] else "beyond")
