from ..expr import Expr, Step, text
from ..lexicon import words
from ..rule import Match, rule


@rule("when/then_zh", r"(?<![想])({then_zh})(?![候代间期]|的确)", hints=words("then_zh"), reach=(1, 3))
def then_zh(m: Match) -> Expr | None:
    """Finds 当时, 那时, 彼时. Reads the last date of the text.
    Leaves 当时代 and a 当时 with no date near before it (resolve gives it no value)."""
    return text(Step("same"))
