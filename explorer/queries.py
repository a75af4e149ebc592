"""The named questions; every table expression is here. Answers are plain lists or columns."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from explorer.changes import Changes, compare
from explorer.edtf_dates import spelled
from explorer.errors import BadSelection
from explorer.exporters.brief import Brief, Changed, brief
from explorer.frames import FIRST, LAST
from explorer.model import SIGNS, Collection, Event, Tie
from explorer.selection import Selection
from explorer.store import Store
from explorer.ties import holds_in, reported

EPOCH = date(1970, 1, 1)
OPEN, UNKNOWN = 100_000, -100_000
_MANY = 12_000
"""Ties of a collection above which nothing is asked of every year."""
_PRECISION = {"day": 0, "month": 1, "year": 2, "": 2}
_STANDING = {"happened": 0, "ongoing": 0, "planned": 1, "possible": 2, "called_for": 3, "denied": 4}

Columns = dict[str, Any]


def ties_in(connection: Any, selection: Selection, outlets: Sequence[str] = ()) -> list[str]:
    """The ids of the ties that a view's dates and filters leave, in the order of their ids.

    `connection` is an Ibis connection: a store's engine or a DuckDB file. `outlets` are names;
    none means all.
    """
    ties = connection.table("ties")
    kept = _filtered(connection, ties, selection)
    if selection.start is not None or selection.end is not None:
        kept = kept.semi_join(_dated(connection, selection), "id")
    if outlets:
        named = connection.table("tie_outlets")
        named = named.filter(named.outlet.isin(outlets))
        kept = kept.semi_join(named.group_by(id=named.tie).agg(n=named.count()), "id")
    return list(kept.select("id").order_by("id").execute()["id"])


def _filtered(connection: Any, ties: Any, s: Selection) -> Any:
    kept = ties.filter(ties.standing.isin(s.modality), ties.outlets >= s.min)
    if s.contested:
        kept = kept.filter(kept.contested)
    if s.signs:
        kept = kept.filter(kept.sign.isin([SIGNS[name] for name in s.signs]))
    if s.relations:
        kept = kept.filter(kept.relation.isin(s.relations))
    if s.types:
        actors = connection.table("actors")
        ids = actors.filter(actors.type.isin(s.types)).id
        kept = kept.filter(kept.subject.isin(ids), kept.object.isin(ids))
    return kept


def _dated(connection: Any, s: Selection) -> Any:
    start, end = s.start or FIRST, s.end or LAST
    if s.time == "reported":
        claims = connection.table("claims")
        inside = claims.filter(claims.proof, claims.reported >= start, claims.reported <= end)
        return inside.group_by(id=inside.tie).agg(n=inside.count())
    spans = connection.table("spans")
    inside = spans.filter(spans["first"] <= end, spans["last"] >= start)
    return inside.group_by(id=inside.tie).agg(n=inside.count())


def graph(store: Store, selection: Selection, core: int = 1) -> Columns:
    """The payload of `/api/graph` for a view (docs/frontend.md); `core` folds actors away."""
    unfiltered = selection == Selection(modality=selection.modality)
    ties = _of_standing(store, selection) if unfiltered else _met(store, selection)
    ties = _without_folded(store.collection, ties, core)
    whole = unfiltered and core == 1
    return _payload(store, ties, selection, whole)


def written(store: Store, selection: Selection, address: str = "") -> Brief:
    """The footnoted brief of a view: its ties, of the selected actors or tie where there are some."""
    ties = [t for t in met(store, selection) if not selection.tie or t.id == selection.tie]
    settings, library = store.collection.settings, store.library
    first, last = span(store.collection)
    window = f"{spelled(selection.start or first)} to {spelled(selection.end or last)}"
    named = [library.thing(a).name for a in selection.actor]
    title = f"{' and '.join(named) or settings.title}: who backs whom, {window}"
    articles = {a for t in ties for a in t.articles}
    lead = (
        f"{len({e for t in ties for e in (t.subject, t.object)})} actors and places, {len(ties)} ties, "
        f"stated in {len(articles)} articles."
    )
    colophon = [
        f"Collection {store.collection.name}, data digest {store.digest}",
        *([f"This view: {address}?{_spelled_out(selection)}"] if address else []),
        *(
            [f"Set aside: {', '.join(map(store.source, selection.doubt))}"]
            if selection.doubt
            else []
        ),
    ]
    if selection.tie:
        return brief(library, ties, title, lead, colophon)
    a = max(first, selection.a or selection.start or first)
    b = min(last, selection.b or selection.end or last)
    found = changes(store, selection.but(modality=("happened",)), a, b)
    return brief(library, ties, title, lead, colophon, Changed(_around(found, selection), a, b))


def _spelled_out(selection: Selection) -> str:
    """A view's query with its open sides: an address without dates means the collection's own."""
    query = selection.to_query()
    sides = [
        f"{name}=.."
        for name, day in (("from", selection.start), ("to", selection.end))
        if day is None
    ]
    return "&".join(part for part in (*sides, query) if part)


def _around(found: Changes, selection: Selection) -> Changes:
    """The changes of the selected actors, all where there are none."""
    chosen = set(selection.actor)
    if not chosen:
        return found

    def own(ties: Iterable[Tie]) -> tuple[Tie, ...]:
        return tuple(t for t in ties if {t.subject, t.object} & chosen)

    flipped = tuple(f for f in found.flipped if {f.after.subject, f.after.object} & chosen)
    return Changes(
        own(found.new), own(found.ended), flipped, own(found.unchanged), own(found.undecided)
    )


def there(store: Store, selection: Selection) -> None:
    """Raises NotFound for an actor, tie, article, event or place that is none, BadSelection for a
    relation or outlet."""
    library = store.library
    for actor in selection.actor:
        library.actor(actor)
    found = ((library.tie, selection.tie), (library.article, selection.article))
    more = ((library.event, selection.event), (library.place, selection.place))
    for look_up, id_ in (*found, *more):
        if id_ is not None:
            look_up(id_)
    known = {"relations": set(store.collection.relations),
             "outlets": {*store.outlet_ids, *store.outlet_ids.values()}}  # fmt: skip
    for name, ids in known.items():
        for one in getattr(selection, name):
            if one not in ids:
                raise BadSelection(f'{name}: there is no "{one[:40]}" in this collection.')


def held(store: Store, selection: Selection) -> list[Tie]:
    """The ties between actors that happened and hold in a view's window, on as many outlets."""
    if not _within(store.collection, selection):
        return []
    start, end = selection.start, selection.end
    return [
        t for t in store.ties
        if t.standing == "happened" and t.object in store.collection.actors
        and len(t.outlets) >= selection.min and holds_in(t, start, end)
    ]  # fmt: skip


def yearly(store: Store, selection: Selection) -> list[tuple[int, list[Tie]]]:
    """Each year of the axis with the ties that `held` gives for it; none where there are too many."""
    if len(store.ties) > _MANY:
        return []
    first, last = span(store.collection)
    return [
        (year, held(store, selection.but(start=date(year, 1, 1), end=date(year, 12, 31))))
        for year in range(first.year, last.year + 1)
    ]


def _of_standing(store: Store, selection: Selection) -> list[Tie]:
    """The first view's ties, without waiting for the engine."""
    return [t for t in store.ties if t.standing in selection.modality]


def _met(store: Store, selection: Selection) -> list[Tie]:
    if not _within(store.collection, selection):
        return []
    ids = set(store.ask(ties_in, selection, _asked(store, selection)))
    return [t for t in store.ties if t.id in ids]


def met(store: Store, selection: Selection) -> list[Tie]:
    """The ties of a view's dates and filters, those of its actors where some are selected."""
    ties = _met(store, selection)
    chosen = set(selection.actor)
    return [t for t in ties if {t.subject, t.object} & chosen] if chosen else ties


def happened(store: Store, selection: Selection) -> list[Event]:
    """The events of a view's dates, those of its actors where some are selected."""
    chosen = set(selection.actor)
    return [
        e for e in store.collection.events
        if e.modality in ("happened", "ongoing") and _meets(e, selection)
        and (not chosen or chosen & {p.actor for p in e.participants})
    ]  # fmt: skip


def changes(store: Store, selection: Selection, a: date, b: date) -> Changes:
    """What changed from `a` to `b` among the ties that a view's filters leave, places included;
    nothing where a date lies outside the collection's years."""
    first, last = span(store.collection)
    if not (first <= a <= last and first <= b <= last):
        return Changes()
    whole = selection.but(start=None, end=None, time="held")
    ids = set(store.ask(ties_in, whole, _asked(store, selection)))
    return compare((t for t in store.ties if t.id in ids), a, b)


def _asked(store: Store, selection: Selection) -> list[str]:
    """The names of the outlets that a view asks for by their short names."""
    known = {short: name for name, short in store.outlet_ids.items()}
    return [known.get(short, short) for short in selection.outlets]


def _within(collection: Collection, selection: Selection) -> bool:
    """Whether the window meets the collection's years: outside them nothing is known to hold."""
    first, last = span(collection)
    return (selection.start or FIRST) <= last and (selection.end or LAST) >= first


def _without_folded(collection: Collection, ties: list[Tie], core: int) -> list[Tie]:
    partners: dict[str, set[str]] = {}
    for tie in ties:
        if tie.object in collection.actors:
            partners.setdefault(tie.subject, set()).add(tie.object)
            partners.setdefault(tie.object, set()).add(tie.subject)
    few = {actor for actor, others in partners.items() if len(others) < core}
    return [t for t in ties if t.subject not in few and t.object not in few]


def _payload(store: Store, ties: list[Tie], selection: Selection, whole: bool) -> Columns:
    collection = store.collection
    events = [e for e in collection.events if whole or _meets(e, selection)]
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


def span(collection: Collection) -> tuple[date, date]:
    """The axis: from the year in which the first article's events begin to the last article's."""
    starts = [c.when.earliest for c in collection.claims if c.when.earliest is not None]
    last = max((a.published for a in collection.articles.values()), default=EPOCH)
    first_article = min((a.published for a in collection.articles.values()), default=EPOCH)
    near = [d for d in starts if d.year >= first_article.year]
    first = min(near, default=first_article)
    window = collection.settings.window
    return min(date(first.year, 1, 1), window.start), max(date(last.year, 12, 31), window.end)


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


def _meets(event: Event, s: Selection) -> bool:
    """Whether an event's dates overlap a view's window."""
    return (event.when.earliest or FIRST) <= (s.end or LAST) and (event.when.latest or LAST) >= (
        s.start or FIRST
    )


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
