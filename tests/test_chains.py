"""Chains of support and paths: by hand, by rule, and on the Libya collection."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.chains import LONGEST, chains, paths
from explorer.model import Interval, Relation, Tie
from explorer.reading import told
from explorer.ties import holds_in

FIELDS = {"label": "x", "reverse": "y", "durable": True}
RELATIONS = {
    r.id: r
    for r in (
        Relation(id="backs", sign=1, directed=True, carries="forward", **FIELDS),
        Relation(id="part_of", sign=0, directed=True, carries="backward", **FIELDS),
        Relation(id="fights", sign=-1, directed=False, carries="strike", **FIELDS),
        Relation(id="attacks", sign=-1, directed=True, carries="strike", **FIELDS),
        Relation(id="meets", sign=1, directed=False, **FIELDS),
    )
}


def tie(subject, relation, object_, outlets=1, contested=False, year=2020, seen=2020):
    first, last = date(year, 1, 1), date(year, 12, 31)
    days = Interval(start=first, start_latest=first, end_earliest=last, end=last)
    return Tie(
        id=f"{subject}--{relation}--{object_}", subject=subject, relation=relation, object=object_,
        sign=RELATIONS[relation].sign, standing="happened", intervals=(days,),
        outlets=tuple(f"o{n}" for n in range(outlets)), contested=contested,
        reported=(date(seen, 6, 1),),
    )  # fmt: skip


def ways(found):
    return ["".join([c.links[0].start, *(link.end for link in c.links)]) for c in found.chains]


def test_support_runs_forward_along_backing_and_backward_along_being_part():
    ties = [tie("a", "backs", "b"), tie("c", "part_of", "b"), tie("d", "backs", "a")]
    assert ways(chains(ties, RELATIONS, "a", "c")) == ["abc"]
    assert ways(chains(ties, RELATIONS, "c", "a")) == []
    assert ways(chains(ties, RELATIONS, "d", "c")) == ["dabc"]


def test_a_strike_stands_at_the_end_alone_and_a_war_has_two_directions():
    ties = [tie("a", "backs", "b"), tie("c", "fights", "b"), tie("c", "backs", "d")]
    assert ways(chains(ties, RELATIONS, "a", "c")) == ["abc"]
    assert ways(chains(ties, RELATIONS, "a", "d")) == []
    assert ways(chains([*ties, tie("b", "attacks", "e")], RELATIONS, "e", "b")) == []


def test_a_strike_of_ones_own_is_a_chain_of_one():
    assert ways(chains([tie("a", "attacks", "b")], RELATIONS, "a", "b")) == ["ab"]


def test_a_meeting_carries_nothing_but_joins():
    ties = [tie("a", "meets", "b"), tie("b", "meets", "c")]
    assert ways(chains(ties, RELATIONS, "a", "c")) == []
    assert ways(paths(ties, "c", "a")) == ["cba"]


def test_the_weakest_link_ranks_outlets_then_contested_then_age():
    ties = [
        tie("a", "backs", "p", 9), tie("p", "backs", "z", 1),
        tie("a", "backs", "q", 2), tie("q", "backs", "z", 2, contested=True),
        tie("a", "backs", "r", 2, seen=2016), tie("r", "backs", "z", 2, seen=2018),
        tie("a", "backs", "s", 2, seen=2016), tie("s", "backs", "z", 2, seen=2017),
    ]  # fmt: skip
    found = chains(ties, RELATIONS, "a", "z")
    assert ways(found) == ["asz", "arz", "aqz", "apz"]
    assert found.chains[-1].weakest.tie.id == "p--backs--z"
    assert ways(chains(ties, RELATIONS, "a", "z", k=1)) == ["asz"]


def test_links_that_held_together_come_first():
    ties = [
        tie("a", "backs", "p", 9, year=2012), tie("p", "backs", "z", 9, year=2020),
        tie("a", "backs", "q"), tie("q", "backs", "z"),
    ]  # fmt: skip
    found = chains(ties, RELATIONS, "a", "z")
    assert ways(found) == ["aqz", "apz"]
    assert [c.together for c in found.chains] == [True, False]


def test_a_hub_is_no_short_cut_and_is_named():
    spokes = [tie("hub", "meets", f"s{n}") for n in range(20)]
    ties = [*spokes, tie("a", "meets", "hub"), tie("hub", "meets", "z")]
    found = paths(ties, "a", "z")
    assert (ways(found), found.hubs) == ([], ("hub",))
    assert ways(paths(ties, "a", "hub")) == ["ahub"]


def test_without_a_target_each_reached_actor_has_its_best_chain():
    ties = [tie("a", "backs", "b", 3), tie("b", "backs", "c", 2), tie("a", "backs", "c", 1)]
    assert ways(chains(ties, RELATIONS, "a")) == ["ab", "abc"]


def test_nobody_and_nothing():
    assert ways(chains([], RELATIONS, "a", "b")) == ways(paths([], "a", "b")) == []
    assert ways(chains([tie("a", "backs", "b")], RELATIONS, "x", "b")) == []


@st.composite
def worlds(draw):
    who = st.sampled_from("abcdef")
    out = {}
    for _ in range(draw(st.integers(0, 14))):
        s, o = draw(who), draw(who)
        relation = draw(st.sampled_from(list(RELATIONS)))
        if s != o:
            one = tie(s, relation, o, draw(st.integers(1, 3)), draw(st.booleans()))
            out[one.id] = one
    return list(out.values())


@settings(max_examples=30, deadline=None)
@given(worlds())
def test_chains_hold_their_rules(ties):
    for target in ("b", None):
        for chain in chains(ties, RELATIONS, "a", target, k=50).chains:
            walked = [chain.links[0].start, *(link.end for link in chain.links)]
            assert walked[0] == "a"
            assert target in (None, walked[-1])
            assert len(set(walked)) == len(walked) <= LONGEST + 2
            ways_ = [RELATIONS[link.tie.relation].carries for link in chain.links]
            assert set(ways_[:-1]) <= {"forward", "backward"}
            assert ways_[-1] in ("forward", "backward", "strike")
            for link, way in zip(chain.links, ways_, strict=True):
                assert link.forward == (way != "backward") or way == "strike"


# worked out from the claims of the briefs: who backs whom, and whom that one fights or attacks
LIBYA = [
    (date(2019, 4, 4), date(2020, 10, 23), "uae", "gna",
     "United Arab Emirates backs Libyan National Army, which"),
    (date(2019, 4, 4), date(2020, 12, 31), "turkey", "lna",
     "Turkey backs Government of National Accord, which fights Libyan National Army."),
    (date(2014, 5, 16), date(2014, 12, 31), "turkey", "lna", None),
]  # fmt: skip


@pytest.mark.parametrize(("start", "end", "source", "target", "sentence"), LIBYA)
def test_on_libya(world, start, end, source, target, sentence):
    ties = [t for t in world.ties if t.standing == "happened" and holds_in(t, start, end)
            and t.object in world.collection.actors]  # fmt: skip
    found = chains(ties, world.collection.relations, source, target)
    if sentence is None:
        assert found.chains == ()
    else:
        assert told(world.library, found.chains[0]).startswith(sentence)
