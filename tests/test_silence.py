"""When nobody wrote: gaps by hand, and on a tie that ended and one of which nobody wrote on."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.reading import following, paragraphs, spelled_in
from explorer.silence import LEAST, gaps, months
from explorer.views.panels import article, tie
from explorer.views.tree import planted

DAYS = st.lists(st.dates(date(2011, 1, 1), date(2026, 1, 1)), max_size=12)


def test_the_longest_gap_comes_first():
    days = [date(2011, 3, 1), date(2013, 1, 15), date(2013, 6, 1), date(2016, 5, 31)]
    assert gaps(days) == [
        (date(2013, 6, 1), date(2016, 5, 31)),
        (date(2011, 3, 1), date(2013, 1, 15)),
    ]
    assert [months(g) for g in gaps(days)] == [35, 22]
    assert gaps(days[:1]) == gaps([]) == []


@given(DAYS)
def test_no_report_lies_in_a_gap(days):
    for a, b in gaps(days):
        assert b - a >= LEAST
        assert not any(a < d < b for d in days)
        assert {a, b} <= set(days)
    assert gaps(days, timedelta(days=99_999)) == []


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("sarraj--holds_office_in--gna", "Its end is stated"),
        ("uae--backs--haftar", "No end is stated"),
        ("uae--backs--lna", "not known to have ended: a source"),
    ],
)
def test_an_end_that_is_stated_is_told_from_a_last_mention(world, id_, said):
    assert said in planted(tie.layout(world.library, id_))


def test_a_deed_of_one_day_has_no_silence(world):
    met = next(t.id for t in world.ties if t.relation == "meets" and t.standing == "happened")
    assert "When it was written of" not in planted(tie.layout(world.library, met))


def test_names_of_a_paragraph_are_found_once_each(world):
    first = world.library.article("2020-12-26-akar-visits-tripoli")
    for line in paragraphs(world.library, first):
        found = spelled_in(world.library, line)
        assert len({id_ for *_, id_ in found}) == len(found)
        assert all(one[1] <= after[0] for one, after in itertools.pairwise(found))
        for start, end, id_ in found:
            actor = world.library.actor(id_)
            assert line.text[start:end] in (actor.name, actor.label, *actor.aliases)


def test_the_text_of_an_article_is_whole_with_its_links(world):
    first = world.library.article("2020-12-26-akar-visits-tripoli")
    for line in paragraphs(world.library, first):
        parts = article._marked(world.library, line, "turkey--backs--gna")
        texts = [p if isinstance(p, str) else p.children for p in parts]
        assert "".join(texts) == line.text
        heads = [
            p
            for p in parts
            if not isinstance(p, str)
            and "now" in p.className.split()
            and "more" not in p.className.split()
        ]
        assert len(heads) == sum("turkey--backs--gna" in m.ties for m in line.marks)


def test_the_next_article_is_later_and_about_the_same(world):
    articles = sorted(world.collection.articles.values(), key=lambda a: (a.published, a.id))
    assert following(world.library, articles[-1]) is None
    here = world.library.article("2020-12-26-akar-visits-tripoli")
    after = following(world.library, here)
    assert (after.published, after.id) > (here.published, here.id)
    named = {a for a, found in world.library.naming.items() if here in found}
    assert named & {a for a, found in world.library.naming.items() if after in found}
