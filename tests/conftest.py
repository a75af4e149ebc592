"""The worlds of the tests: the bundled collection, and the small imaginary one."""

from pathlib import Path

import pytest

from explorer.collection.read import read
from explorer.store import Store
from tests import worlds

LIBYA = Path(__file__).parent.parent / "data" / "libya"


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
