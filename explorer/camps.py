"""Camps: who stands with whom against whom, by the signs of a window. Pure; see docs/methods.md."""

import itertools
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from explorer.model import Relation, Tie
from explorer.ties import pair

_EXACT = 14
"""Actors of a core up to which every division is compared."""
_STEPS = 100_000
"""Divisions compared at most; where there are more the answer is the search's."""
_STARTS, _SEED, _WORK = 12, 2011, 60_000
"""Searches of one core, the first one's seed, and partners that all searches together look at in
one round: a large core is searched less often."""
_LOOKS = 1_200_000
"""Partners that one search looks at, actor by actor, before it is content with what it has."""
_WHOLES = 20
"""Rounds in which whole camps are moved."""

Pair = tuple[str, str]
Signs = Mapping[Pair, int]
"""Each pair of actors, in alphabetical order, with its sign, 1 or -1."""
_Near = Mapping[str, Mapping[str, int]]
_Division = dict[str, int]


@dataclass(frozen=True, slots=True)
class Camps:
    """A division of the actors of a window, the largest camp first.

    A camp's actors stand in the order of their partners within it. `torn` fit another camp as
    well as their own; `alone` are in none. `strained` are the pairs that the division does not
    fit: with each other across camps, or against each other within one. `undecided` pairs have
    as many outlets for either sign and count for neither. `exact` says whether no division fits
    more pairs; otherwise none was found.
    """

    camps: tuple[tuple[str, ...], ...]
    torn: tuple[str, ...]
    alone: tuple[str, ...]
    strained: tuple[Pair, ...]
    undecided: tuple[Pair, ...]
    pairs: int
    exact: bool

    @property
    def balance(self) -> float:
        """The share of the pairs that the division fits; 1 where there is none."""
        return 1 - len(self.strained) / self.pairs if self.pairs else 1.0

    def of(self, actor: str) -> int | None:
        """The camp's place in the list; None for an actor that is in none or torn."""
        return next((n for n, camp in enumerate(self.camps) if actor in camp), None)


@dataclass(frozen=True, slots=True)
class Move:
    """Those who left camp `before` for `after`, from one step of a series to the next."""

    actors: tuple[str, ...]
    step: int
    before: int
    after: int


def camps(ties: Iterable[Tie], relations: Mapping[str, Relation]) -> Camps:
    """The camps of the ties of a view."""
    signs, undecided = signed_pairs(ties, relations)
    return _camps(tuple(signs.items()), undecided)


@lru_cache(maxsize=64)
def _camps(pairs: tuple[tuple[Pair, int], ...], undecided: tuple[Pair, ...]) -> Camps:
    signs = dict(pairs)
    division, exact = _divided(_near(signs))
    return _told(signs, undecided, division, exact)


def signed_pairs(
    ties: Iterable[Tie], relations: Mapping[str, Relation]
) -> tuple[dict[Pair, int], tuple[Pair, ...]]:
    """The pairs with a sign, and those whose outlets are as many for either."""
    outlets: dict[Pair, dict[int, set[str]]] = defaultdict(lambda: {1: set(), -1: set()})
    for tie in ties:
        sign = side(relations[tie.relation])
        if sign and tie.subject != tie.object:
            outlets[pair(tie.subject, tie.object)][sign] |= set(tie.outlets)
    more = {ends: len(both[1]) - len(both[-1]) for ends, both in sorted(outlets.items())}
    signs = {ends: 1 if n > 0 else -1 for ends, n in more.items() if n}
    return signs, tuple(ends for ends, n in more.items() if not n)


def side(relation: Relation) -> int:
    """1 for what lasts between those who are with each other, members and holders of an office
    included; -1 for what lasts between enemies, and strikes. A ceasefire joins enemies: 0."""
    if relation.sign < 0:
        return -1 if relation.durable or relation.carries == "strike" else 0
    lasting = relation.durable and relation.id != "ceasefire_with" and not relation.place
    return 1 if lasting and (relation.sign > 0 or relation.directed) else 0


def moves(series: Sequence[Camps]) -> list[Move]:
    """Who went from one camp that lived on to another that was there before."""
    found: dict[tuple[int, int, int], list[str]] = defaultdict(list)
    for step, (past, now) in enumerate(itertools.pairwise(series), 1):
        follows = followed(past, now)
        for before, later in follows.items():
            for actor in past.camps[before]:
                after = now.of(actor)
                if after is not None and after != later and after in follows.values():
                    found[step, before, after].append(actor)
    return [Move(tuple(actors), *key) for key, actors in sorted(found.items())]


def followed(past: Camps, now: Camps) -> dict[int, int]:
    """Which camp goes on as which: those that share the most actors, each once."""
    shared = Counter(
        (a, b)
        for a, camp in enumerate(past.camps)
        for b, later in enumerate(now.camps)
        for _ in set(camp) & set(later)
    )
    out: dict[int, int] = {}
    for (a, b), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if a not in out and b not in out.values():
            out[a] = b
    return out


def _near(signs: Signs) -> dict[str, dict[str, int]]:
    near: dict[str, dict[str, int]] = defaultdict(dict)
    for (a, b), sign in signs.items():
        near[a][b] = near[b][a] = sign
    return near


def _divided(near: _Near) -> tuple[_Division, bool]:
    """The division with the fewest pairs that do not fit, and whether that is certain."""
    core, tails = _peeled(near)
    division: _Division = {}
    certain = True
    for part in _parts(core):
        found, exact = _part(part)
        base = len(division)
        division |= {actor: base + camp for actor, camp in found.items()}
        certain &= exact
    for fresh, (actor, other, sign) in enumerate(reversed(tails), len(near)):
        division[actor] = division[other] if sign > 0 else fresh
    return division, certain


def _peeled(near: _Near) -> tuple[_Near, list[tuple[str, str, int]]]:
    """The core, and the actors with one partner, who never cost a pair: taken off one by one."""
    left = {actor: dict(others) for actor, others in near.items()}
    tails = []
    waiting = sorted(a for a, others in left.items() if len(others) <= 1)
    while waiting:
        actor = waiting.pop()
        if actor not in left:
            continue
        other, sign = next(iter(left.pop(actor).items()), ("", 0))
        tails.append((actor, other, sign))
        if sign:
            del left[other][actor]
            if len(left[other]) <= 1:
                waiting.append(other)
    return left, tails


def _parts(near: _Near) -> Iterator[_Near]:
    """The parts that nothing joins, each with its actors in order."""
    import networkx as nx

    graph: Any = nx.Graph()
    graph.add_nodes_from(sorted(near))
    graph.add_edges_from((a, b) for a, others in near.items() for b in others)
    for part in nx.connected_components(graph):
        yield {actor: near[actor] for actor in sorted(part)}


def _part(near: _Near) -> tuple[_Division, bool]:
    starts = max(1, min(_STARTS, _WORK // sum(map(len, near.values()))))
    found = [_search(near, random.Random(_SEED + n)) for n in range(starts)]  # noqa: S311
    best = min(found, key=lambda division: _cost(near, division))
    if _cost(near, best) == 0 or len(near) > _EXACT:
        return _joined(near, best), _cost(near, best) == 0
    compared = _Compared(near, _cost(near, best))
    return _joined(near, compared.best or best), compared.finished


def _cost(near: _Near, division: _Division) -> int:
    return sum(
        (division[a] == division[b]) != (sign > 0)
        for a, others in near.items() for b, sign in others.items() if a < b
    )  # fmt: skip


def _search(near: _Near, chance: random.Random) -> _Division:
    """Relocation from everyone alone: one actor at a time to where it fits best (P. Doreian and
    A. Mrvar, Social Networks 18, 1996), then whole camps likewise, until nothing fits better."""
    division = dict(zip(near, itertools.count(), strict=False))
    rounds = max(6, _LOOKS // sum(map(len, near.values())))
    while spent := _relocated(near, division, chance, rounds):
        rounds -= spent
        wholes = _condensed(near, division)
        together = dict(zip(wholes, itertools.count(), strict=False))
        if not _relocated(wholes, together, chance, _WHOLES):
            break
        division = {actor: together[camp] for actor, camp in division.items()}
    return division


def _relocated(
    near: Mapping[Any, Mapping[Any, int]],
    division: dict[Any, int],
    chance: random.Random,
    rounds: int,
) -> int:
    """In how many rounds, at most `rounds`, anything moved to where it fits better; alone fits
    with 0."""
    order, fresh = list(near), itertools.count(1 + max(division.values()))
    chance.shuffle(order)
    for spent in range(rounds):
        moved = False
        for one in order:
            fit = Counter({division[one]: 0})
            for other, sign in near[one].items():
                fit[division[other]] += sign
            best, gain = max(fit.items(), key=lambda item: (item[1], -item[0]))
            if max(gain, 0) > fit[division[one]]:
                division[one] = best if gain > 0 else next(fresh)
                moved = True
        if not moved:
            return spent
    return max(0, rounds)


def _condensed(near: _Near, division: _Division) -> dict[int, dict[int, int]]:
    """The camps as one actor each, their pairs added up."""
    out: dict[int, dict[int, int]] = {camp: defaultdict(int) for camp in division.values()}
    for a, others in near.items():
        for b, sign in others.items():
            if division[a] != division[b]:
                out[division[a]][division[b]] += sign
    return out


@dataclass(slots=True)
class _Compared:
    """Every division of a small core that may fit more pairs than `limit` misfits, one by one."""

    near: _Near
    limit: int
    best: _Division | None = None
    finished: bool = True
    _steps: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        order = sorted(self.near, key=lambda actor: -len(self.near[actor]))
        self._next(order, {}, 0, 0)

    def _next(self, order: Sequence[str], division: _Division, used: int, cost: int) -> None:
        self._steps += 1
        self.finished &= self._steps <= _STEPS
        if cost >= self.limit or not self.finished:
            return
        if len(division) == len(order):
            self.limit, self.best = cost, dict(division)
            return
        actor = order[len(division)]
        placed = [(division[b], sign) for b, sign in self.near[actor].items() if b in division]
        for camp in range(used + 1):
            more = sum((there == camp) != (sign > 0) for there, sign in placed)
            division[actor] = camp
            self._next(order, division, max(used, camp + 1), cost + more)
            del division[actor]


def _joined(near: _Near, division: _Division) -> _Division:
    """Parts a camp whose halves nothing joins: they only share an enemy."""
    friends = {
        a: {b: 1 for b, sign in others.items() if sign > 0 and division[a] == division[b]}
        for a, others in near.items()
    }
    return {actor: n for n, part in enumerate(_parts(friends)) for actor in part}


def _told(signs: Signs, undecided: tuple[Pair, ...], division: _Division, exact: bool) -> Camps:
    near = _near(signs)
    inside: dict[int, list[str]] = defaultdict(list)
    for actor in near:
        inside[division[actor]].append(actor)
    apart = {
        division[a] for a, others in near.items() for b, sign in others.items()
        if sign < 0 and division[a] != division[b]
    }  # fmt: skip
    listed = {n for n, actors in inside.items() if len(actors) > 1 and n in apart}
    fit = {actor: _fit(near[actor], division) for actor in near}
    torn = {
        actor for actor in near
        if division[actor] in listed
        and any(n in listed and n != division[actor] and s >= fit[actor][division[actor]]
                for n, s in fit[actor].items())
    }  # fmt: skip
    found = [
        tuple(sorted(set(inside[n]) - torn, key=lambda a: (-fit[a][n], a))) for n in sorted(listed)
    ]
    # without the torn a camp may be one actor, or have no enemy left
    found = [
        camp for camp in found
        if len(camp) > 1
        and any(sign < 0 and b not in camp for a in camp for b, sign in near[a].items())
    ]  # fmt: skip
    placed = torn.union(*found)
    strained = tuple(
        (a, b) for (a, b), sign in signs.items() if (division[a] == division[b]) != (sign > 0)
    )
    return Camps(
        camps=tuple(sorted(found, key=lambda c: (-len(c), c))),
        torn=tuple(sorted(torn)),
        alone=tuple(sorted(set(near) - placed)),
        strained=strained, undecided=undecided, pairs=len(signs), exact=exact,
    )  # fmt: skip


def _fit(others: Mapping[str, int], division: _Division) -> Counter[int]:
    out: Counter[int] = Counter()
    for other, sign in others.items():
        out[division[other]] += sign
    return out
