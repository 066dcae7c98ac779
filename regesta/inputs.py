"""Paths given on the command line to Sources and Problems, in an order that does not depend on how they were given."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from regesta.extract.model import Problem, Source
from regesta.extract.read import read, readers, suffix_of


class InputError(ValueError):
    """The call names something that cannot be read at all; the message says what to do."""


def embedded() -> Path:
    """The folder of the default corpus."""
    return Path(str(files("regesta.seeds")))


def found(paths: Sequence[Path]) -> list[tuple[str, Path]]:
    """(name, path) of every file: names are relative to the folder given, with `/`; hidden files and unknown formats in
    folders are left out. InputError for a path that is not there or a folder without articles."""
    out: dict[str, Path] = {}
    for path in paths:
        if path.is_dir():
            inside = {
                p.relative_to(path).as_posix(): p
                for p in path.rglob("*")
                if p.is_file()
                and suffix_of(p.name) in readers()
                and not p.name.startswith((".", "README"))
                and not any(part.startswith(".") for part in p.relative_to(path).parts)
            }
            if not inside:
                raise InputError(f"{path}: no articles in this folder; put {', '.join(sorted(readers()))} files there")
            out.update((name, p) for name, p in inside.items())
        elif path.exists():
            out[path.name] = path
        else:
            raise InputError(f"{path}: there is no such file or folder")
    return sorted(out.items())


def sources(paths: Sequence[Path]) -> Iterator[Source | Problem]:
    """Every document of every file. The same bytes under two names are read once and noted."""
    seen: dict[str, str] = {}
    for name, path in found(paths):
        try:
            data = path.read_bytes()
        except OSError as error:
            yield Problem("read/file", f"could not be read: {error.strerror or error}; check its permissions", name)
            continue
        for source in read(name, data):
            if isinstance(source, Source):
                if source.id in seen:
                    yield Problem("read/duplicate", f"the same bytes as {seen[source.id]}: read once", source.path)
                    continue
                seen[source.id] = source.path
            yield source


def standard_input() -> Iterator[Source | Problem]:
    """`-`: JSON Lines when the first line is an object, else one plain text."""
    data = sys.stdin.buffer.read()
    name = "stdin.jsonl" if data.lstrip().startswith(b"{") else "stdin.txt"
    yield from read(name, data)
