"""What is known of a VIN by its maker."""

from __future__ import annotations

import pytest

from yellowplate.read.vin_fusion import shipped
from yellowplate.read.vin_grammar import FREE, checked, of_maker
from yellowplate.read.vin_prior import CAP, PLACES, WEIGHT, Prior, learnt
from yellowplate.records.errors import NumberError
from yellowplate.tables.vin_prior import count

ROWS = [
    {"wmi": "LVV", "place": str(place), "character": one, "n": "9"}
    for place, one in zip((1, *PLACES), "LDB21BMD", strict=True)
] + [{"wmi": "W0L", "place": "1", "character": "W", "n": "2"}]


@pytest.fixture
def prior() -> Prior:
    return Prior(count(ROWS))


def test_makers_met_often_enough(prior: Prior) -> None:
    assert prior.makers() == ["LVV"]


def test_habits_count_and_are_bounded(prior: Prior) -> None:
    usual, odd = "LVVDB21B4MD115843", "LVVDB21B4MX115843"
    assert 0 < prior.score(usual) - prior.score(odd) <= 2 * WEIGHT * CAP
    assert (prior.n_odd(usual), prior.n_odd(odd)) == (0, 1)


@pytest.mark.parametrize("vin", ["W0L0SDL0886097495", "KNAXX111111111111"])
def test_of_other_makers_nothing_is_known(prior: Prior, vin: str) -> None:
    costs = prior.costs(vin[:3])
    assert all(one == 0.0 for place in costs[1:] for one in place)
    assert prior.n_odd(vin) == 0


def test_places_that_name_the_vehicle_cost_nothing(prior: Prior) -> None:
    assert prior.score("LVVDB21B4MD115843") == prior.score("LVVDB21BXMD999999")


def test_an_empty_table_knows_nothing() -> None:
    assert Prior(count([])).makers() == []


def test_the_shipped_table_names_no_vehicle() -> None:
    counts = shipped().counts
    assert min(counts.n_vins.values()) >= 2
    assert {place for _, place, _ in counts.n_at} == {1, *PLACES}


def test_the_sum_is_the_check_digit() -> None:
    grammar = checked()
    for vin, is_valid in (("1G4AH59H45G118341", True), ("1M8GDM9AXKP042788", True), ("1G4AH59H55G118341", False)):
        total = sum(grammar.steps[place][grammar.symbols.index(one)] for place, one in enumerate(vin))
        assert (total % grammar.modulus == 0) is is_valid


def test_a_makers_grammar_fixes_the_first_three(prior: Prior) -> None:
    costs = prior.costs("LVV")
    assert of_maker("LVV", costs, is_checked=True).places[:4] == ("L", "V", "V", FREE.places[3])
    assert of_maker("LVV", costs, is_checked=True).modulus == 11
    assert of_maker("LVV", costs, is_checked=False).places[8] == FREE.places[8]


def test_the_vins_of_a_case_make_habits() -> None:
    vins = [f"LGXCE6CB4M000{place}{place}11" for place in range(4)]
    habits = learnt([*vins, *vins], count(ROWS))
    assert habits.makers() == ["LGX", "LVV"]
    assert habits.counts.n_vins["LGX"] == 4
    assert habits.score(vins[0]) > habits.score(vins[0].replace("E6C", "E6G"))
    assert learnt(reversed(vins), count(ROWS)).counts == habits.counts
    assert count(ROWS).n_vins == {"LVV": 9, "W0L": 2}


def test_two_vehicles_make_no_habit() -> None:
    assert learnt(["LGXCE6CB4M0000011", "LGXCE6CB4M0001111"], count([])).makers() == []


@pytest.mark.parametrize("vin", ["LGXCE6CB4M000001", "LGXCE6CB4MO000011", "11111111111111111"])
def test_nothing_is_learnt_from_what_is_no_vin(vin: str) -> None:
    with pytest.raises(NumberError):
        learnt([vin], count([]))
