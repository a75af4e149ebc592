"""Answers on Libya at three dates each, read off the claims by hand and not by running the code."""

from datetime import date

import pytest

from explorer.queries import changes, ties_in
from explorer.selection import Selection

# 2014: Dignity begins on 18 May, the House elects Aguila Saleh in August, Zeidan was voted out in
# March. 2019-20: agreements with Qatar in August 2020, Turkish soldiers from January 2020; Salamé
# resigned in March 2020; Haftar, Sarraj and the memoranda with Turkey stand on both days.
# 2021-22: Dbeibah took over from Sarraj in March 2021, the House chose Bashagha in 2022.
CHANGES = [
    (date(2014, 1, 1), date(2014, 12, 31),
     {"haftar--commands--lna", "aguila-saleh--holds_office_in--hor"},
     {"zeidan--holds_office_in--zeidan-government"},
     {"haftar--family_of--khaled-haftar"}),
    (date(2019, 4, 1), date(2020, 10, 23),
     {"gna--agreement_with--qatar", "taf-libya--part_of--turkey", "gna--ceasefire_with--lna"},
     {"salame--holds_office_in--unsmil"},
     {"haftar--commands--lna", "sarraj--holds_office_in--gna", "gna--agreement_with--turkey"}),
    (date(2021, 1, 1), date(2022, 6, 1),
     {"dbeibah--holds_office_in--gnu", "bashagha--holds_office_in--gns"},
     {"sarraj--holds_office_in--gna", "bashagha--holds_office_in--gna"},
     {"haftar--commands--lna", "sanalla--holds_office_in--noc"}),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "new", "ended", "same"), CHANGES)
def test_what_changed(world, a, b, new, ended, same):
    found = changes(world, Selection(), a, b)
    assert new <= {t.id for t in found.new}
    assert ended <= {t.id for t in found.ended}
    assert same <= {t.id for t in found.unchanged}


@pytest.mark.parametrize(
    ("year", "disputed", "undisputed"),
    [
        # Qatar denied arming Libya Dawn; that Zeidan held office nobody denied
        (2014, "qatar--backs--libya-dawn", "zeidan--holds_office_in--zeidan-government"),
        # France denied backing Haftar; his command of the LNA is denied by nobody
        (2019, "france--backs--haftar", "haftar--commands--lna"),
        # Russia denied sending fighters
        (2020, "russia--backs--lna", "sarraj--holds_office_in--gna"),
    ],
)
def test_what_is_contested(world, year, disputed, undisputed):
    view = Selection(start=date(year, 1, 1), end=date(year, 12, 31))
    whole = view.but(modality=("happened", "possible"))
    there = set(world.ask(ties_in, whole))
    contested = set(world.ask(ties_in, whole.but(contested=True)))
    assert {disputed, undisputed} <= there
    assert disputed in contested
    assert undisputed not in contested
    assert world.library.tie(disputed).denied_by


@pytest.mark.parametrize("day", [date(2014, 8, 24), date(2019, 12, 31), date(2021, 3, 1)])
def test_nothing_is_shown_before_its_first_report(world, day):
    ids = set(world.ask(ties_in, Selection(end=day, time="reported")))
    for tie in world.ties:
        if tie.standing == "happened":
            assert (tie.id in ids) == (min(tie.reported) <= day), tie.id


@pytest.mark.parametrize(
    ("tie", "held", "told"),
    [
        # the UN experts' report of 2021 told of a meeting in April 2019
        ("erik-prince--meets--haftar", date(2019, 4, 30), date(2021, 3, 1)),
        # notes printed for the bank in the east since 2016; a seizure made it known in 2020
        ("cbl-east--agreement_with--goznak", date(2016, 1, 1), date(2020, 6, 1)),
        # the chiefs of Chad's rebels split in 2016; the report that says so is of 2021
        ("fact--split_from--ufdd", date(2016, 4, 30), date(2021, 2, 1)),
    ],
)
def test_what_a_reader_could_not_know(world, tie, held, told):
    def known(day, time):
        return tie in world.ask(ties_in, Selection(end=day, time=time))

    assert known(held, "held")
    assert not known(held, "reported")
    assert known(told, "reported")
