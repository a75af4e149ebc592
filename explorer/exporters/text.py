"""Records as CSV or JSON Lines."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def jsonl(records: Iterable[dict[str, Any]]) -> Iterator[str]:
    """One object a line."""
    for record in records:
        yield json.dumps(record, ensure_ascii=False) + "\n"


def rows(records: Iterable[dict[str, Any]], columns: Sequence[str]) -> Iterator[str]:
    """CSV with a header; a list is its JSON. A text that a spreadsheet would take for a formula
    is led by an apostrophe."""
    yield _line(columns)
    for record in records:
        yield _line([_cell(record[name]) for name in columns])


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    text = str(value)
    return "'" + text if isinstance(value, str) and text.startswith(_FORMULA) else text
