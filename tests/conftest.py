"""The world of the tests: the bundled collection, read once, and its store in memory."""

from pathlib import Path

import pytest

from explorer.collection.read import read
from explorer.store import Store

LIBYA = Path(__file__).parent.parent / "data" / "libya"


@pytest.fixture(scope="session")
def libya():
    return read(LIBYA)


@pytest.fixture(scope="session")
def world(libya):
    return Store.of(libya)
