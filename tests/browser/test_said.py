"""What each answer says to those who listen, and that a phone shows it whole."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_access import AXE, RUN
from tests.browser.visit import open_page

pytestmark = pytest.mark.browser
WAR = "from=2019-04-04&to=2020-10-23"
SAID = {
    f"show=camps&{WAR}": r"^\d+ camps; \d+ of \d+ pairs fit",
    "show=triangles&from=..&to=..": r"^Uneasy triangles, \d+ found",
    "show=doubt&doubt=reuters": r"\d+ ties fall",
    f"show=passages&actor=turkey&{WAR}": r"^\d+ ties and \d+ events in this view",
    f"actor=uae,gna&{WAR}": r"Government of National Accord, \d+ ties? between them, \d+ chains of support and \d+ paths",
    f"view=map&{WAR}": r"^Map\. .* \d+ places, \d+ ties of support by states",
    f"view=charts&{WAR}": r"^Charts\. Between 4 April 2019",
    "a=2019-04-01&b=2020-10-23": r"new",
    "tie=turkey--backs--gna": r"^Government of Turkey backs Government of National Accord, \d+ passages",
    "article=2020-12-26-akar-visits-tripoli": r"^Article: Akar visits Tripoli",
}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.mark.parametrize("query", SAID)
def test_each_answer_is_said(visit, query):
    page = visit.go(f"/?{query}")
    expect(page.locator("#live")).to_have_text(re.compile(SAID[query]))


@pytest.mark.parametrize(
    "query", ["show=camps", "view=charts", "view=map", "view=actors", "actor=uae,gna"]
)
def test_a_phone_shows_it_whole(browser, address, query):
    with open_page(browser, address, **PHONE) as visit:
        page = visit.go(f"/?{query}")
        page.wait_for_load_state("networkidle")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        assert page.evaluate(RUN) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_has_no_panel_is_said_too(visit):
    page = visit.go("/")
    live = page.locator("#live")
    page.get_by_text("as reported", exact=True).click()
    expect(live).to_have_text(re.compile("^As reported"))
    page.keyboard.press("z")
    expect(live).to_have_text(re.compile("^As it was"))
    page.keyboard.press("l")
    expect(live).to_have_text(re.compile("as a list"))
    # the grid's own words do not speak against it
    expect(page.locator("#network-list .ag-row").first).to_be_visible()
    expect(page.get_by_text("No Rows To Show")).to_have_count(0)
