"""The rail: one row a sign, actor type, relation, outlet and standing; the browser counts."""

from collections import Counter
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from explorer.model import ACTOR_TYPES, SIGNS, STANDINGS, Collection, Tie
from explorer.views import ids, words
from explorer.views.tree import plant


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a filter: its value in the address, its label, its class for the symbol."""

    value: str
    label: str
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of the rail; relations and outlets with the most ties first."""

    signs: tuple[Row, ...]
    types: tuple[Row, ...]
    relations: tuple[Row, ...]
    outlets: tuple[Row, ...]
    modality: tuple[Row, ...]


def rows(collection: Collection, ties: list[Tie], outlet_ids: dict[str, str]) -> Rows:
    """The rows that a collection needs; `outlet_ids` gives a name's value in the address."""
    drawn = [tie for tie in ties if tie.object in collection.actors]
    used = {collection.actors[end].type for tie in drawn for end in (tie.subject, tie.object)}
    relations = Counter(tie.relation for tie in drawn)
    outlets = Counter(outlet for tie in drawn for outlet in tie.outlets)
    return Rows(
        tuple(Row(sign, words.SIGN_LABELS[sign], f"sign {sign}") for sign in SIGNS),
        tuple(Row(t, words.TYPE_LABELS[t], f"shape {t}") for t in ACTOR_TYPES if t in used),
        tuple(Row(r, collection.relations[r].label) for r, _ in relations.most_common()),
        tuple(Row(outlet_ids[o], o) for o, _ in outlets.most_common()),
        tuple(Row(s, words.STANDING_LABELS[s]) for s in STANDINGS),
    )


def layout(rows: Rows) -> Component:
    """The rail with its chips, sections and the line that says what is hidden."""
    return plant(
        html.Nav(id=ids.FILTERS, **{"aria-label": "Filters"}),
        [
            html.Button(
                "Back to the network",
                type="button",
                className="link rail-close",
                **{"data-do": "rail"},
            ),
            html.Div(id=ids.CHIPS, role="group", **{"aria-label": "Active filters"}),
            html.Section(
                id=ids.FILTER_DATES, className="filter dates", children=[html.H2("Dates")]
            ),
            _section("Sign", "ties", "signs", rows.signs),
            _section("Actors", "shown", "types", rows.types),
            _section(
                "Relations", f"all {len(rows.relations)}", "relations", rows.relations, most=4
            ),
            _evidence(),
            _section("Outlets", f"all {len(rows.outlets)}", "outlets", rows.outlets, most=3),
            _section("Standing", "ties", "modality", rows.modality),
            html.Div(id=ids.HIDDEN_NOTE),
        ],
    )


def quick(rows: Rows) -> Component:
    """The signs as a row of chips, where there is no room for the rail."""
    chips = [_row("signs", row) for row in rows.signs]
    return plant(html.Div(className="quick", role="group", **{"aria-label": "Signs"}), chips)


def _section(title: str, unit: str, name: str, rows: tuple[Row, ...], most: int = 99) -> Component:
    head = html.H2([title, html.Small(unit)])
    shown = [_row(name, row) for row in rows[:most]]
    rest = [_row(name, row) for row in rows[most:]]
    more = [html.Details([html.Summary(f"{len(rest)} more"), *rest])] if rest else []
    return html.Section([head, *shown, *more], className=f"filter {name}")


def _row(name: str, row: Row) -> Component:
    symbol = [html.Span(className=row.symbol, **{"aria-hidden": "true"})] if row.symbol else []
    label = html.Span(html.Bdi(row.label), className="label")
    return html.Button(
        [*symbol, label, html.Span(className="count")],
        type="button",
        className="row",
        **{"data-filter": name, "data-value": row.value, "aria-pressed": "true"},
    )


def _contested() -> Component:
    mark = html.Span(className="contested-mark", **{"aria-hidden": "true"})
    label = html.Span("Contested only", className="label")
    return html.Button(
        [mark, label, html.Span(className="count")],
        type="button",
        className="row alone",
        **{"data-do": "contested", "aria-pressed": "false"},
    )


def _evidence() -> Component:
    steps = [
        html.Button(
            str(n),
            type="button",
            role="radio",
            **{"data-min": str(n), "aria-checked": "true" if n == 1 else "false",
               "aria-label": words.count(n, "outlet") + " at least"},
        )
        for n in (1, 2, 3, 4)
    ]  # fmt: skip
    return html.Section(
        className="filter min",
        children=[
            html.H2(["Evidence", html.Small("outlets, at least")]),
            html.Div(
                steps, className="steps", role="radiogroup", **{"aria-label": "Outlets at least"}
            ),
            _contested(),
        ],
    )
