"""One event: when, where, who, and the passages that prove it."""

from dash import html
from dash.development.base_component import Component

from explorer.phrases import STANDING_SENTENCES
from explorer.reading import Library
from explorer.views import words
from explorer.views.panels import parts


def layout(library: Library, id_: str) -> list[Component]:
    """What happened, its participants and its claims."""
    event = library.event(id_)
    article = library.article(event.article)
    place = library.collection.places.get(event.place or "")
    where = (
        []
        if place is None
        else [", ", parts.link(words.name(place), {"place": place.id}, "name-link")]
    )
    claims = [c for c in library.claims.values() if c.event == id_ and c.id in library.tie_of]
    standing = (
        []
        if event.modality in ("happened", "ongoing")
        else [html.P(STANDING_SENTENCES[event.modality], className="lede")]
    )
    return [
        html.P(f"Event, {event.kind.replace('_', ' ')}", className="kicker"),
        html.H2(event.title, className="panel-title", tabIndex=-1, **{"data-announce": event.title}),
        html.P([words.when(event.when), *where], className="lede"),
        *standing,
        *[_participant(library, p.actor, p.role) for p in event.participants],
        html.Div(
            className="passage current",
            children=[
                html.Div([html.Span(parts.outlet_line(article)), parts.go("Open article", {"article": article.id})],
                         className="from"),
                *[html.Blockquote(p.exact) for p in event.passages],
            ],
        ),
        *([html.H3("What it states", className="section-head")] if claims else []),
        *[parts.tie_line(library, library.tie(i)) for i in dict.fromkeys(library.tie_of[c.id] for c in claims)],
    ]  # fmt: skip


def _participant(library: Library, id_: str, role: str) -> Component:
    name = parts.go(words.name(library.actor(id_)), {"actor": id_})
    return html.Div([name, html.Small(f" {role}", className="count")])
