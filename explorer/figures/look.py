"""The look that all figures share. Text and grid take the page's colours by its style sheet."""

import plotly.graph_objects as go

# between the light theme's ink and the dark theme's: both backgrounds leave 3 to 1
SIGN_COLOURS = {1: "#0f8f68", -1: "#d1610a", 0: "#80868c"}
SIGN_SYMBOLS = {1: "circle", -1: "x", 0: "square-open"}
INK = "#80868c"


def plain(height: int) -> go.Figure:
    """An empty figure without a frame, as wide as its place."""
    axis = {
        "showgrid": True,
        "zeroline": False,
        "fixedrange": True,
        "ticks": "",
        "automargin": True,
    }
    figure = go.Figure()
    figure.update_layout(
        template="none", height=height, showlegend=False, hovermode="closest", dragmode=False,
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)",
        margin={"l": 8, "r": 12, "t": 8, "b": 28}, xaxis=axis, yaxis=axis,
        hoverlabel={"align": "left", "bgcolor": "#22262a", "font": {"color": "#ffffff", "size": 12}},
    )  # fmt: skip
    return figure


def text(words: str) -> str:
    """Text as text: Plotly reads tags and entities in every label."""
    return words.replace("&", "&amp;").replace("<", "&lt;")
