"""The real app in a process of its own, and a real Chromium that may not leave this machine."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import chromium
from tests.browser.visit import Visit, open_page, serving

# a busy machine draws in software; what never comes still fails
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where the app with the bundled collection answers."""
    with serving() as where:
        yield where


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    if path is None and "CI" in os.environ:
        pytest.fail(chromium.HOW, pytrace=False)
    if path is None:
        pytest.skip(chromium.HOW)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A reader with a window of 1440 by 900 who has not gone anywhere yet."""
    with open_page(browser, address) as visit:
        yield visit


@pytest.fixture
def page(visit: Visit) -> Page:
    """The first view, ready."""
    visit.go("/")
    return visit.page
