"""How fast the site is with a million events: `python bench/site.py [--events 1000000] [--database FILE] [--write]`.

Makes a database of invented events (kept in FILE for the next run), serves it in this process, asks each page three times
and prints the median; exports are read as they come, with the memory they take on top. `--write` puts the table into
bench/README.md, between the marks of this program.
"""

from __future__ import annotations

import argparse
import asyncio
import platform
import random
import re
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from regesta.db.schema import create_indexes_and_views, create_tables, quoted
from regesta.db.search import make_search
from regesta.db.site import serving

ROOT = Path(__file__).parent.parent
TYPES = ("funding", "release", "update", "business", "partnership", "research", "personnel", "policy")
FACTUALITIES = ("actual",) * 8 + ("planned", "rumoured")
VERBS = ("发布", "融资", "更新", "收购", "合作", "开源")
SYLLABLES = "智云星海天元光明启航远创新联数科达信安维博深"
BEGIN, END = "<!-- bench/site.py -->", "<!-- /bench/site.py -->"


def fill(path: Path, events: int) -> None:
    """The database, made straight in SQL: what the store would write, without reading any text."""
    chance = random.Random(5)
    companies = [
        (f"c{n:05}", "".join(chance.choices(SYLLABLES, k=3)) + f"{n:05}公司") for n in range(max(events // 50, 10))
    ]
    per_document = 20
    made = sqlite3.connect(path, isolation_level=None)
    made.execute("pragma journal_mode = off")
    made.execute("pragma synchronous = off")
    create_tables(made)
    made.execute("begin")

    def insert(table: str, columns: str, rows: Iterable[tuple[object, ...]]) -> None:
        names = columns.split()
        made.executemany(
            f"insert or ignore into {table} ({quoted(names)}) values ({', '.join('?' * len(names))})", rows
        )

    def documents() -> Iterator[tuple[object, ...]]:
        for n in range(events // per_document + 1):
            text = "".join(f"第{n * per_document + k:07}号，公司发布了新的更新。" for k in range(per_document))
            yield (
                f"d{n:06}",
                f"{n}.txt",
                f"大事记第{n}期",
                f"来源{n % 40}",
                "",
                "zh-Hans",
                "2024-01-01",
                "2024-01-01",
                "2024-01-01",
                "written",
                len(text),
                f"{n}",
                text,
            )

    def happened() -> Iterator[tuple[object, ...]]:
        for n in range(events):
            year, month, day = 1990 + chance.randrange(35), chance.randrange(12) + 1, chance.randrange(28) + 1
            date = f"{year}-{month:02}-{day:02}"
            word = "罕见" if n % 100_000 == 7 else ""
            yield (
                f"e{n:07}",
                TYPES[n % 8],
                f"{companies[n % len(companies)][1]}{VERBS[n % 6]}第{n}号产品{word}",
                f"Company {n} acts",
                date,
                date,
                date,
                date,
                "day",
                year,
                month,
                chance.choice(FACTUALITIES),
                1,
                1,
                0,
            )

    def told() -> Iterator[tuple[object, ...]]:
        for n in range(events):
            start = n % per_document * 21
            yield (
                f"k{n:07}",
                f"e{n:07}",
                f"d{n // per_document:06}",
                "update",
                "actual",
                "written",
                start,
                start + 21,
                f"第{n:07}号，公司发布了新的更新。",
                "fact/bench",
            )

    insert("entities", "id kind name", ((id, "organisation", name) for id, name in companies))
    insert(
        "documents",
        "id path title publisher author lang published published_earliest published_latest published_basis "
        "characters sha256 text",
        documents(),
    )
    insert(
        "events",
        "id type title title_en date date_written earliest latest precision year month factuality documents "
        "sources conflicts",
        happened(),
    )
    insert("claims", "id event_id document_id type factuality basis start end quote rule", told())
    insert(
        "participants",
        "event_id entity_id role",
        ((f"e{n:07}", companies[n % len(companies)][0], "agent") for n in range(events)),
    )
    insert(
        "participants",
        "event_id entity_id role",
        (
            (f"e{n:07}", companies[min(int(chance.expovariate(0.002)), len(companies) - 1)][0], "partner")
            for n in range(events)
        ),
    )
    insert(
        "funding",
        "event_id company_id kind round round_written currency min max hedge usd_min usd_max lead_investors "
        "investors factuality",
        (
            (
                f"e{n:07}",
                companies[n % len(companies)][0],
                "round",
                "A",
                "A轮",
                "CNY",
                n + 1e6,
                n + 1e6,
                "exact",
                n / 7 + 1e5,
                n / 7 + 1e5,
                "[]",
                "[]",
                "actual",
            )
            for n in range(0, events, 8)
        ),
    )
    insert(
        "releases",
        "event_id name organisation_id kind factuality",
        ((f"e{n:07}", f"产品{n}", companies[n % len(companies)][0], "product", "actual") for n in range(1, events, 8)),
    )
    made.execute("commit")
    made.execute("begin")
    create_indexes_and_views(made)
    make_search(made)
    made.execute("commit")
    made.execute("analyze")
    made.close()


def pages(name: str) -> dict[str, str]:
    return {
        "home": "/",
        "timeline": f"/-/timeline/{name}",
        "timeline, one month": f"/-/timeline/{name}?year=2020&month=5",
        "timeline, last page": f"/-/timeline/{name}?_page=20000",
        "timeline of a type, newest first": f"/-/timeline/{name}?type=release&_sort_desc=date",
        "lanes by type": f"/-/timeline/{name}?_lanes=type",
        "lanes by name": f"/-/timeline/{name}?_lanes=entity",
        "lanes by name, one year": f"/-/timeline/{name}?_lanes=entity&year=2020",
        "lanes by name, what happened": f"/-/timeline/{name}?_lanes=entity&factuality=actual",
        "lanes by source": f"/-/timeline/{name}?_lanes=source",
        "lanes by source, one year": f"/-/timeline/{name}?_lanes=source&year=2020",
        "lanes by source, of a type": f"/-/timeline/{name}?_lanes=source&type=release",
        "search, rare word": f"/-/search/{name}?q=罕见",
        "search, frequent word": f"/-/search/{name}?q=产品",
        "timeline, frequent word": f"/-/timeline/{name}?_search=发布",
        "entity": f"/-/entity/{name}/c00003",
        "event": f"/-/event/{name}/e0500000",
        "document": f"/-/document/{name}/d000500",
        "table with facets": f"/{name}/events",
        "table, filtered, with facets": f"/{name}/events?type=release&factuality=actual&year=2020",
    }


EXPORTS = {
    "csv, all events": "csv",
    "ndjson, all events": "ndjson",
    "ics, all events": "ics",
    "csv, one table": "csv?_table=claims",
}


async def ask(served: object, path: str) -> tuple[float, int]:
    began = time.perf_counter()
    answer = await served.client.get(path, timeout=600)  # type: ignore[attr-defined]
    took = time.perf_counter() - began
    if answer.status_code != 200:
        raise SystemExit(f"{path}: status {answer.status_code}")
    return took, len(answer.content)


async def measured(database: Path) -> list[tuple[str, str, str, str]]:
    served = serving.make_datasette(database)
    rows = []
    for label, path in pages(database.stem).items():
        first, *times = [await ask(served, path) for _ in range(4)]
        rows.append(
            (
                label,
                f"{first[0]:.2f} s",
                f"{statistics.median(took for took, _ in times):.2f} s",
                f"{first[1] / 1000:,.0f} kB",
            )
        )
    return rows


def exported(database: Path, what: str) -> tuple[str, str]:
    """An export through a server of its own, read piece by piece: its time and the memory it added there."""
    code = (
        "import asyncio, sys, time, resource\n"
        "from pathlib import Path\n"
        "from regesta.db.site import serving\n"
        "served = serving.make_datasette(Path(sys.argv[1]))\n"
        "size = 0\n"
        "async def main():\n"
        "    await served.invoke_startup()\n"
        "    async def once(path):\n"
        "        global size\n"
        "        size = 0\n"
        "        async def receive(): return {'type': 'http.request'}\n"
        "        async def send(message):\n"
        "            global size\n"
        "            assert message.get('status', 200) == 200, message\n"
        "            size += len(message.get('body', b''))\n"
        "        path, _, query = path.partition('?')\n"
        "        await served.app()({'type': 'http', 'method': 'GET', 'path': path, 'raw_path': path.encode(), 'http_version': '1.1',\n"
        "            'query_string': query.encode(), 'headers': [(b'host', b'x')], 'scheme': 'http', 'server': None}, receive, send)\n"
        "    name = Path(sys.argv[1]).stem\n"
        "    await once(f'/-/event/{name}/e0000001')\n"
        "    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "    began = time.perf_counter()\n"
        "    await once(f'/-/export/{name}.' + sys.argv[2])\n"
        "    took = time.perf_counter() - began\n"
        "    added = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024\n"
        "    print(f'{took:.0f} s, {size / 1e6:,.0f} MB|{added:.0f} MB')\n"
        "asyncio.run(main())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(database), what], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    took, _, added = done.stdout.strip().partition("|")
    return took, added


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--database", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = given.database or Path(folder) / "million.db"
        if not database.exists():
            began = time.perf_counter()
            fill(database, given.events)
            print(
                f"made in {time.perf_counter() - began:.0f} s, {database.stat().st_size / 1e9:.2f} GB", file=sys.stderr
            )
        lines = ["| page | first visit | later | size |", "|---|---|---|---|"]
        lines += [f"| {' | '.join(row)} |" for row in asyncio.run(measured(database))]
        lines += ["", "| export, streamed | time and size | memory added |", "|---|---|---|"]
        lines += [f"| {label} | {' | '.join(exported(database, what))} |" for label, what in EXPORTS.items()]
    table = "\n".join(lines)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(table, f"\npeak memory of the pages' process {peak:.0f} MB")
    if given.write:
        readme = ROOT / "bench" / "README.md"
        text = readme.read_text(encoding="utf-8") if readme.exists() else "# Benchmarks\n"
        section = (
            f"{BEGIN}\n## The site with {given.events:,} events\n\n`python bench/site.py --write`; first visit and median of three more, in process, "
            f"{platform.python_implementation()} {platform.python_version()}, SQLite {sqlite3.sqlite_version}, 2 shared cores.\n\n"
            f"{table}\n{END}"
        )
        pattern = re.compile(re.escape(BEGIN) + ".*?" + re.escape(END), re.DOTALL)
        text = pattern.sub(lambda _: section, text) if pattern.search(text) else text.rstrip() + "\n\n" + section + "\n"
        readme.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
