"""What the JSON routes answer: records as plain data. Pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from explorer.camps import Camps
from explorer.chains import Found
from explorer.changes import Changes
from explorer.counted import Charts, Map
from explorer.doubt import Effects
from explorer.measures import Standing
from explorer.model import Claim, Interval, Passage, Tie
from explorer.reading import Library, beside, camp_name, paragraphs, proof, quotes, shown, told
from explorer.store import Store
from explorer.tallies import Tally
from explorer.ties import outlets
from explorer.triangles import Triangle


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


def iso(value: date | None) -> str:
    """A day as text; empty where it is open or not known."""
    return "" if value is None else value.isoformat()


def _interval(i: Interval) -> dict[str, Any]:
    return {"first": iso(i.start), "last": iso(i.end), "open": i.end is None}


def tie_summary(library: Library, tie: Tie) -> dict[str, Any]:
    """A tie with its counts, without its passages."""
    return {
        "id": tie.id, "subject": tie.subject, "subject_name": library.thing(tie.subject).name,
        "relation": tie.relation, "label": library.collection.relations[tie.relation].label,
        "object": tie.object, "object_name": library.thing(tie.object).name,
        "sign": tie.sign, "standing": tie.standing, "kinds": list(tie.kinds),
        "first": iso(tie.first), "last": iso(tie.last), "open": tie.open,
        "intervals": [_interval(i) for i in tie.intervals],
        "claims": len(tie.proof), "articles": len(tie.articles), "outlets": len(tie.outlets),
        "contested": tie.contested, "denied_by": list(tie.denied_by),
        "opposed_by": list(tie.opposed_by),
    }  # fmt: skip


def _quote(passage: Passage, claim: Claim, library: Library) -> dict[str, Any]:
    article = library.collection.articles[claim.article]
    return {
        "quote": passage.exact, "start": passage.start, "end": passage.end, "claim": claim.id,
        "article": article.id, "title": article.title, "published": iso(article.published),
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


def triangle_record(library: Library, found: Triangle) -> dict[str, Any]:
    """A triangle, each side with a passage that proves it."""
    return {
        "actors": [found.middle, found.one, found.other],
        "days": [[iso(a) if a > date.min else "", iso(b) if b < date.max else ""]
                 for a, b in found.days],
        "links": [_step(library, tie) for tie in found.ties],
    }  # fmt: skip


def camps_record(library: Library, found: Camps) -> dict[str, Any]:
    """Camps with the actors that are in none, and the pairs that the division does not fit."""
    return {
        "camps": [{"name": camp_name(library, camp), "actors": list(camp)} for camp in found.camps],
        "torn": list(found.torn),
        "unplaced": [*found.torn, *found.alone],
        "strained": [list(pair) for pair in found.strained],
        "undecided": [list(pair) for pair in found.undecided],
        "pairs": found.pairs,
        "balance": round(found.balance, 4),
        "method": METHODS[found.exact],
        "exact": found.exact,
    }


def measures_record(library: Library, found: Mapping[str, Standing]) -> dict[str, Any]:
    """Every actor with a tie, as columns; `reach` is left out where it was not followed."""
    order = sorted(found, key=lambda a: (-found[a].partners[1] - found[a].partners[-1], a))
    columns: dict[str, list[Any]] = {
        "id": order,
        "name": [library.actor(a).name for a in order],
        "type": [library.actor(a).type for a in order],
        "with": [found[a].partners[1] for a in order],
        "against": [found[a].partners[-1] for a in order],
        "neither": [found[a].partners[0] for a in order],
        "brokerage": [round(found[a].between, 4) for a in order],
        "rank": [found[a].rank for a in order],
        "outlets": [found[a].outlets for a in order],
    }
    if all(found[a].reached >= 0 for a in order):
        columns["reach"] = [found[a].reached for a in order]
    return {"actors": columns}


def charts_record(found: Charts) -> dict[str, Any]:
    """The five charts as lists of marks; `opens` has the parts of the address of its passages."""
    return {
        "periods": list(found.periods),
        **{
            name: {"rows": list(tally.rows), "left_out": tally.left_out, "marks": _marks(tally)}
            for name, tally in (
                ("support", found.support), ("events", found.events), ("pairs", found.pairs),
            )
        },
        "offices": [
            {"holder": b.row, "office": b.of, "from": iso(b.start),
             "to": None if b.open else iso(b.end), "opens": b.patch}
            for b in found.offices
        ],
        "balance": _marks(found.balance) if found.divided else None,
    }  # fmt: skip


def _marks(tally: Tally) -> list[dict[str, Any]]:
    return [
        {"row": m.y, "column": m.x, "n": m.n, "sign": m.sign, "say": m.say, "opens": m.patch}
        for m in tally.marks
    ]


def map_record(found: Map) -> dict[str, Any]:
    """Places with what is known there, and support by states; `at` is longitude and latitude."""
    return {
        "places": [
            {"id": s.place, "name": s.name, "at": s.at, "kinds": s.kinds, "n": s.n, "say": s.say}
            for s in found.places
        ],
        "support": [
            {"tie": a.patch["tie"], "backer": a.backer, "from": a.start,
             "to": a.end if a.seated else None, "outlets": a.n, "say": a.say}
            for a in found.support
        ],
    }  # fmt: skip


METHODS = {
    True: "the division that fits the most pairs: no other fits more",
    False: "relocation (Doreian and Mrvar 1996) with a fixed seed: no division was found that fits more pairs",
}


def effects_record(library: Library, found: Effects) -> dict[str, Any]:
    """What becomes of the ties when sources are set aside."""
    return {
        "falls": [tie_summary(library, t) for t in found.fallen],
        "one_outlet": [tie_summary(library, t) for t in found.single],
        "no_longer_contested": [tie_summary(library, t) for t in found.settled],
    }


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
            {"id": a.id, "title": a.title, "published": iso(a.published), "outlet": a.outlet}
            for a in library.naming.get(id_, [])
        ],
    }  # fmt: skip


def article_record(library: Library, id_: str) -> dict[str, Any]:
    """An article with its text, paragraphs, marks and references."""
    article = library.article(id_)
    lines = paragraphs(library, article)
    references = [library.collection.references[r] for r in article.references]
    return {
        "id": article.id, "title": article.title, "published": iso(article.published),
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
