"""Bytes to Sources: one file format a file; a reader is a module with `SUFFIXES` and `read(path, data)`.

A reader yields Sources and, for what it cannot read, Problems. `path` is what the database shows: relative, with `/`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache

from ..model import Problem, Source
from .encoding import likely, misread

Reader = Callable[[str, bytes], Iterator[Source | Problem]]


@cache
def readers() -> dict[str, Reader]:
    """Readers by suffix (lower case, with the dot), found by walking this package."""
    found: dict[str, Reader] = {}
    for info in pkgutil.iter_modules(__path__, __name__ + "."):
        module = importlib.import_module(info.name)
        for suffix in getattr(module, "SUFFIXES", ()):
            found[suffix] = module.read
    return found


def suffix_of(path: str) -> str:
    name = path.rsplit("/", 1)[-1]
    return "." + name.rsplit(".", 1)[-1].lower() if "." in name else ""


def read(path: str, data: bytes) -> Iterator[Source | Problem]:
    """Every document in a file. An empty, binary or wrongly encoded one gives a Problem that says what to do."""
    reader = readers().get(suffix_of(path))
    if reader is None:
        known = ", ".join(sorted(readers()))
        yield Problem("read/format", f"this kind of file is not read; convert it to one of {known}", path)
        return
    if not data.strip():
        yield Problem("read/empty", "the file is empty: nothing to read", path)
        return
    try:
        for source in reader(path, data):
            yield source
            if isinstance(source, Source) and (taken := misread(source.raw)):
                how = f"UTF-8 that was taken for {taken}; save it again, or try `iconv -f UTF-8 -t {taken} FILE > NEW`"
                yield Problem("read/mojibake", f"it looks like {how}", path)
    except UnicodeDecodeError as error:
        yield Problem(
            "read/encoding",
            f"not UTF-8 at byte {error.start}; convert it, for example with `iconv -f {likely(data)} -t UTF-8 FILE > NEW`",
            path,
        )
