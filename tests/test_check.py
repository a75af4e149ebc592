"""Each rule of a collection, seen to fail once: a small world with one thing changed."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.collection import problems, read
from explorer.collection.quotations import placed
from explorer.collection.write import dump_article, dump_claims, write_text
from explorer.collection.yaml_text import read_yaml
from explorer.errors import CollectionBroken, DataError, SetupError
from explorer.model import Article, Claim, Passage

WORLD = {
    "relations.yaml": (
        "backs: {label: backs, reverse: is backed by, sign: 1, directed: true, durable: true}\n"
        "visits: {label: visits, reverse: is visited by, sign: 0, directed: true, durable: false, "
        "place: true}\n"
    ),
    "w/collection.yaml": (
        "title: Northland\ndescription: A small world\n"
        "window: {label: all, from: 2019-01-01, to: 2020-12-31}\n"
    ),
    "w/actors.csv": (
        "id,name,type,subtype,aliases,name_ar,active_from,active_to,country,place,wikidata,note\n"
        "north,Northland,government,,North,,,,,,,\n"
        "guard,Shore Guard,armed_group,,,,,,,,,\n"
    ),
    "w/places.csv": "id,name,aliases,country,lat,lon\nharbour,Harbour,,,10.5,20.25\n",
    "w/references.csv": (
        "id,publisher,title,published,url,kind,reliability\npost-1,Post,Arms,2019-05,,news,B\n"
    ),
    "w/articles/2019-06-01-arms.md": (
        "---\ntitle: Arms\npublished: 2019-06-01\noutlet: Explorer brief\n"
        "references: [post-1]\n---\n\nNorth armed the Shore Guard. Its envoy saw the harbour.\n"
    ),
    "w/articles/2019-06-01-arms.claims.yaml": (
        "claims:\n"
        "  - id: arms-1\n    subject: north\n    relation: backs\n    object: guard\n"
        "    when: 2019-05\n    kinds: [weapons]\n    references: [post-1]\n    passages:\n"
        "      - exact: North armed the Shore Guard.\n"
        "  - id: arms-2\n    subject: north\n    relation: visits\n    object: harbour\n"
        "    when: 2019-05-03\n    references: [post-1]\n    passages:\n"
        "      - exact: Its envoy saw the harbour\n"
    ),
}
CLAIMS = "w/articles/2019-06-01-arms.claims.yaml"
ARTICLE = "w/articles/2019-06-01-arms.md"
ACTORS = "w/actors.csv"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in WORLD.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return tmp_path / "w"


def told(folder: Path, name: str, old: str | bytes, new: str | bytes) -> str:
    """The problems after one change, one a line."""
    path = folder.parent / name
    old, new = (t.encode() if isinstance(t, str) else t for t in (old, new))
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))
    began = time.perf_counter()
    lines = [str(p) for p in problems(folder)]
    assert time.perf_counter() - began < 2
    assert not [line for line in lines if "\n" in line or "Traceback" in line]
    return "\n".join(lines)


def test_the_world_is_sound_and_quotations_are_found(folder: Path) -> None:
    assert problems(folder) == []
    passage = read(folder).claims[1].passages[0]
    assert (passage.start, passage.end) == (29, 54)


LINES = [
    (CLAIMS, "subject: north", "subject: nort", 'claims.yaml:3: subject: there is no actor "nort"'),
    (CLAIMS, "backs", "backed", 'claims.yaml:4: relation: there is no relation "backed"'),
    (CLAIMS, "object: guard", "object: harbour", "yaml:5: the object of backs is an actor"),
    (CLAIMS, "object: harbour", "object: guard", "yaml:14: the object of visits is a place"),
    (CLAIMS, "object: guard", "object: north", "yaml:5: subject and object are the same"),
    (CLAIMS, "[post-1]", "[post-2]", 'yaml:8: references: there is no reference "post-2"'),
    (CLAIMS, "    references: [post-1]\n", "", "yaml:2: a brief's claim rests on references"),
    (CLAIMS, "when: 2019-05\n", "when: 2019-05\n    attribution: x\n", 'no actor "x"'),
    (CLAIMS, "when: 2019-05\n", "when: 2019-05\n    place: x\n", 'no place "x"'),
    (CLAIMS, "when: 2019-05\n", "when: 2019-05\n    event: x\n", 'no event "x"'),
    (CLAIMS, "when: 2019-05\n", "when: 2019-05\n    mood: x\n", '"mood" is no field here'),
    (CLAIMS, "when: 2019-05\n", "when: May 2019\n", 'yaml:6: when: "May 2019" is no date'),
    (CLAIMS, "when: 2019-05\n", "when: 2019/\n", "write an open side as .."),
    (CLAIMS, "when: 2019-05\n", "when: 2019/2018\n", "the end is before the start"),
    (CLAIMS, "when: 2019-05\n", "when: 2019-07\n", "yaml:6: when: 2019-07 is after the article"),
    (CLAIMS, "[weapons]", "[rockets]", 'yaml:7: kinds.0: "rockets" is none of'),
    (CLAIMS, "when: 2019-05-03", "when: 2019-05-03\n    kinds: [troops]", "kinds belong to backs"),
    (CLAIMS, "arms-2", "arms-1", 'yaml:11: the id "arms-1" of a claim is taken'),
    (CLAIMS, "North armed the", "North arms the", "yaml:10: the words"),
    (CLAIMS, "exact: North armed the Shore Guard.", 'exact: "r"', "stand more than once"),
    (CLAIMS, "exact: North armed the Shore Guard.", 'exact: "a\\nb"', "has a line break"),
    (CLAIMS, "exact: North armed the Shore Guard.", 'exact: ""', "is empty"),
    (CLAIMS, "saw the harbour", "saw the harbour. It rained. Gen. Ode left.", "than 2 sentences"),
    (CLAIMS, "id: arms-1", "id: &a arms-1", "yaml:2: has an anchor or alias"),
    (CLAIMS, "id: arms-1", "id: !!str arms-1", "yaml:2: has a tag"),
    (CLAIMS, "subject: north", "subject: north\n    subject: north", '"subject" stands twice'),
    (CLAIMS, "[weapons]", "[weapons", "is no YAML"),
    (CLAIMS, "[weapons]", "[" * 100_000, "is nested deeper"),
    (CLAIMS, "claims:", "---\n---\nclaims:", "starts a second document"),
    (ACTORS, "id,name", "name,name", 'actors.csv:1: the column "name" stands twice'),
    (ACTORS, ",note\n", "\n", 'actors.csv:1: lacks the column "note"'),
    (ACTORS, "id,name", ",".join(map(str, range(20_000))), 'lacks the columns "id", "name"'),
    (ACTORS, "Shore Guard,armed_group", "Shore Guard,", "actors.csv:3: type:"),
    (ACTORS, "guard,Shore Guard,", "guard,Shore Guard,,", "actors.csv:3: has 13 cells, not 12"),
    (ACTORS, "Shore Guard", '"Shore Guard', "actors.csv:3: "),
    (ACTORS, "Shore Guard", "G" * 30_000, "actors.csv:3: name is longer than 20,000"),
    (ACTORS, "Shore Guard", "North", "shared by north and guard"),
    (ACTORS, "Shore Guard", "Northlande", 'csv:3: name: "Northlande" is nearly a name of north'),
    (
        ACTORS,
        "Northland,government,,North",
        "Ost,government,,",
        'yaml:3: the subject "north" is not',
    ),
    (ACTORS, "Shore Guard", "Shore\u200bGuard", "csv:3: name holds the invisible sign U+200B"),
    (ACTORS, "Shore Guard", "Shore\u202eGuard", "invisible sign U+202E"),
    (ACTORS, "Shore Guard", " Shore Guard", "name has a space at an end"),
    (ACTORS, "guard,Shore Guard", "x,X,person,,,,,,,,,\nguard,Shore Guard", 'the actor "x"'),
    (ACTORS, "guard,Shore", "harbour,Harbour,person,,,,,,,,,\nguard,Shore", "is taken by actors"),
    ("w/places.csv", "10.5", "nan", "places.csv:2: lat:"),
    ("w/places.csv", "10.5", "91", "places.csv:2: lat:"),
    ("w/places.csv", "harbour,", "x,X,,,,\nharbour,", 'nothing names the place "x"'),
    ("w/references.csv", "post-1", "p,P,T,,,news,B\npost-1", 'nothing names the reference "p"'),
    (ARTICLE, "---\ntitle", "title", "md:1: has no front matter"),
    (ARTICLE, "2019-06-01", "1 June", "md:3: published:"),
    (ARTICLE, "---\ntitle", b"\xef\xbb\xbf---\ntitle", "md:1: starts with a byte order mark"),
    (ARTICLE, "---\ntitle", b"\xff\xfe---\ntitle", "md:1: is UTF-16"),
    (ARTICLE, "North", b"N\xf6rth", "md:8: byte "),
    (ARTICLE, "North", b"N\0rth", "md:8: holds U+0000"),
    (ARTICLE, "---\ntitle", b"\x89PNG---\ntitle", "is a PNG picture"),
    ("relations.yaml", "sign: 1", "sign: 2", "relations.yaml:1: sign:"),
    ("w/collection.yaml", "to: 2020", "to: 2018", 'the window "all" ends before'),
]


@pytest.mark.parametrize(("name", "old", "new", "line"), LINES)
def test_one_change_is_told_with_its_line(folder, name, old, new, line) -> None:
    assert line in told(folder, name, old, new)


def test_all_problems_are_told_in_one_run(folder: Path) -> None:
    told(folder, CLAIMS, "subject: north", "subject: a")
    lines = told(folder, ACTORS, "Shore Guard,armed_group", "Shore Guard,army").splitlines()
    assert len(lines) == 2
    with pytest.raises(CollectionBroken) as broken:
        read(folder)
    assert list(broken.value.lines) == lines


def test_one_name_is_told_from_the_other_by_dates(folder: Path) -> None:
    path = folder.parent / ACTORS
    path.write_text(
        path.read_text().replace("Shore Guard,armed_group,,,,,", "Northlande,armed_group,,,,2020,")
    )
    assert "nearly a name of north" in "\n".join(map(str, problems(folder)))
    path.write_text(path.read_text().replace(",North,,,,,,,", ",North,,,2019,,,,"))
    assert problems(folder) == []


def test_ranks_and_initials_end_no_sentence(folder: Path) -> None:
    text = "Lt. Gen. A. B. Ode of North armed the Shore Guard. He left."
    told(folder, ARTICLE, "North armed the Shore Guard.", text)
    assert told(folder, CLAIMS, "North armed the Shore Guard.", text) == ""


def test_a_brief_copies_nobody(folder: Path) -> None:
    theirs = "---\ntitle: Arms again\npublished: 2019-06-02\noutlet: Post\n---\n\n"
    (folder / "articles" / "2019-06-02-post.md").write_text(
        theirs + "They say north armed the shore guard; a ship.\n"
    )
    assert problems(folder) == []
    (folder / "articles" / "2019-06-02-post.md").write_text(
        theirs + "They say north armed the shore guard; its envoy saw the ship.\n"
    )
    assert "copies 8 or more words from 2019-06-02-post" in "\n".join(map(str, problems(folder)))


def test_a_text_may_hold_direction_marks(folder: Path) -> None:
    assert told(folder, ARTICLE, "Its envoy", "\u2067\u062d\u2069 Its envoy") == ""


def test_crlf_reads_as_lf(folder: Path) -> None:
    passages = read(folder).claims[1].passages
    for path in (p for p in folder.rglob("*.*") if p.is_file()):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert problems(folder) == []
    assert read(folder).claims[1].passages == passages


def test_a_link_and_a_missing_file_are_told(folder: Path) -> None:
    (folder / "places.csv").rename(folder.parent / "elsewhere.csv")
    (folder / "places.csv").symlink_to(folder.parent / "elsewhere.csv")
    assert "is a symbolic link" in "\n".join(map(str, problems(folder)))
    (folder / "actors.csv").unlink()
    assert "actors.csv:0: is missing" in "\n".join(map(str, problems(folder)))
    with pytest.raises(DataError, match="is no folder"):
        read(folder / "nowhere")


def test_a_failed_write_leaves_the_old_file_and_nothing_else(folder: Path, monkeypatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    before = sorted(p.name for p in folder.iterdir())
    monkeypatch.setattr("explorer.collection.write.os.fsync", full)
    with pytest.raises(SetupError, match="No space left"):
        write_text(folder / "actors.csv", "new")
    assert (folder / "actors.csv").read_text() == WORLD[ACTORS]
    assert sorted(p.name for p in folder.iterdir() if p.suffix != ".lock") == before


PLAIN = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=40)


@given(PLAIN.filter(str.strip), PLAIN)
def test_what_is_written_reads_back(exact: str, role: str) -> None:
    claim = Claim(
        id="c-1", subject="a", relation="backs", object="b", when="2019/..", role=role,
        kinds=("weapons",), references=("r-1",), confidence=30,
        passages=(Passage(exact=exact, prefix=role),),
    )  # fmt: skip
    values, _ = read_yaml(Path("x"), dump_claims([claim], []))
    assert Claim.model_validate(values["claims"][0]) == claim


def test_an_article_reads_back(folder: Path) -> None:
    article = read(folder).articles["2019-06-01-arms"]
    assert dump_article(article).splitlines()[-1] == article.text.strip()
    write_text(folder.parent / ARTICLE, dump_article(article))
    assert read(folder).articles["2019-06-01-arms"] == article


def test_prefix_and_suffix_tell_which_words_are_meant() -> None:
    text = "He said so. She said so."
    found = placed(text, Passage(exact="said so", prefix="She "))
    assert (found.start, found.end) == (16, 23)
    assert Article(id="a", title="t", published="2019-06-01", outlet="o").brief is False


STORY = """title: The harbour
text: What came first.
steps:
  - {text: One., view: actor=north&from=2019-01-01}
  - {text: Two., view: tie=north--backs--guard}
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("actor=north", "actor=nort", 'harbour.yaml:4: steps.0.view: there is no actor "nort"'),
        ("tie=north--backs", "tie=north--fights", "harbour.yaml:5: steps.1.view: there is no tie"),
        ("from=2019-01-01", "from=soon", "harbour.yaml:4: steps.0.view: from: write a date as"),
        (
            "from=2019-01-01",
            "doubt=nobody",
            'harbour.yaml:4: steps.0.view: there is no source "nobody"',
        ),
        (
            "from=2019-01-01",
            "outlets=nobody",
            'harbour.yaml:4: steps.0.view: there is no outlet "nobody"',
        ),
        ("from=2019", "since=2019", 'harbour.yaml:4: steps.0.view: "since" is no part of a view'),
        (
            "  - {text: Two., view: tie=north--backs--guard}\n",
            "",
            "harbour.yaml:3: steps has too few entries: write 2",
        ),
        ("title: The harbour\n", "", "harbour.yaml:1: title is missing"),
    ],
)
def test_a_story_is_held_against_the_data(folder: Path, old: str, new: str, said: str) -> None:
    path = folder / "stories" / "harbour.yaml"
    path.parent.mkdir()
    path.write_text(STORY)
    assert problems(folder) == []
    assert [s.title for s in read(folder).stories] == ["The harbour"]
    assert said in told(folder, "w/stories/harbour.yaml", old, new)
