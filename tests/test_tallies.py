"""What charts and map count: by hand on the small world, and on Libya at three dates."""

import itertools
import json
from datetime import date

import pytest

from explorer.app import create_app
from explorer.counted import outlines
from explorer.figures import charts
from explorer.figures.map import world as drawn_map
from explorer.paths import assets
from explorer.queries import happened, held, met
from explorer.selection import Selection, from_dict
from explorer.store import Store
from explorer.tallies import arcs, bands, box, grid, happenings, labels, periods, spots, support
from explorer.views import panel, plates
from explorer.views.tree import tree

YEAR = (date(2031, 1, 1), date(2031, 12, 31))
ALL = (date(1900, 1, 1), date(2100, 1, 1))


@pytest.fixture(scope="module")
def small(strait):
    return Store.of(strait)


def test_periods_are_months_quarters_or_years():
    assert [n for n, _ in periods((date(2019, 11, 5), date(2020, 1, 9)))] == [
        "2019-11",
        "2019-12",
        "2020-01",
    ]
    assert [n for n, _ in periods((date(2019, 5, 1), date(2021, 1, 1)))] == [
        "2019 Q2", "2019 Q3", "2019 Q4", "2020 Q1", "2020 Q2", "2020 Q3", "2020 Q4", "2021 Q1"]  # fmt: skip
    years = periods((date(2011, 2, 15), date(2020, 6, 30)))
    assert [n for n, _ in years] == [str(y) for y in range(2011, 2021)]
    assert years[0][1] == (date(2011, 2, 15), date(2011, 12, 31))
    assert years[-1][1] == (date(2020, 1, 1), date(2020, 6, 30))
    for window in ((date(2019, 11, 5), date(2020, 1, 9)), (date(2011, 2, 15), date(2020, 6, 30))):
        spans = [days for _, days in periods(window)]
        assert (spans[0][0], spans[-1][1]) == window
        for (_, end), (start, _) in itertools.pairwise(spans):
            assert (start - end).days == 1


def test_support_by_month(small):
    found = support(small.collection, held(small, Selection()), YEAR)
    assert found.rows == ("Ostvale", "Lunmark")
    lunmark = [m for m in found.marks if m.y == "Lunmark"]
    assert [(m.x, m.n) for m in lunmark] == [("2031-03", 1), ("2031-04", 1)]
    assert lunmark[0].patch["from"] == "2031-03-01"
    assert lunmark[0].patch["to"] == "2031-03-31"
    assert lunmark[0].say == "Lunmark backs Brine Guard, 2031-03"
    assert from_dict(lunmark[0].patch).relations == ("backs",)


def test_events_by_month(small):
    found = happenings(small.collection.events, YEAR)
    assert [(m.x, m.y, m.n, m.patch) for m in found.marks] == [
        ("2031-04", "battle", 1, {"event": "siege-of-pellmouth"})
    ]
    assert happenings(small.collection.events, (date(2032, 1, 1), date(2032, 12, 31))).marks == ()


def test_a_pair_goes_by_its_outlets(small):
    found = grid(small.collection, held(small, Selection()))
    signs = {(m.y, m.x): m.sign for m in found.marks}
    assert signs["Ostvale", "Brine Guard"] == signs["Brine Guard", "Ostvale"] == 1
    assert ("Lunmark", "Ostvale") not in signs
    assert len(found.marks) % 2 == 0


def test_offices_are_bands(small):
    (band,) = bands(small.collection, small.ties, YEAR, None)
    assert (band.row, band.of, band.open) == ("Orrin Tesk", "commands Brine Guard", True)
    assert (band.start, band.end) == YEAR
    assert bands(small.collection, small.ties, YEAR, "lunmark") == []


def test_places_and_arcs(small):
    there = [t for t in small.ties if t.standing == "happened"]
    places = spots(small.collection, there, small.collection.events)
    assert [(s.place, s.n) for s in places] == [("pellmouth", 2), ("grensund", 1)]
    own, lands = held(small, Selection()), {"OSTVALE": (1.0, 2.0), "Nowhere": (9.0, 9.0)}
    (arc,) = arcs(small.collection, own, there, lands)
    assert (arc.backer, arc.start, arc.end, arc.seated) == (
        "ostvale",
        (1.0, 2.0),
        (-17.5, 61.75),
        True,
    )
    (arc,) = arcs(small.collection, own, own, lands)
    assert (arc.end, arc.seated) == ((-17.875, 61.625), False)
    assert arcs(small.collection, own, there, {}) == []


def test_a_map_shows_nine_in_ten_of_the_places():
    """Twenty on a line and one far away, which does not stretch it."""
    points = [(float(x), 30.0) for x in range(20)] + [(500.0, 30.0)]
    west, east, south, north = box(points, [])
    assert west < 0 < 19 < east < 100
    assert south < 30 < north
    assert box([], []) == (-5.0, 5.0, -5.0, 5.0)
    assert box(points, [(80.0, 10.0)])[1:3] == (85.0, 5.0)


def test_a_mark_carries_its_view_and_shows_text_as_text(small):
    found = support(small.collection, small.ties, YEAR)
    figure = charts.bubbles(found, [n for n, _ in periods(YEAR)])
    (trace,) = figure.data
    assert trace.type == "scatter"
    assert [json.loads(c) for c in trace.customdata] == [m.patch for m in found.marks]
    assert charts._lines("a <b>c</b> & d") == "a &lt;b>c&lt;/b> &amp; d"


def test_every_trace_is_svg(world):
    selection = Selection(start=date(2019, 4, 4), end=date(2020, 12, 31))
    parts = [*plates.drawn(world, selection), *plates.mapped(world, selection)]
    graphs = [g for part in parts for g in _graphs(part)]
    assert len(graphs) >= 6 if _built() else len(graphs) == 5
    assert {t.type for g in graphs for t in g.figure.data} <= {"scatter", "bar"}


def _built():
    return (assets() / "build" / "outlines.json").exists()


def _graphs(node):
    return [c for c in _below(node) if type(c).__name__ == "Graph"]


def _below(node):
    yield node
    children = getattr(node, "children", None)
    for child in children if isinstance(children, list) else [children]:
        if hasattr(child, "to_plotly_json"):
            yield from _below(child)


def test_an_empty_window_says_so(world):
    empty = plates.drawn(world, Selection(start=date(1900, 1, 1), end=date(1901, 1, 1)))
    # the balance is that of all years, whatever the window
    assert json.dumps([tree(p) for p in empty if not _graphs(p)]).count(plates.NOTHING) == 4
    assert len([p for p in empty if _graphs(p)]) == 1


def test_a_missing_file_of_outlines_is_one_sentence(world, tmp_path, monkeypatch):
    monkeypatch.setattr(plates, "assets", lambda: tmp_path)
    (only,) = plates.mapped(world, Selection())
    assert only.children.endswith("outlines.json is missing or broken: run make setup.")


def test_outlines_have_the_backers_of_libya(world):
    if not _built():
        pytest.skip("the outlines are not built: make setup")
    shapes = outlines(assets())
    ties = met(world, Selection())
    found = {arc.backer: arc for arc in arcs(world.collection, ties, ties, shapes["countries"])}
    assert {"turkey", "uae", "egypt", "russia", "france", "qatar", "usa", "uk"} <= set(found)
    assert found["turkey"].start == pytest.approx((35.4, 39.0), abs=0.5)
    west, east = (pick(p[0] for line in shapes["lines"] for p in line) for pick in (min, max))
    assert -25 <= west < east <= 75
    assert len(drawn_map(shapes["lines"], [], [], (-10, 50, 15, 50)).data) == 3


# by hand from the claims: who is told to have backed whom in that year
@pytest.mark.parametrize(
    ("year", "backer", "backed"),
    [(2014, "egypt", "lna"), (2020, "turkey", "gna"), (2020, "russia", "lna")],
)
def test_support_in_libya(world, year, backer, backed):
    window = (date(year, 1, 1), date(year, 12, 31))
    found = support(world.collection, met(world, Selection(start=window[0], end=window[1])), window)
    actors = world.collection.actors
    marks = [m for m in found.marks if m.y == actors[backer].label]
    assert any(actors[backed].label in m.say for m in marks)


# by hand: the fall of Sirte, the entry into Tripoli, the ceasefire of Geneva
@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2016, 12, 5), "battle"),
        (date(2019, 4, 4), "battle"),
        (date(2020, 10, 23), "ceasefire"),
    ],
)
def test_events_in_libya(world, day, kind):
    window = (day.replace(day=1), day.replace(day=28))
    events = happened(world, Selection(start=window[0], end=window[1]))
    assert kind in {m.y for m in happenings(events, window).marks}


def test_actors_of_one_short_name_keep_their_rows(small):
    actors = dict(small.collection.actors)
    actors["tesk"] = actors["tesk"].model_copy(update={"name": "Ostvale"})
    twins = small.collection.model_copy(update={"actors": actors})
    found = labels(twins, ["ostvale", "lunmark", "tesk"])
    assert found == {"ostvale": "Government of Ostvale", "lunmark": "Lunmark", "tesk": "Ostvale"}


@pytest.fixture(scope="module")
def client(small):
    return create_app(small).server.test_client()


@pytest.mark.parametrize(
    "value",
    [None, 5, "x", [], {}, {"view": "charts", "actor": ["nobody"]}, {"view": "map", "actor": ["nobody"]},
     {"view": "charts", "from": "2030", "to": "2020"}, {"view": "charts", "doubt": ["nobody"]},
     {"view": "map", "from": "1900", "to": "1901"}, {"view": ["charts"]}, {"view": "charts", "from": {}},
     {"view": "charts", "relations": ["none"], "min": 99}, {"view": "map", "time": "reported"},
     {"view": "charts", "from": "2031-04-04", "to": "2031-04-04"}],
    ids=str,
)  # fmt: skip
def test_a_plate_never_breaks(client, value):
    body = {
        "output": "plate-body.children", "outputs": {"id": "plate-body", "property": "children"},
        "inputs": [{"id": "plated", "property": "data", "value": value}],
        "changedPropIds": ["plated.data"], "state": [],
    }  # fmt: skip
    assert client.post("/_dash-update-component", json=body).status_code in (200, 204)


def test_a_mark_of_events_opens_as_many_as_it_counts(world):
    """By the month, where no event of several months is told twice."""
    window = (date(2019, 4, 1), date(2019, 12, 31))
    view = Selection(start=window[0], end=window[1])
    found = happenings(happened(world, view), window)
    many = [m for m in found.marks if m.n > 1]
    assert many
    for mark in many:
        opened = from_dict(mark.patch)
        events = [e for e in happened(world, opened) if e.kind in opened.events]
        begun = [e for e in events if e.when.earliest >= opened.start or opened.start == window[0]]
        assert len(begun) == mark.n


def test_a_mark_of_support_opens_as_many_as_it_counts(world):
    window = (date(2019, 4, 4), date(2020, 12, 31))
    found = support(
        world.collection, held(world, Selection(start=window[0], end=window[1])), window
    )
    marks = [m for m in found.marks if m.patch["actor"] in (["turkey"], ["uae"], ["gna"])]
    assert len(marks) > 8
    for mark in marks:
        (actor,) = mark.patch["actor"]
        by = f"By {world.collection.actors[actor].label}"
        opened = [tree(part) for part in panel.present(world, from_dict(mark.patch))]
        heads = {h[2][0]: h[2][1][2][0] for h in opened if h[0] == "h3"}
        assert heads[by] == str(mark.n), mark
