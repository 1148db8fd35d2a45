"""Runs of every set of the three causes, for the pages that share outcomes among them."""

from __future__ import annotations

from yellowplate.cli.model._question import Told
from yellowplate.model.causes import subsets, with_only
from yellowplate.model.changes import CAUSES
from yellowplate.model.posterior import Posterior
from yellowplate.model.sample import Sample, sample
from yellowplate.model.scenario import Scenario


def cause_samples(scenario: Scenario, fitted: Posterior | None, told: Told) -> dict[frozenset[str], Sample]:
    """Run a scenario with every set of causes.

    Args:
        scenario: with its number of runs and its seed.
        fitted: what a fit left, or None for the priors.
        told: called with what runs, weeks done and weeks in all.
    """
    given = None if fitted is None else fitted.given(scenario.n_runs, scenario.seed)
    found = {}
    for present in subsets():
        name = " and ".join(cause for cause in CAUSES if cause in present) or "no cause"
        found[present] = sample(
            with_only(scenario, present),
            given=given,
            told=lambda done, n_all, name=name: told(name, done, n_all),  # type: ignore[misc]
        )
    return found
