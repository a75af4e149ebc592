"""One place: what happened there, and the ties that state something of it."""

from dash import html
from dash.development.base_component import Component

from explorer.reading import Library, events_at
from explorer.views import words
from explorer.views.panels import parts


def layout(library: Library, id_: str) -> list[Component]:
    """The events and ties of one place, oldest first."""
    place = library.place(id_)
    events = events_at(library, id_)
    ties = library.ties_of[id_]
    said = (
        f"{place.name}, place, {words.count(len(events), 'event')}, {words.count(len(ties), 'tie')}"
    )
    return [
        html.P("Place", className="kicker"),
        html.H2(words.name(place), className="panel-title", tabIndex=-1, **{"data-announce": said}),
        *([html.P("Also written " + ", ".join(place.aliases), className="also")] if place.aliases else []),
        *_head("What happened here", len(events)),
        *[parts.event_line(event) for event in events],
        *_head("Ties to it", len(ties)),
        *[parts.tie_line(library, tie) for tie in ties],
    ]  # fmt: skip


def _head(title: str, number: int) -> list[Component]:
    small = html.Small(str(number))
    return [html.H3([title, small], className="section-head")] if number else []
