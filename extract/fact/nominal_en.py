"""Acts that an English noun tells, with a date of its own: her appointment in May, the 2021 merger of A and B, its March launch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..lexicon import alternation
from ..model import Mention
from ..pattern import lazy
from ..rule import compiled
from . import fact
from .dated import ahead, dates_of, width
from .happened import YEAR
from .scene import Draft, Scene, evidence
from .subject_en import meant_by, subject_behind

_OWNS = compiled(
    r"(?P<who>(?:[Tt]he (?:[a-z][\w'’-]* ){0,3}[\w'’-]+?|[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,4}?)(?:['’]s|"
    r"(?<=s)['’])|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]he|[Aa]n?) (?:[a-z-]+ ){0,2}$"
)
_OF = lazy(
    r",? (?:of|by) (?P<who>(?:the )?(?:[a-z][\w-]* ){0,4}?[A-Z][\w&.'’-]*(?: [A-Z][\w&.-]*){0,4}?)"
    r"(?: (?:and|with) (?P<two>(?:the )?[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3}))?"
    r"(?=,? (?:in|on|at|as|for|last|this|earlier|from|to|was|is|has|had|made|led|and|which|who|by)\b|[,.;]|$)"
)
_ADJECTIVES = lazy(r"\s(?:[a-z-]+ ){0,2}")
_GAP = compiled(
    r"(?:,? (?:as|from|at|by|of|in|to|for|with) [^,;.]{1,60}?)?,? ?(?:in|on|at|effective|effective from|{time_opener_en}|earlier"
    r"|back in|the)? ?(?:late |early )?$"
)
_UNSURE = compiled(r"\b{not_happened_en}\b")


@cache
def _compound() -> re.Pattern[str]:
    """launch event, merger talks: the noun only says which."""
    return re.compile(rf"[- ]{alternation('nominal_behind_en')}\b")


@fact("fact/nominal_en", type="other", triggers="nominal_en", last=True)
def nominal_en(scene: Scene) -> Iterator[Draft]:
    """Finds her appointment in May, the 2021 merger of A and B, its March launch, since the company's founding in 2016.

    Reads whose it is, from the owner in front or behind of, and the date that stands in the noun's own words. Leaves nouns
    in longer ones (launch event), those that may never come (a possible sale), and dates of the verb."""
    t, s = scene.trigger, scene.sentence
    if not t.quote.islower() and t.quote != "IPO":
        return
    if _compound().match(scene.folded, t.end, s.end):
        return
    placed = [m for m in dates_of(scene) if (m.value.earliest or m.value.latest) and width(m) <= YEAR]
    inside = next((m for m in placed if _ADJECTIVES.fullmatch(scene.folded, m.end, t.start)), None)
    at = inside.start if inside else t.start
    lead = _OWNS.search(scene.folded[max(s.start, at - 90) : at])
    if lead is None or _UNSURE.search(lead[0]):
        return
    date = inside or next((m for m in placed if m.start >= t.end and _gap(scene, m)), None)
    if date is None:
        return
    behind = _OF.match(scene.folded, t.end, s.end) or _OF.match(scene.folded, date.end, s.end)
    first = max(s.start, at - 90) + lead.start("who")
    who, other = _parties(scene, first, lead["who"].lower() in ("the", "a", "an"), behind)
    if who is None and other is None:
        return
    if scene.shade == "personnel" and other and other.value.kind == "person":
        who, other = other, None
    if scene.shade == "personnel" and (who is None or who.value.kind not in ("person", "organisation")):
        return
    kind = "personnel" if scene.shade == "acquisition" and who and who.value.kind == "person" else scene.shade
    yield Draft(
        kind,
        evidence(trigger=t, agent=who, other=other, date=date),
        date,
        factuality="planned" if ahead(scene, date) else "actual",
        reach="sentence" if (who or other).start >= s.start else "paragraph",  # type: ignore[union-attr]
    )


def _gap(scene: Scene, date: Mention) -> bool:
    """Between the noun and the date stands no more than of whom, as what or where."""
    return bool(_GAP.fullmatch(scene.folded, scene.trigger.end, date.start))


def _parties(
    scene: Scene, first: int, article: bool, behind: re.Match[str] | None
) -> tuple[Mention | None, Mention | None]:
    """(who acts, the other) of a noun whose owner begins at `first`, or stands behind of."""
    named = meant_by(scene, *behind.span("who")) if behind else None
    if article:
        return named, meant_by(scene, *behind.span("two")) if behind and behind["two"] else None
    return meant_by(scene, first, scene.trigger.end) or subject_behind(scene), named
