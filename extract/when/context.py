"""What is known while a text is walked through: dates named so far, the conversation, the publication, the clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from ..expr import Expr
from ..lexicon import alternation
from ..model import Basis, Mention, Span, Text
from .window import Window

# One set in front, which `re` finds fast: a full stop ends a clause only before white space, which goes with it.
CLAUSE = re.compile(r"[。!?;\n.](?:(?<!\.)|(?<=\.)\s)")
_FUTURE = re.compile(rf"{alternation('future_zh')}|\b{alternation('future_en')}\b")
_INSIDE = re.compile(alternation("future_inside_zh"))
_NOT_FUTURE = re.compile(rf"{alternation('future_never_zh')}|\b{alternation('future_never_en')}\b")
# said Tuesday it will: the day is that of the saying.
_TOLD = re.compile(rf"\b(?:{alternation('told_en')}|\w{{3,}}ed)\s(?:late |early )?(?:on )?$")
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

    def paragraph(self, at: int) -> int:
        return bisect_right(self.paragraphs, at)

    def sentence(self, at: int) -> int:
        return bisect_right(self.sentences, at)

    def in_speech(self, at: int) -> bool:
        return any(start <= at < end for start, end in self.speech)

    def clause(self, m: Mention) -> str:
        """The sentence around a mention."""
        i = self.sentence(m.start)
        start = self.sentences[i - 1] if i else 0
        end = self.sentences[i] if i < len(self.sentences) else len(self.text.folded)
        return self.text.folded[max(start, m.start - 60) : min(end, m.end + 40)]

    def quoted(self, at: int) -> bool:
        """Between quotation marks, as far as the line tells."""
        line = self.text.folded[max(self.text.folded.rfind("\n", 0, at), at - 400) + 1 : at]
        return line.rfind("“") > line.rfind("”")

    def future(self, m: Mention) -> bool:
        """The clause of a mention speaks of the future; one that is a clause of its own goes with the next."""
        folded = self.text.folded
        before = COMMA.split(folded[max(0, m.start - 40) : m.start])[-1]
        after = COMMA.split(folded[m.end : m.end + 60], maxsplit=2)
        clause = before + " " + (after[0] if after[0].strip() or len(after) == 1 else after[1])
        if not _FUTURE.search(clause) or not _FUTURE.search(_INSIDE.sub("", clause)):
            return False
        return not _NOT_FUTURE.search(clause) and not _TOLD.search(before)

    def alone(self, m: Mention) -> bool:
        folded = self.text.folded
        near = folded[max(0, m.start - 20) : m.start] + folded[m.end : m.end + 20]
        return not near.strip(" 。.,\n") and folded.strip(" 。.,\n") == folded[m.start : m.end]

    def document(self, m: Mention) -> tuple[Window | None, Span | None, str]:
        """The window that 今天 stands for at a mention, with its mention if it has one, and its name in words."""
        if self.talk and self.in_speech(m.start):
            return self.talk[0], self.talk[1], f"the conversation ({self.talk[0].edtf})"
        if self.published:
            return self.published, None, f"the publication ({self.published.edtf})"
        return None, None, ""
