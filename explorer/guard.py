"""What stands before every route: the host, the origin, the body of a callback, the headers."""

import ipaddress
import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from dash import Dash
from dash.exceptions import DependencyException
from flask import Response, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from explorer.api import problem

MAX_BODY = 2_000_000
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_ANY = {"0.0.0.0", "::"}  # noqa: S104  listening on all addresses, it answers to each of them
_CALLBACK = "/_dash-update-component"
_CATCH_ALL = "/<path:path>"
"""Dash answers every other address with its page; here they are told apart."""
_SAFE = ("GET", "HEAD", "OPTIONS")


def install(app: Dash, hosts: Iterable[str] = ()) -> None:
    """Guards a Dash app; `hosts` are allowed beside the loopback's own names."""
    server = app.server
    server.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    allowed = {*_LOOPBACK, *hosts}
    policy: dict[str, str] = {}

    @server.before_request
    def check() -> Response | None:
        return _host(allowed) or _origin() or _path() or _callback(app)

    @server.after_request
    def headers(response: Response) -> Response:
        if "csp" not in policy:
            policy["csp"] = _policy(app)
        return _secured(response, policy["csp"])

    @server.errorhandler(HTTPException)
    def refused(error: HTTPException) -> Response:
        return problem(error.code or 500, f"{error.name}: {request.path[:80]}.")

    @server.errorhandler(DependencyException)
    @server.errorhandler(FileNotFoundError)
    def no_suite(error: Exception) -> Response:  # a component's file, or its source map
        return _missing(request.path)

    @server.errorhandler(Exception)
    def broken(error: Exception) -> Response:
        server.logger.error("%s: %s", request.path, type(error).__name__, exc_info=error)
        return problem(500, "The explorer could not answer. Your view is in the address; reload.")


def _policy(app: Dash) -> str:
    scripts = " ".join(["'self'", *app.csp_hashes()])
    return "; ".join((
        "default-src 'none'", f"script-src {scripts}", "style-src 'self'",
        "style-src-elem 'self' 'unsafe-inline'", "style-src-attr 'unsafe-inline'",
        "img-src 'self' data: blob:", "font-src 'self' data:", "connect-src 'self'",
        "worker-src 'self' blob:", "base-uri 'none'", "form-action 'none'",
        "frame-ancestors 'none'",
    ))  # fmt: skip


def _secured(response: Response, policy: str) -> Response:
    response.headers["Content-Security-Policy"] = policy
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    if request.path.startswith(("/_dash-layout", "/_dash-dependencies", _CALLBACK)):
        response.headers["Cache-Control"] = "no-store"
    if "/build/chunk-" in request.path and response.status_code == 200:
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def _host(allowed: set[str]) -> Response | None:
    name = urlsplit("//" + request.host).hostname or ""
    if name in allowed or (_ANY & allowed and _numeric(name)):
        return None
    return problem(400, f'This explorer does not answer to the name "{name[:80]}".')


def _numeric(name: str) -> bool:
    """Whether it is an address in numbers, which no foreign name server can have made up."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _path() -> Response | None:
    rule = request.url_rule
    wrong_method = isinstance(request.routing_exception, MethodNotAllowed)
    if request.path == "/" or wrong_method or (rule is not None and rule.rule != _CATCH_ALL):
        return None
    return _missing(request.path)


def _missing(path: str) -> Response:
    return problem(404, f'There is no page "{path[:80]}". The explorer is at "/".')


def _origin() -> Response | None:
    if request.method in _SAFE:
        return None
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    foreign = site not in ("same-origin", "none") if site else (
        origin is not None and _netloc(origin) != request.host)  # fmt: skip
    return problem(403, "Requests from other sites are refused.") if foreign else None


def _netloc(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:  # "http://["
        return ""


def _callback(app: Dash) -> Response | None:
    if request.path != _CALLBACK or request.method != "POST":
        return None
    if request.mimetype != "application/json":
        return problem(415, "A callback's body is JSON.")
    if (request.content_length or 0) > MAX_BODY:
        return problem(413, f"A callback's body is at most {MAX_BODY:,} bytes.")
    try:
        body = json.loads(request.get_data(cache=True), parse_constant=_refuse)
    except (ValueError, RecursionError):
        return problem(400, "The body is no JSON that a callback takes.")
    wrong = _shape(app, body)
    return problem(*wrong) if wrong else None


def _refuse(name: str) -> float:
    raise ValueError(name)


def _shape(app: Dash, body: Any) -> tuple[int, str] | None:
    if not isinstance(body, dict) or not isinstance(body.get("output"), str):
        return 400, "A callback's body is an object that names its output."
    known = app.callback_map.get(body["output"])
    if known is None:
        return 404, "There is no such callback; reload the page."
    changed = body.get("changedPropIds", [])
    if not isinstance(changed, list) or not all(isinstance(c, str) for c in changed):
        return 400, "changedPropIds is a list of names."
    for part in ("inputs", "state"):
        if _pairs(body.get(part, [])) != [(i["id"], i["property"]) for i in known[part]]:
            return 400, f"The {part} are not those of this callback; reload the page."
    outputs = body.get("outputs")
    name = f"{outputs.get('id')}.{outputs.get('property')}" if isinstance(outputs, dict) else ""
    if name != body["output"]:
        return 400, "The outputs are not those of this callback; reload the page."
    return None


def _pairs(items: Any) -> list[tuple[Any, Any]] | None:
    if not isinstance(items, list) or not all(isinstance(i, dict) for i in items):
        return None
    return [(i.get("id"), i.get("property")) for i in items]
