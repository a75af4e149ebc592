"""Uneasy triangles: one actor with two that are against each other. Pure; see docs/methods.md."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from explorer.camps import side
from explorer.model import Relation, Tie
from explorer.ties import common, evidence, pair


@dataclass(frozen=True, slots=True)
class Triangle:
    """`middle` is with `one` by the tie `first` and with `other` by `second`; `against` parts them.

    `days` are the stretches for which all three held, none where no such day is known.
    """

    middle: str
    one: str
    other: str
    first: Tie
    second: Tie
    against: Tie
    days: tuple[tuple[date, date], ...]

    @property
    def ties(self) -> tuple[Tie, Tie, Tie]:
        """Its three sides, the hostile one last."""
        return self.first, self.second, self.against


def triangles(
    ties: Iterable[Tie], relations: Mapping[str, Relation], k: int = 20
) -> list[Triangle]:
    """The best `k` triangles; those whose three sides held on one day come first.

    `ties` are those of the view. *With* is a durable cooperative relation other than a
    ceasefire; *against* is a durable hostile one, or a strike.
    """
    joined, against = _sides(ties, relations)
    partners: dict[str, set[str]] = defaultdict(set)
    for one, other in joined:
        partners[one].add(other)
        partners[other].add(one)
    found = []
    for (one, other), hostile in against.items():
        for middle in sorted(partners[one] & partners[other]):
            best = _best(joined[pair(middle, one)], joined[pair(middle, other)], hostile)
            found.append(Triangle(middle, one, other, *best))
    return sorted(found, key=_rank)[:k]


def _sides(
    ties: Iterable[Tie], relations: Mapping[str, Relation]
) -> tuple[dict[tuple[str, str], list[Tie]], dict[tuple[str, str], list[Tie]]]:
    joined: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    against: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for tie in ties:
        if tie.sign and tie.subject != tie.object:
            pairs = {1: joined, -1: against}.get(side(relations[tie.relation]))
            if pairs is not None:
                pairs[pair(tie.subject, tie.object)].append(tie)
    return joined, against


def _best(
    firsts: list[Tie], seconds: list[Tie], hostiles: list[Tie]
) -> tuple[Tie, Tie, Tie, tuple[tuple[date, date], ...]]:
    """Of all ties that join the three, those with a day in common, then the best proved."""
    ways = [
        (first, second, hostile, common((first, second, hostile)))
        for first in firsts for second in seconds for hostile in hostiles
    ]  # fmt: skip
    return max(ways, key=lambda way: (bool(way[3]), sorted(map(evidence, way[:3]))))


def _rank(triangle: Triangle) -> tuple[bool, list[tuple[int, bool, int]], tuple[str, ...]]:
    weakest_first = sorted(evidence(tie) for tie in triangle.ties)
    turned = [(-outlets, not sure, -known) for outlets, sure, known in weakest_first]
    return not triangle.days, turned, (triangle.middle, triangle.one, triangle.other)
