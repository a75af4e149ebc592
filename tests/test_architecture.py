"""Who may import whom: the table of docs/architecture.md held against the code."""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
CODE = TOP / "explorer"
FILES = sorted(p for p in CODE.rglob("*.py") if "frontend" not in p.parts)
ROW = re.compile(r"^\| `([\w/]+?)(?:\.py|/)` \|.*\| ([^|]*) \| ?([^|]*)\|$", re.MULTILINE)


@dataclass(frozen=True)
class Room:
    may_import: frozenset[str]
    libraries: frozenset[str]


def words(cell: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", cell)) - {"nothing"}


def read_table() -> dict[str, Room]:
    text = (TOP / "docs/architecture.md").read_text(encoding="utf-8")
    return {m[1]: Room(words(m[2]), words(m[3])) for m in ROW.finditer(text)}


ROOMS = read_table()
LIBRARIES = frozenset().union(*(room.libraries for room in ROOMS.values()))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "explorer":
            yield from (f"explorer.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def wrong_imports(room: str, names: Iterator[str]) -> Iterator[str]:
    for name in names:
        library, _, rest = name.partition(".")
        other = rest.partition(".")[0]
        if library == "explorer":
            if other and other not in {room, "__version__"} | ROOMS[room].may_import:
                yield f"{room} may not import {name}"
        elif library in LIBRARIES and library not in ROOMS[room].libraries:
            yield f"{room} may not import {name}"


def test_the_table_is_read():
    assert len(ROOMS) > 15
    assert ROOMS["errors"] == Room(frozenset(), frozenset())
    assert "ibis" in ROOMS["store"].libraries


def test_rooms_in_the_table_name_rooms_of_the_table():
    named = frozenset().union(*(room.may_import for room in ROOMS.values()))
    assert named <= set(ROOMS)


def test_no_two_rooms_import_each_other():
    for name, room in ROOMS.items():
        assert not [o for o in room.may_import if name in ROOMS[o].may_import], name


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(CODE)))
def test_imports_follow_the_table(path):
    room = path.relative_to(CODE).with_suffix("").parts[0]
    if room == "__init__":
        assert set(imported(path)) <= set(sys.stdlib_module_names)
        return
    assert room in ROOMS, f"{room} has no row in docs/architecture.md"
    assert list(wrong_imports(room, imported(path))) == []


def test_a_wrong_import_is_seen():
    assert list(wrong_imports("model", iter(["explorer.store", "dash.dcc", "json"]))) == [
        "model may not import explorer.store",
        "model may not import dash.dcc",
    ]
