"""The command line as a user meets it: separate processes, real files."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

REGESTA = str(Path(sys.executable).parent / "regesta")
ARTICLE = "2023-10-27 10:00 来源:示例日报\n2023年10月27日,智谱AI在北京发布第三代模型ChatGLM3。公司此前完成25亿元人民币融资,美团、腾讯参与。\n"


def regesta(*args, stdin=None, cwd=None):
    return subprocess.run([REGESTA, *map(str, args)], input=stdin, capture_output=True, text=True, cwd=cwd, check=False)


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "文章 folder"
    folder.mkdir()
    (folder / "one.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


def test_build_verify_export_on_a_path_with_spaces(articles, tmp_path):
    database = tmp_path / "my facts.db"
    built = regesta("build", database, articles)
    assert built.returncode == 0, built.stderr
    assert "1 documents" in built.stderr
    assert built.stdout == ""
    verified = regesta("verify", database, articles)
    assert verified.returncode == 0, verified.stdout
    rows = json.loads(regesta("export", database, "--format", "json", "--table", "releases_readable").stdout)
    assert [(r["name"], r["date"]) for r in rows] == [("ChatGLM3", "2023-10-27")]


def test_building_twice_gives_the_same_content(articles, tmp_path):
    for name in ("a.db", "b.db"):
        assert regesta("build", tmp_path / name, articles).returncode == 0
    hashes = [
        sqlite3.connect(tmp_path / n).execute("select content_sha256 from runs").fetchone() for n in ("a.db", "b.db")
    ]
    assert hashes[0] == hashes[1]


def test_a_bad_file_is_a_problem_and_the_rest_is_built(articles, tmp_path):
    (articles / "empty.txt").write_bytes(b"")
    (articles / "gbk.txt").write_bytes("智谱".encode("gb18030") * 3)
    (articles / "nul.txt").write_bytes(b"a\x00b")
    (articles / "lines.jsonl").write_text(
        '{"text": "2020年,OpenAI发布GPT-3。"}\n{broken\n[1]\n{"text": ""}\n', encoding="utf-8"
    )
    database = tmp_path / "facts.db"
    built = regesta("build", database, articles)
    assert built.returncode == 1
    assert "2 documents" in built.stderr
    listed = json.loads(regesta("problems", database, "--json").stdout)
    assert sorted((p["path"], p["rule"]) for p in listed) == [
        ("empty.txt", "read/empty"),
        ("gbk.txt", "read/encoding"),
        ("lines.jsonl#2", "read/jsonl"),
        ("lines.jsonl#3", "read/jsonl"),
        ("lines.jsonl#4", "read/jsonl"),
        ("nul.txt", "read/binary"),
    ]
    assert "iconv" in built.stderr


CHINESE = "2023年10月27日,我们在北京发布了新一代的大模型,这是今年的第三个版本。\n"


@pytest.mark.parametrize(
    ("data", "rule", "hint"),
    [
        (CHINESE.encode("gb18030"), "read/encoding", "iconv -f GB18030 "),
        (
            "2023年10月27日,我們在台北發表了這個新的大模型,是今年的第三個版本。".encode("big5"),
            "read/encoding",
            "iconv -f BIG5 ",
        ),
        (CHINESE.encode("utf-16"), "read/encoding", "iconv -f UTF-16 "),
        ("On 5 May the company’s café opened in Zürich.".encode("cp1252"), "read/encoding", "iconv -f WINDOWS-1252 "),
        (CHINESE.encode().decode("latin-1").encode(), "read/mojibake", "iconv -f UTF-8 -t ISO-8859-1 "),
    ],
)
def test_a_wrong_encoding_is_named(articles, tmp_path, data, rule, hint):
    (articles / "odd.txt").write_bytes(data)
    regesta("build", tmp_path / "facts.db", articles)
    (found,) = json.loads(regesta("problems", tmp_path / "facts.db", "--json").stdout)
    assert (found["path"], found["rule"]) == ("odd.txt", rule)
    assert hint in found["message"]


def test_an_unreadable_file_says_so(articles, tmp_path):
    if os.geteuid() == 0:  # root reads everything: a dangling link stands in for the missing right
        (articles / "locked.txt").symlink_to(tmp_path / "nowhere")
        (articles / "loop.txt").symlink_to(articles / "loop.txt")
    else:
        (articles / "locked.txt").write_text("x")
        (articles / "locked.txt").chmod(0)
    built = regesta("build", tmp_path / "facts.db", articles)
    assert "1 documents" in built.stderr


def test_a_folder_without_articles_is_a_wrong_call(tmp_path):
    (tmp_path / "empty").mkdir()
    done = regesta("build", tmp_path / "facts.db", tmp_path / "empty")
    assert done.returncode == 2
    assert "no articles in this folder" in done.stderr
    assert not (tmp_path / "facts.db").exists()


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["build", "facts.db", "nowhere"], "there is no such file or folder"),
        (["build"], "Missing argument"),
        (["build", "--fast", "facts.db"], "No such option"),
        (["scan", "--quick"], "No such option"),
    ],
)
def test_a_wrong_call_exits_2_and_says_what(args, says, tmp_path):
    done = regesta(*args, cwd=tmp_path)
    assert done.returncode == 2
    assert says in done.stderr


def test_a_file_that_is_not_ours_is_left_alone(articles, tmp_path):
    theirs = tmp_path / "theirs.db"
    with sqlite3.connect(theirs) as db:
        db.execute("create table precious (x)")
    before = theirs.read_bytes()
    done = regesta("build", theirs, articles)
    assert done.returncode == 1
    assert "regesta did not make" in done.stderr
    assert theirs.read_bytes() == before
    assert regesta("verify", theirs).returncode == 1
    assert regesta("serve", theirs, "--port", "0").returncode == 1


def test_a_full_disk_leaves_the_old_database_as_it_was(articles, tmp_path):
    database = tmp_path / "facts.db"
    assert regesta("build", database, articles).returncode == 0
    before = database.read_bytes()
    (articles / "more.txt").write_text(ARTICLE * 2000, encoding="utf-8")
    limited = subprocess.run(
        ["bash", "-c", f"ulimit -f 64; exec '{REGESTA}' build '{database}' '{articles}'"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert limited.returncode != 0
    assert database.read_bytes() == before


def test_scan_answers_every_line_and_never_stops(tmp_path):
    lines = [
        json.dumps({"id": "a", "text": "公司于2023年3月5日成立", "published": "2023-04-01"}, ensure_ascii=False),
        "not json",
        '{"id": 7}',
        "",
        json.dumps({"id": "b", "text": "去年8月", "published": "2023-04-01"}),
    ]
    done = regesta("scan", stdin="\n".join(lines) + "\n")
    assert done.returncode == 0
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [a["id"] for a in answers] == ["a", 2, 7, "b"]
    assert [bool(a["problems"]) for a in answers] == [False, True, True, False]
    assert answers[0]["mentions"][0] | {"rule": ""} == {
        "kind": "date",
        "start": 3,
        "end": 12,
        "quote": "2023年3月5日",
        "rule": "",
        "value": {"edtf": "2023-03-05", "earliest": "2023-03-05", "latest": "2023-03-05"},
    }
    assert answers[3]["mentions"][0]["value"]["edtf"] == "2022-08"


def test_scan_reads_files_too(articles):
    (articles / "empty.txt").write_bytes(b"")
    done = regesta("scan", articles)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(a["id"], bool(a["claims"]), bool(a["problems"])) for a in answers] == [
        ("empty.txt", False, True),
        ("one.txt", True, False),
    ]
    assert "1 documents could not be read" in done.stderr
    missing = regesta("scan", articles / "none.txt")
    assert missing.returncode == 2
    assert "there is no such file or folder" in missing.stderr


def test_scan_is_answered_line_by_line():
    """A reader at the other end of the pipe gets each answer before the next question is asked."""
    process = subprocess.Popen([REGESTA, "scan"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    for n in range(3):
        process.stdin.write(json.dumps({"id": n, "text": "2023年"}) + "\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == n
    process.stdin.close()
    assert process.wait() == 0


def test_explain_shows_the_rule_what_lost_and_how_a_date_was_placed():
    out = regesta("explain", "--published", "2023-11-15", "去年8月,智谱AI发布GLM-130B").stdout
    assert "去年8月  =  2022-08" in out
    assert "lost" in out
    assert "counted from" in out
    assert "claim    release 2022-08 actual" in out


def test_explain_shows_the_roles_of_facts_and_what_was_refused():
    out = regesta(
        "explain", "--facts", "--published", "2024-01-05", "智谱AI没有发布财报。2023年10月,公司发布ChatGLM3。"
    ).stdout
    assert "product: ChatGLM3 (model ChatGLM3)" in out
    assert "agent: 智谱AI (organisation 智谱AI, found document wide at 0)" in out
    assert "refused  发布 [fact/release] negated" in out


def test_standard_input_is_an_article(tmp_path):
    database = tmp_path / "facts.db"
    assert regesta("build", database, "-", stdin=ARTICLE).returncode == 0
    assert sqlite3.connect(database).execute("select path from documents").fetchall() == [("stdin.txt",)]


def test_rules_and_plugins_are_listed():
    rules = json.loads(regesta("rules", "--json").stdout)
    assert len(rules) > 50
    assert [r["rule"] for r in rules if "Finds" not in r["reads"]] == []
    assert "regesta" in regesta("plugins").stdout.split()
