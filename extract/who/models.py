"""What is known of a model by its name: who made it, its family, version and modality.

>>> model_info("GLM-130B")
ModelInfo(organisation='智谱AI', family='GLM', version='130B', modality='text')
>>> model_info("GPT-4o mini")
ModelInfo(organisation='OpenAI', family='GPT', version='4o mini', modality='multimodal')
>>> model_info("Foo-7B")
ModelInfo(organisation='', family='Foo', version='7B', modality='')
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ..lexicon import rows, words
from ..pattern import lazy


class ModelInfo(NamedTuple):
    """`organisation` is the key of its maker; '' where nothing is known."""

    organisation: str
    family: str
    version: str
    modality: str


@cache
def _listed() -> dict[str, tuple[str, str, str]]:
    """Every spelling, lowered: (name, organisation, modality)."""
    found: dict[str, tuple[str, str, str]] = {}
    for file in ("names/model.tsv", "names/product.tsv"):
        for row in rows(file):
            for written in (row["name"], row["name_en"], *row["aliases"].split("|")):
                if written:
                    facts = (row["name"], row["organisation"], row.get("modality", ""))
                    found.setdefault(written.lstrip("?").lower(), facts)
    return found


_PARTS = lazy(
    r"(?P<family>[^\d]*?[A-Za-z\u4e00-\u9fff)])(?:大模型|模型)?(?:[-_ ]?[vV](?=\d))?[-_ ]?"
    r"(?P<version>\d[\w.+-]*(?:[ -][A-Za-z0-9.]+){0,3})"
)


def model_info(name: str) -> ModelInfo:
    """Facts of a model by its folded name; unknown names are parted at their first number."""
    name = " ".join(name.strip("“”‘’\"'《》 ").split())
    listed = _listed()
    own = listed.get(name.lower())
    m = _PARTS.fullmatch(name)
    family, version = (m["family"].rstrip("-_ "), m["version"]) if m else (name, "")
    if family.lower() not in listed and m is None:  # Claude Sonnet: the longest known beginning
        for cut in range(len(name) - 1, 1, -1):
            if name[:cut].lower() in listed and not (name[cut - 1].islower() and name[cut].islower()):
                family = name[:cut]
                version = name[cut:].strip("-_ ")
                break
    near = own
    if near is None:  # what is known of the longest beginning of the name
        for cut in range(len(name), 1, -1):
            if near := listed.get(name[:cut].lower().rstrip("-_ ")):
                break
    if name in words("model_family"):  # CogVideoX, DALL·E: a family with no version
        family, version = name, ""
    if near is None:
        return ModelInfo("", family, version, "")
    head = listed.get(family.lower())
    return ModelInfo(near[1], head[0] if head else family, version, near[2])
