"""Time and money reading, side by side with JioNLP on the same text in one run: MB/s (UTF-8) on one core, and their ratio.

    pip install -e ".[bench]"        # JioNLP, only for this
    python bench/values.py [FILE...]

Without files: the articles of seeds/ (and ../shared/seeds and the financial sentences of ../shared/corpora, where they are).
Each program first reads one text of the group (tables are loaded, patterns compiled); then both read all texts, turn by
turn, and the best of seven rounds of each counts. Both give every time and amount with its value. Each is measured twice:
regesta with the rules for times and money, which is what extract_time and extract_money of JioNLP read, and with those for
percentages, parameters and other quantities too; JioNLP on the text as it is, and behind OpenCC's t2s, without which it
passes over what is written in Traditional characters.
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import opencc
from regesta.extract.amount.context import settle_amounts
from regesta.extract.clean import clean
from regesta.extract.detect import Detector, detect
from regesta.extract.model import When
from regesta.extract.resolve import resolve
from regesta.extract.rule import walk

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
DAY = date(2023, 11, 15)
QUANTITIES = tuple(f"amount/{name}" for name in ("percent", "quantity", "parameters", "context_length"))


def texts(paths: list[str]) -> dict[str, list[str]]:
    if paths:
        return {p: [Path(p).read_text(encoding="utf-8")] for p in paths}
    out = {"seeds": [p.read_text(encoding="utf-8") for p in sorted((ROOT / "seeds").glob("*.txt"))]}
    if SHARED.is_dir():
        out["shared articles"] = [p.read_text(encoding="utf-8") for p in sorted((SHARED / "seeds").glob("*.txt"))]
        lines = (SHARED / "corpora" / "fewfc_train_base.jsonl").read_text(encoding="utf-8").splitlines()[:1500]
        out["financial sentences"] = [json.loads(line)["text"] for line in lines]
    return out


def ours(quantities: bool = True) -> Callable[[str], int]:
    """Without quantities only the rules that read times and money."""
    rules = [*walk("regesta.extract.when"), *walk("regesta.extract.amount")]
    detector = Detector.of([r for r in rules if quantities or not r.name.startswith(QUANTITIES)])
    published = When.of(DAY.isoformat(), DAY, DAY)

    def read(text: str) -> int:
        folded = clean(text)
        found = resolve(settle_amounts(detect(folded, detector), folded), folded, published=published)
        return sum(m.kind in ("date", "duration", "amount") for m in found)

    return read


def theirs() -> tuple[Callable[[str], int], ...]:
    """JioNLP on the text as it is, and on the text in Simplified characters; nothing where it is not installed."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            import jionlp
    except ImportError:
        return ()
    logging.disable(logging.CRITICAL)  # it logs what it cannot parse
    base = time.mktime(DAY.timetuple())

    def read(text: str) -> int:
        return len(jionlp.ner.extract_time(text, time_base=base)) + len(jionlp.ner.extract_money(text))

    simplified = opencc.OpenCC("t2s").convert
    return read, lambda text: read(simplified(text))


def measure(readers: Sequence[Callable[[str], int]], docs: list[str], rounds: int = 7) -> list[tuple[float, int]]:
    """For each reader the seconds of its best round and how much it found; they take turns, so that noise hits both."""
    best = [(float("inf"), 0)] * len(readers)
    for read in readers:
        read(docs[0])
    for _ in range(rounds):
        for i, read in enumerate(readers):
            began = time.perf_counter()
            found = sum(read(d) for d in docs)
            best[i] = min(best[i], (time.perf_counter() - began, found))
    return best


def main() -> None:
    readers = {"times and money": ours(quantities=False), "and quantities": ours()}
    others = dict(zip(("JioNLP", "OpenCC and JioNLP"), theirs(), strict=False))
    for name, docs in texts(sys.argv[1:]).items():
        size = sum(len(d.encode()) for d in docs) / 1e6
        found = dict(zip([*readers, *others], measure([*readers.values(), *others.values()], docs), strict=True))
        print(f"{name}, {size:.3f} MB")
        for what, (seconds, many) in found.items():
            ratios = [f"{found[other][0] / seconds:5.1f}" for other in others if what in readers]
            behind = f"   ratio {' / '.join(ratios)}" if ratios else ""
            print(f"    {what:18} {size / seconds:7.3f} MB/s   {many:5} found{behind}")
    if not others:
        print("JioNLP is not installed: pip install -e '.[bench]' gives the comparison", file=sys.stderr)


if __name__ == "__main__":
    main()
