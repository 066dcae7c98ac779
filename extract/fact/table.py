"""A row of a table of financings: its header names the columns, and a cell is a role.

| 公司 | 轮次 | 金额 | 时间 | 投资方 |
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..lexicon import words
from ..model import Amount, Entity, Funding, Mention, When
from ..who.gazetteer import canonical
from .backers import listed, listed_en
from .investors import once
from .lexical import western
from .rounds import rounds_of
from .scene import Draft, Scene, Sentence, evidence

_CELL = re.compile(r"[^|\n]+")
_MARKS = re.compile(r"[\s*_`“”「」\[\]]*")
LONGEST = 60  # rows that a header is looked for above


def is_row(scene: Scene) -> bool:
    """The sentence is a line of a table."""
    return scene.folded.startswith("|", scene.sentence.start)


def _cells(scene: Scene, sentence: Sentence) -> list[tuple[int, int]]:
    found = []
    for m in _CELL.finditer(scene.folded, sentence.start, sentence.end):
        a, b = m.span()
        text = scene.folded[a:b]
        a += _MARKS.match(text).end()  # type: ignore[union-attr]
        b -= _MARKS.match(text[::-1]).end()  # type: ignore[union-attr]
        found.append((a, max(a, b)))
    return found


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
        role = words("funding_column").get(scene.folded[a:b].casefold().replace(" ", ""))
        if role:
            roles.setdefault(role, n)
    return roles


def row(scene: Scene) -> Iterator[Draft]:
    """The financing that a row tells, where the header names a company and a round or a sum."""
    columns, cells = _columns(scene), _cells(scene, scene.sentence)

    def cell(role: str) -> tuple[int, int]:
        n = columns.get(role, -1)
        return cells[n] if 0 <= n < len(cells) else (0, 0)

    def inside(role: str, kind: type) -> Mention | None:
        a, b = cell(role)
        return next(
            (m for m in scene.sentence.mentions if a <= m.start and m.end <= b and isinstance(m.value, kind)), None
        )

    a, b = cell("company")
    rounds = [m for m in rounds_of(scene) if cell("round")[0] <= m.start < cell("round")[1]]
    amount, date = inside("amount", Amount), inside("date", When)
    if not 2 <= b - a <= 40 or not (rounds or amount):
        return
    company = scene.made(a, b, Entity("organisation", scene.written(a, b), canonical(scene.folded[a:b])))
    start, end = cell("investors")
    list_of = listed_en if western(scene.between(start, end)) else listed
    backers = once(m for m in list_of(scene, start, end) if m.value.key != company.value.key) if end > start else ()
    cue = rounds[0] if rounds else amount
    yield Draft(
        "funding",
        evidence(
            trigger=scene.made(cue.start, cue.end, "funding", "cue") if cue else scene.trigger,
            investee=company,
            date=date,
            amount=amount,
            round=rounds[0] if rounds else None,
            investor=backers,
        ),
        date,
        funding=Funding(
            company.value.name,
            "round",
            rounds[0].value if rounds else None,
            rounds[0].quote if rounds else None,
            amount.value if amount else None,
            (),
            tuple(m.value.name for m in backers),
        ),
        factuality="actual",
        shade="round",
    )
