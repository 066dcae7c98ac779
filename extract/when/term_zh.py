from ..expr import Expr, Step, absolute
from ..lexicon import words
from ..rule import Match, rule

_SHY = words("term_shy_zh")


@rule("when/term_zh", r"({term_zh})(?![别为配享行公院局店校市])(?:节气)?", hints=words("term_zh"), reach=(1, 3))
def term_zh(m: Match) -> Expr | None:
    """Finds 芒种, 冬至, 立春, 清明节气. Reads the day of a year that resolve chooses.
    Leaves 雨水, 大雪, 小满 and others that are everyday words, unless 年 stands before, 节气 or 时节 follows or nothing else is said."""
    if (
        m[1] in _SHY
        and m[0] == m[1]
        and m.string.strip() != m[0]
        and not m.string.endswith(("年", "年的"), 0, m.start())
        and not m.string.startswith(
            ("时节", "当天", "前后", "小长假", "假期", "放假", "连假", "期间", "扫墓", "祭扫", "祭祖", "长假"), m.end()
        )
    ):
        return None
    return absolute(Step("term", of=m[1]))
