"""Made-up collections of any size; the same numbers and seed give the same world."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

import numpy as np

from explorer import paths
from explorer.collection.read import read
from explorer.model import (
    ACTOR_TYPES,
    Actor,
    Article,
    Claim,
    Collection,
    Passage,
    Preset,
    Settings,
)
from explorer.names import spellings
from explorer.ties import tie_id

SIZES = ((500, 2_500), (2_000, 10_000), (10_000, 50_000))
"""Actors and ties."""
SEED = 2011
WINDOW = (date(2013, 1, 1), date(2013, 12, 31))
RARE = "quinquireme"
"""A word that stands in few of the passages."""
_FIRST = date(2010, 1, 1)
_DAYS = 3650
_SYLLABLES = [c + v for v in "aeiou" for c in "bdfghklmnrstwz"]


@cache
def libya() -> Collection:
    """The bundled collection: its relations and its words are used here."""
    return read(paths.data() / "libya")


def collection(actors: int, ties: int, seed: int = SEED) -> Collection:
    """A world of some actors and exactly so many ties, all of which happened.

    Few actors have many ties (Zipf, exponent 0.7); a tie has 1.6 claims on average; a window of
    a year holds three in ten of the ties.
    """
    rng = np.random.default_rng(seed)
    people = {a.id: a for a in _actors(actors, rng)}
    articles = {a.id: a for a in _articles(max(20, ties // 8), rng)}
    claims = tuple(_claims(list(people), ties, list(articles.values()), rng))
    where = rng.normal(0, 0.33, (actors, 2)).clip(-1, 1)
    return Collection(
        name=f"made-{actors}-{ties}",
        settings=_settings(),
        relations=libya().relations,
        actors=people,
        places={},
        references={},
        articles=articles,
        claims=claims,
        events=(),
        positions={a: (float(x), float(y)) for a, (x, y) in zip(people, where, strict=True)},
        digest=f"{seed:04d}{actors:08d}{ties:08d}",
    )


def _settings() -> Settings:
    window = Preset.model_validate({"label": "A year", "from": WINDOW[0], "to": WINDOW[1]})
    return Settings(title="Made up", description="Made up to measure.", window=window)


def _actors(n: int, rng: Any) -> Iterator[Actor]:
    syllables = rng.integers(0, len(_SYLLABLES), (n, 5))
    types = rng.choice(len(ACTOR_TYPES), n)
    for i in range(n):
        s = [_SYLLABLES[k] for k in syllables[i]]
        name = f"{''.join(s[:2])} {''.join(s[2:])}".title()
        yield Actor(id=f"a{i}", name=name, type=ACTOR_TYPES[types[i]])


def _articles(n: int, rng: Any) -> Iterator[Article]:
    days, outlets = rng.integers(0, _DAYS, n), rng.zipf(1.6, n) % 40
    for i in range(n):
        published = _FIRST + timedelta(days=int(days[i]))
        yield Article(
            id=f"article-{i}",
            title=f"Article {i}",
            published=published,
            outlet=f"Outlet {outlets[i]}",
        )


def _claims(actors: list[str], ties: int, articles: list[Article], rng: Any) -> Iterator[Claim]:
    number = 0
    for subject, relation, object_ in _triples(actors, ties, rng):
        for _ in range(1 + int(rng.poisson(0.6))):
            article = articles[int(rng.integers(len(articles)))]
            yield Claim(
                id=f"c{number}",
                subject=subject,
                relation=relation,
                object=object_,
                when=_when(article.published, rng),
                passages=(Passage(exact=f"{subject} {relation} {object_}, it was said."),),
                article=article.id,
            )
            number += 1


def _triples(actors: list[str], ties: int, rng: Any) -> list[tuple[str, str, str]]:
    relations = [r for r in libya().relations.values() if not r.place]
    weights = (np.arange(len(actors)) + 1.0) ** -0.7
    weights /= weights.sum()
    found: dict[str, tuple[str, str, str]] = {}
    while len(found) < ties:
        ends = rng.choice(len(actors), (ties, 2), p=weights)
        kinds = rng.integers(0, len(relations), ties)
        for (a, b), kind in zip(ends, kinds, strict=True):
            relation = relations[kind]
            pair = [actors[a], actors[b]] if relation.directed else sorted([actors[a], actors[b]])
            if a != b and len(found) < ties:
                found["--".join((pair[0], relation.id, pair[1]))] = (pair[0], relation.id, pair[1])
    return list(found.values())


def _when(published: date, rng: Any) -> str:
    start = published - timedelta(days=int(rng.integers(0, 200)))
    shape = rng.random()
    if shape < 0.35:
        return start.isoformat()
    if shape < 0.55:
        return start.isoformat()[:7]
    end = start + timedelta(days=1 + int(rng.exponential(500)))
    return f"{start}/.." if shape > 0.92 else f"{start}/{end}"


def passages(n: int, seed: int = SEED) -> Collection:
    """The bundled collection's actors with `n` made-up passages, one a claim.

    A passage has 15 to 45 words with the frequencies of the bundled articles and two actors in
    one of their spellings.
    """
    rng = np.random.default_rng(seed)
    base = libya()
    articles = {a.id: a for a in _articles(n // 20, rng)}
    claims = tuple(_stated(list(base.actors.values()), list(articles), n, rng))
    return base.model_copy(update={"articles": articles, "claims": claims, "events": ()})


def _stated(actors: list[Actor], articles: list[str], n: int, rng: Any) -> Iterator[Claim]:
    words, share = vocabulary()
    lengths = rng.integers(15, 46, n)
    drawn = iter(rng.choice(len(words), int(lengths.sum()), p=share))
    ends = rng.integers(0, len(actors), (n, 2))
    rare = set(rng.choice(n, max(5, n // 1500), replace=False).tolist())
    for i in range(n):
        a, b = (actors[k] for k in ends[i])
        text = [words[next(drawn)] for _ in range(lengths[i])]
        text.insert(3, _spelled(a, rng))
        text.append(_spelled(b, rng) + (f" {RARE}." if i in rare else "."))
        yield Claim(
            id=f"c{i}",
            subject=a.id,
            relation="meets",
            object=b.id,
            when="2015-05-05",
            passages=(Passage(exact=" ".join(text)),),
            article=articles[i % len(articles)],
        )


def _spelled(actor: Actor, rng: Any) -> str:
    names = spellings(actor)
    return names[int(rng.integers(len(names)))]


@cache
def vocabulary() -> tuple[list[str], Any]:
    """The words of the bundled articles and their shares, the most frequent first."""
    text = " ".join(a.text for a in libya().articles.values())
    counted = Counter(re.findall(r"[A-Za-z]+", text)).most_common()
    counts = np.array([c for _, c in counted], dtype=float)
    return [w for w, _ in counted], counts / counts.sum()


def same_ties(one: Collection) -> int:
    """How many ties the claims of a collection amount to."""
    return len({tie_id(c, one.relations[c.relation]) for c in one.claims})
