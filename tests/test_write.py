"""What was written reads back the same, and a write that fails leaves what was there."""

import os
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.collection import problems
from explorer.collection import write as writing
from explorer.collection.gather import gather
from explorer.errors import SetupError
from explorer.model import Actor, Article, Claim, Event, Participant, Passage, Place, Reference
from tests import worlds

ANY = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
LINE = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=40)
NAME = LINE.filter(str.strip).map(str.strip)
ALIASES = st.lists(NAME.filter(lambda n: "|" not in n), max_size=3).map(tuple)
IDS = st.sampled_from(["a", "no", "null", "0", "1e3", "2031-03-10", "brine-guard", "x" * 120])
WHENS = st.sampled_from(
    ["2031-03-10", "2031-03", "2031~", "2031/..", "../2030-21", "../..", "201X"]
)
# bodies as a file can hold them: no signs that are no text, and something to read
BODY = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")) | st.just("\n")).filter(
    lambda t: t.strip() and "\ufffd" not in t
)
PASSAGES = st.lists(
    st.builds(Passage, exact=ANY.filter(bool), prefix=ANY, suffix=ANY), min_size=1, max_size=2
).map(tuple)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder that the examples write to one after the other."""
    return worlds.copied(tmp_path_factory.mktemp("write"))


@given(
    actors=st.lists(st.builds(
        Actor, id=IDS, name=NAME, type=st.sampled_from(["person", "coalition"]), subtype=LINE,
        aliases=ALIASES, name_ar=LINE, active_from=st.none() | WHENS, note=LINE), max_size=3),
    places=st.lists(st.builds(
        Place, id=IDS, name=NAME, aliases=ALIASES, lat=st.none() | st.integers(-90, 90),
        lon=st.none() | st.decimals(-180, 180, places=4)), max_size=3),
    references=st.lists(st.builds(
        Reference, id=IDS, publisher=NAME, title=NAME, published=st.none() | WHENS, url=LINE,
        kind=st.just("report"), reliability=st.sampled_from("AF")), max_size=3),
)  # fmt: skip
@settings(max_examples=15, deadline=None)
def test_lists_read_back(place, actors, places, references):
    (place / "actors.csv").write_bytes(writing.dump_actors(actors).encode())
    (place / "places.csv").write_bytes(writing.dump_places(places).encode())
    (place / "references.csv").write_bytes(writing.dump_references(references).encode())
    draft = gather(place)
    assert [row.record for row in draft.actors] == actors
    assert [row.record for row in draft.places] == places
    assert [row.record for row in draft.references] == references


@given(
    st.builds(
        Article, id=st.just(Path(worlds.ARMED).name), title=NAME, published=st.dates(), outlet=NAME,
        wire=ANY, url=ANY, lang=ANY, licence=ANY, references=st.lists(IDS, max_size=3).map(tuple),
        text=BODY)
)  # fmt: skip
@settings(max_examples=15, deadline=None)
def test_an_article_reads_back(place, article):
    (place / f"{worlds.ARMED}.md").write_bytes(writing.dump_article(article).encode())
    found = [row.record for row in gather(place).articles if row.record.id == article.id]
    assert found == [article]


@given(
    claims=st.lists(st.builds(
        Claim, id=IDS, subject=IDS, relation=NAME, object=IDS, when=WHENS, place=st.none() | IDS,
        kinds=st.lists(st.sampled_from(["troops", "air_strikes"]), max_size=2).map(tuple), role=ANY,
        polarity=st.sampled_from(["affirmed", "denied"]), attribution=st.none() | IDS,
        references=st.lists(IDS, max_size=2).map(tuple), confidence=st.integers(0, 100),
        status=st.sampled_from(["accepted", "rejected"]), passages=PASSAGES), max_size=2),
    events=st.lists(st.builds(
        Event, id=IDS, title=NAME, kind=st.just("battle"), when=WHENS, place=st.none() | IDS,
        participants=st.lists(st.builds(Participant, actor=IDS, role=ANY), max_size=2).map(tuple),
        passages=PASSAGES), max_size=2),
)  # fmt: skip
@settings(max_examples=15, deadline=None)
def test_claims_and_events_read_back(place, claims, events):
    article = Path(worlds.ARMED).name
    path = place / f"{worlds.ARMED}.claims.yaml"
    path.write_bytes(writing.dump_claims(claims, events).encode())
    draft = gather(place)
    kept = [*draft.claims, *draft.events]
    assert [row.record for row in kept if row.path == path] == [
        record.model_copy(update={"article": article}) for record in (*claims, *events)
    ]


def test_a_whole_collection_reads_back(strait, folder):
    for article in strait.articles.values():
        claims, events = (
            [r for r in records if r.article == article.id]
            for records in (strait.claims, strait.events)
        )
        stem = folder / "articles" / article.id
        writing.write_text(stem.with_suffix(".md"), writing.dump_article(article))
        writing.write_text(Path(f"{stem}.claims.yaml"), writing.dump_claims(claims, events))
    writing.write_text(folder / "actors.csv", writing.dump_actors(strait.actors.values()))
    writing.write_positions(folder, {"tesk": (0.25, -1), "ostvale": (0, 0.12345)})
    assert problems(folder) == []
    assert gather(folder).positions == {"ostvale": (0, 0.1235), "tesk": (0.25, -1)}
    assert [r.record.id for r in gather(folder).claims] == [c.id for c in strait.claims]


def full(*args, **options):
    raise OSError(28, "No space left on device")


def barred(*args, **options):
    raise PermissionError(13, "Permission denied")


@pytest.mark.parametrize(
    ("step", "fails", "reason"),
    [
        ("os.open", barred, "Permission denied"), ("tempfile.mkstemp", barred, "Permission denied"),
        ("os.fdopen", full, "No space left"), ("os.fsync", full, "No space left"),
        ("os.chmod", barred, "Permission denied"), ("os.replace", full, "No space left"),
        ("fcntl.flock", full, "No space left"),
    ],
)  # fmt: skip
def test_a_write_that_fails_leaves_what_was_there(folder, monkeypatch, step, fails, reason):
    path = folder / "actors.csv"
    before = {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}
    with monkeypatch.context() as patched:
        patched.setattr(f"explorer.collection.write.{step}", fails)
        with pytest.raises(SetupError, match=reason) as error:
            writing.write_text(path, "new")
    assert str(path) in str(error.value)
    after = {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}
    assert {n: d for n, d in after.items() if not n.endswith(".lock")} == before


def test_nothing_is_left_beside(folder):
    before = {p.name for p in folder.iterdir()}
    writing.write_text(folder / "actors.csv", "new")
    assert {p.name for p in folder.iterdir()} == before


def test_rights_stay_and_links_are_followed(folder):
    path, link = folder / "actors.csv", folder / "link.csv"
    path.chmod(0o640)
    link.symlink_to(path)
    writing.write_text(link, "new")
    assert link.is_symlink()
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_device_is_written_to_and_a_folder_refused(folder):
    device = Path(os.devnull)
    writing.write_text(device, "new")
    assert device.is_char_device()
    with pytest.raises(SetupError, match="is a folder"):
        writing.write_text(folder, "new")


def test_a_second_writer_waits(folder):
    path = folder / "actors.csv"
    old = path.read_text()
    second = threading.Thread(target=writing.write_text, args=(path, "second"))
    with writing._locked(path):
        second.start()
        second.join(0.2)
        assert second.is_alive()
        assert path.read_text() == old
        writing._replace(path, b"first")
    second.join(5)
    assert path.read_text() == "second"


def test_many_writers_write_one_of_their_texts_whole(folder):
    path = folder / "actors.csv"
    texts = [str(n) * 20_000 for n in range(8)]
    threads = [threading.Thread(target=writing.write_text, args=(path, text)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert path.read_text() in texts
    assert [p.name for p in folder.iterdir() if p.name.startswith(".")] == []


def test_a_lock_that_a_dead_writer_left_does_not_block(folder):
    path = folder / "actors.csv"
    (folder / ".actors.csv.lock").touch()
    writing.write_text(path, "new")
    assert path.read_text() == "new"
