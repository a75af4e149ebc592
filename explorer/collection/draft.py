"""A collection while it is read: records with their lines, and what is wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from explorer.errors import shown
from explorer.model import Actor, Article, Claim, Event, Place, Reference, Relation, Settings, Story

R = TypeVar("R")


class Problem(NamedTuple):
    """What is wrong at a line of a file (0: the whole file), and how to mend it."""

    path: Path
    line: int
    text: str

    def __str__(self) -> str:
        return shown(f"{self.path}:{self.line}: {self.text}")


@dataclass(frozen=True, slots=True)
class Row(Generic[R]):
    """A record and where it stands; `at` has the line of each of its fields."""

    record: R
    path: Path
    line: int
    at: Mapping[tuple[str | int, ...], int] = field(default_factory=dict)

    def problem(self, text: str, *loc: str | int) -> Problem:
        """A problem of this record, at the line of the field that `loc` leads to."""
        while loc and loc not in self.at:
            loc = loc[:-1]
        return Problem(self.path, self.at[loc] if loc else self.line, text)


@dataclass(slots=True)
class Draft:
    """All rows of a collection, and the problems met while reading them.

    `given` has the ids of actors, places, events and references that stand in the lists even
    where their row is wrong: a wrong row is told once and not again at every use.
    """

    folder: Path
    settings: Settings | None = None
    settings_path: Path = Path()
    relations: list[Row[Relation]] = field(default_factory=list)
    actors: list[Row[Actor]] = field(default_factory=list)
    places: list[Row[Place]] = field(default_factory=list)
    references: list[Row[Reference]] = field(default_factory=list)
    articles: list[Row[Article]] = field(default_factory=list)
    events: list[Row[Event]] = field(default_factory=list)
    claims: list[Row[Claim]] = field(default_factory=list)
    stories: list[Row[Story]] = field(default_factory=list)
    positions: dict[str, tuple[float, float]] = field(default_factory=dict)
    given: dict[str, set[str]] = field(default_factory=dict)
    digest: str = ""
    problems: list[Problem] = field(default_factory=list)
