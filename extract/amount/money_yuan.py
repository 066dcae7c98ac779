"""Sums in 元, 圆 or 块, with small coins."""

from __future__ import annotations

import re
from decimal import Decimal

from ..model import Amount
from ..rule import Match, rule
from .currency import amount, code
from .number import Figure, exact, figure
from .start import starts_clean

_TOKEN = ("token", "tokens", "Token", "Tokens")  # 每百万token0.8元
_COIN = r"[\d一二两三四五六七八九壹贰叁肆伍陆柒捌玖]"
_BLOCK = (
    rf"块(?={{money_block_zh}}|{{currency_zh}}|零?{_COIN}[毛角]|零{_COIN}分|{_COIN}(?![\d万亿千百十块张个只]|\s?[A-Za-z])"
    r"|一(?:个|年|月|次|张)|[一两二三四五六七八九十\d]{1,2}(?:个(?![多月])|{sold_piece_zh})|[,。;!?、)”\s/]|$)"
)
_UNIT = rf"(?P<yuan>元(?!{{not_yuan_zh}})|圆(?!{{not_round_zh}})|{_BLOCK})(?:钱|大洋)?"
_TENTHS = (
    rf"(?:(?P<half>半(?!导))|零?(?P<jiao>{_COIN})[角毛](?:钱)?|零(?={_COIN}分)"
    rf"|(?P<short>(?<=块){_COIN}(?=[一到至的涨跌升降加减变改调包起每\W]|$|[A-Za-z])|(?<=元){_COIN}(?=一[斤个只件杯瓶碗盒份]|包邮)))?"
)
_HUNDREDTHS = rf"(?:(?P<fen>{_COIN})分(?![之钟])钱?|(?<=[毛角])(?P<last>{_COIN})(?=[\W的]|$))?[整正]?"
_NAME = r"(?:\s?(?P<currency>{currency_zh}|{currency_code}(?![A-Za-z])))?"
_CURRENCY = rf"(?P<order>{{order_zh}})?{_NAME}(?P<late>{{order_zh}})?"


@rule(
    "amount/money_yuan",
    rf"(?P<figure>{{figure}})\s?{_UNIT}{_TENTHS}{_HUNDREDTHS}{_CURRENCY}",
    hints=["元", "圆", "块"],
    reach=(48, 14),
)
def money_yuan(m: Match) -> Amount | None:
    """Finds: 25亿元人民币, 123元1角1分, 肆佰叁拾万圆整, 三万元欧元, 数千万元, 亿元级, 十块三毛, 两块五.
    Reads: the figure with its range or vagueness, small coins, a currency behind; 元, 圆 and 块 alone are yuan.
    Leaves: 第一元, 多元化, 一元二次方程, 万元户, 上万块显卡, 一块; a currency in front is money_prefixed's; 约 and 左右 are hedges'."""
    if not starts_clean(m, glued="万" in m["figure"] or "亿" in m["figure"] or m.string.endswith(_TOKEN, 0, m.start())):
        return None
    coins = [(m["jiao"] or m["short"], "0.1"), (m["fen"] or m["last"], "0.01"), ("五" if m["half"] else None, "0.1")]
    coined = any(c for c, _ in coins)
    if m["yuan"] == "块" and re.fullmatch(r"[一几两半]", m["figure"]) and not (coined or "钱" in m[0]):
        return None  # 一块: together
    if m["figure"] == "万" and m.string.startswith("户", m.end()):
        return None  # 万元户
    read = figure(m["figure"])
    if not read:
        return None
    if coined:
        if read.min is None or read.min != read.max:
            return None
        total = read.min + sum((exact(c) or 0) * Decimal(worth) for c, worth in coins if c)
        read = Figure(total, total)
    return amount(read, code(m["currency"]) if m["currency"] else "CNY", order=bool(m["order"] or m["late"]))
