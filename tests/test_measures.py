"""Where an actor stands: worked by hand on small networks."""

import pytest

from explorer.measures import brokerage, standing, standings
from explorer.queries import held
from explorer.selection import from_query
from tests.test_chains import RELATIONS, tie

LINE = [tie("a", "backs", "b"), tie("b", "backs", "c"), tie("c", "backs", "d")]


def test_on_a_line_of_four_the_middle_ones_stand_between():
    """a-b-c-d: of the three pairs without b, two lead over it: 2/3; the same for c."""
    assert brokerage(LINE) == pytest.approx({"a": 0, "b": 2 / 3, "c": 2 / 3, "d": 0})


def test_hostile_ties_join_nobody():
    assert brokerage([tie("a", "fights", "b"), tie("b", "fights", "c")]) == {}


def test_partners_reach_and_outlets():
    ties = [*LINE, tie("b", "fights", "x", 3), tie("b", "fights", "y"), tie("x", "part_of", "b", 2)]
    found = standing(ties, RELATIONS, "b")
    assert found.partners == {1: 2, -1: 2, 0: 1}
    assert (found.rank, found.of) == (1, 4)
    assert found.reached == 3  # c, d, and x as a part of b
    assert found.outlets == 3


def test_nobody_stands_nowhere():
    found = standing(LINE, RELATIONS, "nobody")
    assert (found.between, found.reached, found.outlets) == (0, 0, 0)
    assert set(found.partners.values()) == {0}


@pytest.mark.parametrize("day", ["2014", "2019", "2022"])
def test_the_list_says_what_the_panel_says(world, day):
    view = from_query(f"from={day}&to={day}")[0]
    ties, relations = held(world, view), world.collection.relations
    found = standings(ties, relations)
    assert set(found) == {end for t in ties for end in (t.subject, t.object)}
    for actor in list(found)[::7]:
        assert found[actor] == standing(ties, relations, actor)


# by hand from the claims: partners by sign that were told of in that year, at least
@pytest.mark.parametrize(
    ("day", "actor", "friends", "foes"),
    [("2014", "dignity", 3, 3), ("2019-06", "lna", 4, 1), ("2020", "turkey", 4, 4)],
)
def test_partners_in_libya(world, day, actor, friends, foes):
    view = from_query(f"from={day}&to={day}")[0]
    partners = standings(held(world, view), world.collection.relations)[actor].partners
    assert partners[1] >= friends
    assert partners[-1] >= foes


def test_too_many_to_follow_are_told_apart(monkeypatch):
    monkeypatch.setattr("explorer.measures._EXACT", 4)
    monkeypatch.setattr("explorer.measures._SAMPLE", 2)
    ties = [tie("a", "backs", "b"), tie("c", "backs", "d"), tie("e", "backs", "f")]
    assert {s.reached for s in standings(ties, RELATIONS).values()} == {-1}
    assert {s.reached for s in standings(ties[:2], RELATIONS).values()} == {0, 1}
