"""Rationing: nothing is lost or invented, the mean is the share, and the order of askers is irrelevant."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.model.rationing import served

N = 20_000
CHANCE = np.random.Generator(np.random.Philox(key=3))


@given(st.lists(st.integers(0, 400), min_size=1, max_size=21), st.integers(0, 600), st.integers(0, 2**32 - 1))
def test_the_stock_is_sold_and_nobody_gets_more_than_asked(asked: list[int], stock: int, key: int) -> None:
    chance = np.random.Generator(np.random.Philox(key=key))
    wanted = np.array([asked], np.float64)
    given_out = served(wanted, np.array([float(stock)]), chance.random((1, len(asked))), chance.random(1))
    assert given_out.sum() == min(stock, sum(asked))
    assert ((given_out >= 0) & (given_out <= wanted)).all()
    assert (given_out == np.floor(given_out)).all()


@pytest.mark.parametrize(("asked", "stock"), [((30, 10), 2), ((9, 1, 1), 3), ((1, 1, 1, 1, 1), 2), ((1, 50, 49), 7)])
def test_the_mean_of_each_is_its_share(asked: tuple[int, ...], stock: int) -> None:
    wanted = np.tile(np.array(asked, np.float64), (N, 1))
    given_out = served(wanted, np.full(N, float(stock)), CHANCE.random(wanted.shape), CHANCE.random(N))
    share = np.array(asked) * stock / sum(asked)
    assert given_out.mean(axis=0) == pytest.approx(share, abs=0.02)


def test_the_order_of_askers_does_not_matter() -> None:
    wanted = np.floor(CHANCE.random((50, 6)) * 20)
    lots, first = CHANCE.random((50, 6)), CHANCE.random(50)
    one = served(wanted, np.full(50, 7.0), lots, first)
    turned = served(wanted[:, ::-1], np.full(50, 7.0), lots[:, ::-1], first)
    assert np.array_equal(one, turned[:, ::-1])
