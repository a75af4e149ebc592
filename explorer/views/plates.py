"""The plates beside the network: charts and the map, drawn when they are first opened."""

import json
from collections.abc import Sequence
from datetime import date
from statistics import median
from typing import Any

from dash import Dash, Input, Output, dcc, html, no_update
from dash.development.base_component import Component

from explorer.camps import camps
from explorer.errors import NotFound
from explorer.figures import charts
from explorer.figures.map import outlines, world
from explorer.names import fold
from explorer.paths import assets
from explorer.queries import happened, met, span, yearly
from explorer.selection import Selection, from_dict
from explorer.store import Store
from explorer.tallies import (
    Band,
    Mark,
    Tally,
    arcs,
    bands,
    grid,
    happenings,
    periods,
    spots,
    support,
)
from explorer.views import ids, words

_CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False}
_MAP = {**_CONFIG, "scrollZoom": True}
_BOX = (-11.0, 57.0, 13.0, 52.0)
"""West, east, south and north of the map at first, in degrees."""
_ROWS = 60
"""Rows of a table at most."""


def layout() -> Component:
    """The empty place of the plates; the browser opens it and asks for its content."""
    return html.Section(
        id=ids.PLATE,
        hidden=True,
        tabIndex=-1,
        children=[
            html.Div(
                className="plate-head",
                children=[
                    html.H2("", id=ids.PLATE_TITLE, className="section-head"),
                    html.Button(
                        "Back to the picture", type="button", className="link",
                        **{"data-do": "picture"},
                    ),
                ],
            ),
            html.Div(id=ids.PLATE_BODY, className="plate-body"),
            dcc.Store(id=ids.PLATED),
        ],
    )  # fmt: skip


def register(app: Dash, store: Store) -> None:
    """The plate follows what the browser asks for, and is empty until then."""

    @app.callback(
        Output(ids.PLATE_BODY, "children"), Input(ids.PLATED, "data"), prevent_initial_call=True
    )
    def show(data: Any) -> Any:
        selection = from_dict(data)
        try:
            left = store.without(selection.doubt)
        except NotFound:
            left = store
        try:
            if selection.view == "charts":
                return drawn(left, selection)
            if selection.view == "map":
                return mapped(left, selection)
        except NotFound as error:
            return [html.P(str(error), className="lede")]
        return no_update


def _window(store: Store, selection: Selection) -> tuple[date, date]:
    first, last = span(store.collection)
    start, end = max(selection.start or first, first), min(selection.end or last, last)
    return (start, end) if start <= end else (first, last)


def drawn(store: Store, selection: Selection) -> list[Component]:
    """All charts of a view, each with its table."""
    window = _window(store, selection)
    ties, events = met(store, selection), happened(store, selection)
    between = [t for t in ties if t.object in store.collection.actors]
    columns = [name for name, _ in periods(window)]
    actor = selection.actor[-1] if selection.actor else None
    return [
        html.P(words.window(selection.start, selection.end) + " A click on a mark opens its passages.", className="lede"),
        _chart("Support by backer", "How many actors each backed, by period. The same support counts in every period in which it held; a mark opens the backing that the actor gave or got in it.",
               support(store.collection, between, window), columns),
        _chart("Events by kind", "How many events began, by kind.", happenings(events, window), columns),
        _grid(grid(store.collection, between)),
        _offices(bands(store.collection, between, window, actor), actor and store.library.actor(actor).label),
        _balance(store, selection),
        html.P("A missing mark may be a missing article: the charts count what is told here.", className="foot"),
    ]  # fmt: skip


def _chart(title: str, what: str, tally: Tally, columns: Sequence[str]) -> Component:
    return _figure(
        title, what, tally.marks and charts.bubbles(tally, columns), tally.marks, tally.left_out
    )


def _grid(tally: Tally) -> Component:
    what = (
        "The actors with the most partners. Full: cooperative by more outlets; cross: hostile by "
        "more; empty: neither."
    )
    halves = [m for m in tally.marks if m.x < m.y]
    return _figure(
        "Who with whom", what, tally.marks and charts.pairs(tally), halves, tally.left_out
    )


def _figure(
    title: str, what: str, figure: Any, marks: Sequence[Mark], left_out: int = 0
) -> Component:
    if not marks:
        return html.Section(
            [
                html.H3(title),
                html.P("Nothing is known in these dates and filters.", className="foot-note"),
            ],
            className="chart",
        )
    note = f" {words.count(left_out, 'further row')} left out." if left_out else ""
    rows = [(m.say, m.n, m.patch) for m in marks]
    return html.Section(
        [html.H3(title), html.P(what + note, className="foot-note"),
         dcc.Graph(figure=figure, config=_CONFIG, responsive=True, style={"height": figure.layout.height}), _table(rows)],
        className="chart",
    )  # fmt: skip


def _table(rows: Sequence[tuple[str, Any, dict[str, Any]]]) -> Component:
    """The same as text; every row opens what its mark opens."""
    lines = [
        html.Tr([
            html.Td(html.Button(say, type="button", className="link", **{"data-go": json.dumps(patch, ensure_ascii=False)})),
            html.Td(str(n)),
        ])
        for say, n, patch in rows[:_ROWS]
    ]  # fmt: skip
    more = f", the first {_ROWS} of {len(rows)}" if len(rows) > _ROWS else ""
    return html.Details([html.Summary(f"As a table{more}"), html.Table(html.Tbody(lines))])


def _offices(found: Sequence[Band], name: str | None) -> Component:
    title = f"Offices and commands: {name}" if name else "Offices and commands"
    what = "" if name else "The persons with the most. Select an actor to see its own."
    if not found:
        return html.Section(
            [html.H3(title), html.P("None is known in these dates.", className="foot-note")],
            className="chart",
        )
    figure = charts.bars(found)
    rows = [
        (f"{b.row} {b.of}", f"{words.day(b.start)} – {'not known to have ended' if b.open else words.day(b.end)}", b.patch)
        for b in found
    ]  # fmt: skip
    return html.Section(
        [html.H3(title), html.P(what, className="foot-note"),
         dcc.Graph(figure=figure, config=_CONFIG, responsive=True, style={"height": figure.layout.height}), _table(rows)],
        className="chart",
    )  # fmt: skip


def _balance(store: Store, selection: Selection) -> Component:
    what = (
        "The share of pairs that a division into camps fits, for each year of the collection: 100 % "
        "where all friends are within and all enemies across."
    )
    marks = []
    years = yearly(store, selection)
    if not years:
        said = "This collection is too large to be divided for every year."
        return html.Section(
            [html.H3("Balance of the camps"), html.P(said, className="foot-note")],
            className="chart",
        )
    for year, ties in years:
        found = camps(ties, store.collection.relations)
        if found.pairs:
            share = round(100 * found.balance)
            patch = {"from": f"{year}-01-01", "to": f"{year}-12-31", "actor": [], "show": "camps"}
            say = f"{year}: {share} % of {words.count(found.pairs, 'pair')} fit, {words.count(len(found.camps), 'camp')}"
            marks.append(Mark(str(year), "", share, say, patch))
    return _figure("Balance of the camps", what, marks and charts.line(marks), marks)


def mapped(store: Store, selection: Selection) -> list[Component]:
    """The map of a view with its two tables."""
    folder = assets()
    try:
        shapes = outlines(folder)
    except (OSError, ValueError):
        return [
            html.P(
                f"{folder / 'build' / 'outlines.json'} is missing or broken: run make setup.",
                className="lede",
            )
        ]
    ties, events = met(store, selection), happened(store, selection)
    places = spots(store.collection, ties, events)
    whole = Selection(start=selection.start, end=selection.end)
    found = [
        a
        for a in arcs(store.collection, ties, met(store, whole))
        if _country(store, shapes, a.start)
    ]
    ends = _ends(store, shapes, found)
    unseated = sum(a.place is None for a in found)
    said = (
        f"{words.window(selection.start, selection.end)} {words.count(len(places), 'place')}, "
        f"{words.count(len(found), 'tie')} of support by states."
    )
    notes = [
        *([f"{unseated} end in the middle of all places (dotted): where the actor sat is not known."] if unseated else []),
        "Circle: controlled; square: base or seat; triangle: deployment; ring: visit; diamond: events alone.",
        "A country beyond the edge begins at it. Borders are Natural Earth's and no statement on any of them.",
    ]  # fmt: skip
    return [
        html.P(said, className="lede"),
        dcc.Graph(figure=world(shapes, places, found, ends, _BOX), config=_MAP, responsive=True, className="map"),
        html.P(" ".join(notes), className="foot-note"),
        html.Section([html.H3("Places"), _table([(s.say, s.n, {"place": s.place}) for s in places])], className="chart"),
        html.Section([html.H3("Support by states"), _table([(a.say, words.count(a.n, "outlet"), a.patch) for a in found])], className="chart"),
    ]  # fmt: skip


def _country(store: Store, shapes: dict[str, Any], actor: str) -> tuple[float, float] | None:
    """Where an actor's country lies: the one that is spelled like one of its names."""
    known = {fold(name): (at[0], at[1]) for name, at in shapes["countries"].items()}
    record = store.library.actor(actor)
    names = (record.label, record.name, *record.aliases)
    return next((known[fold(n)] for n in names if fold(n) in known), None)


def _ends(
    store: Store, shapes: dict[str, Any], found: Sequence[Any]
) -> dict[str, tuple[float, float]]:
    """The two ends of each arc: the backer's country, and the place of the backed or, where that
    is not known, the middle of all places."""
    at = {
        p.id: (p.lon, p.lat) for p in store.collection.places.values()
        if p.lon is not None and p.lat is not None
    }  # fmt: skip
    middle = (
        (median(x for x, _ in at.values()), median(y for _, y in at.values())) if at else (0.0, 0.0)
    )
    out = {}
    for arc in found:
        out[arc.start] = _country(store, shapes, arc.start) or middle
        out[f"{arc.end}@"] = at.get(arc.place or "", middle)
    return out
