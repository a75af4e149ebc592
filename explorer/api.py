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

from explorer.chains import Found, chains
from explorer.changes import Changes
from explorer.errors import BadSelection, NotFound
from explorer.exporters.brief import markdown, page
from explorer.model import Claim, Interval, Passage, Tie
from explorer.queries import changes, graph, held, written
from explorer.reading import Library, beside, paragraphs, proof, quotes, shown, told
from explorer.search import Search, plain
from explorer.selection import Selection, from_pairs, read_day
from explorer.store import Store
from explorer.ties import outlets
from explorer.triangles import Triangle, triangles

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

    def answer(allowed: set[str], make: Callable[[], Any]) -> Response:
        unknown = sorted(set(request.args) - allowed)
        if unknown:
            return problem(400, f'"{unknown[0][:40]}" is no parameter of {request.path}.')
        twice = next((n for n, values in request.args.lists() if len(values) > 1), None)
        if twice is not None:
            return problem(400, f"{twice} is given more than once: keep one.")
        try:
            found = answers.get(request.full_path, make)
        except BadSelection as error:
            return problem(400, str(error))
        except NotFound as error:
            return problem(404, str(error))
        return _respond(found)

    @server.get("/healthz")
    def healthz() -> Response:
        return answer(set(), lambda: health(store))

    @server.get("/api/graph")
    def graph_() -> Response:
        return answer(_VIEW, lambda: _graph(_left(store)))

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
        unknown = sorted(set(request.args) - _VIEW)
        if unknown:
            return problem(400, f'"{unknown[0][:40]}" is no parameter of {request.path}.')
        try:
            return _document(_brief(_left(store), form), form)
        except BadSelection as error:
            return problem(400, str(error))
        except NotFound as error:
            return problem(404, str(error))

    @server.get("/api/chains")
    def chains_() -> Response:
        return answer(_CHAINS, lambda: _chains(_left(store)))

    @server.get("/api/triangles")
    def triangles_() -> Response:
        return answer(_TRIANGLES, lambda: _triangles(_left(store)))

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


def _brief(store: Store, form: str) -> str:
    selection, _ = from_pairs(request.args.items(), strict=True)
    _there(store, selection)
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


_TRIANGLES = {"k", "from", "to", "min", "doubt"}


def _triangles(store: Store) -> Any:
    given = [(k, v) for k, v in request.args.items() if k in ("from", "to", "min")]
    ties = held(store, from_pairs(given, strict=True)[0])
    found = triangles(ties, store.collection.relations, _bounded("k", 20, 100))
    return {"triangles": [_triangle(store.library, one) for one in found]}


_VIEW = {
    "from", "to", "signs", "types", "relations", "outlets", "min", "contested", "core", "modality", "time", "doubt",
    "actor", "tie", "article", "event", "place", "depth", "a", "b", "story", "step", "show", "hide",
}  # fmt: skip


_COMPARED = {
    "a",
    "b",
    "signs",
    "types",
    "relations",
    "outlets",
    "min",
    "contested",
    "modality",
    "doubt",
}


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
    _there(store, selection)
    found = changes(store, selection, a, b)
    return {"a": _iso(a), "b": _iso(b), **changes_record(store.library, found, a, b)}


def _one_day(name: str) -> date:
    found = read_day(name, request.args.get(name, ""))
    if found is None:
        raise BadSelection(f"{name} is missing: {request.path}?a=2019-04-01&b=2020-10-23")
    return found


def _graph(store: Store) -> Any:
    selection, _ = from_pairs(request.args.items(), strict=True)
    _there(store, selection)
    core = selection.core if "core" in request.args else 1
    return graph(store, _filters(selection), core)


def _there(store: Store, selection: Selection) -> None:
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


def _filters(selection: Selection) -> Selection:
    """The part of a view that decides which ties are in it."""
    return selection.but(
        actor=(), tie=None, article=None, event=None, place=None, depth=None, doubt=(), show=None, hide=False,
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


def health(store: Store) -> dict[str, Any]:
    """What is served, in numbers."""
    happened = [t for t in store.ties if t.standing == "happened"]
    return {
        "status": "ok",
        "collection": store.collection.name,
        "actors": len(store.collection.actors),
        "ties": len(happened),
        "claims": len(store.library.claims),
        "articles": len(store.collection.articles),
        "digest": store.digest,
    }


def _iso(value: date | None) -> str:
    return "" if value is None else value.isoformat()


def _interval(i: Interval) -> dict[str, Any]:
    return {"first": _iso(i.start), "last": _iso(i.end), "open": i.end is None}


def tie_summary(library: Library, tie: Tie) -> dict[str, Any]:
    """A tie with its counts, without its passages."""
    return {
        "id": tie.id, "subject": tie.subject, "subject_name": library.thing(tie.subject).name,
        "relation": tie.relation, "label": library.collection.relations[tie.relation].label,
        "object": tie.object, "object_name": library.thing(tie.object).name,
        "sign": tie.sign, "standing": tie.standing, "kinds": list(tie.kinds),
        "first": _iso(tie.first), "last": _iso(tie.last), "open": tie.open,
        "intervals": [_interval(i) for i in tie.intervals],
        "claims": len(tie.proof), "articles": len(tie.articles), "outlets": len(tie.outlets),
        "contested": tie.contested, "denied_by": list(tie.denied_by),
        "opposed_by": list(tie.opposed_by),
    }  # fmt: skip


def _quote(passage: Passage, claim: Claim, library: Library) -> dict[str, Any]:
    article = library.collection.articles[claim.article]
    return {
        "quote": passage.exact, "start": passage.start, "end": passage.end, "claim": claim.id,
        "article": article.id, "title": article.title, "published": _iso(article.published),
        "outlets": list(outlets(library.collection, claim)), "references": list(claim.references),
        "polarity": claim.polarity, "modality": claim.modality, "when": claim.when.text,
        "attribution": claim.attribution, "confidence": claim.confidence,
    }  # fmt: skip


def tie_record(library: Library, id_: str) -> dict[str, Any]:
    """A tie with every passage, newest first, and the other ties of its pair."""
    tie = library.tie(id_)
    return {
        **tie_summary(library, tie),
        "passages": [_quote(q.passage, q.claim, library) for q in quotes(library, tie)],
        "beside": [tie_summary(library, t) for t in beside(library, tie)],
    }


def changes_record(library: Library, found: Changes, a: date, b: date) -> dict[str, Any]:
    """What changed between two dates, each tie with the passage that shows it."""

    def row(tie: Tie, day: date = b, last: bool = False) -> dict[str, Any]:
        quote = proof(library, tie, day, last)
        return {
            "id": tie.id, "subject": tie.subject, "object": tie.object,
            "relation": tie.relation, "sign": tie.sign, "passage": quote.passage.exact,
            "article": quote.article.id,
        }  # fmt: skip

    return {
        "new": [row(t) for t in found.new],
        "ended": [row(t, a, last=True) for t in found.ended],
        "flipped": [
            {"subject": f.after.subject, "object": f.after.object,
             "before": row(f.before, a, last=True), "after": row(f.after),
             "passage": proof(library, f.after, b).passage.exact}
            for f in found.flipped
        ],
        "unchanged": [row(t) for t in found.unchanged],
        "undecided": [row(t) for t in found.undecided],
    }  # fmt: skip


def _triangle(library: Library, found: Triangle) -> dict[str, Any]:
    return {
        "middle": found.middle, "one": found.one, "other": found.other,
        "days": [[_iso(a) if a > date.min else "", _iso(b) if b < date.max else ""]
                 for a, b in found.days],
        "ties": [_step(library, tie) for tie in found.ties],
    }  # fmt: skip


def _step(library: Library, tie: Tie) -> dict[str, Any]:
    return {
        "id": tie.id, "subject": tie.subject, "object": tie.object, "relation": tie.relation,
        "sign": tie.sign, "outlets": len(tie.outlets), "contested": tie.contested,
        "passage": shown(library, tie).passage.exact,
    }  # fmt: skip


def chains_record(library: Library, found: Found) -> dict[str, Any]:
    """Chains, each link with a passage that proves it."""
    return {
        "chains": [
            {
                "sentence": told(library, chain),
                "weakest": chain.weakest.tie.id,
                "together": chain.together,
                "links": [
                    {**_step(library, link.tie), "from": link.start, "to": link.end}
                    for link in chain.links
                ],
            }
            for chain in found.chains
        ],
        "not_through": list(found.hubs),
        "whole": found.whole,
    }  # fmt: skip


def actor_record(library: Library, id_: str) -> dict[str, Any]:
    """An actor with its names, ties and articles."""
    actor = library.actor(id_)
    return {
        "id": actor.id, "name": actor.name, "label": actor.label, "type": actor.type,
        "subtype": actor.subtype, "aliases": list(actor.aliases), "name_ar": actor.name_ar,
        "active_from": actor.active_from.text if actor.active_from else "",
        "active_to": actor.active_to.text if actor.active_to else "", "note": actor.note,
        "ties": [
            {**tie_summary(library, t), "passages": [
                _quote(q.passage, q.claim, library) for q in quotes(library, t)[:1]]}
            for t in library.ties_of[id_]
        ],
        "articles": [
            {"id": a.id, "title": a.title, "published": _iso(a.published), "outlet": a.outlet}
            for a in library.naming.get(id_, [])
        ],
    }  # fmt: skip


def article_record(library: Library, id_: str) -> dict[str, Any]:
    """An article with its text, paragraphs, marks and references."""
    article = library.article(id_)
    lines = paragraphs(library, article)
    references = [library.collection.references[r] for r in article.references]
    return {
        "id": article.id, "title": article.title, "published": _iso(article.published),
        "outlet": article.outlet, "url": article.url, "lang": article.lang,
        "licence": article.licence, "text": article.text,
        "paragraphs": [
            {"start": p.start, "end": p.start + len(p.text), "ties": list(p.ties),
             "actors": list(p.actors), "marks": [
                 {"start": p.start + m.start, "end": p.start + m.end, "ties": list(m.ties)}
                 for m in p.marks]}
            for p in lines
        ],
        "passages": [
            _quote(passage, claim, library)
            for claim in library.claims.values() if claim.article == id_
            for passage in claim.passages
        ],
        "references": [
            {"id": r.id, "publisher": r.publisher, "title": r.title, "url": r.url,
             "published": r.published.text if r.published else "", "reliability": r.reliability}
            for r in references
        ],
    }  # fmt: skip
