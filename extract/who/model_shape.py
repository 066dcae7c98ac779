"""Names of models by their shape."""

from __future__ import annotations

import re

from ..lexicon import words
from ..model import Entity
from ..rule import fragment, rule
from .gazetteer import canonical, lookup

_BEHIND = (*"0123456789vVABCDEFGHIJKLMNOPQRSTUVWXYZ", " ", "大模型")
fragment("model_size", r"A?\d{1,4}(?:\.\d{1,2})?[BMTbm](?![A-Za-z])")
fragment("model_version", r"[vV]?\d{1,3}(?:\.\d{1,2}){0,2}(?:[a-zA-Z]{1,2}(?![A-Za-z])|x\d{1,2}[Bb](?![A-Za-z]))?")
fragment(
    "model_tail",
    r"(?:[- ]?{model_variant}\+?(?![A-Za-z])|[- ]{model_size}"
    r"|-(?!{not_model_tail}\b)[A-Z][A-Za-z]{0,11}(?![A-Za-z])"
    r"|-[vV]?\d{1,4}(?:\.\d)?(?![\d.]|[A-Za-z])"
    r"| [vV]\d(?:\.\d)?){0,4}",
)
# Claude Opus 5, Step-Audio 2 mini; not for Claude Pro 3 months.
fragment(
    "model_number",
    r"(?: (?:\d{1,2}\.\d|\d)(?![\d.A-Za-z]|,\d|{model_unit})(?=[^\sA-Za-z\d]|$|\s(?:{model_variant}|{after_name_en})\b))",
)
fragment("model_unit", r"\s?(?:{not_model_behind}|%)")


@rule(
    "who/model_shape",
    r"(?<![A-Za-z0-9])(?<![A-Za-z0-9][-.])(?P<it>(?:{model_family}[- ]?(?:(?:{model_size}|{model_version}"
    r"(?!\.?\d|[A-Za-z]|{model_unit})){model_tail}|[- ]?{model_variant}(?![A-Za-z]){model_number}?{model_tail})"
    r"|[A-Za-z][A-Za-z0-9]{1,15}(?:[-.][A-Za-z0-9]{1,12}){0,3}[-_]"
    r"(?:{model_version}-)?{model_size}{model_tail}|[A-Z][A-Za-z]{1,15} \d{1,3}(?:\.\d)?[Bb](?![A-Za-z]"
    r"|{model_unit}){model_tail}|[A-Z][A-Za-z]{1,15}\d(?:\.\d)?-{model_size}{model_tail}"
    r"|[A-Z][A-Za-z0-9]{1,15}(?:[-.][A-Za-z0-9]{1,12}){0,2}-{model_suffix}(?![A-Za-z]){model_tail}"
    r"|{model_family}-(?!{not_model_tail}\b)(?P<part>[A-Z][A-Za-z0-9]{1,11}(?:(?<=\d)\.\d)?)(?![A-Za-z0-9]|\.\d)"
    r"{model_number}?{model_tail}"
    r"|{model_family}-(?:[A-Za-z](?:[A-Za-z]{0,9}\d{1,2}(?:\.\d)?)? \d\.\d|[a-z]{1,9}-?\d{1,2}(?:\.\d)?)"
    r"(?![\d.]|{model_unit}){model_tail}"
    r"|{model_family_zh}(?:大模型)?\s?(?:[vV]?\d{1,2}\.\d|\d{1,2}[a-z]|(?<=大模型)\d{1,2}|[A-Z]\d{1,2}"
    r"(?:\.\d)?)(?:[- ]?{model_variant})?(?![\d万亿千百%A-Za-z.]|{model_unit})|[A-Za-z][A-Za-z0-9]{1,11}{model_ending}"
    r"(?:-?\d(?:\.\d)?)?(?![A-Za-z]){model_tail}))(?![A-Za-z0-9])",
    hints=[
        "gpt",
        "glm",
        "lm",
        "llama",
        "bert",
        "chat",
        "coder",
        "instruct",
        "moe",
        "-vl",
        "base",
        *(f"{family.lower()}{gap}" for family in words("model_family") for gap in "- "),
        *(f"{family}{more}" for family in words("model_family_zh") for more in map(str.lower, _BEHIND)),
    ],
    locator="lettered number",
    reach=(40, 34),
    weight=6,
)
def model_shape(m: re.Match[str]) -> Entity | None:
    """Finds: a known family with a version or variant (GPT-4o mini, Claude 3.5 Sonnet, Llama 2), any name with a size
    (Foo-7B-Chat, Bar2-13B), and names built on GPT, GLM, LM, BERT, Chat (BloombergGPT).
    A Chinese family needs a version with a point or a letter (文心大模型3.5, 混元T1), or 大模型 before it.
    Reads: an entity of kind model, written as it stands.
    Leaves: amounts (Q3 2023, USD 5B, Series B), and a family without a version, which the gazetteer knows.
    """
    name = m["it"]
    first = name.split("-")[0].split(" ")[0]
    if first.lower() in words("no_model") or name in words("no_model") or first.isdigit():
        return None
    if m["part"] and (known := lookup(m["part"])) and known.kind == "organisation":
        return None  # a DeepSeek-Huawei deal
    if " " in name and first.isascii() and not any(c.isupper() for c in first):
        return None
    return Entity("model", name, canonical(name))
