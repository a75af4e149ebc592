"""A view as columns: what `/api/graph` answers (docs/frontend.md). Pure."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from explorer.model import Collection, Event, Tie
from explorer.store import Store
from explorer.ties import reported

EPOCH = date(1970, 1, 1)
OPEN, UNKNOWN = 100_000, -100_000
_PRECISION = {"day": 0, "month": 1, "year": 2, "": 2}
_STANDING = {"happened": 0, "ongoing": 0, "planned": 1, "possible": 2, "called_for": 3, "denied": 4}

Columns = dict[str, Any]


def span(collection: Collection) -> tuple[date, date]:
    """The axis: from the year in which the first article's events begin to the last article's."""
    starts = [c.when.earliest for c in collection.claims if c.when.earliest is not None]
    last = max((a.published for a in collection.articles.values()), default=EPOCH)
    first_article = min((a.published for a in collection.articles.values()), default=EPOCH)
    near = [d for d in starts if d.year >= first_article.year]
    first = min(near, default=first_article)
    window = collection.settings.window
    return min(date(first.year, 1, 1), window.start), max(date(last.year, 12, 31), window.end)


def payload(store: Store, ties: list[Tie], events: list[Event], whole: bool) -> Columns:
    """Some ties and events with the actors, places and articles that they name; with `whole`
    those that nothing names too."""
    collection = store.collection
    ends = {end for tie in ties for end in (tie.subject, tie.object)}
    actors = [a for a in collection.actors.values() if whole or a.id in ends]
    places = [
        p
        for p in collection.places.values()
        if whole or p.id in ends or p.id in {e.place for e in events}
    ]
    stated = {a for t in ties for a in t.articles} | {e.article for e in events}
    articles = [a for a in collection.articles if whole or a in stated]
    printed = {o for t in ties for o in t.outlets}
    outlets = [o for o in store.outlet_ids if whole or o in printed]
    index = {
        "actors": _index(a.id for a in actors),
        "places": _index(p.id for p in places),
        "relations": _index(collection.relations),
        "outlets": _index(outlets),
        "articles": _index(articles),
        "ties": _index(t.id for t in ties),
    }
    claims = [
        (claim, index["ties"][store.library.tie_of[claim.id]])
        for claim in store.library.claims.values()
        if store.library.tie_of[claim.id] in index["ties"]
    ]
    return {
        "collection": _settings(store),
        "relations": _relations(collection),
        "outlets": {"id": [store.outlet_ids[o] for o in outlets], "name": outlets},
        "articles": _articles(store, articles, index["actors"]),
        "actors": _actors(collection, actors),
        "places": {"id": [p.id for p in places], "name": [p.name for p in places]},
        "ties": _ties(store, ties, index),
        "claims": _claims(collection, claims, index["articles"]),
        "events": _events(store, events, index),
        "histogram": histogram(collection, [c for c, _ in claims]),
    }


def _index(ids: Iterable[str]) -> dict[str, int]:
    return {id_: i for i, id_ in enumerate(ids)}


def day(value: date | None, none: int) -> int:
    """Whole days since 1970-01-01."""
    return none if value is None else (value - EPOCH).days


def _settings(store: Store) -> Columns:
    settings = store.collection.settings
    first, last = span(store.collection)
    return {
        "title": settings.title,
        "first": day(first, 0),
        "last": day(last, 0),
        "from": day(settings.window.start, 0),
        "to": day(settings.window.end, 0),
        "digest": store.digest,
        "presets": [
            {"label": p.label, "from": day(p.start, 0), "to": day(p.end, 0)}
            for p in settings.presets
        ],
    }


def _relations(collection: Collection) -> Columns:
    fields = ("id", "label", "reverse", "sign", "directed", "durable")
    return {f: [getattr(r, f) for r in collection.relations.values()] for f in fields}


def _articles(store: Store, ids: list[str], actors: dict[str, int]) -> Columns:
    articles = [store.collection.articles[i] for i in ids]
    named: dict[str, list[int]] = {a.id: [] for a in articles}
    for actor, found in store.library.naming.items():
        for article in found:
            if actor in actors and article.id in named:
                named[article.id].append(actors[actor])
    return {
        "id": [a.id for a in articles],
        "title": [a.title for a in articles],
        "published": [day(a.published, 0) for a in articles],
        "outlet": [a.outlet for a in articles],
        "actors": [sorted(named[a.id]) for a in articles],
    }


def _actors(collection: Collection, actors: list[Any]) -> Columns:
    at = [collection.positions.get(a.id) for a in actors]
    plain = {
        f: [getattr(a, f) for a in actors]
        for f in ("id", "name", "label", "name_ar", "type", "note")
    }
    return {
        **plain,
        "x": [None if p is None else round(p[0], 4) for p in at],
        "y": [None if p is None else round(p[1], 4) for p in at],
    }


def _ties(store: Store, ties: list[Tie], index: dict[str, dict[str, int]]) -> Columns:
    passages = {c.id: len(c.passages) for c in store.library.claims.values()}
    columns: dict[str, Callable[[Tie], Any]] = {
        "id": lambda t: t.id,
        "subject": lambda t: index["actors"].get(t.subject, -1),
        "relation": lambda t: index["relations"][t.relation],
        "object": lambda t: index["actors"].get(t.object, -1),
        "place": lambda t: index["places"].get(t.object, -1),
        "sign": lambda t: t.sign,
        "modality": lambda t: _STANDING[t.standing],
        "outlets": lambda t: [index["outlets"][o] for o in t.outlets],
        "articles": lambda t: [index["articles"][a] for a in t.articles],
        "claims": lambda t: len(t.proof),
        "passages": lambda t: sum(passages[c] for c in t.claims),
        "contested": lambda t: t.contested,
        "spans": lambda t: [
            d for i in t.intervals for d in (day(i.start, UNKNOWN), day(i.end, OPEN))
        ],
        "sure": lambda t: [
            d
            for i in t.intervals
            for d in (day(i.start_latest, UNKNOWN), day(i.end_earliest, OPEN))
        ],
        "reported": lambda t: [day(d, 0) for d in t.reported],
        "first": lambda t: day(t.first, UNKNOWN),
        "last": lambda t: day(t.last, OPEN),
        "open": lambda t: t.open,
        "precision": lambda t: _letters(t),
    }
    return {name: [of(t) for t in ties] for name, of in columns.items()}


def _letters(tie: Tie) -> str:
    if not tie.intervals:
        return "yy"
    first, last = tie.intervals[0].start_precision, tie.intervals[-1].end_precision
    return (first or "y")[0] + (last or "y")[0]


def _claims(
    collection: Collection, claims: list[tuple[Any, int]], articles: dict[str, int]
) -> Columns:
    return {
        "tie": [t for _, t in claims],
        "article": [articles[c.article] for c, _ in claims],
        "sign": [collection.relations[c.relation].sign for c, _ in claims],
        "start": [day(c.when.earliest, UNKNOWN) for c, _ in claims],
        "end": [day(c.when.latest, OPEN) for c, _ in claims],
        "precision": [
            _PRECISION[c.when.start.precision if c.when.start else ""] for c, _ in claims
        ],
        "modality": [_STANDING[c.modality] for c, _ in claims],
        "denied": [c.polarity == "denied" for c, _ in claims],
        "reported": [day(reported(collection, c), 0) for c, _ in claims],
    }


def _events(store: Store, events: list[Event], index: dict[str, dict[str, int]]) -> Columns:
    major = set(store.collection.settings.axis_events)
    return {
        "id": [e.id for e in events],
        "title": [e.title for e in events],
        "kind": [e.kind for e in events],
        "start": [day(e.when.earliest, UNKNOWN) for e in events],
        "end": [day(e.when.latest, OPEN) for e in events],
        "precision": [_PRECISION[e.when.precision] for e in events],
        "place": [index["places"].get(e.place or "", -1) for e in events],
        "actors": [
            [index["actors"][p.actor] for p in e.participants if p.actor in index["actors"]]
            for e in events
        ],
        "article": [index["articles"][e.article] for e in events],
        "major": [e.id in major for e in events],
    }


def histogram(collection: Collection, claims: Iterable[Any]) -> Columns:
    """Claims by the month of their beginning and sign; a yearly date is spread over its months.

    Claims without a known beginning, denied ones and what is not known to have happened are
    left out.
    """
    months: dict[date, list[float]] = {}
    for claim in claims:
        if claim.when.start is None or claim.polarity == "denied" or _STANDING[claim.modality]:
            continue
        column = 1 - collection.relations[claim.relation].sign
        start = claim.when.start.earliest
        yearly = claim.when.start.precision == "year"
        for month in range(1, 13) if yearly else (start.month,):
            row = months.setdefault(date(start.year, month, 1), [0.0, 0.0, 0.0])
            row[column] += 1 / 12 if yearly else 1
    ordered = sorted(months.items())
    return {
        "month": [day(m, 0) for m, _ in ordered],
        **{
            name: [round(row[i], 4) for _, row in ordered]
            for i, name in enumerate(("cooperative", "neutral", "hostile"))
        },
    }
