"""Two actors: the chains and paths between them, by mouse and by keyboard."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_second_actor_is_found_by_keyboard(visit):
    page = visit.go("/?actor=turkey")
    page.get_by_role("button", name="With a second actor").press("Enter")
    expect(page.locator("#search-box")).to_be_focused()
    page.keyboard.type("Libyan National Army")
    expect(page.locator("#search-results [role=option]").first).to_contain_text("Libyan National")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("actor=turkey,lna"))
    panel = page.locator("#panel")
    expect(panel.locator("h2")).to_have_text("Government of Turkey and Libyan National Army")
    way = panel.locator(".way").first
    expect(way.locator("summary")).to_have_text(
        "Turkey backs Government of National Accord, which fights Libyan National Army."
    )
    expect(way.locator("q").first).not_to_be_visible()
    way.locator("summary").press("Enter")
    expect(way.locator("q").first).to_be_visible()
    expect(page.locator("#live")).to_contain_text("Libyan National Army")


def test_a_click_with_shift_joins_an_actor(page):
    for name, keys in (("haftar", []), ("turkey", ["Shift"])):
        spot = page.evaluate(f"window.explorer.network.position('{name}')")
        page.mouse.move(spot["x"], spot["y"])
        for key in keys:
            page.keyboard.down(key)
        page.mouse.click(spot["x"], spot["y"])
        for key in keys:
            page.keyboard.up(key)
    expect(page).to_have_url(re.compile("actor=haftar,turkey"))
    expect(page.locator("#panel .kicker")).to_have_text("Two actors")
    expect(page.locator("#headline")).to_contain_text("Khalifa Haftar and Government of Turkey")


def test_where_nothing_is_known_it_says_so(visit):
    page = visit.go("/?actor=turkey,lna&from=1990&to=1991")
    expect(page.locator("#panel .foot-note").first).to_have_text("None is known in these dates.")


def test_uneasy_triangles_open_from_the_start_with_their_sentences(page):
    page.get_by_role("button", name="Who stands between two enemies?").click()
    expect(page).to_have_url(re.compile("show=triangles"))
    page.get_by_role("button", name="All dates").click()
    way = page.locator("#panel .way", has_text="United Arab Emirates between").first
    way.locator("summary").click()
    expect(way.locator("q")).to_have_count(3)
    way.locator(".tie-line").first.click()
    expect(page.locator("#panel .passage").first).to_be_visible()
