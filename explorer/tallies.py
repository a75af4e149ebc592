"""What the charts and the map count, each mark with the view that proves it. Pure."""

from collections import Counter, defaultdict
from collections.abc import Collection as Collection_
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median, quantiles
from typing import Any

from explorer.camps import Camps
from explorer.model import Collection, Event, Tie
from explorer.names import fold
from explorer.ties import holds_in, pair

Patch = dict[str, Any]
Window = tuple[date, date]
Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""West, east, south and north, in degrees."""
_ROWS = 14
"""Rows of a chart at most: the others are counted in a sentence."""
_WIDE = 5.0
"""Degrees of room around the places of a map."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its column and row, how many it stands for, and the view that it opens.

    `sign` is 1, -1 or 0; `say` is its text for the tooltip and the table.
    """

    x: str
    y: str
    n: int
    say: str
    patch: Patch
    sign: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """The marks of one chart, its rows in order, and how many rows were left out."""

    marks: tuple[Mark, ...]
    rows: tuple[str, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Band:
    """One office or command with its first and last day within the window."""

    row: str
    of: str
    start: date
    end: date
    open: bool
    patch: Patch


def periods(window: Window) -> list[tuple[str, Window]]:
    """The window in years, in quarters where it has four years at most, in months in one and a
    half: each with its name and its days."""
    start, end = window
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    step = 1 if months <= 18 else 3 if months <= 48 else 12
    first = date(start.year, (start.month - 1) // step * step + 1, 1)
    out = []
    while first <= end:
        after = _later(first, step)
        last = date.fromordinal(after.toordinal() - 1)
        name = {1: f"{first:%Y-%m}", 3: f"{first.year} Q{first.month // 3 + 1}"}.get(
            step, str(first.year)
        )
        out.append((name, (max(first, start), min(last, end))))
        first = after
    return out


def _later(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 + months
    return date(total // 12, total % 12 + 1, 1)


def support(collection: Collection, ties: Iterable[Tie], window: Window) -> Tally:
    """Who backed others, by period: the number of ties *backs* that held in it."""
    backing: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        if tie.relation == "backs":
            backing[tie.subject].append(tie)
    order = sorted(backing, key=lambda a: (-sum(len(t.outlets) for t in backing[a]), a))
    marks, names = [], labels(collection, order)
    for actor in order[:_ROWS]:
        label = names[actor]
        for name, days in periods(window):
            held = [t for t in backing[actor] if holds_in(t, *days)]
            if held:
                backed = ", ".join(collection.actors[t.object].label for t in held)
                patch = {
                    "actor": [actor],
                    "relations": ["backs"],
                    "time": "held",
                    **_dates(days),
                    "show": "passages",
                }
                marks.append(
                    Mark(name, label, len(held), f"{label} backs {backed}, {name}", patch, 1)
                )
    return Tally(tuple(marks), tuple(names[a] for a in order[:_ROWS]), max(0, len(order) - _ROWS))


def happenings(events: Iterable[Event], window: Window) -> Tally:
    """Events by kind and period; an event of several periods counts in the one it begins in."""
    groups: dict[tuple[str, str], list[Event]] = defaultdict(list)
    split = periods(window)
    for event in events:
        begun = event.when.earliest
        if begun is None or event.modality not in ("happened", "ongoing"):
            continue
        name = next((n for n, (a, b) in split if a <= max(begun, window[0]) <= b), None)
        if name and (event.when.latest is None or event.when.latest >= window[0]):
            groups[event.kind, name].append(event)
    total = Counter(kind for kind, name in groups for _ in groups[kind, name])
    order = sorted(total, key=lambda k: (-total[k], k))
    days = dict(split)
    marks = []
    for (kind, name), found in sorted(groups.items()):
        if kind not in order[:_ROWS]:
            continue
        word = kind.replace("_", " ")
        several = {
            **_dates(days[name]),
            "events": [kind],
            "show": "passages",
            "tie": None,
            "event": None,
            "keep": True,
        }
        patch = {"event": found[0].id} if len(found) == 1 else several
        titles = "; ".join(e.title for e in found[:4]) + (" …" if len(found) > 4 else "")
        marks.append(Mark(name, word, len(found), f"{word}, {name}: {titles}", patch))
    rows = tuple(kind.replace("_", " ") for kind in order[:_ROWS])
    return Tally(tuple(marks), rows, max(0, len(order) - _ROWS))


def grid(collection: Collection, ties: Iterable[Tie]) -> Tally:
    """The actors with the most partners against each other: each pair with the sign that more
    outlets tell of; neither where they are as many."""
    pairs: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    partners: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        if tie.subject != tie.object:
            pairs[pair(tie.subject, tie.object)].append(tie)
            partners[tie.subject].add(tie.object)
            partners[tie.object].add(tie.subject)
    order = sorted(partners, key=lambda a: (-len(partners[a]), a))[:_ROWS]
    marks, names = [], labels(collection, order)
    for one in order:
        for other in order:
            found = pairs.get(pair(one, other), [])
            if found:
                a, b = names[one], names[other]
                told = {s: {o for t in found if t.sign == s for o in t.outlets} for s in (1, -1)}
                more = len(told[1]) - len(told[-1])
                say = f"{a} and {b}: " + ", ".join(
                    f"{n} {word}" for s, word in ((1, "cooperative"), (-1, "hostile"), (0, "neutral"))
                    if (n := sum(t.sign == s for t in found))
                )  # fmt: skip
                sign = (more > 0) - (more < 0)
                marks.append(Mark(b, a, len(found), say, {"actor": [one, other]}, sign))
    return Tally(tuple(marks), tuple(names.values()), max(0, len(partners) - _ROWS))


def bands(
    collection: Collection, ties: Iterable[Tie], window: Window, actor: str | None
) -> list[Band]:
    """The offices and commands of one actor (or held in it), or of the persons with the most."""
    of: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        if tie.relation in ("holds_office_in", "commands") and (
            actor is None or actor in (tie.subject, tie.object)
        ):
            of[tie.subject].append(tie)
    chosen = sorted(of, key=lambda a: (-len(of[a]), a))[:_ROWS]
    rows = labels(collection, chosen)
    out = []
    for tie in (tie for holder in chosen for tie in of[holder]):
        verb = collection.relations[tie.relation].label
        office = f"{verb} {collection.actors[tie.object].label}"
        for i in tie.intervals:
            start, end = max(i.start or window[0], window[0]), min(i.end or window[1], window[1])
            if start <= end:
                out.append(
                    Band(rows[tie.subject], office, start, end, i.end is None, {"tie": tie.id})
                )
    return out


def balance(years: Iterable[tuple[int, Camps]]) -> Tally:
    """The share of pairs that fit, in per cent, of each year that has any."""
    marks = []
    for year, found in years:
        if found.pairs:
            share = round(100 * found.balance)
            days = (date(year, 1, 1), date(year, 12, 31))
            say = f"{year}: {share} % of the pairs fit ({found.pairs} pairs, {len(found.camps)} camps)"
            marks.append(Mark(str(year), "", share, say, {**_dates(days), "show": "camps"}))
    return Tally(tuple(marks), ("",))


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with what is known of it in the window; `at` is longitude and latitude."""

    place: str
    name: str
    at: Point
    kinds: tuple[str, ...]
    n: int
    say: str


@dataclass(frozen=True, slots=True)
class Arc:
    """Support by a state from its country, `start`, to where the backed actor is known to be,
    `end`; where that is not known it is not `seated` and ends in the middle of all places."""

    backer: str
    name: str
    start: Point
    end: Point
    seated: bool
    n: int
    say: str
    patch: Patch


SEATS = ("based_in", "controls", "has_base_in", "deployed_in")
"""Relations that say where an actor is, the surest first."""


def spots(collection: Collection, ties: Iterable[Tie], events: Iterable[Event]) -> list[Spot]:
    """Every place with a tie that holds or an event that falls in the window, busiest first."""
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for tie in ties:
        if tie.object in collection.places:
            kinds[tie.object][collection.relations[tie.relation].label] += 1
    for event in events:
        if event.place:
            kinds[event.place]["event"] += 1
    where, out = located(collection), []
    for id_, found in kinds.items():
        if id_ in where:
            name = collection.places[id_].name
            say = ", ".join(f"{n} × {kind}" for kind, n in found.most_common())
            out.append(Spot(id_, name, where[id_], tuple(found), found.total(), f"{name}: {say}"))
    return sorted(out, key=lambda s: (-s.n, s.place))


def arcs(
    collection: Collection, ties: Iterable[Tie], held: Iterable[Tie], countries: Mapping[str, Point]
) -> list[Arc]:
    """Support among `ties` by states whose country has an outline, to the surest place of the
    backed actor among all that `held` in the window."""
    where, lands = located(collection), {fold(name): at for name, at in countries.items()}
    seats: dict[str, tuple[int, int, str]] = {}
    for tie in held:
        if tie.object in where and tie.relation in SEATS:
            rank = (SEATS.index(tie.relation), -len(tie.outlets), tie.object)
            seats[tie.subject] = min(rank, seats.get(tie.subject, rank))
    out = []
    for tie in ties:
        backer = collection.actors[tie.subject]
        names = (fold(name) for name in (backer.label, backer.name, *backer.aliases))
        start = next((lands[name] for name in names if name in lands), None)
        if tie.relation != "backs" or backer.type != "government" or start is None:
            continue
        seat = seats.get(tie.object)
        kinds = f" ({', '.join(k.replace('_', ' ') for k in tie.kinds)})" if tie.kinds else ""
        say = f"{backer.label} backs {collection.actors[tie.object].label}{kinds}"
        end = where[seat[2]] if seat else middle(where.values())
        out.append(Arc(tie.subject, backer.label, start, end, seat is not None,
                       len(tie.outlets), say, {"tie": tie.id}))  # fmt: skip
    return sorted(out, key=lambda a: (-a.n, a.say))


def located(collection: Collection) -> dict[str, Point]:
    """Each place that has coordinates, as longitude and latitude in degrees."""
    return {
        p.id: (p.lon, p.lat) for p in collection.places.values()
        if p.lon is not None and p.lat is not None
    }  # fmt: skip


def middle(points: Collection_[Point]) -> Point:
    """The median of some points."""
    return (median(x for x, _ in points), median(y for _, y in points)) if points else (0.0, 0.0)


def box(places: Collection_[Point], lands: Iterable[Point]) -> Box:
    """What a map shows first: nine in ten of the places and all of the lands, with room around."""
    if len(places) < 2:
        x, y = middle(places)
        edges = [(x, x), (y, y)]
    else:
        axes = (quantiles(axis, n=20, method="inclusive") for axis in zip(*places, strict=True))
        edges = [(cuts[0], cuts[-1]) for cuts in axes]
    (west, east), (south, north) = edges
    for x, y in lands:
        west, east, south, north = min(west, x), max(east, x), min(south, y), max(north, y)
    return west - _WIDE, east + _WIDE, south - _WIDE, north + _WIDE


def _dates(days: Window) -> Patch:
    return {"from": days[0].isoformat(), "to": days[1].isoformat()}


def labels(collection: Collection, actors: Iterable[str]) -> dict[str, str]:
    """The short name of each actor, its whole name where another has the same short one."""
    found = {a: collection.actors[a].label for a in actors}
    often = Counter(found.values())
    return {
        a: collection.actors[a].name if often[label] > 1 else label for a, label in found.items()
    }
