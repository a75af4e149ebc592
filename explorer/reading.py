"""What a panel reads of one record: an actor, a tie, an article, an event or a place.

Pure functions over a `Library`, the collection and its ties indexed once.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from explorer.chains import Chain
from explorer.errors import NotFound
from explorer.model import Actor, Article, Claim, Collection, Event, Interval, Passage, Place, Tie
from explorer.ties import outlets, stretch_on


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage with the claim that it proves and the article in which it stands."""

    passage: Passage
    claim: Claim
    article: Article
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of an article's text, [start, end) in code points, and what it proves."""

    start: int
    end: int
    ties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of an article with its marks and the ties and actors that it states."""

    start: int
    text: str
    heading: bool
    marks: tuple[Mark, ...]
    ties: tuple[str, ...]
    actors: tuple[str, ...]


class Library:
    """A collection and its ties, indexed for reading."""

    def __init__(self, collection: Collection, ties: Iterable[Tie]) -> None:
        self.collection = collection
        self.ties = {tie.id: tie for tie in ties}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Accepted claims by id."""
        return {c.id: c for c in self.collection.claims if c.status == "accepted"}

    @cached_property
    def events(self) -> dict[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.collection.events}

    @cached_property
    def ties_of(self) -> dict[str, list[Tie]]:
        """The ties of each actor and place, both ends."""
        out: dict[str, list[Tie]] = defaultdict(list)
        for tie in self.ties.values():
            out[tie.subject].append(tie)
            out[tie.object].append(tie)
        return out

    @cached_property
    def tie_of(self) -> dict[str, str]:
        """The tie to which a claim belongs, by the claim's id."""
        return {claim: tie.id for tie in self.ties.values() for claim in tie.claims}

    @cached_property
    def naming(self) -> dict[str, list[Article]]:
        """The articles whose claims or events name an actor, newest first."""
        out: dict[str, set[str]] = defaultdict(set)
        for claim in self.claims.values():
            for end in (claim.subject, claim.object, claim.attribution):
                if end is not None:
                    out[end].add(claim.article)
        for event in self.events.values():
            for part in event.participants:
                out[part.actor].add(event.article)
        articles = self.collection.articles
        return {
            actor: sorted(
                (articles[i] for i in ids), key=lambda a: (a.published, a.id), reverse=True
            )
            for actor, ids in out.items()
        }

    def thing(self, id_: str) -> Actor | Place:
        """The actor or place of an id."""
        found = self.collection.actors.get(id_) or self.collection.places.get(id_)
        return found if found is not None else _missing("actor or place", id_)

    def tie(self, id_: str) -> Tie:
        """A tie by id."""
        return self.ties.get(id_) or _missing("tie", id_)

    def actor(self, id_: str) -> Actor:
        """An actor by id."""
        return self.collection.actors.get(id_) or _missing("actor", id_)

    def article(self, id_: str) -> Article:
        """An article by id."""
        return self.collection.articles.get(id_) or _missing("article", id_)

    def event(self, id_: str) -> Event:
        """An event by id."""
        return self.events.get(id_) or _missing("event", id_)

    def place(self, id_: str) -> Place:
        """A place by id."""
        return self.collection.places.get(id_) or _missing("place", id_)


def _missing(kind: str, id_: str):  # type: ignore[no-untyped-def]
    raise NotFound(f'There is no {kind} "{id_[:80]}" in this collection.')


def quotes(library: Library, tie: Tie) -> list[Quote]:
    """A tie's passages, newest article first; within one article in the order of the text."""
    found = [
        _quote(library, claim, passage)
        for claim in (library.claims[c] for c in tie.claims)
        for passage in claim.passages
    ]
    found.sort(key=lambda q: (q.article.id, q.passage.start))
    return sorted(found, key=lambda q: q.article.published, reverse=True)


def _quote(library: Library, claim: Claim, passage: Passage) -> Quote:
    article = library.collection.articles[claim.article]
    return Quote(passage, claim, article, outlets(library.collection, claim))


def proof(library: Library, tie: Tie, day: date, last: bool = False) -> Quote:
    """The passage that shows the first mention, or the last, of the stretch that meets a day."""
    stretch = stretch_on(tie, day)
    low, high = date.min, date.max
    if stretch is not None:
        low, high = stretch.start or low, stretch.end or high

    def order(claim: Claim) -> tuple[bool, int, str, int, str]:
        first, end = claim.when.earliest or date.min, claim.when.latest or date.max
        edge = -end.toordinal() if last else first.toordinal()
        return not low <= first <= high, edge, claim.article, claim.passages[0].start, claim.id

    claim = min((library.claims[c] for c in tie.proof), key=order)
    return _quote(library, claim, claim.passages[0])


def shown(library: Library, tie: Tie) -> Quote:
    """The passage to show where there is room for one: of the claim on most outlets, the newest."""
    found = [q for q in quotes(library, tie) if q.claim.id in tie.proof]
    return max(found, key=lambda q: len(q.outlets))


def told(library: Library, chain: Chain) -> str:
    """A chain as a sentence: "Turkey backs the GNA, which fights the LNA"."""
    words = [library.collection.actors[chain.links[0].start].label]
    for n, link in enumerate(chain.links):
        relation = library.collection.relations[link.tie.relation]
        person = n > 0 and library.collection.actors[link.start].type == "person"
        joint = "" if n == 0 else ", who" if person else ", which"
        label = relation.label if link.forward else relation.reverse
        words.append(f"{joint} {label} {library.collection.actors[link.end].label}")
    return "".join(words) + "."


def camp_name(library: Library, camp: Sequence[str]) -> str:
    """A camp by its leading actors: "Libyan National Army, Khalifa Haftar and others"."""
    first = [library.actor(actor).label for actor in camp[:2]]
    more = "others" if len(camp) > 3 else library.actor(camp[2]).label if len(camp) == 3 else ""
    return ", ".join(first) + f" and {more}" if more else " and ".join(first)


def ends(library: Library, tie: Tie, stretch: Interval) -> bool:
    """Whether a claim states the end of a stretch; else the tie was only last seen then."""
    return any(
        c.when.interval and c.when.end is not None and c.when.end.latest == stretch.end
        for c in (library.claims[c] for c in tie.proof)
    )


def beside(library: Library, tie: Tie) -> list[Tie]:
    """The other ties of the same pair, those on most outlets first."""
    pair = {tie.subject, tie.object}
    others = [t for t in library.ties_of[tie.subject] if {t.subject, t.object} == pair and t != tie]
    return sorted(others, key=lambda t: (-len(t.outlets), t.id))


def grouped(library: Library, actor: str, sign: int) -> dict[tuple[str, bool], list[Tie]]:
    """An actor's ties of one sign that happened, by relation and whether it is the subject."""
    out: dict[tuple[str, bool], list[Tie]] = defaultdict(list)
    for tie in library.ties_of[actor]:
        if tie.sign != sign or tie.standing != "happened":
            continue
        forward = tie.subject == actor or not library.collection.relations[tie.relation].directed
        out[tie.relation, forward].append(tie)
    for ties in out.values():
        ties.sort(key=lambda t: (-len(t.outlets), t.id))
    return dict(sorted(out.items(), key=lambda item: (-len(item[1]), item[0])))


def offices(library: Library, actor: str) -> list[Claim]:
    """The claims that state an office or command of an actor, latest first."""
    found = [
        c for c in library.claims.values()
        if c.subject == actor and c.relation in ("holds_office_in", "commands")
        and c.polarity == "affirmed" and c.modality in ("happened", "ongoing")
    ]  # fmt: skip
    return sorted(found, key=lambda c: (str(c.when.earliest or ""), c.id), reverse=True)


def events_at(library: Library, place: str) -> list[Event]:
    """The events at one place, oldest first."""
    found = [e for e in library.collection.events if e.place == place]
    return sorted(found, key=lambda e: (e.when.earliest or date.min, e.id))


def following(library: Library, article: Article) -> Article | None:
    """The next article in time that is about the most of the same actors; None after the last."""
    shared: dict[str, int] = defaultdict(int)
    for named in library.naming.values():
        ids = {a.id for a in named}
        if article.id in ids:
            for other in ids:
                shared[other] += 1
    here = (article.published, article.id)
    later = [
        a
        for a in library.collection.articles.values()
        if (a.published, a.id) > here and a.id in shared
    ]
    return min(later, key=lambda a: (-shared[a.id], a.published, a.id), default=None)


def spelled_in(library: Library, line: Paragraph) -> list[tuple[int, int, str]]:
    """The first place at which each actor of a paragraph is named in it: [start, end) and id."""
    found: list[tuple[int, int, str]] = []
    for id_ in line.actors:
        actor = library.collection.actors.get(id_)
        spellings = (actor.name, actor.label, *actor.aliases) if actor else ()
        for spelling in sorted(set(spellings), key=len, reverse=True):
            match = re.search(rf"(?<!\w){re.escape(spelling)}(?!\w)", line.text)
            if match and all(match.end() <= s or match.start() >= e for s, e, _ in found):
                found.append((match.start(), match.end(), id_))
                break
    return sorted(found)


def paragraphs(library: Library, article: Article) -> list[Paragraph]:
    """An article's lines with their marks; a line without a full stop is a heading."""
    claims = [c for c in library.claims.values() if c.article == article.id]
    out, at = [], 0
    for line in article.text.split("\n"):
        if line.strip():
            out.append(_paragraph(library, line, at, claims))
        at += len(line) + 1
    return out


def _paragraph(library: Library, line: str, at: int, claims: list[Claim]) -> Paragraph:
    inside = [
        (p.start - at, p.end - at, c)
        for c in claims
        for p in c.passages
        if p.start >= at and p.end <= at + len(line)
    ]
    ties = dict.fromkeys(library.tie_of[c.id] for _, _, c in inside if c.id in library.tie_of)
    actors = dict.fromkeys(end for _, _, c in inside for end in (c.subject, c.object))
    heading = line.startswith("## ") or (len(line) < 60 and line[-1] not in '.”"!?:;')
    return Paragraph(at, line, heading, tuple(_marks(library, inside)), tuple(ties), tuple(actors))


def _marks(library: Library, inside: list[tuple[int, int, Claim]]) -> list[Mark]:
    """Cuts overlapping passages at their ends: each piece knows all ties that it proves."""
    cuts = sorted({edge for start, end, _ in inside for edge in (start, end)})
    out = []
    for start, end in pairwise(cuts):
        ties = dict.fromkeys(
            library.tie_of[c.id]
            for s, e, c in sorted(inside, key=lambda i: i[1] - i[0])
            if s <= start and e >= end and c.id in library.tie_of
        )
        if ties:
            out.append(Mark(start, end, tuple(ties)))
    return out
