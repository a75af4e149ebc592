"""A moving window, panning and dragging the timeline, at three sizes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench import network
from tests.bench.figures import (
    Samples,
    Section,
    exponent,
    figure,
    flat,
    goal,
    p90,
    ratio,
    table,
    times,
)
from tests.bench.lab import Lab, Meter, drawn, gpu_time, made, peer, running, say
from tests.bench.world import SIZES

NAMES = {"ours": "explorer", "plotly": "Plotly", "cytoscape": "dash-cytoscape"}
MONTH = 30
SRC = Path(__file__).parents[3] / "explorer" / "frontend" / "src"
Rounds = dict[str, list[Samples]]
"""By contender: a list of samples a round."""


@dataclass
class Found:
    """What one size gave, in milliseconds a step."""

    size: tuple[int, int]
    step: Rounds = field(default_factory=dict)
    step_gpu: Rounds = field(default_factory=dict)
    pan: Rounds = field(default_factory=dict)
    pan_gpu: Rounds = field(default_factory=dict)
    drag: list[Samples] = field(default_factory=list)
    derive: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)
    parts: list[dict[str, float]] = field(default_factory=list)
    shown: dict[str, int] = field(default_factory=dict)
    windows: list[tuple[int, int]] = field(default_factory=list)


def measure(lab: Lab) -> list[Section]:
    """The sections of the window, of panning and of the timeline."""
    sizes = SIZES[:2] if lab.quick else SIZES
    found = [_size(lab, size) for size in sizes]
    contenders = [n for n in NAMES if n != "cytoscape" or lab.cytoscape]
    return [_window(found, contenders), _pan(found, contenders), _drag(found)]


# ---------------------------------------------------------------- one size


def _size(lab: Lab, size: tuple[int, int]) -> Found:
    found = Found(size)
    say(f"moving window, {size[0]:,} actors and {size[1]:,} ties: the collection is made")
    with _addresses(lab, size) as addresses:
        for number in range(lab.rounds(3)):
            turn = number % len(addresses)
            # ours comes first in the first round: it says which windows the others shall show
            for name in [*list(addresses)[turn:], *list(addresses)[:turn]]:
                say(f"  round {number + 1}: {NAMES[name]}")
                with lab.page(addresses[name]) as meter:
                    (_ours if name == "ours" else _theirs)(lab, meter, addresses[name], name, found)
    _agree(found)
    return found


@contextmanager
def _addresses(lab: Lab, size: tuple[int, int]) -> Iterator[dict[str, str]]:
    with running(*made(*size)) as (ours, _):
        file = network.write(ours, f"made-{size[0]}-{size[1]}")
        cytoscape = running(*peer("cytoscape", file)) if lab.cytoscape else nullcontext(None)
        with running(*peer("plotly", file)) as (plotly, _), cytoscape as other:
            out = {"ours": ours, "plotly": plotly}
            yield {**out, "cytoscape": other[0]} if other else out


def _agree(found: Found) -> None:
    if len(set(found.shown.values())) > 1:
        raise RuntimeError(f"not the same ties in view: {found.shown}")


def _ours(lab: Lab, meter: Meter, address: str, name: str, found: Found) -> None:
    page = meter.page
    with drawn(meter, ours=True):
        # nobody is folded away, so that all show the same ties
        page.goto(address + "/?core=1")
    meter.frames(30)
    found.floor += [meter.cost(meter.frames) for _ in range(5)]
    found.derive.append(_derive(meter))
    _slide(lab, meter, found)
    _hold(lab, meter, found)
    _panned(lab, meter, "#network-plate", name, found)


def _slide(lab: Lab, meter: Meter, found: Found) -> None:
    """The reader takes the window in the timeline by its middle and moves it by a month a step."""
    page, spot = meter.page, _timeline(meter)
    page.mouse.move(spot.middle, spot.y)
    page.mouse.down()
    page.mouse.move(spot.middle + 6, spot.y)
    meter.frames()
    before, parts = gpu_time(), meter.read()
    samples, windows = [], []
    for k in range(_steps(lab, "ours", found)):
        x = spot.middle + 6 + (k + 1) * MONTH * spot.day
        samples.append(meter.cost(lambda x=x: (page.mouse.move(x, spot.y), meter.frames())))
        windows.append(_days(page))
    found.step_gpu.setdefault("ours", []).append([(gpu_time() - before) / len(samples)])
    found.parts.append({k: (v - parts[k]) / len(samples) for k, v in meter.read().items()})
    found.step.setdefault("ours", []).append(samples)
    found.windows = windows
    found.shown["ours"] = page.evaluate("() => explorer.network.visible().ties.length")
    page.mouse.up()
    meter.frames(30)
    if len(set(windows)) < len(windows):
        raise RuntimeError(f"the window did not move at each step: {windows}")


def _hold(lab: Lab, meter: Meter, found: Found) -> None:
    """The reader takes the window's end and draws it to and fro."""
    page, spot = meter.page, _timeline(meter)
    page.mouse.move(spot.end, spot.y)
    page.mouse.down()
    samples = []
    for k in range(_steps(lab, "ours", found)):
        x = spot.end + 12 * (1 + (k if k < 8 else 15 - k))
        samples.append(meter.cost(lambda x=x: (page.mouse.move(x, spot.y), meter.frames())))
    found.drag.append(samples)
    page.mouse.up()
    meter.frames(30)


@dataclass
class _Spot:
    middle: float
    end: float
    y: float
    day: float


def _timeline(meter: Meter) -> _Spot:
    page = meter.page
    box = page.locator("#timeline-plot canvas").bounding_box()
    assert box is not None
    iso = page.evaluate("() => explorer.window()")
    x = [page.evaluate("(d) => explorer.timeline.x(d)", day) for day in iso]
    days = page.evaluate("([a, b]) => (Date.parse(b) - Date.parse(a)) / 86400000", iso)
    return _Spot((x[0] + x[1]) / 2, x[1] + 1, box["y"] + box["height"] * 0.6, (x[1] - x[0]) / days)


def _days(page: Any) -> tuple[int, int]:
    found = page.evaluate("() => explorer.window().map((d) => Math.round(Date.parse(d) / 864e5))")
    return found[0], found[1]


def _derive(meter: Meter, times_: int = 12) -> float:
    """Milliseconds of the main thread for derive() alone, on the page's own graph."""
    page = meter.page
    page.route("**/bench/*.js", lambda r: r.fulfill(path=SRC / r.request.url.rsplit("/", 1)[1]))
    page.evaluate(
        """async (url) => {
          const [{ indexGraph }, { derive }] = await Promise.all([import("/bench/graph.js"), import("/bench/view.js")]);
          const { fromQuery } = await import("/bench/selection.js");
          window.__graph = indexGraph(await (await fetch(url)).json());
          window.__selection = fromQuery("?core=1&from=2013-01-01&to=2013-12-31", { from: null, to: null }, () => true).selection;
          window.__derive = (n) => { for (let i = 0; i < n; i++) derive(window.__graph, window.__selection); };
          window.__derive(3);
        }""",
        "/api/graph?modality=happened,planned,possible,called_for,denied",
    )
    cost = meter.cost(lambda: page.evaluate("(n) => __derive(n)", times_)) / times_
    page.evaluate("() => { delete window.__graph; }")
    return cost


def _theirs(lab: Lab, meter: Meter, address: str, name: str, found: Found) -> None:
    page = meter.page
    with drawn(meter, ours=False):
        page.goto(address)
    steps = _steps(lab, name, found)
    # the window before is set first, so that each step is one of a month, as on our page
    start = [day - MONTH for day in found.windows[-steps]]
    page.evaluate("([a, b]) => bench.step(a, b)", start)
    meter.frames(10)
    before = gpu_time()
    samples = []
    act = "([a, b]) => { window.__shown = bench.step(a, b); return __frames(4); }"
    for window in found.windows[-steps:]:
        samples.append(meter.cost(lambda w=window: page.evaluate(act, list(w))))
    found.step_gpu.setdefault(name, []).append([(gpu_time() - before) / len(samples)])
    found.step.setdefault(name, []).append(samples)
    found.shown[name] = page.evaluate("() => window.__shown")
    _panned(lab, meter, "#net", name, found)


def _steps(lab: Lab, name: str, found: Found) -> int:
    """Fewer where a step takes seconds."""
    few = lab.quick or found.size == SIZES[-1]
    return (4 if few else 6) if name == "cytoscape" else (8 if few else 12)


_WHERE = {
    "#net": "() => bench.where()",
    "#network-plate": """() => { const { network } = explorer;
      return JSON.stringify(network.visible().actors.slice(0, 40).map((id) => network.position(id))); }""",
}


def _panned(lab: Lab, meter: Meter, target: str, name: str, found: Found) -> None:
    """The reader draws the background to and fro."""
    page = meter.page
    box = page.locator(target).bounding_box()
    assert box is not None
    x, y = box["x"] + 10, box["y"] + 10
    where = page.evaluate(_WHERE[target])
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 8, y + 8)
    meter.frames()
    before = gpu_time()
    samples = []
    for k in range(_steps(lab, name, found)):
        by = 8 + 14 * (1 + (k if k < 8 else 15 - k))
        samples.append(meter.cost(lambda b=by: (page.mouse.move(x + b, y + b), meter.frames())))
    found.pan_gpu.setdefault(name, []).append([(gpu_time() - before) / len(samples)])
    found.pan.setdefault(name, []).append(samples)
    if page.evaluate(_WHERE[target]) == where:
        raise RuntimeError(f"{NAMES[name]} did not pan")
    page.mouse.up()
    meter.frames()


# ---------------------------------------------------------------- the page


def _window(found: list[Found], contenders: list[str]) -> Section:
    section = Section(
        "One step of a moving window",
        "A made-up network with a fixed seed; a window of one year moves by a month. Explorer: the reader slides"
        " the window in the timeline with the mouse, so that the state, `derive()`, the network, the timeline, the"
        " filters and the sentence are all in it. Plotly: `restyle` of three WebGL line traces with the ties of the"
        " window. dash-cytoscape: a class that hides, set in one batch. The peers' step is called directly, without"
        " a mouse. All show the same ties (checked). Main-thread CPU in ms a step: median (p90).",
        [_three(found, [(NAMES[c], lambda f, c=c: f.step[c]) for c in contenders]),
         _against(found, contenders, lambda f: f.step)],
        notes=[
            "Explorer, of a step: all scripts " + _each(found, lambda f: _part(f, "ScriptDuration"))
            + " ms, of which `derive()` " + _each(found, lambda f: figure(median(f.derive)))
            + " ms; layout and style " + _each(found, lambda f: _part(f, "LayoutDuration", "RecalcStyleDuration"))
            + " ms. The rest is the browser's: painting canvases and handing them to the screen, in software here.",
            "Waiting for frames without any change costs " + _each(found, lambda f: figure(median(f.floor)))
            + " ms; it is in every figure.",
            _gpu_line(found, contenders, lambda f: f.step_gpu),
        ],
    )  # fmt: skip
    for f in found[1:]:
        words = f"under 16 ms a step at {f.size[0]:,} / {f.size[1]:,}"
        section.goals.append(goal(words, median(flat(f.step["ours"])), 16, " ms"))
    if len(found) == len(SIZES):
        for name, limit in (("plotly", 5), ("cytoscape", 30)):
            if name in contenders:
                value = times(found[-1].step[name], found[-1].step["ours"])
                words = f"{limit} times less than {NAMES[name]} at the largest size"
                section.goals.append(goal(words, value, limit, " times", least=True))
    return section


def _pan(found: list[Found], contenders: list[str]) -> Section:
    return Section(
        "One step of panning",
        "The reader draws the background with the mouse, 14 px a step. Main-thread CPU in ms a step: median (p90).",
        [_three(found, [(NAMES[c], lambda f, c=c: f.pan[c]) for c in contenders]),
         _against(found, contenders, lambda f: f.pan)],
        notes=[_gpu_line(found, contenders, lambda f: f.pan_gpu)],
    )  # fmt: skip


def _drag(found: list[Found]) -> Section:
    return Section(
        "One step of dragging a window's end",
        "The reader draws the end of the window in the timeline to and fro, 12 px a step; every view follows."
        " Nothing stands beside it: the peers have no timeline. Main-thread CPU in ms a step: median (p90).",
        [_three(found, [("explorer", lambda f: f.drag)])],
    )


def _three(found: list[Found], columns: list[tuple[str, Callable[[Found], list[Samples]]]]) -> str:
    def cell(samples: list[float]) -> str:
        return f"{figure(median(samples))} ({figure(p90(samples))})"

    rows = [[_of(f), *(cell(flat(get(f))) for _, get in columns)] for f in found]
    ties = [float(f.size[1]) for f in found]
    slopes = [exponent(ties, [median(flat(get(f))) for f in found]) for _, get in columns]
    rows.append(["exponent of growth", *(f"{s:.2f}" for s in slopes)])
    return table(["actors / ties", *(name for name, _ in columns)], rows)


def _against(found: list[Found], contenders: list[str], of: Callable[[Found], Rounds]) -> str:
    others = [c for c in contenders if c != "ours"]
    rows = [[_of(f), *(ratio(of(f)[c], of(f)["ours"]) for c in others)] for f in found]
    return table(["times the explorer's (rounds)", *(NAMES[c] for c in others)], rows)


def _gpu_line(found: list[Found], contenders: list[str], of: Callable[[Found], Rounds]) -> str:
    parts = [f"{NAMES[c]} " + _each(found, lambda f, c=c: figure(median(flat(of(f)[c])))) for c in contenders]  # fmt: skip
    return "CPU of the drawing process (WebGL in software, no graphics card), ms a step: " + "; ".join(parts) + "."  # fmt: skip


def _each(found: list[Found], get: Callable[[Found], str]) -> str:
    return ", ".join(get(f) for f in found)


def _part(found: Found, *names: str) -> str:
    return figure(median(sum(part[n] for n in names) for part in found.parts))


def _of(found: Found) -> str:
    return f"{found.size[0]:,} / {found.size[1]:,}"
