"""The worlds of the tests: the bundled collection, and the small imaginary one."""

from pathlib import Path

import pytest
from hypothesis import settings

from explorer.collection.read import read
from explorer.store import Store
from tests import worlds

# as many made-up worlds as the suite has time for
settings.register_profile("suite", max_examples=50)
settings.load_profile("suite")

LIBYA = Path(__file__).parent.parent / "data" / "libya"


def pytest_collection_modifyitems(items):
    """One process reads the bundled collection, not each: it is the dear part of the suite."""
    for item in items:
        if "libya" in item.fixturenames:
            item.add_marker(pytest.mark.xdist_group("libya"))


@pytest.fixture(scope="session")
def libya():
    return read(LIBYA)


@pytest.fixture(scope="session")
def world(libya):
    return Store.of(libya)


@pytest.fixture
def folder(tmp_path):
    """A copy of the small collection, to break."""
    return worlds.copied(tmp_path)


@pytest.fixture(scope="session")
def strait():
    """The small collection, read."""
    return read(worlds.WORLD)
