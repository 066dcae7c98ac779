"""Whether a name can be who acts in a Chinese clause, by the words on both its sides.

百度于3月5日, 百度又买下 name who acts; 万达广场, 百度股东, 记者李明, 中新网3月5日电, 在百度, 起诉百度后 do not.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from ..lexicon import alternation, branches, either, words
from ..model import Mention
from ..pattern import lazy
from ..rule import compiled
from ..when.numerals import CALENDAR_ZH
from .lexical import lexical
from .scene import Scene

_HAN = "\u4e00-\u9fff"
_BRACKET = lazy(r"(?:集团|公司|股份|控股(?!的|股东|子|权))?[”」』》\"]?\s?(?:\([^()]{0,40}\))?[”」』\"]?\s?")
_BYLINE = lazy(rf"{alternation('byline_word_zh')}[:\s]{{0,2}}(?:[{_HAN}]{{2,3}}[\s、]{{1,2}})?$")
_DATELINE = lazy(
    r"\s?(?:电(?![影话力视动商子器池网信费价台])|讯(?![息问号])|[丨|])|(?:[^,。了的着过到]{0,8}?)(?<![发传公透][布出来露])消息"
)
_CITED = compiled(r"[》”]?{source_word_zh}")
_UNDER = compiled(r"(?<![实现存正所内潜]){adjunct_lead_zh}[《“「]?$|(?:[与跟同对向给被把将让使受以]|[^,。]系)[《“「]?$")
_IN_LIST = lazy("(?:在|于|从|赴|到)(?:[^,。、]{1,6}[、和及与]){1,3}$")
_TOLD_BY = compiled(r"{received_verb_zh}[^,。]{0,14}$")
_WITH = compiled(r"{jointly_with_zh}[^,。]{0,12}$")
_CASE = lazy("[与和跟对向给被由把将同][《“「]?$")
_DONE = lazy(
    rf"[{_HAN}]{{1,3}}(?:了(?!解|如|然)|着|过|完)|[{_HAN}]{{2}}(?:为|于|至|到|在|向|对|将|其|《|“|\d|一|两|三|该|自|名|公司|这|新)"
)
_WORD = lazy(rf"[{_HAN}A-Za-z0-9]")
_DAY = lazy(rf"\d{{1,4}}\s?[年月日]|{CALENDAR_ZH}")
_OF = lazy(r"的[^,。;:]{0,16}")


@cache
def _verbs() -> re.Pattern[str]:
    """Words that a subject has right behind it."""
    lists = (
        "subject_behind_zh",
        "subject_verb_one_zh",
        "told_kind",
        "happening_trigger",
        "speech_verb",
        "told_adverb",
        "person_follows_zh",
    )
    return re.compile("|".join(alternation(w) for w in lists))


@cache
def _governed() -> re.Pattern[str]:
    """A verb right before a name makes it the object: 起诉百度, 收购了百度. What is said of it (表示百度将) does not."""
    verbs = {**words("happening_trigger"), **words("told_kind"), **dict.fromkeys(words("governs_zh"), "")}
    verbs.pop("通过", None)  # 通过交易所系统
    every = either(
        w for w, kind in verbs.items() if kind not in ("statement", "announced") and (len(w) > 1 or w in "打踢")
    )
    return re.compile(rf"(?:{every})[了过]?[《“「]?$")


@cache
def _joined() -> frozenset[str]:
    lists = ("subject_behind_zh", "told_kind", "happening_trigger", "told_adverb", "speech_verb")
    return frozenset(w for name in lists for w in words(name) if len(w) == 2)


@cache
def _people() -> re.Pattern[str]:
    """Theirs, who act in their place: 百度股东, 百度的三位工程师."""
    return re.compile(alternation("subject_people_zh"))


@cache
def _nouns() -> re.Pattern[str]:
    """The name is only a part of another, or says whose it is: 百度股东, 万达广场."""
    return re.compile(f"{alternation('subject_noun_zh')}|{alternation('subject_people_zh')}")


def can_act(scene: Scene, m: Mention) -> bool:
    """The name may be the subject of what is told behind it, or of a later clause."""
    folded, low = scene.folded, max(scene.sentence.passage.start, m.start - 16)
    if is_source(scene, m) or _cut_short(scene, m):
        return False
    if m.value.kind == "person" and _WITH.search(folded, low, m.start):
        return False
    if _IN_LIST.search(folded, low, m.start) or _TOLD_BY.search(folded, low, m.start) or _in_title(scene, m):
        return False
    if _UNDER.search(folded, low, m.start) or (
        _governed().search(folded, low, m.start) and not _dated_before(scene, m)
    ):
        return False
    return _behind(scene, m)


def _in_title(scene: Scene, m: Mention) -> bool:
    """《广发证券关于…的意见》: a name in the title of something."""
    opened = scene.folded.rfind("《", scene.sentence.start, m.start)
    closed = scene.folded.find("》", m.end, scene.sentence.end)
    return opened >= 0 and closed >= 0 and scene.folded.find("》", opened, m.start) < 0 and closed - m.end > 0


def _cut_short(scene: Scene, m: Mention) -> bool:
    """余厉累|计减持, 侯毅频|繁: the last character of what looks like a person begins the next word."""
    return m.value.kind == "person" and scene.folded[m.end - 1 : m.end + 1] in _joined()


def is_source(scene: Scene, m: Mention) -> bool:
    """记者李明, 中新网3月5日电, 《每日经济新闻》记者: whoever writes or hands on what is told."""
    folded, stop = scene.folded, scene.sentence.end
    if _BYLINE.search(folded, max(scene.sentence.passage.start, m.start - 16), m.start) or _CITED.match(folded, m.end):
        return True
    if m.end > stop:
        return False
    at = _BRACKET.match(folded, m.end, stop).end()  # type: ignore[union-attr]
    date = next((d for d in scene.sentence.mentions if d.kind == "date" and 0 <= d.start - at <= 4), None)
    return any(_DATELINE.match(folded, i, stop + 1) for i in (at, date.end if date else at))


def _dated_before(scene: Scene, m: Mention) -> bool:
    return any(d.kind == "date" and 0 <= m.start - d.end <= 1 for d in scene.sentence.mentions)


def _behind(scene: Scene, m: Mention) -> bool:
    """What stands behind the name is its verb, an adverb, a date or a mark; no noun that it only qualifies."""
    folded, stop = scene.folded, scene.story.text.folded.find("\n", m.end)
    stop = stop if stop >= 0 else len(folded)
    if m.end > stop:
        return False
    at = _BRACKET.match(folded, m.end, stop).end()  # type: ignore[union-attr]
    if any(d.kind == "date" and 0 <= d.start - at <= 1 for d in scene.sentence.mentions):
        return True
    if at >= stop or not _WORD.match(folded, at) or _DAY.match(folded, at):
        return True
    if folded[at] == "的" and m.value.name.endswith("控股"):
        return False  # 甲公司控股的一家公司
    if folded[at] == "的":
        of = _OF.match(folded, at, stop)
        return m.value.kind in ("organisation", "product", "model") and not (of and _people().search(of[0]))
    noun, verb = _nouns().match(folded, at, stop), _verbs().match(folded, at, stop)
    if noun and (verb is None or noun.end() >= verb.end()):
        return False  # 百度股东, but 百度展开
    if verb and m.value.kind == "place" and folded[at] in "和与及跟":
        return any(o.start == verb.end() for o in scene.entities("place"))  # 上海和|平
    if verb:
        return m.value.kind != "place" or verb.end() - at > 1 or folded[at] not in words("subject_verb_one_zh")
    if m.value.kind == "place":
        return False
    if m.value.kind == "person":
        return True
    return bool(_DONE.match(folded, at, stop)) or any(
        o.start - at == 2 and o.kind == "entity" for o in scene.sentence.mentions
    )


def acts_at_once(scene: Scene, m: Mention) -> bool:
    """What looks like a verb, known or not, stands right behind the name: 百度维持百度的…, 百度卖掉."""
    if m.end > scene.sentence.end:
        return False
    at = _BRACKET.match(scene.folded, m.end, scene.sentence.end).end()  # type: ignore[union-attr]
    return verb_at(scene, at, scene.sentence.end) or any(
        o.start - at == 2 and o.kind == "entity" for o in scene.sentence.mentions
    )


def takes_part(scene: Scene, m: Mention) -> bool:
    """The name may be a party of the clause: who acts, or the object of a verb or of 与, 向, 被 right before it."""
    folded, low = scene.folded, max(scene.sentence.start, m.start - 16)
    if is_source(scene, m):
        return False
    if _in_title(scene, m):
        return False
    if not (_governed().search(folded, low, m.start) or _CASE.search(folded, low, m.start)):
        return can_act(scene, m)
    at = _BRACKET.match(folded, m.end, scene.sentence.end).end()  # type: ignore[union-attr]
    noun = _nouns().match(folded, at)
    return noun is None or folded.startswith(("股", "的"), at)


_UNTIL = rf"(?:{branches('spends_verb_zh')}|[以从向对与和跟在按将把于因为自用就据经凭借由被给让并而])[^,]{{1,40}}"


_THIS_ONE = rf"[这那]家[\u4e00-\u9fff]{{0,5}}?{alternation('body_noun_zh')}"  # 这家锂企


@cache
def _nobody() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{alternation('told_adverb')}|{alternation('subject_pronoun_zh')}|{_THIS_ONE}|[\s,“”\"()、:]"
        rf"|{branches('not_subject_last_zh')}){{0,12}}(?:{_UNTIL})?"
    )


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(f"{alternation('subject_pronoun_zh')}|{_THIS_ONE}")


def subjectless(scene: Scene, start: int, stop: int) -> bool:
    """Nothing between `start` and `stop` names or describes a subject: dates, adverbs, pronouns, 以…, 向… at most."""
    rest = scene.folded[start:stop]
    for d in reversed(scene.sentence.mentions):
        if d.kind == "date" and start <= d.start and d.end <= stop:
            rest = rest[: d.start - start] + rest[d.end - start :]
    return _nobody().fullmatch(rest) is not None


def verb_at(scene: Scene, at: int, stop: int) -> bool:
    """A verb, a preposition or a pronoun opens the words at `at`: they have no subject of their own."""
    if (pronoun := _pronoun().match(scene.folded, at, stop)) is not None:
        return _people().match(scene.folded, pronoun.end(), stop) is None  # 公司控股股东: somebody else
    return bool(_verbs().match(scene.folded, at, stop) or _DONE.match(scene.folded, at, stop))


@cache
def office() -> re.Pattern[str]:
    """An authority, or some people that are counted and suffer it, as a subject: 省文物局, 八名责任人被."""
    return re.compile(
        rf"(?:(?![在于向对给被到])[\u3400-\u9fff]){{0,8}}?{alternation('authority_behind')}(?!长)|[一二两三四五六七八九十百数\d]{{1,4}}[名位][\u3400-\u9fff]{{1,6}}?(?=被|获|遭)"
    )


def refers_zh(scene: Scene, start: int, stop: int) -> bool:
    """A pronoun is the subject between `start` and `stop`, behind dates and adverbs at most: 今年3月,她带队…; 其股东 is another."""
    for m in _pronoun().finditer(scene.folded, start, stop):
        if scene.folded[m.start() - 1 : m.start()] not in tuple("与和对向给被把由将让从"):
            told = any(lexical(name).search(scene.folded, m.end(), stop) for name in ("speech_verb", "asserts_zh"))
            return not told and subjectless(scene, start, m.end()) and not _nouns().match(scene.folded, m.end(), stop)
    return False


def behind_pronoun(scene: Scene) -> Scene:
    """The scene with the trigger behind the pronoun that opens it: 3月5日,|这家车企|移师南京."""
    t = scene.trigger
    m = _pronoun().match(scene.folded, t.start, t.end)
    if m is None or m.end() >= t.end or _people().match(scene.folded, m.end(), t.end):
        return scene
    return replace(scene, trigger=replace(t, start=m.end()))
