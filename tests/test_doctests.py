"""The examples in docstrings run."""

import doctest
import importlib
import pkgutil

import pytest
import regesta.db
import regesta.extract

import regesta

MODULES = [
    info.name
    for package in (regesta, regesta.extract, regesta.db)
    for info in pkgutil.walk_packages(package.__path__, package.__name__ + ".")
    if not info.name.startswith("regesta.seeds")
]


@pytest.mark.parametrize("name", sorted(set(MODULES)))
def test_the_examples_of_a_module_say_what_it_does(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
