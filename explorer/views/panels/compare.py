"""What changed between two dates: one line a change, with the passage that shows it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

from dash import html
from dash.development.base_component import Component

from explorer.changes import Changes, Flip
from explorer.edtf_dates import spelled
from explorer.model import Tie
from explorer.reading import Library, ends, proof
from explorer.ties import stretch_on
from explorer.views import words
from explorer.views.panels import parts

SEEN = "“Last seen” is a last mention: no article here says that the tie ended."

Item = TypeVar("Item", Tie, Flip)

SHOWN = 3
"""Lines of a section before "37 more"."""
MOST = 200
"""Lines of a section in all; the list has the rest."""


def layout(library: Library, found: Changes, a: date, b: date) -> list[Component]:
    """The panel of two dates compared."""

    def began(tie: Tie) -> Component:
        return _line(library, tie, "new", b)

    def ended(tie: Tie) -> Component:
        return _line(library, tie, "ended", a)

    def flipped(flip: Flip) -> Component:
        return _line(library, flip.after, "flipped", b)

    sides = {1: "hostile to cooperative", -1: "cooperative to hostile"}
    flips = {s: [f for f in found.flipped if f.after.sign == s] for s in (-1, 1)}
    return [
        html.P(f"{words.day(a)} and {words.day(b)}", className="kicker"),
        html.H2("What changed", className="panel-title", tabIndex=-1,
                **{"data-announce": _announcement(found)}),
        *([] if any((found.new, found.ended, found.unchanged, found.undecided)) else [_nothing()]),
        *[part for s, title in sides.items() if flips[s]
          for part in _section(f"Flipped, from {title}", "flip", flips[s], flipped)],
        *_section("New", "new tie", found.new, began),
        *_section("Ended", "ended tie", found.ended, ended),
        *_undecided(library, found.undecided),
        html.P(f"{words.count(len(found.unchanged), 'tie')} did not change. {SEEN}", className="foot"),
    ]  # fmt: skip


def back() -> Component:
    """The way from one record back to the changes."""
    nothing: dict[str, Any] = {
        "actor": [],
        "tie": None,
        "article": None,
        "event": None,
        "place": None,
    }
    return parts.go("← What changed", nothing, "link back")


def _announcement(found: Changes) -> str:
    return f"What changed: {len(found.new)} new, {len(found.ended)} ended, {len(found.flipped)} flipped"


def _nothing() -> Component:
    text = "No tie that passes the filters is known to hold on either date."
    return html.P(text, className="lede")


def _section(
    title: str, noun: str, items: Sequence[Item], line: Callable[[Item], Component]
) -> list[Component]:
    if not items:
        return []
    lines: list[Component] = [line(item) for item in items[:MOST]]
    head = parts.counted(title, len(items))
    return [head, *lines[:SHOWN], *_more(noun, len(items), lines[SHOWN:]), *_beyond(len(items))]


def _more(noun: str, total: int, lines: list[Component]) -> list[Component]:
    if not lines:
        return []
    lead = html.Summary(words.count(total - SHOWN, f"more {noun}"))
    return [html.Details([lead, *lines], className="more")]


def _beyond(total: int) -> list[Component]:
    if total <= MOST:
        return []
    button = html.Button("in the list", type="button", className="link", **{"data-do": "list"})
    return [html.P([f"{total - MOST:,} more stand ", button, "."], className="foot")]


def _line(library: Library, tie: Tie, kind: str, day: date) -> Component:
    quote = proof(library, tie, day, last=kind == "ended")
    contested = [" ", parts.contested_badge()] if tie.contested else []
    mark = html.Span(
        className=f"change {kind} {words.SIGN_NAMES[tie.sign]}", **{"aria-hidden": "true"}
    )
    body = html.Span(
        [
            html.Span([*parts.sentence(library, tie), *contested]),
            html.Span(
                [
                    html.Span(_when(library, tie, day, kind), className="count"),
                    html.Q(quote.passage.exact),
                ],
                className="change-proof",
            ),
        ]
    )
    return parts.go([mark, body], {"tie": tie.id}, "tie-line", **{"data-ties": tie.id})


def _when(library: Library, tie: Tie, day: date, kind: str) -> str:
    """When it began or was last seen, as precisely as it is known."""
    stretch = stretch_on(tie, day) or tie.intervals[-1]
    if kind == "ended":
        end = stretch.end_earliest or stretch.end
        lead = "until" if ends(library, tie, stretch) else "last seen"
        return f"{lead} {spelled(end, stretch.end_precision)}" if end else ""
    return spelled(stretch.start, stretch.start_precision) if stretch.start else "start not known"


def _undecided(library: Library, ties: Sequence[Tie]) -> list[Component]:
    if not ties:
        return []
    verb = "is" if len(ties) == 1 else "are"
    lead = f"{words.count(len(ties), 'tie')} {verb} dated too coarsely to say. Show"
    lines = [parts.tie_line(library, tie) for tie in ties[:MOST]]
    return [html.Details([html.Summary(lead), *lines], className="more")]
