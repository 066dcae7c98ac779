"""Which claims are one event."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from regesta.db.link import (
    Funds,
    Product,
    Sum,
    Told,
    amounts_agree,
    compatible,
    event_row,
    funding_row,
    link,
    release_row,
)

from .readings import day, yuan


def told(
    id: str, when: str = "", *, type: str = "release", main: str = "m", words: str = "", document: str = "", **more: Any
) -> Told:
    w = day(when) if when and "/" not in when else None
    dated: dict[str, Any] = {"edtf": when or None}
    if w:
        dated |= {"earliest": w.earliest, "latest": w.latest, "precision": w.precision}
    pairs = frozenset(map("".join, pairwise(words))) if words else frozenset({id})
    return Told(
        id,
        document or f"doc-{id}",
        **({"publisher": "", "published": "9999", "factuality": "actual", "quote": words or id} | more),
        type=type,
        main=frozenset(main.split()),
        words=pairs,
        **dated,
    )


def money(low: float, high: float | str | None = "same", hedge: str = "exact", currency: str = "CNY") -> Sum:
    a = yuan(low, high, hedge, currency)
    return Sum(a.min, a.max, a.hedge, a.currency)


def in_dollars(figure: float, currency: str, usd: float) -> Sum:
    return replace(money(figure, currency=currency), usd=(int(usd), int(usd), "2023-10-20"))


def funding(
    id: str, when: str = "", sum: Sum | None = None, round: str | None = None, kind: str = "round", **more: Any
) -> Told:
    return told(id, when, type="funding", funds=Funds(kind, "company", round, None, sum), **more)


def parted(*claims: Told) -> list[list[str]]:
    return sorted(sorted(t.id for t in e.members) for e in link(claims))


def test_a_month_and_a_day_in_it_are_one_event_that_shows_the_day() -> None:
    [event] = link([told("a", "2022-08"), told("b", "2022-08-04"), told("c", "2022-08-04")])
    assert [t.id for t in event.members] == ["b", "c", "a"]
    assert event_row(event)["date"] == "2022-08-04"
    assert event_row(event)["documents"] == 3


def test_two_days_of_a_month_never_meet_through_the_month() -> None:
    assert parted(told("a", "2022-08-04"), told("b", "2022-08"), told("c", "2022-08-30")) == [["a"], ["b"], ["c"]]


def test_claims_of_the_month_meet_each_other_when_they_can_join_no_day() -> None:
    assert parted(told("a", "2022-08-04"), told("b", "2022-08"), told("c", "2022-08-30"), told("d", "2022-08")) == [
        ["a"],
        ["b", "d"],
        ["c"],
    ]


def test_other_types_products_and_times_are_other_events() -> None:
    assert parted(
        told("a", "2022-08"), told("b", "2022-08", main="n"), told("c", "2022-08", type="update"), told("d", "2023-08")
    ) == [["a"], ["b"], ["c"], ["d"]]


def test_windows_that_only_overlap_do_not_agree() -> None:
    a = told("a", "2022", type="meeting")
    b = replace(a, id="b", edtf="2022-12/2023-01", earliest=date(2022, 12, 1), latest=date(2023, 1, 31))
    assert not compatible(a, b)


def test_what_happens_once_takes_a_claim_without_a_date_unless_there_are_two_to_choose_from() -> None:
    assert parted(told("a", "2022-08-04"), told("b"), told("c")) == [["a", "b", "c"]]
    assert parted(told("a", "2022-08-04"), told("b"), told("c", "2023-01"), told("d")) == [["a"], ["b", "d"], ["c"]]
    assert parted(told("a", "2022-08-04", type="update"), told("b", type="update")) == [["a"], ["b"]]


def test_a_date_that_lacks_its_year_agrees_with_its_like_and_with_what_happened_once_then() -> None:
    def meet(yearless: str, when: str, type: str = "release") -> bool:
        return parted(told("a", yearless, type=type), told("b", when, type=type)) == [["a", "b"]]

    assert meet("XXXX-04-10", "XXXX-04-10")
    assert not meet("XXXX-04-10", "XXXX-04-10", "meeting")
    assert meet("XXXX-04-10", "2022-04-10")
    assert meet("XXXX-04-10", "2022-04")
    assert meet("XXXX-04", "2022-04-10")
    assert not meet("XXXX-04-10", "2022-04-11")
    assert not meet("XXXX-04-10", "2022")
    assert not meet("XXXX-04", "2022-05")
    assert not meet("XXXX-04-10", "2022-04-10", "meeting")
    assert parted(told("a", "XXXX-04"), told("b", "2022-04-10"), told("c", "2023-04")) == [["a"], ["b"], ["c"]]


def test_who_does_much_in_a_year_does_not_one_thing() -> None:
    assert parted(told("a", "2022", type="partnership"), told("b", "2022-08-04", type="partnership")) == [["a"], ["b"]]
    assert parted(told("a", "2022-08", type="partnership"), told("b", "2022-08-04", type="partnership")) == [["a", "b"]]


def test_what_is_said_on_one_day_is_one_only_when_the_words_are_alike() -> None:
    said = {"type": "statement", "main": "p"}
    a = told("a", "2023-10-27", words="大模型还在早期", **said)
    assert parted(a, told("b", "2023-10-27", words="我们认为大模型还在早期", **said)) == [["a", "b"]]
    assert parted(a, told("b", "2023-10-27", words="公司明年盈利", **said)) == [["a"], ["b"]]


def test_without_a_participant_only_the_same_words_on_one_day_agree() -> None:
    a = told("a", "2023-10-27", main="", words="大模型还在早期", type="market")
    assert parted(a, told("b", "2023-10-27", main="", words="大模型还在早期", type="market")) == [["a", "b"]]
    assert parted(a, told("b", "2023-10-27", main="", words="大模型还在早期吗", type="market")) == [["a"], ["b"]]
    assert parted(told("a", main=""), told("b", main="")) == [["a"], ["b"]]


def test_rounds_with_amounts_that_cannot_be_one_stay_apart() -> None:
    assert parted(funding("a", "2023-10", money(2.5e9)), funding("b", "2023-10-20", money(2.5e9))) == [["a", "b"]]
    assert parted(funding("a", "2023-10", money(2.5e9)), funding("b", "2023-10-20", money(1e9))) == [["a"], ["b"]]
    assert parted(funding("a", "2023-10", money(2.5e9)), funding("b", "2023-10-20")) == [["a", "b"]]


def test_rounds_of_two_names_stay_apart_and_an_unnamed_one_joins() -> None:
    assert parted(funding("a", "2021", round="A"), funding("b", "2021", round="B")) == [["a"], ["b"]]
    assert parted(funding("a", "2021", round="A"), funding("b", "2021-09")) == [["a", "b"]]


def test_undated_funding_joins_by_its_amount_or_its_round() -> None:
    assert parted(funding("a", "2023-10-20", money(2.5e9)), funding("b", "", money(2.5e9, None, "more_than"))) == [
        ["a", "b"]
    ]
    assert parted(funding("a", "2023-10-20", money(2.5e9)), funding("b", "", money(2.6e9))) == [["a"], ["b"]]
    assert parted(funding("a", "2021", round="A"), funding("b", "", round="A")) == [["a", "b"]]
    assert parted(funding("a", "2021"), funding("b", "")) == [["a"], ["b"]]


def test_a_valuation_is_no_round() -> None:
    assert parted(funding("a", "2023-10", money(1e10)), funding("b", "2023-10", money(1e10), kind="valuation")) == [
        ["a"],
        ["b"],
    ]


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        (money(2.5e9), money(2.5e9, None, "more_than"), True),
        (money(1e8, None, "at_least"), money(2.5e9), False),
        (money(2.5e9, hedge="approx"), money(2.45e9), True),
        (money(2.5e9), money(2.45e9), False),
        (money(1e8, 1e9, "order"), money(3e8), True),
        (money(2.5e9), money(2.5e9, currency="USD"), False),
        (in_dollars(2.5e9, "CNY", 342e6), in_dollars(350e6, "USD", 350e6), True),
        (in_dollars(2.5e9, "CNY", 342e6), in_dollars(500e6, "USD", 500e6), False),
        (Sum(None, yuan(3e9).max, "less_than", "CNY"), money(2.9e9), True),
    ],
)
def test_two_written_amounts_can_be_one(a: Sum, b: Sum, agree: bool) -> None:
    assert amounts_agree(a, b) is agree
    assert amounts_agree(b, a) is agree


def test_what_was_done_beats_what_was_planned_and_dates_come_from_those_who_say_it() -> None:
    [event] = link(
        [
            told("a", "2022-08", factuality="actual", title="done"),
            told("b", "2022-08-04", factuality="planned", title="plan"),
            told("c", "2022-08", factuality="rumoured"),
        ]
    )
    row = event_row(event)
    assert (row["factuality"], row["date"], row["title"], row["documents"]) == ("actual", "2022-08", "done", 3)


def test_the_title_comes_from_the_earliest_document_with_the_finest_date() -> None:
    [event] = link(
        [
            told("a", "2022-08-04", published="2022-09-01", title="later", title_en="later en"),
            told("b", "2022-08-04", published="2022-08-05", title="first"),
            told("c", "2022-08", published="2022-08-01", title="coarser"),
        ]
    )
    row = event_row(event)
    assert (row["title"], row["title_en"]) == ("first", "later en")


def test_publishers_are_counted_once_and_documents_without_one_each() -> None:
    [event] = link(
        [
            told("a", "2022", publisher="甲"),
            told("b", "2022", publisher="甲"),
            told("c", "2022"),
            told("d", "2022"),
            told("e", "2022", document="doc-d"),
        ]
    )
    assert (event_row(event)["documents"], event_row(event)["sources"]) == (4, 3)


def test_year_and_month_are_no_finer_than_the_date() -> None:
    def facets(when: str) -> tuple[int | None, int | None]:
        row = event_row(link([told("a", when)])[0])
        return row["year"], row["month"]

    assert [facets(w) for w in ("2022-08-04", "2022-08", "2022", "XXXX-04-10", "")] == [
        (2022, 8),
        (2022, 8),
        (2022, None),
        (None, None),
        (None, None),
    ]


def test_rows_take_from_each_claim_what_the_better_ones_lack() -> None:
    [event] = link(
        [
            told("a", "2023-10-20", type="funding", funds=Funds("round", "z", leads=("i2",), investors=("i1",))),
            told(
                "b", "2023-10", type="funding", funds=Funds("round", None, "B", "B轮", money(2.5e9), (), ("i3", "i1"))
            ),
        ]
    )
    row = funding_row(event, {"i1": "美团", "i2": "高瓴", "i3": "腾讯"})
    assert row is not None
    assert [row[c] for c in ("company_id", "round", "round_written", "min", "lead_investors", "investors", "date")] == [
        "z",
        "B",
        "B轮",
        2500000000,
        '["高瓴"]',
        '["高瓴", "美团", "腾讯"]',
        "2023-10-20",
    ]
    [event] = link(
        [
            told("a", "2023-10-20", product=Product("GLM", "model", "m")),
            told("b", "2023-10", product=Product("glm", "model", "m", "z", modality="text", parameters=(6, 6))),
        ]
    )
    row = release_row(event, {"m": "GLM"})
    assert row is not None
    assert [row[c] for c in ("name", "organisation_id", "modality", "parameters_min", "accessibility")] == [
        "GLM",
        "z",
        "text",
        6,
        None,
    ]


some_dates = st.sampled_from(["", "2022", "2022-08", "2022-08-04", "2022-08-30", "2022-09", "2023-08-04", "XXXX-08-04"])
some_sums = st.sampled_from([None, money(1e8), money(2e8), money(1e8, None, "more_than"), money(1e8, currency="USD")])


@st.composite
def claims(draw: st.DrawFn) -> list[Told]:
    made = []
    for i in range(draw(st.integers(1, 9))):
        when, type = draw(some_dates), draw(st.sampled_from(["release", "funding", "meeting", "statement"]))
        published = (date(2023, 1, 1) + timedelta(draw(st.integers(0, 3)))).isoformat()
        if type == "funding":
            made.append(
                funding(f"c{i}", when, draw(some_sums), draw(st.sampled_from([None, "A", "B"])), published=published)
            )
        else:
            made.append(
                told(
                    f"c{i}",
                    when,
                    type=type,
                    words=draw(st.sampled_from(["大模型还在早期", "公司明年盈利"])),
                    published=published,
                    factuality=draw(st.sampled_from(["actual", "planned", "denied"])),
                )
            )
    return made


@given(claims(), st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_every_claim_is_in_one_event_whose_claims_agree_pair_by_pair_in_any_order(
    claims: list[Told], shuffle: random.Random
) -> None:
    events = link(claims)
    assert sorted(t.id for e in events for t in e.members) == sorted(t.id for t in claims)
    for e in events:
        assert all(compatible(a, b) and compatible(b, a) for a in e.members for b in e.members if a is not b)
    shuffled = list(claims)
    shuffle.shuffle(shuffled)
    assert link(shuffled) == events
