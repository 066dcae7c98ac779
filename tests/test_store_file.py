"""The file that the store writes: it is whole or it is not there, and what is not ours is kept."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from regesta.db import store
from regesta.extract.model import Reading

from .readings import corpus
from .stored import RUN, lone, rows


def test_a_build_that_dies_leaves_the_old_file_untouched_and_no_other(target: Path) -> None:
    store.build(target, corpus()[:2], run=RUN)
    before = target.read_bytes()

    def dies() -> Iterator[Reading]:
        yield from corpus()[:3]
        raise RuntimeError("the reader broke")

    with pytest.raises(RuntimeError, match="the reader broke"):
        store.build(target, dies(), run=RUN)
    assert target.read_bytes() == before
    assert lone(target.parent) == ["facts.db"]


def test_a_build_that_is_killed_leaves_the_old_file_and_the_next_removes_what_it_left(target: Path) -> None:
    store.build(target, corpus()[:2], run=RUN)
    before = target.read_bytes()
    program = (
        "import sys, time; from pathlib import Path; from regesta.db import store; from tests.readings import corpus\n"
        "def slow():\n    yield from corpus()\n    print('half way', flush=True)\n    time.sleep(60)\n"
        "store.build(Path(sys.argv[1]), slow(), run=store.RunInfo('0'))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(target)], cwd=Path(__file__).parent.parent, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"half way\n"
        child.send_signal(signal.SIGKILL)
    assert target.read_bytes() == before
    assert len(lone(target.parent)) == 2
    store.build(target, corpus()[:2], run=RUN)
    assert lone(target.parent) == ["facts.db"]
    assert target.read_bytes() == before


def test_a_temporary_file_of_a_build_that_still_runs_is_left_alone(target: Path) -> None:
    running = target.with_name(f".facts.db.{os.getppid()}.tmp")
    running.write_bytes(b"")
    store.build(target, corpus(), run=RUN)
    assert lone(target.parent) == [running.name, "facts.db"]


def test_reviews_survive_a_rebuild(target: Path) -> None:
    store.build(target, corpus(), run=RUN)
    connection = sqlite3.connect(target)
    connection.execute("pragma journal_mode = wal")
    connection.execute(
        "insert into reviews values (7, 'events', 'abc', 'reject', '{}', null, 'wrong', 'ann', '2026-01-01')"
    )
    connection.commit()
    connection.close()
    summary = store.build(target, corpus()[:1], run=RUN)
    assert summary.counts["reviews"] == 1
    assert rows(target, "select * from reviews") == [
        (7, "events", "abc", "reject", "{}", None, "wrong", "ann", "2026-01-01")
    ]
    assert lone(target.parent) == ["facts.db"]


def test_a_reader_keeps_the_old_file_while_a_new_one_is_made(target: Path) -> None:
    store.build(target, corpus()[:1], run=RUN)
    reader = sqlite3.connect(target)
    reader.execute("select count(*) from documents").fetchone()
    store.build(target, corpus(), run=RUN)
    assert reader.execute("select count(*) from documents").fetchone() == (1,)
    reader.close()
    assert rows(target, "select count(*) from documents") == [(5,)]


def test_a_link_to_a_database_stays_a_link(target: Path) -> None:
    link = target.with_name("latest.db")
    store.build(target, corpus()[:1], run=RUN)
    link.symlink_to(target)
    store.build(link, corpus(), run=RUN)
    assert link.is_symlink()
    assert rows(target, "select count(*) from documents") == [(5,)]


# Errors -------------------------------------------------------------------------------------------------------------


def test_a_locked_database_is_refused_and_kept(target: Path) -> None:
    store.build(target, corpus()[:1], run=RUN)
    before = target.read_bytes()
    other = sqlite3.connect(target, isolation_level=None)
    other.execute("begin immediate")
    with pytest.raises(store.StoreError, match="open elsewhere and locked; close the other program"):
        store.build(target, corpus(), run=RUN)
    other.rollback()
    other.close()
    assert target.read_bytes() == before
    assert lone(target.parent) == ["facts.db"]


@pytest.mark.parametrize("held", [b"", b"a letter to a friend", b"SQLite format 3\0 but then not"])
def test_a_file_that_is_not_ours_is_refused_and_kept(target: Path, held: bytes) -> None:
    target.write_bytes(held)
    with pytest.raises(store.StoreError, match=r"not a SQLite database.*(name another file|move it away)"):
        store.build(target, corpus(), run=RUN)
    assert target.read_bytes() == held
    assert lone(target.parent) == ["facts.db"]


def test_a_database_of_somebody_else_is_refused_and_kept(target: Path) -> None:
    other = sqlite3.connect(target)
    other.execute("create table photos (id)")
    other.commit()
    other.close()
    before = target.read_bytes()
    with pytest.raises(store.StoreError, match="regesta did not make"):
        store.build(target, corpus(), run=RUN)
    assert target.read_bytes() == before


def test_a_database_of_a_newer_regesta_is_refused(target: Path) -> None:
    store.build(target, [], run=RUN)
    other = sqlite3.connect(target)
    other.execute("pragma user_version = 99")
    other.close()
    with pytest.raises(store.StoreError, match="newer regesta"):
        store.build(target, corpus(), run=RUN)


def test_a_place_that_is_none_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(store.StoreError, match="no such folder; make it first"):
        store.build(tmp_path / "nowhere" / "facts.db", corpus(), run=RUN)
    with pytest.raises(store.StoreError, match="is a folder; name a file in it"):
        store.build(tmp_path, corpus(), run=RUN)
    assert lone(tmp_path) == []


def test_a_full_disk_is_said_and_leaves_the_old_file(target: Path) -> None:
    store.build(target, corpus()[:1], run=RUN)
    before = target.read_bytes()
    program = (
        "import resource, sys; from pathlib import Path\n"
        "from regesta.db import store; from tests.readings import corpus\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try:\n    store.build(Path(sys.argv[1]), corpus(), run=store.RunInfo('0'))\n"
        "except store.StoreError as error:\n    print(error)"
    )
    said = subprocess.run(
        [sys.executable, "-c", program, str(target)],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.startswith("the disk is full or cannot be written")
    assert target.read_bytes() == before
    assert lone(target.parent) == ["facts.db"]


def test_errors_of_the_reader_are_not_taken_for_ours(target: Path) -> None:
    def unreadable() -> Iterator[Reading]:
        raise PermissionError("articles/a.txt")
        yield

    with pytest.raises(PermissionError, match=r"articles/a\.txt"):
        store.build(target, unreadable(), run=RUN)
    assert lone(target.parent) == []
