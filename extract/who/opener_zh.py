"""Companies that no list knows, by their place: the short name that opens a sentence in front of a date or of its verb.

It stands at least twice in the text, or ends in a trade (…水泥, …锂业).

>>> [f.value.name for f in openers("青原锂业去年3月投产了一条产线。今年6月,格启科宣布裁员。市场随后称格启科已…")]
['青原锂业', '格启科']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ..detect import Found
from ..lexicon import alternation, branches, either, words
from ..pattern import lazy
from ..when.numerals import CALENDAR_ZH
from .firm_zh import could_be_firm, has_trade
from .gazetteer import lookup, named

RULE = "who/opener_zh"
WEIGHT = 2
_STOP = lazy(r"[\n。!?]")
_LONG = 4  # characters of a name that its trade alone makes one
_DATE = (
    rf"(?:{CALENDAR_ZH}|{branches('opener_time_zh')}|[本上下]个?[月周]|自\d|[于在](?:\d"
    r"|[今去前明]年|近日|上))"
)


@cache
def _pattern() -> re.Pattern[str]:
    lists = ("told_kind", "happening_trigger", "speech_verb", "asserts_zh", "subject_behind_zh")
    verbs = {w for name in lists for w in words(name) if len(w) > 1 and not w.isascii()}
    when = r"(?:(?:[\d年月日号〇一二三四五六七八九十./\-今去前明本上下个周初底中旬半昨早间晚]{2,12}|近日|日前),)?"
    what = f"(?:{alternation('head_of_zh')})?"
    begins = "".join(sorted({w[0] for w in (*verbs, *words("opener_time_zh"))}))  # looked at before a thousand verbs
    behind = rf"(?:\([^()\n]{{2,30}}\))?(?=[\d自于在本上下{begins}])(?={_DATE}|{either(verbs)})"
    return re.compile(rf"[\s“]{{0,4}}{when}{what}(?P<it>[\u4e00-\u9fff]{{3,6}}?){behind}")


def _opening(text: str) -> Iterator[re.Match[str]]:
    """The places, each behind the one before, where a sentence opens so."""
    behind = 0
    for at in (0, *(m.end() for m in _STOP.finditer(text))):
        if at >= behind and (m := _pattern().match(text, at)):
            behind = m.end()
            yield m


def openers(text: str, known: Sequence[Found] = ()) -> list[Found]:
    """One reading for each such place; the other places of a name follow from it (defined.py). What holds a known name but
    at its head is none: 上周|红杉."""
    held = {i for f in known for i in range(f.start, f.end)}
    begins = {f.start: f for f in known}
    found = []
    for m in _opening(text):
        name = m["it"]
        if lookup(name) is not None or not could_be_firm(name):
            continue
        start, end = m.span("it")
        first = begins.get(start)
        after = first.end if first else start
        if not held.isdisjoint(range(after, end)) or (first and (first.value.kind != "place" or after > end - 2)):
            continue
        if (has_trade(name) and len(name) >= _LONG) or text.count(name) > 1:
            found.append(Found(start, end, "entity", named("organisation", name), RULE, WEIGHT))
    return found
