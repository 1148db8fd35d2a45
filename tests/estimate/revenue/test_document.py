"""Reading a scenario: mistakes are named with their line and a remedy, and the rest is kept."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from update.scenario_schema import FILE, text
from yellowplate.estimate.revenue.document import Fault, read_scenario
from yellowplate.estimate.revenue.scenario import Month, of_ordinal
from yellowplate.records import Period, parse_period
from yellowplate.records.errors import UnreadableInput
from yellowplate.records.receipts import Stream, Total
from yellowplate.records.units import DollarsPerYear, YuanPerYear

SHIPPED = Path(__file__).resolve().parents[3] / "examples" / "scenarios" / "upper_yalu.toml"
HEAD = """\
title = "made up"
population = "made-up cars"
first_month = "2025-01"
last_month = "2025-12"
[question]
total = "gross"
year = 2025
threshold = 1_000_000
unit = "USD per year"
"""
ARRIVALS = """\
[class.car.arrivals]
unit = "vehicles per month"
kind = "elicited"
shape = "fixed"
value = 10
note = "made up"
"""


def faults(more: str) -> tuple[Fault, ...]:
    return read_scenario(HEAD + ARRIVALS + more, "s.toml").faults


def permit(**changes: object) -> str:
    stated: dict[str, object] = {
        "unit": '"CNY per vehicle"',
        "kind": '"reported"',
        "shape": '"fixed"',
        "value": 25000,
        "facts": '["F077"]',
        **changes,
    }
    return "[class.car.permit]\n" + "".join(f"{key} = {value}\n" for key, value in stated.items() if value is not None)


def test_the_shipped_scenario_has_no_fault() -> None:
    read = read_scenario(SHIPPED.read_text("utf-8"), "upper_yalu.toml")
    assert read.faults == ()
    car = read.scenario.classes[0]
    assert (car.name, len(read.scenario.classes)) == ("car", 2)
    assert [one.name for one in car.lacks(Stream.REGISTRATION, read.scenario.country)] == ["registration"]
    assert car.lacks(Stream.PERMIT, read.scenario.country) == ()
    assert len({prior.name for prior in read.scenario.priors}) == len(read.scenario.priors)


def test_nothing_shipped_states_what_no_report_prints() -> None:
    read = read_scenario(SHIPPED.read_text("utf-8"), "upper_yalu.toml")
    assert not any({"registration", "operating_permit"} & set(one.numbers) for one in read.scenario.classes)


def test_a_unit_of_another_kind_is_named_with_its_line() -> None:
    [fault] = faults(permit(unit='"KPW per vehicle"'))
    assert (fault.path, fault.line) == ("class.car.permit.unit", 17)
    assert "won are not yuan" in fault.reason
    assert "nothing is converted in silence" in fault.remedy
    assert str(fault).startswith("line 17, class.car.permit.unit: asked for in CNY per vehicle")


@pytest.mark.parametrize(
    ("more", "path", "why"),
    [
        (permit(unit='"CNY per vehicle per year"'), "class.car.permit.unit", "per vehicle per year is not per vehicle"),
        (permit(facts='["F999"]'), "class.car.permit.facts", "no such fact"),
        (permit(facts=None), "class.car.permit", "names its facts"),
        (permit(on='"2025-13"'), "class.car.permit.on", "no such day"),
        (permit(value=None), "class.car.permit", "not valid"),
        (permit(colour='"red"'), "class.car.permit", "colour"),
        (permit(shape='"normal"'), "class.car.permit", "needs an error"),
        (permit(value=-1, shape='"lognormal"', error="0.1"), "class.car.permit", "above 0"),
        ('[class.car.permit]\n"from" = "2025-02"\n' + permit().partition("\n")[2], "class.car.permit", "do not follow"),
        ('[class.car.permit]\n"to" = "2025-02"\n' + permit().partition("\n")[2], "class.car.permit", "not covered"),
        ("[class.car.permits]\n" + permit().partition("\n")[2], "class.car.permits", "no such parameter"),
        ("[country.permit]\n" + permit().partition("\n")[2], "country.permit", "no such parameter"),
        ("[country.central_share]\n" + permit().partition("\n")[2], "country.central_share.unit", "asked for in share"),
        ('[[halt]]\nevent = "route-restart-2025-06"\n', "halt[0].event", "no such halt"),
        ('[[halt]]\nevent = "route-halt-2026-02"\n', "halt[0]", "end is not reported"),
        (
            '[[halt]]\nevent = "route-halt-2026-02"\nuntil = "2025-01-01"\nnote = "x"\n',
            "halt[0].until",
            "before it begins",
        ),
        (
            '[[class.car.sharers]]\nunit = "persons"\n' + permit(unit=None).partition("\n")[2],
            "class.car.sharers",
            "one belief holds for all months",
        ),
        ("[[halt]]\nday = 3\n", "halt[0]", "not allowed|unexpected|required"),
        (
            '[[variant]]\nname = "x"\n[[variant.set]]\nparameter = "car.permit"\nvalue = 1\nunit = "CNY per vehicle"\n',
            "variant[0].set[0]",
            "does not state",
        ),
        (
            '[[variant]]\nname = "x"\n[[variant.set]]\nparameter = "car.arrivals"\nvalue = 1\nunit = "share"\n',
            "variant[0].set[0].unit",
            "asked for in vehicles per month",
        ),
        (
            '[[variant]]\nname = "x"\n[[variant.set]]\nparameter = "boat.permit"\nvalue = 1\nunit = "share"\n',
            "variant[0].set[0]",
            "does not state",
        ),
        ("[[variant]]\n", "variant[0]", "name"),
        (
            '[[check]]\nfact = "F003"\noutcome = "yard"\nclass = "car"\nfrom = "2025-01"\nto = "2025-02"\n',
            "check[0].fact",
            "no fact with a figure",
        ),
        (
            '[[check]]\nfact = "F005"\noutcome = "yard"\nclass = "boat"\nfrom = "2025-01"\nto = "2025-02"\n',
            "check[0].class",
            "no class boat",
        ),
        ('[[check]]\nfact = "F005"\n', "check[0]", "required"),
        ("[extra]\nx = 1\n", "extra", "no such key"),
    ],
)
def test_what_is_wrong_is_left_out_and_named(more: str, path: str, why: str) -> None:
    [fault] = faults(more)
    assert fault.path == path
    assert re.search(why, fault.reason)
    assert fault.line is not None
    assert fault.remedy


def test_periods_and_shares_of_before() -> None:
    later = ARRIVALS.replace("[class.car.arrivals]", '[[class.car.arrivals]]\nto = "2025-06"') + (
        '[[class.car.arrivals]]\nfrom = "2025-07"\nshare_of_before = true\nunit = "share"\nkind = "elicited"\n'
        'shape = "fixed"\nvalue = 0.5\nnote = "made up"\n'
    )
    read = read_scenario(HEAD + later, "s.toml")
    assert read.faults == ()
    first, second = read.scenario.classes[0].numbers["arrivals"]
    assert (first.last, second.first, second.is_share_of_before) == (Month(2025, 6), Month(2025, 7), True)
    assert second.prior.name == "car.arrivals[1]"
    early = HEAD + ARRIVALS + permit(share_of_before="true")
    [fault] = read_scenario(early, "s.toml").faults
    assert "only arrivals" in fault.reason


def test_a_class_that_cannot_be_used_leaves_the_others() -> None:
    read = read_scenario(HEAD + ARRIVALS + "[class]\ntruck = 3\n".replace("[class]\n", "[class.boat]\n"), "s.toml")
    assert [one.name for one in read.scenario.classes] == ["car"]
    assert [fault.path for fault in read.faults] == ["class.boat", "class.boat.truck"]


def test_a_class_that_is_no_table() -> None:
    text_ = HEAD.replace("[question]", "class.boat = 3\n[question]") + ARRIVALS
    read = read_scenario(text_, "s.toml")
    assert [(fault.path, fault.line) for fault in read.faults] == [("class.boat", 5)]


@pytest.mark.parametrize(
    ("text_", "why"),
    [
        ("title = ", "broken syntax"),
        (HEAD, "'class' is a required property"),
        (HEAD.replace('"2025-01"', '"January"') + ARRIVALS, "does not match"),
        (HEAD.replace('"2025-01"', '"1999-01"') + ARRIVALS, "months go from|no official rate"),
        (HEAD.replace('"2025-01"', '"2010-01"') + ARRIVALS, "no official rate"),
        (HEAD.replace("year = 2025", "year = 2024") + ARRIVALS, "outside the months"),
        (HEAD.replace('"2025-12"', '"2024-12"') + ARRIVALS, "months go from"),
        (HEAD.replace("USD per year", "USD per month") + ARRIVALS, "asked for in USD per year"),
        (HEAD + ARRIVALS.replace("vehicles per month", "vehicles per year"), "no class can be used"),
    ],
)
def test_nothing_to_compute(text_: str, why: str) -> None:
    with pytest.raises(UnreadableInput, match=why) as raised:
        read_scenario(text_, "s.toml")
    assert raised.value.remedy


def test_the_line_of_a_bad_question_is_named() -> None:
    with pytest.raises(UnreadableInput) as raised:
        read_scenario(HEAD.replace("year = 2025", "year = 2024") + ARRIVALS, "s.toml")
    assert raised.value.place == "line 7"


def test_the_question_may_be_asked_in_yuan() -> None:
    asked = read_scenario(HEAD.replace("USD", "CNY") + ARRIVALS, "s.toml").scenario.asked
    assert (asked.total, asked.threshold) == (Total.GROSS, YuanPerYear(Decimal(1_000_000)))
    asked = read_scenario(HEAD + ARRIVALS, "s.toml").scenario.asked
    assert asked.threshold == DollarsPerYear(Decimal(1_000_000))


def test_a_halt_whose_end_is_stated() -> None:
    more = '[[halt]]\nevent = "route-halt-2024-06"\nuntil = "2024-07-15"\nnote = "a guess"\n'
    read = read_scenario(HEAD + ARRIVALS + more, "s.toml")
    assert read.scenario.halts[0].days == Period(parse_period("2024-06-01").earliest, parse_period("2024-07-15").latest)


def test_months() -> None:
    assert str(of_ordinal(Month(2025, 12).ordinal + 1)) == "2026-01"
    assert [day.isoformat() for day in Month(2024, 2).span] == ["2024-02-01", "2024-02-29"]


def test_the_schema_in_the_docs_is_that_of_the_code() -> None:
    assert FILE.read_text("utf-8") == text()
