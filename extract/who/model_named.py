"""A Latin name directly before 大模型 or "model"."""

from __future__ import annotations

import re

from ..lexicon import words
from ..model import Entity
from ..rule import rule
from .gazetteer import canonical, lookup


@rule(
    "who/model_named",
    r"(?<![A-Za-z0-9-])(?P<it>[A-Z][A-Za-z0-9]{1,15}(?:[-.· ][A-Za-z0-9.]{1,12}){0,2}"
    r"(?:大模型|(?=[”’\"]?\s?{model_noun})))",
    hints=["模型", "language model"],
    reach=(40, 2),
    weight=1,
)
def model_named(m: re.Match[str]) -> Entity | None:
    """Finds: a Latin name directly before 大模型, 语言模型 or "language model": Foo大模型, the Skylark language model.
    Reads: an entity of kind model; 大模型 is part of the name, its key is without.
    Leaves: common abbreviations (AI大模型, LLM, NLP模型), and what is known as an organisation (OpenAI模型).
    """
    name = m["it"].removesuffix("大模型").strip()
    known = lookup(name)  # the gazetteer reads it, or says what else it is
    shaped = m["it"].endswith("大模型") and any(c.isdigit() for c in name)  # model_shape reads it
    if name.lower() in words("no_model") or known or shaped:
        return None
    return Entity("model", m["it"].strip(), canonical(name))
