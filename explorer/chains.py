"""Ways from one actor to another: chains of support and command, and paths over any ties.

Pure. docs/methods.md says what a chain means, how chains are ranked, and the limits.
"""

from collections.abc import Collection as Collection_
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

from explorer.model import Relation, Tie
from explorer.ties import common, evidence

LONGEST = 4
"""Links that a chain or path may have."""
_LOOKED_AT = 20_000
"""Ways that are compared; beyond it the answer says that it is not whole."""
_HUB_SHARE, _HUB_LEAST = 0.25, 12
"""An actor tied with more than this share of all, and at least so many, is no way through."""


@dataclass(frozen=True, slots=True)
class Link:
    """One step: a tie, walked along its direction or against it."""

    tie: Tie
    forward: bool

    @property
    def start(self) -> str:
        """The actor from which the step goes."""
        return self.tie.subject if self.forward else self.tie.object

    @property
    def end(self) -> str:
        """The actor to which the step goes."""
        return self.tie.object if self.forward else self.tie.subject


@dataclass(frozen=True, slots=True)
class Chain:
    """Links in order, the end of each the start of the next; no actor stands in it twice."""

    links: tuple[Link, ...]

    @property
    def weakest(self) -> Link:
        """The link with the least evidence: outlets, then contested, then the one known latest."""
        return min(self.links, key=_strength)

    @property
    def together(self) -> bool:
        """Whether some day is known on which all links held."""
        return bool(common(link.tie for link in self.links))


@dataclass(frozen=True, slots=True)
class Found:
    """The best chains, the hubs that no chain goes through, and whether all were compared."""

    chains: tuple[Chain, ...]
    hubs: tuple[str, ...] = ()
    whole: bool = True


def chains(
    ties: Iterable[Tie], relations: Mapping[str, Relation], source: str,
    target: str | None = None, k: int = 5,
) -> Found:  # fmt: skip
    """The best `k` chains of support from one actor to another, or to whom it reaches best.

    `ties` are those of the view. Each link but the last carries support or command in its
    direction (`carries` of its relation); the last may be a strike instead.
    """
    support: dict[tuple[str, str], Link] = {}
    strikes: dict[tuple[str, str], Link] = {}
    for tie in ties:
        way = relations[tie.relation].carries
        if way in ("forward", "backward"):
            _keep(support, Link(tie, way == "forward"))
        elif way == "strike":
            for forward in (True,) if relations[tie.relation].directed else (True, False):
                _keep(strikes, Link(tie, forward))
    hubs = _hubs(support, {source, target})
    graph = _graph(link for link in support.values() if not {link.start, link.end} & hubs)
    ways = _supporting(graph, strikes, source, target)
    looked = list(islice(ways, _LOOKED_AT))
    best = _best(looked, k) if target is not None else _best(_one_a_target(looked), k)
    return Found(best, tuple(sorted(hubs)), len(looked) < _LOOKED_AT)


def paths(ties: Iterable[Tie], source: str, target: str, k: int = 5) -> Found:
    """The best `k` of the shortest paths between two actors over ties of any sign."""
    import networkx as nx

    links: dict[tuple[str, str], Link] = {}
    for tie in ties:
        for forward in (True, False):
            _keep(links, Link(tie, forward))
    hubs = _hubs(links, {source, target})
    graph = _graph(link for link in links.values() if not {link.start, link.end} & hubs)
    if source not in graph or target not in graph or not nx.has_path(graph, source, target):
        return Found((), tuple(sorted(hubs)))
    found: list[Chain] = []
    for nodes in islice(nx.shortest_simple_paths(graph, source, target), 40):
        if len(nodes) > LONGEST + 1 or (len(found) >= k and len(nodes) - 1 > len(found[0].links)):
            break
        found.append(_chain(graph, nodes))
    ranked = sorted(found, key=lambda c: (len(c.links), _rank(c)))
    return Found(tuple(ranked[:k]), tuple(sorted(hubs)))


def _supporting(
    graph: Any, strikes: Mapping[tuple[str, str], Link], source: str, target: str | None
) -> Iterator[Chain]:
    import networkx as nx

    if source not in graph and not any(start == source for start, _ in strikes):
        return
    graph.add_node(source)
    if target is not None:
        graph = graph.subgraph(_leading(graph, strikes, source, target))
    for nodes in _walks(nx, graph, source):
        chain = _chain(graph, nodes) if len(nodes) > 1 else Chain(())
        if chain.links and target in (None, nodes[-1]):
            yield chain
        if len(nodes) > LONGEST:
            continue
        for (start, end), strike in strikes.items():
            if start == nodes[-1] and end not in nodes and target in (None, end):
                yield Chain((*chain.links, strike))


def _leading(graph: Any, strikes: Iterable[tuple[str, str]], source: str, target: str) -> set[str]:
    """The actors through which a chain to the target can go at all."""
    import networkx as nx

    goals = {start for start, end in strikes if end == target and start in graph}
    goals |= {target} & set(graph)
    kept = {source}
    for goal in goals:
        kept |= set(nx.single_source_shortest_path_length(graph.reverse(copy=False), goal, LONGEST))
    return kept


def _walks(nx: Any, graph: Any, source: str) -> Iterator[list[str]]:
    """All ways without a loop from an actor, itself first, shorter ones not always before."""
    yield [source]
    others = [node for node in graph if node != source]
    if others:
        yield from nx.all_simple_paths(graph, source, others, cutoff=LONGEST)


def _chain(graph: Any, nodes: list[str]) -> Chain:
    pairs = pairwise(nodes)
    return Chain(tuple(graph.edges[pair]["link"] for pair in pairs))


def _graph(links: Iterable[Link]) -> Any:
    import networkx as nx

    graph: Any = nx.DiGraph()
    for link in sorted(links, key=lambda one: (one.start, one.end)):
        graph.add_edge(link.start, link.end, link=link)
    return graph


def _keep(links: dict[tuple[str, str], Link], link: Link) -> None:
    """Of several ties of a pair the one with the most evidence is walked."""
    pair = link.start, link.end
    if link.start != link.end and (
        pair not in links or _strength(link) > _strength(links[pair])
    ):  # fmt: skip
        links[pair] = link


def _strength(link: Link) -> tuple[int, bool, int, str]:
    """The evidence of its tie; the id settles what is equal."""
    return *evidence(link.tie), link.tie.id


def _rank(chain: Chain) -> tuple[bool, tuple[int, bool, int], int, tuple[str, ...]]:
    outlets, sure, known, _ = _strength(chain.weakest)
    ids = tuple(link.tie.id for link in chain.links)
    return not chain.together, (-outlets, not sure, -known), len(chain.links), ids


def _best(found: Iterable[Chain], k: int) -> tuple[Chain, ...]:
    return tuple(sorted(found, key=_rank)[:k])


def _one_a_target(found: Iterable[Chain]) -> list[Chain]:
    best: dict[str, Chain] = {}
    for chain in sorted(found, key=_rank):
        best.setdefault(chain.links[-1].end, chain)
    return list(best.values())


def _hubs(links: Iterable[tuple[str, str]], ends: Collection_[str | None]) -> set[str]:
    partners: dict[str, set[str]] = {}
    for start, end in links:
        partners.setdefault(start, set()).add(end)
        partners.setdefault(end, set()).add(start)
    most = max(_HUB_LEAST, _HUB_SHARE * len(partners))
    return {actor for actor, own in partners.items() if len(own) > most} - set(ends)
