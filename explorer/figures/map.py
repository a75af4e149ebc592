"""The map: outlines from the page's own files, places of the window, support as arcs."""

from collections.abc import Sequence
from math import cos, radians

import plotly.graph_objects as go

from explorer.figures.charts import opened
from explorer.figures.look import INK, SIGN_COLOURS, plain, text
from explorer.tallies import Arc, Box, Point, Spot

_BEND = 0.16
"""How far an arc leaves the straight line, as a share of its length."""
_STEPS = 24
_EDGE, _ROOM = 0.03, 5.0
"""The margin of what begins beyond the map, as a share; the degrees that a name takes."""
_SYMBOLS = (("controls", "circle"), ("has a base in", "square"), ("is based in", "square"),
            ("is deployed in", "triangle-up"), ("is visited by", "circle-open"), ("visits", "circle-open"))  # fmt: skip


def world(
    lines: Sequence[Sequence[Point]], spots: Sequence[Spot], arcs: Sequence[Arc], box: Box
) -> go.Figure:
    """Places and arcs over outlines; `box` is the west, east, south and north of what is shown."""
    west, east, south, north = box
    figure = plain(640)
    xs, ys = ([c for line in lines for c in (*(p[axis] for p in line), None)] for axis in (0, 1))
    figure.add_trace(go.Scatter(x=xs, y=ys, mode="lines", line={"color": INK, "width": 0.6},
                                hoverinfo="skip", name="outlines"))  # fmt: skip
    for arc in arcs:
        figure.add_trace(_arc(arc, box))
    figure.add_trace(_backers(arcs, box))
    figure.add_trace(_spots(spots))
    # no wider than the box: what begins at its edge is seen to do so
    axis = {"showgrid": False, "showticklabels": False, "fixedrange": False, "constrain": "domain"}
    figure.update_xaxes(range=[west, east], **axis)
    figure.update_yaxes(range=[south, north], **axis, scaleanchor="x",
                        scaleratio=1 / cos(radians((south + north) / 2)))  # fmt: skip
    return figure.update_layout(dragmode="pan", margin={"l": 0, "r": 0, "t": 0, "b": 0})


def _arc(arc: Arc, box: Box) -> go.Scatter:
    (x0, y0), (x1, y1) = _inside(arc.start, box), _inside(arc.end, box)
    mx, my = (x0 + x1) / 2 - (y1 - y0) * _BEND, (y0 + y1) / 2 + (x1 - x0) * _BEND
    ts = [n / _STEPS for n in range(_STEPS + 1)]
    return go.Scatter(
        x=[(1 - t) ** 2 * x0 + 2 * t * (1 - t) * mx + t * t * x1 for t in ts],
        y=[(1 - t) ** 2 * y0 + 2 * t * (1 - t) * my + t * t * y1 for t in ts],
        mode="lines+markers", line={"color": SIGN_COLOURS[1], "width": 1 + min(3, arc.n / 3),
                                    "dash": "solid" if arc.seated else "dot"},
        marker={"size": [0] * _STEPS + [7], "symbol": "circle", "color": SIGN_COLOURS[1], "opacity": 1},
        opacity=0.75, customdata=[opened(arc.patch)] * len(ts),
        text=[text(arc.say)] * len(ts), hovertemplate="%{text}<extra></extra>",
    )  # fmt: skip


def _inside(at: Point, box: Box) -> Point:
    """The point, or the nearest one a little within the edge."""
    west, east, south, north = box
    x, y = (east - west) * _EDGE, (north - south) * _EDGE
    return min(max(at[0], west + x), east - x), min(max(at[1], south + y), north - y)


def _backers(arcs: Sequence[Arc], box: Box) -> go.Scatter:
    each = list({arc.backer: arc for arc in arcs}.values())
    at = [_inside(arc.start, box) for arc in each]
    far = (box[0] + 3 * box[1]) / 4
    return go.Scatter(
        x=[x for x, _ in at], y=[y for _, y in at], mode="markers+text",
        marker={"size": 9, "symbol": "square", "color": SIGN_COLOURS[1]},
        text=[text(arc.name) for arc in each],
        textposition=["middle left" if x > far else "middle right" for x, _ in at],
        customdata=[opened({"actor": [arc.backer]}) for arc in each],
        hovertemplate="%{text}<extra></extra>", name="backers",
    )  # fmt: skip


def _spots(spots: Sequence[Spot]) -> go.Scatter:
    named = _named(spots)
    return go.Scatter(
        x=[s.at[0] for s in spots], y=[s.at[1] for s in spots], mode="markers+text",
        marker={
            "size": [7 + min(14.0, 2 * s.n**0.5) for s in spots],
            "symbol": [_symbol(s) for s in spots], "color": INK,
            "line": {"width": 1.5, "color": INK},
        },
        text=[text(s.name) if s.place in named else "" for s in spots],
        textposition="middle right",
        customdata=[opened({"place": s.place}) for s in spots],
        hovertext=[text(s.say) for s in spots], hovertemplate="%{hovertext}<extra></extra>",
        name="places",
    )  # fmt: skip


def _named(spots: Sequence[Spot]) -> set[str]:
    """The busiest places whose names have room beside those named before."""
    named: list[Spot] = []
    for spot in spots:
        if all(
            abs(s.at[1] - spot.at[1]) > _ROOM / 4 or abs(s.at[0] - spot.at[0]) > _ROOM
            for s in named
        ):
            named.append(spot)
    return {s.place for s in named}


def _symbol(spot: Spot) -> str:
    return next((shape for kind, shape in _SYMBOLS if kind in spot.kinds), "diamond")
