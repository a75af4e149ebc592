"""Uneasy triangles: planted ones are found, balanced ones are not."""

from datetime import date

import pytest

from explorer.ties import holds_in
from explorer.triangles import triangles
from tests.test_chains import RELATIONS, tie

WITH = RELATIONS["backs"].model_copy(update={"id": "recognises", "carries": ""})
TRUCE = WITH.model_copy(update={"id": "ceasefire_with", "directed": False})
BRIEF = RELATIONS["meets"].model_copy(update={"durable": False})
KNOWN = {**RELATIONS, "recognises": WITH, "ceasefire_with": TRUCE, "meets": BRIEF}
RELATIONS.update(KNOWN)


def found(*ties):
    return [(t.middle, t.one, t.other) for t in triangles(ties, KNOWN)]


def test_a_planted_triangle_is_found_with_its_sides():
    ties = [tie("a", "backs", "b"), tie("c", "recognises", "a"), tie("c", "fights", "b")]
    (one,) = triangles(ties, KNOWN)
    assert (one.middle, one.one, one.other) == ("a", "b", "c")
    assert [t.id for t in one.ties] == ["a--backs--b", "c--recognises--a", "c--fights--b"]
    assert one.days == ((date(2020, 1, 1), date(2020, 12, 31)),)


@pytest.mark.parametrize("relation", ["fights", "meets", "ceasefire_with"])
def test_two_against_one_a_meeting_and_a_truce_are_none(relation):
    assert found(tie("a", "backs", "b"), tie("b", "fights", "c"), tie("a", relation, "c")) == []


def test_three_that_are_with_each_other_are_none():
    assert found(tie("a", "backs", "b"), tie("b", "backs", "c"), tie("a", "backs", "c")) == []


def test_those_of_one_time_come_before_those_of_none():
    ties = [
        tie("a", "backs", "b", 9, year=2012), tie("a", "backs", "c", 9), tie("b", "fights", "c", 9),
        tie("z", "backs", "b"), tie("z", "backs", "c"),
    ]  # fmt: skip
    assert found(*ties) == [("z", "b", "c"), ("a", "b", "c")]
    assert [bool(t.days) for t in triangles(ties, KNOWN)] == [True, False]


def test_the_weakest_side_ranks():
    ties = [
        tie("x", "backs", "b", 5), tie("x", "backs", "c", 1),
        tie("y", "backs", "b", 2), tie("y", "backs", "c", 2), tie("b", "fights", "c", 9),
    ]  # fmt: skip
    assert found(*ties) == [("y", "b", "c"), ("x", "b", "c")]
    assert len(triangles(ties, KNOWN, k=1)) == 1


def test_nothing_of_nothing():
    assert found() == found(tie("a", "backs", "b")) == []


# by hand from the claims: Egypt backs the LNA and recognised the GNA, which the LNA attacks; the
# UAE likewise; Russia backs the LNA and Wagner; nobody in the collection backs both in 2011
LIBYA = [
    (2019, {("egypt", "gna", "lna"), ("uae", "gna", "lna")}, True),
    # the eastern cabinet had an agreement with the federalists whom the Security Council opposed
    (2014, {("interim-gov-east", "cyrenaica-bureau", "unsc")}, False),
    (2012, set(), False),
]


@pytest.mark.parametrize(("year", "some", "any_"), LIBYA)
def test_on_libya(world, year, some, any_):
    ties = [t for t in world.ties if t.standing == "happened" and t.object in world.collection.actors
            and holds_in(t, date(2016, 1, 1) if any_ else date(year, 1, 1), date(year, 12, 31))]  # fmt: skip
    there = {(t.middle, t.one, t.other) for t in triangles(ties, world.collection.relations, 100)}
    assert some <= there if some else there == set()
    for middle, one, other in there:
        assert len({middle, one, other}) == 3
