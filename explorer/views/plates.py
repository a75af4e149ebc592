"""The plates beside the network: charts and the map, drawn when they are first opened."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from dash import Dash, Input, Output, dcc, html, no_update
from dash.development.base_component import Component

from explorer import counted
from explorer.counted import charted
from explorer.errors import NotFound, SetupError
from explorer.figures import charts
from explorer.figures.map import world
from explorer.paths import assets
from explorer.selection import Selection, from_dict
from explorer.store import Store
from explorer.tallies import Mark
from explorer.views import ids, words

_CONFIG = {"displayModeBar": False, "responsive": True}
_ROWS = 60
"""Rows of a table at most."""
NOTHING = "Nothing is known in these dates and filters."
TOO_LARGE = "This collection is too large to be divided for every year."

Row = tuple[str, Any, dict[str, Any]]
"""What a mark says, its number, and the view that it opens."""


def layout() -> Component:
    """The empty place of the plates; the browser opens it and asks for its content."""
    back = html.Button(
        "Back to the picture", type="button", className="link", **{"data-do": "picture"}
    )
    title = html.H2("", id=ids.PLATE_TITLE, className="section-head")
    return html.Section(
        id=ids.PLATE,
        hidden=True,
        tabIndex=-1,
        children=[
            html.Div([title, back], className="plate-head"),
            html.Div(id=ids.PLATE_BODY, className="plate-body"),
            dcc.Store(id=ids.PLATED),
        ],
    )


def register(app: Dash, store: Store) -> None:
    """The plate follows what the browser asks for, and is empty until then."""
    views: dict[str | None, Callable[[Store, Selection], list[Component]]] = {
        "charts": drawn,
        "map": mapped,
    }

    @app.callback(
        Output(ids.PLATE_BODY, "children"), Input(ids.PLATED, "data"), prevent_initial_call=True
    )
    def show(data: Any) -> Any:
        selection = from_dict(data)
        if selection.view not in views:
            return no_update
        try:
            return views[selection.view](store.without(selection.doubt), selection)
        except NotFound as error:
            return [html.P(str(error), className="lede")]


def drawn(store: Store, selection: Selection) -> list[Component]:
    """All charts of a view, each with its table."""
    made = charted(store, selection)
    name = f": {store.library.actor(selection.actor[-1]).label}" if selection.actor else ""
    backing, kinds, pairs, shares = made.support, made.events, made.pairs, made.balance
    return [
        html.P(words.window(selection.start, selection.end) + " A click on a mark opens its passages.", className="lede"),
        _section("Support by backer", "How many actors each backed, by period. The same support counts in every period in which it held; a mark opens what the actor gave in it, and below what it got.",
                 lambda: charts.bubbles(backing, made.periods), _rows(backing.marks), left_out=backing.left_out),
        _section("Events by kind", "How many events began, by kind.",
                 lambda: charts.bubbles(kinds, made.periods), _rows(kinds.marks), left_out=kinds.left_out),
        _section("Who with whom", "The actors with the most partners. Full: cooperative by more outlets; cross: hostile by more; empty: neither.",
                 lambda: charts.pairs(pairs), _rows([m for m in pairs.marks if m.x < m.y]), left_out=pairs.left_out),
        _section(f"Offices and commands{name}", "" if name else "The persons with the most. Select an actor to see its own.",
                 lambda: charts.bars(made.offices),
                 [(f"{b.row} {b.of}", f"{words.day(b.start)} – {'not known to have ended' if b.open else words.day(b.end)}", b.patch) for b in made.offices]),
        _section("Balance of the camps", "The share of pairs that a division into camps fits, for each year of the collection: 100 % where all friends are within and all enemies across.",
                 lambda: charts.line(shares.marks), _rows(shares.marks), NOTHING if made.divided else TOO_LARGE),
        html.P("A missing mark may be a missing article: the charts count what is told here.", className="foot"),
    ]  # fmt: skip


def _section(
    title: str, what: str, figure: Callable[[], Any], rows: Sequence[Row],
    empty: str = NOTHING, left_out: int = 0,
) -> Component:  # fmt: skip
    """A chart with its table; a sentence where it would have no mark."""
    if not rows:
        return html.Section(
            [html.H3(title), html.P(empty, className="foot-note")], className="chart"
        )
    note = f" {words.count(left_out, 'further row')} left out." if left_out else ""
    made = figure()
    graph = dcc.Graph(
        figure=made, config=_CONFIG, responsive=True, style={"height": made.layout.height}
    )
    return html.Section(
        [html.H3(title), html.P(what + note, className="foot-note"), graph, _table(rows)],
        className="chart",
    )


def _rows(marks: Sequence[Mark]) -> list[Row]:
    return [(m.say, m.n, m.patch) for m in marks]


def _table(rows: Sequence[Row]) -> Component:
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


def mapped(store: Store, selection: Selection) -> list[Component]:
    """The map of a view with its two tables."""
    try:
        made = counted.mapped(store, selection, counted.outlines(assets()))
    except SetupError as error:
        return [html.P(str(error), className="lede")]
    places, found = made.places, made.support
    unseated = sum(not arc.seated for arc in found)
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
        dcc.Graph(figure=world(made.lines, places, found, made.frame), config={**_CONFIG, "scrollZoom": True}, responsive=True, className="map"),
        html.P(" ".join(notes), className="foot-note"),
        html.Section([html.H3("Places"), _table([(s.say, s.n, {"place": s.place}) for s in places])], className="chart"),
        html.Section([html.H3("Support by states"), _table([(a.say, words.count(a.n, "outlet"), a.patch) for a in found])], className="chart"),
    ]  # fmt: skip
