"""The charts: bubbles, a grid of pairs, bands and a line. Each mark carries the view it opens."""

import json
from collections.abc import Sequence
from datetime import timedelta

import plotly.graph_objects as go

from explorer.figures.look import INK, SIGN_COLOURS, SIGN_SYMBOLS, plain, text
from explorer.tallies import Band, Mark, Patch, Tally

_ROW, _EDGE = 26, 60
"""Pixels of a row, and of what stands above and below all rows."""


def opened(patch: Patch) -> str:
    """A view as a mark carries it."""
    return json.dumps(patch, ensure_ascii=False)


def bubbles(tally: Tally, columns: Sequence[str]) -> go.Figure:
    """A mark a column and row, its area by the number it stands for."""
    most = max((m.n for m in tally.marks), default=1)
    sizes = [6 + 16 * (m.n / most) ** 0.5 for m in tally.marks]
    return _placed(tally.marks, sizes, ["circle"] * len(sizes), tally.rows, columns)


def pairs(tally: Tally) -> go.Figure:
    """Each pair of actors with the sign that more outlets tell of, by colour and shape."""
    sizes, symbols = [12.0] * len(tally.marks), [SIGN_SYMBOLS[m.sign] for m in tally.marks]
    figure = _placed(tally.marks, sizes, symbols, tally.rows, tally.rows)
    figure.update_xaxes(tickangle=-45)
    return figure.update_layout(height=_EDGE + 110 + _ROW * max(4, len(tally.rows)))


def _placed(
    marks: Sequence[Mark],
    sizes: Sequence[float],
    symbols: Sequence[str],
    rows: Sequence[str],
    columns: Sequence[str],
) -> go.Figure:
    figure = plain(_EDGE + _ROW * max(2, len(rows)))
    figure.add_trace(
        go.Scatter(
            x=[text(m.x) for m in marks], y=[text(m.y) for m in marks], mode="markers",
            marker={
                "size": list(sizes), "color": [SIGN_COLOURS[m.sign] for m in marks],
                "line": {"width": 1.5, "color": [SIGN_COLOURS[m.sign] for m in marks]},
                "symbol": symbols,
            },
            customdata=[opened(m.patch) for m in marks],
            text=[_lines(m.say) for m in marks], hovertemplate="%{text}<extra></extra>",
        )
    )  # fmt: skip
    figure.update_xaxes(
        type="category",
        categoryorder="array",
        categoryarray=list(map(text, columns)),
        range=[-0.6, len(columns) - 0.4],
    )
    figure.update_yaxes(
        type="category",
        categoryorder="array",
        categoryarray=list(map(text, reversed(rows))),
        range=[-0.7, len(rows) - 0.3],
    )
    return figure


def bars(found: Sequence[Band]) -> go.Figure:
    """Offices as bands over time, one row a person."""
    rows = list(dict.fromkeys(b.row for b in found))
    figure = plain(_EDGE + _ROW * max(2, len(rows)))
    figure.add_trace(
        go.Bar(
            orientation="h", y=[text(b.row) for b in found], base=[b.start.isoformat() for b in found],
            x=[max(timedelta(days=6), b.end - b.start).total_seconds() * 1000 for b in found],
            width=0.42, marker={"color": INK, "opacity": 0.75, "line": {"width": 1, "color": INK}},
            customdata=[opened(b.patch) for b in found],
            hovertext=[text(f"{b.row} {b.of}") for b in found], hovertemplate="%{hovertext}<extra></extra>",
        )
    )  # fmt: skip
    figure.update_layout(barmode="overlay")
    figure.update_xaxes(type="date")
    figure.update_yaxes(
        type="category", categoryorder="array", categoryarray=list(map(text, reversed(rows)))
    )
    return figure


def line(marks: Sequence[Mark]) -> go.Figure:
    """A share by year, in per cent; the axis begins a little below the least."""
    figure = plain(190)
    figure.add_trace(
        go.Scatter(
            x=[m.x for m in marks], y=[m.n for m in marks], mode="lines+markers",
            line={"color": INK, "width": 2}, marker={"size": 9, "color": SIGN_COLOURS[1]},
            customdata=[opened(m.patch) for m in marks],
            text=[_lines(m.say) for m in marks], hovertemplate="%{text}<extra></extra>",
        )
    )  # fmt: skip
    figure.update_xaxes(type="category")
    figure.update_yaxes(ticksuffix=" %", range=[min(90, *(m.n for m in marks)) - 2, 101])
    return figure


def _lines(say: str) -> str:
    """A tooltip's text in lines; what the data has of markup stays text."""
    out = [""]
    for word in text(say).split():
        if len(out[-1]) + len(word) > 60:
            out.append("")
        out[-1] += (" " if out[-1] else "") + word
    return "<br>".join(out[:6]) + (" …" if len(out) > 6 else "")
