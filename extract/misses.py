"""The honest list of what was read but went into no fact, each with its reason."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from .model import Claim, Entity, Mention, Passage, Quantity, Text
from .telling import READ, triggers


def unlinked(
    text: Text, passages: Sequence[Passage], mentions: Sequence[Mention], claims: Sequence[Claim]
) -> tuple[tuple[Mention, str], ...]:
    """Dates, amounts, parameter counts and model names in no claim, each with the reason."""
    used = {(e.mention.span, e.mention.kind) for c in claims for e in c.evidence}
    named = {e.mention.value.key for c in claims for e in c.evidence if isinstance(e.mention.value, Entity)}
    automaton = triggers()[0]
    begins = [p.start for p in passages]
    names = [m.start for m in mentions if isinstance(m.value, Entity)]
    told: dict[tuple[int, int], bool] = {}  # of a sentence: many mentions stand in one
    out = []
    for m in mentions:
        model = isinstance(m.value, Entity) and m.value.kind == "model"
        if not (
            m.kind in ("date", "amount") or model or (isinstance(m.value, Quantity) and m.value.unit == "parameters")
        ):
            continue
        if (m.span, m.kind) in used or (model and m.value.key in named):
            continue
        i = bisect_right(begins, m.start) - 1
        p = passages[i] if i >= 0 and m.start < passages[i].end else None
        if p is None or p.kind not in READ:
            out.append((m, "boilerplate"))
            continue
        start = max(p.start, *(text.folded.rfind(c, p.start, m.start) + 1 for c in "。!?;"))
        ends = [i for i in (text.folded.find(c, m.end, p.end) for c in "。!?;") if i >= 0]
        stop = min([p.end, *ends])
        if (start, stop) not in told:
            told[start, stop] = bool(automaton.find_matches_as_indexes(text.folded[start:stop].lower()))
        if not told[start, stop]:
            out.append((m, "no trigger"))
        elif bisect_left(names, stop) - bisect_left(names, start) <= isinstance(m.value, Entity):
            out.append((m, "no subject"))
        else:
            out.append((m, "out of scope"))
    return tuple(out)
