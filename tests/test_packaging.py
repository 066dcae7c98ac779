"""The wheel that users install: one top-level name, every room's files, and it runs where the checkout is not."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(out), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return next(out.glob("*.whl"))


def test_the_wheel_holds_one_top_level_name(wheel):
    tops = {n.split("/")[0] for n in zipfile.ZipFile(wheel).namelist()}
    assert {t for t in tops if not t.endswith(".dist-info")} == {"regesta"}


def test_the_wheel_holds_the_files_of_every_room(wheel):
    packed = set(zipfile.ZipFile(wheel).namelist())
    wanted = set()
    for room in ("regesta", "extract", "db", "seeds"):
        base = "regesta" if room == "regesta" else f"regesta/{room}"
        for path in (ROOT / room).rglob("*"):
            if (
                path.is_file()
                and "__pycache__" not in path.parts
                and path.suffix in (".py", ".yml", ".tsv", ".sql", ".html", ".css", ".js", ".txt", ".md", ".jsonl")
            ):
                wanted.add(f"{base}/{path.relative_to(ROOT / room).as_posix()}")
    assert wanted - packed == set()


def test_an_installed_wheel_builds_the_embedded_corpus(wheel, tmp_path):
    target = tmp_path / "site"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(target), str(wheel)],
        check=True,
        capture_output=True,
    )
    code = (
        f"import sys; sys.path.insert(0, {str(target)!r}); sys.meta_path[:] = [f for f in sys.meta_path if '__editable__' not in str(f)]; "
        "import regesta; assert regesta.__file__.startswith(sys.path[0]); from regesta.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "build", str(tmp_path / "facts.db")],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "documents" in done.stderr


def test_every_import_is_declared_and_nothing_else():
    """What the code imports from outside is what pyproject declares."""
    import ast
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {
        d.split(">")[0].split("<")[0].split("=")[0].strip().casefold().replace("-", "_")
        for d in project["dependencies"]
    }
    modules = {"pyyaml": "yaml", "currencyconverter": "currency_converter"}
    declared = {modules.get(n, n) for n in names}
    imported = set()
    for room in ("regesta", "extract", "db"):
        for path in (ROOT / room).rglob("*.py"):
            code = path.read_text(encoding="utf-8")
            imported |= set(re.findall(r'\bfiles\("(\w+)', code))  # tables that a package ships
            for node in ast.walk(ast.parse(code)):
                if isinstance(node, ast.Import):
                    imported |= {a.name.split(".")[0] for a in node.names}
                elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                    imported.add(node.module.split(".")[0])
    outside = imported - set(sys.stdlib_module_names) - {"regesta"}
    assert outside == declared


def test_rooms_lean_only_the_way_the_design_allows():
    """extract/ knows nothing of SQLite, the store or a clock; db/ takes only types from extract/, and verify nothing."""
    import ast

    wrong = []
    for room, forbidden in (
        (
            "extract",
            (
                "sqlite3",
                "sqlite_utils",
                "datasette",
                "regesta.db",
                "regesta.cli",
                "time",
                "urllib",
                "socket",
                "locale",
                "random",
            ),
        ),
        ("db", ("regesta.cli", "regesta.pipeline", "random")),
    ):
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                found = (
                    [a.name for a in node.names]
                    if isinstance(node, ast.Import)
                    else [node.module or ""]
                    if isinstance(node, ast.ImportFrom) and not node.level
                    else []
                )
                wrong += [
                    f"{path.relative_to(ROOT)}: {f}"
                    for f in found
                    if any(f == x or f.startswith(x + ".") for x in forbidden)
                ]
                wrong += [
                    f"{path.relative_to(ROOT)}: {f}"
                    for f in found
                    if room == "db"
                    and f.startswith("regesta.extract")
                    and f != "regesta.extract.model"
                    and (path.name, f) != ("document.py", "regesta.extract.clean")  # shows a damaged text repaired
                ]
    assert wrong == []
