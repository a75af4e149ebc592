"""The right panel: start here, actor, tie, event, place, article or what changed, as the Selection says."""

from typing import Any

from dash import Dash, Input, Output
from dash.development.base_component import Component

from explorer.errors import NotFound
from explorer.queries import changes, happened, held, met, yearly
from explorer.selection import Selection, from_dict
from explorer.store import Store
from explorer.views import ids
from explorer.views.panels import (
    actor,
    article,
    camps,
    compare,
    doubt,
    event,
    pair,
    parts,
    passages,
    place,
    start,
    story,
    tie,
    uneasy,
)  # fmt: skip
from explorer.views.tree import ATTRIBUTE, planted


def register(app: Dash, store: Store) -> None:
    """The panel follows the Selection."""

    @app.callback(Output(ids.PANEL_BODY, ATTRIBUTE), Input(ids.SELECTION, "data"))
    def show(data: Any) -> str:
        selection = from_dict(data)
        return planted(present(_left(store, selection), selection, store))


def rehearse(store: Store) -> None:
    """Composes one actor's panel, so that the first reader does not wait for what it loads."""
    busiest = max(
        store.collection.actors, key=lambda a: len(store.library.ties_of.get(a, ())), default=None
    )
    if busiest is not None:
        present(store, Selection(actor=(busiest,)))


def _left(store: Store, selection: Selection) -> Store:
    try:
        return store.without(selection.doubt)
    except NotFound:
        return store


def present(store: Store, selection: Selection, whole: Store | None = None) -> list[Component]:
    """What the panel shows of a view; an unknown id is a sentence and a way back.

    `whole` is the store with no source set aside, where it is another.
    """
    stories = {story.id: story for story in store.collection.stories}
    if selection.story in stories:
        alone = selection.but(story=None)
        return [
            *story.head(stories[selection.story], selection.step),
            *present(store, alone, whole),
        ]
    found = _record(store, selection)
    a, b = selection.a, selection.b
    if not found and selection.show == "doubt":
        return doubt.layout(whole or store, store, selection)
    if a is None or b is None:
        return found or start.layout(store.library)
    if found:
        return [compare.back(), *found]
    return compare.layout(store.library, changes(store, selection, a, b), a, b)


def _record(store: Store, selection: Selection) -> list[Component]:
    library = store.library
    try:
        if selection.article is not None:
            return article.layout(library, selection.article, selection.tie)
        if selection.tie is not None:
            return tie.layout(library, selection.tie)
        if selection.event is not None:
            return event.layout(library, selection.event)
        if selection.place is not None:
            return place.layout(library, selection.place)
        if selection.show in _ASKED:
            return _ASKED[selection.show](store, selection)
        if len(selection.actor) == 2:
            return pair.layout(library, held(store, selection), *selection.actor, selection)
        if selection.actor:
            return actor.layout(library, selection.actor[-1], selection, held(store, selection))
    except NotFound as error:
        return parts.lost(str(error))
    return []


def _triangles(store: Store, selection: Selection) -> list[Component]:
    return uneasy.layout(store.library, held(store, selection), selection)


def _camps(store: Store, selection: Selection) -> list[Component]:
    return camps.layout(store.library, held(store, selection), yearly(store, selection), selection)


def _passages(store: Store, selection: Selection) -> list[Component]:
    events = happened(store, selection)
    if selection.events:
        alone = [e for e in events if e.kind in selection.events]
        return passages.layout(store.library, [], alone, selection)
    return passages.layout(store.library, met(store, selection), events, selection)


_ASKED = {"triangles": _triangles, "camps": _camps, "passages": _passages}
"""What a view asks for by `show`, whoever is selected."""
