"""Two actors: what joins them, how support runs from one to the other, and the paths between."""

from dash import html
from dash.development.base_component import Component

from explorer.chains import Chain, Found, chains, paths
from explorer.model import Tie
from explorer.reading import Library, told
from explorer.selection import Selection
from explorer.views import words
from explorer.views.panels import parts


def layout(
    library: Library, ties: list[Tie], one: str, other: str, selection: Selection
) -> list[Component]:
    """Two actors in the window of `selection`; `ties` are those that hold in it."""
    first, second = library.actor(one), library.actor(other)
    between = [t for t in ties if {t.subject, t.object} == {one, other}]
    relations = library.collection.relations
    ways = [
        (f"Support from {a.label} to {b.label}", chains(ties, relations, a.id, b.id))
        for a, b in ((first, second), (second, first))
    ]
    ways.append(("Shortest paths, any ties", paths(ties, one, other)))
    said = (
        f"{first.name} and {second.name}, {words.count(len(between), 'tie')} between them, "
        f"{words.count(sum(len(found.chains) for _, found in ways[:2]), 'chain')} of support and "
        f"{words.count(len(ways[2][1].chains), 'path')}"
    )
    return [
        html.P("Two actors", className="kicker"),
        html.H2(
            [_name(library, one), " and ", _name(library, other)],
            className="panel-title", tabIndex=-1, **{"data-announce": said},
        ),
        html.P(words.window(selection.start, selection.end), className="lede"),
        html.Div(
            [parts.go("Focus", {"depth": None if selection.depth else 1}),
             parts.go("All dates", {"from": None, "to": None})],
            className="actions",
        ),
        parts.counted("Between the two", len(between)),
        *[parts.tie_line(library, tie) for tie in between],
        *[part for title, found in ways for part in _ways(library, title, found)],
        html.P(
            "A chain is no proof that help was passed on: each link stands for itself, with its "
            "sentence.",
            className="foot",
        ),
    ]  # fmt: skip


def _name(library: Library, id_: str) -> Component:
    return parts.link(words.name(library.actor(id_)), {"actor": id_}, "name-link")


def _ways(library: Library, title: str, found: Found) -> list[Component]:
    head = parts.counted(title, len(found.chains))
    if not found.chains:
        return [head, html.P("None is known in these dates.", className="foot-note")]
    return [head, *[_way(library, chain) for chain in found.chains], *_left_out(library, found)]


def _way(library: Library, chain: Chain) -> Component:
    links = [parts.proved(library, link.tie) for link in chain.links]
    weakest = chain.weakest.tie
    notes = [
        f"Weakest link: {parts.plain(library, weakest)}, {words.count(len(weakest.outlets), 'outlet')}."
    ]
    if not chain.together:
        notes.append("No day is known on which all its links held.")
    return html.Details(
        [html.Summary(told(library, chain)), html.Ol(links), html.P(" ".join(notes), className="refs")],
        className="way",
    )  # fmt: skip


def _left_out(library: Library, found: Found) -> list[Component]:
    names = [library.actor(hub).label for hub in found.hubs]
    notes = []
    if names:
        notes.append(f"Not through {', '.join(names)}: tied with so many that it joins anybody.")
    if not found.whole:
        notes.append("There are more ways than were compared.")
    return [html.P(" ".join(notes), className="foot-note")] if notes else []
