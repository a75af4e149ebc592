"""Finds a Chromium for the browser tests; as root on Debian it installs one where none is."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
APPS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
HOW = "no Chromium found: install one (on Debian: apt-get install chromium) or name it in CHROMIUM"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find() -> str | None:
    """The path of a Chromium: the one named in CHROMIUM, else the first that is installed."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    found = (shutil.which(name) for name in NAMES)
    return next(filter(None, found), None) or next((a for a in APPS if Path(a).exists()), None)


def install() -> None:
    """Installs Debian's chromium where this process may; says nothing unless it fails."""
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print("· Chromium, for the browser tests", flush=True)  # noqa: T201
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        done = subprocess.run(["apt-get", "-qq", *step], env=quiet, capture_output=True, text=True)
        if done.returncode:
            print(done.stderr.strip(), file=sys.stderr)  # noqa: T201
            return


def main(needed: bool) -> int:
    """0 where the tests may go on; 1 where a Chromium is needed and can't be had."""
    if not find() and "CHROMIUM" not in os.environ:
        install()
    if find():
        return 0
    print(HOW, file=sys.stderr)  # noqa: T201
    return int(needed or "CI" in os.environ)


if __name__ == "__main__":
    sys.exit(main(needed="--needed" in sys.argv[1:]))
