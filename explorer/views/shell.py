"""The page's skeleton: every id that a callback or a module of the browser names."""

from dash import dcc, html
from dash.development.base_component import Component

from explorer.columns import span
from explorer.model import Collection, Settings
from explorer.store import Store
from explorer.views import filters, ids, keys, plates
from explorer.views.tree import plant

_SEARCH_HINT = "Find an actor, Latin or عربي"


def layout(store: Store) -> Component:
    """The whole page at start; the browser's modules fill its empty places."""
    settings = store.collection.settings
    rows = filters.rows(store.collection, list(store.ties), store.outlet_ids)
    return html.Div(
        id="explorer",
        children=[
            dcc.Store(id=ids.SELECTION),
            *_skips(),
            _top(settings, years(store.collection), rows),
            filters.layout(rows),
            _network(),
            _panel(),
            _timeline(),
            html.Div(id=ids.LIVE, className="unseen", role="status", **{"aria-live": "polite"}),
            html.Div(id=ids.NOTES, className="notes", role="status", hidden=True),
            html.Div(id=ids.TOOLTIP, className="tooltip", role="tooltip", hidden=True),
            keys.layout(),
            _saved(),
        ],
    )


def years(collection: Collection) -> str:
    """ "2011–2024": the years of the timeline's axis."""
    first, last = span(collection)
    return f"{first.year}–{last.year}"


def action(label: str, do: str, **attributes: str) -> Component:
    """A button that runs an action of the browser by its name."""
    return html.Button(label, type="button", **{"data-do": do, **attributes})


def _skips() -> list[Component]:
    targets = (("network", ids.NETWORK_PLATE), ("panel", ids.PANEL), ("timeline", ids.TIMELINE))
    links = [
        html.A(f"Skip to the {word}", href=f"#{id_}", className="skip") for word, id_ in targets
    ]
    return [*links, action("The network as a list", "list", **{"className": "skip"})]


def _top(settings: Settings, years: str, rows: filters.Rows) -> Component:
    return html.Header(
        id=ids.TOP,
        children=[
            html.H1([settings.title, " ", html.Span(years)], id=ids.TITLE),
            html.P(id=ids.HEADLINE, **{"aria-live": "polite"}),
            html.Div([_search(), _results()], className="find"),
            _buttons(),
            filters.quick(rows),
        ],
    )


def _search() -> Component:
    return html.Label(
        id=ids.SEARCH,
        children=[
            html.Span("Find an actor", className="unseen"),
            html.Span(className="lens", **{"aria-hidden": "true"}),
            html.Span(id="search-slot", **{"data-hint": _SEARCH_HINT}),
            html.Kbd("/", **{"aria-hidden": "true"}),
        ],
    )


def _results() -> Component:
    return html.Ul(id=ids.SEARCH_RESULTS, role="listbox", hidden=True, **{"aria-label": "Found"})


def _buttons() -> Component:
    return html.Div(
        className="buttons",
        role="group",
        **{"aria-label": "View"},
        children=[
            action("Filters", "rail", className="narrow", **{"aria-controls": ids.FILTERS}),
            action("Compare", "compare", **{"aria-pressed": "false"}),
            action("Undo", "undo"),
            action("Share", "share"),
            _menu("Export", ids.EXPORT_MENU, _EXPORTS),
            _menu("Theme", ids.THEME_MENU, _THEMES),
            action("?", "keys", **{"aria-label": "Keys"}),
        ],
    )


_EXPORTS = (
    ("Picture, PNG", "export-png"),
    ("Picture, SVG", "export-svg"),
    ("Ties of this view, JSON", "export-json"),
    ("Footnoted brief, HTML", "export-brief"),
    ("Footnoted brief, Markdown", "export-brief-md"),
    ("Saved views …", "saved"),
)
_THEMES = (("As the system", "theme-system"), ("Light", "theme-light"), ("Dark", "theme-dark"))


def _menu(label: str, id_: str, entries: tuple[tuple[str, str], ...]) -> Component:
    return html.Details(
        className="menu",
        children=[
            html.Summary(label),
            html.Div([action(text, do) for text, do in entries], id=id_, className="menu-body"),
        ],
    )


def _saved() -> Component:
    """A dialog for the views that the reader keeps in this browser."""
    return plant(
        html.Dialog(id=ids.SAVED, **{"aria-labelledby": "saved-title"}),
        [
            html.H2("Saved views", id="saved-title"),
            html.P("They stay in this browser; a file takes them elsewhere.", className="also"),
            html.Ul(id="saved-list"),
            html.P("", id="saved-said", role="status", className="also"),
            html.Div(
                [action("Save this view", "save-view"), action("To a file", "saved-export"),
                 action("From a file", "saved-import"), action("Close", "saved-close")],
                className="actions",
            ),
        ],
    )  # fmt: skip


def _network() -> Component:
    return html.Main(
        id=ids.NETWORK,
        children=[
            html.Div(id=ids.NETWORK_PLATE),
            html.Div(id=ids.NETWORK_CAMPS, hidden=True),
            html.Div(id=ids.NETWORK_EMPTY, hidden=True),
            html.Div(id=ids.NETWORK_LIST, hidden=True),
            plates.layout(),
            html.Div(
                className="network-foot",
                children=[html.Div(id=ids.NETWORK_LEGEND), _tools()],
            ),
        ],
    )


def _tools() -> Component:
    buttons = (
        ("Hide outside", "hide", "Hide or fade what lies outside the dates"),
        ("Tidy", "tidy", "Lay the network out afresh"),
        ("Fit", "fit", "Show the whole network"),
        ("−", "zoom-out", "Zoom out"),
        ("+", "zoom-in", "Zoom in"),
        ("As a list", "list", "The network as a list"),
        ("Charts", "charts", "Support, events, offices and camps over time"),
        ("Map", "map", "Places, deployments and support on a map"),
    )
    return html.Div(
        id=ids.NETWORK_TOOLS,
        role="group",
        **{"aria-label": "Network"},
        children=[_tool(*button) for button in buttons],
    )


def _tool(label: str, do: str, title: str) -> Component:
    """A sign alone needs a name; words are their own."""
    name = {"aria-label": title} if do.startswith("zoom") else {}
    return action(label, do, title=title, **name)


def _panel() -> Component:
    return html.Aside(
        id=ids.PANEL,
        tabIndex=-1,
        **{"aria-label": "Reading"},
        children=[
            html.Button(
                type="button",
                className="sheet-handle",
                **{"data-do": "sheet", "aria-label": "Make the panel taller or smaller"},
            ),
            html.Button(
                "×", type="button", className="close", **{"data-do": "close", "aria-label": "Close"}
            ),
            html.Div(id=ids.PANEL_BODY),
        ],
    )


def _timeline() -> Component:
    return html.Footer(
        id=ids.TIMELINE,
        tabIndex=-1,
        **{"aria-label": "Timeline"},
        children=[html.Div(id=ids.TIMELINE_TOOLS), html.Div(id=ids.TIMELINE_PLOT)],
    )
