"""From a click on a tie to its passages, beside the round trip of a callback that does nothing."""

import json
import time
from contextlib import ExitStack
from statistics import median
from typing import Any

from flask.testing import FlaskClient

from tests.bench.figures import Samples, Section, exponent, figure, flat, goal, p90, table, times
from tests.bench.figures import ratio as ratio_of
from tests.bench.lab import EMPTY, OURS, Lab, Meter, drawn, running, say
from tests.bench.serve import empty, made
from tests.bench.world import SIZES, libya

# t0 is the click as the page hears it: the question leaves, its answer is there, is in the page,
# is painted a frame later
_WATCH = """([root, wanted]) => { window.__answer = new Promise((done) => {
  const place = document.querySelector(root);
  let t0 = 0;
  performance.clearResourceTimings();
  window.addEventListener("click", () => { t0 = performance.now(); }, { capture: true, once: true });
  const watch = new MutationObserver(() => {
    if (!t0 || (wanted && !place.querySelector(wanted))) return;
    watch.disconnect();
    const seen = performance.now() - t0;
    requestAnimationFrame(() => setTimeout(() => {
      const painted = performance.now() - t0;
      // the browser notes a request some time after it has ended
      setTimeout(() => {
        const trips = performance.getEntriesByType("resource").filter((e) => e.name.includes("_dash-update-component"));
        const trip = trips.at(-1);
        done([trip ? trip.startTime - t0 : 0, trip ? trip.responseEnd - t0 : 0, seen, painted]);
      }, 200);
    }));
  });
  watch.observe(place, { childList: true, subtree: true, characterData: true });
}); }"""
_CLICKABLE = """() => { const { network } = explorer;
  return network.visible().ties.map((id) => [id, network.tiePosition(id)]).filter(([, at]) => at); }"""


Stages = tuple[float, float, float, float]
STAGES = ("asked", "answered", "in the page", "painted")


def measure(lab: Lab) -> list[Section]:
    """Browser and server."""
    stages: dict[str, list[list[Stages]]] = {"explorer": [], "empty": []}
    with ExitStack() as stack:
        ours = stack.enter_context(running(*OURS))[0]
        bare = stack.enter_context(running(*EMPTY))[0]
        for number in range(lab.rounds(5, 2)):
            say(f"click, round {number + 1}")
            for name in sorted(stages, reverse=bool(number % 2)):
                with lab.page(ours if name == "explorer" else bare) as meter:
                    got = _ties(lab, meter, ours) if name == "explorer" else _bare(lab, meter, bare)
                stages[name].append(got)
    return [_section(stages, _servers(lab))]


def _ties(lab: Lab, meter: Meter, address: str) -> list[Stages]:
    page = meter.page
    with drawn(meter, ours=True):
        page.goto(address + "/")
    meter.frames(20)
    found = page.evaluate(_CLICKABLE)
    if len(found) < 10:
        raise RuntimeError(f"only {len(found)} ties can be clicked")
    out = []
    for tie, at in found[:: max(1, len(found) // _clicks(lab))][: _clicks(lab)]:
        page.evaluate(_WATCH, ["#panel-body", ".passage"])
        page.mouse.click(at["x"], at["y"])
        out.append(_answer(page))
        # two quick clicks would be a double click
        page.wait_for_timeout(400)
        if f"tie={tie}" not in page.url:
            raise RuntimeError(f"the click did not reach {tie}: {page.url}")
    return out


def _bare(lab: Lab, meter: Meter, address: str) -> list[Stages]:
    page = meter.page
    page.goto(address + "/")
    page.wait_for_selector("#more")
    meter.frames(20)
    box = page.locator("#more").bounding_box()
    assert box is not None
    out = []
    for _ in range(_clicks(lab)):
        page.evaluate(_WATCH, ["#out", None])
        page.mouse.click(box["x"] + 5, box["y"] + 5)
        out.append(_answer(page))
        page.wait_for_timeout(100)
    return out


def _answer(page: Any) -> Stages:
    asked, answered, seen, painted = page.evaluate("() => window.__answer")
    return asked, answered, seen, painted


def _clicks(lab: Lab) -> int:
    return 6 if lab.quick else 12


# ---------------------------------------------------------------- server


def _servers(lab: Lab) -> list[tuple[str, float, list[float]]]:
    """Name, ties and milliseconds of CPU a call, for the empty app and ours at each size."""
    from explorer.app import create_app
    from explorer.store import Store

    say("click: the server's part")
    store = Store.of(libya())
    out = [("an empty callback", 0.0, _calls(empty().server.test_client(), _nothing))]
    out.append(("Libya", float(len(store.ties)), _panel(create_app(store))))
    for actors, ties in SIZES[:2] if lab.quick else SIZES:
        app = made(actors, ties)
        out.append((f"made up, {actors:,} / {ties:,}", float(ties), _panel(app)))
    return out


def _panel(app: Any) -> list[float]:
    client = app.server.test_client()
    answer = client.get("/api/graph?modality=happened").get_json()
    ids = answer["ties"]["id"]
    chosen = ids[:: max(1, len(ids) // 60)][:60]
    bodies = [_body("panel-body", "data-tree", "selection", "data", {"tie": i}) for i in chosen]
    return _calls(client, lambda n: bodies[n % len(bodies)])


def _nothing(n: int) -> str:
    return _body("out", "children", "more", "n_clicks", n)


def _body(out: str, what: str, source: str, field: str, value: Any) -> str:
    return json.dumps({
        "output": f"{out}.{what}", "outputs": {"id": out, "property": what},
        "inputs": [{"id": source, "property": field, "value": value}],
        "changedPropIds": [f"{source}.{field}"], "state": [],
    })  # fmt: skip


def _calls(client: FlaskClient, body: Any, n: int = 80) -> list[float]:
    samples = []
    for k in range(n):
        started = time.process_time()
        answer = client.post("/_dash-update-component", data=body(k), content_type="application/json")  # fmt: skip
        samples.append((time.process_time() - started) * 1000)
        if answer.status_code != 200:
            raise RuntimeError(f"the callback answered {answer.status_code}: {answer.text[:200]}")
    return samples[5:]


# ---------------------------------------------------------------- the page


def _section(
    stages: dict[str, list[list[Stages]]], servers: list[tuple[str, float, list[float]]]
) -> Section:
    names = {"explorer": "a tie of the Libya collection", "empty": "an empty Dash callback"}
    by: dict[str, list[list[Samples]]] = {
        name: [[[click[i] for click in got] for got in rounds] for i in range(len(STAGES))]
        for name, rounds in stages.items()
    }
    rows = [[label, *map(_cell, by[name])] for name, label in names.items()]
    pairs = zip(by["explorer"], by["empty"], strict=True)
    rows.append(["times the empty one (rounds)", *(ratio_of(o, e) for o, e in pairs)])
    server = [[name, f"{figure(median(ms))} ({figure(p90(ms))})"] for name, _, ms in servers]
    sizes = [(ties, median(ms)) for _, ties, ms in servers[2:]]
    server.append(["exponent of growth", f"{exponent(*zip(*sizes, strict=True)):.2f}"])
    section = Section(
        "Click on a tie to its passages",
        "A real click of the mouse in the page. From the click until the question leaves (*asked*), its answer has"
        " come (*answered*), the passages (or the empty callback's answer) are in the document (*in the page*), and a"
        " frame later (*painted*). Wall clock in ms, so the rest of the machine is in it: median (p90).",
        [table(["", *STAGES], rows),
         "The server's part: the whole callback, request to response in one process, CPU in ms.\n\n"
         + table(["", "median (p90)"], server)],
        notes=["Before the question leaves the network is lit for the tie, in software here; between *answered* and *in"
               " the page* lies Dash's own work in the browser, which grows with the number of components on the page."],
    )  # fmt: skip
    value = times(by["explorer"][2], by["empty"][2])
    section.goals.append(goal("under 1.5 times an empty callback, in the page", value, 1.5, " times"))  # fmt: skip
    section.goals.append(goal("server part under 10 ms (Libya)", median(servers[1][2]), 10, " ms"))
    return section


def _cell(rounds: list[Samples]) -> str:
    samples = flat(rounds)
    return f"{figure(median(samples))} ({figure(p90(samples))})"
