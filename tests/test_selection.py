"""A view comes back from its address and from the browser's store without loss."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.errors import BadSelection
from explorer.model import ACTOR_TYPES, SIGNS, STANDINGS
from explorer.selection import Selection, from_dict, from_query

DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
IDS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,3}", fullmatch=True)


def lists(values):
    return st.lists(st.sampled_from(values), unique=True, max_size=4).map(tuple)


@st.composite
def selections(draw):
    start, end = draw(DAYS), draw(DAYS)
    if start is not None and end is not None and end < start:
        start, end = end, start
    days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
    two = (
        sorted(draw(st.lists(days, min_size=2, max_size=2)))
        if draw(st.booleans())
        else (None, None)
    )
    return Selection(
        start=start, end=end, actor=draw(st.lists(IDS, unique=True, max_size=3).map(tuple)),
        tie=draw(st.none() | IDS), article=draw(st.none() | IDS), event=draw(st.none() | IDS),
        place=draw(st.none() | IDS),
        doubt=tuple(draw(st.lists(IDS, max_size=2, unique=True))),
        signs=draw(lists(list(SIGNS))), types=draw(lists(list(ACTOR_TYPES))),
        outlets=draw(st.lists(IDS, unique=True, max_size=3).map(tuple)),
        min=draw(st.integers(1, 99)), core=draw(st.integers(1, 99)),
        modality=draw(lists(list(STANDINGS)).filter(bool)),
        time=draw(st.sampled_from(["held", "reported"])), depth=draw(st.none() | st.integers(1, 4)),
        a=two[0], b=two[1], story=draw(st.none() | IDS), step=draw(st.integers(1, 40)),
        show=draw(st.none() | st.sampled_from(["list", "none"])),
        hide=draw(st.booleans()), contested=draw(st.booleans()),
    )  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(selections())
def test_round_trips(selection):
    assert from_query(selection.to_query()) == (selection, [])
    assert from_dict(selection.to_dict()) == selection


def test_what_means_nothing_is_left_out_and_said():
    selection, notes = from_query("from=soon&min=x&signs=blue&zzz=1&to=2020-02")
    assert selection == Selection(end=date(2020, 2, 29))
    assert len(notes) == 4


def test_strict_reading_refuses():
    with pytest.raises(BadSelection, match="2020-12-24"):
        from_query("from=soon", strict=True)
