"""The values that walk through the program, all frozen.

>>> When.of("2022-08", date(2022, 8, 1), date(2022, 8, 31)).precision
'month'
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NamedTuple

_MARKS = "！（），：；？～"
Kind = Literal["date", "duration", "amount", "quantity", "entity", "cue"]
Basis = Literal["written", "anchored", "inferred"]
_FAR = 1 << 62  # behind every text


class Span(NamedTuple):
    """A half-open range of code points of the raw text: every offset of the program is one of these."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


def inside(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a place lies in one of the spans, which are disjoint and in order.

    >>> inside([(0, 3), (5, 9)], 5), inside([(0, 3), (5, 9)], 3)
    (True, False)
    """
    before = bisect_right(spans, (at, _FAR)) - 1
    return before >= 0 and at < spans[before][1]


@dataclass(frozen=True, slots=True)
class Source:
    """A document as it was found; `raw` is never changed. `published` is what its metadata prints, as ISO days."""

    id: str
    path: str
    raw: str
    sha256: str = ""  # of the bytes of the file (of the line, for JSON Lines)
    title: str = ""
    publisher: str = ""
    author: str = ""
    published: str = ""  # from metadata only; an EDTF string
    published_span: Span | None = None  # where the raw text prints it, when it does
    url: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """`folded` is what rules read: Simplified, half width, damage dropped. `offsets[i]` is where `folded[i]` begins in
    `raw`; strictly increasing; None stands for the identity."""

    raw: str
    folded: str
    offsets: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """The raw span of folded[start:end] (end > start)."""
        if self.offsets is None:
            return Span(start, end)
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def mention(self, start: int, end: int, kind: Kind, value: Any, rule: str, why: str = "") -> Mention:
        """folded[start:end] as a mention, quoted as folded: rules compare quotes, whatever the script."""
        return Mention(start, end, self.span(start, end), self.folded[start:end], kind, value, rule, why=why)

    def written(self, start: int, end: int) -> str:
        """folded[start:end] in the document's script: dropped characters stay dropped, full width stays only in marks."""
        if self.folded is self.raw:
            return self.folded[start:end]
        places = range(start, end) if self.offsets is None else self.offsets[start:end]
        pairs = zip(self.folded[start:end], map(self.raw.__getitem__, places), strict=True)
        return "".join(f if r == "&" or ("\uff01" <= r <= "\uff5e" and r not in _MARKS) else r for f, r in pairs)

    def within(self, span: Span) -> tuple[int, int]:
        """The offsets of the folded characters that begin in a raw span."""
        if self.offsets is None:
            return span.start, span.end
        return bisect_left(self.offsets, span.start), bisect_left(self.offsets, span.end)


PassageKind = Literal["heading", "paragraph", "question", "answer", "caption", "byline", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one kind by one speaker. `start`, `end` are offsets of the folded text; `span` of the raw one."""

    ordinal: int
    kind: PassageKind
    start: int
    end: int
    span: Span
    speaker: str = ""


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A date as EDTF with the strict first and last day it allows (None: open). Sorts by those days."""

    earliest: date | None = field(compare=False)
    latest: date | None = field(compare=False)
    edtf: str = field(compare=False)
    key: tuple[date, date, str] = field(repr=False, default=(date.min, date.max, ""))

    @classmethod
    def of(cls, edtf: str, earliest: date | None, latest: date | None) -> When:
        return cls(earliest, latest, edtf, (earliest or date.min, latest or date.max, edtf))

    @property
    def precision(self) -> str:
        """day, week, month, quarter, half, year, range, approx or open."""
        if self.earliest is None or self.latest is None:
            return "open"
        if "~" in self.edtf or "X" in self.edtf:
            return "approx"
        days = (self.latest - self.earliest).days + 1
        first = self.earliest.day == 1
        if days == 1:
            return "day"
        if "/" not in self.edtf and first and 28 <= days <= 31:
            return "month"
        if first and 90 <= days <= 92 and "/" not in self.edtf:
            return "quarter"
        if first and 181 <= days <= 184:
            return "half"
        if first and days in (365, 366) and "/" not in self.edtf:
            return "year"
        return "range"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time, no point of it: P3Y, P6M, PT6S (ISO 8601)."""

    iso: str
    every: bool = False  # 每天, 每年: a repetition


@dataclass(frozen=True, slots=True)
class Amount:
    """Money. Bounds in units of the currency (None: the words give none); `hedge` as in DESIGN.md."""

    min: Decimal | None
    max: Decimal | None
    currency: str | None = None  # ISO 4217
    currency_basis: str = "written"  # written, inherited, neighbour, publisher, unknown
    hedge: str = "exact"  # exact approx at_least more_than at_most less_than order
    per: str | None = None  # month, year, training run ...
    role: str | None = None  # funding_total valuation revenue ...


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: parameters, tokens, users, people, percent, times, gpus ...; unit '' for a bare number."""

    min: Decimal | None
    max: Decimal | None
    unit: str = ""
    hedge: str = "exact"


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing: kind organisation, person, product, model or place. `name` as the document writes it (glosses
    dropped, folded while it is read); `key` one folded name for all its aliases, so that equal keys are one entity."""

    kind: str
    name: str
    key: str = ""
    name_en: str = ""
    wikidata: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Exact words with a value. `start`, `end` are offsets of the folded text, `span` of the raw one; `quote` and names are
    folded while a document is read, and as the document writes them in a Reading (extract/script.py).
    A date's value is an Expr before `resolve` and a When (or None: could not be placed) after it."""

    start: int
    end: int
    span: Span
    quote: str
    kind: Kind
    value: Any
    rule: str
    basis: Basis = "written"
    anchor: Span | None = None  # raw span of the mention a relative date was counted from
    why: str = ""  # one sentence a reader understands

    @property
    def id(self) -> tuple[int, int, str]:
        return (self.span.start, self.span.end, self.kind)


@dataclass(frozen=True, slots=True)
class Funding:
    """Columns of `funding`, with names instead of ids."""

    company: str
    kind: str  # round cumulative valuation commitment plan
    round: str | None = None
    round_written: str | None = None
    amount: Amount | None = None
    lead_investors: tuple[str, ...] = ()
    investors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Release:
    """Columns of `releases`, with names instead of ids."""

    name: str
    organisation: str | None = None
    kind: str = "model"  # model product platform paper hardware dataset
    family: str | None = None
    version: str | None = None
    modality: str | None = None
    parameters_min: Decimal | None = None
    parameters_max: Decimal | None = None
    accessibility: str | None = None  # open weights, API access, hosted access, unreleased
    stage: str | None = None  # announced, tested, opened, launched, open-sourced: different happenings of one thing
    context_length: Decimal | None = None  # tokens
    licence: str | None = None  # SPDX where there is such a name; free for commercial use, non-commercial
    predecessor: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A mention in its role: trigger, date, agent, product, investee, investor, lead_investor, adviser, share, post_money,
    pre_money, partner, speaker, place, amount, valuation, round, parameters, context, predecessor, other."""

    role: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Claim:
    """What one document says of one happening. `quote` is the raw text of `span`: the words that say it."""

    type: str
    span: Span
    quote: str
    rule: str
    evidence: tuple[Evidence, ...]  # never empty
    when: When | None = None
    basis: Basis = "written"  # of its date
    factuality: str = "actual"
    speaker: str = ""
    funding: Funding | None = None
    release: Release | None = None
    reach: str = "sentence"  # how far roles were looked for: sentence, paragraph, document
    title: str = ""  # made from the roles by the templates of the lexicon
    title_en: str = ""

    def mentions(self, *roles: str) -> tuple[Mention, ...]:
        """Mentions in these roles, in document order."""
        return tuple(sorted((e.mention for e in self.evidence if e.role in roles), key=lambda m: m.span))


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be done; data, not a log line."""

    rule: str
    message: str
    path: str = ""
    source: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """When the document came out, as far as it says; `when` None when nothing in it tells."""

    when: When | None
    basis: Literal["metadata", "written", "inferred", "given", "unknown"]
    why: str
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read in one document: what the store stores and `scan` prints."""

    source: Source
    text: Text
    passages: tuple[Passage, ...]
    published: Published
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...] = ()
    unlinked: tuple[tuple[Mention, str], ...] = ()  # dates, amounts, parameter counts, model names in no claim; reason
