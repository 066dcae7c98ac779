"""Patterns are compiled when they are needed; here all are."""

import importlib
import pickle
import pkgutil

import pytest
import regesta.extract
from regesta.extract.pattern import Compiled, lazy

MODULES = [
    info.name
    for info in pkgutil.walk_packages(regesta.extract.__path__, "regesta.extract.")
    if not info.ispkg or info.name.count(".") > 1
]


@pytest.mark.parametrize("name", MODULES)
def test_every_pattern_of_a_module_can_be_compiled(name):
    for value in vars(importlib.import_module(name)).values():
        if isinstance(value, Compiled):
            assert value.pattern is not None


def test_a_pattern_compiles_once_and_gives_its_own_methods():
    years = lazy(r"(?P<year>\d{4})年")
    assert vars(years).keys() == {"_given"}
    assert years.search("在2023年")["year"] == "2023"
    assert years.search is vars(years)["search"]
    assert years.groupindex == {"year": 1}


def test_a_mistake_in_a_pattern_shows_when_it_is_used():
    with pytest.raises(Exception, match="unterminated"):
        lazy("(").search("")


def test_a_pattern_can_be_sent_to_another_process():
    assert pickle.loads(pickle.dumps(lazy("年"))).search("去年").start() == 1
