"""Starts the app, opens a page, and writes down what the page says and where it asks."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

COMMAND = Path(sys.executable).with_name("explorer")
# a selector, not a script: the page's policy lets nobody evaluate text
READY = "html[data-ready=true]"
SOFTWARE_GL = "GPU stall due to ReadPixels"
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@dataclass
class Visit:
    """One reader: the page, its console and the requests that left the machine."""

    page: Page
    address: str
    console: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def hear(self, message: ConsoleMessage) -> None:
        """Keeps what the page says; not what a Chromium without a GPU says of its own canvas."""
        if SOFTWARE_GL not in message.text:
            self.console.append(f"{message.type}: {message.text}")

    def go(self, path: str = "/") -> Page:
        """Opens a view and waits until it can be used."""
        self.page.goto(self.address + path)
        self.page.wait_for_selector(READY, state="attached")
        return self.page


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(*arguments: str) -> Iterator[str]:
    """The address of `explorer serve`, which ends with the block."""
    port = free_port()
    command = [COMMAND, "serve", "--no-browser", "--port", str(port), *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(address + "/healthz", process)
            yield address
        finally:
            process.terminate()
            process.communicate(timeout=10)


def wait_for(url: str, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    """Until the address answers; the app's own words when it ends instead."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if process.poll() is not None:
            words = process.stdout.read().decode() if process.stdout else ""
            raise RuntimeError(f"explorer serve ended with {process.returncode}: {words}")
        try:
            with urlopen(url, timeout=5):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
    raise TimeoutError(f"{url} did not answer within {seconds} s")


@contextmanager
def open_page(browser: Browser, address: str, **options: object) -> Iterator[Visit]:
    """A new reader; `options` are those of a browser context."""
    options.setdefault("viewport", {"width": 1440, "height": 900})
    context: BrowserContext = browser.new_context(**options)
    context.set_default_timeout(20_000)
    visit = Visit(context.new_page(), address)
    visit.page.on("console", visit.hear)
    visit.page.on("pageerror", lambda error: visit.console.append(f"error: {error}"))
    context.on("request", lambda request: note_request(visit, request.url))
    yield visit
    context.close()


def note_request(visit: Visit, url: str) -> None:
    where = urlsplit(url)
    if where.scheme not in ("data", "blob", "about") and where.hostname not in LOOPBACK:
        visit.outside.append(url)
