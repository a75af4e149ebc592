"""A plain dash-cytoscape app on given ties: python cytoscape_app.py NETWORK.json PORT."""

import json
import sys
from pathlib import Path

import dash_cytoscape as cyto
import waitress
from dash import Dash, html

SCALE = 1000
COLOURS = {1: "#0b6e99", 0: "#8a8a8a", -1: "#b3401f"}


def elements(network: dict) -> list[dict]:
    """Actors and ties as cytoscape's elements; the spans of a tie go with it."""
    actors = [
        {
            "data": {"id": a["id"], "label": a["label"]},
            "position": {"x": a["x"] * SCALE, "y": -a["y"] * SCALE},
        }
        for a in network["actors"]
    ]
    ties = [
        {
            "data": {
                "id": t["id"],
                "source": t["source"],
                "target": t["target"],
                "sign": t["sign"],
                "spans": t["spans"],
            }
        }
        for t in network["ties"]
    ]
    return actors + ties


def style(crowd: bool) -> list[dict]:
    """A style for each sign; haystack is its quickest curve."""
    node = {"width": 12, "height": 12, "background-color": "#333"}
    lines = [
        {"selector": f"edge[sign = {sign}]", "style": {"line-color": colour}}
        for sign, colour in COLOURS.items()
    ]
    return [
        {"selector": "node", "style": node if crowd else {**node, "label": "data(label)", "font-size": 11}},
        {"selector": "edge", "style": {"width": 1.2, "curve-style": "haystack"}},
        *lines,
        {"selector": ".off", "style": {"display": "none"}},
    ]  # fmt: skip


def main() -> None:
    network = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    app = Dash(__name__, assets_folder="cytoscape_assets")
    app.layout = html.Div(
        cyto.Cytoscape(
            id="net",
            elements=elements(network),
            layout={"name": "preset"},
            stylesheet=style(len(network["actors"]) > 300),
            style={"width": "856px", "height": "640px"},
        )
    )

    @app.server.get("/healthz")
    def healthz() -> str:
        return "ok"

    waitress.serve(app.server, host="127.0.0.1", port=int(sys.argv[2]), threads=8)


main()
