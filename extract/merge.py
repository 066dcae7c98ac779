"""Claims of one document brought together: one happening told twice is one claim, with the evidence of both."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace

from .model import Claim, Entity, Evidence, Funding, Mention, Release, Span, When
from .same import FURTHER, GENERIC, HAPPENING, STAGED, STRETCH, keys, main_parties, same

Place = tuple[str, int, int, str]  # a role, the span and kind of a mention
ONCE = ("policy", "research", "meeting", "forecast")  # of one date in one stretch of words: one of these
RANK = (
    "funding",
    "acquisition",
    "ipo",
    "investment",
    "founding",
    "open_source",
    "release",
    "update",
    "policy",
    "personnel",
    "partnership",
    "research",
    "business",
    "meeting",
    "forecast",
    "market",
    "statement",
    "other",
)


def together(claims: list[Claim], mentions: Sequence[Mention]) -> list[Claim]:
    """The claims of a document in its order, each happening once."""
    claims = sorted(claims, key=lambda c: (c.span, RANK.index(c.type), c.rule))
    merged = _of_their_family(_deduplicated(_backed(claims)))
    return _specific([_sharpened(c, merged, mentions) for c in merged])


def _of_their_family(claims: list[Claim]) -> list[Claim]:
    """A release whose maker is not said is of the maker of its family, where the document names one alone: GLM-4 of the
    house that brought out GLM-130B."""
    makers: dict[str, dict[str, Mention]] = {}
    for c in claims:
        r, agents = c.release, [m for m in c.mentions("agent") if isinstance(m.value, Entity)]
        if r and r.family and r.organisation and agents and agents[0].value.kind == "organisation":
            makers.setdefault(r.family, {}).setdefault(agents[0].value.key, agents[0])
    out = []
    for c in claims:
        r = c.release
        known = makers.get(r.family, {}) if r and r.family and not r.organisation and not c.mentions("agent") else {}
        if r and len(known) == 1:
            (maker,) = known.values()
            c = replace(
                c,
                evidence=(*c.evidence, Evidence("agent", maker)),
                release=replace(r, organisation=maker.value.name),
                reach="document",
            )
        out.append(c)
    return out


class Telling:
    """A happening as it is told again and again: `claim` has each thing of its evidence once, whatever tells it, so that
    the thousandth telling costs what the second did."""

    def __init__(self, first: Claim) -> None:
        self.claim = self.first = first
        self.evidence: dict[Place, Evidence] = {}

    def add(self, claim: Claim) -> None:
        """Once more: the finer date, the fuller funding and release stay."""
        if not self.evidence:
            self.evidence = _placed({}, self.first.evidence)
        if _finer(claim, self.claim):
            self.evidence = _placed(_placed({}, claim.evidence), _on(claim, self.evidence.values()))
        else:
            _placed(self.evidence, _on(self.claim, claim.evidence))
        merged = _merged(self.claim, claim)
        things = {(e.role, e.mention.kind, e.mention.quote, e.mention.value): e for e in reversed(merged.evidence)}
        self.claim = replace(merged, evidence=tuple(reversed(things.values())))

    @property
    def whole(self) -> Claim:
        """With all evidence."""
        return replace(self.claim, evidence=tuple(self.evidence.values())) if self.evidence else self.first


def _placed(known: dict[Place, Evidence], more: Iterable[Evidence]) -> dict[Place, Evidence]:
    """Evidence by role and place; what is told again at one place stands where it was told last, as it was told first."""
    for e in more:
        place = (e.role, *e.mention.id)
        known[place] = known.pop(place, e)
    return known


def _finer(b: Claim, a: Claim) -> bool:
    return bool(b.when and (a.when is None or _days(b.when) < _days(a.when)))


def _on(claim: Claim, evidence: Iterable[Evidence]) -> Iterator[Evidence]:
    """Without the dates that are not that of the claim."""
    return (e for e in evidence if e.role != "date" or claim.when is None or e.mention.value == claim.when)


def _merged(a: Claim, b: Claim) -> Claim:
    """One claim with the evidence of both; the finer date, the fuller funding and release stay."""
    fine, other = (b, a) if _finer(b, a) else (a, b)
    return replace(
        fine,
        evidence=tuple(_placed(_placed({}, fine.evidence), _on(fine, other.evidence)).values()),
        funding=_fuller_funding(fine.funding, other.funding),
        release=_fuller_release(fine.release, other.release),
        when=fine.when or other.when,
        speaker=fine.speaker or other.speaker,
    )


def _fuller_funding(f: Funding | None, g: Funding | None) -> Funding | None:
    """What the first does not say, the second does; a round is called by its letter, and all investors are named."""
    if f is None or g is None:
        return f
    named = g if f.round is None or (f.round in STAGED and g.round) else f
    return replace(
        f,
        kind="cumulative" if "cumulative" in (f.kind, g.kind) else f.kind,
        round=named.round,
        round_written=named.round_written,
        amount=f.amount or g.amount,
        investors=tuple(dict.fromkeys([*f.investors, *g.investors])),
        lead_investors=tuple(dict.fromkeys([*f.lead_investors, *g.lead_investors])),
    )


def _fuller_release(r: Release | None, s: Release | None) -> Release | None:
    """What the first does not say, the second does."""
    if r is None or s is None:
        return r or s
    said = [f.name for f in fields(Release) if f.name not in ("name", "kind")]
    return replace(r, **{name: getattr(r, name) or getattr(s, name) for name in said})


def _days(w: When) -> int:
    return (w.latest - w.earliest).days if w.earliest and w.latest else 10**6


def _deduplicated(claims: list[Claim]) -> list[Claim]:
    out: list[Telling] = []
    places: dict[tuple[str, tuple[str, ...]], list[int]] = {}  # by type and main participants
    for c in claims:
        key = (c.type, main_parties(c))
        at = next((i for i in places.get(key, ()) if same(out[i].claim, c)), None) if key[1] else None
        if at is None:
            out.append(Telling(c))
            at = len(out) - 1
        else:
            out[at].add(c)
            places[key].remove(at)
            key = (c.type, main_parties(out[at].claim))
        insort(places.setdefault(key, []), at)
    return [telling.whole for telling in out]


def _backed(claims: list[Claim]) -> list[Claim]:
    """A list of investors without an amount or round belongs to the last financing of that company that was told."""
    out: list[Claim] = []
    places: dict[tuple[str, ...], list[int]] = {}  # of financings, by their companies
    for c in claims:
        f = c.funding
        parties = main_parties(c) if f else ()
        if f and f.investors and f.amount is None and f.round is None:
            told = [
                i
                for i in reversed(places.get(parties, ()))
                if (o := out[i].funding)
                and (o.amount or o.round)
                and o.kind in ("round", "cumulative", "commitment", "plan")
            ]
            rounds = [f.kind for i in told[:2] if (f := out[i].funding) and f.amount]
            if "round" in rounds:  # a round with its sum comes before a total
                told.sort(key=lambda i: (f := out[i].funding) is not None and f.kind == "cumulative")
            at = next((i for i in told if out[i].factuality == c.factuality), told[0] if told else None)
            if at is not None:
                out[at] = _merged(out[at], replace(c, when=None))
                continue
        if f:
            places.setdefault(parties, []).append(len(out))
        out.append(c)
    return out


def _apart(o: Claim, c: Claim) -> bool:
    """Each has an actor of its own, and their words (date aside) do not meet."""
    words = [[e.mention.span for e in x.evidence if e.role not in ("date", "speaker")] for x in (o, c)]
    actors = [{m.value.key for m in x.mentions("agent", "product") if isinstance(m.value, Entity)} for x in (o, c)]
    if "forecast" in (o.type, c.type) or not all(words) or not all(actors) or actors[0] & actors[1]:
        return False
    first, second = (Span(min(s.start for s in w), max(s.end for s in w)) for w in words)
    return not first.overlaps(second)


def _covers(o: Claim, c: Claim) -> bool:
    """A claim that was kept tells what another one tells: their words overlap and their date is one. Two happenings of
    one sentence, each with words of its own (…价格下调97%,几小时后百度宣布…), are two."""
    if not o.span.overlaps(c.span) or (o.rule == HAPPENING != c.rule) or FURTHER in (o.rule, c.rule):
        return False
    if c.type == "market" and o.type in ("ipo", "release", "business", "market") and _own_figure(o, c):
        return False
    if o.funding and c.type == "investment":  # told twice of its giver: 获甲3亿元投资
        return bool(keys(o, "investee") & keys(c, "investee") and keys(o, "investor") >= keys(c, "agent"))
    shared = {m.span for m in c.mentions("date")} & {m.span for m in o.mentions("date")}
    if not (shared or o.when == c.when) or (o.type != c.type and _apart(o, c)):
        return False
    if o.type != c.type:
        return c.type in GENERIC
    if c.type in ONCE:
        return True
    if c.type == "acquisition" and not keys(c, "other"):
        return bool(shared) and keys(c, "agent") <= keys(o, "agent")  # 宣布收购甲: read with both of its sides
    parties = main_parties(c)
    return c.type in GENERIC and bool(shared) and (main_parties(o) == parties if parties else _same_figure(o, c))


def _same_figure(o: Claim, c: Claim) -> bool:
    """The same number, told of nobody a second time."""
    return bool({m.span for m in c.mentions("amount")} & {m.span for m in o.mentions("amount")})


def _own_figure(o: Claim, c: Claim) -> bool:
    """A figure of its own, behind the words of the other: 公司在港交所挂牌,首日收涨5.2%."""
    own, others = c.mentions("amount"), {m.span for m in o.mentions("amount")}
    last = max((m.span.end for m in o.mentions("trigger")), default=0)
    verbs = [m.span.start for m in c.mentions("trigger")]
    return bool(own) and not others & {m.span for m in own} and bool(verbs) and min(verbs) > last + 3


def _specific(claims: list[Claim]) -> list[Claim]:
    """A statement, a move, a meeting that is told by the words of a more telling fact is that fact; and so is the second of
    two policies (行政命令, 监管规定) of one date in one stretch of words."""
    out: list[Claim] = []
    beside: dict[int, list[Claim]] = {}  # by the stretches of STRETCH characters that a claim lies in
    for c in sorted(
        claims, key=lambda c: (RANK.index(c.type), c.type == "acquisition" and not keys(c, "other"), c.span)
    ):
        stretches = range(c.span.start // STRETCH, c.span.end // STRETCH + 1)
        if not any(_covers(o, c) for s in stretches for o in beside.get(s, ())):
            out.append(c)
            for s in stretches:
                beside.setdefault(s, []).append(c)
    return sorted(out, key=lambda c: (c.span, RANK.index(c.type)))


def _sharpened(c: Claim, claims: list[Claim], mentions: Sequence[Mention]) -> Claim:
    """近日推出X,可通过Y体验, and elsewhere the day on which the same maker brought out Y: X came with it. Inferred."""
    w = c.when
    if c.type != "release" or not w or not w.earliest or not w.latest or not 1 < (w.latest - w.earliest).days < 40:
        return c
    beside = {
        m.value.key
        for m in mentions
        if c.span.end <= m.span.start < c.span.end + 60
        and isinstance(m.value, Entity)
        and m.value.kind in ("product", "model")
    }
    makers = keys(c, "agent")
    for o in claims:
        day = o.when
        if (
            o.type != "release"
            or not day
            or day.precision != "day"
            or not day.earliest
            or not makers & keys(o, "agent")
        ):
            continue
        beside_it = any(a.endswith(b) or b.endswith(a) for a in keys(o, "product") for b in beside)
        if beside_it and w.earliest <= day.earliest <= w.latest:
            kept = tuple(e for e in c.evidence if e.role != "date") + tuple(e for e in o.evidence if e.role == "date")
            return replace(c, when=day, basis="inferred", evidence=kept, reach="document")
    return c
