"""Names in quotation marks: a word beside the marks says what they name (名为“…”, “…”大模型, 在线教育平台“…”).

>>> [(f.value.kind, f.value.name) for f in quoted("公司推出“小松鼠”大模型,又打造了名为“远山”的平台")]
[('model', '小松鼠'), ('product', '远山')]
"""

from __future__ import annotations

import re
from functools import cache

from ..detect import Found
from ..lexicon import alternation, words
from ..pattern import lazy
from ..rule import compiled
from .gazetteer import named

RULE = "who/quoted"
WEIGHT = 4

_MARKED = lazy(r"[“‘](?P<it>[^“”‘’,。;:!?、\s]{1,3}[^“”‘’,。;:!?、\n]{0,13})[”’]")
_PLAIN = lazy(r"[\u4e00-\u9fffA-Za-z0-9·.+ -]{2,16}")

_CLAUSE = lazy(r"[的了在是过着不也都就和与把被我你他]|^[0-9零一二三四五六七八九十百千万亿两.]+$|^(?:AI|Web) ?\d")
_ITS_OWN = lazy(r"(?:其|旗下|自研|自主研发)的?[^,。;“”]{0,10}\Z")

# What is called so: 公司取名“远山智能”.
_FIRM = compiled(r"{quoted_kind_zh}[也则就后来最终正式一直,]{0,4}\Z")


@cache
def _sides() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"(?P<verb>{alternation('quoted_verbs_zh')})(?:了|的|:)?$"),
        re.compile(rf"(?P<noun>{alternation('quoted_before_zh')})$"),
        re.compile(rf"(?:的)?(?P<noun>{alternation('quoted_after_zh')})"),
    )


def quoted(text: str) -> list[Found]:
    """Readings of names in quotation marks; the span has no marks."""
    verb, noun_before, noun_after = _sides()
    found = []
    for m in _MARKED.finditer(text):
        name = m["it"].strip()
        if len(name) < 2 or not _PLAIN.fullmatch(name) or _CLAUSE.search(name):
            continue
        behind = noun_after.match(text, m.end())
        ahead = noun_before.search(text, max(0, m.start() - 6), m.start())
        acts = verb.search(text, max(0, m.start() - 6), m.start())
        own = ahead and _ITS_OWN.search(text, max(0, m.start() - 16), m.start())  # 其AI平台“深穹”完成升级
        if (
            behind
            and not own
            and (acts or ahead or words("quoted_after_zh")[behind["noun"]] != "organisation" or len(name) <= 8)
        ):
            kind = words("quoted_after_zh")[behind["noun"]]
        elif ahead:
            kind = words("quoted_before_zh")[ahead["noun"]]
        elif acts and len(name) <= 10:
            kind = "organisation" if _FIRM.search(text, max(0, acts.start() - 8), acts.start()) else "product"
        else:
            continue
        found.append(Found(m.start("it"), m.end("it"), "entity", named(kind, name), RULE, WEIGHT))
    return found
