"""`create_app(store)`: the page, one register line a view, the JSON routes, the guard."""

import re
from collections.abc import Iterable
from typing import Any

from dash import Dash
from flask import Response

from explorer import api, guard
from explorer.paths import assets
from explorer.search import Search
from explorer.store import Store
from explorer.views import panel, plates, shell

_INDEX = """<!DOCTYPE html>
<html lang="en">
<head>
{%metas%}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{%title%}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="preload" href="/api/graph?modality=happened,planned,possible,called_for,denied"
 as="fetch" crossorigin="anonymous">
{%css%}
<script type="module" src="/assets/build/explorer.js?v=@digest"></script>
</head>
<body>
{%app_entry%}
<footer hidden>{%config%}{%scripts%}{%renderer%}</footer>
</body>
</html>"""


_UNUSED = re.compile(r'<script src="[^"]*/(?:polyfill@|dash_table/)[^"]*"></script>\s*')


class _Page(Dash):  # type: ignore[misc]  # Dash has no types
    """Dash without its table, which we have none of, and without its polyfills for browsers of
    2015, which could not draw the network anyway.

    The polyfills are the dearest of its scripts to start; what Dash itself calls of them, the
    runtime of its generators, is in our bundle.
    """

    def interpolate_index(self, **parts: Any) -> str:
        scripts = _UNUSED.sub("", parts.pop("scripts"))
        return str(super().interpolate_index(**parts, scripts=scripts))


def create_app(store: Store, hosts: Iterable[str] = ()) -> Dash:
    """A fresh application over a store; `hosts` are names beside the loopback's own."""
    app = _Page(
        __name__,
        assets_folder=str(assets()),
        assets_path_ignore=["build"],
        index_string=_INDEX.replace("@digest", store.digest[:12]),
        title=f"{store.collection.settings.title}: who backs whom",
        update_title="",
        enable_mcp=False,
        add_log_handler=False,
    )
    app.layout = shell.layout(store)
    panel.register(app, store)
    plates.register(app, store)
    api.routes(app.server, store, Search.of(store.collection, store.ties))
    guard.install(app, tuple(hosts))
    app.server.after_request(_revalidate)
    return app


def rehearse(store: Store) -> None:
    """Does once what the first reader would wait for; to be run beside the server."""
    panel.rehearse(store)


def _revalidate(response: Response) -> Response:
    """Assets without a fingerprint are asked for again, so that an upgrade shows at once."""
    if response.mimetype in ("text/css", "image/svg+xml", "text/javascript"):
        response.headers.setdefault("Cache-Control", "no-cache")
    return response
