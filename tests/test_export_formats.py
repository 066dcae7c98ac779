"""Exports as other programs read them: icalendar, feedparser, frictionless, jsonschema, rdflib and pyarrow say that they are
what they claim."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import xml.dom.minidom
from datetime import date

import feedparser
import frictionless
import icalendar
import jsonschema
import pyarrow.parquet
import pytest
import rdflib
from regesta.db import feeds, publish, store
from regesta.db.export import FORMATS, ExportError, export, export_bytes
from regesta.db.package import package
from regesta.db.schema import TABLES, VIEWS
from regesta.db.site import serving

from . import site_database
from .readings import corpus
from .site_page import Page, get

DATED = 9  # of the events of the hand-made database


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    return site_database.build(tmp_path_factory.mktemp("export") / "facts.db")


@pytest.fixture(scope="module")
def served(database):
    return serving.make_datasette(database)


def exported(database, format, table="", **given):
    out = io.BytesIO()
    export_bytes(database, format, table, out, **given)
    return out.getvalue()


@pytest.fixture(params=["file", "site"])
def taken(request, database, served):
    """The export of all dated events, from the command line's function and from the site."""

    def take(format):
        if request.param == "file":
            return exported(database, format)
        answer = get(served, f"/-/export/facts.{format}")
        assert answer.status_code == 200
        assert "attachment" in answer.headers["content-disposition"]
        return answer.content

    return take


def test_a_calendar_has_whole_days_and_says_how_sure_they_are(taken):
    calendar = icalendar.Calendar.from_ical(taken("ics"))
    events = {str(each["UID"]).split("@")[0]: each for each in calendar.walk("VEVENT")}
    assert len(events) == DATED
    assert (events["raised"]["DTSTART"].dt, events["raised"]["DTEND"].dt) == (date(2023, 10, 1), date(2023, 11, 1))
    assert type(events["glm130b"]["DTSTART"].dt) is date
    assert {str(each["STATUS"]) for each in events.values()} == {"CONFIRMED", "TENTATIVE", "CANCELLED"}
    assert str(events["planned"]["SUMMARY"]) == "[planned] 智谱AI拟推出对标GPT-4的模型"
    assert "上个月，公司公布今年融了超过25亿元。" in str(events["raised"]["DESCRIPTION"]) or "25" in str(
        events["raised"]["DESCRIPTION"]
    )
    for line in taken("ics").split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


def test_a_feed_is_read_newest_first_and_nothing_in_it_acts(taken):
    feed = feedparser.parse(taken("atom"))
    assert not feed.bozo
    assert feed.version == "atom10"
    assert [each.id.rpartition(":")[2] for each in feed.entries][:3] == ["forecast", "evil", "planned"]
    assert len(feed.entries) == DATED
    xml.dom.minidom.parseString(taken("atom"))
    assert b"<script>" not in taken("atom")


# https://timeline.knightlab.com/docs/json-format.html, and no more than its reader takes without a complaint
TIMELINEJS = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["events"],
    "additionalProperties": False,
    "properties": {
        "title": {"$ref": "#/$defs/slide"},
        "events": {
            "type": "array",
            "items": {"allOf": [{"$ref": "#/$defs/slide"}, {"required": ["start_date", "unique_id"]}]},
        },
        "eras": {"type": "array", "items": {"type": "object", "required": ["start_date", "end_date"]}},
        "scale": {"enum": ["human", "cosmological"]},
    },
    "$defs": {
        "slide": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "start_date": {"$ref": "#/$defs/date"},
                "end_date": {"$ref": "#/$defs/date"},
                "text": {"$ref": "#/$defs/text"},
                "media": {"type": "object", "required": ["url"]},
                "group": {"type": "string"},
                "display_date": {"type": "string"},
                "background": {"type": "object"},
                "autolink": {"type": "boolean"},
                "unique_id": {"type": "string", "pattern": "^[A-Za-z0-9_-]+$"},
            },
        },
        "date": {
            "type": "object",
            "required": ["year"],
            "additionalProperties": False,
            "dependentRequired": {"day": ["month"]},
            "properties": {
                "year": {"type": "integer"},
                "month": {"type": "integer", "minimum": 1, "maximum": 12},
                "day": {"type": "integer", "minimum": 1, "maximum": 31},
                "display_date": {"type": "string"},
            },
        },
        "text": {
            "type": "object",
            "additionalProperties": False,
            "minProperties": 1,
            "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
        },
    },
}


def test_timelinejs_is_what_its_documentation_asks_for(taken):
    jsonschema.Draft202012Validator.check_schema(TIMELINEJS)
    story = json.loads(taken("timelinejs"))
    jsonschema.validate(story, TIMELINEJS)
    assert len({each["unique_id"] for each in story["events"]}) == DATED
    for wrong in (
        {"events": [{"text": {"headline": "no day"}, "unique_id": "a"}]},
        {"events": [{"start_date": {"year": 2023, "day": 3}, "unique_id": "a"}]},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, TIMELINEJS)


def test_timelinejs_has_dates_as_coarse_as_the_words_and_escaped_html(taken):
    slides = {each["unique_id"]: each for each in json.loads(taken("timelinejs"))["events"]}
    assert slides["raised"]["start_date"] == {"year": 2023, "month": 10}
    assert "end_date" not in slides["raised"]
    assert slides["forecast"]["end_date"] == {"year": 2043}
    assert slides["glm130b"]["start_date"] == {"year": 2022, "month": 8, "day": 4}
    for each in slides.values():  # what a browser makes of it: text, our elements, no more
        made = Page(each["text"]["headline"] + each["text"]["text"])
        assert {element["tag"] for element in made.elements} <= {"p", "blockquote", "a"}
        assert all(set(element) <= {"tag", "text", "inside", "href"} for element in made.elements)


pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # inside rdflib

# What https://schema.org/docs/jsonldcontext.jsonld says of the words that we use
SCHEMA_ORG = {
    "@vocab": "http://schema.org/",
    "url": {"@id": "http://schema.org/url", "@type": "@id"},
    "additionalType": {"@id": "http://schema.org/additionalType", "@type": "@id"},
    "startDate": {"@id": "http://schema.org/startDate", "@type": "http://schema.org/Date"},
    "endDate": {"@id": "http://schema.org/endDate", "@type": "http://schema.org/Date"},
}
# What https://schema.org/Event lists for an event, from Event and from Thing
OF_EVENTS = {
    "about",
    "additionalType",
    "alternateName",
    "description",
    "endDate",
    "identifier",
    "keywords",
    "name",
    "startDate",
    "url",
}


def graph_of(jsonld):
    """The triples of an export as rdflib reads them, without asking schema.org for its context."""
    document = json.loads(jsonld)
    assert document["@context"][0] == "https://schema.org"
    return rdflib.Graph().parse(
        data=json.dumps(document | {"@context": [SCHEMA_ORG, *document["@context"][1:]]}), format="json-ld"
    )


def test_jsonld_is_a_graph_of_events_in_the_words_of_schema_org(taken):
    graph, schema = graph_of(taken("jsonld")), rdflib.Namespace("http://schema.org/")
    events = {*graph.subjects(rdflib.RDF.type, schema.Event)}
    assert len(events) == DATED
    assert {str(each).startswith("urn:regesta:") for each in events} == {True}
    edtf = rdflib.DCTERMS.date
    said = {
        str(p).removeprefix(schema)
        for event in events
        for p in graph.predicates(event)
        if p not in (rdflib.RDF.type, edtf)
    }
    assert said <= OF_EVENTS
    assert said <= {*rdflib.SDO.__annotations__}
    assert {p for _, p, o in graph if isinstance(o, rdflib.BNode)} == {schema.about}
    raised = rdflib.URIRef("urn:regesta:raised")
    assert str(graph.value(raised, schema.startDate)) == str(graph.value(raised, schema.endDate)) == "2023-10"
    assert graph.value(raised, edtf) == rdflib.Literal("2023-10", datatype="http://id.loc.gov/datatypes/edtf/EDTF")
    about = {str(graph.value(thing, schema.name)) for thing in graph.objects(raised, schema.about)}
    assert about == {"智谱AI", "阿里巴巴", "腾讯"}
    assert str(graph.value(raised, schema.name)) == "智谱AI累计融资超25亿元"
    for day in (*graph.objects(None, schema.startDate), *graph.objects(None, schema.endDate)):
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", day)


def test_an_odd_id_is_still_an_iri():
    event = dict.fromkeys(("title_en", "quote", "parties"), "") | {
        "id": "a/b?c d<1>",
        "title": "Odd",
        "date": "2020",
        "earliest": "2020-01-01",
        "latest": "2020-12-31",
        "type": "other",
        "factuality": "actual",
    }
    graph = graph_of("".join(feeds.jsonld([event], feeds.About())))
    assert {str(each) for each in graph.subjects()} == {"urn:regesta:a%2Fb%3Fc%20d%3C1%3E"}
    graph.serialize(format="nt")


def test_csv_begins_with_a_mark_only_when_asked(database, served):
    assert exported(database, "csv", bom=True).startswith(b"\xef\xbb\xbfid,")
    assert exported(database, "csv").startswith(b"id,")
    assert get(served, "/-/export/facts.csv?_bom=1").content.startswith(b"\xef\xbb\xbfid,")
    assert not exported(database, "json", bom=True).startswith(b"\xef")


@pytest.mark.parametrize("table", [*TABLES, *VIEWS])
def test_parquet_holds_the_rows_of_every_table_and_view(database, table):
    found = pyarrow.parquet.read_table(io.BytesIO(exported(database, "parquet", table)))
    assert found.num_rows == len(exported(database, "ndjson", table).splitlines())
    if table == "funding":
        assert sorted(found["investors"].to_pylist()) == [[], ["Alibaba", "Tencent"]]
        assert str(found.schema.field("min").type) == "double"


def test_without_pyarrow_parquet_says_how_to_get_it(database, tmp_path):
    code = (
        "import sys; sys.modules['pyarrow'] = None; from regesta.cli import main; "
        f"main(['export', {str(database)!r}, '--format', 'parquet', '-o', {str(tmp_path / 'x')!r}])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "pip install 'regesta[parquet]'" in done.stderr


def test_a_data_package_is_valid_with_its_keys(tmp_path):
    store.build(tmp_path / "facts.db", corpus(), run=store.RunInfo("0"))
    package(tmp_path / "facts.db", tmp_path / "package")
    report = frictionless.validate(str(tmp_path / "package" / "datapackage.json"))
    assert report.valid, report.flatten(["fieldName", "message"])[:5]
    described = json.loads((tmp_path / "package" / "datapackage.json").read_text(encoding="utf-8"))
    assert {each["name"] for each in described["resources"]} == {*TABLES, *VIEWS}
    assert all("description" in field for each in described["resources"] for field in each["schema"]["fields"])
    with pytest.raises(ExportError, match="is there already"):
        package(tmp_path / "facts.db", tmp_path / "package")


def test_the_site_exports_what_the_filters_let_through_and_whole_tables(served):
    rows = list(csv.DictReader(io.StringIO(get(served, "/-/export/facts.csv?type=funding").text)))
    assert [row["id"] for row in rows] == ["valuation", "raised"]
    assert [each["id"] for each in get(served, "/-/export/facts.json?_search=智譜&factuality=denied").json()] == [
        "denied"
    ]
    assert len(get(served, "/-/export/facts.ndjson?_table=claims").text.splitlines()) == 13
    found = pyarrow.parquet.read_table(io.BytesIO(get(served, "/-/export/facts.parquet?_table=events").content))
    assert found.num_rows == 11
    for path in ("facts.exe", "none.csv", "facts.csv?_table=sqlite_master", "facts.ics?_table=funding"):
        assert get(served, f"/-/export/{path}").status_code == 404
    menu = [
        each["href"]
        for each in Page(get(served, "/facts/funding").text).all("a")
        if "/-/export/" in (each.get("href") or "")
    ]
    assert "/-/export/facts.csv?_bom=1&_table=funding" in menu


def test_every_format_has_a_place_in_the_command_and_a_wrong_one_is_refused(database, tmp_path):
    for format in FORMATS:
        done = subprocess.run(
            [
                sys.executable,
                "-c",
                "from regesta.cli import main; main()",
                "export",
                str(database),
                "--format",
                format,
                "-o",
                str(tmp_path / format),
            ],
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert (tmp_path / format).stat().st_size > 100
    with pytest.raises(ExportError, match="ics holds events; funding can be written as csv"):
        export(database, "ics", "funding")


@pytest.mark.parametrize(
    ("earliest", "latest", "iso"),
    [
        ("2024-01-01", "2024-03-31", ("2024-01", "2024-03")),
        ("2024-02-01", "2024-02-29", ("2024-02", "2024-02")),
        (None, "2023-06-30", ("2023-06-30", "2023-06-30")),
        ("0009-01-01", "0009-12-31", ("0009", "0009")),
    ],
)
def test_dates_are_as_short_as_they_are_whole(earliest, latest, iso):
    assert feeds.coarse({"earliest": earliest, "latest": latest}) == iso


@pytest.fixture(scope="module")
def published(database, tmp_path_factory):
    folder = tmp_path_factory.mktemp("static") / "public"
    publish.static(database, folder, address="https://example.org/a")
    return folder


def test_a_published_folder_stands_alone_and_no_link_is_dead(published):
    pages = sorted(published.rglob("*.html"))
    assert len(pages) > 25
    for path in pages:
        shown = Page(path.read_text(encoding="utf-8"))
        ids = {each.get("id") for each in shown.elements}
        for each in shown.all("a") + shown.all("link"):
            href = each.get("href")
            if href is None or href.startswith("https://datasette.io"):
                continue
            place, _, fragment = href.partition("#")
            target = (path.parent / place).resolve() if place else path
            assert target.is_file(), (path.name, href)
            assert target.is_relative_to(published.resolve())
            if not place:
                assert fragment in ids, (path.name, href)
        assert shown.all("script") == shown.all("form") == []
    assert "2023" in (published / "timeline-2023.html").read_text(encoding="utf-8")
    event = Page((published / "events" / "raised.html").read_text(encoding="utf-8"))
    href = next(each["href"] for each in event.all("a") if "blockquote" in each["inside"])
    document, _, fragment = href.partition("#")
    shown = Page((published / "events" / document).read_text(encoding="utf-8"))
    assert fragment in {each.get("id") for each in shown.elements}
    assert not feedparser.parse((published / "exports" / "events.atom").read_bytes()).bozo
    assert b"https://example.org/a/events/raised.html" in (published / "exports" / "events.ics").read_bytes().replace(
        b"\r\n ", b""
    )
    with pytest.raises(ExportError, match="is there already"):
        publish.static(published, published)


def test_no_path_of_the_machine_is_in_any_page_or_export(database, published, served):
    secret = str(database.parent).encode()
    for path in published.rglob("*"):
        assert not path.is_file() or secret not in path.read_bytes(), path
    for path in (
        "/",
        "/facts",
        "/facts/documents",
        "/-/databases.json",
        "/-/databases",
        "/-/versions.json",
        "/-/settings.json",
        "/-/plugins.json",
        "/-/metadata.json",
        "/-/threads.json",
        "/facts.json",
        "/-/actor.json",
        "/-/nothing",
        "/facts?sql=select+*+from+pragma_database_list",
        "/facts.json?sql=select+*+from+pragma_database_list",
        "/facts?sql=select+x",
    ):
        answer = get(served, path)
        assert secret not in answer.content, path
        assert str(database.parent.parent).encode() not in answer.content, path
        assert b"site-packages" not in answer.content, path
