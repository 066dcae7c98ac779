"""From which year a text speaks that prints no date of its own: the year that the hints of the text agree on.

2021年5月关店,9月重开。去年营业额 …: 去年 is no year before 2022, so the text is of 2023 at the earliest. Where the hints do
not agree, or nothing points at one year, the year stays open: a wrong one would make every 去年 of the text wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from .dateline import Place
from .foretold import sentence_around
from .hint import FAR, Hint
from .hints import hints
from .known import known_hints
from .model import Mention, Passage, Text
from .printed import cue
from .told import Told, told_times

_EARLIER = 3  # years before the latest that is told: some of what seems over may be to come
_STEP = 0.35  # what each year behind the latest that is told weighs: most texts are of the next
_ONE = ("known", "length", "report", "ago", "twice")  # where one of these fits, those that do not are chance
_STEPS = 5
_MARGIN = 0.3  # by which a year must weigh less than every other


class Spoken(NamedTuple):
    """The year that a text speaks from, None where it cannot be told, and the mentions that tell."""

    year: int | None
    proof: tuple[Mention, ...] = ()
    told: tuple[Told, ...] = ()


def spoken(
    text: Text,
    passages: Sequence[Passage],
    dates: Sequence[Mention],
    mentions: Sequence[Mention],
    ahead: set[int],
    place: Place,
    floor: tuple[date, Mention] | None,
) -> Spoken | None:
    """The year that the text speaks from; None where it has no word that is counted from now (去年, this March), nor any
    length or age that tells. `floor` is the youngest of known things that the text names, and its day."""
    told = list(told_times(text, passages, dates, ahead, place))
    base = max((t.year for t in told if t.year and not t.ahead and (t.written or t.chained)), default=None)
    if floor:
        base = max(base or 0, floor[0].year)
    if base is None:
        return None
    turn = next((p.start for p in passages if p.kind in ("question", "answer")), 0)
    found = [*hints(text, told, mentions, base, turn), *known_hints(text, told, mentions, place, base)]
    if floor:
        year = floor[0].year
        around = sentence_around(text.folded, floor[1].start)
        news = any(cue(name).search(text.folded, *around) for name in ("came_out", "famed"))  # no 他们用ChatGPT写诗
        found.append(Hint("over", range(year, year + 2 * FAR), 2.2, (floor[1],), frozenset({year} if news else ())))
    counts = any(t.called for t in told)
    if not counts and not any(h.kind in ("age", "known", "length", "report") for h in found):
        return None
    years = {*range(base - _EARLIER, base + FAR), *(y for h in found for y in h.points if y > base)}
    costs = {y: _cost(y, found) + _STEP * min(max(0, y - base), _STEPS) for y in years}
    first, second = sorted(years, key=lambda y: (costs[y], y))[:2]
    pointing = [h for h in found if first in h.points]
    if costs[second] - costs[first] < _MARGIN or not (pointing or _agreed(text, first, base, told)):
        return Spoken(None) if counts else None
    best = max(pointing, key=lambda h: h.weight, default=None)
    return Spoken(first, best.proof if best else (), tuple(told))


def _cost(year: int, found: Sequence[Hint]) -> float:
    """How much speaks against a year: of each kind the heaviest hint, more where several things that are over lie behind it."""
    against: dict[str, float] = {}
    times: Counter[str] = Counter()
    agreed = {h.kind for h in found if h.kind in _ONE and year in h.points}
    for h in found:
        if h.against(year) and h.kind not in agreed:
            against[h.kind] = max(against.get(h.kind, 0.0), h.weight)
            times[h.kind] += 1
    if "over" in against:
        against["over"] *= min(2.0, 0.5 + 0.5 * times["over"])
    return sum(against.values())


def _agreed(text: Text, year: int, base: int, told: Sequence[Told]) -> bool:
    """Where nothing points at a year: a Chinese text that says 今年 or 去年 writes no number for these, so it is of the
    years right behind those that it writes."""
    chinese = any(t.called and t.mention.quote[0] > "\u4e00" for t in told)
    years = {t.year for t in told if t.written and not t.ahead}
    recent = len(years) > 1 or any(t.year == base and t.written and not t.whole for t in told)  # no 民国78年 alone
    return chinese and year > base and recent
