"""A Reading as rows of the tables, and its claims as linking sees them. Pure.

Ids are hashes of what makes a row itself: a passage its document and place in it, a mention its document, span and
kind, a claim its document, type, span, date and main participants. So storing twice changes nothing.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from regesta.extract.model import Amount, Claim, Entity, Evidence, Mention, Problem, Quantity, Reading, Span, Text, When

from .days import middle, window
from .fx import to_usd
from .ids import entity_id, hashed
from .link import Number, Told, number
from .telling import Telling, main_roles

LOOK = 2000  # characters that tell a document's language
HANT_SHARE = 0.05  # Traditional texts change a third of their characters when folded, Simplified ones none
_CJK = re.compile(r"[\u3400-\u9fff]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass
class Rows:
    """Rows by table, and what linking needs."""

    document_id: str
    path: str
    tables: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, table: str, *values: Any) -> None:
        self.tables.setdefault(table, []).append(values)


def document_id(reading: Reading) -> str:
    """The hash of the document's bytes."""
    return _sha256(reading)[:16]


def rows_of(reading: Reading) -> Rows:
    """Everything of a reading that is stored; `claims` rows have no event yet (None)."""
    return _Document(reading).rows()


class _Document:
    """One reading on its way to rows: its id, its mentions by id, its script."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text: Text = reading.text
        self.id = document_id(reading)
        self.out = Rows(self.id, reading.source.path)
        self.hant = _hant(reading.text)
        self.ids: dict[tuple[int, int, str], str] = {}
        self.mentions: dict[str, Mention] = {}
        for m in self._every_mention():
            self.mentions.setdefault(self.mention_id(m), m)
        self.telling = Telling(reading, self.id, lambda m, a: self._usd(self.mention_id(m), a), self.out.problems)
        self.day_of: dict[str, date] = {}  # of the claim that a mention is evidence of

    def _every_mention(self) -> Iterator[Mention]:
        """The first of those with one span and kind is stored: a date that a claim could place before one that was left
        open (XXXX-04-20)."""
        yield from (
            e.mention
            for c in self.reading.claims
            for e in c.evidence
            if isinstance(e.mention.value, When) and e.mention.value.earliest
        )
        yield from self.reading.mentions
        yield from self.reading.published.mentions
        yield from (m for m, _ in self.reading.unlinked)
        yield from (e.mention for c in self.reading.claims for e in c.evidence)

    def mention_id(self, m: Mention) -> str:
        id = self.ids.get(m.id)
        if id is None:
            id = self.ids[m.id] = hashed("mention", self.id, *m.id)
        return id

    def rows(self) -> Rows:
        claims = self._claims()
        self._document()
        self._passages()
        self._mentions()
        self._misses({self.mention_id(e.mention) for _, _, evidence in claims for e in evidence})
        for id, claim, evidence in claims:
            self._claim(id, claim, evidence)
        return self.out

    # documents, passages ----------------------------------------------------------------------------------------------

    def _document(self) -> None:
        s, p = self.reading.source, self.reading.published
        lang = s.lang or _script(s.raw, self.hant)
        self.out.add(
            "documents",
            self.id,
            s.path,
            s.title or None,
            s.publisher or None,
            s.author or None,
            lang or None,
            *window(p.when),
            p.basis,
            len(s.raw),
            _sha256(self.reading),
            s.raw,
        )
        for ordinal, m in enumerate(p.mentions or (None,)):
            self.out.add("publications", self.id, ordinal, m and self.mention_id(m), p.why or None)

    def _passages(self) -> None:
        for p in self.reading.passages:
            self.out.add("passages", self.passage_id(p.ordinal), self.id, p.ordinal, p.kind, p.speaker or None, *p.span)

    def passage_id(self, ordinal: int) -> str:
        return hashed("passage", self.id, ordinal)

    # mentions and their values ----------------------------------------------------------------------------------------

    def _mentions(self) -> None:
        passages = sorted(self.reading.passages, key=lambda p: p.span)
        starts = [p.span.start for p in passages]
        dates = {m.span: id for id, m in self.mentions.items()}
        dates.update((m.span, id) for id, m in self.mentions.items() if m.kind == "date")
        names: Counter[tuple[Entity, str]] = Counter()
        for id, m in self.mentions.items():
            at = bisect_left(starts, m.span.start + 1) - 1
            inside = at >= 0 and m.span.end <= passages[at].span.end
            self.out.add(
                "mentions",
                id,
                self.id,
                self.passage_id(passages[at].ordinal) if inside else None,
                m.kind,
                *m.span,
                m.quote,
                m.rule,
                m.basis,
            )
            self._value(id, m, dates)
            if isinstance(m.value, Entity):
                names[m.value, self._script_of(m)] += 1
                self.out.add("namings", id, entity_id(m.value))
        for (e, script), count in names.items():
            self.out.add(
                "named", entity_id(e), e.kind, e.name, e.name_en or None, e.wikidata or None, script, self.id, count
            )

    def _value(self, id: str, m: Mention, dates: dict[Span, str]) -> None:
        v = m.value
        if m.kind == "date" and (v is None or isinstance(v, When)):
            anchor = dates.get(m.anchor) if m.anchor else None
            self.out.add("dates", id, *window(v), v.precision if v else None, anchor, m.why or None)
        elif isinstance(v, Amount):
            self.out.add(
                "amounts",
                id,
                number(v.min),
                number(v.max),
                v.hedge,
                v.currency,
                v.currency_basis,
                v.per,
                v.role,
                *self._usd(id, v),
            )
        elif isinstance(v, Quantity):
            self.out.add("quantities", id, number(v.min), number(v.max), v.hedge, v.unit)

    def _usd(self, id: str, a: Amount) -> tuple[Number, Number, str | None]:
        """In dollars at the rate of the claim's day (a window's middle), else of the publication."""
        day = self.day_of.get(id) or middle(self.reading.published.when)
        c = to_usd(a.min, a.max, a.currency, day)
        return number(c.min), number(c.max), c.fx_date.isoformat() if c.fx_date else None

    def _script_of(self, m: Mention) -> str:
        written = m.quote
        if not _CJK.search(written):
            return "en"
        offsets = self.text.offsets
        raw, folded = self.text.raw, self.text.folded
        changed = any(
            _CJK.match(folded[i]) and raw[offsets[i] if offsets else i] != folded[i] for i in range(m.start, m.end)
        )
        return "zh-Hant" if changed or self.hant else "zh-Hans"

    def _misses(self, proving: set[str]) -> None:
        """Dates, amounts, parameter counts and model names that are evidence of nothing, each with its reason."""
        reasons = {self.mention_id(m): reason for m, reason in reversed(self.reading.unlinked)}
        known = {self.mention_id(m) for m in self.reading.published.mentions}
        anchors = {m.anchor for m in self.mentions.values() if m.anchor}
        for id, m in self.mentions.items():
            if id in proving or (id in known and id not in reasons) or not countable(m):
                continue
            why = "other dates are counted from it; it is in no fact itself" if m.span in anchors else "in no fact"
            self.out.add("misses", id, reasons.get(id) or why)

    # claims -----------------------------------------------------------------------------------------------------------

    def _claims(self) -> list[tuple[str, Claim, tuple[Evidence, ...]]]:
        """Claims with their ids; claims that say the very same are one, with the evidence of all."""
        kept: dict[str, tuple[Claim, dict[tuple[str, str], Evidence]]] = {}
        for c in self.reading.claims:
            main = sorted({(role, m.span) for roles in main_roles(c) for role in roles for m in c.mentions(role)})
            sums = sorted(m.span for m in c.mentions("amount", "valuation")) if c.funding else []
            id = hashed(
                "claim",
                self.id,
                c.type,
                *c.span,
                c.when.edtf if c.when else "",
                main,
                c.funding and c.funding.kind,
                c.funding and c.funding.round,
                sums,
            )
            proof = kept.setdefault(id, (c, {}))[1]
            for e in c.evidence:
                proof.setdefault((self.mention_id(e.mention), e.role), e)
            day = middle(c.when)
            for e in c.evidence:
                if day:
                    self.day_of.setdefault(self.mention_id(e.mention), day)
        return [(id, c, tuple(proof.values())) for id, (c, proof) in kept.items()]

    def _claim(self, id: str, c: Claim, evidence: tuple[Evidence, ...]) -> None:
        basis = c.basis if c.when else None
        self.out.add(
            "claims",
            id,
            None,
            self.id,
            c.type,
            *window(c.when),
            c.factuality,
            c.speaker or None,
            basis,
            *c.span,
            c.quote,
            c.rule,
        )
        for e in evidence:
            self.out.add("evidence", id, self.mention_id(e.mention), e.role)
        self.out.told.append(self.telling.told(id, c, evidence))


def countable(m: Mention) -> bool:
    """Whether `unlinked` must account for it: dates, amounts, parameter counts and model names."""
    if isinstance(m.value, Quantity):
        return m.value.unit == "parameters"
    if isinstance(m.value, Entity):
        return m.value.kind == "model"
    return m.kind in ("date", "amount")


def _sha256(reading: Reading) -> str:
    return reading.source.sha256 or hashlib.sha256(reading.source.raw.encode("utf-8", "surrogatepass")).hexdigest()


def _hant(text: Text) -> bool:
    """Whether a text is written in Traditional characters: folding changed some of its Chinese ones."""
    if text.folded == text.raw:
        return False
    kept = text.raw if text.offsets is None else "".join(map(text.raw.__getitem__, text.offsets))
    pairs = [(a, b) for a, b in zip(kept, text.folded, strict=False) if "\u3400" <= a <= "\u9fff"]
    return bool(pairs) and sum(a != b for a, b in pairs) >= HANT_SHARE * len(pairs)


def _script(raw: str, hant: bool) -> str:
    """BCP 47, as far as the characters tell."""
    letters = len(_LETTER.findall(raw, 0, LOOK))
    if not letters:
        return ""
    if len(_CJK.findall(raw, 0, LOOK)) < 0.2 * letters:
        return "en"
    return "zh-Hant" if hant else "zh-Hans"
