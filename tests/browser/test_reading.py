"""A reader clicks an actor and a tie, reads the sentence, moves the dates."""

import json
import re
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

TURKEY_GNA = "turkey--backs--gna"


def click(page, point):
    page.mouse.move(point["x"], point["y"])
    page.mouse.click(point["x"], point["y"])


def test_a_click_on_an_actor_opens_it(page):
    click(page, page.evaluate("window.explorer.network.position('haftar')"))
    expect(page).to_have_url(re.compile("actor=haftar"))
    expect(page.locator("#panel h2")).to_contain_text("Khalifa Haftar")


def test_a_click_on_a_tie_shows_its_sentence(page):
    point = page.evaluate(f"window.explorer.network.tiePosition('{TURKEY_GNA}')")
    click(page, point)
    expect(page).to_have_url(re.compile("tie=" + TURKEY_GNA))
    expect(page.locator("#panel .passage blockquote", has_text="Turkey has backed")).to_have_count(
        1
    )


def test_what_is_seen_is_what_the_api_says(visit):
    page = visit.go("/?from=2019-04-04&to=2020-10-23&core=1")
    seen = page.evaluate("window.explorer.network.visible()")
    with urlopen(visit.address + "/api/graph?from=2019-04-04&to=2020-10-23") as answer:
        ties = json.load(answer)["ties"]
    drawn = [id_ for id_, other in zip(ties["id"], ties["object"], strict=True) if other >= 0]
    assert sorted(seen["ties"]) == sorted(drawn)


def test_a_drag_outside_the_window_makes_a_new_one(page):
    box = page.locator("#timeline-plot").bounding_box()
    start = page.evaluate("window.explorer.timeline.x('2014-05-16')")
    end = page.evaluate("window.explorer.timeline.x('2015-06-01')")
    y = box["y"] + box["height"] / 2
    page.mouse.move(start, y)
    page.mouse.down()
    page.mouse.move((start + end) / 2, y, steps=5)
    page.mouse.move(end, y, steps=5)
    page.mouse.up()
    first, last = page.evaluate("window.explorer.window()")
    assert first[:4] == "2014"
    assert last[:4] == "2015"
    expect(page.locator("#headline")).to_contain_text("2014")


def test_the_article_is_read_whole_with_its_passages_marked(visit):
    page = visit.go(f"/?article=2020-12-26-akar-visits-tripoli&tie={TURKEY_GNA}")
    expect(page.locator(".article-text")).to_contain_text("inject new blood into it")
    assert page.locator(".article-text .claimed.now").count() >= 2


def test_the_list_holds_the_ties_of_the_picture(page):
    count = len(page.evaluate("window.explorer.network.visible().ties"))
    page.keyboard.press("l")
    expect(page.locator("#list-title")).to_contain_text(f"{count} ties in view")
    expect(page.locator(".ag-row").first).to_be_visible()


def test_a_filter_row_narrows_and_back_widens(page):
    before = len(page.evaluate("window.explorer.network.visible().ties"))
    page.locator('#filters [data-filter="signs"][data-value="hostile"]').click()
    expect(page).to_have_url(re.compile("signs=cooperative,neutral"))
    assert len(page.evaluate("window.explorer.network.visible().ties")) < before
    page.go_back()
    expect(page).not_to_have_url(re.compile("signs="))
    assert len(page.evaluate("window.explorer.network.visible().ties")) == before


def test_an_empty_view_gives_ways_back(visit):
    page = visit.go("/?relations=sanctions&min=9")
    expect(page.locator("#network-empty h2")).to_contain_text("is stated by 9 outlets or more")
    page.locator("#network-empty button", has_text="Clear all filters").click()
    expect(page.locator("#network-empty")).to_be_hidden()
    assert page.evaluate("window.explorer.network.visible().ties").__len__() > 0


def test_the_wheel_brings_the_years_nearer_and_a_button_shows_all(page):
    x = "day => window.explorer.timeline.x(day)"
    at_rest = [page.evaluate(x, day) for day in ("2019-04-04", "2020-10-23")]
    window = page.evaluate("window.explorer.window()")
    plot = page.locator("#timeline-plot").bounding_box()
    page.mouse.move(at_rest[0], plot["y"] + plot["height"] / 2)
    page.mouse.wheel(0, -300)
    expect(page.get_by_role("button", name="All years")).to_be_visible()
    near = [page.evaluate(x, day) for day in ("2019-04-04", "2020-10-23")]
    assert near[1] - near[0] > 1.5 * (at_rest[1] - at_rest[0])
    assert near[0] == pytest.approx(at_rest[0], abs=3)
    assert page.evaluate("window.explorer.window()") == window
    page.get_by_role("button", name="All years").click()
    expect(page.get_by_role("button", name="All years")).to_be_hidden()
    assert page.evaluate(x, "2019-04-04") == pytest.approx(at_rest[0], abs=1)


def test_in_an_article_the_paragraphs_of_one_actor_stay_bright(visit):
    page = visit.go("/?article=2020-12-26-akar-visits-tripoli&tie=turkey--backs--gna")
    expect(page.locator(".passage-number")).to_have_text("1")
    page.keyboard.press("j")
    expect(page.locator(".passage-number")).to_have_text("2")
    page.get_by_text("show the paragraphs of one").click()
    button = page.locator('[data-do="bright"][data-actor="akar"]')
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    faint, all_ = page.locator(".article-text p.faint"), page.locator(".article-text p")
    assert 0 < faint.count() < all_.count()
    expect(page.locator('.article-text p[data-actors~="akar"].faint')).to_have_count(0)
    button.click()
    expect(faint).to_have_count(0)


def test_the_last_sign_stays_on_and_says_so(visit):
    page = visit.go("/?signs=neutral")
    page.locator('#filters [data-filter="signs"][data-value="neutral"]').click()
    expect(page.locator("#notes")).to_contain_text("stays on")
    expect(page).to_have_url(re.compile("signs=neutral"))


def test_an_end_of_the_window_stops_at_the_other_by_key(visit):
    page = visit.go("/?from=2019-04-04&to=2020-12-31")
    page.get_by_role("slider", name="Start of the window").press("End")
    expect(page).to_have_url(re.compile("from=2020-12-31"))
    assert page.evaluate("window.explorer.window()") == ["2020-12-31", "2020-12-31"]
