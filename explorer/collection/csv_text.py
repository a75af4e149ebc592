"""CSV with its lines: columns, rows and quotes are held against what the file should be."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from explorer.collection.draft import Problem
from explorer.errors import DataError

MAX_FIELD = 20_000


def read_csv(
    path: Path, text: str, columns: Sequence[str], problems: list[Problem]
) -> Iterator[tuple[int, dict[str, str]]]:
    """The line and the cells of each row; raises DataError where the columns are wrong.

    A row that is not as wide as the columns is put among the problems and left out.
    """
    rows = _rows(path, text)
    _, header = next(rows)
    _check_header(path, header, columns)
    for line, row in rows:
        if not row:
            continue
        if len(row) != len(header):
            reason = f"has {len(row)} cells, not {len(header)}: add or delete commas, quote texts"
            problems.append(Problem(path, line, reason))
            continue
        long = next((n for n, cell in zip(header, row, strict=True) if len(cell) > MAX_FIELD), "")
        if long:
            reason = f"{long} is longer than {MAX_FIELD:,} characters: shorten it"
            problems.append(Problem(path, line, reason))
            continue
        yield line, dict(zip(header, row, strict=True))


def _rows(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for row in reader:
            if any("\n" in cell for cell in row):
                reason = "has a line break within quotes, or a quote is not closed: mend the quote"
                raise DataError(path, line, reason)
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        reason = f"is no CSV ({error}): close or double its quotes"
        raise DataError(path, line, reason) from None


def _check_header(path: Path, header: Sequence[str], columns: Sequence[str]) -> None:
    counts = Counter(header)
    doubled = [c for c, n in counts.items() if n > 1]
    missing = [c for c in columns if c not in counts]
    unknown = [c for c in header if c not in columns]
    if doubled:
        raise DataError(path, 1, f'the column "{doubled[0][:40]}" stands twice: delete one')
    wanted = ",".join(columns)
    if missing:
        raise DataError(path, 1, f"lacks {_few(missing)}: the first line is {wanted}")
    if unknown:
        raise DataError(path, 1, f"has unknown {_few(unknown)}: the first line is {wanted}")


def _few(names: Sequence[str]) -> str:
    shown = ", ".join(f'"{n[:40]}"' for n in names[:4])
    more = f" and {len(names) - 4} more" if len(names) > 4 else ""
    return f"the column{'s' if len(names) > 1 else ''} {shown}{more}"
