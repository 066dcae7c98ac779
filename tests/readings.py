"""Readings made by hand, so that the store's tests rest on no rule.

reading("a.txt", "【org:智谱AI】于...", ...)        see `Draft`
"""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from regesta.extract.clean import clean
from regesta.extract.model import (
    Amount,
    Basis,
    Claim,
    Entity,
    Evidence,
    Funding,
    Kind,
    Mention,
    Passage,
    Problem,
    Published,
    Quantity,
    Reading,
    Release,
    Source,
    Span,
    When,
)


def day(edtf: str) -> When:
    """`2022`, `2022-08` or `2022-08-04`, with `~` perhaps; `XXXX-…` has no bounds."""
    plain = edtf.rstrip("~")
    if "X" in plain:
        return When.of(edtf, None, None)
    parts = [int(p) for p in plain.split("-")]
    first = date(*parts, *(1,) * (3 - len(parts)))
    if len(parts) == 3:
        return When.of(edtf, first, first)
    after = (
        date(first.year + 1, 1, 1) if len(parts) == 1 else date(first.year + first.month // 12, first.month % 12 + 1, 1)
    )
    return When.of(edtf, first, after - timedelta(1))


def organisation(name: str, key: str = "", name_en: str = "") -> Entity:
    return Entity("organisation", name, key or name, name_en)


def model(name: str, key: str = "") -> Entity:
    return Entity("model", name, key or name)


def yuan(low: float | str, high: float | str | None = "same", hedge: str = "exact", currency: str = "CNY") -> Amount:
    top = low if high == "same" else high
    return Amount(Decimal(low), None if top is None else Decimal(top), currency, hedge=hedge)


class Draft:
    """A document in the making: find words in it, make claims of them.

    >>> d = Draft("a.txt", "2022年8月4日,智谱AI开源GLM-130B。")
    >>> m = d.mention("2022年8月4日", day("2022-08-04"))
    >>> d.claim("open_source", {"date": m, "product": d.mention("GLM-130B", model("GLM-130B"))}).when.edtf
    '2022-08-04'
    """

    def __init__(
        self,
        path: str,
        text: str,
        *,
        published: str = "",
        publisher: str = "",
        title: str = "",
        data: bytes | None = None,
    ) -> None:
        self.path, self.text, self.publisher, self.title = path, clean(text), publisher, title
        self.sha256 = hashlib.sha256(text.encode() if data is None else data).hexdigest()
        self.issued = day(published) if published else None
        self.mentions: list[Mention] = []
        self.claims: list[Claim] = []
        self.problems: list[Problem] = []
        self.unlinked: list[tuple[Mention, str]] = []
        self.proof: tuple[Mention, ...] = ()

    def mention(
        self,
        words: str,
        value: Any,
        *,
        nth: int = 0,
        kind: Kind | None = None,
        basis: Basis = "written",
        anchor: Mention | None = None,
        why: str = "",
    ) -> Mention:
        """The nth occurrence of `words` (as folded) with a value; the same mention again when asked again."""
        at = -1
        for _ in range(nth + 1):
            at = self.text.folded.index(words, at + 1)
        kinds: dict[type, Kind] = {Amount: "amount", Quantity: "quantity", Entity: "entity", When: "date"}
        span = self.text.span(at, at + len(words))
        made = Mention(
            at,
            at + len(words),
            span,
            self.text.raw[span.start : span.end],
            kind or kinds.get(type(value), "date"),
            value,
            f"hand/{kind or kinds.get(type(value), 'date')}",
            basis,
            anchor.span if anchor else None,
            why,
        )
        for m in self.mentions:
            if m.id == made.id:
                return m
        self.mentions.append(made)
        return made

    def miss(self, mention: Mention, reason: str) -> None:
        self.unlinked.append((mention, reason))

    def claim(
        self,
        type: str,
        roles: dict[str, Mention | list[Mention]],
        *,
        when: When | None = None,
        factuality: str = "actual",
        speaker: str = "",
        funding: Funding | None = None,
        release: Release | None = None,
        title: str = "",
        title_en: str = "",
        basis: Basis = "written",
        quote: str = "",
    ) -> Claim:
        """A claim whose words reach from its first mention to its last (or are `quote`); dated by its date mention."""
        evidence = tuple(
            Evidence(role, m) for role, ms in roles.items() for m in (ms if isinstance(ms, list) else [ms])
        )
        if quote:
            span = Span(self.text.raw.index(quote), self.text.raw.index(quote) + len(quote))
        else:
            span = Span(min(e.mention.span.start for e in evidence), max(e.mention.span.end for e in evidence))
        dates = [e.mention.value for e in evidence if e.role == "date"]
        made = Claim(
            type,
            span,
            self.text.raw[span.start : span.end],
            f"hand/{type}",
            evidence,
            when or (dates[0] if dates else None),
            basis,
            factuality,
            speaker,
            funding,
            release,
            title=title,
            title_en=title_en,
        )
        self.claims.append(made)
        return made

    def reading(self) -> Reading:
        raw, folded = self.text.raw, self.text.folded
        passages: list[Passage] = []
        at = 0
        for line in folded.split("\n"):
            if line.strip():
                passages.append(
                    Passage(len(passages), "paragraph", at, at + len(line), self.text.span(at, at + len(line)))
                )
            at += len(line) + 1
        source = Source(
            self.sha256[:16],
            self.path,
            raw,
            self.sha256,
            self.title,
            self.publisher,
            published=self.issued.edtf if self.issued else "",
        )
        issued = Published(
            self.issued,
            "metadata" if self.issued else "unknown",
            "The metadata gives it." if self.issued else "",
            self.proof,
        )
        return Reading(
            source,
            self.text,
            tuple(passages),
            issued,
            tuple(sorted(self.mentions, key=lambda m: m.span)),
            tuple(self.claims),
            tuple(self.problems),
            tuple(self.unlinked),
        )


def open_sourced(path: str = "a.txt", date_words: str = "2022年8月4日", edtf: str = "2022-08-04", **more: Any) -> Draft:
    """智谱AI opens GLM-130B on some day."""
    d = Draft(path, f"{date_words},智谱AI开源了1300亿参数的GLM-130B。\n完。", **more)
    who, what = (
        d.mention("智谱AI", organisation("智谱AI", "zhipu", "Zhipu AI")),
        d.mention("GLM-130B", model("GLM-130B")),
    )
    size = d.mention("1300亿参数", Quantity(Decimal("1.3e11"), Decimal("1.3e11"), "parameters"))
    d.claim(
        "open_source",
        {"date": d.mention(date_words, day(edtf)), "agent": who, "product": what, "parameters": size},
        release=Release(
            "GLM-130B",
            "智谱AI",
            parameters_min=Decimal("1.3e11"),
            parameters_max=Decimal("1.3e11"),
            accessibility="open weights",
        ),
        title=f"智谱AI开源GLM-130B({path})",
        title_en="Zhipu AI opens GLM-130B",
    )
    return d


def funded(
    path: str = "f.txt",
    *,
    date_words: str = "2023年10月20日",
    edtf: str = "2023-10-20",
    money: str = "25亿元",
    amount: Amount | None = None,
    round: str | None = None,
    kind: str = "round",
    investors: tuple[str, ...] = ("腾讯", "美团"),
    **more: Any,
) -> Draft:
    """智谱AI gets money; undated when `edtf` is empty."""
    d = Draft(path, f"{date_words},智谱AI获得{money}融资,由{'、'.join(investors)}投资。", **more)
    roles: dict[str, Mention | list[Mention]] = {"investee": d.mention("智谱AI", organisation("智谱AI", "zhipu"))}
    if edtf:
        roles["date"] = d.mention(date_words, day(edtf))
    sum = amount or yuan("2.5e9")
    roles["amount"] = d.mention(money, sum)
    roles["investor"] = [d.mention(i, organisation(i)) for i in investors]
    d.claim(
        "funding",
        roles,
        title="智谱AI融资",
        funding=Funding("智谱AI", kind, round, round and f"{round}轮", sum, (), investors),
    )
    return d


def corpus() -> list[Reading]:
    """A few documents that share happenings, disagree and leave things over."""
    a = open_sourced("news/a.txt", "2022年8月4日", "2022-08-04", published="2022-08-05", publisher="甲报")
    b = open_sourced("b.txt", "2022年8月", "2022-08", published="2023-01-02", publisher="乙报")
    c = funded("c.txt", published="2023-10-20", publisher="甲报")
    d = funded(
        "d.txt",
        date_words="今年10月",
        edtf="2023-10",
        money="超过25亿元",
        amount=yuan("2.5e9", None, "more_than"),
        investors=("美团", "高瓴"),
        published="2023-11-01",
    )
    e = Draft("e.md", "智譜AI的估值是140億元。清華大學在北京。\n三天后見,7月,ChatGLM3不在其中。", publisher="乙报")
    e.claim(
        "funding",
        {
            "investee": e.mention("智谱AI", organisation("智譜AI", "zhipu")),
            "valuation": e.mention("140亿元", yuan("1.4e10")),
        },
        funding=Funding("智譜AI", "valuation", amount=yuan("1.4e10")),
        title="智譜AI估值140億元",
    )
    e.mention("清华大学", organisation("清華大學", "清华大学"))
    july = e.mention("7月", day("XXXX-07"), why="no year is known")
    e.mention("三天后", None, basis="anchored", anchor=july, why="there is nothing to count from")
    e.miss(e.mention("ChatGLM3", model("ChatGLM3")), "nothing is said of it")
    return [x.reading() for x in (a, b, c, d, e)]
