"""Values of a file to records, and pydantic's errors to sentences that say how to mend them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from explorer.collection.draft import Problem, Row
from explorer.collection.yaml_text import Lines, Loc
from explorer.model import Record

M = TypeVar("M", bound=Record)


def record(
    kind: type[M], values: Any, path: Path, lines: Lines, problems: list[Problem]
) -> Row[M] | None:
    """The row of one record, or None and its problems; `lines[()]` is where it stands."""
    line = lines.get((), 1)
    if not isinstance(values, Mapping):
        problems.append(Problem(path, line, f"is no {kind.__name__.lower()}: write its fields"))
        return None
    try:
        return Row(kind.model_validate(values), path, line, lines)
    except ValidationError as error:
        for found in error.errors(include_url=False):
            problems.append(Problem(path, _line(lines, found["loc"]), _sentence(kind, found)))
    return None


def _line(lines: Lines, loc: Loc) -> int:
    while loc and loc not in lines:
        loc = loc[:-1]
    return lines.get(loc, 1)


def _sentence(kind: type[Record], error: Any) -> str:
    name = ".".join(str(part) for part in error["loc"]) or kind.__name__.lower()
    given = str(error.get("input"))[:60]
    match error["type"]:
        case "missing":
            return f"{name} is missing: add it"
        case "extra_forbidden":
            return f'"{name[:60]}" is no field here: {_fields(kind, error["loc"])}'
        case "literal_error":
            return f'{name}: "{given}" is none of {error["ctx"]["expected"].replace(chr(39), "")}'
        case "string_pattern_mismatch" | "string_too_long":
            return f'{name}: "{given}" is no id: lower-case words and digits joined by -'
        case "too_short" if error["ctx"]["min_length"] > 1:
            return f"{name} has too few entries: write {error['ctx']['min_length']} or more"
        case "string_too_short" | "too_short":
            return f"{name} is empty: fill it"
        case "value_error":
            return f"{name}: {error['ctx']['error']}"
    return f'{name}: "{given}" can\'t be read: {error["msg"][:1].lower()}{error["msg"][1:]}'


def _fields(kind: type[Record], loc: Loc) -> str:
    if len(loc) > 1:
        return "delete or correct it"
    return "the fields are " + ", ".join(f.alias or n for n, f in kind.model_fields.items())
