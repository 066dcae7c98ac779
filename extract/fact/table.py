"""Financings in columns: a row of a table whose header names them, a row without a header, a card with a column a line.

| 公司 | 轮次 | 金额 | 时间 | 投资方 |
· 云边科技 | A轮 | 8000万元 | 普华资本领投
Company: Palisade Health
Round: Series C
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..lexicon import words
from ..model import Amount, Funding, Mention, When
from ..pattern import lazy
from .backers import listed, listed_en
from .investors import investors_of, once
from .lexical import lexical, western
from .rounds import rounds_of
from .scene import Draft, Scene, Sentence, evidence

_CELL = lazy(r"[^|\n]+")
_MARKS = lazy(r"[\s*_`“”「」\[\]]*")
_FIELD = lazy(r"[ >*#]*(?P<label>[^:\n|]{1,20}?)(?:\*\*)?:\s*(?P<value>[^\n]+)")
LONGEST = 60  # rows that a header is looked for above
LINES = 12  # of a card

Cells = dict[str, tuple[int, int]]


def is_row(scene: Scene) -> bool:
    """The sentence is a line of a table, with a header or without, or of a card."""
    words_ = scene.between(scene.sentence.start, scene.sentence.end)
    return words_.startswith("|") or words_.count(" | ") > 1 or _role(scene, scene.sentence) != ""


def row(scene: Scene) -> Iterator[Draft]:
    """The financing that a row or card tells, where it has a company and a round or a sum."""
    if scene.folded.startswith("|", scene.sentence.start):
        columns, cells = _columns(scene), _cells(scene, scene.sentence)
        at: Cells = {role: cells[n] for role, n in columns.items() if n < len(cells)}
        yield from _told(scene, at, scene.sentence.mentions)
    elif _role(scene, scene.sentence):
        yield from _card(scene)
    else:
        at = _loose(scene)
        start, end = at.get("investors", (0, 0))
        cell = replace(scene.sentence, start=start, end=end)
        leads = investors_of(replace(scene, sentence=cell)).lead if end else ()
        yield from _told(scene, at, scene.sentence.mentions, leads)


def _cells(scene: Scene, sentence: Sentence) -> list[tuple[int, int]]:
    return [_trimmed(scene, *m.span()) for m in _CELL.finditer(scene.folded, sentence.start, sentence.end)]


def _trimmed(scene: Scene, a: int, b: int) -> tuple[int, int]:
    text = scene.folded[a:b]
    a += _MARKS.match(text).end()  # type: ignore[union-attr]
    b -= _MARKS.match(text[::-1]).end()  # type: ignore[union-attr]
    return a, max(a, b)


def _columns(scene: Scene) -> dict[str, int]:
    """Role -> column, from the first row of the table."""
    at = scene.sentence.index
    first: Sentence | None = None
    for n in range(at - 1, max(-1, at - LONGEST), -1):
        above = scene.story.sentences[n]
        if not scene.folded.startswith("|", above.start):
            break
        first = above
    if first is None:
        return {}
    roles: dict[str, int] = {}
    for n, (a, b) in enumerate(_cells(scene, first)):
        if role := _column(scene.folded[a:b]):
            roles.setdefault(role, n)
    return roles


def _column(label: str) -> str:
    return words("funding_column").get(re.sub(r"[\s-]", "", label.casefold()), "")


def _loose(scene: Scene) -> Cells:
    """Role -> cell of a row without a header: the name first, a cell that is a round, one that is a sum, who gave last."""
    cells = _cells(scene, scene.sentence)
    found: Cells = {"company": cells[0]}
    for a, b in cells[1:]:
        if any(a <= r.start < b and r.end - r.start + 3 > b - a for r in rounds_of(scene)):
            found.setdefault("round", (a, b))
        elif kind := next((m.kind for m in scene.sentence.mentions if (m.start, m.end) == (a, b)), ""):
            found.setdefault(kind if kind in ("amount", "date") else "investors", (a, b))
        elif "round" in found and not lexical("undisclosed").search(scene.folded, a, b):
            found.setdefault("investors", (a, b))
    return found if "round" in found else {}


def _role(scene: Scene, sentence: Sentence) -> str:
    """What column a line of a card is, or ''."""
    m = _FIELD.match(scene.folded, sentence.start, sentence.end)
    return _column(m["label"]) if m else ""


def _ends(scene: Scene, line: Sentence) -> bool:
    """No line of the card that was begun: the next company's, or none with a label."""
    return _role(scene, line) == "company" or not _FIELD.match(scene.folded, line.start, line.end)


def _card(scene: Scene) -> Iterator[Draft]:
    """The lines from the company's on to the next company's; told once, at its round, else at its sum."""
    at = scene.sentence.index
    sentences = scene.story.sentences
    first = next((n for n in range(at, max(-1, at - LINES), -1) if _role(scene, sentences[n]) == "company"), None)
    if first is None:
        return
    ends = (n for n in range(first + 1, min(len(sentences), first + LINES)) if _ends(scene, sentences[n]))
    last = next(ends, first + LINES)
    card = sentences[first:last]
    cells: Cells = {}
    for line in card:
        m = _FIELD.match(scene.folded, line.start, line.end)
        if m:
            cells.setdefault(_column(m["label"]), _trimmed(scene, *m.span("value")))
    tells = cells.get("round") or cells.get("amount") or (-1, -1)
    if not scene.sentence.start <= tells[0] < scene.sentence.end:
        return
    whole = replace(
        scene.sentence, start=card[0].start, end=card[-1].end, mentions=tuple(m for s in card for m in s.mentions)
    )
    yield from _told(replace(scene, sentence=whole), cells, whole.mentions)


def _told(
    scene: Scene, cells: Cells, mentions: tuple[Mention, ...], given: tuple[Mention, ...] = ()
) -> Iterator[Draft]:
    def inside(role: str, kind: type) -> Mention | None:
        a, b = cells.get(role, (0, 0))
        return next((m for m in mentions if a <= m.start and m.end <= b and isinstance(m.value, kind)), None)

    def names(role: str) -> tuple[Mention, ...]:
        start, end = cells.get(role, (0, 0))
        text = scene.between(start, end)
        list_of = listed_en if western(text) and "、" not in text else listed
        return once(m for m in list_of(scene, start, end) if m.value.key != company.value.key) if end > start else ()

    a, b = cells.get("company", (0, 0))
    if not 2 <= b - a <= 40:
        return
    company = scene.firm(a, b)
    low, high = cells.get("round", (0, 0))
    which = _round(scene, low, high)
    amount, date = inside("amount", Amount), inside("date", When)
    if not (which or amount):
        return
    leads = once((*names("lead"), *given))
    backers = once((*leads, *names("investors")))
    yield _draft(scene, company, "round", which, amount, date, leads, backers)
    if worth := inside("valuation", Amount):
        yield _draft(scene, company, "valuation", None, worth, date)


def _round(scene: Scene, low: int, high: int) -> Mention | None:
    """The round that a cell says: Series C; Seed alone is one there."""
    found = next((m for m in rounds_of(scene) if low <= m.start < high), None)
    value = words("round_name").get(scene.folded[low:high].casefold())
    return found or (scene.made(low, high, value, "cue") if value else None)


def _draft(
    scene: Scene,
    company: Mention,
    kind: str,
    which: Mention | None,
    amount: Mention | None,
    date: Mention | None,
    leads: tuple[Mention, ...] = (),
    backers: tuple[Mention, ...] = (),
) -> Draft:
    cue = which or amount
    return Draft(
        "funding",
        evidence(
            trigger=scene.made(cue.start, cue.end, "funding", "cue") if cue else scene.trigger,
            investee=company,
            date=date,
            **{"valuation" if kind == "valuation" else "amount": amount},
            round=which,
            lead_investor=leads,
            investor=backers,
        ),
        date,
        funding=Funding(
            company.value.name,
            kind,
            which.value if which else None,
            which.quote if which else None,
            amount.value if amount else None,
            tuple(m.value.name for m in leads),
            tuple(m.value.name for m in backers),
        ),
        factuality="actual",
        shade=kind,
    )
