"""In how many sentences facts change with the way they are typed: those of the fact corpora, or the texts of JSON Lines.

python bench/typings.py [FILE.jsonl ...]     `text` of each line; one row a way of typing: sentences it changes, facts it changes
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from opencc import OpenCC
from regesta.extract.model import Source

from regesta.pipeline import read_folded

CORPORA = Path(__file__).parent.parent / "tests" / "corpus" / "fact"
DIGITS = "〇一二三四五六七八九"
WIDE = {ord(c): ord(c) + 0xFEE0 for c in "0123456789"}


def replaced(pattern: str, by: Any) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, by, text)


def counted(m: re.Match[str]) -> str:
    """A month or day in Chinese numerals."""
    tens, ones = divmod(int(m[0]), 10)
    return ("" if tens < 2 else DIGITS[tens]) + ("十" if tens else "") + (DIGITS[ones] if ones else "")


def numerals(text: str) -> str:
    years = re.sub(r"\d{4}(?=年)", lambda m: "".join(DIGITS[int(c)] for c in m[0]), text)
    return re.sub(r"(?<!\d)\d{1,2}(?=[月日])", counted, years)


TYPINGS: dict[str, Callable[[str], str]] = {
    "Traditional": OpenCC("s2t").convert,
    "full-width digits": lambda text: text.translate(WIDE),
    "spaces 智谱 AI": replaced(r"(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=[\u4e00-\u9fff])", " "),
    "Dubai’s": lambda text: text.replace("'", "’"),
    "2023-5-9": replaced(r"(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})日(?!\d)", r"\1-\2-\3"),
    "二〇二三年五月": numerals,
    "US$": replaced(r"(?<![A-Z])\$(?=\d)", "US$"),
    "USD": replaced(r"(?<![A-Z])\$([\d.]+) (million|billion)", r"USD \1 \2"),
    "million dollars": replaced(r"(?<![A-Z])\$([\d.]+) (million|billion)", r"\1 \2 dollars"),
    "$60-million": replaced(r"\$([\d.]+) million", r"$\1-million"),
    "人民币5亿元": replaced(r"(?<!币)(\d[\d.]*[万亿])元(?!人民币)", r"人民币\1元"),
    "5亿元人民币": replaced(r"(?<=[万亿])元(?!人民币)", "元人民币"),
}


def sentences(paths: list[str]) -> Iterator[str]:
    for path in paths:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]
    for corpus in sorted(CORPORA.glob("*.yml")) if not paths else ():
        yield from (case["text"] for case in yaml.load(corpus.read_text(encoding="utf-8"), yaml.BaseLoader)["gives"])


def facts(text: str) -> set[str]:
    """What is told, when, of whom and what; not the words."""
    return {
        str(
            (
                c.type,
                c.when and (c.when.earliest, c.when.latest),
                c.factuality,
                sorted(
                    getattr(m.value, "key", "").replace("’", "'")
                    for m in c.mentions("agent", "other", "investee", "product")
                ),
                c.funding and (c.funding.kind, c.funding.round, c.funding.amount, sorted(c.funding.investors)),
            )
        ).replace("’", "'")
        for c in read_folded(Source("x", "x", text), given="2023-11-15").claims
    }


def main() -> None:
    texts = sorted(set(sentences(sys.argv[1:])))
    plain = {text: facts(text) for text in texts}
    for name, typed in TYPINGS.items():
        changed = [(text, other) for text in texts if (other := typed(text)) != text]
        bad = [text for text, other in changed if facts(other) != plain[text]]
        print(f"{name:20} {len(changed):5} sentences {len(bad):5} with other facts")


if __name__ == "__main__":
    main()
