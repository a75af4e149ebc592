"""A plain Plotly app on given ties: python plotly_app.py NETWORK.json PORT."""

import json
import sys
from pathlib import Path

import waitress
from dash import Dash, dcc, html

COLOURS = {1: "#0b6e99", 0: "#8a8a8a", -1: "#b3401f"}


def main() -> None:
    network = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    lines = [
        {"type": "scattergl", "mode": "lines", "x": [], "y": [], "hoverinfo": "skip", "line": {"color": c, "width": 1.2}}
        for c in COLOURS.values()
    ]  # fmt: skip
    actors = {
        "type": "scattergl", "mode": "markers", "marker": {"size": 7, "color": "#333"},
        "x": [a["x"] for a in network["actors"]], "y": [a["y"] for a in network["actors"]],
        "text": [a["label"] for a in network["actors"]],
    }  # fmt: skip
    hidden = {"visible": False}
    layout = {
        "xaxis": {**hidden, "range": [-1.1, 1.1]}, "yaxis": {**hidden, "range": [-1.1, 1.1]}, "showlegend": False,
        "dragmode": "pan", "uirevision": "fixed", "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
    }  # fmt: skip
    app = Dash(__name__, assets_folder="plotly_assets")
    app.layout = html.Div(
        dcc.Graph(
            id="net",
            figure={"data": [*lines, actors], "layout": layout},
            config={"displayModeBar": False},
            style={"width": "856px", "height": "640px"},
        )
    )

    @app.server.get("/healthz")
    def healthz() -> str:
        return "ok"

    @app.server.get("/network.json")
    def data() -> dict:
        return network

    waitress.serve(app.server, host="127.0.0.1", port=int(sys.argv[2]), threads=8)


main()
