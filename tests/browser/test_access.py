"""For everyone: axe finds nothing, the keyboard alone is enough, the picture has a stand-in."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests import chromium
from tests.browser.visit import open_page

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "explorer/frontend/node_modules/axe-core/axe.min.js"
RUN = """async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await axe.run(document, { runOnly: { type: "tag", values: tags } });
  return violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(" | ")}`);
}"""
STATES = {
    "home": "/",
    "tie": "/?tie=turkey--backs--gna",
    "actor": "/?actor=haftar",
    "article": "/?article=2020-12-26-akar-visits-tripoli&tie=turkey--backs--gna",
    "event": "/?event=2020-haftar-threat",
    "place": "/?place=sirte",
    "pair": "/?actor=turkey,lna",
    "doubt": "/?show=doubt&doubt=reuters",
    "triangles": "/?show=triangles&from=..&to=..",
    "camps": "/?show=camps",
    "charts": "/?view=charts",
    "map": "/?view=map",
    "passages": "/?show=passages&actor=turkey",
    "contested": "/?tie=wagner--backs--lna",
    "list": "/?show=list",
    "actors": "/?view=actors",
    "compare": "/?a=2019-04-01&b=2020-10-23",
    "empty": "/?relations=sanctions&min=9",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(browser, address, state, scheme):
    with open_page(browser, address, color_scheme=scheme) as visit:
        page = visit.go(STATES[state])
        page.wait_for_load_state("networkidle")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        assert page.evaluate(RUN) == []


def test_axe_finds_nothing_on_a_phone(browser, address):
    with open_page(browser, address, viewport={"width": 390, "height": 844}) as visit:
        page = visit.go("/")
        page.wait_for_load_state("networkidle")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        assert page.evaluate(RUN) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_keyboard_alone_finds_reads_and_returns(page):
    page.keyboard.press("/")
    page.keyboard.type("حفتر")
    expect(page.locator("#search-results [role=option]").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_contain_text("Khalifa Haftar")
    page.locator("#panel a[data-go]").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("tie="))
    expect(page.locator("#panel blockquote").first).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator(".passage-number")).to_have_text("2")
    page.keyboard.press("z")
    expect(page).not_to_have_url(re.compile("tie="))


def test_arrow_keys_walk_along_ties_and_say_them(visit):
    page = visit.go("/?actor=haftar")
    page.locator("#network-plate").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#live")).to_contain_text("passage")
    page.keyboard.press("Enter")


def test_without_webgl_the_list_takes_its_place(browser, address):
    path = chromium.find()
    flags = [*chromium.FLAGS, "--disable-3d-apis"]
    blind = browser.browser_type.launch(executable_path=path, args=flags)
    with open_page(blind, address) as visit:
        page = visit.go("/")
        expect(page.locator("#notes")).to_contain_text("cannot draw the network")
        expect(page.locator(".ag-row").first).to_be_visible()
    blind.close()


def test_the_letters_can_be_switched_off(page):
    page.keyboard.press("?")
    page.locator("[data-do=letters]").click()
    page.locator("[data-do=keys-close]").click()
    page.keyboard.press("l")
    expect(page.locator("#network-list")).to_be_hidden()
