"""Camps: a balanced world is its sides, no division of a small one fits more, moves are seen."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.camps import Camps, camps, followed, moves, signed_pairs
from explorer.selection import Selection
from explorer.store import Store
from explorer.ties import holds_in
from explorer.views.panel import present
from explorer.views.tree import tree
from tests.test_chains import tie
from tests.test_triangles import KNOWN


def of(*ties):
    return camps(ties, KNOWN)


def test_a_balanced_world_is_its_two_sides():
    west = [tie("a", "backs", "b"), tie("b", "backs", "c")]
    east = [tie("x", "backs", "y"), tie("y", "backs", "z")]
    war = [tie(one, "fights", other) for one in "abc" for other in "xyz"]
    found = of(*west, *east, *war)
    assert {frozenset(c) for c in found.camps} == {frozenset("abc"), frozenset("xyz")}
    assert (found.balance, found.exact, found.pairs) == (1.0, True, 13)
    assert (found.torn, found.alone, found.strained) == ((), (), ())
    assert found.camps[0][0] == "b"  # the one with the most partners names it


def test_two_that_share_an_enemy_are_two_camps():
    found = of(tie("a", "backs", "b"), tie("x", "backs", "y"), tie("c", "backs", "d"),
               tie("a", "fights", "x"), tie("c", "fights", "x"))  # fmt: skip
    assert {frozenset(c) for c in found.camps} == {
        frozenset("ab"),
        frozenset("cd"),
        frozenset("xy"),
    }


def test_who_is_with_both_sides_fits_nowhere():
    found = of(tie("a", "backs", "b"), tie("x", "backs", "y"), tie("a", "fights", "x"),
               tie("m", "recognises", "a"), tie("m", "recognises", "x"),
               tie("b", "fights", "y"))  # fmt: skip
    assert found.torn == ("m",)
    assert len(found.strained) == 1
    assert "m" in found.strained[0]


def test_who_has_no_enemy_is_in_no_camp():
    found = of(tie("a", "backs", "b"), tie("p", "backs", "q"), tie("a", "fights", "x"))
    assert found.camps == (("a", "b"),)
    assert found.alone == ("p", "q", "x")


def test_a_pair_goes_by_the_outlets_and_a_draw_is_undecided():
    ties = [tie("a", "backs", "b", 3), tie("a", "fights", "b", 2),
            tie("c", "backs", "d", 2), tie("c", "fights", "d", 2)]  # fmt: skip
    assert signed_pairs(ties, KNOWN) == ({("a", "b"): 1}, (("c", "d"),))
    assert of(*ties).undecided == (("c", "d"),)


@pytest.mark.parametrize("relation", ["meets", "ceasefire_with"])
def test_a_meeting_and_a_truce_join_nobody(relation):
    assert of(tie("a", relation, "b")).pairs == 0


def test_what_is_left_of_a_camp_without_its_torn_is_none():
    """b is with a and with x, who are against each other: a remains alone."""
    found = of(tie("a", "backs", "b"), tie("b", "backs", "x"), tie("a", "fights", "x"),
               tie("x", "backs", "y"))  # fmt: skip
    assert all(len(camp) >= 2 for camp in found.camps)
    placed = [a for camp in (*found.camps, found.torn, found.alone) for a in camp]
    assert sorted(placed) == ["a", "b", "x", "y"]


def test_nothing_of_nothing():
    assert of() == Camps((), (), (), (), (), 0, True)
    assert of().balance == 1.0


ACTORS = "abcde"
WORLDS = st.dictionaries(
    st.sampled_from(list(itertools.combinations(ACTORS, 2))), st.sampled_from(["backs", "fights"]),
    max_size=10,
)  # fmt: skip


def misfits(signs, camp):
    return sum((camp[a] == camp[b]) != (sign > 0) for (a, b), sign in signs.items())


@given(WORLDS)
def test_no_other_division_fits_more(world):
    ties = [tie(a, relation, b) for (a, b), relation in world.items()]
    signs, _ = signed_pairs(ties, KNOWN)
    found = of(*ties)
    best = min(
        misfits(signs, dict(zip(ACTORS, camp, strict=True)))
        for camp in itertools.product(range(len(ACTORS)), repeat=len(ACTORS))
    ) if signs else 0  # fmt: skip
    assert found.exact
    assert len(found.strained) == best
    assert all(len(camp) >= 2 for camp in found.camps)
    placed = [a for camp in (*found.camps, found.torn, found.alone) for a in camp]
    assert sorted(placed) == sorted({a for pair in signs for a in pair})


def test_a_large_core_is_searched_and_says_so():
    """Two sides of twenty with a tenth of the pairs turned: found, though not proved."""
    ties = []
    for n, (a, b) in enumerate(itertools.combinations(range(40), 2)):
        if n % 3 == 0:
            friends = (a % 2 == b % 2) != (n % 30 == 0)
            ties.append(tie(f"n{a:02}", "backs" if friends else "fights", f"n{b:02}"))
    found = of(*ties)
    assert not found.exact
    assert min(len(c) for c in found.camps) >= 17
    assert [len({int(a[1:]) % 2 for a in camp}) for camp in found.camps] == [1, 1]
    assert found == of(*reversed(ties))


def test_one_who_changes_sides_is_seen():
    war = [tie("a", "backs", "b"), tie("a", "backs", "c"), tie("x", "backs", "y"),
           tie("x", "backs", "z"), tie("a", "fights", "x")]  # fmt: skip
    before, after = of(*war, tie("a", "backs", "m")), of(*war, tie("x", "backs", "m"))
    (move,) = moves([before, after, after])
    assert (move.actors, move.step) == (("m",), 1)
    assert "a" in before.camps[move.before]
    assert "x" in after.camps[move.after]
    assert moves([before, before]) == moves([after]) == moves([]) == []
    assert followed(before, of()) == {}


# by hand from the claims of the collection
@pytest.mark.parametrize(
    ("start", "end", "one", "other"),
    [
        (date(2014, 5, 16), date(2014, 12, 31), {"dignity", "lna", "egypt", "saiqa"}, {"libya-dawn", "rump-gnc"}),
        (date(2019, 4, 4), date(2020, 10, 23), {"lna", "haftar", "egypt", "uae", "wagner"}, {"gna", "turkey", "qatar", "sna"}),
        (date(2022, 3, 1), date(2022, 12, 31), {"gns", "bashagha", "hor", "lna"}, {"gnu", "turkey"}),
    ],
)  # fmt: skip
def test_the_camps_of_libya(world, start, end, one, other):
    relations = world.collection.relations
    ties = [t for t in world.ties if t.standing == "happened" and holds_in(t, start, end)]
    ties = [t for t in ties if t.object in world.collection.actors]
    found = camps(ties, relations)
    assert one | other <= set(world.collection.actors)
    assert len({found.of(a) for a in one}) == len({found.of(a) for a in other}) == 1
    assert None not in {found.of(a) for a in one | other}
    assert found.of(min(one)) != found.of(min(other))


def text(node):
    return node if isinstance(node, str) else "".join(text(child) for child in node[2])


def said(store, **view):
    return [text(tree(part)) for part in present(store, Selection(show="camps", **view))]


def test_the_panel_names_camps_misfits_and_movers(world):
    lines = said(world, start=date(2019, 4, 4), end=date(2020, 10, 23))
    assert any(
        line.startswith("Government of National Accord, Turkey and others") for line in lines
    )
    assert any(line.startswith("Libyan National Army, Khalifa Haftar and others") for line in lines)
    # by hand: the House voted for the unity government in March 2021, and for another premier in
    # February 2022
    moved = {
        line[:4] for line in lines if "House of Representatives" in line.partition(", from ")[0]
    }
    assert {"2021", "2022"} <= moved
    years = next(line for line in lines if line.startswith("2011 "))
    assert all(str(year) in years for year in range(2011, 2027))


def test_where_there_is_nothing_the_panel_says_so(world, strait):
    assert "No pair is known" in " ".join(said(world, start=date(1900, 1, 1), end=date(1901, 1, 1)))
    small = " ".join(said(Store.of(strait)))
    assert "Nobody is known to have." in small
