"""Everything that can go wrong, on one page.

ExplorerError
├── DataError        a file of a collection can't be read as what it should be
│   └── CollectionBroken   a collection has problems; carries all of them
├── BadDate          a text is no EDTF date of level 1
├── AmbiguousName    a name means several actors and no date tells which
├── BadSelection     an address or a request asks for something that means nothing
├── NotFound         no record has this id
└── SetupError       the machine lacks something: a port, a folder, the bundle
"""

from collections.abc import Sequence
from pathlib import Path


def shown(text: str) -> str:
    """The text for one line of a terminal: signs that nobody sees, or that steer it, as escapes."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


class ExplorerError(Exception):
    """The base of all errors that are told to the user as one line."""


class DataError(ExplorerError):
    """A file can't be read; names the file and the line (1-based, 0 for the whole file)."""

    def __init__(self, path: Path | str, line: int, reason: str) -> None:
        super().__init__(shown(f"{path}:{line}: {reason}"))
        self.path, self.line, self.reason = path, line, reason


class CollectionBroken(DataError):
    """A collection has problems; `lines` holds one line a problem, ready to print."""

    def __init__(self, path: Path | str, lines: Sequence[str]) -> None:
        super().__init__(path, 0, f"{len(lines)} problems; `explorer check` lists them")
        self.lines = tuple(lines)


class BadDate(ExplorerError, ValueError):
    """A text that is no EDTF date of level 1; a ValueError, so that pydantic reports its place."""


class AmbiguousName(ExplorerError):
    """A name that several actors bear; `ids` are theirs."""

    def __init__(self, name: str, ids: Sequence[str]) -> None:
        super().__init__(f'"{name}" means {" or ".join(ids)}: give a date or the full name')
        self.ids = tuple(ids)


class BadSelection(ExplorerError):
    """A value of a view that means nothing; the sentence says which and what is allowed."""


class NotFound(ExplorerError):
    """No record has this id."""


class SetupError(ExplorerError):
    """The machine lacks something; the sentence says what to do."""
