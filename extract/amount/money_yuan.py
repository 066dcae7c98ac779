"""Sums in 元, 圆 or 块, with small coins."""
from __future__ import annotations

import re
from decimal import Decimal

from ..model import Amount
from ..rule import Match, rule
from .currency import amount, code
from .number import Figure, exact, figure
from .start import starts_clean

_COIN = r"[\d一二两三四五六七八九壹贰叁肆伍陆柒捌玖]"
# 块 is money before these only: 上万块显卡, 一块蛋糕, 一块去 are not.
_BLOCK = (rf"块(?=钱|大洋|半|{_COIN}[毛角]|{_COIN}(?![\d万亿千百十块张个只]|\s?[A-Za-z])|[,。;!?、)”\s]|$"
          r"|左右|上下|以上|以下|以内|[的多每就能到起/买卖])")


@rule("amount/money_yuan",
      rf"(?P<figure>{{figure}})\s?(?P<yuan>元(?![素件宇旦老组论化气帅首器朝宵月婴]|年(?!薪|费|租))|圆(?![形圈桌满心柱])|{_BLOCK})"
      rf"(?:钱|大洋)?(?:(?P<half>半)|零?(?P<jiao>{_COIN})[角毛](?:钱)?|零(?={_COIN}分)|(?P<short>(?<=块){_COIN}(?=[一到至的\W]|$|[A-Za-z])))?"
      rf"(?:(?P<fen>{_COIN})分(?![之钟])钱?|(?<=[毛角])(?P<last>{_COIN})(?=[\W的]|$))?[整正]?(?P<order>{{order_zh}})?"
      r"(?:\s?(?P<currency>{currency_zh}|{currency_code}(?![A-Za-z])))?(?P<late>{order_zh})?",
      hints=["元", "圆", "块"], reach=(48, 14))
def money_yuan(m: Match) -> Amount | None:
    """Finds: 25亿元人民币, 123元1角1分, 肆佰叁拾万圆整, 三万元欧元, 数千万元, 亿元级, 十块三毛, 两块五.
    Reads: the figure with its range or vagueness, small coins, a currency behind; 元, 圆 and 块 alone are yuan.
    Leaves: 第一元, 多元化, 上万块显卡, 一块; a currency in front is money_prefixed's; 约 and 左右 are hedges'."""
    if not starts_clean(m, glued=bool(re.search("[万亿]", m["figure"]))):
        return None
    if m["yuan"] == "块" and re.fullmatch(r"[一几两半]", m["figure"]) and not (m["jiao"] or m["half"] or m["short"] or "钱" in m[0]):
        return None
    read = figure(m["figure"])
    if not read:
        return None
    coins = [(m["jiao"] or m["short"], "0.1"), (m["fen"] or m["last"], "0.01"), ("五" if m["half"] else None, "0.1")]
    if any(c for c, _ in coins):
        if read.min is None or read.min != read.max:
            return None
        total = read.min + sum((exact(c) or 0) * Decimal(worth) for c, worth in coins if c)
        read = Figure(total, total)
    return amount(read, code(m["currency"]) if m["currency"] else "CNY", order=bool(m["order"] or m["late"]))
