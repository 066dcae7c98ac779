"""The words of the rules: each stands once in its entry, and every entry is looked for by some rule."""

import re

import pytest
import yaml
from regesta.extract.lexicon import HERE

FILES = sorted(HERE.glob("*/*.yml"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_no_word_stands_twice_in_an_entry(path):
    twice = []
    for name, entry in yaml.compose(path.read_text(encoding="utf-8"), yaml.CSafeLoader).value:
        written = [each[0] if isinstance(each, tuple) else each for each in entry.value] if entry.id != "scalar" else []
        said = [node.value for node in written]
        twice += [(name.value, word) for word in sorted(set(said)) if said.count(word) > 1]
    assert twice == []


MADE = re.compile("(?:fact|verb_alone)_\\w+|\\w+_not_(?:before|behind)")  # f"fact_{cue}", f"{type}_not_before"


def test_every_entry_is_used():
    code = "\n".join(p.read_text(encoding="utf-8") for p in sorted(HERE.parent.rglob("*.py")))
    names = [n for path in FILES for n in yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)]
    assert len(names) > 500
    assert [n for n in names if not n.startswith("_") and n not in code and not MADE.fullmatch(n)] == []
