"""Scenarios from TOML: what they change, and that what cannot be is named with its line."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from yellowplate.model import scenario
from yellowplate.model.changes import CHANGES
from yellowplate.records.errors import UnreadableInput

GOOD = """\
title = "Cheap permit"
first = 2023-01-02
weeks = 160
runs = 50
seed = 9

[set]
"importing.pace" = { value = 0.4, unit = "share per week" }

[[change]]
what = "permit"
from = 2025-06-02
until = 2025-06-29
price = 20000
unit = "CNY per vehicle"

[[change]]
what = "ownership"
from = 2024-01-01
share = 1
cities = ["Hamhung"]
"""


def test_a_scenario_is_read() -> None:
    found = scenario.read(GOOD, "s.toml")
    assert (found.title, found.n_weeks, found.n_runs, found.seed) == ("Cheap permit", 160, 50, 9)
    assert found.numbers == {"importing.pace": 0.4}
    calendar = found.calendar()
    week = calendar.week_of(date(2025, 6, 2))
    assert calendar.permit_cny[week - 1 : week + 5].tolist() == [25_000, 20_000, 20_000, 20_000, 20_000, 25_000]
    assert calendar.ownership[calendar.week_of(date(2024, 1, 1)), 1] == 1
    assert calendar.ownership[calendar.week_of(date(2024, 1, 1)), 0] == 0


def test_nothing_said_is_the_calendar_of_the_reports() -> None:
    found = scenario.read("", "s.toml")
    assert (found.first, found.n_weeks, found.changes) == (scenario.FIRST, scenario.WEEKS, ())


@pytest.mark.parametrize(
    ("before", "after", "line", "words"),
    [
        ("20000", "-5", "line 14", "price is -5"),
        ("20000", '"cheap"', "line 14", "no number"),
        ('"CNY per vehicle"', '"KPW per vehicle"', "line 15", "won are not yuan"),
        ('"Hamhung"', '"Atlantis"', "line 21", "no city 'Atlantis'"),
        ('["Hamhung"]', '"Hamhung"', "line 21", "no list"),
        ("2023-01-02", "2023-01-03", "line 2", "no Monday"),
        ("2023-01-02", "7", "line 2", "no day"),
        ("2025-06-29", "2025-01-01", "line 13", "before it begins"),
        ("2025-06-29", '"June"', "line 13", "is no day"),
        ("weeks = 160", "weeks = 0", "line 3", "weeks is 0"),
        ("runs = 50", "runs = 2.5", "line 4", "runs is 2.5"),
        ('"share per week" }', '"cars per week" }', "line 8", "its unit is"),
        ("value = 0.4", "value = 40", "line 8", "no share"),
        ("value = 0.4", "value = -1", "line 8", "no value"),
        ('{ value = 0.4, unit = "share per week" }', "0.4", "line 8", "with its unit"),
        ("importing.pace", "importing.speed", "line 8", "no such number"),
        ('"permit"', '"permits"', "line 11", "no such change"),
        ("price = 20000", "prize = 20000", "line 14", "has no key prize"),
        ("title", "titel", "line 1", "no such key"),
        ("value = 0.4", "value = nan", "line 8", "no value"),
        ("value = 0.4", "value = inf", "line 8", "no value"),
        ("2023-01-02", "9999-12-27", "line 2", "far from all"),
        ("from = 2024-01-01", "from = 2031-01-01", "line 19", "touches no week"),
    ],
)
def test_what_cannot_be_is_named_with_its_line(before: str, after: str, line: str, words: str) -> None:
    with pytest.raises(UnreadableInput) as refused:
        scenario.read(GOOD.replace(before, after, 1), "s.toml")
    assert words in str(refused.value)
    assert line in str(refused.value)
    assert refused.value.remedy


@pytest.mark.parametrize("text", ["set = 3", "change = 3", "[change]\nwhat = 'halt'", "change = ['halt']"])
def test_what_is_no_table_is_refused(text: str) -> None:
    with pytest.raises(UnreadableInput):
        scenario.read(text, "s.toml")


def test_no_toml_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="not TOML"):
        scenario.read("title = ", "s.toml")


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_every_change_changes_the_calendar(name: str) -> None:
    keys = "\n".join(f"{key} = {example}" for key, example in CHANGES[name].keys.items())
    found = scenario.read(
        f'first = 2024-01-01\nweeks = 60\n[[change]]\nwhat = "{name}"\nfrom = 2024-03-04\n{keys}\n', "s"
    )
    plain, changed = scenario.Scenario(first=date(2024, 1, 1), n_weeks=60).calendar(), found.calendar()
    fields = [field for field in plain.__slots__ if field != "first"]
    assert [field for field in fields if not np.array_equal(getattr(plain, field), getattr(changed, field))]


@pytest.mark.parametrize("cause", ["tolerance", "shortage", "ownership"])
def test_a_cause_is_taken_away(cause: str) -> None:
    calendar = scenario.Scenario(without=frozenset({cause})).calendar()
    field = {"tolerance": calendar.acts_against - 1, "shortage": calendar.shortage, "ownership": calendar.ownership}
    assert not field[cause].any()


def test_an_unknown_cause_is_refused() -> None:
    with pytest.raises(KeyError, match="no such cause: weather"):
        scenario.Scenario(without=frozenset({"weather"})).calendar()
