"""What the panel of a tie says beside its passages."""

from datetime import date

import pytest

from explorer.views.panels.tie import _known, layout
from tests.test_chains import tie


@pytest.mark.parametrize(
    ("year", "seen", "said"),
    [
        (2012, 2016, "Known only later: the earliest source here is of June 2016"),
        (2016, 2016, "Known only later: the earliest source here is of June 2016"),
        (2017, 2016, ""),
    ],
)
def test_a_tie_that_was_known_only_later_says_so(year, seen, said):
    """The tie begins on 1 January of its year and is first reported on 1 June of the other."""
    assert _known(tie("a", "backs", "b", year=year, seen=seen)) == said


def test_a_coarse_beginning_is_not_taken_for_its_first_day():
    """Begun some day of 2016 and reported in June of it: nobody knows that it was later."""
    one = tie("a", "backs", "b", year=2016, seen=2016)
    coarse = one.intervals[0].model_copy(update={"start_latest": date(2016, 12, 31)})
    assert _known(one.model_copy(update={"intervals": (coarse,)})) == ""


def test_both_sides_of_a_contested_tie_stand_apart(world):
    text = str(layout(world.library, "russia--backs--wagner"))
    stated, denied = text.index("Stated"), text.index("Denied")
    assert stated < text.index("direct logistic support") < denied
    assert denied < text.index("drew its pay")


def test_a_tie_that_nobody_denies_has_one_column(world):
    quiet = next(t for t in world.ties if t.standing == "happened" and not t.contested)
    assert "sides" not in str(layout(world.library, quiet.id))
