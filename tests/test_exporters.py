"""The exports hold what docs/commands.md promises, and other programs read them."""

import csv
import io
import json
import re
import unicodedata
from datetime import date
from pathlib import Path

import networkx as nx
import pytest

from explorer.collection.read import read
from explorer.exporters.network import network
from explorer.exporters.records import COLUMNS, RECORDS
from explorer.exporters.text import jsonl, rows
from explorer.ties import add_up
from tests.worlds import ARMED, LANTERN, changed

TOP = Path(__file__).parent.parent
DOCS = (TOP / "docs" / "commands.md").read_text(encoding="utf-8")
DESIGN = TOP.parent / "shared" / "design" / "data-model.md"
LISTS = {"aliases", "kinds", "passages", "participants", "references"}
NUMBERS = {"sign", "claims", "articles", "outlets", "confidence", "characters"}
FLAGS = {"open", "contested"}
DAY = re.compile(r"(\d{4}-\d\d-\d\d)?")


@pytest.fixture(scope="module")
def ties(strait):
    return add_up(strait)


def records(collection, what, start=None, end=None):
    return list(RECORDS[what](collection, add_up(collection), start, end))


def promised(text: str, what: str) -> list[str]:
    row = re.search(rf"^\| {what} \| (id, .*) \|$", text, re.MULTILINE)
    return [c.split()[0] for c in re.sub(r"\[[^\]]*\]", "", row[1]).split(", ")]


@pytest.mark.parametrize("what", COLUMNS)
def test_columns_are_the_documented_ones(strait, what):
    assert list(COLUMNS[what]) == promised(DOCS, what)
    assert {tuple(r) for r in records(strait, what)} == {COLUMNS[what]}


@pytest.mark.parametrize("what", COLUMNS)
def test_columns_are_those_of_the_contract(what):
    if not DESIGN.exists():
        pytest.skip("the contract of the data model is not beside the project")
    assert list(COLUMNS[what]) == promised(DESIGN.read_text(encoding="utf-8"), what[:-1])


@pytest.mark.parametrize("what", COLUMNS)
def test_types_in_json_lines(strait, what):
    lines = "".join(jsonl(records(strait, what))).splitlines()
    assert lines
    for record in map(json.loads, lines):
        for name, value in record.items():
            if name in LISTS:
                assert isinstance(value, list), name
            elif name in FLAGS:
                assert isinstance(value, bool), name
            elif name in NUMBERS:
                assert type(value) is int, name
            else:
                assert isinstance(value, str), name
            if name in ("first", "last", "earliest", "latest", "published"):
                assert DAY.fullmatch(value), value


@pytest.mark.parametrize("what", COLUMNS)
def test_csv_says_the_same_as_json_lines(strait, what):
    found = records(strait, what)
    table = list(csv.DictReader(io.StringIO("".join(rows(found, COLUMNS[what])), newline="")))
    assert len(table) == len(found)
    for row, record in zip(table, found, strict=True):
        for name, value in record.items():
            told = json.loads(row[name]) if not isinstance(value, str) else row[name]
            assert told == value, name


def test_claims(strait):
    claims = {c["id"]: c for c in records(strait, "claims")}
    assert len(claims) == 12  # neither the proposed one nor the rejected one
    assert {c["modality"] for c in claims.values()} == {"happened", "planned", "possible"}
    assert [i for i, c in claims.items() if c["polarity"] == "denied"] == ["armed-02"]
    held = claims["armed-05"]
    assert (held["when"], held["earliest"], held["latest"]) == (
        "2030~/2031-05-05", "2030-01-01", "2031-05-05")  # fmt: skip
    assert (held["object"], held["object_name"], held["sign"]) == ("grensund", "Grensund", 0)
    assert claims["lantern-01"]["latest"] == ""
    assert claims["lantern-05"]["attribution"] == "ostvale"
    assert claims["lantern-04"]["attribution"] == ""


def test_quotes_count_code_points_of_the_text(strait):
    for claim in (*records(strait, "claims"), *records(strait, "events")):
        text = strait.articles[claim["article"]].text
        for passage in claim["passages"]:
            assert text[passage["start"] : passage["end"]] == passage["quote"]


def test_ties(strait):
    ties = {t["id"]: t for t in records(strait, "ties")}
    assert "tide-league--backs--lunmark" not in ties  # only possible
    backs = ties["ostvale--backs--brine-guard"]
    assert (backs["first"], backs["last"], backs["open"]) == ("2031-01-01", "", True)
    assert (backs["claims"], backs["articles"], backs["outlets"]) == (2, 2, 2)
    assert set(backs["kinds"]) == {"materiel", "weapons"}  # the planned troops are not given
    assert [i for i, t in ties.items() if t["contested"]] == [
        "brine-guard--fights--lunmark", "lunmark--backs--brine-guard", "ostvale--backs--brine-guard"]  # fmt: skip
    assert all((t["last"] == "") == t["open"] for t in ties.values())


def test_events_and_articles(strait):
    (siege,) = records(strait, "events")
    assert siege["participants"][0] == {
        "actor": "brine-guard", "name": "Brine Guard", "role": "attacker"}  # fmt: skip
    articles = {a["id"]: a for a in records(strait, "articles")}
    assert articles[Path(ARMED).name]["references"] == ["gazette-1", "league-7"]
    lantern = articles[Path(LANTERN).name]
    assert lantern["characters"] == len(strait.articles[lantern["id"]].text)
    assert lantern["published"] == "2031-06-20"


@pytest.mark.parametrize(
    ("what", "start", "end", "ids"),
    [
        ("ties", date(2031, 5, 5), date(2031, 5, 5), ["brine-guard--controls--grensund",
         "ostvale--backs--brine-guard", "tesk--commands--brine-guard"]),
        ("ties", None, date(2030, 9, 13), ["brine-guard--controls--grensund"]),
        ("ties", date(2031, 10, 31), None, ["ostvale--backs--brine-guard",
         "tesk--commands--brine-guard"]),
        ("actors", date(2031, 6, 3), date(2031, 6, 3), ["ostvale", "brine-guard", "tesk",
         "tide-league"]),
        ("claims", date(2031, 10, 30), None, ["armed-01", "armed-02", "lantern-01", "lantern-02",
         "old-02"]),
        ("events", date(2031, 4, 30), date(2031, 4, 30), ["siege-of-pellmouth"]),
        ("events", date(2031, 5, 1), None, []),
        ("articles", date(2031, 9, 1), date(2031, 9, 1), [Path(ARMED).name]),
        ("articles", date(1900, 1, 1), date(1900, 1, 1), []),
    ],
)  # fmt: skip
def test_a_window_counts_both_its_ends(strait, what, start, end, ids):
    assert sorted(r["id"] for r in records(strait, what, start, end)) == sorted(ids)


def test_unicode_stays_as_it_is(strait):
    actors = {a["id"]: a for a in records(strait, "actors")}
    assert actors["tesk"]["name_ar"] == "أورين تِسْك"
    for text in (
        "".join(jsonl(actors.values())),
        "".join(rows(actors.values(), COLUMNS["actors"])),
    ):
        assert "أورين تِسْك" in text
        assert unicodedata.normalize("NFC", text) == text
    claims = "".join(jsonl(records(strait, "claims")))
    assert "حرس الملح" in claims


def test_json_lines_are_lines_for_everybody():
    record = {"id": "a\u2028b\u2029c\x85d\ne"}
    (line,) = jsonl([record])
    assert len(line.splitlines()) == 1
    assert json.loads(line) == record


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_is_led_by_an_apostrophe(cell):
    text = "".join(rows([{"id": cell, "n": -1}], ("id", "n")))
    assert list(csv.reader(io.StringIO(text, newline="")))[1] == ["'" + cell, "-1"]


def same(graph, strait, ties):
    kept = {t.id: t for t in ties if t.standing == "happened" and t.object in strait.actors}
    assert set(graph.nodes) == set(strait.actors)
    assert graph.nodes["tesk"]["label"] == "Orrin Tesk"
    assert graph.is_directed()
    found = {(s, d["relation"], o): d for s, o, d in graph.edges(data=True)}
    assert {"--".join(key) for key in found} == set(kept)
    assert graph.number_of_edges() == len(kept)
    for key, data in found.items():
        tie = kept["--".join(key)]
        assert (int(data["sign"]), data["contested"]) == (tie.sign, tie.contested)
        assert data["first"] == str(tie.first or "")


def test_graphml_reads_back(strait, ties):
    text = network(strait, ties, "graphml")
    same(nx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True), strait, ties)


def test_gexf_reads_back(strait, ties):
    text = network(strait, ties, "gexf")
    same(nx.read_gexf(io.BytesIO(text.encode())), strait, ties)


def test_node_link_json_reads_back(strait, ties):
    text = network(strait, ties, "json")
    assert text.endswith("}\n")
    same(nx.node_link_graph(json.loads(text), edges="edges"), strait, ties)


@pytest.mark.parametrize("form", ["graphml", "gexf", "json"])
def test_the_same_network_is_the_same_text(strait, ties, form):
    text = network(strait, ties, form)
    assert network(strait, list(ties), form) == text
    assert date.today().isoformat() not in text


@pytest.mark.parametrize("form", ["graphml", "gexf", "json"])
def test_names_with_markup_stay_text(folder, form):
    name = "<b>Tesk</b> & \"Sons\" ]]> 'x'"
    changed(folder, "actors.csv", "Orrin Tesk", '"' + name.replace('"', '""') + '"')
    collection = read(folder)
    text = network(collection, add_up(collection), form)
    readers = {
        "graphml": lambda: nx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True),
        "gexf": lambda: nx.read_gexf(io.BytesIO(text.encode())),
        "json": lambda: nx.node_link_graph(json.loads(text), edges="edges"),
    }
    assert readers[form]().nodes["tesk"]["label"] == name


@pytest.mark.parametrize("form", ["graphml", "gexf", "json"])
def test_an_empty_network_is_sound(strait, form):
    text = network(strait, [], form)
    assert text.count("Orrin Tesk") == 1
