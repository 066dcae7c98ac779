"""Who and what: names of organisations, people, products, models and places.

>>> from ..clean import clean
>>> [(f.value.kind, f.value.key) for f in names(clean("智譜AI首席執行官張鵬表示,公司將發布“小松鼠”大模型。"))]
[('organisation', '智谱AI'), ('person', '张鹏'), ('model', '小松鼠')]
"""

from __future__ import annotations

from ..detect import Found, settle
from ..model import Text
from .club import clubs
from .defined import defined
from .english import english
from .gazetteer import gazetteer
from .headline import headline
from .introduced import introduced
from .investor import investors
from .listed import listed
from .office_zh import in_lists, offices
from .opener_zh import openers
from .organisation_zh import organisation_zh, units
from .person_zh import person_zh
from .quoted import quoted
from .stem import with_stems


def names(text: Text) -> list[Found]:
    """Readings of names for `detect(text, extra=names(text))`, disjoint and in order: known ones, ones by their shape
    and what stands beside them, ones that the text defines, and all of these wherever they stand again."""
    folded = text.folded
    known = gazetteer(folded)
    found = list(known)
    if not folded.isascii():
        known = clubs(folded, known)
        taken = {i for f in known if f.value.kind != "person" or f.end - f.start > 2 for i in range(f.start, f.end)}
        found = (
            known
            + organisation_zh(folded, known)
            + quoted(folded)
            + headline(folded)
            + investors(folded)
            + introduced(folded)
            + openers(folded, known)
        )
        people = [f for f in known if f.value.kind == "person"]
        found += person_zh(folded, taken, {f.start for f in people}, {f.end for f in people})
    found += english(folded)
    if "(" in folded:
        found += listed(folded)
    settled, _ = settle(found)
    if not folded.isascii():
        beside = offices(folded, settled) + in_lists(folded, settled)
        settled = units(folded, settle([*settled, *beside])[0] if beside else settled)
    if not folded.isascii() and (stemmed := with_stems(folded, settled)) != settled:
        settled, _ = settle(stemmed)
    if more := defined(folded, settled):
        settled, _ = settle([*settled, *more])
    return settled
