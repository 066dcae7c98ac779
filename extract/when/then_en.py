from ..expr import Expr, Step, text
from ..lexicon import words
from ..rule import Match, rule


@rule("when/then_en", r"(?<![A-Za-z])(?i:{then_en})(?![A-Za-z]|\sof)", hints=words("then_en"), reach=(1, 5))
def then_en(m: Match) -> Expr | None:
    """Finds at the time, at that time, back then. Reads the last date of the text.
    Leaves at the time of, which names its own event."""
    return text(Step("same"))
