"""What is found opens, by keyboard; what is not found has names near it."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def ask(page, text):
    page.locator("#search-box").fill(text)
    results = page.locator("#search-results")
    expect(results).to_be_visible()
    return results


def test_a_place_opens_with_its_events_and_ties(page):
    results = ask(page, "sirte")
    results.get_by_role("option", name="Sirte", exact=True).click()
    title = page.locator("#panel h2")
    expect(title).to_have_text("Sirte")
    assert "place=sirte" in page.url
    event = page.locator("#panel .tie-line").first
    words = event.inner_text().splitlines()[0]
    event.click()
    expect(title).to_have_text(words)
    page.locator("#panel a.name-link", has_text="Sirte").first.click()
    expect(title).to_have_text("Sirte")
    page.keyboard.press("Escape")
    expect(page).not_to_have_url("place=")


def test_a_reference_opens_the_article_that_rests_on_it(page):
    results = ask(page, "S/2019/914")
    hit = results.locator(".group", has_text="References").locator("+ [role=option]")
    hit.click()
    expect(page.locator("html")).to_have_attribute("data-panel", "article")


def test_a_misspelt_name_is_answered_with_the_nearest(page):
    results = ask(page, "Hqftqar")
    expect(results.locator(".group")).to_have_text("Nothing is called “Hqftqar”. Nearest:")
    expect(results.locator("[role=option]").first).to_contain_text("Haftar")
    page.locator("#search-box").press("ArrowDown")
    page.locator("#search-box").press("Enter")
    expect(page.locator("#panel h2")).to_contain_text("Haftar")


def test_nonsense_has_nothing_near_it(page):
    results = ask(page, "qzxqzxqzx")
    expect(results.locator(".group")).to_have_text("Nothing is called “qzxqzxqzx”.")
    expect(results.locator("[role=option]")).to_have_count(0)


def test_a_question_in_words_shows_what_was_understood(page):
    results = ask(page, "path from UAE to GNA")
    expect(results.locator(".group").first).to_have_text("Understood as")
    first = results.locator("[role=option]").first
    expect(first).to_have_text(
        "Chains and paths from Government of the United Arab Emirates to "
        "Government of National Accord"
    )
    page.locator("#search-box").press("Enter")
    expect(page).to_have_url(re.compile("actor=uae,gna"))
    page.keyboard.press("Control+k")
    expect(results.locator(".group").first).to_have_text("Done before")
    expect(results.locator("[role=option]").first).to_contain_text("Chains and paths")


def test_an_action_is_done_by_its_words_undone_and_done_again(page):
    ask(page, "hostile")
    page.locator("#search-results [role=option]", has_text="Hostile ties only").click()
    expect(page).to_have_url(re.compile("signs=hostile"))
    page.keyboard.press("z")
    expect(page).not_to_have_url(re.compile("signs=hostile"))
    page.keyboard.press("Shift+Z")
    expect(page).to_have_url(re.compile("signs=hostile"))


def test_a_command_typed_in_full_comes_first_and_the_focus_goes_on_in_the_panel(page):
    asked = {"map": "view=map", "Who stands with whom?": "show=camps", "Hifter": "actor=haftar"}
    for typed, part in asked.items():
        page.keyboard.press("Control+k")
        page.keyboard.type(typed)
        expect(page.locator("#search-results [role=option]").first).to_be_visible()
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(part))
        if "view" not in part:
            expect(page.locator("#panel [data-announce]")).to_be_focused()


def test_a_path_from_an_actor_to_itself_says_so(page):
    results = ask(page, "path from GNA to GNA")
    said = results.locator("[data-command]").first
    expect(said).to_have_text("Government of National Accord alone: a path needs two actors")
