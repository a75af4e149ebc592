"""The `explorer` command: serve, check, export, layout. No logic of its own."""

import gc
import logging
import os
import socket
import sys
import threading
import webbrowser
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any

import click

from explorer import __version__, paths
from explorer.errors import CollectionBroken, DataError, ExplorerError, SetupError, shown

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_PARTS = ("collection.yaml", "actors.csv", "articles")


class _Commands(click.Group):
    """Every error is one line and an exit code."""

    def main(self, *args: Any, **extra: Any) -> Any:
        try:
            code = super().main(*args, **{**extra, "standalone_mode": False})
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            code = 2
        except click.UsageError as error:
            path = error.ctx.command_path if error.ctx is not None else "explorer"
            code = _refused(f"{error.format_message()} `{path} --help` tells more.")
        except click.Abort:
            code = 130
        sys.exit(code if isinstance(code, int) else 0)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DataError as error:
            lines = error.lines if isinstance(error, CollectionBroken) else (str(error),)
            for line in lines:
                click.echo(line, err=True)
            sys.exit(1)
        except ExplorerError as error:
            sys.exit(_refused(str(error), 2 if isinstance(error, SetupError) else 1))
        except BrokenPipeError:  # `| head` has read enough
            _mute()
            sys.exit(0)
        except OSError as error:
            _mute()
            where = error.filename or "standard output"
            sys.exit(_refused(f"{where}: {error.strerror or error}: see to space and rights"))


def _refused(reason: str, code: int = 2) -> int:
    click.echo(f"explorer: {shown(' '.join(reason.split()))}", err=True)
    return code


def _mute() -> None:
    """Lets what is left for standard output go nowhere, so that leaving does not fail again."""
    with suppress(OSError), open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="explorer")
def main() -> None:
    """Shows who backs whom, since when, and which sentence proves it.

    A collection is a folder of plain text: articles, the claims they make, and lists of actors,
    places and references. Where a command takes a collection, give its name (a folder of data/)
    or a path.

    \b
    Examples:
      explorer serve                      the bundled collection in the browser
      explorer check data/libya           every problem of a collection, with file and line
      explorer export ties -o ties.csv    every tie with its dates and counts, as a table
      explorer export graph --format gexf -o libya.gexf
                                          the network for Gephi, Cytoscape or networkx
      explorer layout                     where each actor stands, written to positions.csv

    \b
    Exit codes:
      0  done
      1  the data has problems; each is a line on standard error, FILE:LINE: what and how to mend
      2  the call is wrong: an option, a path, a port

    \b
    Files:
      data/NAME/collection.yaml, actors.csv, places.csv, references.csv, positions.csv
      data/NAME/articles/DATE-SLUG.md with DATE-SLUG.claims.yaml
      data/relations.yaml                 the vocabulary; docs/data-format.md describes them all
    """


@main.command()
@click.option("--collection", default="libya", show_default=True, help="Name or path.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8050, show_default=True, type=click.IntRange(0, 65535))
@click.option("--no-browser", is_flag=True, help="Do not open the browser.")
def serve(collection: str, host: str, port: int, no_browser: bool) -> None:
    """Shows a collection in the browser.

    Listens on this machine alone unless --host says otherwise; there is no login. Stop it with
    Ctrl-C. Exit codes: 0 stopped, 1 the collection has problems, 2 the call is wrong.
    """
    from explorer.app import create_app, rehearse
    from explorer.store import Store

    paths.bundle()
    with _listening(host, port) as listening:
        name = f"[{host}]" if ":" in host else host
        address = f"http://{name}:{listening.getsockname()[1]}"
        with _kept():
            store = Store.of(_read(folder(collection)))
            app = create_app(store, hosts=() if host in _LOOPBACK else (host, socket.gethostname()))
        if host not in _LOOPBACK:
            click.echo(f"Anyone who reaches {address} can read this collection.", err=True)
        click.echo(f"{store.collection.settings.title} is at {address}")
        ahead = (store.warm(), threading.Thread(target=rehearse, args=(store,)))
        ahead[1].start()
        if not no_browser:
            threading.Timer(0.3, webbrowser.open, [address]).start()
        _serve(app.server, listening)
        for thread in ahead:  # stopped at once: the engine needs threads to end its own start
            thread.join()


@contextmanager
def _kept() -> Iterator[None]:
    """For building what stays until the end: its objects are never looked through for garbage."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except socket.gaierror as error:
        listening.close()
        raise SetupError(f"--host {host}: {error.strerror}. Give an address of yours.") from error
    except OSError as error:
        listening.close()
        reason = error.strerror or str(error)
        raise SetupError(f"port {port} on {host}: {reason}. Take another with --port.") from error
    return listening


def _serve(server: Any, listening: socket.socket) -> None:
    import waitress

    # a request that waits a moment for a thread is nothing to tell a reader
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    try:
        waitress.serve(server, sockets=[listening], threads=8, ident=None)
    except KeyboardInterrupt:
        click.echo("")


@main.command()
@click.argument("path", required=False)
def check(path: str | None) -> None:
    """Lists every problem of a collection, each with file, line and the way to mend it.

    PATH is a collection's name or folder; the bundled one by default. Exit codes: 0 clean,
    1 problems, 2 the call is wrong.
    """
    from explorer.ties import add_up

    collection = _read(folder("libya" if path is None else path))
    ties = [t for t in add_up(collection) if t.standing == "happened"]
    click.echo(
        f"{collection.name}: {len(collection.articles)} articles, {len(collection.actors)} actors,"
        f" {len(collection.claims)} claims, {len(ties)} ties, {len(collection.events)} events;"
        f" no problem found"
    )


@main.command()
@click.argument(
    "what", type=click.Choice(["actors", "claims", "ties", "events", "articles", "graph", "brief"])
)
@click.option("--collection", default="libya", show_default=True, help="Name or path.")
@click.option(
    "--format", "form", help="csv or jsonl; of graph graphml, gexf or json; of brief html or md."
)
@click.option(
    "--view", default="", help="Of brief: the address' part after ?, as the page shows it."
)
@click.option("--from", "start", help="Only what holds on or after this date.")
@click.option("--to", "end", help="Only what holds on or before this date.")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="The file to write.")
def export(
    what: str, collection: str, form: str | None, view: str, start: str | None, end: str | None,
    output: Path | None,
) -> None:  # fmt: skip
    """Writes every accepted record, or the network, for other programs.

    To standard output unless --output names a file. Exit codes: 0 done, 1 the collection has
    problems, 2 the call is wrong.
    """
    from explorer.collection.write import write_text
    from explorer.ties import add_up

    allowed = _FORMS.get(what, ("csv", "jsonl"))
    form = form or allowed[0]
    if form not in allowed:
        raise SetupError(f'--format of {what} is {" or ".join(allowed)}, not "{form}".')
    if view and what != "brief":
        raise SetupError(f"--view goes with brief, not with {what}: use --from and --to.")
    window = _window(start, end)
    found = _read(folder(collection))
    if what == "brief":
        text = _briefed(found, form, view, window)
    else:
        text = "".join(_exported(what, form, (found, add_up(found)), window))
    if output is None or str(output) == "-":
        click.echo(text.encode(), nl=False)
    else:
        write_text(output, text)


_FORMS = {"graph": ("graphml", "gexf", "json"), "brief": ("html", "md")}


def _briefed(collection: Any, form: str, view: str, window: Any) -> str:
    """The footnoted brief of a view; --from and --to stand for those of the view."""
    from explorer.exporters.brief import markdown, page
    from explorer.queries import there, written
    from explorer.selection import from_query
    from explorer.store import Store

    try:
        selection, _ = from_query(view, strict=True)
        store = Store.of(collection).without(selection.doubt)
        there(store, selection)
    except ExplorerError as error:
        raise SetupError(f"--view: {error}") from error
    start, end = window[0] or selection.start, window[1] or selection.end
    if start is not None and end is not None and end < start:
        raise SetupError(
            f"the window ends ({end}) before it starts ({start}): see --view, --from and --to."
        )
    made = written(store, selection.but(start=start, end=end))
    return page(store.library, made) if form == "html" else markdown(store.library, made)


def _exported(what: str, form: str, read: tuple[Any, Any], window: Any) -> Iterable[str]:
    from explorer.exporters.network import network
    from explorer.exporters.records import COLUMNS, RECORDS
    from explorer.exporters.text import jsonl, rows
    from explorer.ties import holds_in

    collection, ties = read
    if what == "graph":
        return [network(collection, [t for t in ties if holds_in(t, *window)], form)]
    records = RECORDS[what](collection, ties, *window)
    return jsonl(records) if form == "jsonl" else rows(records, COLUMNS[what])


def _window(start: str | None, end: str | None) -> tuple[date | None, date | None]:
    from explorer.edtf_dates import parse_when

    option = "--from"
    try:
        first = None if start is None else parse_when(start).earliest
        option = "--to"
        last = None if end is None else parse_when(end).latest
    except ExplorerError as error:
        raise SetupError(f"{option}: {error}") from error
    if first is not None and last is not None and last < first:
        raise SetupError(f"--to {end} is before --from {start}.")
    return first, last


@main.command()
@click.option("--collection", default="libya", show_default=True, help="Name or path.")
def layout(collection: str) -> None:
    """Writes positions.csv: where each actor stands in the network.

    Exit codes: 0 written, 1 the collection has problems, 2 the call is wrong.
    """
    from explorer.collection.write import dump_positions, write_text
    from explorer.graph import positions
    from explorer.ties import add_up, holds_in

    path = folder(collection)
    found = _read(path, forgive="positions.csv")
    ties = add_up(found)
    window = found.settings.window
    now = {t.id for t in ties if holds_in(t, window.start, window.end)}
    placed = positions(ties, found.actors, now, found.positions)
    write_text(path / "positions.csv", dump_positions(placed))
    click.echo(f"{len(placed)} positions written to {path / 'positions.csv'}")


def _read(path: Path, forgive: str = "") -> Any:
    """The collection, with a bar on a terminal while its articles are read."""
    from explorer.collection.read import read

    if not sys.stderr.isatty():
        return read(path, forgive)
    with click.progressbar(length=1, label="Reading", file=sys.stderr) as bar:

        def progress(done: int, of: int) -> None:
            bar.length = of
            bar.update(done - bar.pos)

        return read(path, forgive, progress)


def folder(collection: str) -> Path:
    """The folder of a collection by its name or path; raises SetupError."""
    given, bundled = Path(collection), paths.data() / collection
    for part in _PARTS:  # a collection that lacks one is a collection with a problem
        for candidate in (given, bundled):
            if collection and os.path.exists(candidate / part):
                return candidate
    raise SetupError(f'there is no collection "{collection}": give a name of data/ or a path.')
