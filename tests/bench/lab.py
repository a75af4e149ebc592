"""What every measurement needs: processes to measure, a browser with its meters, the peers."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil
from playwright.sync_api import Browser, CDPSession, Page

from tests.browser.visit import COMMAND, free_port, wait_for

TOP = Path(__file__).parents[2]
CACHE = TOP / ".cache" / "bench"
PEERS = Path(__file__).parent / "peers"
PEER_PYTHON = CACHE / "venv" / "bin" / "python"
CYTOSCAPE = "1.0.2"
PLATE = {"width": 856, "height": 640}
VIEWPORT = {"width": 1440, "height": 900}
WHOLE = "/api/graph?modality=happened,planned,possible,called_for,denied"
_HELPERS = """
window.__frames = (n) => new Promise((done) => {
  const next = () => (n-- > 0 ? requestAnimationFrame(next) : done());
  next();
});
window.__until = (test) => new Promise((done) => {
  const look = () => (test() ? done() : requestAnimationFrame(look));
  look();
});
"""


def say(words: str) -> None:
    """Progress, on standard error."""
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {words}\n")
    sys.stderr.flush()


@dataclass
class Lab:
    """The browser of a run, whether it is a short one, and whether dash-cytoscape is there."""

    browser: Browser
    quick: bool
    cytoscape: bool

    def rounds(self, full: int, quick: int = 1) -> int:
        """How often something is repeated."""
        return quick if self.quick else full

    @contextmanager
    def page(self, address: str) -> Iterator["Meter"]:
        """A new reader with empty caches, on the page's own process before anything is measured."""
        context = self.browser.new_context(viewport=VIEWPORT)
        context.set_default_timeout(180_000)
        context.add_init_script(_HELPERS)
        page = context.new_page()
        page.goto(address + "/healthz")
        yield Meter(page)
        context.close()


class Meter:
    """Counts the CPU time of a page's main thread and of the process that draws."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._session: CDPSession = page.context.new_cdp_session(page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def read(self) -> dict[str, float]:
        """Milliseconds by name: TaskDuration is everything the main thread did."""
        found = self._session.send("Performance.getMetrics")["metrics"]
        return {m["name"]: m["value"] * 1000 for m in found if m["name"].endswith("Duration")}

    def cost(self, act: Callable[[], Any], what: str = "TaskDuration") -> float:
        """Milliseconds of the main thread for what `act` does."""
        before = self.read()[what]
        act()
        return self.read()[what] - before

    def frames(self, n: int = 4) -> None:
        """Waits until what was asked for is on the screen."""
        self.page.evaluate("(n) => __frames(n)", n)


def gpu_time() -> float:
    """CPU milliseconds of the browser's drawing process so far."""
    for process in psutil.Process().children(recursive=True):
        try:
            if "--type=gpu-process" in process.cmdline():
                times = process.cpu_times()
                return float(times.user + times.system) * 1000
        except psutil.Error:
            continue
    return 0.0


@contextmanager
def running(*command: str | Path) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """The address of a process that answers /healthz; `{port}` stands for its port."""
    port = str(free_port())
    words = [str(part).replace("{port}", port) for part in command]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=TOP) as process:  # fmt: skip
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(address + "/healthz", process, 240)
            yield address, process
        finally:
            process.terminate()
            process.communicate(timeout=20)


OURS = (COMMAND, "serve", "--no-browser", "--port", "{port}")
EMPTY = (sys.executable, "-m", "tests.bench.serve", "empty", "--port", "{port}")


def made(actors: int, ties: int) -> tuple[str | Path, ...]:
    """The command that serves a made-up collection through the real app."""
    size = ("--actors", str(actors), "--ties", str(ties))
    return (sys.executable, "-m", "tests.bench.serve", "made", "--port", "{port}", *size)


def peer(name: str, network: Path) -> tuple[str | Path, ...]:
    """The command that serves a peer's app on a network."""
    python = PEER_PYTHON if name == "cytoscape" else sys.executable
    return (python, PEERS / f"{name}_app.py", network, "{port}")


def prepare_peers() -> bool:
    """Whether dash-cytoscape can be run: it gets an environment of its own under .cache/."""
    probe = [PEER_PYTHON, "-c", "import dash_cytoscape, waitress"]
    if PEER_PYTHON.exists() and subprocess.run(probe, capture_output=True, check=False).returncode == 0:  # fmt: skip
        return True
    say("dash-cytoscape, into .cache/bench/venv")
    same = [f"{name}=={version(name)}" for name in ("dash", "plotly", "waitress")]
    wanted = [*same, f"dash-cytoscape=={CYTOSCAPE}"]
    steps = (
        [sys.executable, "-m", "venv", "--clear", CACHE / "venv"],
        [PEER_PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted],
    )
    for step in steps:
        if subprocess.run(step, capture_output=True, check=False).returncode:
            say("skipped: dash-cytoscape can't be installed here, its columns stay empty")
            return False
    return True


@contextmanager
def drawn(meter: Meter, ours: bool) -> Iterator[None]:
    """Waits at the end of the block until the network is painted."""
    yield
    test = (
        'document.documentElement?.dataset.ready === "true"'
        if ours
        else "window.bench !== undefined && window.bench.ready()"
    )
    meter.page.evaluate(f"() => __until(() => {test})")
    meter.frames()
