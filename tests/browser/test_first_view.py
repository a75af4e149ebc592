"""The first view, as a reader meets it."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

HOOKS = ("#headline", "#search", "#network", "#timeline", "#panel", "#filters")
ACTOR_IN_ADDRESS = re.compile(r"[?&]actor=haftar")


def test_the_page_is_ready_with_its_parts(page):
    assert page.evaluate("document.documentElement.lang") == "en"
    for hook in HOOKS:
        expect(page.locator(hook)).to_have_count(1)
        expect(page.locator(hook)).to_be_visible()


def test_the_headline_counts_what_is_in_view(page):
    words = page.locator("#headline").inner_text()
    numbers = [int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", words)]
    assert len(numbers) >= 4
    assert all(numbers[:4])
    seen = page.evaluate("window.explorer.network.visible()")
    assert seen["actors"]
    assert seen["ties"]


def test_the_console_is_empty_and_no_request_leaves_the_machine(visit):
    visit.go("/")
    visit.page.wait_for_load_state("networkidle")
    assert visit.console == []
    assert visit.outside == []


def test_the_page_does_not_scroll_sideways(page):
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_slash_focuses_the_search_and_is_not_typed(page):
    page.keyboard.press("/")
    box = page.locator("#search input")
    expect(box).to_be_focused()
    expect(box).to_have_value("")


def test_enter_opens_the_best_hit_and_back_undoes(page):
    before = page.url
    page.keyboard.press("/")
    page.keyboard.type("Hifter")
    page.keyboard.press("Enter")
    expect(page).to_have_url(ACTOR_IN_ADDRESS)
    expect(page.locator("#panel")).to_contain_text("Haftar")
    page.go_back()
    expect(page).to_have_url(before)


def test_an_address_restores_its_view(visit):
    page = visit.go("/?from=2019-04-04&to=2020-10-23")
    assert page.evaluate("window.explorer.window()") == ["2019-04-04", "2020-10-23"]


def test_an_address_that_means_nothing_still_opens_and_says_so(visit):
    page = visit.go("/?min=many&colour=red")
    expect(page.locator("#notes")).to_be_visible()
    assert [line for line in visit.console if line.startswith("error")] == []
