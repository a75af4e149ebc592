"""Claims add up to ties: the only place where that meaning is written (see docs/ties.md)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from explorer.edtf_dates import Point
from explorer.model import (
    Article,
    Claim,
    Collection,
    Interval,
    Reference,
    Relation,
    Standing,
    Tie,
)

HAPPENED = ("happened", "ongoing")
_STRENGTH: tuple[Standing, ...] = ("planned", "called_for", "possible")

# What can't be true of a pair at one time, in the same direction where the relation has one.
# A ceasefire beside a war is no contradiction: the two stand side by side.
EXCLUDES: dict[str, frozenset[str]] = {
    "backs": frozenset({"fights", "attacks", "opposes"}),
    "allied_with": frozenset({"fights", "attacks"}),
    "recognises": frozenset({"rejects"}),
}


def add_up(collection: Collection) -> list[Tie]:
    """All ties of a collection's accepted claims, in the order of their ids."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in collection.claims:
        if claim.status == "accepted":
            groups[tie_id(claim, collection.relations[claim.relation])].append(claim)
    ties = [_tie(collection, id_, groups[id_]) for id_ in sorted(groups)]
    return _contradicted(ties, collection)


def tie_id(claim: Claim, relation: Relation) -> str:
    """subject--relation--object; the ends of a symmetric relation stand in alphabetical order."""
    ends = (claim.subject, claim.object)
    subject, object_ = ends if relation.directed else sorted(ends)
    return f"{subject}--{claim.relation}--{object_}"


def pair(one: str, other: str) -> tuple[str, str]:
    """Two actors in alphabetical order, whichever way a tie between them runs."""
    return (one, other) if one < other else (other, one)


def affirms(claim: Claim) -> bool:
    """Whether a claim states that it happened or goes on."""
    return claim.polarity == "affirmed" and claim.modality in HAPPENED


def outlets(collection: Collection, claim: Claim) -> tuple[str, ...]:
    """Who published a claim: the wire or outlet of an article, the publishers of a brief's
    references."""
    article = collection.articles[claim.article]
    if not article.brief:
        return (article.wire or article.outlet,)
    return tuple(dict.fromkeys(collection.references[r].publisher for r in claim.references))


def publishers(articles: Iterable[Article], references: Iterable[Reference]) -> set[str]:
    """Everyone who can be among the outlets of a claim."""
    news = {article.wire or article.outlet for article in articles if not article.brief}
    return news | {reference.publisher for reference in references}


def reported(collection: Collection, claim: Claim) -> date:
    """When a claim was published: its article's day, or the earliest of a brief's references."""
    article = collection.articles[claim.article]
    found = (collection.references[r].published for r in claim.references)
    days = [when.earliest for when in found if when is not None and when.earliest is not None]
    return min(days) if article.brief and days else article.published


def standing(claims: Iterable[Claim]) -> Standing:
    """What a tie amounts to: happened where one claim says so, else the strongest it has."""
    claims = list(claims)
    if any(affirms(c) for c in claims):
        return "happened"
    stated = {c.modality for c in claims if c.polarity == "affirmed"}
    return next((s for s in _STRENGTH if s in stated), "denied")


def _tie(collection: Collection, id_: str, claims: list[Claim]) -> Tie:
    relation = collection.relations[claims[0].relation]
    subject, _, object_ = id_.split("--")
    stands = standing(claims)
    proof = [c for c in claims if affirms(c)] if stands == "happened" else claims
    denials = [c for c in claims if c.polarity == "denied"]
    return Tie(
        id=id_, subject=subject, relation=relation.id, object=object_, sign=relation.sign,
        standing=stands,
        kinds=_each(k for c in proof for k in c.kinds),
        intervals=tuple(intervals(proof, relation.durable)),
        claims=tuple(c.id for c in claims),
        proof=tuple(c.id for c in proof),
        articles=_each(c.article for c in proof),
        outlets=_each(o for c in proof for o in outlets(collection, c)),
        reported=tuple(sorted({reported(collection, c) for c in proof})),
        contested=stands != "denied" and bool(denials),
        denied_by=_each(_denier(collection, c) for c in denials),
    )  # fmt: skip


def _each(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))


def _denier(collection: Collection, claim: Claim) -> str:
    return claim.attribution or collection.articles[claim.article].outlet


def intervals(claims: Sequence[Claim], durable: bool) -> list[Interval]:
    """The stretches that claims add up to, in the order of time.

    Momentary: one a date. Durable: from the first mention to the last; a stated end closes, a
    later start opens the next; open-ended only where a claim says that it goes on and no claim
    states a later end.
    """
    spans = sorted({_span(c) for c in claims}, key=lambda s: (_first(s), _last(s), s[2]))
    if not durable:
        return [_interval(start, end) for start, end, _ in spans]
    out: list[list[Span]] = []
    for span in spans:
        if out and not _begins_anew(out[-1], span):
            out[-1].append(span)
        else:
            out.append([span])
    return [_merge(group) for group in out]


Span = tuple[Point | None, Point | None, bool]


def _span(claim: Claim) -> Span:
    return claim.when.start, claim.when.end, claim.when.interval


def _first(span: Span) -> date:
    return date.min if span[0] is None else span[0].earliest


def _last(span: Span) -> date:
    return date.max if span[1] is None else span[1].latest


def _stated_end(group: Iterable[Span]) -> date | None:
    """The latest end that a claim states; None where no claim states one."""
    ends = [span[1].latest for span in group if span[2] and span[1] is not None]
    return max(ends, default=None)


def _begins_anew(group: list[Span], span: Span) -> bool:
    end = _stated_end(group)
    return end is not None and _first(span) > end


def _merge(group: list[Span]) -> Interval:
    start = None if any(s[0] is None for s in group) else min(group, key=_first)[0]
    return _interval(start, _end_of(group))


def _end_of(group: list[Span]) -> Point | None:
    """The end of a stretch: open where a claim says that it goes on, unless a later end is stated."""
    closed = [s[1] for s in group if s[1] is not None]
    latest = max(closed, key=lambda p: (p.latest, p.earliest), default=None)
    going_on = [_first(s) for s in group if s[1] is None]
    end = _stated_end(group)
    if going_on and (end is None or end <= max(going_on)):
        return None
    return latest


def _interval(start: Point | None, end: Point | None) -> Interval:
    return Interval(
        start=None if start is None else start.earliest,
        start_latest=None if start is None else start.latest,
        end_earliest=None if end is None else end.earliest,
        end=None if end is None else end.latest,
        start_precision="" if start is None else start.precision,
        end_precision="" if end is None else end.precision,
    )


def _contradicted(ties: list[Tie], collection: Collection) -> list[Tie]:
    """Marks the ties that another tie of the same pair and time can't be true beside."""
    by_pair = defaultdict(list)
    for tie in ties:
        if tie.standing == "happened":
            by_pair[frozenset((tie.subject, tie.object))].append(tie)
    against: dict[str, list[str]] = defaultdict(list)
    for pair in by_pair.values():
        for tie in pair:
            for other in pair:
                if excludes(tie, other, collection.relations):
                    against[tie.id].append(other.id)
                    against[other.id].append(tie.id)
    return [
        tie.model_copy(update={"contested": True, "opposed_by": _each(against[tie.id])})
        if tie.id in against else tie
        for tie in ties
    ]  # fmt: skip


def excludes(tie: Tie, other: Tie, relations: dict[str, Relation]) -> bool:
    """Whether `other` says the opposite of `tie` for an overlapping time."""
    if other.relation not in EXCLUDES.get(tie.relation, ()):
        return False
    mutual = not relations[other.relation].directed
    same_way = (tie.subject, tie.object) == (other.subject, other.object)
    return (mutual or same_way) and any(
        _overlap(a, b) for a in tie.intervals for b in other.intervals
    )


def _overlap(a: Interval, b: Interval) -> bool:
    return (a.start or date.min) <= (b.end or date.max) and (b.start or date.min) <= (
        a.end or date.max
    )


def stretch_on(tie: Tie, day: date) -> Interval | None:
    """The stretch that meets a day; None where the tie does not hold on it."""
    met = (i for i in tie.intervals if (i.start or date.min) <= day <= (i.end or date.max))
    return next(met, None)


def holds_in(tie: Tie, start: date | None, end: date | None) -> bool:
    """Whether a tie holds on any day of a window, both ends included; None is an open side."""
    return any(
        (i.start or date.min) <= (end or date.max) and (i.end or date.max) >= (start or date.min)
        for i in tie.intervals
    )


def common(ties: Iterable[Tie]) -> tuple[tuple[date, date], ...]:
    """The stretches, first and last day, for which all of some ties may have held."""
    out = [(date.min, date.max)]
    for tie in ties:
        spans = [(i.start or date.min, i.end or date.max) for i in tie.intervals]
        out = [
            (max(a, c), min(b, d)) for a, b in out for c, d in spans if max(a, c) <= min(b, d)
        ]  # fmt: skip
    return tuple(out)


def evidence(tie: Tie) -> tuple[int, bool, int]:
    """How well a tie is proved, more is better: outlets, then uncontested, then known longer."""
    return len(tie.outlets), not tie.contested, -min(tie.reported, default=date.max).toordinal()


def holds_on(tie: Tie, day: date) -> Literal["yes", "maybe", "no"]:
    """Whether a tie holds on a day: for certain, possibly (its dates are too coarse), or not."""
    answers = {_holds(i, day) for i in tie.intervals}
    return next((a for a in ("yes", "maybe") if a in answers), "no")


def _holds(i: Interval, day: date) -> Literal["yes", "maybe", "no"]:
    if not (i.start or date.min) <= day <= (i.end or date.max):
        return "no"
    certain = (i.start_latest or date.min) <= day <= (i.end_earliest or date.max)
    return "yes" if certain else "maybe"
