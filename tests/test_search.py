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
