"""Conversion: the right day, nothing guessed."""

from datetime import date
from decimal import Decimal

import pytest
from regesta.db import fx
from regesta.db.fx import Converted, to_usd

BILLION = Decimal(10) ** 9


def test_a_sum_is_converted_at_the_rate_of_its_day():
    # 2023-10-27: 1 EUR = 1.0541 USD = 7.7143 CNY
    assert to_usd(Decimal("7.7143"), Decimal("77.143"), "CNY", date(2023, 10, 27)) == Converted(
        Decimal("1.05"), Decimal("10.54"), date(2023, 10, 27)
    )


def test_a_weekend_takes_the_last_working_day_before():
    assert to_usd(BILLION, BILLION, "HKD", date(2023, 10, 29)).fx_date == date(2023, 10, 27)


def test_euros_are_the_base_of_the_table():
    day = date(2023, 10, 27)
    assert to_usd(Decimal(100), None, "EUR", day) == Converted(Decimal("105.41"), None, day)


def test_dollars_stay_as_they_are():
    day = date(2050, 1, 1)
    assert to_usd(Decimal("1.5"), Decimal(2), "USD", day) == Converted(Decimal("1.5"), Decimal(2), day)


@pytest.mark.parametrize(
    ("amount", "currency", "day", "word"),
    [
        ((None, None), "CNY", date(2023, 10, 27), "bounds"),
        ((BILLION, BILLION), None, date(2023, 10, 27), "currency"),
        ((BILLION, BILLION), "CNY", None, "day"),
        ((BILLION, BILLION), "TWD", date(2023, 10, 27), "TWD"),
        ((BILLION, BILLION), "RUB", date(2023, 10, 27), "within 10 days"),  # suspended in March 2022
        ((BILLION, BILLION), "CNY", date(1998, 5, 1), "within 10 days"),
        ((BILLION, BILLION), "CNY", date(2100, 5, 1), "within 10 days"),
    ],
)
def test_what_cannot_be_converted_says_why(amount, currency, day, word):
    got = to_usd(*amount, currency, day)
    assert got[:3] == (None, None, None)
    assert word in got.reason


def test_an_open_bound_stays_open():
    assert to_usd(None, BILLION, "CNY", date(2023, 10, 27)).min is None


def test_the_table_is_known_by_its_hash():
    assert len(fx.fx_sha256()) == 64
    assert fx.fx_sha256() == fx.fx_sha256()


@pytest.mark.parametrize(
    ("asked", "worth"),
    [
        ((77.143, "CNY", "EUR", "2023-10-27"), 10.0),
        ((77.143, "CNY", " eur ", "2023-10-27"), 10.0),
        ((10, "EUR", "CNY", "2023-10-29"), 77.14),
        ((1.0541, "USD", "CNY", "2023-10-27"), 7.71),
        ((5, "TWD", "TWD", "2023-10-27"), 5.0),
        ((5, "TWD", "EUR", "2023-10-27"), None),
        ((5, "CNY", "shells", "2023-10-27"), None),
        ((5, None, "EUR", "2023-10-27"), None),
        ((5, "CNY", "EUR", None), None),
        ((5, "CNY", "EUR", "yesterday"), None),
        ((None, "CNY", "EUR", "2023-10-27"), None),
        (("much", "CNY", "EUR", "2023-10-27"), None),
        ((float("inf"), "CNY", "EUR", "2023-10-27"), None),
    ],
)
def test_sql_asks_for_any_currency_and_gets_a_sum_or_nothing(asked, worth):
    assert fx.in_currency(*asked) == worth
