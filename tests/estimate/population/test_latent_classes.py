"""The sampler of latent classes: its slope, the published number for Kosovo, and that seeds decide everything."""

from __future__ import annotations

import numpy as np
import pytest

from tests.estimate.published import KOSOVO, table
from yellowplate.estimate.population.latent_classes import Posterior, sample
from yellowplate.estimate.population.lists import overlaps_of


def test_the_slope_is_that_of_the_value() -> None:
    posterior = Posterior(table(KOSOVO))
    rng = np.random.default_rng(2)
    place, towards = rng.normal(size=(2, 5, posterior.n_parameters))
    value, slope, unseen = posterior.at(place)
    ahead, behind = posterior.at(place + 1e-5 * towards)[0], posterior.at(place - 1e-5 * towards)[0]
    assert ((ahead - behind) / 2e-5).tolist() == pytest.approx((slope * towards).sum(axis=1).tolist(), rel=1e-4)
    assert value.shape == (5,)
    assert ((unseen > 0) & (unseen < 1)).all()


def test_kosovo_as_the_package_lcmcr() -> None:
    chains = sample(table(KOSOVO), n_chains=12, n_rounds=300, seed=1)
    assert float(np.median(chains.n_all)) == pytest.approx(10_370, abs=450)
    assert chains.n_all.shape == (12, 225)
    assert chains.r_hat < 1.2


def test_the_same_seed_gives_the_same_draws() -> None:
    small = overlaps_of(("A", "B", "C"), {1: 20, 2: 15, 3: 5, 4: 10, 5: 2, 6: 3, 7: 1})
    one, other, third = (sample(small, n_chains=2, n_rounds=20, seed=seed) for seed in (3, 3, 4))
    assert (one.n_all == other.n_all).all()
    assert (one.n_all != third.n_all).any()
    assert (one.n_all >= small.n_observed).all()


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    sample(
        overlaps_of(("A", "B"), {1: 3, 2: 2, 3: 1}),
        n_chains=2,
        n_rounds=8,
        seed=1,
        advance=lambda done, total: told.append((done, total)),
    )
    assert told[-1] == (8, 8)
