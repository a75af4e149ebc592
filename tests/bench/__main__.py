"""python -m tests.bench [--quick] [--only first,moving,…] [-o FILE]."""

import argparse
import importlib
import os
import platform
import subprocess
import sys
import time
import traceback
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psutil
from playwright.sync_api import sync_playwright

from tests import chromium
from tests.bench.figures import Section
from tests.bench.lab import CACHE, CYTOSCAPE, TOP, Lab, prepare_peers, say

ROWS = {
    "first": "first_view",
    "click": "click",
    "search": "search",
    "start": "start",
    "moving": "moving",
    "questions": "questions",
}
PAGE = TOP / "docs" / "benchmarks.md"
PACKAGES = ("dash", "plotly", "tantivy", "ibis-framework", "duckdb", "waitress", "playwright")


def main() -> int:
    asked = _arguments()
    CACHE.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=list(chromium.FLAGS)
        )
        cytoscape = bool({"first", "moving"} & set(asked.rows)) and prepare_peers()
        lab = Lab(browser, asked.quick, cytoscape)
        sections: list[Section] = []
        failed = False
        for name in asked.rows:
            found, broken = _measure(lab, name)
            sections, failed = sections + found, failed or broken
            text = _page(lab, browser.version, sections, time.monotonic() - started)
            # after each row, so that a run that is stopped leaves what it has
            if asked.output is not None:
                asked.output.write_text(text, encoding="utf-8")
        browser.close()
    if asked.output is None:
        sys.stdout.write(text)
    else:
        say(f"written to {asked.output.relative_to(TOP) if asked.output.is_relative_to(TOP) else asked.output}")  # fmt: skip
    return int(failed)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description="Measures speed beside others. A full run writes docs/benchmarks.md; a short"
        " one and a part are printed.",
    )
    parser.add_argument("--quick", action="store_true", help="two sizes, one round")
    parser.add_argument("--only", default="", help=f"some of {','.join(ROWS)}")
    parser.add_argument("-o", "--output", type=Path, help="the file to write")
    asked = parser.parse_args()
    names = [name.strip() for name in asked.only.split(",") if name.strip()]
    wrong = [name for name in names if name not in ROWS]
    if wrong:
        parser.error(f"--only: {wrong[0]} is none of {', '.join(ROWS)}")
    asked.rows = names or list(ROWS)
    if asked.output is None and not names and not asked.quick:
        asked.output = PAGE
    return asked


def _measure(lab: Lab, name: str) -> tuple[list[Section], bool]:
    """The sections of a row, and whether it failed."""
    say(f"row: {name}")
    try:
        return importlib.import_module(f"tests.bench.rows.{ROWS[name]}").measure(lab), False
    # the other rows are worth having; the page says which one is missing
    except Exception as error:
        traceback.print_exc()
        return [Section(name, f"Not measured in this run: {type(error).__name__}.")], True


def _page(lab: Lab, browser: str, sections: list[Section], seconds: float) -> str:
    head = [
        "# Benchmarks",
        "Written by `make bench`; do not edit. Every figure is from one run on one machine, and what counts is the"
        " ratio: explorer and peer ran side by side, in turns, in the same browser. CPU time is used where it can"
        " be had, since a busy machine changes it little.",
        _machine(browser, seconds),
    ]  # fmt: skip
    if not lab.cytoscape:
        head.append("dash-cytoscape was not measured in this run.")
    return "\n\n".join([*head, *(section.markdown() for section in sections)]) + "\n"


def _machine(browser: str, seconds: float) -> str:
    memory = psutil.virtual_memory().total / 2**30
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    load = os.getloadavg()
    lines = [
        f"Machine: {psutil.cpu_count()} cores ({platform.machine()}), {memory:.0f} GiB, {_system()}, no graphics card used",
        f"Date: {datetime.now(UTC):%-d %B %Y}; the run took {seconds / 60:.0f} minutes, load average at its end {load[0]:.1f}",
        f"Versions: Python {platform.python_version()}, Chromium {browser} (headless), {versions}, dash-cytoscape {CYTOSCAPE}, explorer {_commit()}",
    ]  # fmt: skip
    return "\n".join(f"* {line}" for line in lines)


def _system() -> str:
    try:
        name = platform.freedesktop_os_release().get("PRETTY_NAME", "")
    except OSError:
        name = ""
    return name or platform.system()


def _commit() -> str:
    ask = ["git", "-C", str(TOP), "describe", "--always", "--dirty"]
    done = subprocess.run(ask, capture_output=True, text=True, check=False)
    return done.stdout.strip() or version("geopolitical-graph-explorer")


if __name__ == "__main__":
    sys.exit(main())
