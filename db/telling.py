"""A claim as linking sees it: when, who, how sure, and the sums and products that it is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from sys import intern

from regesta.extract.model import Amount, Claim, Entity, Evidence, Mention, Problem, Reading, Span, When

from .days import window
from .ids import entity_id
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
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_]+")

Dollars = tuple[Number, Number, str | None]  # least, most, the day of the rate


@dataclass
class Telling:
    """The claims of one reading on their way to linking. `usd` converts the amount of a mention."""

    reading: Reading
    document: str  # id
    usd: Callable[[Mention, Amount], Dollars]
    problems: list[Problem] = field(default_factory=list)

    def told(self, id: str, c: Claim, evidence: tuple[Evidence, ...]) -> Told:
        named = sorted(
            ((e.role, e.mention) for e in evidence if isinstance(e.mention.value, Entity)), key=lambda n: n[1].span
        )
        when, s = c.when, self.reading.source
        dates = [e.mention for e in evidence if e.role == "date"]
        exact = [m for m in dates if isinstance(m.value, When) and when and m.value.edtf == when.edtf]
        product = self._product(c, evidence, named)
        return Told(
            id,
            self.document,
            s.publisher,
            window(self.reading.published.when)[1] or "9999",
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

    def _main(self, c: Claim, named: list[tuple[str, Mention]], product: Product | None) -> frozenset[str]:
        if product and product.entity and c.type in ("release", "open_source", "update"):
            return frozenset({product.entity})
        for roles in main_roles(c):
            if found := frozenset(entity_id(m.value) for role, m in named if role in roles):
                return found
        return frozenset()

    def _words(self, span: Span) -> frozenset[str]:
        """Pairs of neighbouring words (characters, in Chinese) of the folded text of a span."""
        offsets = self.reading.text.offsets
        start, end = span if offsets is None else (bisect_left(offsets, at) for at in span)
        words = _WORD.findall(self.reading.text.folded[start:end].lower())
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
        self.problems.append(
            Problem(
                "store/unproved",
                f"{what} ({c.type}, {c.rule}) has no evidence: left out",
                self.reading.source.path,
                self.document,
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
                money = Sum(a.min, a.max, a.hedge, a.currency, self.usd(m, a))
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


def main_roles(c: Claim) -> tuple[tuple[str, ...], ...]:
    """The roles of what a claim is about: the first that is filled counts, or all of a tuple's."""
    return MAIN.get(c.type, OTHERWISE)


def _is(m: Mention, name: str) -> bool:
    e = m.value
    return isinstance(e, Entity) and name in (e.name, e.key, e.name_en, m.quote)


def _of(when: When | None) -> tuple[str | None, date | None, date | None, str | None]:
    return (when.edtf, when.earliest, when.latest, when.precision) if when else (None, None, None, None)
