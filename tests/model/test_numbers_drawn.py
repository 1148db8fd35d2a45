"""Values drawn from every shape of belief, and mechanisms that may not share a place."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from yellowplate.model import mechanism
from yellowplate.model.mechanism import Parameter
from yellowplate.model.mechanisms import fording
from yellowplate.model.numbers_drawn import of_uniform
from yellowplate.records.prior import Prior, PriorKind, Shape

AT = np.array([0.05, 0.5, 0.95])


@pytest.mark.parametrize("shape", [Shape.NORMAL, Shape.LOGNORMAL, Shape.LOGITNORMAL, Shape.UNIFORM])
def test_values_are_the_quantiles_of_the_belief(shape: Shape) -> None:
    prior = Prior("x.y", "share", PriorKind.ELICITED, shape, Decimal("0.2"), Decimal("0.6"), note="a guess")
    assert of_uniform(Parameter(prior, "x"), AT) == pytest.approx([prior.quantile(prob) for prob in AT.tolist()])


def test_a_fixed_value_is_itself() -> None:
    prior = Prior("x.y", "share", PriorKind.ELICITED, Shape.FIXED, Decimal("0.3"), Decimal("0.3"), note="a guess")
    assert of_uniform(Parameter(prior, "x"), AT).tolist() == [0.3, 0.3, 0.3]


def test_two_mechanisms_in_one_place_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = (fording.MECHANISM, replace(fording.MECHANISM, name="bridging"))
    monkeypatch.setattr(mechanism, "plug_ins", lambda *_: twice)
    with pytest.raises(ValueError, match="share a place"):
        mechanism.mechanisms.__wrapped__()
