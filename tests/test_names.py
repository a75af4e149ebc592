"""One name in many spellings, and two who bear the same one."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.errors import AmbiguousName
from explorer.model import Actor
from explorer.names import Names, fold, shared, short_names, sound
from tests.worlds import changed, told


@pytest.fixture(scope="module")
def names(strait):
    return Names(strait.actors, strait.places)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أحمد معيتيق", "احمد معيتيق"), ("إبراهيم", "ابراهيم"), ("آدم", "ادم"), ("ٱلله", "الله"),
        ("علی", "علي"), ("مصطفى", "مصطفي"), ("طبرقة", "طبرقه"), ("کابل", "كابل"),
        ("ليبيـــا", "ليبيا"), ("خَلِيفَة حَفْتَر", "خليفة حفتر"), ("تِسْك", "تسك"),
        ("\ufea3\ufed4\ufe98\ufeae", "حفتر"), ("\ufefbزم", "لازم"), ("الكتيبة ١٠٦", "الكتيبة 106"),
        ("الكتيبة ۱۰۶", "الكتيبة 106"), ("می\u200cخواهم", "ميخواهم"), ("مسؤول", "مسوول"),
        ("السراج", "سراج"), ("Ｈａｆｔａｒ", "Haftar"), ("Haf\u00adtar", "haftar"),
        ("Me\u0301lenchon", "M\u00e9lenchon"), ("Khalifa\u00a0Haftar", "Khalifa Haftar"),
        ("İstanbul", "istanbul"), ("Iğdır", "igdir"), ("Łódź", "Lodz"), ("Ægir", "Aegir"),
        ("al-Sarraj", "Sarraj"), ("ash-Sharif", "Sharif"),
        ("el Sarraj", "Sarraj"), ("Sha‘ban", "Sha'ban"), ("STRASSE", "Straße"),
        ("Rock–Gate", "rock-gate"),
    ],
)  # fmt: skip
def test_spellings_that_fold_alike(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Haftar", "Saleh"), ("H\u0430ftar", "Haftar"), ("106", "107"), ("Ali", "Al"), ("كرم", "گرم")],
)
def test_names_that_stay_apart(one, other):
    assert fold(one) != fold(other)


def test_an_article_alone_is_a_name():
    assert fold("Al") == "al"
    assert fold("ال") == "ال"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Haftar", "حفتر"), ("Haftar", "Hifter"), ("Gaddafi", "Qadhafi"), ("Tesk", "تِسْك")],
)
def test_a_sound_suggests(one, other):
    assert sound(one) == sound(other)
    assert fold(one) != fold(other)


@given(st.text(max_size=60))
def test_folding_takes_any_text_and_twice_is_once(text):
    folded = fold(text)
    assert fold(folded) == folded
    assert folded == " ".join(folded.split())
    assert not any(unicodedata.category(c) in ("Mn", "Me", "Cf", "Cc") for c in folded)
    assert isinstance(sound(text), str)


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Orrin Tesk", "tesk"), ("ORYN  tesk", "tesk"), ("أورين تسك", "tesk"),
        ("اورين تـسـك", "tesk"), ("Ostvale", "ostvale"), ("Østvale", "ostvale"),
        ("حرس الملح", "brine-guard"), ("Pelmuth", "pellmouth"), ("Tesc", None), ("", None),
        ("\u0301", None), ("tesk", None),
    ],
)  # fmt: skip
def test_look_up(names, text, id_):
    assert names.find(text) == id_


def test_a_sound_is_never_a_find(names):
    assert names.find("Orren Tisk") is None
    assert names.alike("Orren Tisk") == ("tesk",)


@pytest.mark.parametrize(
    ("on", "id_"),
    [
        (date(2031, 1, 1), "brine-guard"), (date(2029, 12, 31), "old-guard"),
        (date(1900, 1, 1), "old-guard"), (date(2030, 9, 14), "brine-guard"),
        (date(2030, 1, 1), None),
    ],
)  # fmt: skip
def test_a_shared_name_is_told_by_its_date(names, on, id_):
    assert names.find("The Guard", on) == id_


def test_a_shared_name_without_a_date_is_an_error(names):
    with pytest.raises(AmbiguousName, match="give a date") as error:
        names.find("the guard")
    assert set(error.value.ids) == {"brine-guard", "old-guard"}


def test_a_shared_name_at_one_time_is_a_problem(folder):
    changed(folder, "actors.csv", "2029-12-31", "2030-09")
    assert any(
        line.startswith("actors.csv:5:") and "shared by brine-guard and old-guard" in line
        for line in told(folder)
    )


def test_an_actor_comes_before_a_place():
    actors = {"a": Actor(id="a", name="Harbour", type="company")}
    places = {"p": Actor(id="p", name="harbour", type="company")}
    assert Names(actors, places).find("HARBOUR") == "a"
    assert set(Names(actors, places).alike("Harbour")) == {"a", "p"}


def test_dates_that_are_not_known_overlap():
    one, other = (Actor(id=i, name="The Guard", type="armed_group") for i in ("a", "b"))
    assert [(n, a.id, b.id) for n, a, b in shared([one, other])] == [("The Guard", "a", "b")]


def test_short_names_are_told_apart_whatever_their_order():
    names = ["The National", "the national!", "الشرق", "…"]
    found = short_names(names)
    assert found == short_names(reversed(names))
    assert sorted(found.values()) == sorted({*found.values()})
    assert {found["The National"], found["the national!"]} == {"the-national", "the-national-2"}
    assert found["…"] == "outlet"
