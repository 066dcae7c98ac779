from typing import Any

from ..expr import Expr, Step, document, text
from ..pattern import lazy
from ..rule import Match, compiled, widen
from .ago_zh import counted

_LASTS = lazy(r"(?:\b(?:to|will|would|can|could|may|might|should|must|not|did|does|only|usually|often)|n't)\s$")
_TIME = lazy(r"[\w\s-]{3,24}(?:'s|s')\stime\b")
_COMES = compiled(r"(?:^|\s)(?:{span_goes_on_en}|(?i:{ask_verb_en}) (?:me|us|you|them|him|her)|{future_en})\s[^.;]*$")
_WILL = lazy(r"[^.;]{3,60}\s(?:will|is due|are due|starts|begins|opens|ends|expires)\b")
_TOOK = compiled(r"\b(?:\w{3,}ed|{happened_span_en})\s[^.;,]{0,48}$")
_THEN = compiled(
    r"[\w-]+(?: (?:of|and|a|half))* \w+,? (?:{pronoun_en}|we|I|(?:the|{possessive_en}|more than"
    r"|{approximately_en}|\d[\d,]*)(?: [\w,]+){1,2}) (?:had|was|were|got|\w{3,}ed)\b"
)
_OF_THAT = compiled(r"[\w-]+ (?:days?|weeks?|months?|years?) (?:of|after)\b")
_NO_MORE = lazy(r"[\w-]+(?:\s(?:of|and|a|half))*\s\w+(?:\sand\sa\shalf)?\.?")


@widen(
    "when/span_en",
    kinds=("duration",),
    before=(
        r"(?<![A-Za-z])(?:(?:(?i:{span_lead_en}|through)\s)?(?:(?i:the)\s)?(?P<back>(?i:past|last|previous"
        r"|preceding|prior))|(?:(?i:{span_lead_en})\s)?(?:(?i:the)\s)?(?P<ahead>(?i:next|coming|upcoming"
        r"|following))|(?P<within>(?i:within|in)))\s(?:(?i:the)\s)?"
    ),
)
def span_en(value: Any, before: Match | None, after: Match | None) -> Expr | None:
    """Finds the past three years, over the next two months, within 30 days, in two weeks, in five days' time. Reads the time up to the
    publication, or from it on. Within a month they had … counts
    from the date before. Leaves in three years, where a verb in the past tells how long it took, and
    hours."""
    if value.every or not before or not (length := counted(value)):
        return None
    if before["back"]:
        if before["back"].casefold() == "last" and _LASTS.search(
            before.string, max(0, before.start() - 12), before.start()
        ):
            return None  # is expected to last three weeks
        return document(Step("back", *length))
    if before["within"] and _TIME.match(before.string, before.end()):
        return document(Step("count", *length))
    comes = _COMES.search(before.string, max(0, before.start() - 60), before.start())
    if (
        not comes
        and before["within"]
        and before["within"].casefold() == "within"
        and _THEN.match(before.string, before.end())
        and length[1] != "year"
    ):
        return text(Step("ahead", *length))  # Within a month they had raised half of it.
    if (
        not comes
        and before["within"]
        and before["within"].casefold() == "within"
        and _TOOK.search(before.string, max(0, before.start() - 60), before.start())
    ):
        return None  # reached 100m users within two months: so long it took
    if before["within"] and _OF_THAT.match(before.string, before.end()):
        return None  # within three months of its release
    if before["ahead"] or before["within"].casefold() == "within":
        return document(Step("ahead", *length))
    if before.start() == 0 and _NO_MORE.fullmatch(before.string, before.end()):
        return document(Step("count", *length))
    return document(Step("count", *length)) if comes or _WILL.match(before.string, before.end()) else None
