"""Every id that a callback names is in the page, and a second app works like the first."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from dash import Dash
from dash.development.base_component import Component

from explorer.app import create_app
from explorer.store import Store
from explorer.views import ids
from explorer.views.tree import ATTRIBUTE

FRONTEND = Path(__file__).parent.parent / "explorer" / "frontend" / "src"


@pytest.fixture(scope="module")
def store(strait):
    return Store.of(strait)


@pytest.fixture(scope="module")
def app(store):
    return create_app(store)


def layout_ids(app: Dash) -> Iterator[str]:
    layout = app.layout() if callable(app.layout) else app.layout
    for node in [layout, *layout._traverse()]:
        if isinstance(node, Component) and isinstance(getattr(node, "id", None), str):
            yield node.id
            yield from planted_ids(json.loads(getattr(node, ATTRIBUTE, "[]")))


def planted_ids(trees: list) -> Iterator[str]:
    for node in trees:
        if not isinstance(node, str):
            yield from (v for k, v in node[1].items() if k == "id")
            yield from planted_ids(node[2])


def callbacks(app: Dash) -> list[dict]:
    return app.server.test_client().get("/_dash-dependencies").json


def callback_ids(app: Dash) -> Iterator[str]:
    for callback in callbacks(app):
        yield from (part["id"] for part in callback["inputs"] + callback["state"])
        for output in callback["output"].strip(".").split("..."):
            yield output.rsplit(".", 1)[0]


def test_every_id_of_a_callback_is_in_the_layout(app):
    used = set(callback_ids(app))
    assert used
    assert used <= set(layout_ids(app))


def test_no_id_stands_twice_in_the_layout(app):
    counts = Counter(layout_ids(app))
    assert [name for name, count in counts.items() if count > 1] == []


def test_every_named_id_is_in_the_layout(app):
    named = {value for name, value in vars(ids).items() if name.isupper()}
    assert named <= set(layout_ids(app))


def test_every_id_that_the_browser_asks_for_is_in_the_page(app):
    source = "".join(p.read_text(encoding="utf-8") for p in FRONTEND.rglob("*.js"))
    asked = set(re.findall(r'(?:byId|getElementById)\("([\w-]+)"\)', source))
    made = set(re.findall(r'\bid: "([\w-]+)"', source))
    assert len(asked) > 10
    assert asked - made <= set(layout_ids(app))


def test_mistyped_ids_are_not_suppressed(app):
    assert not app.config.suppress_callback_exceptions


def test_two_apps_in_one_process_both_work(store):
    first, second = create_app(store), create_app(store)
    assert first.server is not second.server
    assert callbacks(first)
    assert callbacks(first) == callbacks(second)
    for app in (first, second):
        client = app.server.test_client()
        assert client.get("/_dash-layout").status_code == 200
        assert client.get("/healthz").json["status"] == "ok"
