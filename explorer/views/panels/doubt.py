"""Doubt a source: what falls without it, and which source carries most alone."""

from dash import html
from dash.development.base_component import Component

from explorer.doubt import alone, effects
from explorer.model import Tie
from explorer.reading import Library
from explorer.selection import Selection
from explorer.store import Store
from explorer.views import words
from explorer.views.panels import parts

SHOWN = 15


def layout(before: Store, after: Store, selection: Selection) -> list[Component]:
    """`before` is the whole collection, `after` what is left of it."""
    named = [before.source(item) for item in selection.doubt]
    found = effects(before.ties, after.ties)
    title = "Without " + ", ".join(named) if named else "What if a source is wrong?"
    said = (
        f"{words.count(len(found.fallen), 'tie')} {'falls' if len(found.fallen) == 1 else 'fall'}, "
        f"{len(found.single)} {'stands' if len(found.single) == 1 else 'stand'} on one outlet only, "
        f"{len(found.settled)} {'is' if len(found.settled) == 1 else 'are'} no longer contested."
    )
    lede = said if named else "Set an outlet, a work or an article aside: the picture goes along."
    return [
        html.P("Doubt a source", className="kicker"),
        html.H2(title, className="panel-title", tabIndex=-1, **{"data-announce": f"{title}. {lede}"}),
        html.P(lede, className="lede"),
        *_backs(selection, named),
        *_section(before.library, "Falls", found.fallen, lost=True),
        *_section(after.library, "Stands on one outlet now", found.single),
        *_section(before.library, "No longer contested", found.settled),
        html.H3(["Who carries most alone", html.Small("ties on one outlet")],
                className="section-head counted"),
        *[_carrier(after, outlet, number, selection) for outlet, number in alone(after.ties)[:SHOWN]],
        html.P(
            "That a tie stands on one outlet does not make it false, and outlets that copy from "
            "each other fall together.", className="foot",
        ),
    ]  # fmt: skip


def _backs(selection: Selection, named: list[str]) -> list[Component]:
    rows = [
        parts.go(f"Take {name} back", {"doubt": [d for d in selection.doubt if d != item],
                                       "show": "doubt"})
        for item, name in zip(selection.doubt, named, strict=True)
    ]  # fmt: skip
    return [html.Div(rows, className="actions")] if rows else []


def _section(
    library: Library, title: str, ties: tuple[Tie, ...], lost: bool = False
) -> list[Component]:
    if not ties:
        return []
    head = parts.counted(title, len(ties))
    lines = [_fallen(library, tie) if lost else parts.tie_line(library, tie) for tie in ties]
    rest = lines[SHOWN:]
    more = (
        [html.Details([html.Summary(f"{len(rest):,} more"), *rest], className="more")]
        if rest
        else []
    )
    return [head, *lines[:SHOWN], *more]


def _fallen(library: Library, tie: Tie) -> Component:
    text = html.Span([*parts.sentence(library, tie), html.Br(), html.Small(", ".join(tie.outlets))])
    patch = {"tie": tie.id, "doubt": []}
    return parts.go([parts.sign(tie.sign), text], patch, "tie-line")


def _carrier(store: Store, outlet: str, number: int, selection: Selection) -> Component:
    patch = {"doubt": [*selection.doubt, store.outlet_ids[outlet]], "show": "doubt"}
    name = parts.go([html.Bdi(outlet)], patch, "link", title="Set it aside")
    return html.Div([name, html.Small(str(number), className="count")], className="carrier")
