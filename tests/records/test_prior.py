"""Beliefs as data: what is impossible is refused, and the quantiles are those of the range stated."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.records import from_plain, to_plain
from yellowplate.records.prior import Prior, PriorKind, Shape


def make(**changes: Any) -> Prior:
    stated: dict[str, Any] = {
        "name": "car.permit",
        "unit": "CNY per vehicle",
        "kind": PriorKind.REPORTED,
        "shape": Shape.LOGNORMAL,
        "low": Decimal(20000),
        "high": Decimal(30000),
        "facts": ("F076",),
        **changes,
    }
    return Prior(**stated)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"low": Decimal(40000)}, "goes from"),
        ({"level": 1.0}, "level"),
        ({"error": Decimal(1)}, "error"),
        ({"facts": ()}, "names its facts"),
        ({"shape": Shape.UNIFORM}, "not bounds"),
        ({"kind": PriorKind.ELICITED}, "what it rests on"),
        ({"shape": Shape.FIXED}, "has no range"),
        ({"low": Decimal(-1)}, "above 0"),
        ({"shape": Shape.LOGITNORMAL}, "between 0 and 1"),
        ({"low": Decimal(30000)}, "needs an error"),
    ],
)
def test_impossible_beliefs_are_refused(changes: dict[str, Any], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        make(**changes)


@pytest.mark.parametrize(
    ("shape", "low", "high"),
    [
        (Shape.NORMAL, "-25000", "15000"),
        (Shape.LOGNORMAL, "40", "800"),
        (Shape.LOGITNORMAL, "0.3", "0.95"),
        (Shape.UNIFORM, "0", "10"),
    ],
)
def test_the_range_holds_the_level(shape: Shape, low: str, high: str) -> None:
    prior = make(kind=PriorKind.ELICITED, note="a judgement", shape=shape, low=Decimal(low), high=Decimal(high))
    assert prior.quantile(0.05) == pytest.approx(float(low), abs=1e-9)
    assert prior.quantile(0.95) == pytest.approx(float(high))


def test_a_single_figure_with_an_error_is_a_range_around_it() -> None:
    prior = make(low=Decimal(30000), high=Decimal(30000), error=Decimal("0.1"))
    assert prior.ends == (27000.0, 33000.0)
    share = make(unit="share", shape=Shape.LOGITNORMAL, low=Decimal("0.9"), high=Decimal("0.9"), error=Decimal("0.5"))
    assert share.ends == pytest.approx((0.45, 0.95))


def test_a_fixed_value_has_one_quantile() -> None:
    prior = make(shape=Shape.FIXED, low=Decimal(12), high=Decimal(12))
    assert (prior.centre_and_spread, prior.quantile(0.3)) == ((12.0, 0.0), 12.0)


def test_a_belief_survives_its_plain_form() -> None:
    assert from_plain(Prior, to_plain(make())) == make()
    assert make().id != make(level=0.8).id


@given(st.floats(0.001, 0.998), st.floats(0.0001, 0.001))
def test_quantiles_rise(prob: float, step: float) -> None:
    prior = make(unit="share", shape=Shape.LOGITNORMAL, low=Decimal("0.2"), high=Decimal("0.8"))
    assert 0 < prior.quantile(prob) < prior.quantile(prob + step) < 1
