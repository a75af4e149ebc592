"""Hostile and broken input: told in one line with its place, or read as plain text.

The cases are those of the script beside the project; what it expects of them is in its
expected.json. There is no import: a case stands in the place of a file that is read.
"""

import csv
import io
import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from explorer import paths
from explorer.app import create_app
from explorer.cli import main
from explorer.collection.read import read
from explorer.collection.write import dump_actors
from explorer.exporters.records import COLUMNS, RECORDS
from explorer.exporters.text import rows
from explorer.names import Names, fold
from explorer.store import Store
from explorer.ties import add_up
from tests.worlds import LANTERN, changed, told

SCRIPT = Path(__file__).parents[2] / "shared" / "research" / "badinputs" / "make.py"
SOURCE = SCRIPT.read_text(encoding="utf-8") if SCRIPT.exists() else ""
GROUPS = {
    group: re.findall(r'put\(g, "([^"{]+)"', text)
    for group, text in re.findall(r"^def g_(\w+)\(.*?\n(.*?)(?=^def |\Z)", SOURCE, re.M | re.S)
}
GROUPS = {group: [n for n in names if "BIG_" not in n] for group, names in GROUPS.items()}
FILES = [f"{g}/{n}" for g, names in GROUPS.items() if g != "requests" for n in names]

NEW = "articles/2031-12-01-new.md"
CLAIMS = f"{LANTERN}.claims.yaml"
FRONT = b"---\ntitle: New\npublished: 2031-12-01\noutlet: Salt Wire\n---\n\n"

# what a case is told in the place of an article; one that is not here is read as plain text
ARTICLE = {
    "empty.txt": "0: the file is empty", "only_whitespace.md": "1: has no text",
    "utf16le_bom.txt": "1: is UTF-16: save it as UTF-8",
    "cp1256_arabic.txt": "7: byte 61 (0xC7) is no UTF-8, perhaps Windows-1252/1256",
    "invalid_utf8.txt": "7: byte 68 (0xFF) is no UTF-8",
    "nul_bytes.txt": "7: holds U+0000, no sign of plain text (2 in all)",
    "binary_named_txt.txt": "2: is no text", "png_named_html.html": "0: is a PNG picture",
    "one_line_4mb.txt": "1: is longer than 1,000,000 characters",
    "meta_charset_lies.html": "7: byte 109 (0xFC) is no UTF-8",
}  # fmt: skip
# these are the whole file, all others stand below a front matter
WHOLE = {"empty.txt", "utf16le_bom.txt", "png_named_html.html", "binary_named_txt.txt"}
# what a table is told in the place of actors.csv; all others lack columns
TABLE = {
    "empty.csv": "0: the file is empty", "bom_semicolon_decimal_comma.csv": "1: starts with a byte order mark",
    "duplicate_header.csv": '1: the column "side_a" stands twice', "formula_cells.csv": "7: holds U+000D",
    "nul_in_field.csv": "2: holds U+0000", "cr_only.csv": "1: holds U+000D",
    "truncated_gz.csv.gz": "0: is a gzip archive", "gzip_bomb_seed.csv.gz": "0: is a gzip archive",
    "wide_20k_columns.csv": '"name", "type", "subtype" and 8 more',
}  # fmt: skip
# what a graph is told in the place of claims; all others have parts that are not claims'
GRAPH = {
    "truncated.json": "is no YAML", "deep_100k.json": "1: is nested deeper than 12",
    "duplicate_keys.json": '1: "id" stands twice', "lone_surrogate.json": "is no YAML",
    "yaml_python_object.yaml": "1: has a tag", "yaml_alias_bomb.yaml": "1: has an anchor or alias",
    "deep_20k.graphml": "other parts",
}  # fmt: skip
BODIES = (
    "empty", "not_json", "null", "list", "no_output", "unknown_output", "outputs_mismatch",
    "no_inputs", "input_wrong_type", "input_other_id", "deep", "nan", "forged_pathname",
)  # fmt: skip
NOT_OURS = {
    "requests/fetch_urls.txt": "nothing is fetched",
    "requests/filenames.json": "nothing is uploaded",
    "write_": "nothing is written over HTTP; what of it is a request is tested below",
    "header_user_direct": "there are no users",
}


@pytest.fixture(scope="module")
def bad(tmp_path_factory):
    """The folder that the script fills."""
    if not SCRIPT.exists():
        pytest.skip("the script that makes bad inputs is not beside the project")
    folder = tmp_path_factory.mktemp("bad")
    subprocess.run([sys.executable, SCRIPT, folder], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def client(strait):
    return create_app(Store.of(strait)).server.test_client()


@pytest.fixture
def refused(folder, monkeypatch):
    """The problems of the broken folder, which `check` and `serve` both end with."""
    monkeypatch.setattr(paths, "bundle", lambda: None)
    monkeypatch.setattr("explorer.cli._serve", lambda server, listening: None)

    def lines():
        found = told(folder)
        assert found
        serve = ["serve", "--no-browser", "--port", "0", "--collection", str(folder)]
        for command in (["check", str(folder)], serve):
            result = CliRunner().invoke(main, command)
            assert (result.exit_code, result.stdout) == (1, ""), result.output
            assert result.stderr.replace(f"{folder}/", "").splitlines() == found
        return found

    return lines


def test_every_case_is_here_or_left_out_with_a_reason(bad):
    here = {*FILES, *(f"requests/body_{name}.json" for name in BODIES), "requests/links.txt"}
    cases = json.loads((bad / "expected.json").read_text(encoding="utf-8"))
    left = {c["case"] for c in cases if c["group"] != "state"} - here
    assert [case for case in left if not case.startswith(tuple(NOT_OURS))] == []


@pytest.mark.parametrize("name", GROUPS.get("articles", ()))
def test_articles(bad, folder, refused, client, name):
    data = (bad / "articles" / name).read_bytes()
    (folder / NEW).write_bytes(data if name in WHOLE else FRONT + data)
    expected = next(
        c
        for c in json.loads((bad / "expected.json").read_bytes())
        if c["case"] == f"articles/{name}"
    )
    if name in ARTICLE:
        (line,) = refused()
        assert line.startswith(f"{NEW}:{ARTICLE[name]}")
        return
    assert expected["verdict"] != "reject" or name == "deep_nesting_100k.html"  # no markup is read
    assert told(folder) == []
    article = read(folder).articles[Path(NEW).stem]
    assert article.text == data.decode().replace("\r\n", "\n")


def test_the_same_article_twice_is_told(bad, folder, refused):
    for letter in "ab":
        data = (bad / "articles" / f"duplicate_{letter}.txt").read_bytes()
        (folder / f"articles/2031-12-01-{letter}.md").write_bytes(FRONT + data)
    (line,) = refused()
    assert line == (
        "articles/2031-12-01-b.md:2: has the same text as 2031-12-01-a.md: delete one of them"
    )


@pytest.mark.parametrize("name", ["xss.html", "xss.md", "tracking.html", "rtl_article.html"])
def test_an_article_is_shown_as_text(bad, folder, name):
    (folder / NEW).write_bytes(FRONT + (bad / "articles" / name).read_bytes())
    app = create_app(Store.of(read(folder))).server.test_client()
    answer = post(app, body({"article": Path(NEW).stem}))
    assert answer.status_code == 200
    planted = json.loads(answer.json["response"]["panel-body"]["data-tree"])
    found = list(nodes(planted))
    assert found
    assert not {tag for tag, _ in found} & {"script", "iframe", "img", "video", "object", "style"}
    assert not {key for _, attributes in found for key in attributes if key.startswith("on")}
    assert ("attacker.invalid" in "".join(texts(planted))) or name == "rtl_article.html"
    assert "attacker.invalid" not in "".join(str(a.get("href", "")) for _, a in found)


@pytest.mark.parametrize("name", GROUPS.get("csv", ()))
def test_tables(bad, folder, name):
    (folder / "actors.csv").write_bytes((bad / "csv" / name).read_bytes())
    lines = [line for line in told(folder) if line.startswith("actors.csv:")]
    assert len(lines) == 1
    assert TABLE.get(name, "1: lacks the column") in lines[0]
    assert len(lines[0]) < 300


@pytest.mark.parametrize("name", GROUPS.get("graph", ()))
def test_graphs(bad, folder, name):
    (folder / CLAIMS).write_bytes((bad / "graph" / name).read_bytes())
    lines = [line for line in told(folder) if line.startswith(CLAIMS)]
    assert len(lines) == 1
    said = GRAPH.get(name, "") or "other parts than `events:` and `claims:`"
    assert said in lines[0]
    assert not list(folder.parent.rglob("pwned.txt"))


@pytest.mark.parametrize("name", GROUPS.get("archives", ()))
def test_archives_are_not_unpacked(bad, folder, name):
    (folder / NEW).write_bytes((bad / "archives" / name).read_bytes())
    (line,) = told(folder)
    assert re.match(rf"{NEW}:0: is a (zip archive|gzip archive|PDF document)", line)
    assert not [p for p in folder.parent.rglob("*evil*")]


@pytest.mark.parametrize(
    "slot", ["collection.yaml", "relations.yaml", "places.csv", "positions.csv"]
)
def test_a_file_in_another_place(bad, folder, slot):
    for name in ("unicode/names.json", "csv/html_in_actor.csv", "graph/xxe_file.graphml"):
        (folder / slot).write_bytes((bad / name).read_bytes())
        assert any(line.startswith(f"{slot}:") for line in told(folder))


ROWS = [
    # the defects of the tables again, in columns of ours
    ("stray quote", "tesk,Orrin", 'tesk,"Orrin', "6: "),
    ("unclosed quote", "brine-guard,Brine", 'brine-guard,"Brine', "4: "),
    ("short row", "old-guard,Old Guard of Grensund,", "old-guard", "5: has 10 cells, not 12"),
    ("long row", "tide-league,Tide League,", "tide-league,Tide League,,,", "7: has 14 cells"),
    ("long field", "Orrin Tesk", "x" * 200_000, "6: "),
    ("semicolons", "id,name,type", "id;name;type", "1: lacks the columns"),
    ("doubled id", "old-guard,Old Guard", "tesk,Old Guard", '6: the id "tesk" of a actor or place'),
    ("formula", "Orrin Tesk", "=HYPERLINK('x')", ""),
    ("leading zeros", "tide-league,Tide", "007,Tide", 'no actor "tide-league"'),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS])
def test_rows(folder, refused, old, new, said):
    changed(folder, "actors.csv", old, new)
    if said:
        assert any(said in line for line in refused())
    else:
        assert told(folder) == []


@pytest.mark.parametrize("lat", ["91", "-999", "NaN", "inf", "1e400", "٣", '"32,88"', "6_1"])
def test_values(folder, refused, lat):
    changed(folder, "places.csv", "61.5", lat)
    assert any(line.startswith("places.csv:2: lat") for line in refused())


@pytest.mark.parametrize(
    "name", ["html_in_actor", "sql_in_actor", "formula_cells", "mixed_rtl_table"]
)
def test_names_of_a_table_stay_text(bad, folder, name):
    path = bad / ("unicode" if name.startswith("mixed") else "csv") / f"{name}.csv"
    table = csv.DictReader(io.StringIO(path.read_bytes().decode(), newline=""))
    given = dict.fromkeys(cell.strip() for row in table for cell in (row["side_a"], row["side_b"]))
    kept = [n for n in given if n.isprintable()]
    assert kept
    world = read(folder)
    for number, text in enumerate(kept):
        actors = [*world.actors.values()]
        at = [a.id for a in actors].index("tesk")
        old = world.actors["tesk"]
        actors[at] = old.model_copy(update={"name": text, "aliases": (old.name, *old.aliases)})
        (folder / "actors.csv").write_text(dump_actors(actors), encoding="utf-8")
        if not fold(text):
            assert any("has no letter" in line for line in told(folder))
            continue
        found = read(folder)
        assert found.actors["tesk"].name == text, number
        exported = RECORDS["actors"](found, add_up(found), None, None)
        out = "".join(rows(exported, COLUMNS["actors"]))
        cells = [c for row in csv.reader(io.StringIO(out, newline="")) for c in row]
        assert not [c for c in cells if c.startswith(("=", "+", "-", "@", "\t", "\r"))]
        assert text in cells or "'" + text in cells


# what is said of a name; one that is not here is found by the other spelling
NAME_TOLD = {
    "cyrillic_a": "mixes Cyrillic and Latin", "zwsp": "U+200B", "zwj": "U+200D",
    "soft_hyphen": "U+00AD", "bom_inside": "U+FEFF", "rlo": "U+202E", "unbalanced_isolate": "U+2067",
    "zalgo": "more than 4 marks", "tags": "U+E0065", "private_use": "U+E000", "noncharacter": "U+FFFE",
    "only_marks": "has no letter", "emoji_zwj": "has no letter", "newline": "line break within quotes",
    "ansi": "U+001B",
}  # fmt: skip
NAME_FOUND = {
    "latin": "khalifa haftar", "arabic_tashkeel": "خليفة حفتر", "arabic_tatweel": "خليفة حفتر",
    "alef": "احمد معيتيق", "alef_plain": "أحمد معيتيق", "farsi_yeh": "علي", "presentation": "حفتر",
    "fullwidth": "Haftar", "zwnj_persian": "میخواهم", "nfd": "M\u00e9lenchon", "nfc": "Me\u0301lenchon",
    "turkish_i": "istanbul", "space_lookalike": "Khalifa Haftar", "digits": "الكتيبة 106",
    "arabic": "خَلِيفَة حَفْتَر",
}  # fmt: skip


def test_names(bad, folder):
    names = json.loads((bad / "unicode/names.json").read_text(encoding="utf-8"))["nodes"]
    assert {n["id"] for n in names} >= set(NAME_TOLD) | set(NAME_FOUND)
    path = folder / "actors.csv"
    text = path.read_text(encoding="utf-8")
    for entry in names:
        id_, name = entry["id"], entry["name"]
        path.write_text(text.replace("tesk,Orrin Tesk", f'tesk,"{name}"'), encoding="utf-8")
        lines = told(folder)
        if id_ in NAME_TOLD:
            assert any(NAME_TOLD[id_] in line for line in lines), (id_, lines)
            continue
        assert lines == [], id_
        found = Names(read(folder).actors, {})
        assert found.find(NAME_FOUND.get(id_, name)) == "tesk", id_
        if id_.startswith("variant"):  # suggested, never taken for the same
            assert found.find("Khalifa Haftar") is None
            assert found.alike("Khalifa Haftar") == ("tesk",)


def test_a_quotation_with_direction_marks_keeps_its_place(bad, folder):
    plain = (bad / "unicode/bidi_article.txt").read_text(encoding="utf-8")
    text = plain.replace("signed", "Tesk signed", 1)
    (folder / NEW).write_bytes(FRONT + text.encode())
    quote = text[text.index("Tesk signed") : text.index("–")]
    claim = {
        "id": "n-1", "subject": "tesk", "relation": "visits", "object": "pellmouth",
        "when": "2031", "passages": [{"exact": quote}],
    }  # fmt: skip
    path = folder / NEW.replace(".md", ".claims.yaml")
    path.write_text(json.dumps({"claims": [claim]}, ensure_ascii=False), encoding="utf-8")
    passage = next(c for c in read(folder).claims if c.id == "n-1").passages[0]
    assert text[passage.start : passage.end] == quote


def body(value):
    return json.dumps({
        "output": "panel-body.data-tree", "outputs": {"id": "panel-body", "property": "data-tree"},
        "inputs": [{"id": "selection", "property": "data", "value": value}],
        "changedPropIds": ["selection.data"],
    })  # fmt: skip


def post(client, data, **headers):
    return client.post(
        "/_dash-update-component", data=data, content_type="application/json", headers=headers
    )


def nodes(trees):
    """Tag and attributes of every element of a panel."""
    for node in trees:
        if not isinstance(node, str):
            tag, attributes, children = node
            yield tag, attributes
            yield from nodes(children)


def texts(trees):
    """Every text of a panel."""
    for node in trees:
        if isinstance(node, str):
            yield node
        else:
            yield from texts(node[2])


def sentence(answer):
    """The one sentence of a refusal."""
    assert set(answer.json) == {"error"}
    text = answer.json["error"]
    assert "\n" not in text
    assert "Traceback" not in text
    assert len(text) < 300
    return text


@pytest.mark.parametrize("name", BODIES)
def test_callback_bodies(bad, client, caplog, name):
    data = (bad / f"requests/body_{name}.json").read_bytes()
    ours = re.sub(rb'"out([".])', rb'"panel-body\1', re.sub(rb'"q([".])', rb'"selection\1', data))
    ours = re.sub(rb'property": ?"value"', b'property": "data"', ours).replace(b".value", b".data")
    ours = re.sub(rb'(property": ?"|panel-body\.)children', rb"\1data-tree", ours)
    for sent in (data, ours):
        answer = post(client, sent)
        if name == "input_wrong_type" and sent == ours:  # a value that means nothing is left out
            assert answer.status_code == 200
            continue
        assert 400 <= answer.status_code < 500
        sentence(answer)
    assert "Traceback" not in caplog.text


def test_a_body_that_is_too_long(client):
    assert post(client, b"x" * 20_000_000).status_code == 413


@pytest.mark.parametrize(
    "path", ["/", "/healthz", "/api/graph", "/nothing", "/_dash-update-component"]
)
@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": "http://["},
        {"Origin": "http://localhost:1"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
    ],
    ids=str,
)  # fmt: skip
def test_posts_of_other_sites(client, path, headers):
    answer = client.post(path, data=body({}), content_type="application/json", headers=headers)
    assert answer.status_code == 403
    sentence(answer)


@pytest.mark.parametrize(
    "host",
    ["evil.example", "", "[::1", "localhost.", "localhost.evil.example", "127.0.0.1@evil.example",
     "10.0.0.1", "a b", "localhost:99999", "\xff"],
)  # fmt: skip
def test_unknown_hosts(client, host):
    answer = client.get("/healthz", headers={"Host": host})
    assert answer.status_code == 400
    assert "does not answer to the name" in sentence(answer)


def test_a_server_on_all_addresses_answers_to_each(strait):
    client = create_app(Store.of(strait), hosts=("::", "desk")).server.test_client()
    hosts = ("192.168.1.5:8050", "[fe80::1]:8050", "desk:8050", "localhost", "evil.example", "")
    status = [client.get("/healthz", headers={"Host": host}).status_code for host in hosts]
    assert status == [200, 200, 200, 200, 400, 400]


def test_links(bad, client):
    for link in (bad / "requests/links.txt").read_text(encoding="utf-8").splitlines():
        began = time.process_time()
        answer = client.get(link.replace("\\", "%5C"))
        assert answer.status_code in (200, 404), link
        assert "Location" not in answer.headers
        if "actor=" not in link:  # an actor does not change the graph
            graph = client.get("/api/graph" + link.removeprefix("/"))
            assert graph.status_code in (400, 404), link
            sentence(graph)
        assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/_dash-component-suites/os/path.py", 404), ("/_dash-component-suites/dash/nothing.js", 404),
        ("/_dash-component-suites/dash/deps/../../../../etc/passwd", 404), ("/_mcp", 404),
        ("/assets/../explorer/cli.py", 404), ("/assets/%00", 404), ("/api/actors/%00", 404),
        ("/api/search?q=tesk&q=guard", 400), ("/api/graph?from=2031&from=2032", 400),
        ("/api/search?q=tesk&limit=" + "9" * 5000, 400), ("/api/search?q=tesk&limit=5_0", 400),
        ("/api/search?q=tesk&limit=0", 400), ("/api/search?q=%ff%00", 200),
        ("/api/graph?min=%D9%A3", 400), ("/api/graph?from=" + "9" * 30_000, 400),
        ("/api/ties/" + "a" * 5000, 404), ("/%ff%fe", 404),
    ],
    ids=lambda v: str(v)[:60],
)  # fmt: skip
def test_addresses(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    if status >= 400:
        sentence(answer)


def test_no_component_file_is_an_error_of_ours(client):
    client.get("/")
    served = client.get("/").text
    for path in re.findall(r'/_dash-component-suites/[^"]+\.js', served):
        assert client.get(path).status_code == 200
        assert client.get(path + ".map").status_code in (200, 404)
