"""Reads the corpora: tests/corpus/ROOM/RULE.yml, meaning first, then every way to say it (DESIGN.md, "A rule is one file")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml
from regesta.extract.amount.context import settle_amounts
from regesta.extract.clean import clean
from regesta.extract.detect import detect
from regesta.extract.model import Mention, When
from regesta.extract.resolve import resolve
from regesta.extract.show import show

HERE = Path(__file__).parent / "corpus"
MARKED = re.compile(r"【(.*?)】")


@dataclass(frozen=True)
class Case:
    """One line of a corpus. `wanted` are (words, value) in order; `how` is finds, inside, never or known_wrong."""

    file: str
    how: str
    text: str
    wanted: tuple[tuple[str, str], ...]
    rule: str
    kind: str
    reference: date

    @property
    def name(self) -> str:
        return f"{self.file}: {self.how}: {self.text[:40]}"


def load(path: Path) -> dict:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


def files() -> list[Path]:
    return sorted(HERE.glob("*/*.yml"))


def cases(path: Path) -> Iterator[Case]:
    """Every case of a file. `kind:` says what the rule reads (date by default), `reference:` the day of publication."""
    corpus = load(path)
    name = str(path.relative_to(HERE).with_suffix(""))
    rule, kind = corpus["rule"], corpus.get("kind", "date")
    reference = date.fromisoformat(corpus.get("reference", "2023-11-15"))
    for value, texts in (corpus.get("finds") or {}).items():
        for text in [texts] if isinstance(texts, str) else texts:
            words = MARKED.findall(text) or [text]  # a rule that needs its surroundings marks its words
            yield Case(name, "finds", MARKED.sub(r"\1", text), ((words[0], value),), rule, kind, reference)
    for how in ("inside", "known_wrong"):
        for entry in corpus.get(how) or []:
            if how == "known_wrong":
                entry = {entry["text"]: entry["wish"]}
            for marked, values in entry.items():
                values = [values] if isinstance(values, str) else values
                words = MARKED.findall(marked) or [marked]
                if len(words) != len(values):
                    raise ValueError(f"{path}: {marked}: {len(words)} marked, {len(values)} values")
                yield Case(
                    name, how, MARKED.sub(r"\1", marked), tuple(zip(words, values, strict=True)), rule, kind, reference
                )
    for text in corpus.get("never") or []:
        yield Case(name, "never", text, (), rule, kind, reference)


def mentions(text: str, reference: date | None) -> tuple[Mention, ...]:
    published = When.of(reference.isoformat(), reference, reference) if reference else None
    folded = clean(text)
    return resolve(settle_amounts(detect(folded), folded), folded, published=published)


def got(case: Case) -> list[tuple[str, str]]:
    """What is read: for `never` only what this rule reads, else everything of the rule's kind."""
    found = mentions(case.text, case.reference)
    kept = [m for m in found if (m.rule == case.rule if case.how == "never" else m.kind == case.kind)]
    return [(case.text[m.span.start : m.span.end], show(m.value)) for m in kept]
