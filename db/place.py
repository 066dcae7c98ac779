"""The place of a database: is it free or ours, who else is at it, and errors in words that say what to do."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from .schema import APPLICATION_ID, VERSION

BUSY = 2.0  # seconds to wait for somebody else's transaction


class StoreError(Exception):
    """The database cannot be written; the message says what to do."""


def check_place(target: Path) -> None:
    """StoreError unless `target` is free or a database of ours in a folder that we can write."""
    if not target.parent.is_dir():
        raise StoreError(f"{target.parent}: there is no such folder; make it first (mkdir -p {target.parent})")
    if target.is_dir():
        raise StoreError(f"{target} is a folder; name a file in it, for example {target / 'facts.db'}")
    if not os.access(target.parent, os.W_OK | os.X_OK):
        raise StoreError(
            f"{target.parent}: this folder cannot be written; choose another place or change its permissions"
        )
    if not target.exists():
        return
    if not os.access(target, os.R_OK | os.W_OK):
        raise StoreError(f"{target} cannot be written; change its permissions or name another file")
    with target.open("rb") as file:
        head = file.read(16)
    if head != b"SQLite format 3\0":
        raise StoreError(
            f"{target} is not a SQLite database, and nothing was written; name another file or move this one away"
        )
    with contextlib.closing(_open(target)) as old:
        ours = old.execute("pragma application_id").fetchone()[0] == APPLICATION_ID
        if not ours and not has_table(old, "runs"):
            raise StoreError(
                f"{target} is a database that regesta did not make (it has no table `runs`), and nothing "
                "was written; name another file"
            )
        if (version := old.execute("pragma user_version").fetchone()[0]) > VERSION:
            raise StoreError(
                f"{target} was made by a newer regesta (its schema is {version}, ours {VERSION}); update "
                "regesta or name another file"
            )


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path.as_uri() + "?mode=rw", uri=True, timeout=BUSY, isolation_level=None)


@contextlib.contextmanager
def held(target: Path) -> Iterator[sqlite3.Connection | None]:
    """The old database with nobody else writing, None when there is none. What waits in its write-ahead log is moved
    into the file: a log that outlived its database would be played into the new one."""
    if not target.exists():
        yield None
        return
    with contextlib.closing(_open(target)) as old:
        if old.execute("pragma journal_mode").fetchone()[0] == "wal":
            old.execute("pragma journal_mode = delete")
        old.execute("begin immediate")
        yield old
        old.rollback()


def has_table(connection: sqlite3.Connection, name: str) -> bool:
    found = connection.execute("select 1 from sqlite_master where type = 'table' and name = ?", (name,))
    return found.fetchone() is not None


def sync(path: Path) -> None:
    """What was written is on the disk; folders cannot be synced everywhere."""
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep(target: Path) -> None:
    """Remove what builds of this target left that were killed."""
    for path in target.parent.glob(f".{target.name}.*.tmp"):
        pid = path.name[len(target.name) + 2 : -4]
        if pid.isdigit() and (int(pid) == os.getpid() or not _alive(int(pid))):
            remove(path)


def _alive(pid: int) -> bool:
    if os.name == "nt":  # there a file that is open cannot be removed anyway, and kill(pid, 0) would kill
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def remove(path: Path) -> None:
    for name in (path, path.with_name(path.name + "-journal")):
        with contextlib.suppress(OSError):
            name.unlink()


@contextlib.contextmanager
def said(target: Path) -> Iterator[None]:
    """Errors of SQLite and the system as a StoreError that says what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        said = str(error)
        if "locked" in said or "busy" in said:
            raise StoreError(
                f"{target} is open elsewhere and locked; close the other program (or wait for it) and "
                "build again. Nothing was changed"
            ) from error
        if "full" in said or "disk I/O" in said:
            raise StoreError(
                f"the disk is full or cannot be written ({said}); free space where {target} and temporary "
                "files are, then build again. Nothing was changed"
            ) from error
        if "readonly" in said or "unable to open" in said:
            raise StoreError(
                f"{target} cannot be written ({said}); change the permissions of the file and its folder, "
                "or name another file"
            ) from error
        raise StoreError(f"{target}: SQLite says {said}; nothing was changed") from error
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.IntegrityError):
            raise
        raise StoreError(
            f"{target} is damaged or not a SQLite database ({error}); move it away and build again"
        ) from error
    except OSError as error:
        raise StoreError(
            f"{target}: {error.strerror or error}; nothing was changed. Free space or change permissions, "
            "then build again"
        ) from error
