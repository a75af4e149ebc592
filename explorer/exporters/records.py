"""The records of an export, column by column (docs/commands.md)."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from explorer.model import Collection, Passage, Tie
from explorer.ties import holds_in

Record = dict[str, Any]


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _overlaps(first: date | None, last: date | None, start: date | None, end: date | None) -> bool:
    return (first or date.min) <= (end or date.max) and (last or date.max) >= (start or date.min)


def _name(collection: Collection, id_: str) -> str:
    known = collection.actors.get(id_) or collection.places.get(id_)
    return known.name if known is not None else id_


def _passages(passages: tuple[Passage, ...]) -> list[Record]:
    return [{"quote": p.exact, "start": p.start, "end": p.end} for p in passages]


def actors(
    collection: Collection, ties: list[Tie], start: date | None, end: date | None
) -> Iterator[Record]:
    """Actors; with dates, those that a tie of these dates joins."""
    dated = start is not None or end is not None
    inside = {e for t in _ties(ties, start, end) for e in (t.subject, t.object)} if dated else None
    for a in collection.actors.values():
        if inside is None or a.id in inside:
            yield {
                "id": a.id, "name": a.name, "type": a.type, "subtype": a.subtype,
                "aliases": list(a.aliases), "name_ar": a.name_ar,
                "active_from": a.active_from.text if a.active_from else "",
                "active_to": a.active_to.text if a.active_to else "",
            }  # fmt: skip


def claims(
    collection: Collection, ties: list[Tie], start: date | None, end: date | None
) -> Iterator[Record]:
    """Accepted claims whose dates overlap the window."""
    for c in collection.claims:
        if c.status != "accepted" or not _overlaps(c.when.earliest, c.when.latest, start, end):
            continue
        yield {
            "id": c.id, "article": c.article,
            "published": _iso(collection.articles[c.article].published),
            "subject": c.subject, "subject_name": _name(collection, c.subject),
            "relation": c.relation, "sign": collection.relations[c.relation].sign,
            "object": c.object, "object_name": _name(collection, c.object),
            "kinds": list(c.kinds), "when": c.when.text, "earliest": _iso(c.when.earliest),
            "latest": _iso(c.when.latest), "polarity": c.polarity, "modality": c.modality,
            "attribution": c.attribution or "", "confidence": c.confidence,
            "passages": _passages(c.passages),
        }  # fmt: skip


def _ties(ties: list[Tie], start: date | None, end: date | None) -> list[Tie]:
    return [
        t for t in ties
        if t.standing == "happened" and holds_in(t, start, end)
    ]  # fmt: skip


def ties(
    collection: Collection, ties: list[Tie], start: date | None, end: date | None
) -> Iterator[Record]:
    """Ties that happened and hold on a day of the window."""
    for t in _ties(ties, start, end):
        yield {
            "id": t.id, "subject": t.subject, "subject_name": _name(collection, t.subject),
            "relation": t.relation, "sign": t.sign, "object": t.object,
            "object_name": _name(collection, t.object), "kinds": list(t.kinds),
            "first": _iso(t.first), "last": _iso(t.last), "open": t.open,
            "claims": len(t.proof), "articles": len(t.articles), "outlets": len(t.outlets),
            "contested": t.contested,
        }  # fmt: skip


def events(
    collection: Collection, ties: list[Tie], start: date | None, end: date | None
) -> Iterator[Record]:
    """Events whose dates overlap the window."""
    for e in collection.events:
        if _overlaps(e.when.earliest, e.when.latest, start, end):
            yield {
                "id": e.id, "article": e.article, "title": e.title, "when": e.when.text,
                "earliest": _iso(e.when.earliest), "latest": _iso(e.when.latest), "kind": e.kind,
                "place": e.place or "", "participants": [
                    {"actor": p.actor, "name": _name(collection, p.actor), "role": p.role}
                    for p in e.participants],
                "modality": e.modality, "passages": _passages(e.passages),
            }  # fmt: skip


def articles(
    collection: Collection, ties: list[Tie], start: date | None, end: date | None
) -> Iterator[Record]:
    """Articles published in the window."""
    for a in collection.articles.values():
        if _overlaps(a.published, a.published, start, end):
            yield {
                "id": a.id, "title": a.title, "outlet": a.outlet, "published": _iso(a.published),
                "url": a.url, "lang": a.lang, "references": list(a.references),
                "characters": len(a.text),
            }  # fmt: skip


Source = Callable[[Collection, list[Tie], date | None, date | None], Iterator[Record]]
RECORDS: dict[str, Source] = {
    "actors": actors, "claims": claims, "ties": ties, "events": events, "articles": articles,
}  # fmt: skip
COLUMNS: dict[str, tuple[str, ...]] = {
    "actors": ("id", "name", "type", "subtype", "aliases", "name_ar", "active_from", "active_to"),
    "claims": ("id", "article", "published", "subject", "subject_name", "relation", "sign", "object",
               "object_name", "kinds", "when", "earliest", "latest", "polarity", "modality",
               "attribution", "confidence", "passages"),
    "ties": ("id", "subject", "subject_name", "relation", "sign", "object", "object_name", "kinds",
             "first", "last", "open", "claims", "articles", "outlets", "contested"),
    "events": ("id", "article", "title", "when", "earliest", "latest", "kind", "place",
               "participants", "modality", "passages"),
    "articles": ("id", "title", "outlet", "published", "url", "lang", "references", "characters"),
}  # fmt: skip
