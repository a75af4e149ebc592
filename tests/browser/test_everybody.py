"""Small windows, a page at 200 %, forced colours and reduced motion: the whole page holds."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visit import open_page

pytestmark = pytest.mark.browser

TIE = "/?tie=turkey--backs--gna"
# 1440 × 900 at 200 % is 720 × 450
SIZES = {"small phone": (320, 640), "phone": (390, 844), "200 %": (720, 450), "tablet": (1000, 700)}
PARTS = ("#headline", "#search", "#network", "#timeline", "#panel")


def opened(browser, address, size, **more):
    return open_page(browser, address, viewport={"width": size[0], "height": size[1]}, **more)


@pytest.mark.parametrize("name", SIZES)
def test_every_part_can_be_reached_and_nothing_is_cut(browser, address, name):
    with opened(browser, address, SIZES[name]) as visit:
        page = visit.go(TIE)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for part in PARTS:
            page.locator(part).scroll_into_view_if_needed()
            expect(page.locator(part)).to_be_in_viewport()
        top, line = page.locator("#top").bounding_box(), page.locator("#headline").bounding_box()
        assert line["y"] >= top["y"]
        assert line["y"] + line["height"] <= top["y"] + top["height"]
        plate = page.locator("#network-plate").bounding_box()
        assert plate["height"] >= 120
        assert visit.console == []


def test_a_phone_has_dates_and_filters_in_a_sheet(browser, address):
    with opened(browser, address, SIZES["phone"], has_touch=True) as visit:
        page = visit.go("/")
        page.get_by_role("button", name="Filters").click()
        box = page.get_by_label("from", exact=True)
        box.fill("2020")
        box.press("Enter")
        expect(page).to_have_url(re.compile("from=2020-01-01"))
        page.keyboard.press("Tab")
        page.get_by_role("button", name="Back to the network").click()
        expect(page.locator("#filters")).to_be_hidden()
        page.locator('.quick [data-value="hostile"]').click()
        expect(page).to_have_url(re.compile("signs=cooperative,neutral"))


def test_a_phone_has_as_reported_among_the_dates(browser, address):
    with opened(browser, address, SIZES["phone"], has_touch=True) as visit:
        page = visit.go("/")
        page.get_by_role("button", name="Filters").tap()
        page.locator("#filter-dates").get_by_text("as reported").tap()
        expect(page).to_have_url(re.compile("time=reported"))


def test_letters_work_on_a_pin_and_escape_shuts_a_menu_first(visit):
    page = visit.go("/?a=2019-04-01&b=2020-10-23")
    for letter, pin in (("a", "Date A"), ("b", "Date B"), ("a", "Date A")):
        page.keyboard.press(letter)
        expect(page.locator(":focus")).to_have_attribute("aria-label", pin)
    menu = page.locator("details.menu").first
    menu.locator("summary").press("Enter")
    expect(menu).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("summary")).to_be_focused()
    assert "a=2019-04-01" in page.url


def test_forced_colours_keep_signs_apart(browser, address):
    with opened(browser, address, (1440, 900), forced_colors="active") as visit:
        page = visit.go(TIE)
        line = "el => { const s = getComputedStyle(el, '::before'); return [s.borderTopStyle, s.borderTopColor]; }"
        rows = page.locator("#filters .sign")
        styles = [rows.nth(i).evaluate(line) for i in range(3)]
        assert [style for style, _ in styles] == ["solid", "dashed", "dotted"]
        ink = page.evaluate("getComputedStyle(document.body).color")
        assert styles[0][1] == styles[1][1] == ink
        assert visit.console == []


def test_reduced_motion_moves_nothing_by_itself(browser, address):
    with opened(browser, address, (1440, 900), reduced_motion="reduce") as visit:
        page = visit.go("/")
        moving = """[...document.querySelectorAll('*')].filter((el) => {
            const s = getComputedStyle(el);
            return s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0;
        }).map((el) => el.id || el.className)"""
        assert page.evaluate(moving) == []
        before = page.evaluate("window.explorer.network.position('haftar')")
        page.get_by_role("button", name="Fit").click()
        page.wait_for_timeout(300)
        assert page.evaluate("window.explorer.network.position('haftar')") == before
