"""A Frictionless data package: a folder with every table and view as CSV and `datapackage.json`, which explains them."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from .export import LISTS, ExportError, made, of_table, opened
from .schema import NUMBER, TABLES, VIEWS

_KINDS = {column: kind for table in TABLES.values() for column, kind in table.columns.items()}


def _field(table: str, column: str, told: dict[str, str]) -> dict[str, Any]:
    kind = TABLES[table].columns[column] if table in TABLES else int if column == "proved" else _KINDS.get(column, str)
    field: dict[str, Any] = {
        "name": column,
        "type": "array" if column in LISTS else "integer" if kind is int else "number" if kind is NUMBER else "string",
    }
    if column in told:
        field["description"] = told[column]
    if table in TABLES and column in TABLES[table].required:
        field["constraints"] = {"required": True}
    return field


def descriptor(columns: dict[str, list[str]], built: str) -> dict[str, Any]:
    """`datapackage.json` for tables with these columns."""
    metadata = yaml.safe_load((files("regesta.db") / "metadata.yml").read_text(encoding="utf-8"))
    told = metadata["databases"]["regesta"]["tables"]
    resources = []
    for name, found in columns.items():
        about = told.get(name, {})
        schema: dict[str, Any] = {"fields": [_field(name, column, about.get("columns", {})) for column in found]}
        if name in TABLES:
            table = TABLES[name]
            schema["primaryKey"] = list(table.pk)
            if table.keys:
                schema["foreignKeys"] = [
                    {"fields": [column], "reference": {"resource": other, "fields": list(TABLES[other].pk)}}
                    for column, other in table.keys.items()
                    if len(TABLES[other].pk) == 1
                ]
        resources.append(
            {
                "name": name,
                "path": f"{name}.csv",
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "title": about.get("title", name),
                "description": " ".join(about.get("description", "").split()),
                "schema": schema,
            }
        )
    return {
        "profile": "tabular-data-package",
        "name": "regesta",
        "title": metadata["title"],
        "description": metadata["description"],
        "created": built,
        "resources": resources,
    }


def package(database: Path, folder: Path) -> None:
    """Write the package into `folder`, which may not hold anything yet."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ExportError(f"{folder} is there already; name a new folder for the data package")
    with opened(database) as connection:
        folder.mkdir(parents=True, exist_ok=True)
        columns = {}
        for name in (*TABLES, *VIEWS):
            columns[name] = [row[1] for row in connection.execute(f'pragma table_info("{name}")')]
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
                for piece in of_table(connection, "csv", name):
                    out.write(piece)
        text = json.dumps(descriptor(columns, made(connection)), ensure_ascii=False, indent=1)
        (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")
