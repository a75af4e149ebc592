"""A story, as a reader meets it."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_story_is_told_step_by_step_and_gone_on_with(page):
    page.get_by_role("button", name="Turkey and Tripoli").click()
    panel = page.locator("#panel")
    expect(page).to_have_url(re.compile("story=turkey-and-tripoli"))
    expect(page).to_have_url(re.compile("tie=turkey--backs--gna"))
    expect(panel.locator(".story")).to_contain_text("1 of 8")
    page.keyboard.press("]")
    expect(panel.locator(".story")).to_contain_text("2 of 8")
    expect(page).to_have_url(re.compile("tie=gna--fights--lna"))
    expect(panel.locator("blockquote").first).to_be_visible()
    page.keyboard.press("[")
    expect(panel.locator(".story")).to_contain_text("1 of 8")
    page.go_back()
    expect(panel.locator(".story")).to_contain_text("2 of 8")
    panel.get_by_role("button", name="leave").click()
    expect(panel.locator(".story")).to_have_count(0)
    page.locator("#panel").press("Escape")
    expect(panel).to_contain_text("Go on at step 2 of 8")


def test_the_address_of_a_step_restores_it(visit):
    page = visit.go("/?story=turkey-and-tripoli&step=7&a=2019-04-03&b=2020-10-23")
    expect(page.locator(".story")).to_contain_text("7 of 8")
    expect(page.locator("#panel")).to_contain_text("What changed")
    page = visit.go("/?story=nothing&step=3")
    expect(page.locator("#panel")).to_contain_text("Start here")
    assert [line for line in visit.console if line.startswith("error")] == []
