"""Where the next population's points are drawn: about the last one's middle, with a share drawn from the prior.

pyABC's own kernel puts a normal about each particle. With ten parameters and some hundred particles its weights
degenerate: on a toy of ten numbers with known posterior 500 particles were worth 52, and their spread was a tenth too
small. One wide normal, with a part from the prior that bounds every weight, is the cure where a posterior has one hill.

Source: Hesterberg 1995, "Weighted average importance sampling and defensive mixture distributions", Technometrics 37.
Limits: a posterior of several hills far apart is served badly, but what the weights tell stays right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from yellowplate.model.chance import Array

WIDER = 1.3
"""Factor on the covariance of the last population: tails of the proposal must lie outside those of the target."""
FROM_PRIOR = 0.1
"""Share of points drawn from the prior; no weight exceeds its inverse times the mean."""


def defensive() -> Any:  # a pyabc.Transition, a class that exists only once pyABC is imported
    """Return the transition, for parameters whose priors are standard normal."""
    import numpy as np
    import pandas as pd
    import pyabc
    from scipy.stats import multivariate_normal

    class Defensive(pyabc.transition.Transition):  # type: ignore[misc] # pyABC has no types
        """A normal about the weighted middle, and the prior."""

        def fit(self, X: pd.DataFrame, w: Array) -> None:  # noqa: N803 - pyABC's names
            points = X.to_numpy()
            n_even = 1 / (w**2).sum()
            dim = points.shape[1]
            shrunk = dim / (dim + n_even)  # a covariance of few points is drawn towards the prior's
            self._middle = w @ points
            apart = points - self._middle
            spread = (1 - shrunk) * (apart.T * w) @ apart + shrunk * np.eye(dim)
            self._spread = WIDER * spread

        def rvs(self, size: int | None = None) -> Any:
            n = 1 if size is None else size
            near = np.random.multivariate_normal(self._middle, self._spread, size=n)
            anywhere = np.random.standard_normal(near.shape)
            drawn = np.where(np.random.random((n, 1)) < FROM_PRIOR, anywhere, near)
            frame = pd.DataFrame(drawn, columns=self.X.columns)
            return frame if size is not None else pyabc.Parameter(**frame.iloc[0].to_dict())

        def rvs_single(self) -> Any:
            return self.rvs()

        def pdf(self, x: Any) -> Any:
            columns = list(self.X.columns)
            point = x[columns].to_numpy() if hasattr(x, "to_numpy") else np.array([x[name] for name in columns])
            near = multivariate_normal.pdf(point, self._middle, self._spread)
            anywhere = multivariate_normal.pdf(point, np.zeros(len(columns)), np.eye(len(columns)))
            return (1 - FROM_PRIOR) * near + FROM_PRIOR * anywhere

    return Defensive()
