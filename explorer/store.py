"""The one connection: a collection, its ties, and both as tables of one engine.

Tables are loaded when the first question asks for one: the first view needs none. A day is
a whole number, days since 1970-01-01; an unknown start is UNKNOWN, an open end OPEN.
"""

import os
import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from explorer.errors import DataError
from explorer.model import Claim, Collection, Event, Tie
from explorer.frames import OPEN, UNKNOWN, columns, day, outlet_ids
from explorer.ties import add_up

if TYPE_CHECKING:
    from ibis import Table
    from ibis.backends import BaseBackend

__all__ = ["OPEN", "UNKNOWN", "Snapshot", "Store", "day"]

_DOUBTED = 8
"""How many doubted views are kept ready."""


@dataclass(frozen=True)
class Snapshot:
    """One state of a store, never changed: what a question reads from start to end."""

    collection: Collection
    ties: Mapping[str, Tie]
    tables: "Tables"

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Accepted claims by id."""
        return {c.id: c for c in self.collection.claims if c.status == "accepted"}

    @cached_property
    def events(self) -> dict[str, Event]:
        """Events by id."""
        return {e.id: e for e in self.collection.events}

    @cached_property
    def tie_of(self) -> dict[str, str]:
        """The tie that each accepted claim belongs to."""
        found: dict[str, str] = {}
        for tie in self.ties.values():
            for claim in (*tie.claims, *tie.denied_by):
                found.setdefault(claim, tie.id)
        return found

    @cached_property
    def ties_at(self) -> dict[str, tuple[Tie, ...]]:
        """The ties of each actor or place."""
        found: dict[str, list[Tie]] = defaultdict(list)
        for tie in self.ties.values():
            for end in {tie.subject, tie.object}:
                found[end].append(tie)
        return {end: tuple(ties) for end, ties in found.items()}

    @cached_property
    def outlets(self) -> dict[str, str]:
        """The short id of each outlet, by its name."""
        return outlet_ids(self.collection)

    @cached_property
    def standing_on(self) -> dict[str, tuple[Claim, ...]]:
        """The accepted claims of each article."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            found[claim.article].append(claim)
        return {article: tuple(claims) for article, claims in found.items()}

    def name(self, id: str) -> str:
        """The name of an actor or place; the id itself where there is none."""
        known = self.collection.actors.get(id) or self.collection.places.get(id)
        return id if known is None else known.name


class Tables:
    """The tables of one snapshot; loaded once, asked under one lock."""

    def __init__(self, load: Any) -> None:
        self._load, self._lock = load, threading.RLock()

    @cached_property
    def _engine(self) -> "BaseBackend":
        return self._load()

    def table(self, name: str) -> "Table":
        """The table as an Ibis expression."""
        with self._lock:
            return self._engine.table(name)

    def rows(self, expression: "Table") -> list[dict[str, Any]]:
        """The answer to an expression, one dict a row."""
        with self._lock:
            return list(self._engine.to_pyarrow(expression).to_pylist())


class Store:
    """Holds the present snapshot; safe to be asked and swapped from several threads."""

    def __init__(self, now: Snapshot) -> None:
        self._now, self._lock = now, threading.Lock()
        self._doubted: dict[tuple[str, ...], Store] = {}

    @classmethod
    def of(cls, collection: Collection) -> "Store":
        """A store in memory."""
        return cls(_snapshot(collection))

    @classmethod
    def open(cls, url: str | Path) -> "Store":
        """A store over a DuckDB file that `write` made, or over a server by its URL."""
        engine = _connect(url)
        collection = _stored(engine, url)
        ties = {tie.id: tie for tie in add_up(collection)}
        return cls(Snapshot(collection, ties, Tables(lambda: engine)))

    @staticmethod
    def write(collection: Collection, path: Path) -> None:
        """Writes the collection and its tables as a DuckDB file: built beside, then put in place."""
        beside = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}")
        try:
            _build(collection, beside)
            os.replace(beside, path)
        finally:
            beside.unlink(missing_ok=True)

    @property
    def now(self) -> Snapshot:
        """The present snapshot."""
        return self._now

    @property
    def collection(self) -> Collection:
        """The present collection."""
        return self._now.collection

    @property
    def ties(self) -> Mapping[str, Tie]:
        """The present ties by id."""
        return self._now.ties

    @property
    def digest(self) -> str:
        """The sha256 of the data."""
        return self._now.collection.digest

    def swap(self, collection: Collection) -> None:
        """Puts another collection in place; questions under way finish on the old one."""
        now = _snapshot(collection)
        with self._lock:
            self._now = now
            self._doubted.clear()

    def without(self, doubt: tuple[str, ...]) -> "Store":
        """The store without what doubted outlets, articles and references alone prove."""
        if not doubt:
            return self
        key = tuple(sorted(set(doubt)))
        now = self._now
        with self._lock:
            known = self._doubted.get(key)
        if known is not None:
            return known
        made = Store.of(set_aside(now, frozenset(key)))
        with self._lock:
            if now is self._now:
                self._doubted[key] = made
            while len(self._doubted) > _DOUBTED:
                self._doubted.pop(next(iter(self._doubted)))
        return made

    def warm(self) -> threading.Thread:
        """Loads the tables in the background, so that the first question need not wait."""
        thread = threading.Thread(target=self._now.tables.table, args=("ties",), daemon=True)
        thread.start()
        return thread


def set_aside(now: Snapshot, doubt: frozenset[str]) -> Collection:
    """The collection without the claims and events that rest on nothing but what is doubted."""
    whole = now.collection
    claims = [c for c in (_trusted(now, c, doubt) for c in whole.claims) if c is not None]
    events = [e for e in whole.events if not _article_doubted(now, e.article, doubt)]
    return whole.model_copy(update={"claims": tuple(claims), "events": tuple(events)})


def _trusted(now: Snapshot, claim: Claim, doubt: frozenset[str]) -> Claim | None:
    if _article_doubted(now, claim.article, doubt):
        return None
    kept = tuple(r for r in claim.references if not _reference_doubted(now, r, doubt))
    if claim.references and not kept:
        return None
    return claim.model_copy(update={"references": kept})


def _article_doubted(now: Snapshot, id: str, doubt: frozenset[str]) -> bool:
    outlet = now.collection.articles[id].outlet
    return not doubt.isdisjoint((id, outlet, now.outlets.get(outlet, outlet)))


def _reference_doubted(now: Snapshot, id: str, doubt: frozenset[str]) -> bool:
    publisher = now.collection.references[id].publisher
    return not doubt.isdisjoint((id, publisher, now.outlets.get(publisher, publisher)))


def _snapshot(collection: Collection) -> Snapshot:
    ties = {tie.id: tie for tie in add_up(collection)}
    return Snapshot(collection, ties, Tables(lambda: _memory(collection, ties)))


def _memory(collection: Collection, ties: Mapping[str, Tie]) -> "BaseBackend":
    import ibis

    engine = ibis.duckdb.connect()
    _fill(engine, columns(collection, ties))
    # nothing that is asked later may read a file or reach the network
    engine.raw_sql("SET enable_external_access = false")
    engine.raw_sql("SET lock_configuration = true")
    return engine


def _fill(engine: "BaseBackend", tables: Mapping[str, Mapping[str, Any]]) -> None:
    import pyarrow

    for name, table in tables.items():
        engine.create_table(name, pyarrow.table(dict(table)))


def _build(collection: Collection, path: Path) -> None:
    import ibis

    from explorer.frames import records

    ties = {tie.id: tie for tie in add_up(collection)}
    engine = ibis.duckdb.connect(path)
    try:
        _fill(engine, {**columns(collection, ties), "records": records(collection)})
    finally:
        engine.disconnect()


def _connect(url: str | Path) -> "BaseBackend":
    import ibis

    if "://" in str(url):
        return ibis.connect(str(url))
    if not Path(url).is_file():
        raise DataError(url, 0, "there is no such file; `Store.write` makes one")
    try:
        return ibis.duckdb.connect(url, read_only=True)
    except Exception as error:  # DuckDB raises several kinds for a file that is none of its own
        raise DataError(url, 0, "is no DuckDB file that can be read") from error


def _stored(engine: "BaseBackend", url: str | Path) -> Collection:
    from explorer.frames import from_records

    if "records" not in engine.list_tables():
        raise DataError(url, 0, "holds no collection; `Store.write` makes one that does")
    records = engine.table("records").order_by(["kind", "n"])
    rows: Iterable[dict[str, Any]] = engine.to_pyarrow(records).to_pylist()
    return from_records(rows)
