"""Where an actor stands: worked by hand on small networks."""

import pytest

from explorer.measures import brokerage, standing
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
