"""Where an actor stands in the network of a window. Pure; docs/methods.md says what each means."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from explorer.chains import chains
from explorer.model import Relation, Tie
from explorer.ties import pair

_EXACT = 600
"""Actors up to which brokerage is computed exactly; above it from a sample with a fixed seed."""
_SAMPLE, _SEED = 200, 2011


@dataclass(frozen=True, slots=True)
class Standing:
    """`partners` by sign (1, -1, 0); `between` from 0 to 1, its rank and of how many; `reached` by
    support; `outlets` behind its ties."""

    partners: Mapping[int, int]
    between: float
    rank: int
    of: int
    reached: int
    outlets: int


class _Scores:
    """Brokerage by actor, and in order, so that a rank is looked up."""

    def __init__(self, of: Mapping[str, float]) -> None:
        self.of, self.ranked = of, sorted(of.values())


def standing(ties: Iterable[Tie], relations: Mapping[str, Relation], actor: str) -> Standing:
    """The measures of one actor; `ties` are those of the view."""
    ties = list(ties)
    own = [t for t in ties if actor in (t.subject, t.object)]
    reached = _reached(_support(ties, relations), relations, actor)
    return _standing(own, actor, _Scores(brokerage(ties)), reached)


def standings(ties: Iterable[Tie], relations: Mapping[str, Relation]) -> dict[str, Standing]:
    """The measures of every actor that has a tie; `reached` is -1 where they are too many to
    follow the support of each."""
    ties = list(ties)
    own: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        for end in {tie.subject, tie.object}:
            own[end].append(tie)
    scores, support = _Scores(brokerage(ties)), _support(ties, relations)
    follow = len(own) <= _EXACT
    return {
        actor: _standing(
            found, actor, scores, _reached(support, relations, actor) if follow else -1
        )
        for actor, found in own.items()
    }


def _standing(own: list[Tie], actor: str, scores: _Scores, reached: int) -> Standing:
    partners: dict[int, set[str]] = defaultdict(set)
    for tie in own:
        partners[tie.sign].add(tie.object if tie.subject == actor else tie.subject)
    mine = scores.of.get(actor, 0.0)
    return Standing(
        {sign: len(partners[sign]) for sign in (1, -1, 0)},
        mine,
        1 + len(scores.ranked) - bisect_right(scores.ranked, mine),
        len(scores.ranked),
        reached,
        len({outlet for tie in own for outlet in tie.outlets}),
    )


def _support(ties: Iterable[Tie], relations: Mapping[str, Relation]) -> list[Tie]:
    return [t for t in ties if relations[t.relation].carries in ("forward", "backward")]


def _reached(support: list[Tie], relations: Mapping[str, Relation], actor: str) -> int:
    return len(chains(support, relations, actor, k=len(support)).chains)


def brokerage(ties: Iterable[Tie]) -> dict[str, float]:
    """Each actor's share of the shortest cooperative ways between all others (betweenness)."""
    return _betweenness(
        frozenset(pair(t.subject, t.object) for t in ties if t.sign > 0 and t.subject != t.object)
    )


@lru_cache(maxsize=8)
def _betweenness(pairs: frozenset[tuple[str, str]]) -> dict[str, float]:
    import networkx as nx

    graph: Any = nx.Graph()
    graph.add_edges_from(sorted(pairs))
    sample = None if len(graph) <= _EXACT else _SAMPLE
    return dict(nx.betweenness_centrality(graph, k=sample, seed=_SEED))
