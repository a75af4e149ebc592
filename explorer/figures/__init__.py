"""Plotly figures of what `tallies.py` counts: SVG traces only."""
