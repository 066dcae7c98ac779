"""What README shows is what happens."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```console\n\$ regesta ([^\n]+)\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize(("call", "printed"), SHOWN)
def test_an_example_prints_what_is_shown(call, printed):
    command = [str(Path(sys.executable).parent / "regesta"), *shlex.split(call)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == printed


def test_there_are_examples():
    assert SHOWN


def test_the_two_commands_come_first():
    code = re.search(r"```sh\n(.*?)```", README, re.DOTALL)[1]
    assert [line.split("#")[0].strip() for line in code.splitlines()] == ["make demo", "make test"]


def test_every_command_is_named():
    from regesta.cli import main

    assert [name for name in main.commands if f"`regesta {name}" not in README and f"`{name}`" not in README] == []
