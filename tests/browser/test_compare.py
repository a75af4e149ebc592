"""Two dates compared, as a reader meets it."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

TWO_DATES = re.compile(r"[?&]a=2019-04-04&b=2020-12-31")
VIEW = "/?a=2019-04-01&b=2020-10-23"


def number(page, words):
    """The number before some words of the headline."""
    found = re.search(rf"([\d,]+) \w+ {words}", page.locator("#headline").inner_text())
    return int(found[1].replace(",", "")) if found else 0


def test_c_opens_and_leaves_it(page):
    expect(page.locator("#panel")).to_contain_text("Start here")
    page.keyboard.press("c")
    expect(page).to_have_url(TWO_DATES)
    expect(page.locator("#panel")).to_contain_text("What changed")
    expect(page.locator('[data-do="compare"]')).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("c")
    expect(page.locator("#panel")).to_contain_text("Start here")


def test_headline_panel_list_and_json_say_the_same(visit):
    page = visit.go(VIEW)
    panel = page.locator("#panel")
    expect(panel).to_contain_text("What changed")
    found = page.request.get(f"{visit.address}/api/compare?a=2019-04-01&b=2020-10-23").json()
    assert number(page, "are new") == len(found["new"]) > 0
    expect(panel.locator("h3", has_text="New")).to_have_text(f"New{len(found['new'])}")
    assert page.locator("#panel .change.new").count() == len(found["new"])
    page.keyboard.press("l")
    total = sum(len(found[k]) for k in ("new", "ended", "unchanged", "undecided"))
    expect(page.locator("#list-title")).to_have_text(f"{total} ties on either date")


def test_a_change_opens_its_passages_and_leads_back(visit):
    page = visit.go(VIEW)
    page.locator("#panel .tie-line").first.click()
    expect(page.locator("#panel blockquote").first).to_be_visible()
    page.get_by_role("button", name="What changed").click()
    expect(page.locator("#panel h2")).to_have_text("What changed")
    assert visit.outside == []
    assert [line for line in visit.console if line.startswith("error")] == []


def test_a_pin_moves_by_keyboard(visit):
    page = visit.go(VIEW)
    page.keyboard.press("b")
    expect(page.get_by_role("slider", name="Date B")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("b=2020-11-23"))


def test_dates_in_the_wrong_order_are_swapped_and_said(visit):
    page = visit.go("/?a=2020-10-23&b=2019-04-01")
    expect(page.locator("#notes")).to_contain_text("swapped")
    expect(page.locator("#headline")).to_contain_text("Between 1 April 2019 and 23 October 2020")


def test_a_date_outside_the_collection_is_said(visit):
    page = visit.go("/?a=1990-01-01&b=2020-10-23")
    expect(page.locator("#headline")).to_contain_text("does not cover")
