"""EDTF level 1: what a date means, and what is refused with a sentence."""

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.edtf_dates import parse_when
from explorer.errors import BadDate


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2020-12-24", "2020-12-24", "2020-12-24", "day"),
        ("2020-02", "2020-02-01", "2020-02-29", "month"),
        ("1900-02", "1900-02-01", "1900-02-28", "month"),
        ("2020", "2020-01-01", "2020-12-31", "year"), ("0001", "0001-01-01", "0001-12-31", "year"),
        ("9999-12-31", "9999-12-31", "9999-12-31", "day"),
        ("2020~", "2020-01-01", "2020-12-31", "year"), ("2020-12-24%", "2020-12-24", "2020-12-24", "day"),
        ("201X", "2010-01-01", "2019-12-31", "year"), ("20XX", "2000-01-01", "2099-12-31", "year"),
        ("2019-XX", "2019-01-01", "2019-12-31", "year"),
        ("2020-02-XX", "2020-02-01", "2020-02-29", "month"),
        ("2019-XX-XX", "2019-01-01", "2019-12-31", "year"),
        ("2019-21", "2019-03-01", "2019-05-31", "month"),
        ("2019-23~", "2019-09-01", "2019-11-30", "month"),
        ("2019-04-04/2020-10-23", "2019-04-04", "2020-10-23", "day"),
        ("2019/2020-05", "2019-01-01", "2020-05-31", "year"),
        ("2020-05/2020", "2020-05-01", "2020-12-31", "year"),
        ("2019/..", "2019-01-01", None, "year"), ("../2014", None, "2014-12-31", "year"),
        ("../..", None, None, ""), ("201X/2019-21?", "2010-01-01", "2019-05-31", "year"),
    ],
)  # fmt: skip
def test_what_a_date_means(text, earliest, latest, precision):
    when = parse_when(text)
    days = [None if day is None else date.fromisoformat(day) for day in (earliest, latest)]
    assert [when.earliest, when.latest] == days
    assert when.precision == precision
    assert when.interval == ("/" in text)
    assert when.open == (latest is None)


@pytest.mark.parametrize(
    ("text", "about"),
    [("2020", [False]), ("2020?", [True]), ("2020-21", [True]), ("201X", [True]), ("2019/2020~", [False, True])],
)  # fmt: skip
def test_what_is_only_about(text, about):
    when = parse_when(text)
    sides = [when.start, when.end] if when.interval else [when.start]
    assert [side.approximate for side in sides if side is not None] == about


BAD = [
    ("", "is no date"), (" 2020", "is no date"), ("2020\n", "is no date"), ("soon", "is no date"),
    ("2020-1", "is no date"), ("20201224", "is no date"), ("24.12.2020", "is no date"),
    ("2020-12-24T10:00", "is no date"), ("2020-W01", "is no date"), ("-2020", "is no date"),
    ("Y2020", "is no date"), ("٢٠٢٠", "is no date"), ("XXXX", "is no date"), ("2020-25", "is no date"),
    ("2020-04-1X", "is no date"), ("2020-13-XX", "is no date"), ("000X", "is no date"),
    ("2019/2020/2021", "is no date"), ("2019//2020", "is no date"),
    ("2020-02-30", "no day of the calendar"), ("2020-13", "no day of the calendar"),
    ("2020-00", "no day of the calendar"), ("0000", "no day of the calendar"),
    ("2019/2020-02-30", "no day of the calendar"),
    ("2014/", "open side as .."), ("/2014", "open side as .."), ("/", "open side as .."),
    ("2020/2019", "the end is before the start"), ("2020-02/2020-01-31", "before the start"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), BAD, ids=[ascii(text) for text, _ in BAD])
def test_what_is_refused(text, reason):
    with pytest.raises(BadDate, match=reason) as error:
        parse_when(text)
    assert len(str(error.value)) < 200


@pytest.mark.parametrize("text", ["x" * 9000, "2020-02-30/" + "x" * 9000, "/" + "x" * 9000])
def test_a_long_text_is_cut_in_the_sentence(text):
    with pytest.raises(BadDate) as error:
        parse_when(text)
    assert len(str(error.value)) < 200


@st.composite
def points(draw):
    """A date at one of three precisions, with the days that it means."""
    day = draw(st.dates(date(1, 1, 1), date(9999, 12, 31)))
    year, month = f"{day.year:04}", f"{day.year:04}-{day.month:02}"
    last = monthrange(day.year, day.month)[1]
    text, first, final = draw(
        st.sampled_from(
            [
                (year, date(day.year, 1, 1), date(day.year, 12, 31)),
                (month, day.replace(day=1), day.replace(day=last)),
                (day.isoformat(), day, day),
            ]
        )
    )
    return text + draw(st.sampled_from(["", "~", "?", "%"])), first, final


@given(points(), st.none() | points(), st.none() | points())
def test_a_date_comes_back_as_it_was_written(point, left, right):
    text, first, final = point
    assert (parse_when(text).earliest, parse_when(text).latest) == (first, final)
    if left is not None and right is not None and right[2] < left[1]:
        left, right = right, left
    whole = f"{'..' if left is None else left[0]}/{'..' if right is None else right[0]}"
    when = parse_when(whole)
    assert when.text == whole
    assert when.earliest == (None if left is None else left[1])
    assert when.latest == (None if right is None else right[2])


@given(st.text(alphabet="0123456789X-/.~?% \n", max_size=24))
def test_any_text_is_a_date_or_refused(text):
    try:
        when = parse_when(text)
    except BadDate as error:
        assert str(error).startswith('"')
    else:
        assert when.text == text
        assert (when.earliest or date.min) <= (when.latest or date.max)
