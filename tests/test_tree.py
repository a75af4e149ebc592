"""Components as a plain tree."""

import json

from dash import html

from explorer.views.tree import ATTRIBUTE, plant, planted


def test_a_component_becomes_tag_attributes_and_children():
    line = html.P(["A ", html.B("b", className="x"), [html.Br()]], tabIndex=-1, hidden=False)
    assert json.loads(planted([line, "text"])) == [
        ["p", {"tabindex": -1}, ["A ", ["b", {"class": "x"}, ["b"]], ["br", {}, []]]],
        "text",
    ]


def test_a_host_carries_its_children_in_one_attribute():
    host = plant(html.Nav(id="x"), [html.Span("y", **{"data-go": "{}"})])
    assert json.loads(getattr(host, ATTRIBUTE)) == [["span", {"data-go": "{}"}, ["y"]]]
    assert getattr(host, "children", None) is None
