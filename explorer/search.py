"""Full text over passages and articles, and search for names in any spelling."""

import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from typing import Any

from explorer.model import Collection, Tie
from explorer.names import fold, sound, spellings

_ORDER = ("actor", "place", "event", "article", "passage", "reference")


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: what it is, its id and name, a line of detail, its article and tie."""

    kind: str
    id: str
    name: str
    detail: str = ""
    article: str = ""
    tie: str = ""
    also: tuple[str, ...] = ()
    ties: int = 0


class Search:
    """An index in memory, built when it is first asked."""

    def __init__(self, hits: Iterable[tuple[Hit, str]]) -> None:
        self._source = hits
        self._lock = threading.Lock()
        self._index: Any = None
        self._hits: list[Hit] = []

    @classmethod
    def of(cls, collection: Collection, ties: Iterable[Tie]) -> "Search":
        """The index of a collection's actors, places, events, articles, passages, references."""
        return cls(list(_records(collection, ties)))

    def find(self, text: str, limit: int = 20) -> list[Hit]:
        """The best hits, actors first; text is never read as a query language."""
        words = fold(text).split()[:8]
        if not words:
            return []
        index = self._ready()
        import tantivy

        searcher = index.searcher()
        numbers: list[int] = []
        # names are asked apart: a common name in many passages can't push its bearer out
        for field in ("name", "text"):
            parts = [(tantivy.Occur.Must, _word(tantivy, index.schema, field, word, i == len(words) - 1))
                     for i, word in enumerate(words)]  # fmt: skip
            found = searcher.search(tantivy.Query.boolean_query(parts), limit * 3).hits
            numbers += [int(searcher.doc(address)["n"][0]) for _, address in found]
        hits = [self._hits[n] for n in dict.fromkeys(numbers)]
        return sorted(hits, key=lambda h: (_ORDER.index(h.kind), _rank(text, h), -h.ties))[:limit]

    def nearest(self, text: str, limit: int = 3) -> list[Hit]:
        """The actors and places whose spelling is most like a text that finds nothing."""
        asked = fold(text)[:80]
        self._ready()
        named = sorted(
            (h for h in self._hits if h.kind in ("actor", "place")), key=lambda h: -h.ties
        )
        whole = [(fold(name), hit) for hit in named for name in (hit.name, *hit.also)]
        parts = [(word, hit) for name, hit in whole for word in name.split()]
        bearers = dict(reversed([*whole, *parts]))  # of one spelling the first bears it
        words = get_close_matches(asked, bearers, n=limit * 4, cutoff=0.6)
        return list({bearers[w].id: bearers[w] for w in words}.values())[:limit]

    def _ready(self) -> Any:
        with self._lock:
            if self._index is None:
                self._index = self._build()
            return self._index

    def _build(self) -> Any:
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_unsigned_field("n", stored=True)
        builder.add_text_field("name", tokenizer_name="whitespace")
        builder.add_text_field("text", tokenizer_name="whitespace")
        builder.add_text_field("sound", tokenizer_name="whitespace")
        index = tantivy.Index(builder.build())
        writer = index.writer(heap_size=50_000_000, num_threads=1)
        for n, (hit, text) in enumerate(self._source):
            self._hits.append(hit)
            if hit.kind in ("actor", "place"):
                document = tantivy.Document(n=n, name=fold(text), sound=sound(text))
            else:
                document = tantivy.Document(n=n, text=fold(text))
            writer.add_document(document)
        writer.commit()
        index.reload()
        return index


def _rank(text: str, hit: Hit) -> tuple[int, bool]:
    """0 for who bears exactly this name, then whose name begins, holds or sounds like it.

    Typed small, an abbreviation comes after the names that begin so: "haf" is rather the
    beginning of Haftar than HAF.
    """
    if hit.kind not in ("actor", "place"):
        return 0, False
    asked = fold(text)
    short = text.islower()
    spelled = {fold(n): short and n.isupper() for n in (hit.name, *hit.also)}
    if asked in spelled and not spelled[asked]:
        return 0, False
    words = (w for w in hit.name.replace("(", " ").replace(")", " ").split())
    if any(fold(w).startswith(asked) for w in words if not (short and w.isupper())):
        return 1, asked not in spelled
    if asked in spelled:
        return 2, False
    return (2 if set(sound(text).split()) <= set(sound(hit.name).split()) else 3), True


def _word(tantivy: Any, schema: Any, field: str, word: str, last: bool) -> Any:
    """A word as it stands, as it sounds, mistyped by one letter and, if it is the last, begun."""
    should = tantivy.Occur.Should
    query = tantivy.Query
    ways = [(should, query.boost_query(query.term_query(schema, field, word), 10.0))]
    if field == "name" and len(sound(word)) >= 3:
        ways.append(
            (should, query.boost_query(query.term_query(schema, "sound", sound(word)), 5.0))
        )
    if len(word) >= 4:
        ways.append((should, query.fuzzy_term_query(schema, field, word, distance=1)))
    if last and len(word) >= 2:
        ways.append((should, query.boost_query(query.regex_query(schema, field, word + ".*"), 3.0)))
    return query.boolean_query(ways)


def _records(collection: Collection, ties: Iterable[Tie]) -> Iterator[tuple[Hit, str]]:
    ties = list(ties)
    tie_of = {claim: tie for tie in ties for claim in tie.claims}
    count = Counter(end for tie in ties for end in (tie.subject, tie.object))
    for actor in collection.actors.values():
        also = ", ".join(n for n in (actor.name_ar, *actor.aliases[:3]) if n)
        yield (
            Hit("actor", actor.id, actor.name, also, also=spellings(actor), ties=count[actor.id]),
            " ".join(spellings(actor)),
        )
    for place in collection.places.values():
        yield Hit("place", place.id, place.name, ties=count[place.id]), " ".join(spellings(place))
    for event in collection.events:
        yield Hit("event", event.id, event.title, event.when.text, event.article), event.title
    for article in collection.articles.values():
        line = f"{article.outlet}, {article.published}"
        yield (
            Hit("article", article.id, article.title, line, article.id),
            f"{article.title} {article.text}",
        )
    for claim in collection.claims:
        tie = tie_of.get(claim.id)
        for passage in claim.passages if tie is not None else ():
            title = collection.articles[claim.article].title
            yield (
                Hit(
                    "passage", claim.id, passage.exact, title, claim.article, tie.id if tie else ""
                ),
                passage.exact,
            )
    cited = {r: a.id for a in collection.articles.values() for r in a.references}
    for reference in collection.references.values():
        text = f"{reference.publisher} {reference.title} {reference.url}"
        about = ", ".join(
            t for t in (reference.publisher, reference.published and reference.published.text) if t
        )
        yield (
            Hit("reference", reference.id, reference.title, about, cited.get(reference.id, "")),
            text,
        )


def plain(hits: Iterable[Hit]) -> list[dict[str, Any]]:
    """Hits as JSON, without empty fields."""
    return [
        {k: v for k, v in asdict(hit).items() if v and k not in ("also", "ties")} for hit in hits
    ]
