"""Who issues a corporate notice: the short name that opens a clause before 发布公告, 发出邮件, 11月6日晚间公告."""

from __future__ import annotations

import re

from ..lexicon import words
from ..model import Entity
from ..rule import rule
from ..when.numerals import CALENDAR_ZH
from .firm_zh import could_be_firm
from .gazetteer import lookup, named


@rule(
    "who/announcer_zh",
    r"(?:^|(?<=[。,;:!?\n”]))\s?(?P<it>[\u4e00-\u9fff]{3,6}?)(?:(?:\(\d{6}(?:\.[A-Z]{2})?\))?"
    + CALENDAR_ZH
    + r"{notice_hour_zh}?(?:公告|披露|公布|{notice_verb_zh}(?:了|一份|一则"
    r"|关于[^,。]{1,16})?{notice_zh})|{announcer_time_zh}?{notice_verb_zh}(?:了|一份|一则"
    r"|关于[^,。]{1,16})?{notice_zh})",
    hints=["公告", "披露", "公布", "邮件", "声明", "财报", "年报", "季报", "通告", "全员信", "内部信", "招股书"],
    reach=(44, 2),
)
def announcer_zh(m: re.Match[str]) -> Entity | None:
    """Finds: a short name at the head of a clause whose verb issues a notice: 北辰光学发布公告, 远山传媒昨日发出全员信, 云岭乳业4日晚间披露.
    Reads: an organisation by its place; one that looks like a person before a notice of firms alone (贝青美发布公告).
    Leaves: pronouns and common nouns (公司发布公告, 有关部门发布通告), and what is known to be something else.
    """
    name = m["it"]
    known = lookup(name)
    only = m[0].endswith(tuple(words("firm_notice_zh")))
    firm = known.kind == "organisation" if known else could_be_firm(name, acts=only)
    return named("organisation", name) if firm and not any(w in name for w in words("not_announcer_zh")) else None
