"""The named questions; every table expression is here. Answers are plain lists or columns."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from explorer.changes import Changes, compare
from explorer.columns import Columns, payload, span
from explorer.edtf_dates import spelled
from explorer.errors import BadSelection
from explorer.exporters.brief import Brief, Changed, brief
from explorer.frames import FIRST, LAST
from explorer.model import SIGNS, Collection, Event, Tie
from explorer.selection import Selection
from explorer.store import Store
from explorer.ties import holds_in

_MANY = 12_000
"""Ties of a collection above which nothing is asked of every year."""


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
    events = [e for e in store.collection.events if whole or _meets(e, selection)]
    return payload(store, ties, events, whole)


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


def _meets(event: Event, s: Selection) -> bool:
    """Whether an event's dates overlap a view's window."""
    return (event.when.earliest or FIRST) <= (s.end or LAST) and (event.when.latest or LAST) >= (
        s.start or FIRST
    )
