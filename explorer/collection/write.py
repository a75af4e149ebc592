"""Records to the text of their files, and text to a file: whole or not at all."""

import csv
import errno
import fcntl
import io
import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from explorer.collection.gather import (
    ACTOR_COLUMNS,
    PLACE_COLUMNS,
    POSITION_COLUMNS,
    REFERENCE_COLUMNS,
)
from explorer.edtf_dates import When
from explorer.errors import SetupError
from explorer.model import Actor, Article, Claim, Event, Passage, Place, Record, Reference

_UNPRINTED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def write_text(path: Path, text: str) -> None:
    """Replaces a file by this text in one step; raises SetupError and leaves the old one intact.

    A lock beside it keeps two writers apart; the bytes are on the disk when this returns. A link
    is followed; a device or a pipe is written to as it is.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "it is a folder")
        if path.exists() and not path.is_file():
            path.write_bytes(text.encode("utf-8"))
            return
        path = path.resolve()
        with _locked(path):
            _replace(path, text.encode("utf-8"))
    except OSError as error:
        reason = error.strerror or str(error)
        raise SetupError(f"{path}: not written ({reason}): see to space and rights") from error


def write_positions(folder: Path, positions: Mapping[str, tuple[float, float]]) -> None:
    """Writes a collection's `positions.csv`; raises SetupError."""
    write_text(folder / "positions.csv", dump_positions(positions))


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    lock = path.with_name(f".{path.name}.lock")
    handle = _lock(lock)
    try:
        yield
    finally:
        with suppress(OSError):
            os.unlink(lock)
        os.close(handle)


def _lock(lock: Path) -> int:
    """A handle on the locked file; one that its last owner took away meanwhile is made anew."""
    while True:
        handle = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        fcntl.flock(handle, fcntl.LOCK_EX)
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(handle), os.stat(lock)):
                return handle
        os.close(handle)


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o644)
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def dump_article(article: Article) -> str:
    """The text of an article's file."""
    front = _changed(article, ("id", "text", "references"))
    lines = [f"{name}: {_scalar(value)}" for name, value in front.items()]
    if article.references:
        lines.append(f"references: {_flow(article.references)}")
    return "\n".join(["---", *lines, "---", "", article.text])


def dump_claims(claims: Iterable[Claim], events: Iterable[Event]) -> str:
    """The text of an article's `.claims.yaml`."""
    lines: list[str] = []
    for name, records in (("events", list(events)), ("claims", list(claims))):
        lines.append(f"{name}:" if records else f"{name}: []")
        for record in records:
            lines.extend(_item(record))
    return "\n".join(lines) + "\n"


def dump_actors(actors: Iterable[Actor]) -> str:
    """The text of `actors.csv`."""
    return _table(ACTOR_COLUMNS, actors)


def dump_places(places: Iterable[Place]) -> str:
    """The text of `places.csv`."""
    return _table(PLACE_COLUMNS, places)


def dump_references(references: Iterable[Reference]) -> str:
    """The text of `references.csv`."""
    return _table(REFERENCE_COLUMNS, references)


def dump_positions(positions: Mapping[str, tuple[float, float]]) -> str:
    """The text of `positions.csv`, by id, with four digits."""
    rows = ((id, f"{x:.4f}", f"{y:.4f}") for id, (x, y) in sorted(positions.items()))
    return _csv(POSITION_COLUMNS, rows)


def _item(record: Claim | Event) -> Iterator[str]:
    lead = "  - "
    for name, value in _changed(record, ("article", "passages", "participants")).items():
        written = _flow(value) if isinstance(value, tuple) else _scalar(value)
        yield f"{lead}{name}: {written}"
        lead = "    "
    if isinstance(record, Event) and record.participants:
        yield "    participants:"
        for part in record.participants:
            role = f", role: {_quoted(part.role)}" if part.role else ""
            yield f"      - {{actor: {_scalar(part.actor)}{role}}}"
    yield "    passages:"
    for passage in record.passages:
        yield from _passage(passage)


def _passage(passage: Passage) -> Iterator[str]:
    yield f"      - exact: {_quoted(passage.exact)}"
    if passage.prefix:
        yield f"        prefix: {_quoted(passage.prefix)}"
    if passage.suffix:
        yield f"        suffix: {_quoted(passage.suffix)}"


def _changed(record: Record, apart: Sequence[str]) -> dict[str, Any]:
    """The fields that differ from what is meant when they are left out."""
    fields = type(record).model_fields
    values = {name: getattr(record, name) for name in fields if name not in apart}
    return {n: v for n, v in values.items() if fields[n].is_required() or v != fields[n].default}


def _scalar(value: Any) -> str:
    text = value.text if isinstance(value, When) else str(value)
    plain = text.replace("-", "").replace("_", "").replace("~", "").replace("/", "")
    return text if plain.isascii() and plain.isalnum() and text[0] not in "-/~" else _quoted(text)


def _quoted(text: str) -> str:
    """A double-quoted YAML scalar: JSON with what YAML would break on or refuse escaped."""
    written = json.dumps(text, ensure_ascii=False)
    return _UNPRINTED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", written)


def _flow(values: Sequence[Any]) -> str:
    return "[" + ", ".join(_scalar(v) for v in values) + "]"


def _table(columns: Sequence[str], records: Iterable[Record]) -> str:
    return _csv(columns, ([_cell(getattr(r, c)) for c in columns] for r in records))


def _cell(value: Any) -> str:
    if isinstance(value, When):
        return value.text
    if isinstance(value, tuple):
        return "|".join(value)
    return "" if value is None else str(value)


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()
