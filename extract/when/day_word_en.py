from ..expr import Expr, Step, document
from ..lexicon import words
from ..rule import Match, rule

_WORDS = words("day_word_en")


@rule(
    "when/day_word_en",
    r"(?<![A-Za-z'])((?i:{day_word_en}))(?![A-Za-z]|'s\s(?:world|society|age|standards|youth))",
    hints=_WORDS,
    reach=(2, 12),
)
def day_word_en(m: Match) -> Expr | None:
    """Finds today, yesterday, tomorrow, tonight, last night, the day before yesterday. Reads the day so far off the
    publication. Leaves USA Today, the Today programme and today's world."""
    if (m[1] == "Today" and m.string[max(0, m.start() - 4) : m.start()] in ("USA ", "dia ")) or (
        m[1] == "Today" and m.string.startswith((" Show", " show", " programme"), m.end())
    ):
        return None
    return document(Step("shift", int(_WORDS[" ".join(m[1].casefold().split())]), "day"))
