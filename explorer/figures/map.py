"""The map: outlines from the page's own files, places of the window, support as arcs."""

import json
from collections.abc import Mapping, Sequence
from math import cos, radians
from pathlib import Path
from typing import Any

import plotly.graph_objects as go

from explorer.figures.charts import opened
from explorer.figures.look import INK, SIGN_COLOURS, plain, text
from explorer.tallies import Arc, Spot

Point = tuple[float, float]
_BEND = 0.16
"""How far an arc leaves the straight line, as a share of its length."""
_STEPS = 24
_EDGE, _ROOM = 0.03, 5.0
"""The margin of what begins beyond the map, as a share; the degrees that a name takes."""
_SYMBOLS = (("controls", "circle"), ("has a base in", "square"), ("is based in", "square"),
            ("is deployed in", "triangle-up"), ("is visited by", "circle-open"), ("visits", "circle-open"))  # fmt: skip


def outlines(folder: Path) -> dict[str, Any]:
    """What the build wrote: `lines` as lists of [longitude, latitude], `countries` by name."""
    found: dict[str, Any] = json.loads((folder / "build" / "outlines.json").read_text("utf-8"))
    return found


def world(
    shapes: Mapping[str, Any],
    spots: Sequence[Spot],
    arcs: Sequence[Arc],
    ends: Mapping[str, Point],
    box: tuple[float, float, float, float],
) -> go.Figure:
    """Places and arcs over outlines; `ends` has the two ends of each arc by name, `box` the west,
    east, south and north of what is shown."""  # fmt: skip
    west, east, south, north = box
    figure = plain(640)
    xs: list[float | None] = []
    ys: list[float | None] = []
    for line in shapes["lines"]:
        xs += [p[0] for p in line] + [None]
        ys += [p[1] for p in line] + [None]
    figure.add_trace(go.Scatter(x=xs, y=ys, mode="lines", line={"color": INK, "width": 0.6},
                                hoverinfo="skip", name="outlines"))  # fmt: skip
    ends = {name: _inside(at, box) for name, at in ends.items()}
    for arc in arcs:
        figure.add_trace(_arc(arc, ends))
    figure.add_trace(_backers(arcs, ends, (west + 3 * east) / 4))
    figure.add_trace(_spots(spots))
    axis = {"showgrid": False, "showticklabels": False, "fixedrange": False}
    figure.update_xaxes(range=[west, east], **axis)
    figure.update_yaxes(range=[south, north], **axis, scaleanchor="x",
                        scaleratio=1 / cos(radians((south + north) / 2)))  # fmt: skip
    return figure.update_layout(dragmode="pan", margin={"l": 0, "r": 0, "t": 0, "b": 0})


def _arc(arc: Arc, ends: Mapping[str, Point]) -> go.Scatter:
    (x0, y0), (x1, y1) = ends[arc.start], ends[f"{arc.end}@"]
    mx, my = (x0 + x1) / 2 - (y1 - y0) * _BEND, (y0 + y1) / 2 + (x1 - x0) * _BEND
    ts = [n / _STEPS for n in range(_STEPS + 1)]
    return go.Scatter(
        x=[(1 - t) ** 2 * x0 + 2 * t * (1 - t) * mx + t * t * x1 for t in ts],
        y=[(1 - t) ** 2 * y0 + 2 * t * (1 - t) * my + t * t * y1 for t in ts],
        mode="lines+markers", line={"color": SIGN_COLOURS[1], "width": 1 + min(3, arc.n / 3),
                                    "dash": "solid" if arc.place else "dot"},
        marker={"size": [0] * _STEPS + [7], "symbol": "circle", "color": SIGN_COLOURS[1], "opacity": 1},
        opacity=0.75, customdata=[opened(arc.patch)] * len(ts),
        text=[text(arc.say)] * len(ts), hovertemplate="%{text}<extra></extra>",
    )  # fmt: skip


def _inside(at: Point, box: tuple[float, float, float, float]) -> Point:
    """The point, or the nearest one a little within the edge."""
    west, east, south, north = box
    x, y = (east - west) * _EDGE, (north - south) * _EDGE
    return min(max(at[0], west + x), east - x), min(max(at[1], south + y), north - y)


def _backers(arcs: Sequence[Arc], ends: Mapping[str, Point], east: float) -> go.Scatter:
    names = {arc.start: arc.say.partition(" backs ")[0] for arc in arcs}
    return go.Scatter(
        x=[ends[a][0] for a in names], y=[ends[a][1] for a in names], mode="markers+text",
        marker={"size": 9, "symbol": "square", "color": SIGN_COLOURS[1]},
        text=[text(name) for name in names.values()],
        textposition=["middle left" if ends[a][0] > east else "middle right" for a in names],
        customdata=[opened({"actor": [a]}) for a in names],
        hovertemplate="%{text}<extra></extra>", name="backers",
    )  # fmt: skip


def _spots(spots: Sequence[Spot]) -> go.Scatter:
    return go.Scatter(
        x=[s.lon for s in spots], y=[s.lat for s in spots], mode="markers+text",
        marker={
            "size": [7 + min(14.0, 2 * s.n**0.5) for s in spots],
            "symbol": [_symbol(s) for s in spots], "color": INK,
            "line": {"width": 1.5, "color": INK},
        },
        text=[text(s.name) if s.place in _named(spots) else "" for s in spots],
        textposition="middle right",
        customdata=[opened({"place": s.place}) for s in spots],
        hovertext=[text(s.say) for s in spots], hovertemplate="%{hovertext}<extra></extra>",
        name="places",
    )  # fmt: skip


def _named(spots: Sequence[Spot]) -> set[str]:
    """The busiest places whose names have room beside those named before."""
    named: list[Spot] = []
    for spot in spots:
        if all(abs(s.lat - spot.lat) > _ROOM / 4 or abs(s.lon - spot.lon) > _ROOM for s in named):
            named.append(spot)
    return {s.place for s in named}


def _symbol(spot: Spot) -> str:
    return next((shape for kind, shape in _SYMBOLS if kind in spot.kinds), "diamond")
