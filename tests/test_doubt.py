"""A source set aside: nothing for nothing, all for all, and hand-worked cases."""

import pytest

from explorer.app import create_app
from explorer.doubt import alone, effects, set_aside
from explorer.errors import NotFound
from explorer.model import Claim
from explorer.selection import Selection, from_query
from explorer.store import Store
from explorer.ties import add_up
from explorer.views.panel import present


def sources(collection):
    news = {a.wire or a.outlet for a in collection.articles.values() if not a.brief}
    return news | {r.publisher for r in collection.references.values()}


def test_doubting_nothing_changes_nothing(libya, world):
    assert add_up(set_aside(libya)) == list(world.ties)
    assert world.without(()) is world
    found = effects(world.ties, world.ties)
    assert found.fallen == found.single == found.settled == ()


def test_doubting_everything_leaves_nothing(libya, world):
    left = set_aside(libya, outlets=sources(libya))
    assert left.claims == ()
    fallen = effects(world.ties, add_up(left)).fallen
    assert {t.id for t in fallen} == {t.id for t in world.ties if t.standing == "happened"}


def test_a_claim_stands_on_what_is_left_of_its_references(libya):
    """By hand: two references of two publishers; one aside leaves one outlet, both leave nothing."""
    claim = next(c for c in libya.claims if len({libya.references[r].publisher for r in c.references}) == 2
                 and len(c.references) == 2)  # fmt: skip
    one, two = claim.references
    assert alive(set_aside(libya, references=[one]), claim) == (two,)
    assert alive(set_aside(libya, references=[one, two]), claim) is None
    assert alive(set_aside(libya, articles=[claim.article]), claim) is None


def alive(collection, claim: Claim):
    return next((c.references for c in collection.claims if c.id == claim.id), None)


@pytest.mark.parametrize(
    "article", ["2020-12-26-akar-visits-tripoli", "2014-05-20-operation-dignity"]
)
def test_without_an_article_its_own_ties_fall(world, article):
    only = {t.id for t in world.ties if t.standing == "happened" and set(t.articles) == {article}}
    assert only
    left = world.without((article,))
    assert {t.id for t in effects(world.ties, left.ties).fallen} == only
    assert left.outlet_ids == world.outlet_ids


def test_the_first_report_comes_from_one_outlet(world):
    left = world.without(("trt-world",))
    assert not any("TRT World" in t.outlets for t in left.ties)
    assert "2020-12-26-akar-visits-tripoli" not in {c.article for c in left.collection.claims}


def test_what_drops_to_one_outlet_and_who_carries_most_alone(world):
    outlet, number = alone(world.ties)[0]
    stands = [t for t in world.ties if t.outlets == (outlet,) and t.standing == "happened"]
    assert len(stands) == number
    left = world.without((world.outlet_ids[outlet],))
    found = effects(world.ties, left.ties)
    assert {t.id for t in stands} <= {t.id for t in found.fallen}
    assert all(len(t.outlets) == 1 for t in found.single)
    before = {t.id: t for t in world.ties}
    assert all(outlet in before[t.id].outlets for t in (*found.single, *found.fallen))


def test_an_unknown_source_is_told_and_the_last_few_are_kept(world):
    with pytest.raises(NotFound, match='no outlet, reference or article "nobody"'):
        world.without(("nobody",))
    assert world.without(("reuters",)) is world.without(("reuters", "reuters"))


def test_a_denial_that_falls_settles_a_tie(libya):
    """Russia denied backing Wagner in two briefs; without both nobody denies it."""
    before = add_up(libya)
    tie = next(t for t in before if t.id == "russia--backs--wagner")
    denials = {c.id: c for c in libya.claims if c.id in tie.claims and c.polarity == "denied"}
    assert tie.contested
    assert denials
    doubted = {r for c in denials.values() for r in c.references}
    found = effects(before, add_up(set_aside(libya, references=doubted)))
    assert tie.id in {t.id for t in found.settled}


def test_the_panel_names_what_is_aside(world):
    selection = Selection(doubt=("trt-world",), show="doubt")
    left = world.without(selection.doubt)
    text = str(present(left, selection, world))
    assert "Without TRT World" in text
    assert "Take TRT World back" in text
    whole = str(present(Store.of(world.collection), Selection(show="doubt")))
    assert "What if a source is wrong?" in whole


def test_a_collection_of_which_nothing_is_left_still_answers(strait):
    store = Store.of(strait)
    left = store.without(tuple(store.outlet_ids.values()))
    assert list(left.ties) == []
    client = create_app(store).server.test_client()
    aside = "doubt=" + ",".join(store.outlet_ids.values())
    for path in ("/api/graph?min=2&", "/api/brief.md?", "/api/camps?on=2031&",
                 "/api/compare?a=2031-01-01&b=2031-06-01&", "/api/measures?", "/api/triangles?"):  # fmt: skip
        assert client.get(path + aside).status_code == 200, path
    for view in ("show=passages", "show=camps", "show=doubt"):
        assert present(left, from_query(view)[0], store)
