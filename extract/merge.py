"""Claims of one document brought together: one happening told twice is one claim, with the evidence of both."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import replace

from .fact.dated import compatible
from .model import Claim, Entity, Funding, Mention, Span, When

GENERIC = ("statement", "business", "research", "meeting", "market", "forecast")
HAPPENING = "fact/happening"
FURTHER = "fact/further"  # reads only clauses that tell nothing else
STAGED = ("late", "early", "growth", "equity", "new")  # what a round is called that has a letter as well
ONCE = (
    "policy",
    "research",
    "meeting",
    "forecast",
)  # of one date in one stretch of words a document tells one of these
STRETCH = 512
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
MAIN = {
    "release": ("product",),
    "open_source": ("product",),
    "update": ("product",),
    "funding": ("investee",),
    "founding": ("product", "agent"),
    "acquisition": ("other",),
    "investment": ("investee",),
}


def _sharpened(c: Claim, claims: list[Claim], mentions: Sequence[Mention]) -> Claim:
    """近日推出X,可通过Y体验, and elsewhere the day on which the same maker brought out Y: X came with it. Inferred."""
    w = c.when
    if c.type != "release" or not w or not w.earliest or not w.latest or not 1 < (w.latest - w.earliest).days < 40:
        return c
    beside = {
        m.value.key
        for m in mentions
        if isinstance(m.value, Entity)
        and m.value.kind in ("product", "model")
        and c.span.end <= m.span.start < c.span.end + 60
    }
    makers = {m.value.key for m in c.mentions("agent")}
    for o in claims:
        day = o.when
        named = {m.value.key for m in o.mentions("product")}
        if (
            o.type != "release"
            or not day
            or day.precision != "day"
            or not day.earliest
            or not makers & {m.value.key for m in o.mentions("agent")}
        ):
            continue
        if w.earliest <= day.earliest <= w.latest and any(
            a.endswith(b) or b.endswith(a) for a in named for b in beside
        ):
            kept = tuple(e for e in c.evidence if e.role != "date") + tuple(e for e in o.evidence if e.role == "date")
            return replace(c, when=day, basis="inferred", evidence=kept, reach="document")
    return c


def together(claims: list[Claim], mentions: Sequence[Mention]) -> list[Claim]:
    """The claims of a document in its order, each happening once."""
    claims = sorted(claims, key=lambda c: (c.span, RANK.index(c.type), c.rule))
    merged = _deduplicated(_backed(claims))
    return _specific([_sharpened(c, merged, mentions) for c in merged])


def _main(c: Claim) -> tuple[str, ...]:
    for role in (*MAIN.get(c.type, ()), "agent"):
        keys = tuple(sorted({m.value.key for m in c.mentions(role) if isinstance(m.value, Entity)}))
        if keys:
            return keys
    return ()


def _keys(c: Claim, role: str) -> set[str]:
    return {m.value.key for m in c.mentions(role) if isinstance(m.value, Entity)}


def _same(a: Claim, b: Claim) -> bool:
    """Two claims of a type and of the same main participants are one happening told twice: same factuality, and dates of
    which one holds the other."""
    if a.factuality != b.factuality and not _one_round(a, b):
        return False
    if a.funding and b.funding:
        if _total(a.funding, b.funding):
            return True
        if a.funding.kind != b.funding.kind:
            return False
        if a.funding.round and b.funding.round and a.funding.round != b.funding.round:
            return _by_its_letter(a, b)
        x, y = a.funding.amount, b.funding.amount
        if x and y:
            return (x.min, x.max, x.currency) == (y.min, y.max, y.currency)
        if (
            bool(x) != bool(y)
            and not (a.funding.round and b.funding.round)
            and a.funding.investors
            and b.funding.investors
            and not (set(a.funding.investors) & set(b.funding.investors))
            and not _followers(a, b)
        ):
            return False  # 此前已获得峰尚资本数亿元投资: an earlier one
        if not x and not y and a.funding.round != b.funding.round:
            return False
    if (
        a.type in (*GENERIC, "other") or a.type == "personnel"
    ):  # two moves of one year are two; on one day, or in the same words, they are one
        alike = {str(m.value) for m in a.mentions("trigger")} & {str(m.value) for m in b.mentions("trigger")}
        words = _verbs(a) & _verbs(b)
        if a.type == "personnel":
            if _keys(a, "other") and _keys(b, "other") and not _keys(a, "other") & _keys(b, "other"):
                return False  # 出任甲公司CEO, 不久又出任乙公司CEO
            return bool(alike) and bool(a.when and b.when) and (a.when == b.when or compatible(a.when, b.when))  # type: ignore[arg-type]
        loose = not {HAPPENING, FURTHER} & {a.rule, b.rule} and bool(a.when and a.when.precision == "day")
        return a.when == b.when and bool(words or loose)
    if a.type == "ipo" and {m.value for m in a.mentions("trigger")} != {m.value for m in b.mentions("trigger")}:
        return False  # filed, priced, listed
    if a.when and b.when:
        return a.when == b.when or compatible(a.when, b.when)
    return bool(MAIN.get(a.type)) or a.when == b.when


def _verbs(c: Claim) -> set[str]:
    """The words that tell it; 了, 把 and 被 tell no two things to be one."""
    return {m.quote for m in c.mentions("trigger") if m.value != "done"}


def _one_round(a: Claim, b: Claim) -> bool:
    """A named round of which only one telling has a sum: 据了解 before its list of investors makes it no other round."""
    f, g = a.funding, b.funding
    return bool(
        f
        and g
        and f.kind == g.kind == "round"
        and f.round
        and f.round == g.round
        and not (f.amount and g.amount)
        and {a.factuality, b.factuality} == {"actual", "rumoured"}
    )


def _followers(a: Claim, b: Claim) -> bool:
    """X raised $70 million led by A. B and C also participated in the Series B: told right behind, by its letter, no lead."""
    first, second = sorted((a, b), key=lambda c: c.span)
    f, g = first.funding, second.funding
    if f is None or g is None or not (f.amount and f.lead_investors and g.round) or g.amount or g.lead_investors:
        return False
    return second.span.start - first.span.end < STRETCH // 2


def _by_its_letter(a: Claim, b: Claim) -> bool:
    """A late-stage round with its sum, and near it the Series D without one: the same round by its letter."""
    f, g = a.funding, b.funding
    if f is None or g is None or (f.round in STAGED) == (g.round in STAGED) or bool(f.amount) == bool(g.amount):
        return False
    near = max(a.span.start, b.span.start) - min(a.span.end, b.span.end) < STRETCH
    return near and (a.when is None or b.when is None or a.when == b.when or bool(compatible(a.when, b.when)))


def _total(a: Funding, b: Funding) -> bool:
    """A total that is told again as if it were a round: 总计融资25亿元 … 你们融了25亿."""
    x, y = a.amount, b.amount
    return bool(
        {a.kind, b.kind} == {"cumulative", "round"}
        and not (a.round or b.round)
        and x
        and y
        and (x.min, x.max, x.currency) == (y.min, y.max, y.currency)
    )


def _merged(a: Claim, b: Claim) -> Claim:
    """One claim with the evidence of both; the finer date, the fuller funding and release stay."""
    fine = a
    if b.when and (a.when is None or _days(b.when) < _days(a.when)):
        fine = b
    other = b if fine is a else a
    kept = [e for e in other.evidence if e.role != "date" or fine.when is None or e.mention.value == fine.when]
    roles = {(e.role, *e.mention.id): e for e in reversed((*fine.evidence, *kept))}
    funding = fine.funding
    if fine.funding and other.funding:
        f, o = fine.funding, other.funding
        kind = "cumulative" if "cumulative" in (f.kind, o.kind) else f.kind
        named = o if f.round is None or (f.round in STAGED and o.round) else f
        funding = replace(
            f,
            kind=kind,
            round=named.round,
            round_written=named.round_written,
            amount=f.amount or o.amount,
            investors=tuple(dict.fromkeys([*f.investors, *o.investors])),
            lead_investors=tuple(dict.fromkeys([*f.lead_investors, *o.lead_investors])),
        )
    release = fine.release or other.release
    if fine.release and other.release:
        r, o2 = fine.release, other.release
        release = replace(
            r,
            organisation=r.organisation or o2.organisation,
            family=r.family or o2.family,
            version=r.version or o2.version,
            modality=r.modality or o2.modality,
            parameters_min=r.parameters_min or o2.parameters_min,
            parameters_max=r.parameters_max or o2.parameters_max,
            accessibility=r.accessibility or o2.accessibility,
            stage=r.stage or o2.stage,
            context_length=r.context_length or o2.context_length,
            licence=r.licence or o2.licence,
            predecessor=r.predecessor or o2.predecessor,
        )
    return replace(
        fine,
        evidence=tuple(reversed(roles.values())),
        funding=funding,
        release=release,
        when=fine.when or other.when,
        speaker=fine.speaker or other.speaker,
    )


def _days(w: When) -> int:
    return (w.latest - w.earliest).days if w.earliest and w.latest else 10**6


def _deduplicated(claims: list[Claim]) -> list[Claim]:
    out: list[Claim] = []
    places: dict[tuple[str, tuple[str, ...]], list[int]] = {}  # by type and main participants
    for c in claims:
        key = (c.type, _main(c))
        at = next((i for i in places.get(key, ()) if _same(out[i], c)), None) if key[1] else None
        if at is None:
            out.append(c)
            at = len(out) - 1
        else:
            out[at] = _merged(out[at], c)
            places[key].remove(at)
            key = (c.type, _main(out[at]))
        insort(places.setdefault(key, []), at)
    return out


def _backed(claims: list[Claim]) -> list[Claim]:
    """A list of investors without an amount or round belongs to the last financing of that company that was told."""
    out: list[Claim] = []
    for c in claims:
        f = c.funding
        if f and f.investors and f.amount is None and f.round is None:
            told = [
                i
                for i in range(len(out) - 1, -1, -1)
                if (o := out[i].funding)
                and (o.amount or o.round)
                and o.kind in ("round", "cumulative", "commitment", "plan")
                and _main(out[i]) == _main(c)
            ]
            rounds = [f.kind for i in told[:2] if (f := out[i].funding) and f.amount]
            if "round" in rounds:  # a round with its sum comes before a total
                told.sort(key=lambda i: (f := out[i].funding) is not None and f.kind == "cumulative")
            at = next((i for i in told if out[i].factuality == c.factuality), told[0] if told else None)
            if at is not None:
                out[at] = _merged(out[at], replace(c, when=None))
                continue
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
    if c.type == "market" and o.type in ("ipo", "release", "business") and _own_figure(o, c):
        return False
    shared = {m.span for m in c.mentions("date")} & {m.span for m in o.mentions("date")}
    if not (shared or o.when == c.when) or (o.type != c.type and _apart(o, c)):
        return False
    if o.type != c.type:
        return c.type in GENERIC
    return c.type in ONCE or (c.type in GENERIC and bool(_main(c)) and _main(o) == _main(c) and bool(shared))


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
    for c in sorted(claims, key=lambda c: (RANK.index(c.type), c.span)):
        stretches = range(c.span.start // STRETCH, c.span.end // STRETCH + 1)
        if not any(_covers(o, c) for s in stretches for o in beside.get(s, ())):
            out.append(c)
            for s in stretches:
                beside.setdefault(s, []).append(c)
    return sorted(out, key=lambda c: (c.span, RANK.index(c.type)))
