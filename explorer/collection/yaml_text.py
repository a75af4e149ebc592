"""YAML read as text only, with the line of everything.

Values are strings, lists and mappings. Anchors, aliases, tags, doubled keys and a second
document are refused; nothing is read as a number, a date or yes/no.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from explorer.errors import DataError

MAX_DEPTH = 12
Loc = tuple[str | int, ...]
Lines = dict[Loc, int]

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_yaml(path: Path, text: str, first_line: int = 1) -> tuple[Any, Lines]:
    """The value of a YAML text and the line of each place in it; raises DataError.

    `first_line` is the line of the file at which the text begins.
    """
    reader = _Reader(path, first_line - 1)
    try:
        return reader.document(yaml.parse(text, Loader=_LOADER)), reader.lines
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark is not None else 0)
        raise DataError(path, line, f"is no YAML ({error.problem}): quote or indent it") from None
    except yaml.YAMLError as error:
        reason = str(error).splitlines()[0][:120]
        raise DataError(path, first_line, f"is no YAML ({reason}): see data-format.md") from None


class _Reader:
    def __init__(self, path: Path, skipped: int) -> None:
        self.path, self.skipped = path, skipped + 1
        self.lines: Lines = {}

    def document(self, events: Iterator[Any]) -> Any:
        value: Any = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self.error(event, "starts a second document: keep one")
            elif isinstance(event, yaml.NodeEvent):
                value = self.node(event, events, ())
        return value

    def node(self, event: Any, events: Iterator[Any], loc: Loc) -> Any:
        self.lines[loc] = event.start_mark.line + self.skipped
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise self.error(event, "has an anchor or alias (& or *): write it out, or quote it")
        if event.tag is not None:
            raise self.error(event, f"has a tag ({event.tag[:40]}): leave it out, or quote it")
        if isinstance(event, yaml.ScalarEvent):
            return event.value
        if len(loc) >= MAX_DEPTH:
            raise self.error(event, f"is nested deeper than {MAX_DEPTH}: flatten it")
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(events, loc)
        return self.mapping(events, loc)

    def sequence(self, events: Iterator[Any], loc: Loc) -> list[Any]:
        values: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            values.append(self.node(event, events, (*loc, len(values))))
        return values

    def mapping(self, events: Iterator[Any], loc: Loc) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.key(event, values)
            values[key] = self.node(next(events), events, (*loc, key))
            self.lines[(*loc, key)] = event.start_mark.line + self.skipped
        return values

    def key(self, event: Any, values: dict[str, Any]) -> str:
        if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
            raise self.error(event, "has a key that is no plain word: write a field's name")
        if event.value in values:
            raise self.error(event, f'"{event.value[:60]}" stands twice: keep one')
        return str(event.value)

    def error(self, event: Any, reason: str) -> DataError:
        return DataError(self.path, event.start_mark.line + self.skipped, reason)
