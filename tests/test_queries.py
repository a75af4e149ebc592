"""The same question in memory and on a file, and the payload of the first view."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

from explorer import queries
from explorer.model import STANDINGS
from explorer.selection import Selection, from_query
from explorer.store import open_url
from explorer.ties import holds_in


def ids(world, query):
    return queries.ties_in(world.engine, from_query(query)[0])


def test_a_window_is_what_the_ties_say(world):
    start, end = date(2019, 4, 4), date(2020, 10, 23)
    expected = sorted(
        t.id for t in world.ties if t.standing == "happened" and holds_in(t, start, end)
    )
    assert ids(world, "from=2019-04-04&to=2020-10-23") == expected
    assert 0 < len(expected) < len(world.ties)


def test_the_first_view_is_what_the_engine_says(world):
    for modality in (("happened",), STANDINGS):
        payload = queries.graph(world, Selection(modality=modality))
        assert payload["ties"]["id"] == world.ask(queries.ties_in, Selection(modality=modality))


def test_a_window_outside_the_collection_is_empty(world):
    payload = queries.graph(world, from_query("from=1900-01-01&to=1900-12-31")[0])
    assert payload["ties"]["id"] == []
    for table in ("actors", "events", "articles", "outlets", "claims"):
        assert payload[table][next(iter(payload[table]))] == [], table
    assert payload["histogram"]["month"] == []


def test_filters_narrow(world):
    hostile = ids(world, "signs=hostile")
    assert hostile
    assert all(world.library.ties[i].sign == -1 for i in hostile)
    two = ids(world, "min=2")
    assert two
    assert all(len(world.library.ties[i].outlets) >= 2 for i in two)
    people = ids(world, "types=person")
    assert people
    actors = world.collection.actors
    assert all(
        actors[e].type == "person"
        for i in people
        for e in (world.library.ties[i].subject, world.library.ties[i].object)
    )


def test_an_outlet_keeps_what_it_states(world):
    short = world.outlet_ids["TRT World"]
    ties = queries.graph(world, from_query(f"outlets={short}")[0])["ties"]["id"]
    assert ties
    assert all("TRT World" in world.library.ties[i].outlets for i in ties)


def test_readers_in_threads_get_their_own_answers(world):
    views = [from_query(f"signs={sign}")[0] for sign in ("cooperative", "hostile", "neutral")] * 8
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda view: world.ask(queries.ties_in, view), views))
    assert found[:3] * 8 == found
    assert found[:3] == [ids(world, view.to_query()) for view in views[:3]]


def test_the_same_question_on_a_file(world, tmp_path):
    path = tmp_path / "libya.duckdb"
    world.write(path)
    selection = from_query("from=2014-05-16&to=2015-12-17&signs=hostile")[0]
    assert queries.ties_in(open_url(f"duckdb://{path}"), selection) == queries.ties_in(
        world.engine, selection
    )


def test_the_payload_has_columns_of_one_length(world):
    payload = queries.graph(world, from_query("")[0])
    for table in ("actors", "ties", "claims", "events", "articles", "relations"):
        lengths = {len(column) for column in payload[table].values()}
        assert len(lengths) == 1, table
    assert all(len(spans) % 2 == 0 for spans in payload["ties"]["spans"])


def test_folding_leaves_actors_with_partners(world):
    whole = queries.graph(world, from_query("")[0])
    folded = queries.graph(world, from_query("")[0], core=3)
    assert 0 < len(folded["ties"]["id"]) < len(whole["ties"]["id"])
