"""Amounts in their context: role, period, currency that is not said."""

from decimal import Decimal

import pytest
from regesta.extract.amount.context import settle_amounts
from regesta.extract.clean import clean
from regesta.extract.detect import detect
from regesta.extract.model import Amount


def amounts(text, **options):
    folded = clean(text)
    return [m.value for m in settle_amounts(detect(folded), folded, **options) if isinstance(m.value, Amount)]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("2023年截至目前的总计融资额达25亿元人民币，投后估值超过140亿元。", ["funding_total", "valuation"]),
        ("獲得VC認購高達2.3億美金", ["funding_round"]),
        ("如果输了，五年最高亏一百亿美金，但要是成了，20年赚一万亿美金。", ["loss", "profit"]),
        ("营收12亿元，净利润3亿元", ["revenue", "profit"]),
        ("以5亿美元估值融资3000万美元", ["valuation", "funding_round"]),
        ("已募管理资产总额达到95亿美元", ["fund_size"]),
        ("raised $100 million at a valuation of $1 billion", ["funding_round", "valuation"]),
        ("斥资2亿元收购", ["investment"]),
        ("罚款300万元", ["fee"]),
        ("该片票房12亿元，转会费另付3000万元", ["revenue", "price"]),
        ("中标9亿元的风电订单，股权转让价款合计3亿元", ["other", "price"]),
        ("拟使用不超过2亿元回购股份", ["other"]),
        ("a market capitalisation of $3 billion, a $300 million share buyback", ["valuation", "other"]),
        ("signed a five-year, $215 million contract", ["other"]),
        ("has raised $150 million to date", ["funding_total"]),
        ("Revenue rose to $3 billion while profit fell to $400 million", ["revenue", "profit"]),
        ("paid $2 million in bonuses", ["fee"]),
        ("a storm caused damage of $2 billion", ["loss"]),
        ("manages assets of $11 billion", ["fund_size"]),
        ("该轮融资由安岚基金领投,金额近亿元。", ["funding_round"]),
        ("金价升至每盎司1845美元", ["price"]),
        ("他带着500元", [None]),
        ("当日融资余额3.2亿元,融券余额40万元", [None, None]),
        ("It sold the unit, which makes pumps for mines, to a rival for $240 million.", ["price"]),
        ("It paid $6 million for the shares and waited for $5 million.", ["price", None]),
        ("A rival offered $34 a share; the bid of $2 billion failed.", ["price", "price"]),
        ("It took on debt of $195 million in a deal valued at $370 million.", ["other", "valuation"]),
        ("He agreed to pay $40 million to settle.", ["fee"]),
        (
            "It completed the sale of a gas field and a plant that it built near Tulsa, Okla., for about $22 million in stock and cash.",
            ["price"],
        ),
    ],
)
def test_the_nearest_cue_of_the_clause_gives_the_role(text, roles):
    assert [a.role for a in amounts(text)] == roles


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("每月20美金", "month"),
        ("200元/月", "month"),
        ("一次训练大概2000万美金", "training run"),
        ("$20 a month", "month"),
        ("年薪50万元", "year"),
        ("每股12.5美元", "share"),
        ("周薪20万英镑", "week"),
        ("月租金6500元", "month"),
        ("$1,900 an ounce", "ounce"),
        ("5美元", None),
        ("a $5,000-a-month plan", "month"),
    ],
)
def test_how_often_an_amount_is_paid_is_read(text, per):
    assert [a.per for a in amounts(text)] == [per]


@pytest.mark.parametrize(
    ("text", "currencies"),
    [
        ("融资25亿", [("CNY", "unknown")]),
        ("拿到2亿美元后又融资3亿。", [("USD", "written"), ("USD", "neighbour")]),
        ("拿到2亿美元。\n融资3亿。", [("USD", "written"), ("CNY", "unknown")]),
        ("獲新台幣5億元，其中3億元用於研發", [("TWD", "written"), ("TWD", "neighbour")]),
        ("三月營收1952億元新台幣;首季營收5926億元", [("TWD", "written"), ("TWD", "neighbour")]),
        ("获2亿港元，另投入3亿元", [("HKD", "written"), ("CNY", "written")]),
        ("1亿至2亿美元", [("USD", "written")]),
    ],
)
def test_a_currency_that_is_not_said_comes_with_its_basis(text, currencies):
    assert [(a.currency, a.currency_basis) for a in amounts(text)] == currencies


def test_the_home_of_the_publisher_says_whose_yuan_is_meant():
    got = amounts("公司募得5億元，估值30億", home=("TWD", "publisher"))
    assert [(a.currency, a.currency_basis) for a in got] == [("TWD", "publisher"), ("TWD", "neighbour")]


def test_what_counts_other_things_is_no_money():
    assert amounts("投资者超过3000万，月活已经达到15亿，收购万达，买不起10万张显卡，狗叫“三万”，3亿用户") == []


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        (
            "It raised $35 million, up from 20 million the year before.",
            [("USD", 35e6, "exact"), ("USD", 20e6, "exact")],
        ),
        ("Costs rose from €3 billion to about 4.5 billion in May.", [("EUR", 3e9, "exact"), ("EUR", 4.5e9, "approx")]),
        ("It raised $35 million and won 20 million users.", [("USD", 35e6, "exact")]),
        ("It grew from 20 million users to 30 million.", []),
        ("Losses widened from $8m to $11m.", [("USD", 8e6, "exact"), ("USD", 11e6, "exact")]),
        ("Spending rose by €2 billion to €6 billion.", [("EUR", 2e9, "exact"), ("EUR", 6e9, "exact")]),
        ("It costs from $8m to $11m.", [("USD", 8e6, "exact")]),
    ],
)
def test_an_english_number_takes_the_currency_of_the_sum_it_is_set_beside(text, sums):
    assert [(a.currency, a.min, a.hedge) for a in amounts(text)] == sums


def test_a_sum_is_exact_to_the_cent():
    assert amounts("赔偿601,293.11元")[0].min == Decimal("601293.11")


@pytest.mark.parametrize(
    ("text", "currency", "basis"),
    [
        ("投資5億元(港元,下同)。另投3億元。", "HKD", "written"),
        ("(中央社記者林小美台北電)法說會上,公司說每股盈餘9.2元。", "TWD", "publisher"),
        ("特區政府和立法會同意撥款5億元。", "HKD", "publisher"),
        ("立法會同意,特區政府與內地談5億元人民幣的合作,另有3億元。", "CNY", "written"),
        ("台北一家公司获得5亿元。", "CNY", "written"),
        ("集資2億元(港元,下同)。收入為人民幣2.1億元、3.5億元及6.2億元。", "CNY", "neighbour"),
    ],
)
def test_yuan_is_the_money_of_the_place_a_text_is_written_in(text, currency, basis):
    amount = amounts(text)[-1]
    assert (amount.currency, amount.currency_basis) == (currency, basis)
