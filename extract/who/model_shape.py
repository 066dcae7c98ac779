"""Names of models by their shape."""
from __future__ import annotations

import re

from ..model import Entity
from ..rule import fragment, rule
from .gazetteer import canonical

fragment("model_size", r"\d{1,4}(?:\.\d{1,2})?[BMTbm](?![A-Za-z])")
fragment("model_version", r"[vV]?\d{1,3}(?:\.\d{1,2}){0,2}(?:[a-zA-Z](?![A-Za-z]))?")
fragment("model_tail", r"(?:[- ]{0,1}(?:{model_variant}(?![A-Za-z])|(?<=[- ]){model_size})){0,3}")


@rule("who/model_shape",
      r"(?<![A-Za-z0-9])(?<![A-Za-z0-9][-.])(?P<it>(?:{model_family}[- ]?(?:(?:{model_size}|{model_version}(?!\.?\d|[A-Za-z万亿千百]|\s?(?:年|月|日|个|位|名|家|次|倍|款|岁|元|million|billion|percent|%))){model_tail}"
      r"|[- ]{model_variant}(?![A-Za-z]){model_tail})"
      r"|[A-Z][A-Za-z]{1,15}(?:[-.][A-Za-z]{1,12}){0,2}[-_](?:{model_version}-)?{model_size}{model_tail}"
      r"|[A-Z][A-Za-z]{1,15}\d(?:\.\d)?-{model_size}{model_tail}"
      r"|[A-Za-z]{2,12}(?:GPT|GLM|LLM|LM|BERT|LLaMA|Llama)(?:-?\d(?:\.\d)?)?{model_tail}))(?![A-Za-z0-9])",
      hints=["gpt", "glm", "lm", "llama", "bert"], locator="digits", reach=(40, 30), weight=6)
def model_shape(m: re.Match[str]) -> Entity | None:
    """Names of models by their shape.

    Finds: a known family with a version or variant (GPT-4o mini, Claude 3.5 Sonnet, Llama 2), any capitalised name with
    a size (Foo-7B-Chat, Bar2-13B), and names built on GPT, GLM, LM, BERT (BloombergGPT).
    Reads: an entity of kind model, written as it stands.
    Leaves: amounts (Q3 2023, USD 5B, Series B), and a family without a version, which the gazetteer knows.
    """
    name = m["it"]
    if name.lower().split("-")[0].split(" ")[0] in _MONEY:
        return None
    return Entity("model", name, canonical(name))


_MONEY = {"usd", "rmb", "cny", "hkd", "eur", "top", "series", "level", "covid", "world", "iphone", "windows"}
