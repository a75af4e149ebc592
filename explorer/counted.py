"""The charts and the map of a view: what the store answers, counted for the page and its routes."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from explorer.camps import camps
from explorer.columns import span
from explorer.errors import SetupError
from explorer.queries import happened, met, yearly
from explorer.selection import Selection
from explorer.store import Store
from explorer.tallies import (
    Arc,
    Band,
    Box,
    Point,
    Spot,
    Tally,
    arcs,
    balance,
    bands,
    box,
    grid,
    happenings,
    located,
    periods,
    spots,
    support,
)


@dataclass(frozen=True, slots=True)
class Charts:
    """The five charts of a view; `periods` are the columns of the first two.

    `divided` is False where the collection is too large to be divided into camps for every year.
    """

    periods: tuple[str, ...]
    support: Tally
    events: Tally
    pairs: Tally
    offices: list[Band]
    balance: Tally
    divided: bool


@dataclass(frozen=True, slots=True)
class Map:
    """The places and the support by states of a view, and the frame that holds both."""

    places: list[Spot]
    support: list[Arc]
    frame: Box
    lines: Sequence[Sequence[Point]]


def charted(store: Store, selection: Selection) -> Charts:
    """All charts of a view; those of offices are of its last selected actor, if any."""
    collection, window = store.collection, _window(store, selection)
    ties = [t for t in met(store, selection) if t.object in collection.actors]
    actor = selection.actor[-1] if selection.actor else None
    years = [(year, camps(t, collection.relations)) for year, t in yearly(store, selection)]
    return Charts(
        tuple(name for name, _ in periods(window)),
        support(collection, ties, window),
        happenings(happened(store, selection), window),
        grid(collection, ties),
        bands(collection, ties, window, actor),
        balance(years),
        bool(years),
    )


def mapped(store: Store, selection: Selection, shapes: Mapping[str, Any]) -> Map:
    """The map of a view over the outlines that `outlines` gave."""
    ties, events = met(store, selection), happened(store, selection)
    held = met(store, Selection(start=selection.start, end=selection.end))
    found = arcs(store.collection, ties, held, shapes["countries"])
    west, east, south, north = shapes["extent"]
    # the same lands in every window; what lies outside the outlines begins at the edge
    always = arcs(store.collection, store.ties, (), shapes["countries"])
    lands = [a.start for a in always if west < a.start[0] < east and south < a.start[1] < north]
    frame = box(located(store.collection).values(), lands)
    return Map(spots(store.collection, ties, events), found, frame, shapes["lines"])


def outlines(folder: Path) -> dict[str, Any]:
    """What the build wrote: `lines` as lists of [longitude, latitude], their `extent` (west, east,
    south, north), and the middle of `countries` by name.

    Raises SetupError where the file is missing or broken.
    """
    file = folder / "build" / "outlines.json"
    try:
        found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        raise SetupError(f"{file} is missing or broken: run make setup.") from None
    return found


def _window(store: Store, selection: Selection) -> tuple[date, date]:
    """The part of a view's window that lies on the axis, all of the axis where none does."""
    first, last = span(store.collection)
    start, end = max(selection.start or first, first), min(selection.end or last, last)
    return (start, end) if start <= end else (first, last)
