"""What docs/commands.md and docs/addresses.md say is what the program has, and no more."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from explorer.app import create_app
from explorer.cli import main
from explorer.selection import Selection, from_query
from explorer.store import Store

DOCS = Path(__file__).parent.parent / "docs"
FRONTEND = Path(__file__).parent.parent / "explorer" / "frontend" / "src"
COMMANDS = (DOCS / "commands.md").read_text(encoding="utf-8")
ADDRESSES = (DOCS / "addresses.md").read_text(encoding="utf-8")
SECTIONS = dict(
    re.findall(r"^## explorer (\S+)\n(.*?)(?=^## |\Z)", COMMANDS, re.DOTALL | re.MULTILINE)
)
LINK = re.compile(r"\[[^\]]+\]\((?!\w+:)([^)#]+)")


def options(command: click.Command) -> Iterator[str]:
    """The long options of a command and of what is below it."""
    for param in command.params:
        if isinstance(param, click.Option) and not param.hidden:
            yield from (o for o in (*param.opts, *param.secondary_opts) if o.startswith("--"))
    for below in getattr(command, "commands", {}).values():
        yield from options(below)


def test_every_command_is_documented_and_every_documented_one_exists():
    assert set(SECTIONS) == set(main.commands)


@pytest.mark.parametrize("name", sorted(SECTIONS))
def test_options_of_a_command(name):
    documented = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", SECTIONS[name]))
    assert documented - {"--help"} == set(options(main.commands[name])) - {"--help"}


def test_every_address_is_documented_and_every_documented_one_exists(strait):
    rules = (
        re.sub(r"<[^>]+>", "ID", str(r))
        for r in create_app(Store.of(strait)).server.url_map.iter_rules()
    )
    # the last two only answer what is no address
    served = {rule for rule in rules if rule.startswith(("/api/", "/healthz"))} - {
        "/api/",
        "/api/ID",
    }
    documented = set(re.findall(r"`(/(?:api/|healthz)[\w/.]*)", ADDRESSES))
    assert documented == served


def test_every_part_of_a_view_is_documented():
    table = ADDRESSES.split("## The address of a view")[1].split("\n## ")[0]
    rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", table, re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", " ".join(rows))) == set(Selection().to_dict())


@pytest.mark.parametrize(
    "page", sorted([*DOCS.rglob("*.md"), *DOCS.parent.glob("*.md")]), ids=lambda p: p.name
)
def test_links_lead_somewhere(page):
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [t for t in targets if not (page.parent / t).exists()] == []


def test_the_modules_of_the_browser_are_those_in_the_docs():
    table = (DOCS / "frontend.md").read_text(encoding="utf-8").split("## Who owns")[0]
    named = {m for m in re.findall(r"`([a-z-]+\.js)`", table)}
    assert named == {p.name for p in FRONTEND.glob("*.js")}


def test_the_example_is_that_of_the_collection(world):
    page = (DOCS / "data.md").read_text(encoding="utf-8")
    text = world.collection.articles["2020-10-15-wagner-libya"].text
    quoted = re.findall(r"^> (.+)$", page, re.MULTILINE)
    assert len(quoted) == 2
    assert [q for q in quoted if q not in text] == []
    tie = world.library.ties["russia--backs--wagner"]
    assert (tie.first.isoformat(), tie.last.isoformat()) == ("2019-11-01", "2020-07-31")
    assert tie.contested


TOUR = (DOCS / "tour.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("query", sorted(set(re.findall(r"127\.0\.0\.1:8050/\?([^)]+)\)", TOUR))))
def test_an_address_of_the_tour_means_something(world, query):
    selection, _ = from_query(query, strict=True)
    known = world.library
    assert set(selection.actor) <= set(world.collection.actors)
    assert selection.tie is None or known.tie(selection.tie)
    assert selection.article is None or known.article(selection.article)
    for item in selection.doubt:
        assert world.source(item)


def test_the_tour_has_its_pictures_and_its_routes(world):
    pictures = set(re.findall(r"\(pictures/tour/([\w-]+)\.png\)", TOUR))
    assert pictures == {p.stem for p in (DOCS / "pictures/tour").iterdir()}
    client = create_app(world).server.test_client()
    for address in re.findall(r"`(/api/[^`]+)`", TOUR):
        assert client.get(address).status_code == 200, address
