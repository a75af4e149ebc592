"""What changed between two dates: each tie is new, ended, unchanged or undecided. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from explorer.model import Tie
from explorer.ties import holds_on

_CLASS = {
    ("no", "yes"): "new",
    ("yes", "no"): "ended",
    ("yes", "yes"): "unchanged",
}


@dataclass(frozen=True, slots=True)
class Flip:
    """A pair whose signed ties were all of one sign on one date and all of the other on the
    other; its best-supported tie of each date."""

    before: Tie
    after: Tie


@dataclass(frozen=True, slots=True)
class Changes:
    """Every tie that holds, or may hold, on one of two dates; best supported first.

    A tie of a flipped pair is also among the new or the ended.
    """

    new: tuple[Tie, ...] = ()
    ended: tuple[Tie, ...] = ()
    flipped: tuple[Flip, ...] = ()
    unchanged: tuple[Tie, ...] = ()
    undecided: tuple[Tie, ...] = ()


def compare(ties: Iterable[Tie], a: date, b: date) -> Changes:
    """What stands on `b` against what stood on `a`.

    A tie whose dates are too coarse to say whether it holds on one of the two is undecided,
    never new.
    """
    groups: dict[str, list[Tie]] = defaultdict(list)
    held: dict[str, tuple[str, str]] = {}
    ordered = sorted(ties, key=lambda t: (-len(t.outlets), -len(t.proof), t.id))
    for tie in ordered:
        answers = held[tie.id] = (holds_on(tie, a), holds_on(tie, b))
        if answers != ("no", "no"):
            groups[_CLASS.get(answers, "undecided")].append(tie)
    flipped = _flips(ordered, held)
    return Changes(**{name: tuple(g) for name, g in groups.items()}, flipped=tuple(flipped))


def _flips(ties: list[Tie], held: dict[str, tuple[str, str]]) -> Iterator[Flip]:
    """The pairs that turned; `ties` stand in their order, the best supported first."""
    pairs: dict[frozenset[str], list[Tie]] = defaultdict(list)
    for tie in ties:
        if tie.sign:
            pairs[frozenset((tie.subject, tie.object))].append(tie)
    for own in pairs.values():
        if any("maybe" in held[t.id] for t in own):
            continue
        before, after = ([t for t in own if held[t.id][i] == "yes"] for i in (0, 1))
        signs = ({t.sign for t in before}, {t.sign for t in after})
        if signs in (({1}, {-1}), ({-1}, {1})):
            yield Flip(before[0], after[0])
