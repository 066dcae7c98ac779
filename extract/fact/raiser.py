"""The company that gets the money.

Looked for in this order: where the words make it the object (投资了X, invested in X, X的A轮融资); the subject of the clause
and of the clauses before it; a name by its place in a headline; whom 公司 or 本轮 refers to; the topic of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ..lexicon import alternation, words
from ..model import Entity, Mention
from ..pattern import lazy
from ..rule import compiled
from ..who.gazetteer import canonical
from .actor import firm_of_speaker
from .backers import backer
from .by_place import by_place, marked, opener, receivers
from .by_place_en import by_place_en, object_en, owner_en, speaks_for, subject_en
from .candidate import Givers, described, fits, gets, is_source, not_subject, shaped
from .former import former
from .lexical import lexical, western
from .party_zh import dated_head, opening
from .relative import referring, refers, which_clause
from .rounds import round_words
from .scene import Scene, Sentence

FEW = 6  # sentences of a document whose topic need not be named twice
BACK = 4  # sentences looked back to for the financing that 本轮 goes on about
_BY_WAY = lazy(r"投资的方式")  # 通过战略投资的方式,与X达成合作
_WITH = lazy(r"(?:与|和|跟|同)[^,。;]{0,12}$")
_THEIR_PEOPLE = compiled(r"\s{alumnus_noun_en}")
_ASIDE = lazy(r",\s(?:who|which|whose)\s[^,]*$")
_CAPITAL_OF = lazy(r"的?注册资本金?(?:将|已)?[由从]")
_DESCRIBES, _NOUN = re.compile(r",\san?\s$"), re.compile(r"\s[a-z]+\s")  # X, a Basel biotech working on …
_GIVES_TO = lazy(r"(?:拟|将|已|曾|再次|计划)?(?:向|对|给)[^,。;]{1,20}?(?:注资|增资|追加投资)")  # 央行向银行体系注资
_PROVIDES = lazy(r"\s[a-z][^;]{0,90}?\b(?:provid(?:e|es|ed|ing)|suppl(?:y|ies|ied))\s[A-Z][\w&.-]+\swith\b")
_FUNDED = compiled(r"\s(?:[a-z-]+\s){0,2}{round_noun_en}\b")
_OWNS_EN = lazy(r"'s?\s(?:[a-z-]+\s){0,3}$")


@cache
def _leads() -> re.Pattern[str]:
    """Where it is, whose it is, what it is: Berlin-based X, Neobank X."""
    return re.compile(
        rf"(?:.{{2,30}}-(?:based|backed|headquartered|owned)\s|{alternation('kind_lead_en')}\s)(?=[A-Z0-9])"
    )


@cache
def _gains() -> re.Pattern[str]:
    """罗某拿到了: it is the company of the person that got it."""
    return re.compile(rf"{alternation('gain_verb')}")


@cache
def _shapes() -> str:
    return "|".join(re.escape(w) for w in words("company_shape") if not w.isascii() and len(w) > 1)


@cache
def _object_zh() -> re.Pattern[str]:
    """Words in front of a name that make it the one that gets the money: 投资了X, 向X."""
    described = rf"[^,。;、:]{{2,14}}?(?:{_shapes()})"
    return re.compile(
        rf"{alternation('invest_verb')}(?:了|过)?\s?[“「]?$|(?:向|对|给|为(?!了)|参与了?)[^,。;]{{0,3}}$"
        rf"|(?:{alternation('back_verb')}了?|{alternation('invest_verb')}(?:了|一家))(?:一家)?{described}[“「]?$"
        rf"|(?:向|给){described}[“「]?$"
    )


@cache
def _from_whom() -> re.Pattern[str]:
    return re.compile(
        rf"从[“「]?(?P<name>[A-Za-z0-9\u3400-\u9fff]{{2,12}}?)[”」]?(?:处|方面|官方)(?:独家)?{alternation('heard_word')}"
    )


def company_of(scene: Scene, taken: Givers, first: int, low: int, *, continued: bool) -> tuple[Mention | None, str]:
    """The company and how far it was looked for, without what only says where it is: Berlin-based."""
    found, reach = _company(scene, taken, first, low, continued=continued)
    if found and gives_to(scene, found):
        return None, reach
    if found and (where := _leads().match(found.value.name)):
        at = found.start + where.end()
        name = found.value.name[where.end() :]
        found = scene.made(at, at + len(name), Entity("organisation", name, canonical(name)))
    return found, reach


def gives_to(scene: Scene, m: Mention) -> bool:
    """央行向银行体系注资, will provide Roach with $50 million of financing: it gives, whoever gets it."""
    end = scene.sentence.end
    return bool(_GIVES_TO.match(scene.folded, m.end, end) or _PROVIDES.match(scene.folded, m.end, end))


def _company(scene: Scene, taken: Givers, first: int, low: int, *, continued: bool) -> tuple[Mention | None, str]:
    """`first`: where the words of the financing begin; `low`: where the part
    of the sentence begins that tells of it; `taken`: keys of those who gave the money."""
    if ours := _ours(scene) or speaks_for(scene, taken):
        return ours, "paragraph"
    if (firm := firm_of_speaker(scene)) and not taken.has(firm):
        return firm, "sentence"
    if asked := _from_whom().search(scene.folded, scene.sentence.start, scene.sentence.end):
        inside = next(
            (
                m
                for m in scene.entities("organisation", "product")
                if m.start >= asked.start("name") and m.end <= asked.end("name")
            ),
            None,
        )
        return inside or scene.firm(*asked.span("name")), "sentence"
    if person := next(
        (p for p in scene.entities("person") if low <= p.start < first and _gains().match(scene.folded, p.end)), None
    ):
        return scene.employer(person), "paragraph"
    if which := which_clause(scene, taken, first):
        return which, "sentence"
    if owner := _owner(scene, taken, low):
        return owner, "sentence"
    if found := _object(scene, taken, low):
        return found, "sentence"
    head = scene.sentence.end if western(scene.between(low, first)) else min(first + 4, scene.sentence.end)
    if refers(scene, low, first) and (found := referent(scene, taken) or _told(scene, taken)):
        return found, "paragraph"
    if not continued or not lexical("this_round").search(scene.folded, scene.sentence.start, head):
        if found := _subject(scene, taken, low, first):
            return found, "sentence"
    elif found := _getter(scene, taken, low):
        return found, "sentence"
    if answering := _answering(scene):
        return answering, "paragraph"
    if not continued and (found := subject_en(scene, taken, low, scene.sentence.end)):
        return found, "sentence"
    goes_on = continued or referring(scene, max(low, first - 40), first)
    if scene.story.chronicle and scene.story.topic and not taken.has(scene.story.topic):
        return scene.story.topic, "document"
    if goes_on and (found := _told(scene, taken, here=True) or referent(scene, taken) or _told(scene, taken)):
        return found, "paragraph"
    if found := _subject(scene, taken, low, first):
        return found, "sentence"
    if found := by_place_en(scene, taken, low, scene.sentence.end):
        return found, "sentence"
    for found in (marked(scene, taken), opening(scene, low), opener(scene, low)):
        if found and not taken.has(found):
            return found, "sentence"
    if found := _told(scene, taken, here=True) or referent(scene, taken) or _told(scene, taken):
        return found, "paragraph"
    topic = scene.story.topic
    if (
        topic
        and not taken.has(topic)
        and not lexical("investor_end").search(topic.value.name[-16:])
        and shaped(topic)
        and not described(scene, topic)
        and (len(scene.story.sentences) <= FEW or scene.folded.count(scene.folded[topic.start : topic.end]) > 1)
        and not is_source(scene, topic)
        and not not_subject().search(scene.folded, max(0, topic.start - 8), topic.start)
        and scene.sentence.passage.kind != "heading"
    ):
        return topic, "document"
    return None, "document"


_OPENS = compiled(r"(?:[\s,然后又也并就还在于到了]|之后|随后|后来|接着)*{raise_verb_zh}")


def _nobody_first(scene: Scene) -> bool:
    """The sentence opens with a time and a verb: 2023年2月拿到了…, 9月又完成了…."""
    start = scene.sentence.start
    date = next((m for m in scene.sentence.mentions if m.kind == "date"), None)
    return bool(date and not scene.between(start, date.start).strip(" ,") and _OPENS.match(scene.folded, date.end))


def _ours(scene: Scene) -> Mention | None:
    """我们融了…, 你们融了…: in a conversation it is the speaker's organisation, or that of the one who is asked."""
    passage = scene.sentence.passage
    goes_on = (
        passage.kind == "answer"
        and bool(lexical("our_side").search(scene.folded, passage.start, scene.sentence.start))
        and _nobody_first(scene)
    )
    if goes_on and (side := scene.story.sides.get(passage.speaker)):
        return side
    if not passage.speaker or not (
        lexical("our_side").search(scene.folded, scene.sentence.start, scene.sentence.end)
        or lexical("your_side").search(scene.folded, scene.sentence.start, scene.sentence.end)
    ):
        return None
    if passage.kind == "question":
        return scene.story.asked
    return scene.story.sides.get(passage.speaker) or scene.story.asked or scene.story.topic


def _answering(scene: Scene) -> Mention | None:
    """An answer whose sentence names no company tells of the speaker's own: 这轮是4.5亿元的C轮."""
    passage = scene.sentence.passage
    if passage.kind != "answer":
        return None
    return scene.story.sides.get(passage.speaker) or scene.story.asked or scene.story.topic


def _owner(scene: Scene, taken: Givers, low: int) -> Mention | None:
    """X的A轮融资, X's Series B: the name stands right before the round."""
    for r in round_words().finditer(scene.folded, low, scene.sentence.end):
        for m in scene.entities("organisation", "product", "model"):
            between = (
                scene.between(m.end, r.start())
                if low <= m.start and m.end <= r.start() and r.start() - m.end <= 24
                else None
            )
            if (
                between
                and fits(scene, m, taken)
                and not not_subject().search(scene.folded, max(low, m.start - 8), m.start)
                and (
                    re.fullmatch(
                        rf"的(?:最新)?(?:{alternation('local_yuan_zh')}?[\d.]+[万亿]\S{{0,6}})?(?:数[千百]?[万亿]\S{{0,4}})?",
                        between,
                    )
                    or _OWNS_EN.fullmatch(between)
                )
            ):
                return m
        if owned := owner_en(scene, taken, low, r.start()):
            return owned
    for m in scene.amounts():  # Flipdeal's $1 billion funding round
        if _FUNDED.match(scene.folded, m.end) and (owned := owner_en(scene, taken, low, m.start)):
            return owned
    for m in scene.entities("organisation"):  # X的注册资本由3亿元增至4亿元
        if m.start >= low and _CAPITAL_OF.match(scene.folded, m.end) and fits(scene, m, taken):
            return m
    backed = _backed_round().search(scene.folded, low, scene.sentence.end)
    ours = backed and backed["name"] in words("not_company_whole")
    if backed and not ours and not lexical("not_a_company").search(backed["name"]):
        start, end = backed.span("name")
        if kind := re.search(rf"(?:{_shapes()})(?=[A-Z]\w+$)", backed["name"]):  # 联盟|Unrivaled
            start += kind.end()
        return scene.firm(start, end)
    return None


@cache
def _backed_round() -> re.Pattern[str]:
    """投资了海豚出行的D轮融资, where no list knows the name."""
    return re.compile(
        rf"(?:{alternation('backed_verb')}了?(?:[^,。;、:]{{2,14}}?(?:{_shapes()}))?|{alternation('back_verb')}了?[^,。;、:]{{2,14}}?(?:{_shapes()}))(?P<name>(?!的|等?{alternation('local_yuan_zh')}|\d+[万亿\d])[A-Za-z0-9\u3400-\u9fff]{{2,12}}?)(?:的|(?=[\d数近超]|{alternation('local_yuan_zh')}\d))(?=(?:{alternation('local_yuan_zh')}?[\d.]+[万亿]\S{{0,6}}|数[千百]?[万亿]\S{{0,4}})?(?:{round_words().pattern}))"
    )


@cache
def _not_object() -> re.Pattern[str]:
    """Behind a name these say that it is a giver, or does something else."""
    return re.compile(rf"的?{alternation('gives_behind')}(?!了)|{alternation('serves_behind')}")


def _object(scene: Scene, taken: Givers, low: int) -> Mention | None:
    if received := next((m for m in receivers(scene) if m.start >= low and fits(scene, m, taken)), None):
        return received
    for m in scene.entities("organisation", "product"):
        if m.start < low or not fits(scene, m, taken):
            continue
        lead = scene.between(max(low, m.start - 40), m.start)
        if (
            object_en().search(lead)
            and not lead.endswith("from ")
            and (not lead.endswith("by ") or re.search(r"(?i)(?:financing|funding)[^.;]{0,30}\bby\s$", lead))
        ):
            return m
        if _BY_WAY.search(scene.folded, low, m.start) and _WITH.search(lead):
            return m
        if _object_zh().search(lead[-24:]) and not _not_object().match(scene.folded, m.end, m.end + 4):
            return m
    return None


def _getter(scene: Scene, taken: Givers, low: int) -> Mention | None:
    """A name that the verb of getting follows: X宣布完成, X, a maker of Y, has raised."""
    for m in scene.entities("organisation", "product"):
        if (
            m.start >= low
            and fits(scene, m, taken)
            and gets(scene, m)
            and not not_subject().search(scene.folded, max(0, m.start - 8), m.start)
            and not (_DESCRIBES.search(scene.folded, low, m.start) and _NOUN.match(scene.folded, m.end))
        ):
            return m
    return None


def _subject(scene: Scene, taken: Givers, low: int, first: int) -> Mention | None:
    if found := by_place(scene, low, first):
        return found if not taken.has(found) else None
    here = [
        m
        for m in scene.entities("organisation", "product", "model")
        if low <= m.start < first and fits(scene, m, taken) and (m.value.kind != "model" or gets(scene, m))
    ]
    getters = [m for m in subjects(scene, taken, low) if m.start <= first + 4]
    if getters:
        return getters[-1]
    plain = [m for m in here if not not_subject().search(scene.folded, max(low, m.start - 8), m.start)]
    plain = [m for m in plain if m.value.kind == "organisation"] or plain
    if plain:
        return plain[0]
    return None


@cache
def _founds() -> re.Pattern[str]:
    return re.compile(rf"{alternation('founds_word')}了?\s?[“\"]?$")


def _leading(scene: Scene, sentence: Sentence, taken: Givers) -> Mention | None:
    """Whom a sentence before is about: what it says somebody set up, else the first organisation that nothing makes an
    object, a source or part of an aside (", who once ran X,")."""
    found = [
        m
        for m in sentence.mentions
        if isinstance(m.value, Entity) and m.value.kind == "organisation" and fits(scene, m, taken)
    ]
    made = next((m for m in found if _founds().search(scene.folded, max(sentence.start, m.start - 14), m.start)), None)
    return made or next(
        (
            m
            for m in found
            if not not_subject().search(scene.folded, max(sentence.start, m.start - 8), m.start)
            and not _not_object().match(scene.folded, m.end, m.end + 4)
            and not former(scene.folded, m.start)
            and not _THEIR_PEOPLE.match(scene.folded, m.end)
            and not _ASIDE.search(scene.folded, max(sentence.start, m.start - 60), m.start)
        ),
        None,
    )


def referent(scene: Scene, taken: Givers) -> Mention | None:
    """Whom 公司 means: the topic of the document where the passage names it, else the nearest subject."""
    from .investors import investors_of

    found = []
    for s in reversed(scene.before_sentence[-4:]):
        givers = Givers.of(investors_of(replace(scene, sentence=s)).all, taken)
        if m := _leading(scene, s, givers) or dated_head(scene, s):
            found.append(m)
    found = [m for m in found if not m.value.name.endswith(("大学", "学院", "University")) and not backer(m)] or found
    topic = scene.story.topic.value.key if scene.story.topic else ""
    return next((m for m in found if m.value.key == topic), None) or (found[0] if found else None)


@cache
def _money() -> re.Pattern[str]:
    return re.compile(rf"{alternation('money_word')}|(?:获|得到|拿到|完成)[^,。;]{{0,30}}投资|{round_words().pattern}")


def _told(scene: Scene, taken: Givers, *, here: bool = False) -> Mention | None:
    """The company of the last sentence before that tells of a financing; `here`: of this passage."""
    from .investors import investors_of

    at = scene.sentence.index
    for n in range(at - 1, max(-1, at - 1 - BACK), -1):
        sentence = scene.story.sentences[n]
        if here and sentence.passage.ordinal != scene.sentence.passage.ordinal:
            return None
        hit = _money().search(scene.folded, sentence.start, sentence.end)
        if not hit:
            continue
        if refers(scene, sentence.start, hit.start()):
            continue
        before = replace(
            scene, sentence=sentence, before_sentence=(), trigger=scene.made(hit.start(), hit.end(), "", "cue")
        )
        backers = Givers.of(investors_of(before).all, taken)
        if (
            found := _owner(before, backers, sentence.start)
            or _subject(before, backers, sentence.start, hit.start())
            or _object(before, backers, sentence.start)
            or by_place_en(before, backers, sentence.start, sentence.end)
            or opening(before, sentence.start)
        ):
            return found
    return None


def subjects(scene: Scene, taken: Givers, low: int = -1) -> Iterator[Mention]:
    """Names of the sentence that a verb of getting follows: more than one tells of more than one company."""
    low = max(low, scene.sentence.start)
    while found := _getter(scene, taken, low):
        yield found
        low = found.end
