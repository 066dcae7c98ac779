"""A Reading as rows of the tables, and its claims as linking sees them. Pure.

Ids are hashes of what makes a row itself: a passage its document and place in it, a mention its document, span and
kind, a claim its document, type, span, date and main participants. So storing twice changes nothing.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from sys import intern
from typing import Any

from regesta.extract.model import Amount, Claim, Entity, Evidence, Mention, Problem, Quantity, Reading, Span, Text, When

from .fx import to_usd
from .link import Funds, Number, Product, Sum, Told, number

# The roles that make two claims of a type claims of one happening; the first that is filled, or all of a tuple's.
MAIN: dict[str, tuple[tuple[str, ...], ...]] = {
    "funding": (("investee",), ("agent",)),
    "release": (("product",),),
    "open_source": (("product",),),
    "update": (("product",),),
    "founding": (("product",), ("agent",)),
    "acquisition": (("agent", "product", "target", "investee"),),
}
OTHERWISE: tuple[tuple[str, ...], ...] = (("agent",), ("speaker",))
LOOK = 2000  # characters that tell a document's language
HANT_SHARE = 0.05  # Traditional texts change a third of their characters when folded, Simplified ones none
_CJK = re.compile(r"[\u3400-\u9fff]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_]+")


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


def hashed(*parts: object) -> str:
    """16 hex digits over the parts."""
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def document_id(reading: Reading) -> str:
    """The hash of the document's bytes."""
    return _sha256(reading)[:16]


def entity_id(entity: Entity) -> str:
    return hashed("entity", entity.kind, entity.key or entity.name.casefold())


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
            *_window(p.when),
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
            self.out.add("dates", id, *_window(v), v.precision if v else None, anchor, m.why or None)
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
        day = self.day_of.get(id) or _middle(self.reading.published.when)
        c = to_usd(a.min, a.max, a.currency, day)
        return number(c.usd_min), number(c.usd_max), c.fx_date.isoformat() if c.fx_date else None

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
            main = sorted({(role, m.span) for roles in self._main_roles(c) for role in roles for m in c.mentions(role)})
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
            day = _middle(c.when)
            for e in c.evidence:
                if day:
                    self.day_of.setdefault(self.mention_id(e.mention), day)
        return [(id, c, tuple(proof.values())) for id, (c, proof) in kept.items()]

    @staticmethod
    def _main_roles(c: Claim) -> tuple[tuple[str, ...], ...]:
        return MAIN.get(c.type, OTHERWISE)

    def _claim(self, id: str, c: Claim, evidence: tuple[Evidence, ...]) -> None:
        basis = c.basis if c.when else None
        self.out.add(
            "claims",
            id,
            None,
            self.id,
            c.type,
            *_window(c.when),
            c.factuality,
            c.speaker or None,
            basis,
            *c.span,
            c.quote,
            c.rule,
        )
        for e in evidence:
            self.out.add("evidence", id, self.mention_id(e.mention), e.role)
        named = sorted(
            ((e.role, e.mention) for e in evidence if isinstance(e.mention.value, Entity)), key=lambda n: n[1].span
        )
        when, s = c.when, self.reading.source
        dates = [e.mention for e in evidence if e.role == "date"]
        exact = [m for m in dates if isinstance(m.value, When) and when and m.value.edtf == when.edtf]
        product = self._product(c, evidence, named)
        self.out.told.append(
            Told(
                id,
                self.id,
                s.publisher,
                _window(self.reading.published.when)[1] or "9999",
                c.type,
                self._main(c, named, product),
                c.factuality,
                c.quote,
                self._words(c.span),
                *_of(when),
                date_written=(exact or dates)[0].quote if when and dates else None,
                title=c.title,
                title_en=c.title_en,
                participants=frozenset((entity_id(m.value), role) for role, m in named),
                funds=self._funds(c, evidence, named),
                product=product,
            )
        )

    def _main(self, c: Claim, named: list[tuple[str, Mention]], product: Product | None) -> frozenset[str]:
        if product and product.entity and c.type in ("release", "open_source", "update"):
            return frozenset({product.entity})
        for roles in self._main_roles(c):
            if found := frozenset(entity_id(m.value) for role, m in named if role in roles):
                return found
        return frozenset()

    def _words(self, span: Span) -> frozenset[str]:
        """Pairs of neighbouring words (characters, in Chinese) of the folded text of a span."""
        offsets = self.text.offsets
        start, end = span if offsets is None else (bisect_left(offsets, at) for at in span)
        words = _WORD.findall(self.text.folded[start:end].lower())
        return frozenset(intern(f"{a} {b}") for a, b in pairwise(words))

    def _named(
        self, names: Iterable[str], named: list[tuple[str, Mention]], roles: tuple[str, ...], c: Claim
    ) -> tuple[str, ...]:
        """Entity ids for names, in the order of the text, from the evidence in these roles; a name that no evidence has
        is no cell of ours but a problem."""
        found: dict[str, int] = {}
        for name in names:
            hit = next((m for role, m in named if role in roles and _is(m, name)), None) or next(
                (m for _, m in named if _is(m, name)), None
            )
            if hit is None:
                self._unproved(c, name)
            else:
                found.setdefault(entity_id(hit.value), hit.span.start)
        return tuple(sorted(found, key=lambda e: (found[e], e)))

    def _unproved(self, c: Claim, what: str) -> None:
        self.out.problems.append(
            Problem(
                "store/unproved",
                f"{what} ({c.type}, {c.rule}) has no evidence: left out",
                self.reading.source.path,
                self.id,
                c.span,
            )
        )

    def _funds(self, c: Claim, evidence: tuple[Evidence, ...], named: list[tuple[str, Mention]]) -> Funds | None:
        f = c.funding
        if f is None:
            return None
        company = next((entity_id(m.value) for role, m in named if role == "investee"), None)
        company = company or next(iter(self._named([f.company] if f.company else [], named, ("agent",), c)), None)
        money = None
        if f.amount:
            sums = [e.mention for e in evidence if isinstance(e.mention.value, Amount)]
            same = [m for m in sums if (m.value.min, m.value.max) == (f.amount.min, f.amount.max)]
            if not same:
                self._unproved(c, f"the amount {number(f.amount.min)}..{number(f.amount.max)}")
            else:
                m = same[0]
                a: Amount = m.value
                money = Sum(a.min, a.max, a.hedge, a.currency, self._usd(self.mention_id(m), a))
        return Funds(
            f.kind,
            company,
            f.round,
            f.round_written,
            money,
            self._named(f.lead_investors, named, ("lead_investor", "investor"), c),
            self._named(f.investors, named, ("investor", "lead_investor"), c),
        )

    def _product(self, c: Claim, evidence: tuple[Evidence, ...], named: list[tuple[str, Mention]]) -> Product | None:
        r = c.release
        if r is None:
            return None
        products = [m for role, m in named if role == "product"]
        entity = next((m for m in products if _is(m, r.name)), products[0] if products else None)
        organisation = None
        if r.organisation:
            makers = [m for role, m in named if role == "agent" and m.value.kind == "organisation"]
            if not any(_is(m, r.organisation) for _, m in named) and len(makers) == 1:
                organisation = entity_id(makers[0].value)
            else:
                organisation = next(iter(self._named([r.organisation], named, ("agent",), c)), None)
        return Product(
            r.name,
            r.kind,
            entity_id(entity.value) if entity else None,
            organisation,
            r.family,
            r.version,
            r.modality,
            (number(r.parameters_min), number(r.parameters_max)),
            r.accessibility,
            r.stage,
            number(r.context_length),
            r.licence,
            r.predecessor,
        )


def countable(m: Mention) -> bool:
    """Whether `unlinked` must account for it: dates, amounts, parameter counts and model names."""
    if isinstance(m.value, Quantity):
        return m.value.unit == "parameters"
    if isinstance(m.value, Entity):
        return m.value.kind == "model"
    return m.kind in ("date", "amount")


def _sha256(reading: Reading) -> str:
    return reading.source.sha256 or hashlib.sha256(reading.source.raw.encode("utf-8", "surrogatepass")).hexdigest()


def _is(m: Mention, name: str) -> bool:
    e = m.value
    return isinstance(e, Entity) and name in (e.name, e.key, e.name_en, m.quote)


def _window(when: When | None) -> tuple[str | None, str | None, str | None]:
    if when is None:
        return None, None, None
    earliest, latest = (d.isoformat() if d else None for d in (when.earliest, when.latest))
    return when.edtf, earliest, latest


def _middle(when: When | None) -> date | None:
    """The day whose exchange rate stands for a window: its middle, or its one end."""
    if when is None or when.earliest is None or when.latest is None:
        return (when.earliest or when.latest) if when else None
    return when.earliest + (when.latest - when.earliest) / 2


def _of(when: When | None) -> tuple[str | None, date | None, date | None, str | None]:
    return (when.edtf, when.earliest, when.latest, when.precision) if when else (None, None, None, None)


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
