"""The honest list of what was read but went into no fact, each with its reason."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from .claim import STATED
from .model import Amount, Claim, Entity, Mention, Passage, Quantity, Text, When
from .pattern import lazy
from .rule import compiled
from .sentences import READ
from .telling import triggers

_CONVERTS = compiled(r"\s?,?\s?[(\[]\s?(?:{converted_sum}|=|\s){0,3}|,?\s?{equal_to}\s?")

_STOP = lazy(r"[。!?;]|(?<![A-Z])\.(?=\s+[A-Z“\"‘(])")  # where a sentence ends


def unlinked(
    text: Text,
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    claims: Sequence[Claim],
    dating: Sequence[Mention] = (),
) -> tuple[tuple[Mention, str], ...]:
    """Dates, amounts, parameter counts and model names in no claim, each with the reason; `dating` are the words that say
    when the document came out: that is a fact too."""
    printed = {m.span for m in dating}
    paid: Mention | None = None  # the amount before
    used = {(e.mention.span, e.mention.kind) for c in claims for e in c.evidence}
    named = {e.mention.value.key for c in claims for e in c.evidence if isinstance(e.mention.value, Entity)}
    days = sorted(
        (e.mention.start, e.mention.value.earliest, e.mention.value.latest)
        for c in claims
        for e in c.evidence
        if isinstance(e.mention.value, When) and e.mention.value.earliest and e.mention.value.latest
    )
    automaton = triggers()[0]
    begins = [p.start for p in passages]
    names = [m.start for m in mentions if isinstance(m.value, Entity)]
    told: dict[tuple[int, int], bool] = {}  # of a sentence: many mentions stand in one
    stops: dict[int, list[int]] = {}  # of a passage: where its sentences end
    facts = sorted(e.mention.start for c in claims for e in c.evidence if e.role == "trigger")
    out = []
    for m in mentions:
        model = isinstance(m.value, Entity) and m.value.kind == "model"
        if not (
            m.kind in ("date", "amount") or model or (isinstance(m.value, Quantity) and m.value.unit == "parameters")
        ):
            continue
        before, paid = paid, m if m.kind == "amount" else paid
        if (m.span, m.kind) in used or (model and m.value.key in named):
            continue
        i = bisect_right(begins, m.start) - 1
        p = passages[i] if i >= 0 and m.start < passages[i].end else None
        if m.span in printed:
            continue
        if p is None or p.kind not in READ:
            if p and p.kind == "heading":
                out.append((m, "heading"))
            elif p and p.kind == "byline":
                out.append((m, "byline"))
            elif p and p.kind == "caption":
                out.append((m, "caption"))
            else:
                out.append((m, "boilerplate"))
            continue
        if before and _converts(text, before, m):
            out.append((m, "conversion"))
            continue
        if p.ordinal not in stops:
            stops[p.ordinal] = [e.end() for e in _STOP.finditer(text.folded, p.start, p.end)]
        at = bisect_right(stops[p.ordinal], m.start)
        start = stops[p.ordinal][at - 1] if at else p.start
        stop = next((e for e in stops[p.ordinal][at:] if e > m.end), p.end)
        if isinstance(m.value, When) and any(
            (m.value.earliest, m.value.latest) == day[1:]
            for day in days[bisect_left(days, start, key=_at) : bisect_left(days, stop, key=_at)]
        ):
            out.append((m, "said again"))
            continue
        if bisect_left(facts, stop) > bisect_left(facts, start):
            out.append((m, "out of scope"))
            continue
        if (start, stop) not in told:
            told[start, stop] = bool(automaton.find_matches_as_indexes(text.folded[start:stop].lower()))
        if not told[start, stop] or (isinstance(m.value, Amount) and m.value.role in STATED):
            out.append((m, "no trigger"))
        elif bisect_left(names, stop) - bisect_left(names, start) <= isinstance(m.value, Entity):
            out.append((m, "no subject"))
        else:
            out.append((m, "out of scope"))
    return tuple(out)


def _at(day: tuple[int, date, date]) -> int:
    return day[0]


def _converts(text: Text, before: Mention, m: Mention) -> bool:
    """The same sum in another currency: 3亿美元(约新台币97亿元), 2.07 billion yuan ($285 million)."""
    one, two = before.value, m.value
    return (
        isinstance(one, Amount)
        and isinstance(two, Amount)
        and one.currency != two.currency
        and m.start - before.end <= 24
        and bool(_CONVERTS.fullmatch(text.folded, before.end, m.start))
    )
