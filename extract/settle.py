"""Where readings claim the same words, one place decides: longer first, then weight, then position, then name."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import Any, NamedTuple

from .model import Amount, Duration, Entity, Kind, Quantity


class Found(NamedTuple):
    """A reading before it is settled; offsets of the folded text."""

    start: int
    end: int
    kind: Kind
    value: Any
    rule: str
    weight: int

    @property
    def rank(self) -> tuple[int, int, int, str]:
        return _rank(self)


class Loss(NamedTuple):
    """What `explain` prints: a reading, and the one that took its words."""

    lost: Found
    to: Found


_KINDS: dict[type, Kind] = {Amount: "amount", Quantity: "quantity", Duration: "duration", Entity: "entity"}


def kind_of(value: Any) -> Kind:
    """The kind of mention a value makes."""
    made = type(value)
    if made not in _KINDS:  # an Expr, or a subclass that a plugin makes
        _KINDS[made] = next((kind for known, kind in _KINDS.items() if issubclass(made, known)), "date")
    return _KINDS[made]


_PLACE = itemgetter(0, 1, 4)  # start, end, rule


def _rank(f: Found) -> tuple[int, int, int, str]:
    return (f[0] - f[1], -f[5], f[0], f[4])


def settle(found: Iterable[Found]) -> tuple[list[Found], list[Loss]]:
    """Readings that overlap no other, in order, and what lost. The same reading twice counts once."""
    kept: list[Found] = []
    losses: list[Loss] = []
    group: list[Found] = []
    reach = -1
    for f in sorted(found, key=_PLACE):
        if f[0] >= reach:
            if len(group) == 1:  # most readings overlap nothing
                kept.append(group[0])
            elif group:
                _settle_group(group, kept, losses)
            group = [f]
            reach = f[1]
            continue
        if f != group[-1]:
            group.append(f)
        if f[1] > reach:
            reach = f[1]
    if group:
        _settle_group(group, kept, losses)
    return kept, losses


def _settle_group(group: list[Found], kept: list[Found], losses: list[Loss]) -> None:
    if len(group) == 2:  # they overlap, or they would be two groups
        best, worse = sorted(group, key=_rank)
        kept.append(best)
        losses.append(Loss(worse, best))
        return
    won: list[Found] = []
    for f in sorted(group, key=_rank):
        winner = next((w for w in won if w.start < f.end and f.start < w.end), None)
        if winner is None:
            won.append(f)
        else:
            losses.append(Loss(f, winner))
    kept.extend(sorted(won))
