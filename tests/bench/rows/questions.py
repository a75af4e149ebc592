"""Questions about the whole network: two dates compared, chains, triangles, camps."""

import time
from collections.abc import Callable
from datetime import date
from itertools import cycle
from statistics import median
from typing import Any

import networkx as nx
from flask.testing import FlaskClient

from tests.bench.figures import Section, figure, goal, p90, table
from tests.bench.lab import Lab, say
from tests.bench.world import SIZES, collection, libya

LIMIT = 2_000
"""Milliseconds in which the server answers, or says what it left out."""
QUESTIONS = ("compare", "chains to one", "chains to all", "triangles", "camps")
PEER = "Louvain of networkx, cooperative pairs alone"


def measure(lab: Lab) -> list[Section]:
    """CPU of one request each, in this process; every request asks for other dates or actors."""
    columns: list[tuple[str, dict[str, list[float]]]] = []
    worlds: list[tuple[str, Any]] = [("Libya", libya())]
    worlds += [
        (f"{actors:,} / {ties:,}", collection(actors, ties))
        for actors, ties in (SIZES[:2] if lab.quick else SIZES)
    ]
    for name, world in worlds:
        say(f"questions: {name}")
        columns.append((name, _asked(world, 4 if lab.quick else 8)))
    return [_section(columns)]


def _asked(world: Any, rounds: int) -> dict[str, list[float]]:
    from explorer.app import create_app
    from explorer.camps import signed_pairs
    from explorer.queries import held
    from explorer.selection import Selection
    from explorer.store import Store

    store = Store.of(world)
    client = create_app(store).server.test_client()
    client.get("/api/compare?a=2012&b=2013")  # the engine is there before the first
    years = cycle(range(2012, 2019))
    known = sorted(world.actors, key=lambda a: -len(store.library.ties_of[a]))[:20]
    pairs = cycle(zip(known, known[1:] + known[:1], strict=True))
    asked: dict[str, Callable[[int, tuple[str, str]], str]] = {
        "compare": lambda y, p: f"/api/compare?a={y}-03-01&b={y + 1}-06-01",
        "chains to one": lambda y, p: f"/api/chains?source={p[0]}&target={p[1]}&from={y}&to={y}",
        "chains to all": lambda y, p: f"/api/chains?source={p[0]}&from={y}&to={y}",
        "triangles": lambda y, p: f"/api/triangles?on={y}",
        "camps": lambda y, p: f"/api/camps?on={y}",
    }
    out: dict[str, list[float]] = {name: [] for name in (*QUESTIONS, PEER)}
    for n in range(rounds):
        year, pair = next(years), next(pairs)
        for name in QUESTIONS:
            out[name].append(_one(client, asked[name](year, pair) + f"&min={1 + n // 7}"))
        view = Selection(start=date(year, 1, 1), end=date(year, 12, 31))
        signs, _ = signed_pairs(held(store, view), world.relations)
        out[PEER].append(_louvain([pair for pair, sign in signs.items() if sign > 0]))
    return out


def _one(client: FlaskClient, address: str) -> float:
    started = time.process_time()
    answer = client.get(address)
    spent = (time.process_time() - started) * 1000
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}: {answer.text[:200]}")
    return spent


def _louvain(pairs: list[tuple[str, str]]) -> float:
    graph: Any = nx.Graph(pairs)
    started = time.process_time()
    nx.community.louvain_communities(graph, seed=2011)
    return (time.process_time() - started) * 1000


def _section(columns: list[tuple[str, dict[str, list[float]]]]) -> Section:
    names = [name for name, _ in columns]
    rows = [
        [question, *(f"{figure(median(found[question]))} ({figure(p90(found[question]))})" for _, found in columns)]
        for question in (*QUESTIONS, PEER)
    ]  # fmt: skip
    largest = columns[-1]
    ratios = ", ".join(
        f"{name} {figure(median(found['camps']) / max(1e-3, median(found[PEER])))}"
        for name, found in columns
    )
    return Section(
        "Questions about the whole network",
        "One request each, from the request to the answer in one process; each asks for other dates "
        "or actors, so that nothing is kept ready. CPU in ms: median (p90), by actors / ties.",
        [table(["", *names], rows)],
        [goal(f"{q} at {largest[0]} under {LIMIT:,} ms", median(largest[1][q]), LIMIT, " ms") for q in QUESTIONS],
        [f"Camps by signs, as a multiple of {PEER} on the same window (it knows no hostile tie, so its answer is another): {ratios}."],
    )  # fmt: skip
