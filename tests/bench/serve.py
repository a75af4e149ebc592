"""Processes to measure: a made-up collection in the real app, or an empty Dash app."""

import argparse
from typing import Any

import waitress


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.bench.serve")
    options.add_argument("what", choices=("made", "empty"))
    options.add_argument("--port", type=int, required=True)
    options.add_argument("--actors", type=int, default=0)
    options.add_argument("--ties", type=int, default=0)
    asked = options.parse_args()
    app = empty() if asked.what == "empty" else made(asked.actors, asked.ties)
    waitress.serve(app.server, host="127.0.0.1", port=asked.port, threads=8, ident=None)


def empty() -> Any:
    """A Dash app with one button and one callback that does nothing."""
    from dash import Dash, Input, Output, html

    app = Dash(__name__, enable_mcp=False)
    app.layout = html.Div([html.Button("+", id="more"), html.Div(id="out")])

    @app.callback(Output("out", "children"), Input("more", "n_clicks"))
    def count(n: int | None) -> str:
        return str(n)

    @app.server.get("/healthz")
    def healthz() -> str:
        return "ok"

    return app


def made(actors: int, ties: int) -> Any:
    """The real app over a made-up collection."""
    from explorer.app import create_app
    from explorer.store import Store
    from tests.bench.world import collection

    return create_app(Store.of(collection(actors, ties)))


if __name__ == "__main__":
    main()
