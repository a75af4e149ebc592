"""What one reader is looking at: Selection ⇄ the address of a view, without loss."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode

from explorer.edtf_dates import parse_when
from explorer.errors import BadDate, BadSelection
from explorer.model import ACTOR_TYPES, EVENT_KINDS, SIGNS, STANDINGS

CORE = 2
"""Partners an actor needs to be drawn when the address does not say."""

_ID = re.compile(r"[\w./:+-]{1,200}")
_SHOW = (
    "start", "list", "actor", "tie", "article", "event", "place", "triangles", "camps", "passages",
    "doubt", "none",
)  # fmt: skip
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "signs": tuple(SIGNS),
    "types": ACTOR_TYPES,
    "modality": STANDINGS,
    "events": EVENT_KINDS,
}
_TIMES = ("held", "reported")
_VIEWS = ("charts", "map", "actors")
_BOUNDS = {"min": (1, 99), "core": (1, 99), "depth": (1, 4), "step": (1, 40)}


@dataclass(frozen=True, slots=True)
class Selection:
    """The dates, filters, actor, tie and panel of one view.

    Dates are days; None is an open side. An empty tuple means "all". `depth` is None where
    the view is not focused. `min` counts outlets, `core` partners.
    """

    start: date | None = None
    end: date | None = None
    actor: tuple[str, ...] = ()
    tie: str | None = None
    article: str | None = None
    event: str | None = None
    place: str | None = None
    signs: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    doubt: tuple[str, ...] = ()
    min: int = 1
    contested: bool = False
    core: int = CORE
    modality: tuple[str, ...] = ("happened",)
    time: str = "held"
    depth: int | None = None
    a: date | None = None
    b: date | None = None
    story: str | None = None
    step: int = 1
    show: str | None = None
    view: str | None = None
    events: tuple[str, ...] = ()
    hide: bool = False

    def but(self, **changes: Any) -> "Selection":
        """The same view with some fields changed."""
        return replace(self, **changes)

    def to_query(self) -> str:
        """The address' query, without what is default; the inverse of `from_query`."""
        default = Selection()
        pairs = [
            (_NAMES.get(f.name, f.name), _written(getattr(self, f.name)))
            for f in fields(self)
            if getattr(self, f.name) != getattr(default, f.name)
        ]
        return urlencode(pairs, safe=",:/")

    def to_dict(self) -> dict[str, Any]:
        """As JSON: the fields of the address with their values, defaults included."""
        return {_NAMES.get(f.name, f.name): _plain(getattr(self, f.name)) for f in fields(self)}


_NAMES = {"start": "from", "end": "to"}
_FIELDS = {_NAMES.get(f.name, f.name): f.name for f in fields(Selection)}


def from_query(query: str, strict: bool = False) -> tuple[Selection, list[str]]:
    """Reads an address' query: the view, and one sentence a value that means nothing.

    With `strict` the first such value raises BadSelection instead (the JSON routes).
    """
    try:
        pairs = parse_qsl(query.lstrip("?"), keep_blank_values=True, max_num_fields=64)
    except ValueError as error:
        pairs = [("", str(error))]
    return from_pairs(pairs, strict)


def from_pairs(
    pairs: Iterable[tuple[str, str]], strict: bool = False
) -> tuple[Selection, list[str]]:
    """As `from_query`, from name and value pairs; the last value of a name counts."""
    values: dict[str, Any] = {}
    notes: list[str] = []
    for name, text in pairs:
        try:
            values[_field(name)] = _read(name, text)
        except BadSelection as error:
            if strict:
                raise
            notes.append(str(error))
    for sentence in (*_turned(values), *_paired(values)):
        if strict:
            raise BadSelection(sentence)
        notes.append(sentence)
    return Selection(**values), notes


def _turned(values: dict[str, Any]) -> Iterator[str]:
    """Turns a window, or two dates, that stand in the wrong order; says so."""
    start, end = values.get("start"), values.get("end")
    if start is not None and end is not None and end < start:
        values.update(start=end, end=start)
        yield f"The window ends ({end}) before it starts ({start})."
    a, b = values.get("a"), values.get("b")
    if a is not None and b is not None and b < a:
        values.update(a=b, b=a)
        yield f"A ({a}) is later than B ({b})."


def _paired(values: dict[str, Any]) -> Iterator[str]:
    """Leaves out a date that has nothing to be compared with."""
    a, b = values.pop("a", None), values.pop("b", None)
    if a is not None and b is not None:
        values.update(a=a, b=b)
    elif a is not None or b is not None:
        yield "Two dates are compared, a and b: one of them is missing."


def from_dict(data: Any) -> Selection:
    """Reads what the browser's store holds; values that mean nothing are left out."""
    if not isinstance(data, Mapping):
        return Selection()
    pairs = [(str(k), _written(v)) for k, v in data.items() if v not in (None, [], "", False)]
    return from_pairs(pairs)[0]


def _field(name: str) -> str:
    if name not in _FIELDS:
        raise BadSelection(f'"{name[:40]}" is no part of a view.')
    return _FIELDS[name]


def _read(name: str, text: str) -> Any:
    if name in ("from", "to", "a", "b"):
        return read_day(name, text)
    if name in _BOUNDS:
        return _number(name, text)
    if name in ("actor", "signs", "types", "relations", "outlets", "doubt", "modality", "events"):
        return _list(name, text)
    if name in ("contested", "hide"):
        if text not in ("0", "1"):
            raise BadSelection(f'{name} is 0 or 1, not "{text[:40]}".')
        return text == "1"
    if name == "time" and text not in _TIMES:
        raise BadSelection(f'time is "held" or "reported", not "{text[:40]}".')
    if name == "show" and text not in _SHOW:
        raise BadSelection(f'show is one of {", ".join(_SHOW)}, not "{text[:40]}".')
    if name == "view" and text not in _VIEWS:
        raise BadSelection(f'view is one of {", ".join(_VIEWS)}, not "{text[:40]}".')
    if name not in ("time", "show", "view") and not _ID.fullmatch(text):
        raise BadSelection(f'"{text[:40]}" is no id ({name}).')
    return text


def read_day(name: str, text: str) -> date | None:
    """The day of a part of a view: the first of a coarse date, of `to` and `b` the last; None
    is an open side. Raises BadSelection."""
    if text in ("", ".."):
        return None
    try:
        when = parse_when(text)
    except BadDate as error:
        raise BadSelection(f"{name}: write a date as 2020-12-24, 2020-12 or 2020.") from error
    if when.interval:
        raise BadSelection(f"{name}: write one date, such as 2020-12-24.")
    return when.latest if name in ("to", "b") else when.earliest


def _number(name: str, text: str) -> int:
    low, high = _BOUNDS[name]
    if not re.fullmatch(r"\d{1,3}", text, re.ASCII) or not low <= int(text) <= high:
        raise BadSelection(f'{name} is a whole number from {low} to {high}, not "{text[:40]}".')
    return int(text)


def _list(name: str, text: str) -> tuple[str, ...]:
    items = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    allowed = _CHOICES.get(name)
    wrong = [i for i in items if allowed is not None and i not in allowed]
    if wrong:
        raise BadSelection(f'{name}: "{wrong[0][:40]}" is none of {", ".join(allowed or ())}.')
    return items


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, (tuple, list)):
        return ",".join(str(v) for v in value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value
