"""The populations: the exact posterior of a toy, the same for a seed, interrupted or not."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from tests.model.toy import TWO, toy
from yellowplate.model import fit as fits
from yellowplate.model.fit import Populations, fit
from yellowplate.model.fit_adjusted import quantiles
from yellowplate.records.errors import RequestError

IDS = tuple(one.id for one in TWO)
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


def ask(work: Path, *, n_populations: int = 3, n_particles: int = 100, seed: int = 3) -> Populations:
    return fit(toy(), IDS, work, n_populations=n_populations, n_particles=n_particles, seed=seed)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Populations:
    return ask(tmp_path_factory.mktemp("fit"), n_populations=4, n_particles=250)


def test_the_exact_posterior_is_found(found: Populations) -> None:
    low, middle, high = quantiles(found.z, found.weights, (0.1587, 0.5, 0.8413))
    assert middle == pytest.approx([0.5, 0.5], abs=0.15)
    assert (high - low) / 2 == pytest.approx([0.5**0.5] * 2, abs=0.15)
    assert found.weights.sum() == pytest.approx(1)
    assert found.z_raw.shape == (250, 2)
    assert found.weights_raw.sum() == pytest.approx(1)


def test_distances_fall_and_runs_are_counted(found: Populations) -> None:
    assert len(found.distances) == 4
    assert sorted(found.distances, reverse=True) == list(found.distances)
    assert len(found.n_runs) == 5
    assert found.n_runs[0] == 250
    assert not found.is_given_up


def test_an_interrupted_fit_goes_on_as_if_it_had_not_been(tmp_path: Path) -> None:
    np.random.seed(5)
    drawn = np.random.random()
    np.random.seed(5)
    whole = ask(tmp_path / "whole")
    ask(tmp_path / "parts", n_populations=1)
    parts = ask(tmp_path / "parts")
    assert parts.distances == pytest.approx(whole.distances, rel=1e-12)
    assert np.allclose(parts.z, whole.z, rtol=1e-9, atol=1e-12)
    assert np.allclose(parts.weights, whole.weights, rtol=1e-9)
    assert np.random.random() == drawn  # the global stream is left as it was found
    assert not np.allclose(ask(tmp_path / "other", n_populations=1, seed=4).z, ask(tmp_path / "whole").z)


def test_a_finished_fit_is_read_and_not_made_again(tmp_path: Path) -> None:
    first = ask(tmp_path, n_populations=1)
    asked = toy()
    again = fit(asked, IDS, tmp_path, n_populations=1, n_particles=100, seed=3)
    assert not asked.log
    assert np.array_equal(first.z, again.z)


def test_a_fit_stopped_in_its_first_population_is_begun_anew(tmp_path: Path) -> None:
    def stop(population: int, accepted: int, n_runs: int) -> None:
        if population == 0:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fit(toy(), IDS, tmp_path, n_populations=1, n_particles=100, seed=3, advance=stop)
    assert list(tmp_path.glob("*.db"))
    resumed = ask(tmp_path, n_populations=1)
    assert np.array_equal(resumed.z, ask(tmp_path / "whole", n_populations=1).z)


def test_a_population_hardly_accepted_is_given_up_and_stays_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fits, "LEAST_ACCEPTED", 0.4)
    found = ask(tmp_path, n_populations=9)
    assert found.is_given_up
    assert 1 <= len(found.distances) < 9
    again = ask(tmp_path, n_populations=9)
    assert again.is_given_up
    assert np.array_equal(again.z, found.z)


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int, int]] = []

    def note(population: int, accepted: int, n_runs: int) -> None:
        told.append((population, accepted, n_runs))

    fit(toy(), IDS, tmp_path, n_populations=2, n_particles=100, seed=3, advance=note)
    assert told[0][0] == -1
    assert told[-1][:2] == (1, 100)
    assert all(accepted <= n_runs for _, accepted, n_runs in told)


def test_a_simulated_truth_can_be_aimed_at(tmp_path: Path) -> None:
    aim = np.array([2.0, -2.0])
    found = fit(toy(0.0), IDS, tmp_path, n_populations=3, n_particles=200, seed=3, target=aim)
    assert quantiles(found.z, found.weights, (0.5,))[0] == pytest.approx([1, -1], abs=0.3)


def test_without_pyabc_the_remedy_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyabc", None)
    with pytest.raises(RequestError, match=r"pip install 'yellowplate\[model\]'"):
        ask(tmp_path)
