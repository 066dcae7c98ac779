"""Whether two claims of one document tell the same happening."""

from __future__ import annotations

from .fact.dated import compatible
from .model import Amount, Claim, Entity, Funding

GENERIC = ("statement", "business", "research", "meeting", "market", "forecast")
HAPPENING = "fact/happening"
FURTHER = "fact/further"  # reads only clauses that tell nothing else
STAGED = ("late", "early", "growth", "equity", "new")  # what a round is called that has a letter as well
STRETCH = 512  # characters of text that stand near each other
MAIN = {
    "release": ("product",),
    "open_source": ("product",),
    "update": ("product",),
    "funding": ("investee",),
    "founding": ("product", "agent"),
    "acquisition": ("other",),
    "investment": ("investee",),
}


def main_parties(c: Claim) -> tuple[str, ...]:
    """The keys of what a claim is about: what came out, whose round, who was bought; else who acts."""
    for role in (*MAIN.get(c.type, ()), "agent"):
        if found := keys(c, role):
            return tuple(sorted(found))
    return ()


def keys(c: Claim, *roles: str) -> set[str]:
    return {m.value.key for m in c.mentions(*roles) if isinstance(m.value, Entity)}


def same(a: Claim, b: Claim) -> bool:
    """Two claims of a type and of the same main parties are one happening told twice: same factuality, and dates of which
    one holds the other."""
    if a.factuality != b.factuality and not _one_round(a, b) and not _one_price(a, b):
        return False
    if a.funding and b.funding and (known := _same_money(a, a.funding, b, b.funding)) is not None:
        return known
    if a.type in ("acquisition", "investment") and _two_sums(a, b):
        return False
    if a.type == "personnel":
        return _same_move(a, b)
    if a.type in GENERIC or a.type == "other":
        loose = not {HAPPENING, FURTHER} & {a.rule, b.rule} and bool(a.when and a.when.precision == "day")
        return a.when == b.when and bool(loose or _verbs(a) & _verbs(b))
    if a.type == "ipo" and _shades(a) != _shades(b):
        return False  # filed, priced, listed
    if a.when and b.when:
        return a.when == b.when or compatible(a.when, b.when)
    return a.type in MAIN or a.when == b.when


def _one_price(a: Claim, b: Claim) -> bool:
    """A heading says 拟 and the notice below it does not: one deal, of one buyer at one price."""
    both = {a.factuality, b.factuality} == {"planned", "actual"}
    if a.type != "acquisition" or not both or keys(a, "agent") != keys(b, "agent"):
        return False
    first, second = ({(x.min, x.max, x.currency) for x in _sums(c)} for c in (a, b))
    return bool(first & second)


def _sums(c: Claim) -> list[Amount]:
    """Its sums of money; a quantity may stand in the same role."""
    return [m.value for m in c.mentions("amount") if isinstance(m.value, Amount)]


def _two_sums(a: Claim, b: Claim) -> bool:
    """Both name a sum, and another one: a first stake, and the rest of it two years later."""
    x, y = _sums(a), _sums(b)
    return bool(x and y) and not any(_equal(v, w) for v in x for w in y)


def _same_move(a: Claim, b: Claim) -> bool:
    """Two moves of one year are two; on one day, or in the same words, they are one. 出任甲公司CEO, 不久又出任乙公司CEO: two."""
    if keys(a, "other") and keys(b, "other") and not keys(a, "other") & keys(b, "other"):
        return False
    if not (a.when and b.when and {str(s) for s in _shades(a)} & {str(s) for s in _shades(b)}):
        return False
    return a.when == b.when or compatible(a.when, b.when)


def _same_money(a: Claim, f: Funding, b: Claim, g: Funding) -> bool | None:
    """By kind, round and sum of two fundings; None where these leave it to the dates."""
    if _total(f, g):
        return True
    if f.kind != g.kind:
        return False
    if f.round and g.round and f.round != g.round:
        return _by_its_letter(a, f, b, g)
    if f.amount and g.amount:
        return _equal(f.amount, g.amount)
    if f.amount is None and g.amount is None:
        return None if f.round == g.round else False
    apart = f.investors and g.investors and not set(f.investors) & set(g.investors)
    if apart and not (f.round and g.round) and not _followers(a, b):
        return False  # 此前已获得峰尚资本数亿元投资: an earlier one
    return None


def _equal(x: Amount, y: Amount) -> bool:
    return (x.min, x.max, x.currency) == (y.min, y.max, y.currency)


def _shades(c: Claim) -> set[object]:
    """What kinds of act its triggers tell: filed, priced, listed."""
    return {m.value for m in c.mentions("trigger")}


def _verbs(c: Claim) -> set[str]:
    """The words that tell it; 了, 把 and 被 tell no two things to be one."""
    return {m.quote for m in c.mentions("trigger") if m.value != "done"}


def _one_round(a: Claim, b: Claim) -> bool:
    """A named round of which only one telling has a sum: 据了解 before its list of investors makes it no other round; a plan
    of one sum that a headline tells and the text has from people who know."""
    f, g = a.funding, b.funding
    if (
        f
        and g
        and f.kind == g.kind == "plan"
        and f.amount
        and g.amount
        and {a.factuality, b.factuality} == {"planned", "rumoured"}
    ):
        return _equal(f.amount, g.amount)
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


def _by_its_letter(a: Claim, f: Funding, b: Claim, g: Funding) -> bool:
    """A late-stage round with its sum, and near it the Series D without one: the same round by its letter."""
    if (f.round in STAGED) == (g.round in STAGED) or bool(f.amount) == bool(g.amount):
        return False
    near = max(a.span.start, b.span.start) - min(a.span.end, b.span.end) < STRETCH
    return near and (a.when is None or b.when is None or a.when == b.when or compatible(a.when, b.when))


def _total(f: Funding, g: Funding) -> bool:
    """A total that is told again as if it were a round: 总计融资25亿元 … 你们融了25亿."""
    told_again = {f.kind, g.kind} == {"cumulative", "round"} and not (f.round or g.round)
    return bool(told_again and f.amount and g.amount and _equal(f.amount, g.amount))
