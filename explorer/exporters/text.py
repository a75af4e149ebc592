"""Records as CSV or JSON Lines."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

_BREAKS = re.compile("[\x85\u2028\u2029]")
_APART = re.compile('[",\r\n]')
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def jsonl(records: Iterable[dict[str, Any]]) -> Iterator[str]:
    """One object a line; what some programs take for a line's end is escaped."""
    for record in records:
        text = json.dumps(record, ensure_ascii=False)
        yield _BREAKS.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text) + "\n"


def rows(records: Iterable[dict[str, Any]], columns: Sequence[str]) -> Iterator[str]:
    """CSV with a header; a list is its JSON. A text that a spreadsheet would take for a formula
    is led by an apostrophe."""
    yield _line(columns)
    for record in records:
        yield _line([_cell(record[name]) for name in columns])


def _line(cells: Sequence[str]) -> str:
    quoted = ('"' + c.replace('"', '""') + '"' if _APART.search(c) else c for c in cells)
    return ",".join(quoted) + "\n"


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    text = str(value)
    return "'" + text if isinstance(value, str) and text.startswith(_FORMULA) else text
