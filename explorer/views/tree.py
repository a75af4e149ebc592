"""Components as a plain tree, which the browser grows into elements by itself.

Dash draws each component with React at a cost of its own, measured at a millisecond and more; a
rail with its outlets, or a panel with its passages, has hundreds. As a tree in one attribute
they cost their elements alone (docs/decisions/0003).
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from dash.development.base_component import Component

ATTRIBUTE = "data-tree"
_NAMES = {"className": "class", "tabIndex": "tabindex"}
_OWN = ("children", "n_clicks", "disable_n_clicks", "key")

Tree = str | list[Any]


def plant(host: Component, children: Sequence[Component | str]) -> Component:
    """The host with its children in one attribute instead of below it."""
    setattr(host, ATTRIBUTE, planted(children))
    return host


def planted(children: Sequence[Component | str]) -> str:
    """The attribute's text: a list of trees, each a text or [tag, attributes, children]."""
    return json.dumps([tree(c) for c in children], ensure_ascii=False, separators=(",", ":"))


def tree(node: Component | str | float) -> Tree:
    """One component with all below it."""
    if not isinstance(node, Component):
        return str(node)
    given = node.to_plotly_json()["props"]
    attributes = {
        _NAMES.get(name, name): value
        for name, value in given.items()
        if name not in _OWN and value is not None and value is not False
    }
    tag = type(node).__name__.lower()
    return [tag, attributes, [tree(c) for c in _below(given.get("children"))]]


def _below(children: Any) -> Iterator[Any]:
    """Children as Dash takes them: none, one, or a list of them and of lists."""
    if children is None:
        return
    if isinstance(children, (list, tuple)):
        for child in children:
            yield from _below(child)
    else:
        yield children
