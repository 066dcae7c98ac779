"""Names for the controls of Datasette's own pages, which have none, headings in order, its words in two languages, and no
script that the policy forbids: written into its templates as they are loaded."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import datasette
from jinja2 import BaseLoader, Environment

from .language import theirs

_NAMES = (("_filter_column", "Column"), ("_filter_op", "Comparison"), ("_filter_value", "Value"), ("_sort", "Sort by"))
_HALVES = (
    ("{{ metadata.title or table }}", "{{ half(metadata.title) or table }}"),
    ('{{ metadata.get("title") or table }}', "{{ half(metadata.title) or table }}"),
    ("{{ metadata.title or database }}", "{{ half(metadata.title) or database }}"),
    ("{{ metadata.title }}", "{{ half(metadata.title) }}"),
    ("{{ metadata.description }}", "{{ half(metadata.description) }}"),
    ("{{ column_description }}", "{{ half(column_description) }}"),
    ('"{{ column.description }}"', '"{{ half(column.description) }}"'),
    ("{{ query.title or query.name }}", "{{ half(query.title) or query.name }}"),
)
_CONTROL = re.compile(
    r'<(?P<tag>select|input type="text") name="(?P<name>_filter_column|_filter_op|_filter_value|_sort)'
    r'(?P<rest>(?:_\{\{ loop\.index \}\})?")(?![^>]*aria-label)'
)


# an inline script with values in it, which no hash can know beforehand
_FILLED = re.compile(r"<script>(?=(?:(?!</script>).)*?\{[{%])", re.DOTALL)
_HANDLER = re.compile(r' onclick="[^"{}]*"')
_THEIRS = Path(datasette.__file__).parent / "templates"


_GLOSS = '{% if gloss(column.description) %}<span class="gloss">{{ gloss(column.description) }}</span>{% endif %}'
_PLURAL = re.compile(r"\brow(\{% if [^%]* == 1 %\}\{% else %\}s\{% endif %\})")
_NAMED = (
    "table.html",
    "_table.html",
    "query.html",
    "row.html",
    "database.html",
    "_description_source_license.html",
    "_query_results.html",
    "_footer.html",
    "_suggested_facets.html",
)


@cache
def _words() -> re.Pattern[str]:
    """Datasette's words where they are text between tags, or what a button says."""
    said = "|".join(map(re.escape, sorted(theirs(), key=len, reverse=True)))
    return re.compile(
        rf'(?P<before>(?:>|[%}}]\}}|^|&middot;)\s*|<input type="submit" value=")(?P<said>{said})(?P<after>(?=\s*[<{{"])|(?=\s*$))'
    )


def spoken(source: str) -> str:
    """The template with Datasette's words in the language of the page.

    >>> spoken('<p>This data as {% for a in b %} <input type="submit" value="Run SQL"> <b>in</b>: in</p>')
    '<p>{{ t("This data as") }} {% for a in b %} <input type="submit" value="{{ t("Run SQL") }}"> <b>{{ t("in") }}</b>: in</p>'
    """
    source = _PLURAL.sub(r"""{% if language == "zh" %}行{% else %}row\1{% endif %}""", source)
    return _words().sub(lambda m: f'{m["before"]}{{{{ t("{m["said"]}") }}}}', source)


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
    source = _CONTROL.sub(
        lambda m: f"""<{m["tag"]} aria-label="{{{{ t('{names[m["name"]]}') }}}}" name="{m["name"]}{m["rest"]}""", source
    )
    source = source.replace(
        '<div class="table-wrapper">',
        '<div class="table-wrapper" role="region" tabindex="0" aria-label="{{ t(\'Rows\') }}">',
    )
    source = re.sub(r'<textarea (?=id="sql-editor")', '<textarea aria-label="SQL" ', source)
    source = source.replace("{{ row.row_label }}", "{{ visible(row.row_label) }}")
    source = source.replace("                    </th>", f"{_GLOSS}\n                    </th>")
    for whole, half in _HALVES:  # of what metadata.yml says in both languages, one
        source = source.replace(whole, half)
    return re.sub(r"<(/?)h3\b", r"<\1h2", source)  # no level between the title and these is left out


class Labelled(BaseLoader):
    """The templates of another loader; Datasette's with permitted scripts, and its tables' with names for their controls."""

    def __init__(self, loader: Any) -> None:
        self.loader = loader

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        source, filename, fresh = self.loader.get_source(environment, template)
        if filename and Path(filename).parent == _THEIRS:
            source = permitted(source)
            if template.rpartition(":")[2] in _NAMED:
                source = spoken(source)
        if template.rpartition(":")[2] in _NAMED:
            source = labelled(source)
        return source, filename, fresh

    def list_templates(self) -> list[str]:
        return list(self.loader.list_templates())
