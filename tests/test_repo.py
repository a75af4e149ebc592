"""The set-up's promises: hashes everywhere, no index and no machine named, floors kept."""

import json
import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
LOCKS = sorted(TOP.glob("requirements*.lock"))
SKIPPED = {".git", ".venv", "node_modules", "build", "dist", "screenshots", ".cache", ".hypothesis"}
CACHES = {".mypy_cache", ".pytest_cache", ".ruff_cache", "__pycache__"}
# put together here, so that this file does not hold what it looks for
HOSTS = re.compile(
    "|".join(
        (
            "py" + r"pi\.org",
            "pythonhosted" + r"\.org",
            "npmjs" + r"\.(org|com)",
            "proxy\\.go" + "lang",
        )
    )
)
MACHINE = re.compile(
    "(?<![\\w.])/("
    + "|".join(("wo" + "rk/", "ho" + "me/\\w", "Us" + "ers/\\w", "ro" + "ot/", "tm" + "p/\\w"))
    + ")"
)
FLOORS = {
    "dash": (4, 4, 1),
    "duckdb": (1, 5, 6),
    "ibis-framework": (12, 0),
    "networkx": (3, 6),
    "pandas": (3, 1),
    "plotly": (7, 1),
    "waitress": (3, 0, 2),
}
BELOW = {"dash": (4, 5), "sqlglot": (30, 18)}


def text_files():
    for folder, below, names in os.walk(TOP):
        below[:] = sorted(set(below) - SKIPPED - CACHES)
        for path in (Path(folder, name) for name in sorted(set(names) - SKIPPED)):
            try:
                yield path, path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text)[:3])


def pins(lock: Path) -> dict[str, str]:
    return dict(
        re.findall(r"^([\w.-]+)==([^\s;\\]+)", lock.read_text(encoding="utf-8"), re.MULTILINE)
    )


def test_no_file_names_a_registry_or_a_machine():
    found = [
        f"{path.relative_to(TOP)}: {match[0]}"
        for path, text in text_files()
        for match in (HOSTS.search(text), MACHINE.search(text))
        if match
    ]
    assert found == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda p: p.name)
def test_every_pin_has_a_hash_and_no_index_is_named(lock):
    text = lock.read_text(encoding="utf-8")
    entries = [
        e for e in re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE)) if e
    ]
    assert entries
    assert [e.split()[0] for e in entries if "==" not in e or "--hash=sha256:" not in e] == []
    assert not re.search(r"https?://|--(extra-)?index|--find-links|\bfile:", text)


def test_the_two_locks_agree():
    run, dev = (pins(TOP / name) for name in ("requirements.lock", "requirements-dev.lock"))
    assert {name: dev.get(name) for name in run} == run


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_floors_are_kept(name):
    assert version(pins(TOP / "requirements.lock")[name]) >= FLOORS[name]


@pytest.mark.parametrize("name", sorted(BELOW))
def test_ceilings_are_kept(name):
    assert version(pins(TOP / "requirements.lock")[name]) < BELOW[name]


def test_dependencies_of_the_project_are_locked():
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.match(r"[\w.-]+", d)[0] for d in project["dependencies"]}
    assert names <= set(pins(TOP / "requirements.lock"))


def test_the_npm_lock_has_hashes_and_no_addresses():
    lock = json.loads((TOP / "explorer/frontend/package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [name for name, entry in packages.items() if "integrity" not in entry] == []


def test_what_is_built_is_ignored():
    ignored = (TOP / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {".venv/", "node_modules/", "assets/build/", "dist/", "screenshots/"} <= set(ignored)


def test_ci_is_sound_bash():
    assert subprocess.run(["bash", "-n", TOP / ".ci/run"], check=False).returncode == 0
