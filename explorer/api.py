"""The JSON routes: read-only, with ETag, gzip and errors that say what was wrong."""

import gzip
import hashlib
import json
import re
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask import Flask, Response, request

from explorer.answers import (
    actor_record,
    article_record,
    camps_record,
    chains_record,
    changes_record,
    charts_record,
    effects_record,
    health,
    iso,
    map_record,
    measures_record,
    tie_record,
    triangle_record,
)
from explorer.camps import camps
from explorer.chains import chains
from explorer.counted import charted, mapped, outlines
from explorer.doubt import effects
from explorer.errors import BadSelection, NotFound, SetupError
from explorer.exporters.brief import markdown, page
from explorer.measures import standings
from explorer.paths import assets
from explorer.queries import changes, graph, held, there, written
from explorer.search import Search, plain
from explorer.selection import Selection, from_pairs, read_day
from explorer.store import Store
from explorer.triangles import triangles

_KEPT = 32
"""Answers kept ready, the last asked for."""
_SMALL = 1000
"""Bytes that are not worth compressing."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """A body, as it is and compressed, and its tag."""

    body: bytes
    packed: bytes
    tag: str

    @classmethod
    def of(cls, record: Any) -> "_Answer":
        text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        body = text.encode()
        packed = gzip.compress(body, 6, mtime=0) if len(body) > _SMALL else b""
        return cls(body, packed, hashlib.sha256(body).hexdigest()[:32])


@dataclass(slots=True)
class _Answers:
    """Answers by path and query, each made and compressed once while it is kept."""

    kept: OrderedDict[str, _Answer] = field(default_factory=OrderedDict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, key: str, make: Callable[[], Any]) -> _Answer:
        with self.lock:
            found = self.kept.get(key)
        found = found or _Answer.of(make())
        with self.lock:
            self.kept[key] = found
            self.kept.move_to_end(key)
            while len(self.kept) > _KEPT:
                self.kept.popitem(last=False)
        return found


# one function a route, all on the same store
def routes(  # noqa: C901
    server: Flask, store: Store, search: Search
) -> None:
    """Adds the addresses of docs/addresses.md to a server."""
    answers = _Answers()
    library = store.library

    def guarded(allowed: set[str], make: Callable[[], Response]) -> Response:
        unknown = sorted(set(request.args) - allowed)
        if unknown:
            return problem(400, f'"{unknown[0][:40]}" is no parameter of {request.path}.')
        twice = next((n for n, values in request.args.lists() if len(values) > 1), None)
        if twice is not None:
            return problem(400, f"{twice} is given more than once: keep one.")
        try:
            return make()
        except BadSelection as error:
            return problem(400, str(error))
        except NotFound as error:
            return problem(404, str(error))
        except SetupError as error:
            return problem(503, str(error))

    def answer(allowed: set[str], make: Callable[[], Any]) -> Response:
        return guarded(allowed, lambda: _respond(answers.get(request.full_path, make)))

    @server.get("/healthz")
    def healthz() -> Response:
        return answer(set(), lambda: health(store))

    @server.get("/api/graph")
    def graph_() -> Response:
        return answer(_VIEW, lambda: _graph(*_viewed(store)))

    @server.get("/api/actors/<id_>")
    def actor(id_: str) -> Response:
        return answer(set(), lambda: actor_record(library, id_))

    @server.get("/api/ties/<id_>")
    def tie(id_: str) -> Response:
        return answer(set(), lambda: tie_record(library, id_))

    @server.get("/api/articles/<id_>")
    def article(id_: str) -> Response:
        return answer(set(), lambda: article_record(library, id_))

    @server.get("/api/compare")
    def compare_() -> Response:
        return answer(_COMPARED, lambda: _compare(_left(store)))

    @server.get("/api/brief.html", defaults={"form": "html"})
    @server.get("/api/brief.md", defaults={"form": "md"})
    def brief_(form: str) -> Response:
        return guarded(_VIEW, lambda: _document(_brief(*_viewed(store), form), form))

    @server.get("/api/chains")
    def chains_() -> Response:
        return answer(_CHAINS, lambda: _chains(_left(store)))

    @server.get("/api/triangles")
    def triangles_() -> Response:
        return answer({"k", *_WINDOW}, lambda: _triangles(_left(store)))

    @server.get("/api/camps")
    def camps_() -> Response:
        return answer(_WINDOW, lambda: _camps(_left(store)))

    @server.get("/api/measures")
    def measures_() -> Response:
        return answer(_WINDOW, lambda: _measures(_left(store)))

    @server.get("/api/charts")
    def charts_() -> Response:
        return answer(_VIEW, lambda: charts_record(charted(*_viewed(store))))

    @server.get("/api/map")
    def map_() -> Response:
        return answer(_VIEW, lambda: map_record(mapped(*_viewed(store), outlines(assets()))))

    @server.get("/api/doubt")
    def doubt_() -> Response:
        return answer({"outlet", "article", "reference"}, lambda: _doubt(store))

    @server.get("/api/search")
    def search_() -> Response:
        return answer({"q", "limit"}, lambda: _found(search, _text("q"), _limit()))


_WRITTEN = {"html": "text/html", "md": "text/markdown"}


def _document(text: str, form: str) -> Response:
    """A file to keep; it is no page of the explorer and runs nothing."""
    response = Response(text, mimetype=_WRITTEN[form])
    response.headers["Content-Disposition"] = f'attachment; filename="brief.{form}"'
    response.headers["Cache-Control"] = "no-cache"
    return response


def _viewed(store: Store) -> tuple[Store, Selection]:
    """The view of an address, and the store without what it sets aside."""
    selection, _ = from_pairs(request.args.items(), strict=True)
    left = store.without(selection.doubt)
    there(left, selection)
    return left, selection


def _brief(store: Store, selection: Selection, form: str) -> str:
    made = written(store, selection, request.host_url)
    return page(store.library, made) if form == "html" else markdown(store.library, made)


_CHAINS = {"source", "target", "k", "from", "to", "min", "doubt"}


def _chains(store: Store) -> Any:
    given = {k: v for k, v in request.args.items() if k in ("from", "to", "min")}
    selection = from_pairs(given.items(), strict=True)[0]
    source, target = request.args.get("source", ""), request.args.get("target") or None
    if not source:
        raise BadSelection(f"source is missing: {request.path}?source=turkey&target=lna")
    for id_ in filter(None, (source, target)):
        store.library.actor(id_)
    if source == target:
        raise BadSelection("source and target are the same actor: give two.")
    k = _bounded("k", 5, 20)
    found = chains(held(store, selection), store.collection.relations, source, target, k)
    return chains_record(store.library, found)


_WINDOW = {"on", "from", "to", "min", "doubt"}


def _windowed() -> Selection:
    """The window of an address: the days of `on`, a date of any precision, or `from` and `to`."""
    given = {k: v for k, v in request.args.items() if k in ("from", "to", "min")}
    if "on" in request.args:
        if "from" in given or "to" in given:
            raise BadSelection("Give on, or from and to: not both.")
        given |= {"from": iso(_one_day("on")), "to": iso(read_day("to", request.args["on"]))}
    return from_pairs(given.items(), strict=True)[0]


def _camps(store: Store) -> Any:
    return camps_record(store.library, camps(held(store, _windowed()), store.collection.relations))


def _measures(store: Store) -> Any:
    found = standings(held(store, _windowed()), store.collection.relations)
    return measures_record(store.library, found)


def _doubt(store: Store) -> Any:
    """Each of the three is a list joined by commas; an outlet may be a name or a short name."""
    names = {**store.outlet_ids, **{short: short for short in store.outlet_ids.values()}}
    aside: list[str] = []
    for kind, known in (
        ("outlet", names),
        ("article", store.collection.articles),
        ("reference", store.collection.references),
    ):
        for item in filter(None, request.args.get(kind, "").split(",")):
            if item not in known:
                raise NotFound(f'There is no {kind} "{item[:80]}".')
            aside.append(names.get(item, item) if kind == "outlet" else item)
    if not aside:
        raise BadSelection(f"Nothing is set aside: {request.path}?outlet=reuters")
    after = store.without(tuple(aside))
    return effects_record(store.library, effects(store.ties, after.ties))


def _triangles(store: Store) -> Any:
    ties = held(store, _windowed())
    found = triangles(ties, store.collection.relations, _bounded("k", 20, 100))
    return {"triangles": [triangle_record(store.library, one) for one in found]}


_VIEW = {
    "from", "to", "signs", "types", "relations", "outlets", "min", "contested", "core", "modality", "time", "doubt",
    "actor", "tie", "article", "event", "place", "depth", "a", "b", "story", "step", "show", "view", "events", "hide",
}  # fmt: skip


_COMPARED = {
    "a", "b", "signs", "types", "relations", "outlets", "min", "contested", "modality", "doubt",
}  # fmt: skip


def _left(store: Store) -> Store:
    """The store without the sources that an address sets aside."""
    return store.without(
        from_pairs([("doubt", request.args.get("doubt", ""))], strict=True)[0].doubt
    )


def _compare(store: Store) -> Any:
    """The dates may stand in either order here: what is new one way has ended the other way."""
    a, b = (_one_day(name) for name in ("a", "b"))
    rest = [(k, v) for k, v in request.args.items() if k not in ("a", "b")]
    selection = from_pairs(rest, strict=True)[0]
    there(store, selection)
    found = changes(store, selection, a, b)
    return {"a": iso(a), "b": iso(b), **changes_record(store.library, found, a, b)}


def _one_day(name: str) -> date:
    found = read_day(name, request.args.get(name, ""))
    if found is None:
        example = "on=2019" if name == "on" else "a=2019-04-01&b=2020-10-23"
        raise BadSelection(f"{name} is missing: {request.path}?{example}")
    return found


def _graph(store: Store, selection: Selection) -> Any:
    core = selection.core if "core" in request.args else 1
    return graph(store, _filters(selection), core)


def _filters(selection: Selection) -> Selection:
    """The part of a view that decides which ties are in it."""
    return selection.but(
        actor=(), tie=None, article=None, event=None, place=None, depth=None, doubt=(), show=None, view=None, events=(), hide=False,
        a=None, b=None, story=None, step=1, core=Selection().core,
    )  # fmt: skip


def _found(search: Search, text: str, limit: int) -> Any:
    """The hits; where there is none, the names that are written most like the text."""
    hits = search.find(text, limit)
    return {"results": plain(hits), "nearest": plain([] if hits else search.nearest(text))}


def _text(name: str) -> str:
    text = request.args.get(name)
    if text is None:
        raise BadSelection(f"{name} is missing: {request.path}?{name}=Haftar")
    if len(text) > 500:
        raise BadSelection(f"{name} is longer than 500 characters.")
    return text


def _limit() -> int:
    return _bounded("limit", 20, 100)


def _bounded(name: str, usual: int, most: int) -> int:
    text = request.args.get(name, str(usual))
    if not re.fullmatch(r"\d{1,3}", text, re.ASCII) or not 1 <= int(text) <= most:
        raise BadSelection(f'{name} is a whole number from 1 to {most}, not "{text[:40]}".')
    return int(text)


def problem(status: int, sentence: str) -> Response:
    """An error as JSON: one sentence."""
    response = Response(json.dumps({"error": sentence}, ensure_ascii=False), status)
    response.mimetype = "application/json"
    response.headers["Cache-Control"] = "no-store"
    return response


def _respond(answer: _Answer) -> Response:
    packed = bool(answer.packed) and request.accept_encodings.quality("gzip") > 0
    response = Response(answer.packed if packed else answer.body, mimetype="application/json")
    response.set_etag(answer.tag, weak=True)
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Vary"] = "Accept-Encoding"
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    response.make_conditional(request)
    return response
