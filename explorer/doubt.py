"""A source set aside: what the collection would say without it. Pure; see docs/methods.md."""

from collections import Counter
from collections.abc import Collection as Collection_
from collections.abc import Iterable
from dataclasses import dataclass

from explorer.model import Claim, Collection, Tie
from explorer.ties import HAPPENED


@dataclass(frozen=True, slots=True)
class Effects:
    """What falls, what drops to one outlet, and what nobody denies any more.

    `fallen` and `settled` are ties as they were, `single` as they are.
    """

    fallen: tuple[Tie, ...]
    single: tuple[Tie, ...]
    settled: tuple[Tie, ...]


def set_aside(
    collection: Collection,
    outlets: Collection_[str] = (),
    references: Collection_[str] = (),
    articles: Collection_[str] = (),
) -> Collection:
    """The collection without the claims that rest on these sources alone.

    `outlets` are names, the rest ids. A brief's claim goes on as long as one of its references
    is left; the claims of an outlet's own article go with it.
    """
    gone = {
        a.id for a in collection.articles.values()
        if a.id in articles or (not a.brief and (a.wire or a.outlet) in outlets)
    }  # fmt: skip
    doubted = {
        r.id for r in collection.references.values()
        if r.id in references or r.publisher in outlets
    }  # fmt: skip
    kept = (_left(claim, doubted) for claim in collection.claims if claim.article not in gone)
    claims = tuple(claim for claim in kept if claim is not None)
    events = tuple(event for event in collection.events if event.article not in gone)
    return collection.model_copy(update={"claims": claims, "events": events})


def _left(claim: Claim, doubted: Collection_[str]) -> Claim | None:
    if not any(r in doubted for r in claim.references):
        return claim
    references = tuple(r for r in claim.references if r not in doubted)
    return claim.model_copy(update={"references": references}) if references else None


def effects(before: Iterable[Tie], after: Iterable[Tie]) -> Effects:
    """What became of the ties that happened when sources were set aside."""
    there = {tie.id: tie for tie in after}
    fallen, single, settled = [], [], []
    for tie in before:
        now = there.get(tie.id)
        if tie.standing == "happened" and (now is None or now.standing != "happened"):
            fallen.append(tie)
        elif (
            tie.standing == "happened" and now is not None and now.single_source > tie.single_source
        ):
            single.append(now)
        if tie.contested and now is not None and not now.contested:
            settled.append(tie)
    return Effects(tuple(fallen), tuple(single), tuple(settled))


def alone(ties: Iterable[Tie]) -> list[tuple[str, int]]:
    """Each outlet with the number of ties that stand on it alone, most first."""
    counts = Counter(t.outlets[0] for t in ties if t.single_source and t.standing in HAPPENED)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
