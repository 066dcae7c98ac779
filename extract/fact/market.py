"""Market figures at a date: users, revenue, profit, share prices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..model import Amount, Mention, Quantity
from ..pattern import lazy
from ..rule import compiled
from . import fact
from .plain import plain, told
from .scene import Draft, Scene
from .subject_en import meant_by

_FIGURE = lazy(r"\d[\d,.]*\s?(?:万|亿|千万|百万|%|成|million|billion|thousand)")
# 已有41|家客户, 超过3200|名员工: so many there are; not 裁掉了300名员工
_THERE_ARE = lazy(
    r"(?:有|达到?|突破|超过?|共|[增升降减]至|[增升降减]到|服务了?|覆盖了?|积累了?)[约近超逾]?[\d,.十百千万亿多余几数两一二三四五六七八九]{1,9}$"
)
_BREAKTHROUGH = lazy("(?:取得|实现)了?[^,。]{0,6}$")  # 取得重大突破
# 其中,云业务收入10亿元: of the period told before, as is what stands behind a semicolon
_OF_WHICH = lazy(r"[\s“]*(?:其中|分业务|按业务|分产品|按产品|同期)")
_EXPECTED = compiled(
    r"(?: of| at| from| for)?(?: [\w'’-]+){0,2}? (?:{be_en} {projected_en}|will|should|{might_en})\b"
)  # Revenue is expected to reach $850 million
NOT_A_FIGURE = ("parameters", "tokens", "bytes", "pages", "pieces")
WHOSE = ("organisation", "product", "model", "place")


def _whose(scene: Scene) -> Mention | None:
    """Pellam's revenue: whom the words in front of the figure name."""
    who = meant_by(scene, scene.clause[0], scene.trigger.end)
    return who if who and who.value.kind in WHOSE else None


@fact("fact/market", type="market", triggers="market_trigger", dated=True)
def market(scene: Scene) -> Iterator[Draft]:
    """Finds 营收, 月活, 市占率, 股价, 收报, revenue, users, shares rose.

    Reads whose figure it is, the figure, and when. Leaves such words without a figure near them (收入很高), and users as
    mere customers (向用户开放)."""
    if not told(scene, "market"):
        return
    t = scene.trigger
    if scene.shade == "reached" and _BREAKTHROUGH.search(scene.folded, scene.clause[0], t.start):
        return
    if scene.shade == "counted" and not _THERE_ARE.search(scene.folded, scene.clause[0], t.start):
        return
    figures = [
        m
        for m in scene.sentence.mentions
        if isinstance(m.value, Amount | Quantity)
        and t.start - m.end <= 16
        and m.start - t.end <= 26
        and m.start != scene.trigger.start
        and getattr(m.value, "unit", "") not in NOT_A_FIGURE
    ]
    if (
        scene.shade not in ("testing", "limit")
        and not figures
        and not _FIGURE.search(
            scene.folded, max(scene.sentence.start, t.start - 16), min(scene.sentence.end, t.end + 16)
        )
    ):
        return
    figures.sort(key=lambda m: not (t.end <= m.start < scene.clause[1]))  # its own comes first: 营收18亿元,净利润1亿元
    first = scene.sentence.start
    carry = bool(_OF_WHICH.match(scene.folded, first)) or scene.folded[max(0, first - 2) : first].strip().endswith(";")
    extra = {"amount": figures[0] if figures else None}
    drafts = plain(scene, "market", carry=carry, kinds=WHOSE, extra=extra, owner=_whose, needs_agent=not carry)
    if t.quote.isascii() and _EXPECTED.match(scene.folded, t.end, scene.sentence.end):
        drafts = (replace(d, factuality="predicted") for d in drafts)
    yield from drafts
