"""Run ../shared/score/score.py as bench/floors.toml says and fail where a figure is below its floor.

python bench/floors.py
"""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
SCORE = ROOT.parent / "shared" / "score" / "score.py"


def measured(args: list[str]) -> dict:
    """The report of score.py for these arguments, read with this environment's regesta."""
    ours = shlex.quote(str(Path(sys.executable).parent / "regesta"))
    command = "regesta scan"
    if "--scan" in args:
        at = args.index("--scan")
        command = args[at + 1]
        args = args[:at] + args[at + 2 :]
    call = [sys.executable, str(SCORE), *args, "--json", "--scan", command.replace("regesta", ours, 1)]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(args)}: {done.stderr}")
    return json.loads(done.stdout)


def main() -> int:
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
    below = 0
    for name, table in floors.items():
        report = measured(list(table.pop("args")))
        for row, figures in table.items():
            for figure, floor in figures.items():
                got = report[row]
                for part in figure.split("."):
                    got = got[part]
                ceiling = figure == "extra"
                bad = got is None or (got > floor if ceiling else got < floor)
                below += bad
                print(
                    f"{'BELOW' if bad else 'ok':5} {name}: {row} {figure}: {got} ({'at most' if ceiling else 'floor'} {floor})"
                )
    print(f"{below} figures below their floor" if below else "every figure is at or above its floor")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
