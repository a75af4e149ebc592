"""Reading on: names in an article, playing it, the next article, saved views, the silence strip."""

import json
import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
FIRST = "/?article=2020-12-26-akar-visits-tripoli"


def test_a_name_in_the_text_opens_its_actor(visit):
    page = visit.go(FIRST)
    name = page.locator(".article-text a.name", has_text="Turkey").first
    name.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("actor=turkey"))
    expect(page.locator("#panel h2")).to_contain_text("Turkey")


def test_the_article_plays_and_pauses(visit):
    page = visit.go(FIRST)
    play = page.locator('[data-do="play-article"]')
    expect(page.locator(".article-text p.eye")).to_have_count(1)
    before = page.locator(".article-text p.eye").inner_text()
    play.click()
    expect(play).to_have_text("Pause")
    expect(play).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".article-text p.eye")).not_to_have_text(before, timeout=9000)
    play.click()
    expect(play).to_have_text("Play")


def test_the_next_article_opens_and_a_tie_lists_its_articles(visit):
    page = visit.go(FIRST)
    page.locator("#panel h3", has_text="Next about the same actors").locator(
        "xpath=following-sibling::div[1]//button"
    ).click()
    expect(page).not_to_have_url(re.compile("akar-visits"))
    expect(page).to_have_url(re.compile("article="))
    page = visit.go("/?tie=turkey--backs--gna")
    expect(page.locator("#panel h3", has_text="Its articles in time")).to_be_visible()
    page.get_by_text("When it was written of").click()
    expect(page.locator("#panel .way[open]")).to_contain_text("Told of from")


def test_views_are_saved_taken_away_and_brought_back(visit):
    page = visit.go("/?actor=turkey&from=2019-04-04&to=2020-10-23")
    page.locator("summary", has_text="Export").click()
    page.get_by_role("button", name="Saved views").click()
    dialog = page.locator("#saved")
    expect(dialog).to_contain_text("None yet.")
    dialog.get_by_role("button", name="Save this view").click()
    expect(dialog.locator("li a")).to_have_attribute("href", re.compile("actor=turkey"))
    with page.expect_download() as waiting:
        dialog.get_by_role("button", name="To a file").click()
    path = waiting.value.path()
    assert (
        json.loads(path.read_text(encoding="utf-8"))["views"][0]["query"]
        == "to=2020-10-23&actor=turkey"
    )
    dialog.get_by_role("button", name="Remove").click()
    expect(dialog).to_contain_text("None yet.")
    with page.expect_file_chooser() as choosing:
        dialog.get_by_role("button", name="From a file").click()
    choosing.value.set_files(path)
    expect(dialog.locator("li a")).to_have_count(1)
    dialog.locator("li a").click()
    expect(page).to_have_url(re.compile("actor=turkey"))


def test_a_file_that_holds_no_views_is_told(visit, tmp_path):
    page = visit.go("/")
    page.locator("summary", has_text="Export").click()
    page.get_by_role("button", name="Saved views").click()
    wrong = tmp_path / "wrong.json"
    wrong.write_text("{", encoding="utf-8")
    with page.expect_file_chooser() as choosing:
        page.locator("#saved").get_by_role("button", name="From a file").click()
    choosing.value.set_files(wrong)
    expect(page.locator("#saved-said")).to_contain_text("holds no saved views")
