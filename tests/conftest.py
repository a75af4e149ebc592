"""The worlds of the tests: the bundled collection, and the small imaginary one."""

import functools
import re
from pathlib import Path

import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

from explorer.collection.read import read
from explorer.store import Store
from tests import worlds

# as many made-up worlds as the suite has time for
settings.register_profile("suite", max_examples=50, deadline=None)
settings.load_profile("suite")

LIBYA = Path(__file__).parent.parent / "data" / "libya"


def pytest_xdist_make_scheduler(config, log):
    """One process reads the bundled collection, not each: it is the dear part of the suite.

    The rooms that use it stay together, every other test goes to whoever is free. (The marks of
    pytest-xdist for this, 3.8, are not heard by pytest 9.2.)
    """
    return Together(config, log)


class Together(LoadScopeScheduling):
    def _split_scope(self, nodeid):
        room = nodeid.partition("::")[0]
        return "libya" if _reads_libya(room) else nodeid


@functools.cache
def _reads_libya(room):
    text = (Path(__file__).parent.parent / room).read_text(encoding="utf-8")
    return re.search(r"\b(libya|world)\b[^(]*\):", text) is not None


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
