"""The actor graph: where each actor stands. Pure; networkx is used here alone."""

import math
from collections import defaultdict
from collections.abc import Collection as Collection_
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

from explorer.model import Collection, Tie

SEED = 2011
WIDTH = 1.3
"""How much wider than high the layout is before it is fitted into -1 … 1."""
NOW = 5.0
"""How much more a tie of the first window counts."""

_PULL = {1: 1.0, 0: 0.45, -1: 0.04}
"""How strongly a tie of a sign draws its two actors together."""

Positions = dict[str, tuple[float, float]]


def positions(
    ties: Iterable[Tie],
    actors: Iterable[str],
    now: Container[str] = (),
    before: Mapping[str, tuple[float, float]] | None = None,
    seed: int = SEED,
) -> Positions:
    """Where each actor stands: x to the right, y up, both within -1 … 1.

    Computed once, on all ties that happened: partners by cooperation stand near each other, the
    two largest opposed camps left and right. The ties of `now` (ids; those of the window that a
    reader sees first) count more, so that its camps can be read. Where `before` is given, the
    camps stay on the sides on which they stood. The same input gives the same positions.
    """
    import networkx as nx

    known = set(actors)
    happened = [t for t in ties if t.standing == "happened" and t.object in known]
    graph: Any = nx.Graph()
    graph.add_nodes_from(sorted(known))
    for (a, b), weight in _weights(happened, now).items():
        graph.add_edge(a, b, weight=weight)
    sides = camps(happened, now)
    start = {a: (sides.get(a, 0.0) * WIDTH, math.sin(7.1 * n)) for n, a in enumerate(sorted(known))}
    spread = 1.9 / math.sqrt(max(len(known), 1))
    placed = nx.spring_layout(
        graph, k=spread, pos=start, iterations=220, seed=seed, weight="weight"
    )
    mixed = {
        a: (0.5 * float(p[0]) * WIDTH + 0.75 * sides.get(a, 0.0), float(p[1]))
        for a, p in placed.items()
    }
    heed = dict.fromkeys(known, 1.0)
    heed.update((end, NOW) for t in happened if t.id in now for end in (t.subject, t.object))
    parted = _apart(_fitted(mixed, heed), _room(happened, known))
    return _as_before(_fitted(parted, heed), before or {})


def _as_before(placed: Positions, before: Mapping[str, tuple[float, float]]) -> Positions:
    """The same picture, mirrored where that brings the camps to the sides readers know."""
    likeness = sum(p[0] * before[a][0] for a, p in placed.items() if a in before)
    return {a: (-x, y) for a, (x, y) in placed.items()} if likeness < 0 else placed


def multigraph(collection: Collection, ties: Iterable[Tie]) -> Any:
    """A networkx.MultiDiGraph of the ties that happened between actors; one edge a tie."""
    import networkx as nx

    graph = nx.MultiDiGraph()
    for actor in collection.actors.values():
        graph.add_node(actor.id, label=actor.name, type=actor.type)
    for tie in ties:
        if tie.standing == "happened" and tie.object in collection.actors:
            graph.add_edge(
                tie.subject, tie.object, key=tie.id, relation=tie.relation, sign=tie.sign,
                first=str(tie.first or ""), last=str(tie.last or ""), open=tie.open,
                outlets=len(tie.outlets), contested=tie.contested,
            )  # fmt: skip
    return graph


def _weights(ties: Iterable[Tie], now: Container[str]) -> dict[tuple[str, str], float]:
    out: dict[tuple[str, str], float] = defaultdict(float)
    for tie in ties:
        a, b = sorted((tie.subject, tie.object))
        if a != b:
            out[a, b] += (
                _heed(tie, now) * _PULL[tie.sign] * (1 + 0.3 * math.log(max(1, len(tie.outlets))))
            )
    return out


def _heed(tie: Tie, now: Container[str]) -> float:
    return NOW if tie.id in now else 1.0


def camps(ties: Iterable[Tie], now: Container[str] = ()) -> dict[str, float]:
    """A side between -1 and 1 for each actor, from the signs of its ties.

    The two actors that most hostile evidence parts are the poles; a side spreads along
    cooperative ties and turns round along hostile ones (each takes the mean of its partners, as in a harmonic function).
    """
    links: dict[str, list[tuple[str, float]]] = defaultdict(list)
    hostile: dict[tuple[str, str], float] = defaultdict(float)
    degree: dict[str, int] = defaultdict(int)
    for tie in ties:
        weight = _heed(tie, now) * (0.5 if tie.sign == 0 else float(tie.sign))
        links[tie.subject].append((tie.object, weight))
        links[tie.object].append((tie.subject, weight))
        degree[tie.subject] += 1
        degree[tie.object] += 1
        if tie.sign < 0:
            a, b = sorted((tie.subject, tie.object))
            hostile[a, b] += len(tie.proof) * _heed(tie, now)
    if not hostile:
        return {}
    pair = max(hostile, key=lambda p: (degree[p[0]] * degree[p[1]] * hostile[p], p))
    right, left = sorted(pair, key=lambda a: (degree[a], a))
    side = {left: -1.0, right: 1.0}
    for _ in range(60):
        side = {
            a: -1.0 if a == left else 1.0 if a == right
            else sum(w * side.get(b, 0.0) for b, w in own) / sum(abs(w) for _, w in own)
            for a, own in links.items()
        }  # fmt: skip
    return side


def _apart(placed: Positions, room: Mapping[str, float]) -> Positions:
    """Pushes actors apart, a little in each of some rounds, until each pair has the mean of the
    two's `room` between its centres."""
    import numpy as np

    ids = sorted(placed)
    at = np.array([placed[i] for i in ids], dtype=float)
    own = np.array([room[i] for i in ids])
    gap = (own[:, None] + own[None, :]) / 2
    order = np.arange(len(ids))
    first_of_two = np.sign(order[None, :] - order[:, None])
    for _ in range(120):
        across = at[None, :, :] - at[:, None, :]
        far = np.hypot(across[..., 0], across[..., 1])
        np.fill_diagonal(far, np.inf)
        short = np.clip(gap - far, 0, None)
        # two on one spot part sideways: the one whose id comes first to the left
        same = far < 1e-9
        across[..., 0] = np.where(same, first_of_two, across[..., 0])
        unit = across / np.where(same, 1.0, far)[..., None]
        at -= (unit * (short / 4)[..., None]).sum(axis=1)
    return {i: (float(x), float(y)) for i, (x, y) in zip(ids, at, strict=True)}


def _room(ties: Iterable[Tie], actors: Collection_[str]) -> dict[str, float]:
    """How much room each actor gets: more where there are few, and for the most tied, whose
    names are long to read."""
    degree: dict[str, int] = defaultdict(int)
    for tie in ties:
        degree[tie.subject] += 1
        degree[tie.object] += 1
    least = min(0.11, 1.5 / math.sqrt(max(len(actors), 1)))
    return {a: least * (1 + 1.6 * min(1.0, degree[a] / 40)) for a in actors}


def _fitted(placed: Mapping[str, tuple[float, float]], heed: Mapping[str, float]) -> Positions:
    if not placed:
        return {}
    xs, ys = zip(*placed.values(), strict=True)
    weights = [heed[a] for a in placed]
    across, up = _even(xs, weights), _even(ys, weights)
    return {a: (round(x, 4), round(y, 4)) for a, x, y in zip(placed, across, up, strict=True)}


def _even(values: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Values spread over -1 … 1: half by their size, half by their rank, so that a few far ones
    do not press all others together; in the rank each takes up its weight."""
    low, high = min(values), max(values)
    order = sorted(range(len(values)), key=values.__getitem__)
    gaps = [(weights[i] + weights[j]) / 2 for i, j in pairwise(order)]
    ranks = dict(zip(order, accumulate(gaps, initial=0.0), strict=True))
    top = sum(gaps) or 1.0
    return [(v - low) / max(high - low, 1e-9) + ranks[i] / top - 1 for i, v in enumerate(values)]
