"""The corpora in both directions: what is expected is found, and nothing more."""

import pytest
from regesta.extract.rule import builtin

from tests import corpus

CASES = [case for path in corpus.files() for case in corpus.cases(path) if not case.file.startswith("fact/")]
READS = [c for c in CASES if c.how != "known_wrong"]
WISHES = [c for c in CASES if c.how == "known_wrong"]


@pytest.mark.parametrize("case", READS, ids=lambda c: c.name)
def test_the_corpus_is_read_as_it_says(case):
    assert corpus.got(case) == list(case.wanted)


@pytest.mark.parametrize("case", WISHES, ids=lambda c: c.name)
def test_a_known_wrong_reading_is_still_wrong(case):
    assert corpus.got(case) != list(case.wanted), "it reads right now: move it to finds or inside"


def test_every_rule_has_a_corpus_with_finds_inside_and_never():
    have = {}
    for case in CASES:
        have.setdefault(case.rule, []).append(case.how)
    poor = {}
    for rule in builtin():
        hows = have.get(rule.name, [])
        lacks = [f"{n} {how}" for how, n in (("finds", 1), ("inside", 1), ("never", 2)) if hows.count(how) < n]
        if lacks:
            poor[rule.name] = lacks
    assert poor == {}


def test_every_rule_says_what_it_finds_reads_and_leaves():
    silent = [r.name for r in builtin() if not all(word in r.doc for word in ("Finds", "Reads", "Leaves"))]
    assert silent == []


def test_every_corpus_belongs_to_a_rule():
    names = {r.name for r in builtin()}
    assert [c.file for c in CASES if c.rule not in names] == []
