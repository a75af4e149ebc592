"""One man, many spellings."""

import pytest

from explorer.search import Search


@pytest.fixture(scope="module")
def search(libya, world):
    return Search.of(libya, world.ties)


@pytest.mark.parametrize(
    "text",
    ["Haftar", "Hifter", "Heftar", "Hafter", "haftar", "حفتر", "hafta", "Khalifa Haftar", "haftr"],
)
def test_haftar_comes_first(search, text):
    assert search.find(text)[0].id == "haftar"


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("GNA", "gna"),
        ("Erdoğan", "erdogan"),
        ("erdogan", "erdogan"),
        ("LNA", "lna"),
        ("lna", "lna"),
        ("gna", "gna"),
        ("haf", "haftar"),
        ("HAF", "lna"),
        ("un", "un"),
        ("تركيا", "turkey"),
    ],
)
def test_others(search, text, id_):
    assert search.find(text)[0].id == id_


def test_words_of_a_passage_are_found(search):
    kinds = {hit.kind for hit in search.find("stave off the offensive")}
    assert "passage" in kinds


@pytest.mark.parametrize("text", ["", "   ", '"AND (', "a:b^2 OR *", "x" * 300, "\\"])
def test_nothing_is_read_as_a_query_language(search, text):
    assert isinstance(search.find(text), list)


@pytest.mark.parametrize(
    ("text", "id_"),
    [("Hqftqar", "haftar"), ("Bxngqazi", "benghazi"), ("misrqtta brigads", "misrata-brigades")],
)
def test_what_finds_nothing_has_names_nearest_to_it(search, text, id_):
    assert search.find(text) == []
    assert id_ in [hit.id for hit in search.nearest(text)]


def test_nothing_is_near_to_nonsense(search):
    assert search.nearest("qzxqzxqzx") == search.nearest("  ") == []


def test_a_reference_is_found_with_an_article_that_rests_on_it(search, libya):
    hit = next(h for h in search.find("S/2019/914", 100) if h.kind == "reference")
    assert hit.id in libya.articles[hit.article].references
