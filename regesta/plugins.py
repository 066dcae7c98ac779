"""The door for plugins (pluggy, entry-point group `regesta`): more rules, through the same hook as the built-in ones."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pluggy

from regesta.extract.rule import AnyRule, builtin

hookspec = pluggy.HookspecMarker("regesta")
hookimpl = pluggy.HookimplMarker("regesta")


class Hooks:
    """What a plugin can implement."""

    @hookspec
    def regesta_rules(self) -> Iterable[AnyRule]:  # type: ignore[empty-body]
        """Rules, joins and widens to read with, beside the built-in ones."""


class Builtin:
    """The built-in rules enter like any plugin's."""

    @hookimpl
    def regesta_rules(self) -> Iterable[AnyRule]:
        return builtin()


@cache
def manager() -> pluggy.PluginManager:
    """The plugin manager, with everything installed under the entry-point group `regesta`."""
    pm = pluggy.PluginManager("regesta")
    pm.add_hookspecs(Hooks)
    pm.register(Builtin(), "regesta")
    pm.load_setuptools_entrypoints("regesta")
    return pm


def rules() -> list[AnyRule]:
    """Every rule of every plugin, by name."""
    found = [rule for group in manager().hook.regesta_rules() for rule in group]
    names = [r.name for r in found]
    if twice := {n for n in names if names.count(n) > 1}:
        raise ValueError(f"two plugins define the rule {sorted(twice)[0]}; uninstall one of them")
    return sorted(found, key=lambda r: r.name)
