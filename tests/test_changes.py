"""What changed between two dates, by hand-worked examples and by what must always hold."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.changes import compare
from explorer.model import Interval, Tie
from explorer.ties import holds_on

JAN, MAY, SEP = date(2019, 1, 1), date(2019, 5, 1), date(2019, 9, 1)


def tie(id_, sign, *spans, outlets=1):
    """Spans are (start, start_latest, end_earliest, end)."""
    subject, relation, object_ = id_.split("--")
    fields = ("start", "start_latest", "end_earliest", "end")
    return Tie(
        id=id_, subject=subject, relation=relation, object=object_, sign=sign, standing="happened",
        intervals=tuple(Interval(**dict(zip(fields, s, strict=True))) for s in spans),
        outlets=tuple(f"outlet {n}" for n in range(outlets)),
    )  # fmt: skip


def from_to(start, end):
    return (start, start, end, end)


def ids(ties):
    return [t.id for t in ties]


def test_new_ended_unchanged_and_what_holds_on_neither():
    ties = [
        tie("a--backs--b", 1, from_to(MAY, SEP)),
        tie("a--backs--c", 1, from_to(JAN, MAY)),
        tie("a--backs--d", 1, from_to(JAN, None)),
        tie("a--backs--e", 1, from_to(date(2019, 2, 1), date(2019, 3, 1))),
    ]
    found = compare(ties, JAN, SEP)
    assert ids(found.new) == ["a--backs--b"]
    assert ids(found.ended) == ["a--backs--c"]
    assert ids(found.unchanged) == ["a--backs--d"]
    assert found.undecided == () and found.flipped == ()


def test_a_date_too_coarse_is_undecided_never_new():
    """ "2019 – October 2019": on 1 May 2019 it may or may not have begun."""
    year = (JAN, date(2019, 12, 31), date(2019, 10, 1), date(2019, 10, 31))
    found = compare([tie("a--backs--b", 1, year)], date(2018, 6, 1), MAY)
    assert ids(found.undecided) == ["a--backs--b"] and found.new == ()


def test_a_pair_flips_when_all_its_signed_ties_change_sides():
    backs, fights = (
        tie("a--backs--b", 1, from_to(JAN, MAY)),
        tie("a--fights--b", -1, from_to(SEP, None)),
    )
    member = tie("a--member_of--b", 0, from_to(JAN, None))
    found = compare([backs, fights, member], JAN, SEP)
    assert [(f.before.id, f.after.id) for f in found.flipped] == [("a--backs--b", "a--fights--b")]
    assert ids(found.new) == ["a--fights--b"] and ids(found.ended) == ["a--backs--b"]


def test_a_pair_that_is_both_or_uncertain_has_not_flipped():
    backs, fights = (
        tie("a--backs--b", 1, from_to(JAN, None)),
        tie("a--fights--b", -1, from_to(SEP, None)),
    )
    assert compare([backs, fights], JAN, SEP).flipped == ()
    vague = tie("a--allied_with--b", 1, (JAN, date(2019, 12, 31), None, None))
    ended = tie("a--backs--b", 1, from_to(JAN, MAY))
    assert compare([ended, fights, vague], JAN, SEP).flipped == ()


def test_the_best_supported_come_first():
    few, many = (
        tie("a--backs--b", 1, from_to(MAY, None)),
        tie("a--backs--c", 1, from_to(MAY, None), outlets=3),
    )
    assert ids(compare([few, many], JAN, SEP).new) == ["a--backs--c", "a--backs--b"]


DAYS = st.dates(date(2019, 1, 1), date(2019, 12, 31))


@st.composite
def worlds(draw):
    out = {}
    for _ in range(draw(st.integers(0, 8))):
        ends = draw(st.sampled_from(["a--{}--b", "b--{}--c", "a--{}--c"]))
        relation, sign = draw(st.sampled_from([("backs", 1), ("fights", -1), ("member_of", 0)]))
        cuts = sorted(draw(st.lists(DAYS, min_size=4, max_size=4)))
        if draw(st.booleans()):
            cuts[2:] = [None, None]
        made = tie(ends.format(relation), sign, tuple(cuts), outlets=draw(st.integers(1, 4)))
        out[made.id] = made
    return list(out.values())


@settings(max_examples=30, deadline=None)
@given(worlds(), DAYS, DAYS)
def test_there_and_back(ties, a, b):
    there, back = compare(ties, a, b), compare(ties, b, a)
    assert (there.new, there.ended) == (back.ended, back.new)
    assert (there.unchanged, there.undecided) == (back.unchanged, back.undecided)
    assert {(f.before, f.after) for f in there.flipped} == {
        (f.after, f.before) for f in back.flipped
    }
    if a == b:
        assert there.new == there.ended == there.flipped == ()


@settings(max_examples=30, deadline=None)
@given(worlds(), DAYS, DAYS)
def test_every_tie_that_holds_is_in_one_class(ties, a, b):
    found = compare(ties, a, b)
    classed = [*found.new, *found.ended, *found.unchanged, *found.undecided]
    holding = [t for t in ties if (holds_on(t, a), holds_on(t, b)) != ("no", "no")]
    assert sorted(ids(classed)) == sorted(ids(holding))
    assert all(holds_on(t, b) == "yes" for t in found.new)


@pytest.mark.parametrize("day", [date(1950, 1, 1), date(2100, 1, 1)])
def test_outside_the_collection_nothing_is_known(world, day):
    from explorer.queries import changes
    from explorer.selection import Selection

    assert changes(world, Selection(), day, date(2019, 5, 1)).new == ()
    assert changes(world, Selection(), date(2019, 1, 1), date(2019, 5, 1)).new != ()
