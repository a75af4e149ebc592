"""The one connection: a collection and its ties as tables, in memory or in a DuckDB file."""

import os
import threading
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from explorer.doubt import set_aside
from explorer.errors import NotFound, SetupError
from explorer.frames import KINDS, frames
from explorer.model import Collection, Tie
from explorer.names import short_names
from explorer.reading import Library
from explorer.ties import add_up, publishers

T = TypeVar("T")

_KEPT = 4
"""Views with doubted sources that are kept ready."""


class Store:
    """A collection, its ties, and the engine that answers questions about them.

    The tables are loaded when a question first needs the engine, so that start stays quick.
    """

    def __init__(self, collection: Collection, ties: Iterable[Tie]) -> None:
        self.collection = collection
        self.ties = tuple(ties)
        self._lock = threading.RLock()
        self._engine: Any = None
        self._without: dict[tuple[str, ...], Store] = {}

    @classmethod
    def of(cls, collection: Collection) -> "Store":
        """A store in memory; the claims are added up once."""
        return cls(collection, add_up(collection))

    @property
    def digest(self) -> str:
        """sha256 of the data, hex."""
        return self.collection.digest

    @cached_property
    def library(self) -> Library:
        """The records indexed for reading."""
        return Library(self.collection, self.ties)

    @cached_property
    def outlet_ids(self) -> dict[str, str]:
        """An outlet's short name for the address, by its name; none twice."""
        # not of the ties alone: what was denied may hold once a source is set aside
        articles, references = self.collection.articles, self.collection.references
        return short_names(publishers(articles.values(), references.values()))

    def source(self, item: str) -> str:
        """The name of what can be set aside: an outlet's short name, a reference or an article."""
        names = {short: name for name, short in self.outlet_ids.items()}
        if item in names:
            return names[item]
        record = self.collection.references.get(item) or self.collection.articles.get(item)
        if record is None:
            raise NotFound(f'There is no outlet, reference or article "{item[:80]}".')
        return record.title

    def without(self, doubt: tuple[str, ...]) -> "Store":
        """The store with some sources set aside, itself where there is none; the last few are kept.

        Raises NotFound for what is no source.
        """
        if not doubt:
            return self
        key = tuple(sorted(set(doubt)))
        outlets = {self.source(item) for item in key if item in self.outlet_ids.values()}
        for item in key:
            self.source(item)
        with self._lock:
            if key not in self._without:
                while len(self._without) >= _KEPT:
                    del self._without[next(iter(self._without))]
                left = Store.of(set_aside(self.collection, outlets, key, key))
                left.__dict__["outlet_ids"] = self.outlet_ids
                self._without[key] = left
            return self._without[key]

    @property
    def engine(self) -> Any:
        """The Ibis connection with the tables loaded."""
        with self._lock:
            if self._engine is None:
                engine = _connect(None)
                _load(engine, self.collection, self.ties)
                self._engine = engine
            return self._engine

    def ask(self, question: Callable[..., T], *args: Any) -> T:
        """The answer to a named question, which gets the engine first; one at a time, since the
        engine is one connection and readers come in threads."""
        with self._lock:
            return question(self.engine, *args)

    def warm(self) -> threading.Thread:
        """Loads the tables in the background, so that the first question need not wait.

        The thread is no daemon: the engine must not be cut off in the middle of its own start.
        """
        thread = threading.Thread(target=lambda: self.engine)
        thread.start()
        return thread

    def write(self, path: Path) -> None:
        """Writes the tables into a DuckDB file: built beside, then put in its place."""
        beside = path.with_name(path.name + ".new")
        try:
            beside.unlink(missing_ok=True)
            connection = _connect(beside)
            _load(connection, self.collection, self.ties)
            connection.disconnect()
            os.replace(beside, path)
        except OSError as error:
            beside.unlink(missing_ok=True)
            raise SetupError(f"{path} can't be written: {error.strerror or error}.") from error


def open_url(url: str) -> Any:
    """An Ibis connection, for reading only, to what `Store.write` wrote: duckdb:///PATH."""
    import ibis

    return ibis.connect(url, read_only=True)


def _connect(path: Path | None) -> Any:
    import ibis

    return ibis.duckdb.connect(path if path is not None else ":memory:")


def _load(connection: Any, collection: Collection, ties: Iterable[Tie]) -> None:
    import ibis

    for name, frame in frames(collection, list(ties)).items():
        kinds = {column: KINDS.get(column, "string") for column in frame.columns}
        connection.create_table(name, frame, schema=ibis.schema(kinds), overwrite=True)
