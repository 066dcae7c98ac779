"""Financing of a company: rounds, cumulative totals, valuations, commitments and plans, kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..factuality import factuality
from ..model import Funding, Mention
from ..pattern import lazy
from ..rule import compiled
from . import fact
from .backers import backer
from .by_place import by_place, respective, sure_receivers, with_receivers
from .by_place_en import another_en, behind_dateline
from .candidate import Givers
from .following import gave_part
from .investors import Investors, investors_of, once
from .lexical import lexical, western
from .money import sums_of
from .pairs import CONTINUES, planned, units_of
from .presented import with_presented
from .raiser import company_of, gives_to, subjects
from .relative import latter
from .rounds import is_named, rounds_of
from .scene import Draft, Scene, evidence
from .table import is_row, row
from .terms import advisers, money_side, share
from .told_on import date_of, dates_before, in_another, part_of_sentence, parts_of
from .unit import Unit, share_of

_WORTH = compiled(
    r"{funding_cue_zh}|{gave_us_zh}|(?i:\bclos(?:e[sd]?|ing)\s(?:on\s)?(?:an?\s|its\s)?(?:{money_sign_en}|\d)|{raise_stem_en}|\bled\b"
    r"|\bfollowed\W*$|\bjoined\b[,.]|\bas did\b|\bleads?\W*$|\b{got_stem_en}\w*\b[^.;]{0,60}?\d)"
)
_STRONG = compiled(
    (
        r"{raising_word_zh}|获(?:得|(?![得批准取悉利奖选]))[^,。;:的]{2,16}投资(?=[,。;]|的“|\Z)|投资[方人者](?:阵容|名单)?[里中]?(?:则|还|主要"
        r"|分别|既)?{backers_are_zh}|\b(?:{financing_near_en}|series [a-k]|leads?(?=\W*$)|valu\w+|invest\w*"
        r"|secur\w+|back\w+)\b"
    ),
    re.I,
)
_FRESH = compiled(
    r"新一轮\S{0,2}融资|完成\S{0,6}融资|获\S{0,12}(?:战略投资|注资|融资)|{closed_verb_en}\s(?:a|an|its"
    r"|the)\s[\w\s-]{0,24}(?:round|funding|financing)",
    re.I,
)
# Somebody gave somebody money: without a sum or a round it takes such words. A group led by X is none.
_FINANCED = compiled(
    r"获得?[^,。;]{2,60}投资|{financing_word}|(?:本|此|该|这|新一|首|[A-K])轮|\bround\b|(?i:\bseries [a-k]\b)"
    r"|\bseed\b|raised(?! (?:{possessive_en}|the) {raised_object_en})"
)
_SAYS_WHAT = lazy(r"\s*(?:(?:这|此)(?:也|已经?|将)?是|This (?:is|was|would be|will be)\b)")  # 这是该公司的第三轮融资
# Digital health startups raised $3 billion: what a whole trade got
_MANY = compiled(
    r"(?:发生|披露|录得|有)[^,。;]{0,10}融资[^,。;]{0,6}\d+[起笔件宗]|\d+[起笔件宗][^,。;]{0,8}融资(?!前)"
    r"|(?:^ ?|[.;,] ?)(?:[A-Z]?[\w'-]+\s){0,5}{firms_en}(?:\sin\s[\w ]{2,24})?\s(?:have |had |together "
    r"|collectively )?{raised_verb_en}\b"
)
_LEADS = lazy(
    r"\b(?:co-)?(?:leads?|led)(?:\sit|\sthe (?:round|top-up|extension|deal|financing|tranche))?\W*$"
)  # X raises $25M Series A; Y led it
# Existing investors X and Y also put in money, behind a sentence that tells of a round.
_JOINS = compiled(
    r"\balso (?:came in|joined|took part|participated|invested)\b"
    r"|\b(?:put in {money_short_en}|{join_stem_en}ed|took part|chipped in|came back|came in|also (?:put|invest"
    r"|join)\w*)\b[^,;$€£¥]{0,24}$|\bjoined, as did\b|\beach (?:put in|invested|contributed)|\b[Tt]he (?:rest"
    r"|remainder) (?:came|was)"
)
_THOSE_THAT = lazy(r"的(?:初创|创业|科技|本地|中小)?(?:企业|公司|项目|团队|机构)")  # 对获得融资的企业给予奖励
_APART = lazy(r"(?<!\d)[,;]")
_LATTER = lazy(r"(?<![向给对为])后者(?!以|拟以|出资|投资|认购|注资|将以)")
_ASKS = lazy(r"[^,。;:]{0,4}[?？]")
_ROW = lazy(r"\s?(?:,|、|和|与|及|and|&)\s?(?:and\s)?")
_BACKED = lazy(r"\bbacked by\b|-backed\b")  # a start-up backed by X is seeking: X gave before
_SINCE = lazy(r"继|在|自|距|(?i:after|since|following)\b")
_LISTING = compiled(r"\bIPO\b|{listing_word_en}")
_OFFERED_ZH = lazy(
    r"招股(?!书)|新股|发售|发行价|招股价|(?:来|赴|在|到|于)\S{0,4}(?:上市|挂牌)[^。;]{0,20}[集募]资|登[陆录][^,。;]{2,8}[^。;]{0,10}[集募]资"
)
_VALUES = lazy(r"\bvalu(?:ing|es|ed|ation)\b|估值")
_ROUND_ZH = compiled(r"{round_sign_zh}")
_ROUND_EN = compiled(r"(?i)round|{venture_word_en}")


@fact("fact/funding", type="funding", triggers="funding_trigger")
def funding(scene: Scene) -> Iterator[Draft]:
    """Finds 融资, X轮, 获…投资, 领投, 估值, raised, led by, valued at: a sentence that tells of a financing.

    Reads company, round, amount, kind (a total is no round, a valuation is no round), investors and leads, and date; several
    rounds of a sentence each with its own; a sentence about 本轮 or the round goes on with the company told before.
    Leaves bonds, loans, pledges, placements, fund sizes, revenue, contracts, listings, and financing without a company."""
    words = scene.between(scene.sentence.start, scene.sentence.end)
    if scene.nth or not _WORTH.search(words):
        return
    if is_row(scene):
        yield from row(scene)
        return
    scene = with_receivers(with_presented(scene))
    if lexical("funding_off").search(words):
        return
    rounds = rounds_of(scene)
    if not rounds and _MANY.search(words):
        return
    part = any(gave_part(scene, m) for m in scene.amounts())
    continued = part or bool(lexical("this_round").search(words))
    listing = not rounds and not continued and _by_listing(scene, words)
    if listing and not _VALUES.search(words):
        return
    sums = sums_of(scene, rounds, continued=continued)
    if listing and not (sums := [s for s in sums if s.kind == "valuation"]):
        return  # priced its IPO, valuing it at $15 billion
    strong = (
        _STRONG.search(words)
        or lexical("round_table").search(words)
        or (western(words) and (_JOINS.search(words) or _LEADS.search(words)) and _just_told(scene))
        or sure_receivers(scene)
        or part
    )
    if not sums and not rounds and not strong:
        return
    investors = investors_of(scene) if strong or rounds or sums else Investors((), ())
    units = list(units_of(scene, rounds, sums))
    if not any(u.kind in CONTINUES or u.kind == "plan" or u.round for u in units):
        bare = _bare(scene, words, rounds, investors, continued)
        if bare and not (
            units
            and bare == "round"
            and not continued
            and not investors.lead
            and any(u.kind == "cumulative" for u in units)
            and not (_JOINS.search(words) and _just_told(scene))
        ):
            units.append(Unit(bare, None, None)) if not units or investors.all else None
    if not units:
        return
    yield from _drafts(scene, units, investors, continued)


def _bare(scene: Scene, words: str, rounds: list[Mention], investors: Investors, continued: bool) -> str:
    """The kind of a financing told without a sum and without a round, or ''."""
    if (lexical("not_financing").search(words) and not investors.lead) or _SAYS_WHAT.match(words):
        return ""
    if investors.all and (
        continued
        or (sure_receivers(scene) and not any(a.value.min or a.value.max for a in scene.amounts()))
        or _FINANCED.search(words)
        or (_LEADS.search(words) and scene.folded[: scene.sentence.start].rstrip().endswith(";"))
        or (western(words) and (investors.lead or _JOINS.search(words)) and _just_told(scene))
    ):
        return "round"
    fresh = _FRESH.search(words)
    if fresh and not lexical("not_financing").search(words) and not _THOSE_THAT.match(words, fresh.end()):
        at = scene.sentence.start  # words begin there
        return "plan" if planned(scene, at + fresh.start(), at + fresh.end()) else "round"
    return ""


def _by_listing(scene: Scene, words: str) -> bool:
    """could raise as much as $1.5 billion, where the sentences before tell of a listing and this one of no round; 下周招股,
    集资10亿元."""
    if not western(words):
        return bool(_OFFERED_ZH.search(words)) and not _ROUND_ZH.search(words)
    told = [*scene.before_sentence[-2:], scene.sentence]
    return bool(_LISTING.search(scene.folded, told[0].start, told[-1].end)) and not _ROUND_EN.search(words)


def _just_told(scene: Scene) -> bool:
    """A sentence right before told of a financing: … a Series D round. Andra Capital and SGW co-led. Koru followed."""
    return any(_FINANCED.search(scene.folded, s.start, s.end) for s in scene.before_sentence[-2:])


def _drafts(scene: Scene, units: list[Unit], investors: Investors, continued: bool) -> Iterator[Draft]:
    keys = Givers.of(investors.all)
    companies = _companies(scene, units, keys, continued)
    apart = _respective(scene, units)  # which of them gave to whom is not told
    dates = dates_before(scene, units[0].start) if apart else []
    parts = parts_of(scene, units, [c for c, _ in companies])
    before: Unit | None = None
    under_way: Mention | None = None
    for n, (unit, (company, reach)) in enumerate(zip(units, companies, strict=True)):
        if company is None or _only_asked(scene, unit) or _for_itself(company, unit, investors):
            continue
        bare = unit.sum is None and unit.round is None
        cue = _cue(scene, unit, bare)
        here = replace(scene, trigger=cue)
        date, far, since, under_way = date_of(here, unit, None if bare else before, bare, under_way)
        if date and far == "sentence" and in_another(date, parts, n):
            date, far = None, "sentence"
        if len(dates) == len(units) > 1:
            date, far = dates[n], "sentence"
        backers = once(share_of(scene, investors.all, units, n, company.value.key))
        leads = once(share_of(scene, investors.lead, units, n, company.value.key))
        if (
            unit.kind == "valuation"
            or apart
            or (
                unit.kind == "plan"
                and not leads
                and _BACKED.search(scene.folded, scene.sentence.start, scene.sentence.end)
            )
        ):
            backers = leads = ()
        elif unit.kind == "commitment" and not backers:
            backers = _pledgers(scene, unit) or once(m for m in investors.all if m.value.key != company.value.key)
        draft = Draft(
            "funding",
            evidence(
                trigger=cue,
                investee=company,
                date=(date, *since) if date else None,
                **{"valuation" if unit.kind == "valuation" else "amount": unit.sum},
                round=unit.round,
                lead_investor=leads,
                investor=backers,
                **_terms(scene, unit),
            ),
            date,
            funding=Funding(
                company.value.name,
                unit.kind,
                unit.round.value if unit.round else None,
                unit.round.quote if unit.round else None,
                unit.sum.value if unit.sum else None,
                tuple(m.value.name for m in leads),
                tuple(m.value.name for m in backers),
            ),
            reach="document" if reach == "document" else "sentence" if reach == far == "sentence" else "paragraph",
            shade=unit.kind,
        )
        sure = factuality(part_of_sentence(here, parts, n), draft)
        if unit.kind == "plan" and sure in ("actual", "predicted"):
            sure = "planned"
        if unit.kind == "commitment" and sure == "planned" and unit.round:
            draft = replace(draft, funding=replace(draft.funding, kind="plan"), shade="plan")  # type: ignore[type-var]
        if (
            unit.kind == "round"
            and not is_named(unit.round)
            and sure == "planned"
            and planned(scene, cue.start, cue.end)
        ):
            draft = replace(draft, funding=replace(draft.funding, kind="plan"), shade="plan")  # type: ignore[type-var]
        yield replace(draft, factuality=sure)
        before = unit if not bare else before


def _terms(scene: Scene, unit: Unit) -> dict[str, Mention | tuple[Mention, ...] | None]:
    """Advisers and the share sold of a round, pre- or post-money of a valuation."""
    if unit.kind == "valuation":
        return {**money_side(scene, unit.sum)}
    return {"adviser": advisers(scene), "share": share(scene)} if unit.kind in ("round", "plan") else {}


def _pledgers(scene: Scene, unit: Unit) -> tuple[Mention, ...]:
    """The persons in a row that are named last before a commitment."""
    found = [m for m in scene.entities("person") if m.end <= unit.start]
    row = found[-1:]
    for m in reversed(found[:-1]):
        if not _ROW.fullmatch(scene.folded, m.end, row[0].start):
            break
        row.insert(0, m)
    return tuple(row)


def _for_itself(company: Mention, unit: Unit, investors: Investors) -> bool:
    """An investor that collects money for its own fund: Founders Fund raises $3 billion."""
    return backer(company) and not is_named(unit.round) and not investors.all


def _only_asked(scene: Scene, unit: Unit) -> bool:
    """X完成D轮融资? asks in an article; in a conversation the question tells."""
    return not scene.sentence.passage.speaker and bool(_ASKS.match(scene.folded, max(unit.end, scene.sentence.start)))


def _respective(scene: Scene, units: list[Unit]) -> list[Mention]:
    """甲与乙分别完成…和…: one name for each unit."""
    names = respective(scene, units[0].start) if len(units) > 1 else []
    return names if len(names) == len(units) else []


def _companies(scene: Scene, units: list[Unit], keys: Givers, continued: bool) -> list[tuple[Mention | None, str]]:
    """The company of each unit: that of the unit before unless a new subject comes in between; the first may wait for the
    one behind it (继去年完成A轮后,松果电商…)."""
    if each := _respective(scene, units):
        return [(m, "sentence") for m in each]
    getters = list(subjects(scene, keys)) if len(units) > 1 else []
    found: list[tuple[Mention | None, str]] = []
    last: tuple[Mention | None, str] = (None, "sentence")
    for n, unit in enumerate(units):
        first = unit.start if unit.start >= 0 else scene.trigger.start
        if word := _LATTER.search(scene.folded, scene.sentence.start, first):
            found.append((latter(scene, word.start()), "sentence"))
            continue
        own = [g for g in getters if n and units[n - 1].end <= g.start < first]
        told = max(scene.folded.rfind(c, units[n - 1].end, first) for c in ";,") + 1 if n and not own else 0
        if told and not western(scene.between(told, first)):
            own = [g for g in [by_place(scene, told, first)] if g and not keys.has(g)]  # X完成…;Y获…
        if n and not own and western(scene.between(units[n - 1].end, first)):
            own = [g for g in [another_en(scene, keys, units[n - 1].end, first)] if g]
        if own:
            last = own[-1], "sentence"
        elif last[0] is None:
            strong = _STRONG.search(scene.folded, scene.sentence.start, scene.sentence.end)
            later = None
            if n + 1 < len(units) and _SINCE.match(scene.folded, scene.sentence.start):
                later = next((g for g in getters if g.start > first), None) or by_place(
                    scene, unit.end, units[n + 1].start
                )
            begins = min(first, strong.start()) if strong else first
            low = behind_dateline(scene)
            last = (later, "sentence") if later else company_of(scene, keys, begins, low, continued=continued)
            if begins < first and (
                last[0] is None or (last[1] != "sentence" and not continued)
            ):  # 腾讯参投,X完成3亿元C1轮融资
                placed = by_place(scene, low, first)
                last = (placed, "sentence") if placed and not keys.has(placed) and not gives_to(scene, placed) else last
        found.append(last)
    for n in range(len(found) - 2, -1, -1):
        if found[n][0] is None:
            found[n] = found[n + 1]
    return found


def _cue(scene: Scene, unit: Unit, bare: bool) -> Mention:
    """The words of financing nearest to what is told."""
    if bare:
        return scene.trigger
    best = _nearest(_STRONG, scene, unit)
    if best is None or _APART.search(scene.between(*sorted((best.end(), unit.start)))):
        best = _nearest(lexical("raise_word"), scene, unit) or best
    return scene.made(best.start(), best.end(), "funding", "cue") if best else scene.trigger


def _nearest(words: re.Pattern[str], scene: Scene, unit: Unit) -> re.Match[str] | None:
    found = words.finditer(scene.folded, scene.sentence.start, scene.sentence.end)
    return min(found, key=lambda m: (max(m.start() - unit.end, unit.start - m.end(), 0), m.start()), default=None)
