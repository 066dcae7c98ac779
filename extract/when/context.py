"""What is known while a text is walked through: dates named so far, the conversation, the publication, the clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from ..expr import Expr
from ..lexicon import alternation, branches
from ..model import Basis, Mention, Span, Text, inside
from ..rule import compiled
from .window import Window

# One set in front, which `re` finds fast: a full stop ends a clause only before white space, which goes with it.
# Nov. 8 and Mr. Lim go on.
_SHORT = rf"(?<!Sept\.\s)(?<!(?:{branches('month_name_en')}|Sep|Mrs)\.\s)(?<!(?:Mr|Ms|Dr|St|vs)\.\s)"
CLAUSE = re.compile(rf"[。!?;\n.](?:(?<!\.)|(?<=\.)\s{_SHORT})")
_FUTURE = re.compile(
    rf"{alternation('future_zh')}|\s会(?![议上后场员见谈晤])|(?:[们它他她也都还就才许能该定]|公司|价格"
    rf"|窗口)会(?={branches('not_modal_hui_zh')}|有(?!关))|\b{alternation('future_en')}(?![\w-])"  # we open-sourced it
)
# said it would reopen in May; no "would have"
_WOULD = re.compile(r"\b(?:said|says|added|announced|confirmed|promised|warned|told \w+) [^.;]{0,40}\bwould (?!have\b)")
_PRESENT = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Ii]t)\s(?!was|has|is|does|says)\w+s\s(?:again\s)?on\s$"
)  # he races on Sunday
_INSIDE = re.compile(rf"{alternation('future_inside_zh')}|\b{alternation('future_inside_en')}\b")
_NOT_FUTURE = re.compile(rf"{alternation('future_never_zh')}|\b{alternation('future_never_en')}\b")
# was held on, resigned in: the day of what is over.
_DONE = compiled(r"\b(?:(?:was|were)\s(?!due|to|set|{planned_en})\w+|(?!{supposed_en}|needed)\w{3,}ed)\s(?:on|in)\s$")
_DID = re.compile(r"[\u4e00-\u9fff]{2}了|[已曾](?!经?[有是])|\b(?:had|was|were)\b|^ ?(?:\w+ ){1,4}?\w{2,}ed\b")
_PAST_VERB = compiled(r"\b(?:had|was|were|did|{past_en}|\w{3,}ed)\b[^.;,]{0,40}\s(?:in|on|at)\s(?:the\s)?$")
_PAST = compiled(r"{past_sign_zh}|\b(?:had|was|were|did)\b")
# ... and will release, while its rival expects, 并将于9月: a cue behind it belongs to another verb.
_TURN = re.compile(
    rf"\s(?:{branches('other_clause_en')}|and (?:(?:{branches('then_adverb_en')}|now"
    rf"|{branches('pronoun_en')}|we|its \w+) )?{alternation('future_en')})\b|\.[\"”]?\s(?=[A-Z“\"])"
    rf"|{branches('other_clause_zh')}|并且?(?={branches('plan_verb_zh')})|(?<![从进因反然时继])而"
)
# 按计划,项目6月完工: the cue is a clause of its own.
_LEADS = compiled(r"{ahead_noun_zh}$")
_SET = re.compile(r"(?<![签修预征改装])(?:[订定]于?|[订定]在|择)$")  # 股东会订5月29日召开
_RELATIVE = re.compile(r"\s(?:which|who|subject|pending|provided)\b")  # close the deal, which is …, in July
_EXTENDED = re.compile(r"\b(?:extend(?:s|ed|ing)?|renewed|prolonged)\b[^.;]*\b(?:until|to|through) $")
_PUT_OFF = compiled(
    r"\b(?:has|have|is|are|been) (?:now )?(?:been )?(?:{postponed_en}) (?:back )?(?:to|until) (?:the )?$"
)
_HELD = compiled(r" {held_en}\b")
_WHERE = re.compile(r", (?:where|when|at which) ")  # in mid-January, where it is expected to
_NOW = re.compile(r"(?<![一出表展])现在|如今|眼下|而今|时至今日|\b[Nn]ow,")
_STANDS = re.compile(r"(?<![一出表展])现在|如今|而今|(?<!到)目前|眼下|\bnow\b|\btoday\b")
_SOON = re.compile(r"(?:底|初|中旬?|上旬|下旬)?(?:就|还)?(?:要(?!求|点|闻)|将(?!军|领|士|近|其|该))")
_DUE = compiled(r"\b{due_word_en}\b[^.;,]*$|{was_to_zh}[^,。;]*$")
_HOLDS = compiled(r"{dated_event_zh}")
_EFFECTIVE = re.compile(r"\b(?:effective|with effect)(?: as)?(?: (?:of|from|on|beginning|starting))?(?: the)? ?$")
# said Tuesday it will: the day is that of the saying.
_TOLD = re.compile(
    rf"\b(?:{alternation('told_somebody_en')}\s(?:(?!(?:{branches('pronoun_en')}|that|we|to"
    rf"|{branches('will_en')})\b)[\w’'-]+\s){{1,3}}(?:on )?$|(?<! be )(?:{alternation('told_en')}"
    rf"|{branches('announced_en')})\s(?:back )?in $|(?:{alternation('told_en')}|(?<! be )"
    rf"(?!{branches('supposed_en')})\w{{3,}}ed)\s(?:late |early )?(?:on )?$)"
)
_FORETELLS = compiled(r"{foreteller_zh},")
_LONGEST = 130  # characters of a sentence in front of a time that are looked at
_LABEL = 14  # characters of the name in front of an answer
_TURNED = re.compile(r"。(?=\d{1,2}月)|(?<=[是在到于]\d{4}年)。")
_SINCE = compiled(r"(?:自从?|从|\b[Ss]ince |{describes_zh})$")
_MARKS = " \t\r-—–*#>·•◆■▶【】[]()《》“”:：.、|/"
_CHRONICLE = re.compile(rf"(?i:{alternation('chronicle_title')})")
COMMA = re.compile(r"[,。;:!?\n]")


class Placed(NamedTuple):
    """Where a time lies and how that is known. `window` None stands for an open `edtf`."""

    window: Window | None
    basis: Basis = "written"
    anchor: Span | None = None
    why: str = ""
    edtf: str = ""


@dataclass(slots=True)
class Said:
    """A date that the text has named."""

    mention: Mention
    expr: Expr
    window: Window
    paragraph: int
    sentence: int


@dataclass(slots=True)
class Context:
    """What is known while a text is walked through."""

    text: Text
    published: Window | None
    talk: tuple[Window, Span] | None
    speech: list[tuple[int, int]]
    paragraphs: list[int]
    sentences: list[int]
    said: list[Said] = field(default_factory=list)
    written: list[tuple[int, int]] = field(default_factory=list)  # where years are written, and which
    fixed: list[tuple[int, Expr]] = field(default_factory=list)  # what names its year: 24年1月, 去年7月
    aside: Said | None = None  # the last time told aside: 三个月后
    unplaced: int = -1  # where the last time stands that is counted from a now that nothing tells
    heads: list[Said] = field(default_factory=list)  # of them those that head what follows: a line of its own, a title

    def paragraph(self, at: int) -> int:
        return bisect_right(self.paragraphs, at)

    def sentence(self, at: int) -> int:
        return bisect_right(self.sentences, at)

    def head(self, needs: str) -> Said | None:
        """The year or month that stands over the lines: 2023年大事记, then 5月, then 16日."""
        for s in reversed(self.heads):
            if s.window.grain == "month" or (needs == "year" and s.window.grain in ("year", "half", "quarter")):
                return s
            if needs == "month":
                return None
        return None

    def stands_over(self, m: Mention, grain: str) -> bool:
        """A mention that is a line of its own, or begins the title of a chronicle."""
        if grain not in ("year", "half", "quarter", "month"):
            return False
        folded = self.text.folded
        start = folded.rfind("\n", 0, m.start) + 1
        end = folded.find("\n", m.end)
        if m.start - start <= 16 and _CHRONICLE.match(folded, m.end) and "。" not in folded[start:end]:
            return True  # 远山集团2024年大事回顾
        if m.start - start > 8 or folded[start : m.start].strip(_MARKS):
            return False
        rest = folded[m.end : end if end >= 0 else len(folded)] if end - m.end < 40 else folded[m.end : m.end + 40]
        return not rest.strip(_MARKS) or bool(_CHRONICLE.search(rest[:24]))

    def opens(self, said: Said) -> bool:
        """A year that begins its paragraph, or ends its sentence: 2023年是好年景。3月…; 转折发生在2020年。3月…"""
        start = self.paragraphs[said.paragraph - 1] if said.paragraph else 0
        lead = self.text.folded[start : said.mention.start][:_LABEL]
        start += len(lead) if lead.rstrip().endswith(":") else 0  # 周衡:2022年…
        turned = said.mention.start - start < 4 or bool(_TURNED.match(self.text.folded, said.mention.end))
        return turned and not self._of_a_thing(said)

    def begins(self, said: Said) -> bool:
        """A year that begins its sentence: With a power cut. In 2009 our freezer failed. In July …"""
        start = self.sentences[said.sentence - 1] if said.sentence else 0
        return said.mention.start - start < 4 and not self._of_a_thing(said)

    def _of_a_thing(self, said: Said) -> bool:
        """A year since when something is, or of its founding: 自2013年上市以来 …; 成立于2016年。3月 …"""
        return bool(_SINCE.search(self.text.folded, max(0, said.mention.start - 6), said.mention.start))

    def soon(self, m: Mention) -> bool:
        """Right before a word of what is to come: 七月要搬去."""
        return bool(_SOON.match(self.text.folded, m.end))

    def asks(self, said: Said) -> bool:
        """A time in a question, whose answer goes on with it: 2023年上半年在做什么?"""
        end = self.text.folded.find("\n", said.mention.end)
        return end > 0 and self.text.folded[said.mention.end : end].rstrip().endswith("?")

    def apart(self, said: Mention, m: Mention) -> bool:
        """A time in a quotation that is closed before another, or one behind which the text comes back to now."""
        folded = self.text.folded
        between = folded[said.end : m.start]
        if _NOW.search(between):
            return True
        if "”" in between:
            return between.rfind("“") < between.find("”") and self.quoted(said.start)
        if between.count('"') % 2 == 0:
            return False
        return folded.count('"', folded.rfind("\n", 0, said.start) + 1, said.start) % 2 == 1

    def in_speech(self, at: int) -> bool:
        return inside(self.speech, at)

    def clause(self, m: Mention) -> str:
        """The sentence around a mention."""
        i = self.sentence(m.start)
        start = self.sentences[i - 1] if i else 0
        end = self.sentences[i] if i < len(self.sentences) else len(self.text.folded)
        return self.text.folded[max(start, m.start - 60) : min(end, m.end + 40)]

    def clause_before(self, m: Mention) -> str:
        """The words from the last comma to a mention."""
        return COMMA.split(self.text.folded[max(0, m.start - 20) : m.start])[-1]

    def quoted(self, at: int) -> bool:
        """Between quotation marks, as far as the line tells."""
        line = self.text.folded[max(self.text.folded.rfind("\n", 0, at), at - 400) + 1 : at]
        return max(line.rfind("“"), line.rfind("「")) > max(line.rfind("”"), line.rfind("」"))

    def future(self, m: Mention) -> bool:
        """The clause of a mention speaks of the future; one that is a clause of its own goes with the next."""
        folded = self.text.folded
        pieces = COMMA.split(folded[max(0, m.start - _LONGEST) : m.start])
        before = pieces[-1].rsplit(". ", 1)[-1]
        if len(pieces) > 2 and before.strip() in ("in", "on", "by") and _RELATIVE.match(pieces[-2]):
            before = pieces[-3].rsplit(". ", 1)[-1] + before
        elif len(pieces) > 1 and _HELD.match(before):
            before = pieces[-2].rsplit(". ", 1)[-1] + before  # plans to show it at its conference, held from May 12
        after = COMMA.split(folded[m.end : m.end + 60], maxsplit=2)
        whole = after[0].strip() or len(after) == 1 or len(before.strip()) > 8
        goes_on = folded[m.end + len(after[0]) : m.end + len(after[0]) + 1] in (",", ":")
        behind = after[1] if goes_on and (not whole or _WHERE.match(folded, m.end)) else after[0]
        clause = before + " " + _TURN.split(behind, maxsplit=1)[0]
        if len(pieces) > 1 and len(pieces[-2]) <= 10 and _LEADS.search(pieces[-2]):
            return not _NOT_FUTURE.search(pieces[-2])
        if _SET.search(before) or _EXTENDED.search(before) or _PUT_OFF.search(before):
            return True
        if _PRESENT.search(before):
            return True
        if _WOULD.search(before):
            return not _NOT_FUTURE.search(clause)
        if self._foretold(m) and not _PAST.search(clause):
            return not _NOT_FUTURE.search(clause)
        if not _FUTURE.search(clause) or not _FUTURE.search(_INSIDE.sub("", clause)):
            return False
        return not _NOT_FUTURE.search(clause) and not _TOLD.search(before)

    def _foretold(self, m: Mention) -> bool:
        """A sentence that begins with who foretells all of it: 投资人预计,6月前有第一个,年底开放."""
        i = self.sentence(m.start)
        start = max(self.sentences[i - 1] if i else 0, m.start - _LONGEST)
        return bool(_FORETELLS.search(self.text.folded, start, m.start))

    def same_sentence(self, said: Said, m: Mention) -> bool:
        return said.sentence == self.sentence(m.start)

    def done(self, m: Mention) -> bool:
        """The words right before a mention say that it is over."""
        return bool(_DONE.search(self.text.folded, max(0, m.start - 40), m.start))

    def did(self, m: Mention) -> bool:
        """The clause that a mention opens tells what was done: 六月,团队做出了模型."""
        behind = [c for c in COMMA.split(self.text.folded[m.end : m.end + 60]) if c.strip()][:1]
        return bool(behind) and bool(_DID.search(behind[0]))

    def due(self, m: Mention) -> bool:
        """Planned, though in the past: had been due back in February, 原定."""
        return bool(_DUE.search(self.text.folded, max(0, m.start - 40), m.start))

    def set_to(self, m: Mention) -> bool:
        """What is held on set days, with no word that it is over: 9月28日在红馆揭幕."""
        behind = COMMA.split(self.text.folded[m.end : m.end + 40])[0]
        return bool(_HOLDS.search(behind)) and not _PAST.search(behind)

    def now(self, m: Mention) -> bool:
        """The sentence of a mention sets it beside how things stand now."""
        return bool(_STANDS.search(self.clause(m)))

    def effective(self, m: Mention) -> bool:
        """Right behind effective, with effect from: a day near the publication, on either side."""
        return bool(_EFFECTIVE.search(self.text.folded, max(0, m.start - 30), m.start))

    def past(self, m: Mention) -> bool:
        """The clause of a mention tells of what was done."""
        return bool(_PAST.search(self.clause(m)))

    def just_done(self, said: Mention, m: Mention) -> bool:
        """What was done stands between a time and another, in a clause of its own: opens in 2027, whose permit came in May."""
        between = self.text.folded[said.end : m.start]
        return "," in between and bool(_PAST_VERB.search(between[between.rfind(",") :]))

    def alone(self, m: Mention) -> bool:
        folded = self.text.folded
        near = folded[max(0, m.start - 20) : m.start] + folded[m.end : m.end + 20]
        rest = near.strip(" 。.,\n").casefold()
        return rest in ("", "on") and folded.strip(" 。.,\n")[3 if rest else 0 :] == folded[m.start : m.end]

    def document(self, m: Mention) -> tuple[Window | None, Span | None, str]:
        """The window that 今天 stands for at a mention, with its mention if it has one, and its name in words."""
        if self.talk and self.in_speech(m.start):
            return self.talk[0], self.talk[1], f"the conversation ({self.talk[0].edtf})"
        if self.published:
            return self.published, None, f"the publication ({self.published.edtf})"
        return None, None, ""
