"""Names in the investor's place, 获得远山资本、小河创投等数千万元投资, and whose new shares are bought, 认购远山新增股份.

>>> [f.value.name for f in investors("获得远山、小河创投等数千万元投资")]
['远山', '小河创投']
>>> [f.value.name for f in investors("获远山基金与小河创投共同投资")]
['远山基金', '小河创投']
"""

from __future__ import annotations

from ..detect import Found
from ..lexicon import words
from ..pattern import lazy
from ..rule import compiled
from .firm_zh import could_be_firm
from .gazetteer import named
from .headline import no_name

RULE = "who/investor"
WEIGHT = 1

_GETS = compiled(
    r"(?:获得来自|获得?了?|引入) ?(?P<body>[^\n,。;:!?“”]{2,60}?){invests_verb_zh}(?![者人方款管])" r"(?P<more>投资)?"
)
_ENDS = lazy(
    r"等.*$|(?:近|超|约|过|逾|上)?(?:[数几两一二三四五六七八九]?[十百千]*[万亿](?!达|科|象|维|联|里)"
    r"|[0-9][0-9.,]*(?:[万亿美元]|$)).*$|的$|[A-H]\+?轮.*$"
)
_ONE = lazy(r"(?:(?!以及)[^、与])+")
_SHARES = compiled(r"(?:认购|认缴|参与)了?(?P<it>[\u4e00-\u9fff]{3,10}?){new_capital_zh}")
_CLAUSE = lazy(r"[的了在是被把将由从向对]|轮|融资|认可|支持")


def investors(text: str) -> list[Found]:
    """Readings of the names between 获得 and 投资, parted at 、 and cut before 等 and amounts; and of one before 新增股份."""
    found = []
    none = words("no_investor_zh")
    for m in _GETS.finditer(text) if "资" in text or "投" in text else ():
        start, cut = m.start("body"), _ENDS.search(m["body"])
        stop = start + (cut.start() if cut else len(m["body"]))
        if not cut and m["more"]:  # 丰图投资|投资
            stop += 2
        for n in _ONE.finditer(text[start:stop]):
            name = n[0].strip()
            if 2 <= len(name) <= 24 and name not in none and not (no_name().fullmatch(name) or _CLAUSE.search(name)):
                at = start + n.start() + len(n[0]) - len(n[0].lstrip())
                value = named("organisation", name)
                found.append(Found(at, at + len(name), "entity", value, RULE, WEIGHT))
    for m in _SHARES.finditer(text) if "认" in text or "增资" in text else ():
        if could_be_firm(m["it"]):
            found.append(Found(*m.span("it"), "entity", named("organisation", m["it"]), RULE, WEIGHT))
    return found
