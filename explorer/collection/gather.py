"""The files of a collection to a draft: every record with its line, every problem met."""

import hashlib
import math
import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from explorer.collection.csv_text import read_csv
from explorer.collection.draft import Draft, Problem
from explorer.collection.records import record
from explorer.collection.text import read_bytes, read_text
from explorer.collection.yaml_text import Lines, read_yaml
from explorer.errors import DataError
from explorer.model import (
    Actor,
    Article,
    Claim,
    Event,
    Place,
    Record,
    Reference,
    Relation,
    Settings,
    Story,
)

ACTOR_COLUMNS = (
    "id", "name", "type", "subtype", "aliases", "name_ar", "active_from", "active_to",
    "country", "place", "wikidata", "note",
)  # fmt: skip
PLACE_COLUMNS = ("id", "name", "aliases", "country", "lat", "lon")
REFERENCE_COLUMNS = ("id", "publisher", "title", "published", "url", "kind", "reliability")
POSITION_COLUMNS = ("id", "x", "y")
MAX_TEXT = 1_000_000

# cells that mean "not known" when they are empty
_NONE = frozenset({"active_from", "active_to", "published", "lat", "lon"})
_SIGNS: dict[str, Any] = {"-1": -1, "0": 0, "1": 1, "+1": 1}
_FRONT = re.compile(r"---\n(.*?\n)---\n\n?", re.DOTALL)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
M = TypeVar("M", bound=Record)


Progress = Callable[[int, int], None]


def gather(folder: Path, progress: Progress | None = None) -> Draft:
    """Reads a folder; raises DataError only where it is no folder or can't be listed.

    `progress` is told after each file of an article how many are read, and of how many.
    """
    try:
        return _gathered(folder, progress)
    except OSError as error:
        reason = f"can't be read ({error.strerror or error}): see to its rights"
        raise DataError(error.filename or folder, 0, reason) from error


def _gathered(folder: Path, progress: Progress | None) -> Draft:
    if not folder.is_dir():
        raise DataError(folder, 0, "is no folder: give the folder of a collection")
    draft = Draft(folder)
    _try(draft, lambda: _settings(draft))
    _try(draft, lambda: _relations(draft))
    _try(draft, lambda: _list(draft, "actors", Actor, ACTOR_COLUMNS, draft.actors))
    if _there(folder / "places.csv"):
        _try(draft, lambda: _list(draft, "places", Place, PLACE_COLUMNS, draft.places))
    if _there(folder / "references.csv"):
        columns = REFERENCE_COLUMNS
        _try(draft, lambda: _list(draft, "references", Reference, columns, draft.references))
    if _there(folder / "positions.csv"):
        _try(draft, lambda: _positions(draft))
    _articles(draft, progress)
    _stories(draft)
    draft.digest = digest(folder)
    return draft


def relations_path(folder: Path) -> Path:
    """Where the vocabulary stands: in the collection, or beside it."""
    own = folder / "relations.yaml"
    if _there(own):
        return own
    above = folder.absolute() if folder.name in ("", "..") else folder
    return above.parent / own.name


def data_files(folder: Path) -> list[Path]:
    """All files that a collection consists of, in the order of their names."""
    names = ("collection.yaml", "actors.csv", "places.csv", "references.csv", "positions.csv")
    articles = folder / "articles"
    stories = folder / "stories"
    texts = [*articles.glob("*.md"), *articles.glob("*.claims.yaml"), *stories.glob("*.yaml")]
    return sorted(p for p in (*(folder / n for n in names), *texts) if _there(p))


def digest(folder: Path) -> str:
    """sha256 of the names and bytes of all files, relations.yaml included."""
    total = hashlib.sha256()
    files = [(p.relative_to(folder).as_posix(), p) for p in data_files(folder)]
    for name, path in sorted([*files, ("../relations.yaml", relations_path(folder))]):
        try:
            data = read_bytes(path)
        except DataError:  # told as a problem already
            continue
        total.update(os.fsencode(name) + f"\0{len(data)}\0".encode() + data)
    return total.hexdigest()


def _there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _try(draft: Draft, step: Callable[[], None]) -> None:
    try:
        step()
    except DataError as error:
        draft.problems.append(Problem(Path(error.path), error.line, error.reason))


def _settings(draft: Draft) -> None:
    path = draft.settings_path = draft.folder / "collection.yaml"
    values, lines = read_yaml(path, read_text(path))
    row = record(Settings, values, path, lines, draft.problems)
    draft.settings = None if row is None else row.record


def _relations(draft: Draft) -> None:
    path = relations_path(draft.folder)
    values, lines = read_yaml(path, read_text(path))
    if not isinstance(values, dict):
        raise DataError(path, 1, "is no list of relations: write `id: {label: …}` lines")
    draft.given["relation"] = set(values)
    places = _by_first(lines)
    for id, fields in values.items():
        if isinstance(fields, dict):
            given = fields.get("sign")
            sign = _SIGNS.get(given, given) if isinstance(given, str) else given
            fields = {"id": id, **fields, **({} if given is None else {"sign": sign})}
        row = record(Relation, fields, path, places[id], draft.problems)
        if row is not None:
            draft.relations.append(row)


def _list(draft: Draft, name: str, kind: type[M], columns: Sequence[str], rows: list[Any]) -> None:
    path = draft.folder / f"{name}.csv"
    given = draft.given.setdefault(name.removesuffix("s"), set())
    for line, cells in read_csv(path, read_text(path), columns, draft.problems):
        given.add(cells["id"])
        draft.problems.extend(_spaces(path, line, cells))
        row = record(kind, _fields(cells), path, {(): line}, draft.problems)
        if row is not None:
            rows.append(row)


def _fields(cells: dict[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {n: v for n, v in cells.items() if v or n not in _NONE}
    if "aliases" in values:
        values["aliases"] = tuple(values["aliases"].split("|")) if values["aliases"] else ()
    if values.get("reliability") == "":
        del values["reliability"]
    return values


def _spaces(path: Path, line: int, cells: dict[str, str]) -> Iterator[Problem]:
    for name, cell in cells.items():
        parts = cell.split("|") if name == "aliases" else [cell]
        if any(part != part.strip() for part in parts):
            yield Problem(path, line, f"{name} has a space at an end of its text: delete it")


def _positions(draft: Draft) -> None:
    path = draft.folder / "positions.csv"
    actors = draft.given.get("actor", set())
    for line, cells in read_csv(path, read_text(path), POSITION_COLUMNS, draft.problems):
        try:
            spot = (float(cells["x"]), float(cells["y"]))
        except ValueError:
            spot = (math.nan, math.nan)
        reason = ""
        if not all(map(math.isfinite, spot)):
            reason = "x and y are no numbers: run `explorer layout`"
        elif cells["id"] not in actors or cells["id"] in draft.positions:
            reason = f'"{cells["id"][:60]}" is no actor or stands twice: run `explorer layout`'
        if reason:
            draft.problems.append(Problem(path, line, reason))
        else:
            draft.positions[cells["id"]] = spot


def _articles(draft: Draft, progress: Progress | None) -> None:
    folder = draft.folder / "articles"
    if not folder.is_dir() or folder.is_symlink():
        reason = "is no folder: make it and put the articles there"
        draft.problems.append(Problem(folder, 0, reason))
        return
    files = [p for p in sorted(folder.iterdir()) if not p.name.startswith(".")]
    for read, path in enumerate(files, 1):
        if path.name.endswith(".claims.yaml"):
            _try(draft, lambda p=path: _claims(draft, p))  # type: ignore[misc]
        elif path.suffix == ".md":
            _try(draft, lambda p=path: _article(draft, p))  # type: ignore[misc]
        else:
            reason = "is no article: name it DATE-SLUG.md or DATE-SLUG.claims.yaml, or move it"
            draft.problems.append(Problem(path, 0, reason))
        if progress is not None:
            progress(read, len(files))


def _stories(draft: Draft) -> None:
    folder = draft.folder / "stories"
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith("."):
            continue
        if path.suffix != ".yaml":
            draft.problems.append(Problem(path, 0, "is no story: name it SLUG.yaml, or move it"))
            continue
        _try(draft, lambda p=path: _story(draft, p))  # type: ignore[misc]


def _story(draft: Draft, path: Path) -> None:
    values, lines = read_yaml(path, read_text(path))
    if isinstance(values, dict):
        values = {"id": path.stem, **values}
    row = record(Story, values, path, lines, draft.problems)
    if row is not None:
        draft.stories.append(row)


def _article(draft: Draft, path: Path) -> None:
    draft.given.setdefault("article", set()).add(path.stem)
    if _ID.fullmatch(path.stem) is None:
        raise DataError(path, 0, "is no name of an article: rename it like 2020-12-26-a-visit.md")
    text = read_text(path)
    front = _FRONT.match(text)
    if front is None:
        raise DataError(path, 1, "has no front matter: start with title and so on between two ---")
    body = text[front.end() :]
    if not body.strip():
        raise DataError(path, 1, "has no text: write it below the front matter")
    if len(body) > MAX_TEXT:
        raise DataError(path, 1, f"is longer than {MAX_TEXT:,} characters: divide it")
    values, lines = read_yaml(path, front[1], first_line=2)
    if isinstance(values, dict):
        values = {**values, "id": path.stem, "text": body}
    row = record(Article, values, path, lines, draft.problems)
    if row is not None:
        draft.articles.append(row)


def _claims(draft: Draft, path: Path) -> None:
    article = path.name.removesuffix(".claims.yaml")
    if not (path.parent / f"{article}.md").exists():
        raise DataError(path, 0, f"has no article: add {article}.md or delete this file")
    values, lines = read_yaml(path, read_text(path))
    values = {} if values is None else values
    unknown = [k for k in values if k not in ("events", "claims")] if _mapping(values) else [""]
    if unknown:
        line = lines.get((unknown[0],), 1)
        raise DataError(path, line, "has other parts than `events:` and `claims:`: delete them")
    _part(draft, path, "events", (values, lines), draft.events, Event)
    _part(draft, path, "claims", (values, lines), draft.claims, Claim)


def _mapping(values: Any) -> bool:
    return isinstance(values, dict)


def _part(
    draft: Draft, path: Path, part: str, read: tuple[Any, Lines], rows: list[Any], kind: type[M]
) -> None:
    values, lines = read
    items = values.get(part) or []
    if not isinstance(items, list):
        raise DataError(path, lines[(part,)], f"{part} is no list: start each one with `- id:`")
    places = _by_item(lines, part)
    for number, item in enumerate(items):
        if isinstance(item, dict):
            draft.given.setdefault(part.removesuffix("s"), set()).add(str(item.get("id")))
            item = {**item, "article": path.name.removesuffix(".claims.yaml")}
        row = record(kind, item, path, places.get(number, {}), draft.problems)
        if row is not None:
            rows.append(row)


def _by_item(lines: Lines, part: str) -> dict[str | int, Lines]:
    return _by_first({loc[1:]: line for loc, line in lines.items() if loc[:1] == (part,)})


def _by_first(lines: Lines) -> dict[str | int, Lines]:
    """The lines below each key or number, counted from there."""
    found: dict[str | int, Lines] = {}
    for loc, line in lines.items():
        if loc:
            found.setdefault(loc[0], {})[loc[1:]] = line
    return found
