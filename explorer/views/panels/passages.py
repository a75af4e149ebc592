"""All passages of a view: what its ties and events rest on, one after the other."""

from dash import html
from dash.development.base_component import Component

from explorer.model import Event, Tie
from explorer.reading import Library
from explorer.selection import Selection
from explorer.ties import evidence
from explorer.views import words
from explorer.views.panels import parts

SHOWN = 40


def layout(
    library: Library, ties: list[Tie], events: list[Event], selection: Selection
) -> list[Component]:
    """The ties of a view, the best proved first, each with the passage on the most outlets, and
    its events in the order of time."""
    said = f"{words.count(len(ties), 'tie')} and {words.count(len(events), 'event')}"
    best = sorted(ties, key=evidence, reverse=True)
    dated = sorted(events, key=lambda e: (e.when.earliest is None, e.when.earliest, e.id))
    return [
        html.P("Passages", className="kicker"),
        html.H2("What this view rests on", className="panel-title", tabIndex=-1,
                **{"data-announce": f"{said} in this view"}),
        html.P([_about(library, selection), words.window(selection.start, selection.end), f" {said}."], className="lede"),
        *([] if ties or events else [html.P("Nothing is known in these dates and filters.", className="lede")]),
        *[part for title, of in _sides(library, best, selection)
          for part in _part(title, "tie", [parts.proved(library, t) for t in of[:SHOWN]], len(of))],
        *_part("Events", "event", [
            html.Li([parts.event_line(e), html.Q(e.passages[0].exact)]) for e in dated[:SHOWN]
        ], len(events)),
    ]  # fmt: skip


def _sides(library: Library, ties: list[Tie], selection: Selection) -> list[tuple[str, list[Tie]]]:
    """Of one actor what it did and what was done to it apart, as its panel has them."""
    if len(selection.actor) != 1:
        return [("Ties", ties)]
    (actor,) = selection.actor
    name = library.actor(actor).label
    by = [t for t in ties if t.subject == actor]
    return [(f"By {name}", by), (f"To {name}", [t for t in ties if t.subject != actor])]


def _about(library: Library, selection: Selection) -> str:
    names = " and ".join(library.actor(a).label for a in selection.actor)
    verbs = ", ".join(library.collection.relations[r].label for r in selection.relations
                      if r in library.collection.relations)  # fmt: skip
    kinds = ", ".join(kind.replace("_", " ") for kind in selection.events)
    named = [part for part in (names, "" if kinds else verbs, kinds) if part]
    return ": ".join(named) + (". " if named else "")


def _part(title: str, noun: str, items: list[Component], number: int) -> list[Component]:
    if not items:
        return []
    more = number - len(items)
    rest = f"{words.count(more, f'more {noun}')}: narrow the dates or filters."
    note = [html.P(rest, className="foot-note")] if more else []
    return [parts.counted(title, number), html.Ol(items, className="plain"), *note]
