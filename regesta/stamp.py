"""What a run was made with: hashes of our rules and words, and of the inputs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import regesta.extract


def _digest(paths: Iterable[Path], root: Path) -> str:
    h = hashlib.sha256()
    for path in sorted(paths):
        h.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return h.hexdigest()


def _room() -> Path:
    return Path(next(iter(regesta.extract.__path__)))


def rules_sha256() -> str:
    return _digest(_room().rglob("*.py"), _room())


def lexicon_sha256() -> str:
    words = _room() / "lexicon"
    return _digest((p for p in words.rglob("*") if p.suffix in (".yml", ".tsv")), words)


def inputs_sha256(hashes: Iterable[str]) -> str:
    """One hash over the hashes of all documents, whatever their order."""
    return hashlib.sha256("\n".join(sorted(hashes)).encode()).hexdigest()


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
