"""EDTF level 1 dates as (earliest, latest, precision).

Plain days, months and years are read here, since the edtf library takes milliseconds a
date; everything else of level 1 goes through it and is cached.
"""

import calendar
import re
import warnings
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from explorer.errors import BadDate

_PLAIN = re.compile(r"(\d{4})(?:-(0\d|1\d)(?:-(\d\d))?)?([~?%]?)", re.ASCII)
# seasons (2019-21 is spring) and unspecified digits: 201X, 2019-XX, 2019-04-XX
_COARSE = re.compile(r"(\d{4}-2[1-4]|\d{2}XX|\d{3}X|\d{4}-XX(-XX)?|\d{4}-\d\d-XX)[~?%]?", re.ASCII)
_SHAPES = "2020-12-24, 2020-12, 2020, 2020~, 2019/2020, 2019/.. or ../2014"


def _cut(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"


@dataclass(frozen=True, slots=True)
class Point:
    """One side of a date: its first and last possible day, its precision, whether it is about."""

    earliest: date
    latest: date
    precision: str
    approximate: bool


@dataclass(frozen=True, slots=True)
class When:
    """What an article says of a time, at the precision in which it says it.

    `start` or `end` is None where that side is open; `interval` tells START/END from a mention.
    """

    text: str
    start: Point | None
    end: Point | None
    interval: bool

    @property
    def earliest(self) -> date | None:
        """The first possible day; None where the start is not known."""
        return None if self.start is None else self.start.earliest

    @property
    def latest(self) -> date | None:
        """The last possible day; None where the end is open."""
        return None if self.end is None else self.end.latest

    @property
    def open(self) -> bool:
        """Whether the article says that it goes on."""
        return self.end is None

    @property
    def precision(self) -> str:
        """day, month or year: the coarser of what is known of start and end; empty for ../.."""
        known = {p.precision for p in (self.start, self.end) if p is not None}
        return next((p for p in ("year", "month", "day") if p in known), "")


@lru_cache(maxsize=65_536)
def parse_when(text: str) -> When:
    """Reads an EDTF level 1 date or interval; raises BadDate with a sentence that says why."""
    left, slash, right = text.partition("/")
    if not slash:
        point = _point(text, text)
        return When(text, point, point, interval=False)
    if not left or not right:
        raise BadDate(f'"{_cut(text)}": write an open side as ..')
    start = None if left == ".." else _point(left, text)
    end = None if right == ".." else _point(right, text)
    if start is not None and end is not None and end.latest < start.earliest:
        raise BadDate(f'"{_cut(text)}": the end is before the start')
    return When(text, start, end, interval=True)


def _point(part: str, whole: str) -> Point:
    match = _PLAIN.fullmatch(part)
    if match is None:
        return _by_library(part, whole)
    year, month, day, mark = match.groups()
    try:
        return _plain(int(year), month, day, mark)
    except ValueError as error:
        raise BadDate(f'"{_cut(whole)}" is no day of the calendar ({error})') from error


def _plain(year: int, month: str | None, day: str | None, mark: str) -> Point:
    about = bool(mark)
    if month is None:
        return Point(date(year, 1, 1), date(year, 12, 31), "year", about)
    if day is None:
        last = calendar.monthrange(year, int(month))[1] if 1 <= int(month) <= 12 else 0
        return Point(date(year, int(month), 1), date(year, int(month), last), "month", about)
    exact = date(year, int(month), int(day))
    return Point(exact, exact, "day", about)


def _by_library(part: str, whole: str) -> Point:
    if _COARSE.fullmatch(part) is None:
        raise BadDate(f'"{_cut(whole)}" is no date: write {_SHAPES}')
    try:
        earliest, latest = _bounds(part.rstrip("~?%"))  # a mark does not move the bounds
    except Exception as error:  # the library raises many kinds for one cause
        raise BadDate(f'"{_cut(whole)}" is no date: write {_SHAPES}') from error
    days = (latest - earliest).days
    return Point(earliest, latest, "day" if days == 0 else "month" if days < 100 else "year", True)


def _bounds(part: str) -> tuple[date, date]:
    with warnings.catch_warnings():
        # edtf builds its grammar in a way that pyparsing 3.3 warns of; nothing of ours is in it
        warnings.simplefilter("ignore")
        from edtf import parse_edtf

        parsed = parse_edtf(part)
        low, high = parsed.lower_strict(), parsed.upper_strict()
    return date(*low[:3]), date(*high[:3])


def spelled(value: date, precision: str = "day") -> str:
    """A day at its precision: "2019", "April 2019", "4 April 2019"."""
    if precision == "year":
        return str(value.year)
    return f"{value:%B %Y}" if precision == "month" else f"{value.day} {value:%B %Y}"
