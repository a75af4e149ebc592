"""Uneasy triangles: an actor with two that are against each other, three sentences each."""

from dash import html
from dash.development.base_component import Component

from explorer.model import Tie
from explorer.reading import Library
from explorer.selection import Selection
from explorer.triangles import Triangle, triangles
from explorer.views import words
from explorer.views.panels import parts

SHOWN = 25
NEVER = "No day is known on which all three held."


def layout(library: Library, ties: list[Tie], selection: Selection) -> list[Component]:
    """The triangles of a window; `ties` are those that hold in it."""
    found = triangles(ties, library.collection.relations, SHOWN)
    said = f"Uneasy triangles, {len(found)} found"
    none = "None is known in these dates: no actor is with two that are against each other."
    return [
        html.P("Uneasy triangles", className="kicker"),
        html.H2("With two that are against each other", className="panel-title",
                tabIndex=-1, **{"data-announce": said}),
        html.P([words.window(selection.start, selection.end), " Best proved first."], className="lede"),
        *([parts.go("All dates", {"from": None, "to": None, "show": "triangles"})]),
        *[_one(library, triangle) for triangle in found],
        *([] if found else [html.P(none, className="lede")]),
        html.P(
            "That three ties held does not say that the actor in the middle had to choose, or did.",
            className="foot",
        ),
    ]  # fmt: skip


def _one(library: Library, found: Triangle) -> Component:
    middle, one, other = (library.actor(i).label for i in (found.middle, found.one, found.other))
    days = "; ".join(words.days(a, b) for a, b in found.days[:3])
    sides = [parts.proved(library, tie) for tie in found.ties]
    return html.Details(
        [html.Summary([html.Bdi(middle), " between ", html.Bdi(one), " and ", html.Bdi(other)]),
         html.Ol(sides), html.P(f"All three: {days}." if days else NEVER, className="refs")],
        className="way",
    )  # fmt: skip
