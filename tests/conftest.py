from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("regesta", deadline=None)  # machines are shared: time is measured in bench/, not here
settings.load_profile("regesta")


def pytest_addoption(parser):
    parser.addoption("--update", action="store_true", help="rewrite tests/stories/missed.yml; review its diff")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where a test of the store writes its database."""
    return tmp_path / "facts.db"
