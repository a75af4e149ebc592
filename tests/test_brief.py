"""The footnoted brief: every passage verbatim, every number leads somewhere, text stays text."""

import re

import pytest

from explorer.exporters.brief import brief, markdown, page
from explorer.exporters.picture import picture
from explorer.queries import written
from explorer.selection import from_query

VIEW = "from=2019-04-04&to=2020-12-31&actor=turkey"


@pytest.fixture(scope="module")
def made(world):
    return written(world, from_query(VIEW)[0], "http://127.0.0.1:8050/")


def test_every_passage_stands_in_its_article(world, made):
    assert made.notes
    for quote in made.notes:
        assert quote.passage.exact in world.collection.articles[quote.article.id].text


def test_the_ties_are_those_of_the_view(world, made):
    told = {tie.id for _, rows in made.groups for tie, _, _ in rows}
    assert "turkey--backs--gna" in told
    assert all("turkey" in tie.split("--") for tie in told)


def test_every_number_leads_to_a_passage_and_every_work_is_listed(world, made):
    text = page(world.library, made)
    asked = set(re.findall(r'href="#(p\d+)"', text))
    assert asked
    assert asked == set(re.findall(r'id="(p\d+)"', text))
    works = {int(n) for n in re.findall(r"R(\d+)\.", text)}
    assert works == set(range(1, len(made.works) + 1))
    assert world.digest in text
    assert "from=2019-04-04" in text


def test_it_asks_nobody_for_anything(world, made):
    text = page(world.library, made)
    assert not re.search(r"<(script|link|img|iframe)|@import|url\(", text)
    assert text.count("<svg") == 1


def test_text_stays_text(world):
    """A title that looks like markup is shown as it stands."""
    ties = [t for t in world.ties if t.id == "turkey--backs--gna"]
    odd = brief(world.library, ties, "<b>*x*</b>", "[a](b)", ["<script>"])
    html, plain = page(world.library, odd), markdown(world.library, odd)
    assert "<b>*x*" not in html
    assert "<script" not in html
    assert "\\<b\\>\\*x\\*" in plain
    assert "\\[a\\](b)" in plain


def test_an_empty_view_is_a_brief_without_ties(world):
    made = written(world, from_query("from=1900&to=1901")[0])
    assert made.groups == ()
    assert "0 ties" in made.lead
    assert "## Method" in markdown(world.library, made)


def test_what_changed_is_told_with_its_passage(world):
    """By hand: in April 2019 there were no Turkish soldiers in Libya, at the end of 2020 there were."""
    made = written(world, from_query("from=2019-04-04&to=2020-12-25&actor=turkey")[0])
    new = {
        tie.id: numbers
        for name, rows in made.changes
        if name.startswith("New")
        for tie, _, numbers in rows
    }
    assert "taf-libya--part_of--turkey" in new
    assert all("turkey" in tie.split("--") for tie in new)
    for numbers in new.values():
        assert made.notes[numbers[0] - 1].passage.exact
    assert "What changed between 4 April 2019 and 25 December 2020" in page(world.library, made)
    assert "### New" in markdown(world.library, made)
    one = written(world, from_query("tie=turkey--backs--gna")[0])
    assert (one.changes, one.between) == ((), "")


def test_names_in_the_picture_do_not_lie_on_each_other(world):
    ties = [t for t in world.ties if t.standing == "happened"]
    drawn = re.findall(
        r'<text x="([\d.]+)" y="([\d.]+)" textLength="(\d+)"', picture(world.library, ties)
    )
    boxes = [(float(x), float(y), float(x) + float(w)) for x, y, w in drawn]
    assert 10 <= len(boxes) <= 26
    for n, (x0, y, x1) in enumerate(boxes):
        for a0, b, a1 in boxes[n + 1 :]:
            assert x1 <= a0 or a1 <= x0 or abs(y - b) >= 13
    assert picture(world.library, []) == ""


def test_what_is_not_known_to_have_happened_says_so(world):
    made = written(world, from_query("modality=planned,denied&actor=turkey")[0])
    told = [tie for _, rows in made.groups for tie, _, _ in rows]
    assert told
    assert {t.standing for t in told} <= {"planned", "denied"}
    lines = [line for line in markdown(world.library, made).splitlines() if line.startswith("* **")]
    marked = [
        x for x in lines if "not known to have happened" in x or "affirmed by no article" in x
    ]
    assert len(marked) >= len(told)


@pytest.mark.parametrize("window", ["from=2000&to=2015", "from=2014&to=2050", ""])
def test_a_window_beyond_the_axis_is_compared_within_it(world, window):
    made = written(world, from_query(window)[0], "http://127.0.0.1:8050/")
    assert made.changes
    assert "1 January 2000" not in made.between
    assert "2050" not in made.between


def test_its_address_is_its_view(world):
    """An address without dates would open the collection's own window."""
    made = written(world, from_query("actor=turkey")[0], "http://h/")
    assert "This view: http://h/?from=..&to=..&actor=turkey" in made.colophon
