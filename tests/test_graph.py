"""Where actors stand."""

import math
from datetime import date

import pytest

from explorer.graph import _apart, camps, positions
from explorer.model import Interval, Tie

ALWAYS = Interval(start=date(2019, 1, 1), start_latest=None, end_earliest=None, end=None)


def tie(subject, sign, object_, claims=1):
    relation = {1: "backs", -1: "fights", 0: "member_of"}[sign]
    return Tie(
        id=f"{subject}--{relation}--{object_}", subject=subject, relation=relation,
        object=object_, sign=sign, standing="happened", intervals=(ALWAYS,),
        claims=tuple(f"c{n}" for n in range(claims)), proof=tuple(f"c{n}" for n in range(claims)),
    )  # fmt: skip


# two sides of three, at war over their heads
WAR = [
    tie("north", -1, "south", 3), tie("n1", 1, "north"), tie("n2", 1, "north"),
    tie("s1", 1, "south"), tie("s2", 1, "south"), tie("n1", -1, "s1"),
]  # fmt: skip
ACTORS = ["north", "south", "n1", "n2", "s1", "s2"]


def test_two_sides_stand_left_and_right():
    side = camps(WAR)
    assert side["north"] * side["south"] < 0
    assert all(side[a] * side["north"] > 0 for a in ("n1", "n2"))
    placed = positions(WAR, ACTORS)
    left = {a for a, (x, _) in placed.items() if x < 0}
    assert left in ({"north", "n1", "n2"}, {"south", "s1", "s2"})
    assert all(-1 <= c <= 1 for spot in placed.values() for c in spot)


def test_the_same_ties_give_the_same_picture():
    assert positions(WAR, ACTORS) == positions(reversed(WAR), reversed(ACTORS))


def test_a_new_layout_keeps_the_sides_that_readers_know():
    placed = positions(WAR, ACTORS)
    mirrored = {a: (-x, y) for a, (x, y) in placed.items()}
    assert positions(WAR, ACTORS, before=mirrored) == mirrored
    assert positions(WAR, ACTORS, before=placed) == placed


def test_what_is_seen_first_decides_who_are_the_poles():
    ties = [*WAR, tie("east", -1, "west", 9)]
    assert {"north", "south"} <= _poles(camps(ties))
    assert {"east", "west"} <= _poles(camps(ties, now={"east--fights--west"}))


def _poles(sides):
    return {a for a, side in sides.items() if abs(side) == 1}


@pytest.mark.parametrize("spot", [(0.0, 0.0), (0.5, -0.5)])
def test_actors_on_one_spot_are_pushed_apart(spot):
    placed = _apart(
        {"a": spot, "b": spot, "c": (spot[0] + 0.01, spot[1])}, dict.fromkeys("abc", 0.1)
    )
    names = list(placed)
    far = [math.dist(placed[p], placed[q]) for i, p in enumerate(names) for q in names[i + 1 :]]
    assert min(far) > 0.09
