"""Names for the controls of Datasette's own pages, which have none, headings in order, and no script that the policy
forbids: written into its templates as they are loaded."""
from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import datasette
from jinja2 import BaseLoader, Environment

_NAMES = (("_filter_column", "Column"), ("_filter_op", "Comparison"), ("_filter_value", "Value"), ("_sort", "Sort by"))
_HALVES = (("{{ metadata.title or table }}", "{{ half(metadata.title) or table }}"),
           ('{{ metadata.get("title") or table }}', "{{ half(metadata.title) or table }}"),
           ("{{ metadata.title or database }}", "{{ half(metadata.title) or database }}"),
           ("{{ metadata.title }}", "{{ half(metadata.title) }}"), ("{{ metadata.description }}", "{{ half(metadata.description) }}"),
           ("{{ column_description }}", "{{ half(column_description) }}"),
           ('"{{ column.description }}"', '"{{ half(column.description) }}"'),
           ("{{ query.title or query.name }}", "{{ half(query.title) or query.name }}"))
_CONTROL = re.compile(r'<(?P<tag>select|input type="text") name="(?P<name>_filter_column|_filter_op|_filter_value|_sort)'
                      r'(?P<rest>(?:_\{\{ loop\.index \}\})?")(?![^>]*aria-label)')


# an inline script with values in it, which no hash can know beforehand
_FILLED = re.compile(r"<script>(?=(?:(?!</script>).)*?\{[{%])", re.DOTALL)
_HANDLER = re.compile(r' onclick="[^"{}]*"')
_THEIRS = Path(datasette.__file__).parent / "templates"


def permitted(source: str) -> str:
    """Datasette's template with what our policy asks of scripts (security.py): a nonce on those with values in them, and
    no handlers in attributes; regesta.js attaches these.

    >>> permitted('<script>a = {{ b|tojson }};</script> <script>c()</script> <button onclick="d()">')
    '<script nonce="{{ nonce() }}">a = {{ b|tojson }};</script> <script>c()</script> <button>'
    """
    return _HANDLER.sub("", _FILLED.sub('<script nonce="{{ nonce() }}">', source))


def labelled(source: str) -> str:
    """
    >>> labelled('<select name="_filter_op_{{ loop.index }}">')
    '<select aria-label="{{ t(\\'Comparison\\') }}" name="_filter_op_{{ loop.index }}">'
    """
    names = dict(_NAMES)
    source = _CONTROL.sub(lambda m: f"""<{m['tag']} aria-label="{{{{ t('{names[m['name']]}') }}}}" name="{m['name']}{m['rest']}""",
                          source)
    source = source.replace('<div class="table-wrapper">',
                            '<div class="table-wrapper" role="region" tabindex="0" aria-label="{{ t(\'Rows\') }}">')
    source = re.sub(r'<textarea (?=id="sql-editor")', '<textarea aria-label="SQL" ', source)
    source = source.replace("{{ row.row_label }}", "{{ visible(row.row_label) }}")
    for whole, half in _HALVES:                             # of what metadata.yml says in both languages, one
        source = source.replace(whole, half)
    return re.sub(r"<(/?)h3\b", r"<\1h2", source)          # no level between the title and these is left out


class Labelled(BaseLoader):
    """The templates of another loader; Datasette's with permitted scripts, and its tables' with names for their controls."""

    def __init__(self, loader: Any) -> None:
        self.loader = loader

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        source, filename, fresh = self.loader.get_source(environment, template)
        if filename and Path(filename).parent == _THEIRS:
            source = permitted(source)
        if template.rpartition(":")[2] in ("table.html", "_table.html", "query.html", "row.html", "database.html",
                                         "_description_source_license.html"):
            source = labelled(source)
        return source, filename, fresh

    def list_templates(self) -> list[str]:
        return list(self.loader.list_templates())
