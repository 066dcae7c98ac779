"""Whether a name beside a verb of making public is only spoken of: what a thing is compared with or built on, where it runs, what
a paper is about; so it is nothing that came out."""

from __future__ import annotations

import re
from functools import cache

from ..lexicon import alternation, branches, words
from ..model import Mention
from ..pattern import lazy
from ..rule import compiled
from .lexical import lexical
from .scene import THINGS, Scene

_ALIKE = compiled(r"{nearly_same_zh}")
_SIZED = lazy(r"-\d{1,4}(?:\.\d)?[BMbT]\b")  # 医疗版Foo-14B is one; 中国版GPT-4 is another
_HOLDS_ONE = compiled(r"{compared_inside_zh}")
_FOUNDATION = compiled(r"(?:模型)?(?:作?为{base_of_zh})")
_WHERE = lazy(
    r"\s(?:in|on|for|via|inside|at|alongside|through)\s(?:the\s|its\s)?(?:[\w-]+\s)?$"
)  # went live in the Chrome store
_ABOUT = compiled(
    r"(?:\s(?:into|against|about|via|through)|\b{rule_noun_en}\s(?:on|of|for|over|to|with|in))\s(?:the\s|its\s)?(?:[\w-]+\s)?$"
)
_EDITION_ZH = lazy(r"(?:\s?\d{1,2})?版")  # Switch 2版
_EDITION_EN = compiled(r"\s{edition_en}\b")
_ON_EN = lazy(r"\b(?:on|via|inside|through)\s(?:the\s)?\Z")


def compared(scene: Scene, m: Mention, since: int) -> bool:
    """What stands between `since` and the name says that it is another's: 对标GPT-4, unlike Claude, 类ChatGPT."""
    begin = max(since, m.start - 18)
    lead = _HOLDS_ONE.sub(lambda w: "□" * len(w[0]), scene.between(begin, m.start))
    if not _SIZED.search(m.value.name) and _of_that_kind().search(scene.folded, max(0, m.start - 6), m.start):
        return True  # 类ChatGPT, 360版的GPT: another thing of that kind
    if lead.endswith("以") and _FOUNDATION.match(scene.folded, m.end):
        return True  # 以Llama 3为底的新版
    if re.search("[和与跟]$", lead) and _ALIKE.match(scene.folded, m.end):
        return True  # 小舟和大舟几乎同时发布
    hits = list(lexical("not_the_product").finditer(lead))
    hit = hits[-1] if hits else None
    if (
        hit
        and hit[0] in "与和跟"
        and any(
            o.end <= begin + hit.start() and _of_kind().fullmatch(scene.folded, o.end, begin + hit.start())
            for o in scene.entities(*THINGS)
        )
    ):
        return False  # 推出X与Y, X系列与Y
    of = lead.find("的", hit.end()) if hit else -1
    itself = words("not_the_product_itself").get(hit[0]) if hit else None
    if hit is None or (itself is not None and of >= 0 and (itself == "" or of < len(lead) - 1)):
        return False  # 面向公众的助手“智谱清言”: the comparison ends with its 的
    # 基于GLM的模型X: what it is based on is named in between, so X is a thing of its own
    return not any(begin + hit.end() <= o.start < m.start for o in scene.entities(*THINGS))


@cache
def _of_that_kind() -> re.Pattern[str]:
    """类ChatGPT, 360版的GPT; not 轻量版Foo, which is one."""
    own = "".join(f"(?<!{w[:-1]})" for w in sorted(words("thing_kind_zh")) if w.endswith("版"))
    return re.compile(rf"(?:类|{own}版的?|-like\s)\Z")


@cache
def _of_kind() -> re.Pattern[str]:
    return re.compile(rf"[”」》]?(?: ?\d{{1,3}})?(?:{alternation('thing_kind_zh')})?")


def written(scene: Scene, m: Mention) -> bool:
    """“双碳”报告, GLM-130B的论文, GPT-4的技术报告: what came out is a paper on it."""
    behind = scene.between(m.end, min(scene.sentence.end, m.end + 24))
    if scene.folded.startswith("的", m.end) and scene.trigger.start == m.end + 1:
        return False  # 文心4.5的发布时间
    return bool(_written_on("update" in scene.trigger.rule).match(behind))


@cache
def _written_on(update: bool) -> re.Pattern[str]:
    """Behind a thing: its paper, or what is only shown of it; an ability of it can be updated."""
    kind, paper = lexical("paper_kind").pattern, lexical("not_released").pattern
    seen = "(?!)" if update else lexical("aspect").pattern
    return re.compile(
        rf"[”》\"]?(?:'s\s|\s)?(?:{alternation('compared_time_zh')}的|的?(?:(?:{kind})的?\s?){{0,2}}"
        rf"(?:{paper})(?!{branches('model_use_zh')})|(?:这方面|方面)?的[^,。;、]{{0,6}}?(?:{seen}))",
        re.I,
    )


def for_platform(scene: Scene, m: Mention) -> bool:
    """iOS版上线, it launched Foo on Azure: where a thing runs is no thing that comes out."""
    if scene.trigger.quote.isascii():
        lead = scene.folded[max(0, m.start - 12) : m.start]
        runs = bool(_ON_EN.search(lead)) or (lead.endswith(" for ") and m.value.name in words("platform_name"))
        behind = m.start >= scene.trigger.end and m.value.name in words("platform_name")
        if behind and _EDITION_EN.match(scene.folded, m.end):
            return True  # shipped its Windows version
        return (m.end <= scene.trigger.start and runs) or (
            behind and lead.endswith((" on ", " and ", " or ", ", ", " for ", " to "))
        )
    return bool(_EDITION_ZH.match(scene.folded, m.end)) and m.value.name.startswith(tuple(words("platform_name")))


def beside(lead: str) -> bool:
    """Went live in the Chrome store, launched an inquiry into Grok: the name is that of something else."""
    return bool(_WHERE.match(lead) or _ABOUT.search(lead))


def slogan(scene: Scene, m: Mention) -> bool:
    """“一网通办”改革举措: what is quoted is no thing."""
    closed = scene.folded[m.end : m.end + 1] in ("”", "」")
    if closed and m.value.name.endswith(tuple(w for w in words("thing_not_kind_zh") if len(w) > 1)):
        return True  # “五条措施”
    if closed and lexical("not_released").fullmatch(scene.between(m.start, m.end)):
        return True  # “通知”
    return closed and bool(lexical("thing_not_kind_zh").match(scene.folded, m.end + 1))
