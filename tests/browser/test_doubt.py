"""A reader doubts a source: the picture goes along, and the source can be taken back."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
SEEN = "window.explorer.network.visible().ties.length"
READY = "html[data-ready=true]"


def test_the_picture_goes_along_and_back(page):
    before = page.evaluate(SEEN)
    page.get_by_role("button", name="What if a source is wrong?").click()
    page.locator("#panel .carrier button").first.click()
    expect(page).to_have_url(re.compile("doubt="))
    page.wait_for_selector(READY)
    panel = page.locator("#panel")
    expect(panel.locator("h2")).to_have_text(re.compile("^Without "))
    expect(panel.locator(".lede").first).to_have_text(re.compile(r"\d+ ties fall"))
    assert page.evaluate(SEEN) < before
    expect(page.locator("#chips")).to_contain_text("without")
    panel.get_by_role("button", name=re.compile("^Take ")).click()
    expect(page).not_to_have_url(re.compile("doubt="))
    page.wait_for_selector(READY)
    expect(panel.locator("h2")).to_have_text("What if a source is wrong?")
    assert page.evaluate(SEEN) == before


def test_an_unknown_source_is_said_and_left_out(visit):
    page = visit.go("/?doubt=nobody")
    expect(page.locator("#notes")).to_contain_text("doubt=nobody")
    assert page.evaluate(SEEN) > 100
    visit.console.clear()  # the browser writes the refused question into its console
