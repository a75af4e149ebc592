"""The words of the screen: names, dates and counts as sentences say them."""

from datetime import date

from dash import html
from dash.development.base_component import Component

from explorer.edtf_dates import When, spelled
from explorer.model import Actor, Place

TYPE_LABELS = {
    "government": "Government",
    "institution": "Institution",
    "armed_force": "Armed force",
    "armed_group": "Armed group",
    "coalition": "Coalition",
    "intelligence_service": "Intelligence service",
    "political_body": "Political body",
    "person": "Person",
    "international_organisation": "Int. organisation",
    "company": "Company",
    "media": "Media",
    "civil_society": "Civil society",
    "collective": "Unnamed crowd",
}
SIGN_LABELS = {"cooperative": "Cooperative", "hostile": "Hostile", "neutral": "Neutral"}
SIGN_NAMES = {1: "cooperative", -1: "hostile", 0: "neutral"}
STANDING_LABELS = {
    "happened": "Happened",
    "planned": "Planned",
    "possible": "Possible",
    "called_for": "Called for",
    "denied": "Denied",
}


def count(number: int, noun: str, plural: str | None = None) -> str:
    """ "1 tie", "2 ties"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def day(value: date) -> str:
    """ "4 April 2019"."""
    return spelled(value)


def when(value: When) -> str:
    """An EDTF date in words, at its own precision."""
    if not value.interval:
        return _point(value, "start")
    if value.start is None and value.end is None:
        return "undated"
    if value.end is None:
        return f"since at least {_point(value, 'start')}"
    if value.start is None:
        return f"until {_point(value, 'end')}, start not known"
    return f"{_point(value, 'start')} – {_point(value, 'end')}"


def _point(value: When, side: str) -> str:
    point = value.start if side == "start" else value.end
    if point is None:
        return ""
    about = "about " if point.approximate else ""
    return about + spelled(point.earliest, point.precision)


def window(start: date | None, end: date | None) -> str:
    """A window as a sentence."""
    if start is None and end is None:
        return "Over all dates."
    if start is None:
        return f"Until {day(end)}." if end is not None else ""
    return f"Since {day(start)}." if end is None else f"Between {day(start)} and {day(end)}."


def days(first: date, last: date) -> str:
    """A stretch of days; the calendar's own ends are open sides."""
    if last == date.max:
        return f"since {day(first)}" if first > date.min else "at times not known"
    if first == date.min:
        return f"until {day(last)}"
    return day(first) if first == last else f"{day(first)} – {day(last)}"


def name(record: Actor | Place, short: bool = False) -> Component:
    """A name in its own direction, never mixed with what stands around it."""
    return html.Bdi(record.label if short and isinstance(record, Actor) else record.name)


def arabic(text: str) -> Component:
    """An Arabic name."""
    return html.Bdi(text, lang="ar", dir="rtl", className="arabic")
