"""The list of keys: every key is a button elsewhere too."""

from dash import html
from dash.development.base_component import Component

from explorer.views import ids
from explorer.views.tree import plant

SAY = (
    "compare 2019 and 2020, who backs Haftar, path from UAE to GNA, since 2019-04, without Reuters"
)

KEYS = (
    ("/ or Ctrl K", "find an actor, a place, an article or a passage, or say what to do: " + SAY),
    ("j k", "next, previous passage"),
    ("[ ]", "previous, next step of a story"),
    ("Enter", "open the article at the passage"),
    ("arrows in the network", "walk along ties"),
    ("← → on the timeline", "move the window by a month; with Shift, resize it"),
    ("Space on the timeline", "play, pause"),
    ("+ − or the wheel on the timeline", "nearer, farther; sideways moves the years"),
    ("l", "the network as a list"),
    ("f", "focus on the selected actor"),
    ("Shift click; Shift Enter in the search", "a second actor: chains and paths between the two"),
    ("1 – 4", "depth of the focus"),
    ("c", "compare two dates; a and b take the pins, arrows move them"),
    ("z, Ctrl Z, Back", "undo the last step"),
    ("Shift Z, Ctrl Shift Z, Forward", "do it again"),
    ("Esc", "leave the focus, then the selection, then the panel"),
    ("?", "this list"),
)


def layout() -> Component:
    """A dialog that the browser opens."""
    rows = [html.Div([html.Dt(html.Kbd(key)), html.Dd(does)]) for key, does in KEYS]
    return plant(
        html.Dialog(id=ids.KEYS, **{"aria-labelledby": "keys-title"}),
        [
            html.H2("Keys", id="keys-title"),
            html.Dl(rows),
            html.Button(
                "Single letters: on",
                type="button",
                **{"data-do": "letters", "aria-pressed": "true"},
            ),
            html.Button("Close", type="button", **{"data-do": "keys-close"}),
        ],
    )
