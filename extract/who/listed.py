"""A company by the stock code behind it: 远山股份(600123), Foo Systems (NASDAQ: FOO).

>>> [f.value.name for f in listed("远山重科(600123)与Foo Systems (NASDAQ: FOO)签约,远山(2023)")]
['远山重科', 'Foo Systems']
>>> [f.value.name for f in listed("拟减持不超6%股份远山重科(600123)公告")]
['远山重科']
"""

from __future__ import annotations

import re
from functools import cache

from ..detect import Found
from ..pattern import lazy
from ..rule import compiled
from .gazetteer import named

RULE = "who/listed"
WEIGHT = 3

_CODE = lazy(
    r"\s?\((?:(?:股票|证券)?代码:?\s?)?(?:(?:SH|SZ|HK|sh|sz|NYSE|NASDAQ|Nasdaq)\s?[:.]?\s?[A-Z0-9]{1,6}"
    r"|\d{6}|\d{4,5}\.(?:HK|SH|SZ)|[A-Z]{2,5}\.(?:US|N|O))[.A-Z]{0,3}[,;) ]"
)


@cache
def _name() -> re.Pattern[str]:
    return compiled(
        r"(?:(?<![\u4e00-\u9fffA-Za-z0-9*])|(?<={org_governs_one_zh})|(?<=股[份权本]))(?!股[份权本])"
        r"(?:(?:\*?ST)?[\u4e00-\u9fff]{2,6}[AB]?|[A-Z][A-Za-z]+(?: [A-Z][A-Za-z.]+){0,3})$"
    )


def listed(text: str) -> list[Found]:
    """Readings of the names right before a stock code. Names of more than six characters: their ending tells."""
    found = []
    for code in _CODE.finditer(text):
        m = _name().search(text, max(0, code.start() - 40), code.start())
        if m and (value := named("organisation", m[0])).kind == "organisation":
            found.append(Found(m.start(), m.end(), "entity", value, RULE, WEIGHT))
    return found
