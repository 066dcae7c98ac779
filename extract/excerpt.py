"""The words that a claim shows: its clause with the mentions it was read from, as much as makes sense alone."""

from __future__ import annotations

from .fact.by_place_en import behind_dateline
from .fact.lexical import lexical, western
from .fact.phrase_en import finite_verbs
from .fact.scene import Draft, Scene
from .model import Span
from .pattern import lazy
from .rule import compiled

_BEFORE = " \n,;:*•·●■▶#>|、，"  # marks before a clause: those of lists and quotations too
_ASIDE = 160  # characters of a subject and what is said of it in passing
_LED = compiled(r"\b(?:{date_preposition_en}|[Aa]s of)\s(?:the\s|late\s|early\s)?$")
_NO_SUBJECT = compiled(r"(?:{excerpt_verb_en}|[a-z]+ly)\b")
_OPENS = compiled(r"{excerpt_opens_en}\b(?! all)")
_ASIDE_ENDS = compiled(r"[^,;]{0,60},\s(?:{auxiliary_en}\s)*")  # of its club, Tarn, | was shown
_THAT = lazy(r"\bthat\s")
_WHICH = lazy(r",\s(?:which|who|whose)\b[^,;]*$")
_SHORTEST, _LONGEST = 12, 300  # characters of a main clause, of a quote with it
_LONGEST_ZH = 160
_ALONE = 4  # characters that a clause holds beside its date: 到2026年年中


def excerpt(scene: Scene, draft: Draft) -> Span:
    """Where the words of a draft stand in the raw text."""
    if draft.start >= 0:
        return scene.story.text.span(draft.start, draft.end)
    shown = [e.mention for e in draft.roles if scene.sentence.start <= e.mention.start < scene.sentence.end]
    first, last = scene.clause
    start = min([m.start for m in shown] + [scene.trigger.start, first])
    end = max([m.end for m in shown] + [scene.trigger.end, last])
    if not western(scene.between(start, end)):
        start, end = _whole(scene, start, _foretold(scene, draft, end))
    elif end > last:
        end = scene.clause_of(end, end)[1]
    while start < end and scene.folded[start] in _BEFORE:
        start += 1
    start = _opened(scene, start)
    end = _closed(scene, start, end)
    while end > start and scene.folded[end - 1] in " ,;:。":
        end -= 1
    return scene.story.text.span(start, end)


def _foretold(scene: Scene, draft: Draft, end: int) -> int:
    """Behind a date that is a clause of its own stands what is expected then: 预计,到2026年年中,价格还会下降."""
    date = draft.date
    if draft.type != "forecast" or date is None or not scene.trigger.end <= date.start < scene.sentence.end:
        return end
    first, last = scene.clause_of(date.start, date.end)
    alone = end <= last and first >= scene.trigger.end and (last - first) - (date.end - date.start) <= _ALONE
    return last + 2 if alone and last + 2 < scene.sentence.end else end


def _whole(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """The clauses of a Chinese sentence that the words lie in; behind 发现, 表示 the one that says what."""
    first, _ = scene.clause_of(start, start)
    _, last = scene.clause_of(end, end)
    if last - first > _LONGEST_ZH:
        return start, end
    if last + 1 < scene.sentence.end and any(
        verb.end() == last
        for name in ("speech_verb", "says_what")
        for verb in lexical(name).finditer(scene.folded, max(first, last - 4), last)
    ):
        close = scene.folded.find("”", last, scene.sentence.end) if scene.folded[last + 1] == "“" else -1
        _, last = scene.clause_of(last + 1, max(last, close) + 1)
    return first, last if last - first <= _LONGEST_ZH else end


def _opened(scene: Scene, start: int) -> int:
    """Where English words begin that make sense alone: with the preposition of a date, or the subject before an aside."""
    if not scene.folded[start].isascii():
        return start
    begin = min(behind_dateline(scene), scene.trigger.start)
    start = max(start, begin)
    if (led := _LED.search(scene.folded, begin, start)) and led.end() == start:
        return led.start()
    cut = (
        _NO_SUBJECT.match(scene.folded, start)
        or _verb_first(scene, start)
        or _ASIDE_ENDS.fullmatch(scene.folded, start, scene.trigger.start)
    )
    if start - begin <= _ASIDE and cut:
        return begin + len(lead := scene.between(begin, start)) - len(lead.lstrip(_BEFORE))
    return start


def _verb_first(scene: Scene, start: int) -> bool:
    """The words begin with a verb: made in January, was accepted by the board."""
    return any(a == start for a in finite_verbs(scene.folded, start, scene.trigger.end))


def _closed(scene: Scene, start: int, end: int) -> int:
    """Where English words end that make sense alone: with the main clause behind when, under, or which."""
    folded = scene.folded
    if not folded.startswith(", ", end) or not folded[start].isascii():
        return end
    if (that := _THAT.search(folded, scene.trigger.end, end)) and not finite_verbs(folded, that.end(), end):
        return min(scene.sentence.end, start + _LONGEST)  # said that its drug, zanimab, had failed
    if not (_OPENS.match(folded, start) or _WHICH.search(folded, start, end)):
        return end
    _, last = scene.clause_of(end + 2, end + 2)
    return last if last - start <= _LONGEST and last - end > _SHORTEST else end
