"""What the dates of a text would mean if it had come out on a given day, or in a given year: for those who look for the
day that it came out on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from .expr import Expr
from .model import Mention, Passage, Text, When
from .printed import when_of
from .resolve import resolve


class Placer:
    """The dates of a text before they are placed (`found`)."""

    def __init__(self, found: Sequence[Mention], text: Text, passages: Sequence[Passage]) -> None:
        self.found, self.text, self.passages = found, text, passages
        self.unplaced = {m.id: m for m in found}
        self.spoken = [p for p in passages if p.kind in ("question", "answer")]
        self.starts = [p.start for p in self.spoken]

    def __call__(self, m: Mention, day: date, relative: bool) -> When | None:
        """A date mention, had the document come out on a given day; None where that day is not what it is counted from
        (`relative`), or more than a year is missing (not `relative`)."""
        raw = self.unplaced[m.id]
        if not isinstance(raw.value, Expr) or raw.value.end:
            return None
        if raw.value.bound:  # 从去年11月起
            raw = replace(raw, value=replace(raw.value, bound=""))
        counted = raw.value.anchor == "document" or (
            raw.value.anchor == "none" and raw.value.needs in ("week", "month")
        )
        if counted is not relative or raw.value.anchor == "text":
            return None
        on = When.of(day.isoformat(), day, day)
        return next((x.value for x in resolve([raw], self.text, self._around(m), on)), None)

    def _around(self, m: Mention) -> list[Passage]:
        """Of a conversation its beginning and the turn that a mention stands in."""
        i = bisect_right(self.starts, m.start)
        return [*self.spoken[:1], *self.spoken[max(i - 1, 1) : i]]

    def told_in(self, year: int) -> dict[int, Mention]:
        """All date mentions by where they begin, had the document come out about that year."""
        placed = resolve(self.found, self.text, self.passages, when_of(year, approximate=True))
        return {m.start: m for m in placed if m.kind == "date"}
