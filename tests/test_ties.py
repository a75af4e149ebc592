"""How claims add up, by examples worked out by hand (docs/ties.md tells the same)."""

from datetime import date

import pytest

from explorer.model import Claim, Interval, Passage, Tie
from explorer.ties import holds_in, holds_on, intervals, standing


def claim(when, modality="happened", polarity="affirmed"):
    return Claim(
        id="c", subject="a", relation="backs", object="b", when=when, modality=modality,
        polarity=polarity, passages=(Passage(exact="x"),), article="one",
    )  # fmt: skip


def stretches(*whens, durable=True):
    found = intervals([claim(w) for w in whens], durable)
    return [(str(i.start or ""), str(i.end or "")) for i in found]


@pytest.mark.parametrize(
    ("whens", "expected"),
    [
        (["2019-04-04"], [("2019-04-04", "2019-04-04")]),
        (["2019"], [("2019-01-01", "2019-12-31")]),
        # from the first to the last mention
        (["2020-12-26", "2019"], [("2019-01-01", "2020-12-26")]),
        # a mention never opens a tie, START/.. does
        (["2019/..", "2020-12-26"], [("2019-01-01", "")]),
        # a stated end closes, a later start opens the next
        (["2014-05-16/2015-12-17", "2019-04-04"], [("2014-05-16", "2015-12-17"), ("2019-04-04", "2019-04-04")]),
        (["../2014", "2016/.."], [("", "2014-12-31"), ("2016-01-01", "")]),
        # it was said to go on, and a later end is stated
        (["2019/..", "2019-04/2020-10-23"], [("2019-01-01", "2020-10-23")]),
        (["../.."], [("", "")]),
        # said on the day of a stated end to go on: it goes on; said of a month that ends so: it ends
        (["2019-01-01/2019-06-30", "2019-06-30/.."], [("2019-01-01", "")]),
        (["2019-01/2019-06", "2019-06/.."], [("2019-01-01", "2019-06-30")]),
    ],
)  # fmt: skip
def test_a_durable_tie(whens, expected):
    assert stretches(*whens) == expected


def test_a_momentary_tie_holds_on_its_own_dates():
    assert stretches("2019-04-04", "2020-01-19", "2019-04-04", durable=False) == [
        ("2019-04-04", "2019-04-04"),
        ("2020-01-19", "2020-01-19"),
    ]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([("happened", "affirmed"), ("happened", "denied")], "happened"),
        ([("ongoing", "affirmed")], "happened"),
        ([("possible", "affirmed"), ("planned", "affirmed")], "planned"),
        ([("called_for", "affirmed")], "called_for"),
        ([("happened", "denied")], "denied"),
    ],
)
def test_what_a_tie_amounts_to(claims, expected):
    assert standing(claim("2019", *c) for c in claims) == expected


def tie(*intervals):
    return Tie(
        id="t",
        subject="a",
        relation="backs",
        object="b",
        sign=1,
        standing="happened",
        intervals=intervals,
    )


COARSE = Interval(
    start=date(2019, 1, 1), start_latest=date(2019, 12, 31), end_earliest=date(2020, 10, 1),
    end=date(2020, 10, 31),
)  # fmt: skip
OPEN = Interval(start=date(2021, 3, 1), start_latest=date(2021, 3, 1), end_earliest=None, end=None)


def test_a_window_counts_both_its_ends():
    assert holds_in(tie(COARSE), date(2020, 10, 31), None)
    assert holds_in(tie(COARSE), None, date(2019, 1, 1))
    assert not holds_in(tie(COARSE), date(2020, 11, 1), date(2021, 1, 1))
    assert holds_in(tie(COARSE, OPEN), date(2030, 1, 1), None)


def test_a_coarse_date_leaves_a_day_undecided():
    days = [
        date(2018, 12, 31),
        date(2019, 6, 1),
        date(2020, 5, 1),
        date(2020, 10, 15),
        date(2022, 1, 1),
    ]
    assert [holds_on(tie(COARSE, OPEN), d) for d in days] == ["no", "maybe", "yes", "maybe", "yes"]


def test_the_first_article_in_the_collection(world):
    backs = world.library.tie("turkey--backs--gna")
    assert "TRT World" in backs.outlets
    assert {"training", "materiel"} <= set(backs.kinds)
    # Turkey's foreign ministry and others deny that it sent Syrian fighters
    assert backs.contested
    assert world.library.tie("akar--meets--mishri").first == date(2020, 12, 26)
    assert world.library.tie("haftar--threatens--taf-libya").last == date(2020, 12, 24)
