"""The command line: database first, then inputs; results on stdout, the rest on stderr.

Exit codes: 0 all well, 1 done with problems (or verify failed), 2 a wrong call.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, cast

import click

from regesta.extract.model import Problem, Source
from regesta.extract.read.jsonl import parse, source_of

from . import __version__

PROBLEMS = 1


def say(message: str) -> None:
    click.echo(message, err=True)


def fail(message: str) -> click.ClickException:
    return click.ClickException(message)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="regesta")
def main() -> None:
    """Turn folders of articles into a database of dated facts, each proved by the words that say it."""


@main.command()
@click.argument("database", type=click.Path(path_type=Path))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the summary as one JSON object.")
def build(database: Path, paths: tuple[Path, ...], as_json: bool) -> None:
    """Read PATHS (folders, files, or - for standard input) into DATABASE.

    Without PATHS the embedded example articles are read. The file is written beside its target and moved there when it
    is complete: a build that dies leaves the old file as it was.
    """
    from regesta.db import fx, store

    from . import stamp
    from .inputs import InputError
    from .intake import Intake, NothingReadError

    intake = Intake(lambda problem: say(f"{problem.path}: {problem.message}"))
    run = store.RunInfo(
        tool_version=__version__,
        rules_sha256=stamp.rules_sha256(),
        lexicon_sha256=stamp.lexicon_sha256(),
        fx_sha256=fx.fx_sha256(),
        inputs_sha256=intake.inputs_sha256,
        started_at=stamp.now(),
        finished_at=stamp.now,
    )
    try:
        summary = store.build(database, intake.readings(paths), problems=intake.problems, run=run)
    except InputError as error:
        raise click.UsageError(str(error)) from None
    except (store.StoreError, NothingReadError) as error:
        raise fail(str(error)) from None
    problems = summary.counts.get("problems", 0)
    counts = dict(summary.counts)
    if as_json:
        click.echo(json.dumps({"database": str(database), **counts, "problems": problems}))
    else:
        shown = ", ".join(
            f"{counts[t]} {t}" for t in ("documents", "events", "funding", "releases", "claims") if t in counts
        )
        say(f"{database}: {shown}" + (f"; {problems} problems (regesta problems {database})" if problems else ""))
    sys.exit(PROBLEMS if problems else 0)


@main.command()
@click.argument("database", type=click.Path(path_type=Path))
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8001, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--open", "open_browser", is_flag=True, help="Open the page in the browser.")
def serve(database: Path, host: str, port: int, open_browser: bool) -> None:
    """Publish DATABASE with Datasette: timeline, documents with their evidence, facets, SQL, CSV and JSON."""
    from regesta.db.site import serving

    try:
        serving.serve(database, host=host, port=port, open_browser=open_browser)
    except serving.ServeError as error:
        raise fail(str(error)) from None


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--bare-numbers", is_flag=True, help="Numbers without a unit are mentions too.")
def scan(paths: tuple[Path, ...], bare_numbers: bool) -> None:
    """Print what is read in each document as one line of JSON.

    Without PATHS documents come as JSON Lines on standard input
    ({"id","text","published"?,"title"?,"url"?,"lang"?}), and each is answered at once.
    """
    from .answer import answer, problem
    from .inputs import InputError, sources
    from .pipeline import read

    bad = 0
    try:
        for id, found in ((f.path, f) for f in sources(paths)) if paths else asked():
            if isinstance(found, Problem):
                bad += 1
                out = {"id": id, "published": None, "mentions": [], "claims": [], "problems": [problem(found)]}
            else:
                given = "" if paths else found.published
                out = answer(id, read(found, given=given, bare_numbers=bare_numbers))
            sys.stdout.write(json.dumps(out, ensure_ascii=False) + "\n")
            sys.stdout.flush()
    except InputError as error:
        raise click.UsageError(str(error)) from None
    if bad:
        say(f"{bad} {'documents' if paths else 'lines'} could not be read; their answers say why")


def asked() -> Iterator[tuple[Any, Source | Problem]]:
    """The documents on standard input with their ids (the number of the line where there is none)."""
    for number, line in enumerate(sys.stdin.buffer, 1):
        if line.strip():
            record, wrong = parse(line, f"line {number}")
            id = record.get("id", number) if isinstance(record, dict) else number
            yield id, wrong or source_of(record, f"line {number}", line)


@main.command()
@click.argument("text", required=False)
@click.option("--published", default="", help="The day the text came out (2023-11-15); relative dates count from it.")
@click.option("--facts", is_flag=True, help="Show also which facts were read and how each role was found.")
def explain(text: str | None, published: str, facts: bool) -> None:
    """Show which rule read which words of TEXT (or standard input), what lost to what, and how each date was placed."""
    from .explain import explained

    for line in explained(text if text is not None else sys.stdin.read(), published, facts):
        click.echo(line)


@main.command()
@click.argument("database", type=click.Path(path_type=Path))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--json", "as_json", is_flag=True)
def verify(database: Path, paths: Sequence[Path], as_json: bool) -> None:
    """Prove every cell of DATABASE again; with PATHS also against the files themselves. Exits 1 and names what fails."""
    from regesta.db import verify as proof

    try:
        report = proof.verify(database, list(paths))
    except proof.VerifyError as error:
        raise fail(str(error)) from None
    failures = [{"table": f.table, "row": f.row, "column": f.column, "message": f.message} for f in report.failures]
    if as_json:
        click.echo(json.dumps({"proved": report.checked, "failures": failures}, ensure_ascii=False))
    else:
        for f in failures:
            click.echo(f"{f['table']} {f['row']} {f['column']}: {f['message']}")
        for what, count in sorted(report.checked.items()):
            say(f"{count:>8} {what}")
        say(f"{len(failures)} cells failed" if failures else f"{database}: every cell is proved")
    sys.exit(PROBLEMS if failures else 0)


@main.command()
@click.argument("database", type=click.Path(path_type=Path))
@click.option("--format", "format_", default="csv", show_default=True, help="The list below says which there are.")
@click.option("--table", default="", help="A table or view; the timeline, unless named.")
@click.option("--bom", is_flag=True, help="Begin a CSV with a byte order mark, as Excel wants it.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("-"), help="A file; a folder for datapackage."
)
def export(database: Path, format_: str, table: str, bom: bool, output: Path) -> None:
    """Write DATABASE for other programs.

    A table or view as csv, json, ndjson or parquet; the dated events as ics, atom, timelinejs or jsonld; all tables with
    their descriptions as datapackage (a folder).
    """
    from regesta.db import export as exporting
    from regesta.db.package import package
    from regesta.db.parquet import NoParquet

    try:
        if format_ == "datapackage":
            if output == Path("-"):
                raise click.UsageError("a data package is a folder: name one with -o FOLDER")
            package(database, output)
        else:
            with click.open_file(str(output), "wb", lazy=True) as out:
                exporting.export_bytes(database, format_, table, cast(BinaryIO, out), bom=bom)
    except exporting.ExportError as error:
        raise click.UsageError(str(error)) from None
    except NoParquet as error:
        raise fail(str(error)) from None


@main.group()
def publish() -> None:
    """Publish a database elsewhere."""


@publish.command()
@click.argument("database", type=click.Path(path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--language", type=click.Choice(["en", "zh"]), default="en", show_default=True)
@click.option("--address", default="", help="Where it will stand (https://...): feeds and calendars then link to it.")
def static(database: Path, folder: Path, language: str, address: str) -> None:
    """Write DATABASE into FOLDER as plain files (pages and exports) that any web server can host."""
    from regesta.db import publish as publishing
    from regesta.db.export import ExportError
    from regesta.db.site.serving import ServeError

    try:
        count = publishing.static(database, folder, language=language, address=address)
    except (ExportError, ServeError) as error:
        raise fail(str(error)) from None
    say(f"{folder}: {count} files; open {folder / 'index.html'}")


@main.command()
@click.option("--json", "as_json", is_flag=True)
def rules(as_json: bool) -> None:
    """List every rule with the first line of its page."""
    from .plugins import rules as every

    listed = [{"rule": r.name, "reads": " ".join(r.doc.split("\n\n")[0].split())} for r in every()]
    click.echo(
        json.dumps(listed, ensure_ascii=False)
        if as_json
        else "\n".join(f"{r['rule']:<28} {r['reads']}" for r in listed)
    )


@main.command()
def plugins() -> None:
    """List the plugins that give rules."""
    from .plugins import manager

    for name, _ in manager().list_name_plugin():
        click.echo(name)


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True)
def names(paths: tuple[Path, ...], as_json: bool) -> None:
    """Propose Chinese names that no rule knows yet, found by a model (extra ner), for a reviewer.

    Columns: kind, name, times, documents, context, parted by tabs. Nothing of this list becomes a fact.
    """
    from dataclasses import asdict

    from .inputs import InputError, sources
    from .pipeline import read
    from .proposals import NoTaggerError, proposals, tagger

    try:
        tag = tagger()
        listed = [asdict(p) for p in proposals((read(s) for s in sources(paths) if isinstance(s, Source)), tag)]
    except NoTaggerError as error:
        raise fail(str(error)) from None
    except InputError as error:
        raise click.UsageError(str(error)) from None
    columns = ("kind", "name", "times", "documents", "context")
    if as_json:
        click.echo(json.dumps(listed, ensure_ascii=False))
    else:
        click.echo("\n".join("\t".join(map(str, row)) for row in (columns, *(p.values() for p in listed))))


@main.command()
@click.argument("database", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True)
def problems(database: Path, as_json: bool) -> None:
    """List what could not be read when DATABASE was built; exits 1 when there is anything."""
    from regesta.db import export as exporting

    try:
        listed = exporting.rows(database, "problems")
    except exporting.ExportError as error:
        raise fail(str(error)) from None
    click.echo(
        json.dumps(listed, ensure_ascii=False)
        if as_json
        else "\n".join(f"{p['path']}: {p['rule']}: {p['message']}" for p in listed)
    )
    sys.exit(PROBLEMS if listed else 0)
