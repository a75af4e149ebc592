"""When nobody wrote: the gaps between the days of reports, told apart from a stated end. Pure."""

import itertools
from collections.abc import Iterable
from datetime import date, timedelta

LEAST = timedelta(days=365)
"""The shortest time without a report that is spoken of."""

Gap = tuple[date, date]


def gaps(days: Iterable[date], least: timedelta = LEAST) -> list[Gap]:
    """The stretches between two neighbouring reports that last at least `least`, longest first."""
    pairs = itertools.pairwise(sorted(set(days)))
    found = [(a, b) for a, b in pairs if b - a >= least]
    return sorted(found, key=lambda gap: (gap[0] - gap[1], gap[0]))


def months(gap: Gap) -> int:
    """Whole months of a gap."""
    (a, b) = gap
    return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day)
