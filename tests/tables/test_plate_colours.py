"""What colours of plates mean, by whom and when."""

from __future__ import annotations

import pytest

from yellowplate.records.times import parse_period
from yellowplate.tables.plate_colours import meanings, meanings_of


def test_every_account_names_who_gives_it() -> None:
    assert all(one.who and one.meaning and one.country in {"kp", "cn", "kr"} for one in meanings())


def test_the_same_colour_means_other_things_elsewhere() -> None:
    assert {one.country for one in meanings_of("yellow")} == {"kp", "cn", "kr"}
    assert {one.country for one in meanings_of("yellow", country="kp")} == {"kp"}
    assert meanings_of("mauve") == ()


@pytest.mark.parametrize(
    ("ground", "on", "n", "why"),
    [
        ("white", "2010", 1, "state plates were white"),
        ("white", "2018-05", 0, "they were replaced"),
        ("white", "2016", 1, "the change fell into that year"),
        ("blue", "2010", 0, "not yet"),
        ("blue", "2025-10", 1, "since November 2016"),
        ("yellow", "2016", 1, "only the account without a date"),
        ("yellow", "2025-10", 3, "three accounts side by side"),
    ],
)
def test_an_account_holds_for_its_days(ground: str, on: str, n: int, why: str) -> None:
    assert len(meanings_of(ground, country="kp", on=parse_period(on))) == n, why
