"""The command: exit codes 0, 1 and 2, and errors of one line that say what to do."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from explorer import paths
from explorer.cli import main
from explorer.collection.read import read
from tests.worlds import WORLD, changed, copied

TOP = Path(__file__).parent.parent
EXPLORER = (sys.executable, "-m", "explorer")


@pytest.fixture(autouse=True)
def unserved(monkeypatch):
    """No test of this process serves: what should be refused must not wait for a reader."""
    monkeypatch.setattr("explorer.cli._serve", lambda server, listening: None)


def run(*args):
    return CliRunner().invoke(main, [str(a) for a in args])


def line(result, code):
    """The one line of an error."""
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    (only,) = result.stderr.splitlines()
    assert only.isprintable()
    assert only.startswith("explorer: ")
    return only


def test_check_counts_what_is_sound():
    result = run("check", WORLD)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "world: 3 articles, 6 actors, 14 claims, 7 ties, 1 events; no problem found\n"
    )


@pytest.mark.parametrize(
    "args",
    [("check",), ("export", "ties", "--collection"), ("layout", "--collection"),
     ("serve", "--no-browser", "--port", "0", "--collection")],
    ids=lambda a: a[0],
)  # fmt: skip
def test_a_broken_collection_is_told_by_every_command(folder, monkeypatch, args):
    monkeypatch.setattr(paths, "bundle", lambda: None)
    changed(folder, "actors.csv", "Orrin Tesk,person", "Orrin Tesk,persona")
    changed(folder, "places.csv", "61.5", "161.5")
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    result = run(*args, folder)
    assert (result.exit_code, result.stdout) == (1, "")
    first, second = result.stderr.splitlines()
    assert first.startswith(f'{folder}/actors.csv:6: type: "persona" is none of government, ')
    assert second.startswith(f"{folder}/places.csv:2: lat: ")
    assert {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize("name", ["collection.yaml", "actors.csv", "articles", "relations.yaml"])
def test_a_collection_that_lacks_a_part_has_a_problem(folder, name):
    path = folder / name
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    result = run("check", folder)
    assert result.exit_code == 1
    assert f"{name}:0: is " in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("check", "nowhere"), 'there is no collection "nowhere": give a name'),
        (("check", ""), 'there is no collection ""'),
        (("check", "a" * 300), "there is no collection"),
        (("check", "x\x1b[31m\ny"), "there is no collection"),
        (("check", "a", "b"), "unexpected extra argument"),
        (("layout", "--collection", "nowhere"), "there is no collection"),
        (("export", "ties", "--collection", "nowhere"), "there is no collection"),
        (("export",), "Missing argument"), (("export", "nothing"), "'nothing' is not one of"),
        (("export", "ties", "--format", "graphml"), 'csv or jsonl, not "graphml"'),
        (("export", "graph", "--format", "csv"), 'graphml or gexf or json, not "csv"'),
        (("export", "ties", "--from", "2031-05", "--to", "2031-04"), "--to 2031-04 is before --from 2031-05"),
        (("export", "ties", "--from", "soon"), '--from: "soon" is no date: write 2020-12-24'),
        (("export", "ties", "--to", "2031-02-30"), '--to: "2031-02-30" is no day of the calendar'),
        (("export", "ties", "--from", ""), '--from: "" is no date'),
        (("export", "ties", "-o"), "requires an argument"), (("nothing",), "No such command 'nothing'"),
        (("--nothing",), "No such option '--nothing'"), (("serve", "--port", "x"), "'x' is not a valid"),
        (("serve", "--port", "70000"), "70000 is not in the range"),
        (("export", "ties", "--view", "actor=turkey"), "--view goes with brief, not with ties"),
        (("export", "brief", "--format", "csv"), 'html or md, not "csv"'),
    ],
    ids=lambda v: ascii(" ".join(v))[:60] if isinstance(v, tuple) else "",
)  # fmt: skip
def test_a_wrong_call_is_one_line(args, said):
    assert said in line(run(*args), 2)


def test_help_is_no_error():
    assert run("--help").exit_code == 0
    assert run("export", "-h").stdout.startswith("Usage: ")
    assert "serve" in run().output


def test_a_collection_is_found_by_name_and_by_path(monkeypatch):
    monkeypatch.setattr(paths, "data", lambda: WORLD.parent)
    assert run("check", "world").exit_code == 0
    monkeypatch.chdir(WORLD)
    assert run("check", ".").exit_code == 0


@pytest.mark.parametrize("what", ["actors", "claims", "ties", "events", "articles"])
def test_exports_to_a_file_are_those_to_standard_output(tmp_path, what):
    for form in ("csv", "jsonl"):
        args = ("export", what, "--collection", WORLD, "--format", form)
        result, file = run(*args), tmp_path / f"{what}.{form}"
        assert (result.exit_code, result.stderr) == (0, "")
        assert run(*args, "-o", file).stdout == ""
        assert file.read_bytes() == result.stdout_bytes
        assert run(*args, "-o", "-").stdout_bytes == result.stdout_bytes
    assert {p.name for p in tmp_path.iterdir()} == {f"{what}.csv", f"{what}.jsonl"}


def test_a_window_narrows_an_export():
    args = ("export", "ties", "--collection", WORLD, "--format", "jsonl")
    days = run(*args, "--from", "2031-06-03", "--to", "2031-06").stdout.splitlines()
    assert "tesk--meets--tide-league" in {json.loads(day)["id"] for day in days}
    assert run(*args, "--from", "1900", "--to", "1901").stdout == ""
    assert run(*args, "--from", "../..").stdout == run(*args).stdout


def test_a_brief_is_that_of_the_view():
    args = ("export", "brief", "--collection", WORLD, "--format", "md")
    whole, one = run(*args).stdout, run(*args, "--view", "actor=tesk").stdout
    assert "Ostvale backs Brine Guard" in whole
    assert "Ostvale backs Brine Guard" not in one
    assert "Orrin Tesk commands Brine Guard" in one
    assert (
        "1 January 2031 to 31 December 2031" in run(*args, "--from", "2031", "--to", "2031").stdout
    )
    for view, said in (("actor=nobody", "There is no actor"), ("zzz=1", "no part of a view"),
                       ("doubt=nobody", "There is no outlet"), ("tie=x", "There is no tie"),
                       ("relations=zzz", "relations: there is no"), ("event=zzz", "There is no event")):  # fmt: skip
        assert said in line(run(*args, "--view", view), 2)


def test_a_window_narrows_the_network():
    args = ("export", "graph", "--collection", WORLD, "--format", "json")
    whole, june = (json.loads(run(*args, *w).stdout) for w in ((), ("--from", "2031-06")))
    assert len(june["edges"]) < len(whole["edges"])


@pytest.mark.parametrize("output", ["nowhere/ties.csv", "."])
def test_an_output_that_can_not_be_written(tmp_path, output):
    result = run("export", "ties", "--collection", WORLD, "-o", tmp_path / output)
    assert f"{(tmp_path / output)}: not written (" in line(result, 2)
    assert list(tmp_path.iterdir()) == []


def test_layout_writes_positions_and_nothing_else(folder):
    before = {p.name for p in folder.iterdir()}
    result = run("layout", "--collection", folder)
    assert (result.exit_code, result.stderr) == (0, "")
    assert {p.name for p in folder.iterdir()} == before | {"positions.csv"}
    first = (folder / "positions.csv").read_bytes()
    assert run("check", folder).exit_code == 0
    run("layout", "--collection", folder)
    assert (folder / "positions.csv").read_bytes() == first


def test_layout_that_can_not_write_keeps_the_old_file(folder, monkeypatch):
    (folder / "positions.csv").write_text("id,x,y\ntesk,0,0\n")

    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("explorer.collection.write.os.replace", full)
    assert "No space left" in line(run("layout", "--collection", folder), 2)
    assert (folder / "positions.csv").read_text() == "id,x,y\ntesk,0,0\n"


def test_a_folder_that_can_not_be_listed(folder, monkeypatch):
    def barred(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", barred)
    result = run("check", folder)
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"{folder}/articles:0: can't be read (Permission denied): see to its rights"
    ]


def test_a_port_in_use(monkeypatch):
    monkeypatch.setattr(paths, "bundle", lambda: None)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = line(run("serve", "--collection", WORLD, "--no-browser", "--port", port), 2)
    assert f"port {port} on 127.0.0.1: " in said
    assert "--port" in said


def test_a_host_that_is_none(monkeypatch):
    def unknown(*args):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(paths, "bundle", lambda: None)
    monkeypatch.setattr(socket.socket, "bind", unknown)
    said = line(run("serve", "--collection", WORLD, "--no-browser", "--host", "nowhere"), 2)
    assert said.startswith("explorer: --host nowhere: Name or service not known")


def test_a_missing_bundle(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "assets", lambda: tmp_path)
    said = line(run("serve", "--collection", WORLD, "--no-browser", "--port", "0"), 2)
    assert "build/explorer.js is missing: run `make setup`" in said


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_serve_says_where_it_is(monkeypatch, host):
    if host == "::1" and not socket.has_dualstack_ipv6():
        pytest.skip("this machine has no IPv6")
    monkeypatch.setattr(paths, "bundle", lambda: None)
    result = run("serve", "--collection", WORLD, "--no-browser", "--port", "0", "--host", host)
    name = re.escape(f"[{host}]" if ":" in host else host)
    assert re.fullmatch(rf"The Salt Strait is at http://{name}:\d+\n", result.stdout)
    assert result.stderr == ""


def test_serve_answers_and_stops(tmp_path):
    if not (paths.assets() / "build" / "explorer.js").exists():
        pytest.skip("the browser's bundle is not built: make setup")
    folder = copied(tmp_path)
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    with subprocess.Popen(
        [*EXPLORER, "serve", "--no-browser", "--port", "0", "--collection", folder],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as server:  # fmt: skip
        try:
            address = server.stdout.readline().split()[-1]
            with urllib.request.urlopen(f"{address}/healthz") as answer:
                assert json.load(answer)["collection"] == "world"
            server.send_signal(signal.SIGINT)
            _, errors = server.communicate(timeout=20)
        finally:
            server.kill()
    assert (server.returncode, errors) == (0, "")
    assert {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()} == before


def test_a_reader_may_leave():
    ends, writes = os.pipe()
    os.close(ends)
    command = [*EXPLORER, "export", "claims", "--collection", WORLD]
    done = subprocess.run(command, stdout=writes, stderr=subprocess.PIPE, text=True, cwd=TOP)
    os.close(writes)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_disk_behind_standard_output():
    with open("/dev/full", "w") as disk:
        command = [*EXPLORER, "export", "claims", "--collection", WORLD]
        done = subprocess.run(command, stdout=disk, stderr=subprocess.PIPE, text=True, cwd=TOP)
    assert done.returncode == 2
    assert done.stderr == (
        "explorer: standard output: No space left on device: see to space and rights\n"
    )


def test_exports_are_utf_8_whatever_the_terminal_is():
    command = [*EXPLORER, "export", "actors", "--collection", WORLD]
    env = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(command, capture_output=True, env=env, cwd=TOP)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "أورين" in done.stdout.decode()


def test_an_older_python_gets_one_line():
    code = "import sys; sys.version_info = (3, 10, 12); import explorer"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=TOP)
    assert (done.returncode, done.stdout) == (2, "")
    (said,) = done.stderr.splitlines()
    assert said.startswith("explorer needs Python 3.11 or newer, not ")


@pytest.mark.parametrize("body", ["exit 1", 'exec "$REAL" -c "import sys; sys.exit(3 < 4)"'])
def test_make_with_an_older_python_says_so_in_one_line(tmp_path, body):
    fake = tmp_path / "python3"
    fake.write_text(f"#!/bin/sh\n{body}\n")
    fake.chmod(0o755)
    env = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "REAL": sys.executable}
    env = {k: v for k, v in env.items() if k not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "PYTHON")}
    command = ["make", "-f", TOP / "Makefile", ".venv/done/venv"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=env)
    assert done.returncode != 0
    said = [text for text in done.stderr.splitlines() if not text.startswith("make: ")]
    assert len(said) == 1
    assert said[0].startswith("Python 3.11 or newer is needed: install it, or name it with: make")
    assert not (tmp_path / ".venv").exists()


def test_every_command_has_an_exit_code_in_its_help():
    for name, command in main.commands.items():
        assert "Exit codes: 0 " in (command.help or ""), name


def test_layout_writes_anew_what_no_longer_fits(folder):
    (folder / "positions.csv").write_text("id,x,y\nnobody,0,0\nnobody,x,\n", encoding="utf-8")
    assert run("check", str(folder)).exit_code == 1
    assert run("layout", "--collection", str(folder)).exit_code == 0
    assert run("check", str(folder)).exit_code == 0


def test_reading_shows_progress(folder):
    told = []
    read(folder, progress=lambda done, of: told.append((done, of)))
    files = len(list((folder / "articles").iterdir()))
    assert told == [(n, files) for n in range(1, files + 1)]
