"""Publishes a database of ours with Datasette: read-only, with the texts of metadata.yml, on this machine.

serve(Path("facts.db"), port=8001)                                       # until Ctrl-C
datasette = make_datasette(Path("facts.db"))                             # the same, for tests and other servers
"""

from __future__ import annotations

import contextlib
import socket
import sqlite3
import webbrowser
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import uvicorn
import yaml
from datasette.app import Datasette
from datasette.plugins import pm

from . import plugin
from .either import options
from .ours import TABLES

SETTINGS = {
    "sql_time_limit_ms": 3000,
    "facet_time_limit_ms": 1000,
    "max_csv_mb": 0,  # else a large table is cut silently, with status 200
    "suggest_facets": False,  # the facets are chosen in metadata.yml; guessing them reads every column
    "default_page_size": 50,
    "truncate_cells_html": 300,
    "allow_download": True,
}


class ServeError(Exception):
    """The database cannot be served; the message says what to do."""


def metadata_for(database: Path) -> dict[str, Any]:
    """metadata.yml with its section `databases: regesta:` under the name that Datasette gives to `database`."""
    text = (files("regesta.db") / "metadata.yml").read_text(encoding="utf-8")
    metadata: dict[str, Any] = yaml.safe_load(text)
    metadata["databases"] = {Path(database).stem: metadata["databases"]["regesta"]}
    return metadata


def _check(database: Path) -> None:
    """A ServeError unless `database` is a file that we wrote."""
    if not database.is_file():
        raise ServeError(f"There is no file {database}. Make it with: regesta build {database} ARTICLES...")
    try:
        connection = sqlite3.connect(f"file:{_quoted(database)}?mode=ro", uri=True)
        try:
            tables = {name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")}
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        raise ServeError(
            f"{database} cannot be read as a SQLite database ({error}). Give the file that regesta build wrote."
        ) from None
    if not tables >= TABLES:
        raise ServeError(
            f"{database} was not written by this regesta: it has no table {min(TABLES - tables)}. "
            f"Build it again, give the file that regesta build wrote, or serve this one with: datasette {database}"
        )


def _quoted(path: Path) -> str:
    return str(path.resolve()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def make_datasette(database: Path) -> Any:
    """A Datasette that serves `database` as an immutable file. Raises ServeError when it is none of ours."""
    database = Path(database)
    _check(database)
    if not pm.is_registered(plugin):  # the entry point may not be installed
        pm.register(plugin, "regesta")
    return Datasette([], immutables=[str(database)], settings=SETTINGS, **options(metadata_for(database)))


def _listening(host: str, port: int) -> socket.socket:
    """A socket bound here, so that a busy port is found before anything is promised."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:
        raise ServeError(f"{host} is no address of this machine ({error}). Try --host 127.0.0.1") from None
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen()  # who asks at once waits, instead of being refused
    except OSError as error:
        listener.close()
        raise ServeError(
            f"Port {port} of {host} cannot be used ({error.strerror or error}). Stop what runs there, or "
            f"take another: --port {port + 1}, or --port 0 for any that is free."
        ) from None
    return listener


def _say(text: str) -> None:
    print(text, flush=True)


def serve(
    database: Path,
    host: str = "127.0.0.1",
    port: int = 8001,
    open_browser: bool = False,
    announce: Callable[[str], None] = _say,
) -> None:
    """Serves `database` until it is interrupted; `announce` gets the address. Port 0 takes a free one."""
    datasette = make_datasette(database)
    listener = _listening(host, port)
    bound = listener.getsockname()[1]
    shown = "127.0.0.1" if host in ("0.0.0.0", "::", "") else f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{bound}/"
    announce(f"{Path(database).name} is at {address} (Ctrl-C stops)")
    if open_browser:
        webbrowser.open(address)
    config = uvicorn.Config(datasette.app(), log_level="warning", lifespan="on")
    try:
        with contextlib.suppress(KeyboardInterrupt):  # the way to stop it, not an error
            uvicorn.Server(config).run(sockets=[listener])
    finally:
        listener.close()
