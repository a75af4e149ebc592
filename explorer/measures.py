"""Where an actor stands in the network of a window. Pure; docs/methods.md says what each means."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from explorer.chains import chains
from explorer.model import Relation, Tie

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


def standing(ties: Iterable[Tie], relations: Mapping[str, Relation], actor: str) -> Standing:
    """The measures of one actor; `ties` are those of the view."""
    ties = list(ties)
    own = [t for t in ties if actor in (t.subject, t.object)]
    scores = brokerage(ties)
    mine = scores.get(actor, 0.0)
    support = [t for t in ties if relations[t.relation].carries in ("forward", "backward")]
    return Standing(
        _partners(own, actor),
        mine,
        1 + sum(score > mine for score in scores.values()),
        len(scores),
        _reached(support, relations, actor),
        len({outlet for tie in own for outlet in tie.outlets}),
    )


def standings(ties: Iterable[Tie], relations: Mapping[str, Relation]) -> dict[str, Standing]:
    """The measures of every actor that has a tie; `reached` is -1 where they are too many to
    follow the support of each."""
    own: dict[str, list[Tie]] = defaultdict(list)
    for tie in (ties := list(ties)):
        own[tie.subject].append(tie)
        if tie.object != tie.subject:
            own[tie.object].append(tie)
    scores = brokerage(ties)
    ranked = sorted(scores.values(), reverse=True)
    support = [t for t in ties if relations[t.relation].carries in ("forward", "backward")]
    follow = len(own) <= _EXACT
    return {
        actor: Standing(
            _partners(found, actor), scores.get(actor, 0.0),
            1 + bisect_left(ranked, -scores.get(actor, 0.0), key=lambda score: -score), len(scores),
            _reached(support, relations, actor) if follow else -1,
            len({outlet for tie in found for outlet in tie.outlets}),
        )
        for actor, found in own.items()
    }  # fmt: skip


def _partners(own: Iterable[Tie], actor: str) -> dict[int, int]:
    partners: dict[int, set[str]] = defaultdict(set)
    for tie in own:
        partners[tie.sign].add(tie.object if tie.subject == actor else tie.subject)
    return {sign: len(partners[sign]) for sign in (1, -1, 0)}


def _reached(support: list[Tie], relations: Mapping[str, Relation], actor: str) -> int:
    return len(chains(support, relations, actor, k=len(support)).chains)


def brokerage(ties: Iterable[Tie]) -> dict[str, float]:
    """Each actor's share of the shortest cooperative ways between all others (betweenness)."""
    return _betweenness(frozenset(_pair(t) for t in ties if t.sign > 0 and t.subject != t.object))


@lru_cache(maxsize=8)
def _betweenness(pairs: frozenset[tuple[str, str]]) -> dict[str, float]:
    import networkx as nx

    graph: Any = nx.Graph()
    graph.add_edges_from(sorted(pairs))
    sample = None if len(graph) <= _EXACT else _SAMPLE
    return dict(nx.betweenness_centrality(graph, k=sample, seed=_SEED))


def _pair(tie: Tie) -> tuple[str, str]:
    return min(tie.subject, tie.object), max(tie.subject, tie.object)
