"""Names for the controls of Datasette's own pages, which have none, and headings in order: written into its templates as
they are loaded."""
from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

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
    for whole, half in _HALVES:                             # of what metadata.yml says in both languages, one
        source = source.replace(whole, half)
    return re.sub(r"<(/?)h3\b", r"<\1h2", source)          # no level between the title and these is left out


class Labelled(BaseLoader):
    """The templates of another loader; those of Datasette's tables with names for their controls."""

    def __init__(self, loader: Any) -> None:
        self.loader = loader

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        source, filename, fresh = self.loader.get_source(environment, template)
        if template.rpartition(":")[2] in ("table.html", "_table.html", "query.html", "row.html", "database.html",
                                         "_description_source_license.html"):
            source = labelled(source)
        return source, filename, fresh

    def list_templates(self) -> list[str]:
        return list(self.loader.list_templates())
