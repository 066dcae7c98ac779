"""Documents on their way into a database, one at a time: memory does not grow with their number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from regesta.extract.model import Problem, Reading

from . import stamp
from .inputs import embedded, sources, standard_input
from .pipeline import read


class NothingReadError(ValueError):
    """Not one document could be read; the message says where to look."""


@dataclass
class Intake:
    """Reads documents and keeps what is known when all are read: what went wrong, and a hash over all inputs."""

    report: Callable[[Problem], None]
    problems: list[Problem] = field(default_factory=list)
    hashes: list[str] = field(default_factory=list)

    def readings(self, paths: Sequence[Path]) -> Iterator[Reading]:
        """Readings of folders and files, of standard input (`-` alone), or of the embedded articles (nothing given)."""
        for source in standard_input() if list(paths) == [Path("-")] else sources(paths or (embedded(),)):
            if isinstance(source, Problem):
                self.problems.append(source)
                self.report(source)
            else:
                self.hashes.append(source.sha256)
                yield read(source)
        if not self.hashes:
            raise NothingReadError("no document could be read; the lines above say why. Nothing was written.")

    def inputs_sha256(self) -> str:
        return stamp.inputs_sha256(self.hashes)
