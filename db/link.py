"""Claims to events: which claims tell of one happening, and what the event shows of them. Pure; any order in, one out.

Two claims are of one happening when type and main participants are the same (`Told.group`) and `compatible` says so;
all claims of an event are compatible pair by pair, so that 4 August and 30 August never meet through a claim that says
August.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

Number = int | float | None

# What an event is, when its documents disagree: the first of these that any of them says. A thing done was no longer a
# plan; a rumour that somebody denies is a denied thing.
FACTUALITY = ("actual", "planned", "predicted", "denied", "rumoured", "hypothetical")

# Happen once to what they happen to: a claim without a date joins the only event there is.
ONCE = frozenset({"founding", "release", "open_source", "acquisition", "ipo"})
# Say something of somebody who says and does much on one day: the words must be alike too.
TELLING = frozenset({"statement", "business", "market", "forecast", "research", "other"})
MONTH = 31  # days: one partner, meeting or policy within a wider window than this need not be the same
ALIKE = 0.5  # this share of the shorter claim's word pairs is in the other
LOOSE = Decimal(2)  # an open bound (超过25亿) is not meant beyond twice the number
ROUGHLY = Decimal("0.1")
_YEARLESS = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Sum:
    """A row of `amounts` as `funding` repeats it."""

    min: Decimal | None
    max: Decimal | None
    hedge: str
    currency: str | None
    usd: tuple[Number, Number, str | None] = (None, None, None)

    @property
    def in_dollars(self) -> Sum | None:
        low, high, _ = self.usd
        if low is None and high is None:
            return None
        return Sum(None if low is None else Decimal(low), None if high is None else Decimal(high), "approx", "USD")

    @property
    def figure(self) -> Decimal | None:
        """The number that is written."""
        return self.min if self.min is not None else self.max


@dataclass(frozen=True, slots=True)
class Funds:
    """`funding` as one claim tells it; entities by id, in the order of the text."""

    kind: str
    company: str | None = None
    round: str | None = None
    round_written: str | None = None
    sum: Sum | None = None
    leads: tuple[str, ...] = ()
    investors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Product:
    """`releases` as one claim tells it; entities by id."""

    name: str
    kind: str
    entity: str | None = None
    organisation: str | None = None
    family: str | None = None
    version: str | None = None
    modality: str | None = None
    parameters: tuple[Number, Number] = (None, None)
    accessibility: str | None = None
    stage: str | None = None
    context_length: Number = None
    licence: str | None = None
    predecessor: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as linking sees it: ids instead of mentions."""

    id: str
    document_id: str
    publisher: str
    published: str  # earliest day as ISO; '9999' when nothing tells
    type: str
    main: frozenset[str]  # entity ids of the main roles
    factuality: str
    quote: str
    words: frozenset[str]  # pairs of neighbouring words of the folded quote
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    precision: str | None = None
    date_written: str | None = None
    title: str = ""
    title_en: str = ""
    participants: frozenset[tuple[str, str]] = frozenset()  # (entity id, role)
    funds: Funds | None = None
    product: Product | None = None

    @property
    def days(self) -> int:
        """The length of the window; a very long one when a side is open or there is no date."""
        if self.edtf is None:
            return 10**9
        if self.earliest is None or self.latest is None:
            return 10**8
        return (self.latest - self.earliest).days + 1

    @property
    def group(self) -> tuple[object, ...]:
        """Claims of different groups are never one event. Without a participant only the very words can agree."""
        kind = self.funds.kind if self.funds else ""
        if self.main:
            return (self.type, kind, *sorted(self.main))
        return (self.type, kind, self.words or self.id)

    @property
    def rank(self) -> tuple[object, ...]:
        """Of an event's claims the first in this order gives its date and title."""
        return (
            FACTUALITY.index(self.factuality) if self.factuality in FACTUALITY else len(FACTUALITY),
            self.days,
            self.edtf or "",
            self.published,
            self.id,
        )


@dataclass(frozen=True, slots=True)
class Event:
    """A happening and all claims of it, the leading one first."""

    members: tuple[Told, ...]

    @property
    def leader(self) -> Told:
        return self.members[0]

    @property
    def id(self) -> str:
        """Hashed from the leading claim, which is in no other event: an article that says less leaves it alone."""
        return hashlib.sha256(f"event\0{self.leader.id}".encode()).hexdigest()[:16]


def link(told: Iterable[Told]) -> list[Event]:
    """Events in the order of their ids."""
    groups: dict[tuple[object, ...], list[Told]] = {}
    for t in told:
        groups.setdefault(t.group, []).append(t)
    parts = (members for group in groups.values() for members in _parted(group))
    return sorted((Event(tuple(sorted(p, key=lambda t: t.rank))) for p in parts), key=lambda e: e.id)


def _parted(group: list[Told]) -> list[list[Told]]:
    """A group in sets of claims that are compatible pair by pair. The finest dates come first; a claim that could
    belong to several sets belongs to none of them, unless one has exactly its window."""
    parts: list[list[Told]] = []
    by_year: dict[int | None, list[int]] = {}
    for t in sorted(group, key=lambda t: (t.days, t.edtf or "", t.published, t.id)):
        year = t.earliest.year if t.earliest and t.latest and t.earliest.year == t.latest.year else None
        near = sorted({*by_year.get(year, ()), *by_year.get(None, ())}) if year else range(len(parts))
        fits = [i for i in near if all(compatible(t, m) for m in parts[i])]
        same = [i for i in fits if any((t.earliest, t.latest) == (m.earliest, m.latest) for m in parts[i])]
        if same or len(fits) == 1:
            at = (same or fits)[0]
            parts[at].append(t)
        else:
            at = len(parts)
            parts.append([t])
        if at not in by_year.setdefault(year, []):
            by_year[year].append(at)
    return parts


def compatible(a: Told, b: Told) -> bool:
    """Whether two claims of one group can tell of one happening."""
    alike = _alike(a.words, b.words)
    if a.funds or b.funds:
        return _same_funds(a, b)
    if a.edtf is None or b.edtf is None:
        return (a.type in ONCE) or (alike and a.edtf == b.edtf)
    if not _windows_agree(a, b):
        return False
    if a.type in ONCE or not a.main:
        return True
    if a.type in TELLING:
        return alike
    return alike or max(a.days, b.days) <= MONTH


def _windows_agree(a: Told, b: Told) -> bool:
    """Equal, or one within the other. A date without its year (XXXX-04-10) agrees with its like, and for what happens
    once with a window of a month or less that it can be in."""
    if a.edtf == b.edtf:
        return True
    if not (a.earliest or a.latest) or not (b.earliest or b.latest):
        return a.type in ONCE and (_can_be_in(a.edtf, b) or _can_be_in(b.edtf, a))
    low_a, high_a = a.earliest or date.min, a.latest or date.max
    low_b, high_b = b.earliest or date.min, b.latest or date.max
    return (low_a <= low_b and high_b <= high_a) or (low_b <= low_a and high_a <= high_b)


def _can_be_in(yearless: str | None, b: Told) -> bool:
    m = _YEARLESS.fullmatch(yearless or "")
    if not m or not b.earliest or not b.latest or b.days > MONTH:
        return False
    if m[2] is None or (b.earliest.month != b.latest.month):
        return int(m[1]) in (b.earliest.month, b.latest.month) and m[2] is None
    return int(m[1]) == b.earliest.month and b.earliest.day <= int(m[2]) <= b.latest.day


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    if not a or not b:
        return a == b
    return len(a & b) >= ALIKE * min(len(a), len(b))


def _same_funds(a: Told, b: Told) -> bool:
    """One round (or valuation, total, plan): rounds and amounts must not speak against it; undated, one must speak for
    it."""
    f, g = a.funds, b.funds
    if f is None or g is None:
        return f is g
    rounds = f.round is not None and f.round == g.round
    if f.round and g.round and not rounds:
        return False
    if f.sum and g.sum and not amounts_agree(f.sum, g.sum):
        return False
    if a.edtf is not None and b.edtf is not None:
        return _windows_agree(a, b)
    amounts = bool(f.sum and g.sum and f.sum.currency == g.sum.currency and f.sum.figure == g.sum.figure)
    return amounts or (rounds and f.kind == "round") or (a.edtf == b.edtf and _alike(a.words, b.words))


def amounts_agree(a: Sum, b: Sum) -> bool:
    """Whether two written amounts can be one: their bounds meet; in two currencies, roughly and in dollars."""
    if a.currency != b.currency:
        if a.in_dollars is None or b.in_dollars is None:
            return False
        a, b = a.in_dollars, b.in_dollars
    (low_a, high_a), (low_b, high_b) = _reach(a), _reach(b)
    return low_a <= high_b and low_b <= high_a


def _reach(s: Sum) -> tuple[Decimal, Decimal]:
    figure = s.figure
    if figure is None:
        return Decimal(0), Decimal("Infinity")
    low = s.min if s.min is not None else figure / LOOSE
    high = s.max if s.max is not None else figure * LOOSE
    slack = ROUGHLY if s.hedge == "approx" else Decimal(0)
    return low * (1 - slack), high * (1 + slack)


# What an event shows ------------------------------------------------------------------------------------------------


def event_row(event: Event) -> dict[str, Any]:
    """A row of `events`: date and title of the leading claim, counts of all."""
    lead = event.leader
    same = [t for t in event.members if t.factuality == lead.factuality and t.edtf == lead.edtf]
    written = next((t.date_written for t in same if t.date_written), None)
    year = lead.earliest.year if lead.earliest and lead.latest and lead.earliest.year == lead.latest.year else None
    month = lead.earliest.month if year and lead.earliest and lead.latest else None
    if lead.latest and month != lead.latest.month:
        month = None
    title = _first(t.title for t in event.members) or " ".join(lead.quote.split())
    return {
        "id": event.id,
        "type": lead.type,
        "title": title,
        "title_en": _first(t.title_en for t in event.members),
        "date": lead.edtf,
        "date_written": written,
        "earliest": lead.earliest and lead.earliest.isoformat(),
        "latest": lead.latest and lead.latest.isoformat(),
        "precision": lead.precision,
        "year": year,
        "month": month,
        "factuality": lead.factuality,
        "documents": len({t.document_id for t in event.members}),
        "sources": len({t.publisher or t.document_id for t in event.members}),
        "conflicts": 0,
    }


def participant_rows(event: Event) -> list[dict[str, Any]]:
    pairs = sorted({p for t in event.members for p in t.participants})
    return [{"event_id": event.id, "entity_id": entity, "role": role} for entity, role in pairs]


def funding_row(event: Event, names: Mapping[str, str]) -> dict[str, Any] | None:
    """A row of `funding`, None when no claim tells of money; `names` are the names to show, by entity id."""
    told = [t.funds for t in event.members if t.funds]
    if not told:
        return None
    sums = next((f.sum for f in told if f.sum), None)
    rounds = next((f for f in told if f.round), None) or next((f for f in told if f.round_written), told[0])
    leads = _in_order(f.leads for f in told)
    everyone = _in_order([*(f.leads + f.investors for f in told[:1]), *(f.leads + f.investors for f in told[1:])])
    usd_min, usd_max, fx_date = sums.usd if sums else (None, None, None)
    return {
        "event_id": event.id,
        "company_id": _first(f.company for f in told),
        "kind": told[0].kind,
        "round": rounds.round,
        "round_written": rounds.round_written,
        "currency": sums and sums.currency,
        "min": number(sums.min) if sums else None,
        "max": number(sums.max) if sums else None,
        "hedge": sums and sums.hedge,
        "usd_min": usd_min,
        "usd_max": usd_max,
        "fx_date": fx_date,
        "lead_investors": json.dumps([names[e] for e in leads], ensure_ascii=False),
        "investors": json.dumps([names[e] for e in everyone], ensure_ascii=False),
        "date": event.leader.edtf,
        "factuality": event.leader.factuality,
    }


def release_row(event: Event, names: Mapping[str, str]) -> dict[str, Any] | None:
    """A row of `releases`, None when no claim tells of a product."""
    told = [t.product for t in event.members if t.product]
    if not told:
        return None
    entity = _first(p.entity for p in told)
    low, high = next((p.parameters for p in told if p.parameters != (None, None)), (None, None))
    return {
        "event_id": event.id,
        "entity_id": entity,
        "name": names[entity] if entity else told[0].name,
        "family": _first(p.family for p in told),
        "version": _first(p.version for p in told),
        "organisation_id": _first(p.organisation for p in told),
        "kind": told[0].kind,
        "modality": _first(p.modality for p in told),
        "parameters_min": low,
        "parameters_max": high,
        "accessibility": _first(p.accessibility for p in told),
        "stage": _first(p.stage for p in told),
        "context_length": next((p.context_length for p in told if p.context_length is not None), None),
        "licence": _first(p.licence for p in told),
        "predecessor": _first(p.predecessor for p in told),
        "date": event.leader.edtf,
        "factuality": event.leader.factuality,
    }


def number(n: Decimal | None) -> Number:
    """A Decimal as SQLite holds it: an integer where it is one that a float would hold too, else a float."""
    if n is None:
        return None
    return int(n) if n == n.to_integral_value() and abs(n) <= 2**53 else float(n)


def _first(values: Iterable[str | None]) -> str | None:
    return next((v for v in values if v), None)


def _in_order(lists: Iterable[Sequence[str]]) -> list[str]:
    return list(dict.fromkeys(e for some in lists for e in some))
