"""Charts and map: opened by mouse and keyboard, their marks open passages, and so do the tables."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visit import open_page

pytestmark = pytest.mark.browser


def test_charts_open_from_the_tools_and_a_mark_opens_its_passages(page):
    page.get_by_role("button", name="Charts").click()
    expect(page).to_have_url(re.compile("view=charts"))
    expect(page.locator("#live")).to_have_text("Charts")
    chart = page.locator(".chart").first
    expect(chart.locator("h3")).to_have_text("Support by backer")
    expect(chart.locator(".js-plotly-plot[data-heard]")).to_be_visible()
    chart.locator(".points path").first.scroll_into_view_if_needed()
    spot = chart.locator(".points path").first.bounding_box()
    page.mouse.move(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2)
    page.wait_for_timeout(100)
    page.mouse.click(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2)
    expect(page).to_have_url(re.compile("show=passages"))
    expect(page.locator("#panel .kicker")).to_have_text("Passages")
    expect(page.locator("#panel q").first).to_be_visible()
    expect(page).to_have_url(re.compile("view=charts"))


def test_a_table_does_the_same_by_keyboard(visit):
    page = visit.go("/?view=charts")
    chart = page.locator(".chart", has_text="Offices and commands")
    chart.locator("summary").press("Enter")
    chart.locator("td button").first.press("Enter")
    expect(page).to_have_url(re.compile("tie="))
    expect(page.locator("#panel blockquote").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#plate")).not_to_be_visible()


def test_the_map_shows_places_and_arcs_and_opens_a_place(visit):
    page = visit.go("/?view=map")
    plate = page.locator("#plate")
    expect(plate.locator(".js-plotly-plot[data-heard]")).to_be_visible()
    expect(plate.locator(".foot-note").first).to_contain_text("no statement on any of them")
    expect(plate.locator(".textpoint text", has_text="Tripoli")).to_be_visible()
    places = page.locator(".chart", has_text="Places")
    places.locator("summary").first.click()
    places.locator("td button", has_text="Sirte").first.click()
    expect(page).to_have_url(re.compile("place=sirte"))
    expect(page.locator("#panel h2")).to_have_text("Sirte")


def test_the_window_moves_the_charts_and_a_year_without_articles_says_so(visit):
    page = visit.go("/?view=charts&from=1990&to=1991")
    expect(page.locator(".chart").first).to_contain_text("Nothing is known in these dates")
    page.get_by_role("button", name="Back to the picture").click()
    expect(page.locator("#plate")).not_to_be_visible()


def test_nothing_is_asked_of_the_outside_and_nothing_is_refused(visit):
    for view in ("charts", "map"):
        page = visit.go(f"/?view={view}")
        expect(page.locator(".js-plotly-plot[data-heard]").first).to_be_visible()
        page.wait_for_timeout(300)
    assert visit.outside == []
    assert visit.console == []


def test_on_a_phone_the_plate_fits(browser, address):
    with open_page(browser, address, viewport={"width": 390, "height": 844}) as visit:
        page = visit.go("/?view=charts")
        expect(page.locator(".js-plotly-plot").first).to_be_visible()
        plate = page.locator("#plate").bounding_box()
        assert plate["width"] <= 390
        assert page.locator(".js-plotly-plot").first.bounding_box()["width"] <= plate["width"]


def test_the_list_of_actors_has_their_measures_and_opens_them(visit):
    page = visit.go("/?show=list")
    page.get_by_role("button", name="Actors", exact=True).click()
    expect(page).to_have_url(re.compile("view=actors"))
    row = page.locator(
        "#network-list .list-grid:not([hidden]) .ag-row", has_text="Libyan National Army"
    ).first
    expect(row).to_be_visible()
    assert int(row.locator("[col-id=with]").inner_text()) >= 4
    expect(page.locator("#list-means")).to_contain_text("A missing line may be a missing article")
    row.locator("[col-id=name]").click()
    expect(page).to_have_url(re.compile("actor=lna"))
    page.get_by_role("button", name="Ties", exact=True).click()
    expect(page.locator("#list-title")).to_contain_text("in view")
    page.get_by_role("button", name="Back to the picture").locator("visible=true").click()
    expect(page.locator("#network-list")).not_to_be_visible()
