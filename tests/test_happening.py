"""Happenings: verbs that are read last hide none that another rule reads."""

from regesta.extract.fact import fact_rules
from regesta.extract.lexicon import words

# Single characters of other rules that are no word of their own inside these: 过会 holds no 会, 获批 no 获.
PARTS = {"会", "获"}


def test_a_verb_that_is_read_last_hides_no_other_trigger():
    others = {w for rule in fact_rules() if not rule.last for w in words(rule.triggers)} - PARTS
    last = set(words("happening_trigger")) - others
    hidden = {w for w in last if any(w[i:j] in others for i in range(len(w)) for j in range(i + 1, len(w) + 1))}
    assert hidden == set()
