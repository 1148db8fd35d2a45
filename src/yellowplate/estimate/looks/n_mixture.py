"""N-mixture: numbers at places and detection together, from repeated counts of closed places.

    count at visit j of place i ~ Binomial(N_i, p_ij),   N_i ~ Poisson or negative binomial with mean lambda_i,
    log lambda_i and logit p_ij linear in covariates.

Source: Royle 2004, Biometrics 60, 108-115; negative binomial mixture as in Kery, Royle, Schmid 2005, Ecological
Applications 15, 1450-1461. The gradient is exact: the score is a mean over the posterior of N_i.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yellowplate.estimate.looks.counts import CountSite

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

EXTRA = 100
"""Numbers per place above the highest count that are summed over."""

FLAT = 1e-3
"""Difference in log-likelihood that is no difference."""


@dataclass(frozen=True, slots=True)
class NMixture:
    """A fit.

    Attributes:
        log_likelihood: at the maximum.
        abundance: intercept and coefficients of log lambda.
        detection: intercept and coefficients of logit p.
        log_size: log of the negative binomial's size; None for Poisson. Large means near Poisson.
        total: sum of lambda over the places: the expected number of vehicles at them.
        mean_prob: mean detection over the visits made.
        realised: sum over the places of the mean of N_i given its counts.
        most: largest number per place summed over.
        is_converged: True where the gradient vanished.
    """

    log_likelihood: float
    abundance: tuple[float, ...]
    detection: tuple[float, ...]
    log_size: float | None
    total: float
    mean_prob: float
    realised: float
    most: int
    is_converged: bool

    @property
    def n_parameters(self) -> int:
        """Parameters estimated."""
        return len(self.abundance) + len(self.detection) + (self.log_size is not None)

    @property
    def aic(self) -> float:
        """Akaike's criterion."""
        return 2 * self.n_parameters - 2 * self.log_likelihood


class _Model:
    """The likelihood and its gradient for one table; parameters are abundance, detection, then log size."""

    def __init__(self, sites: Sequence[CountSite], *, most: int, is_poisson: bool) -> None:
        import numpy as np
        from scipy.special import gammaln

        self.is_poisson, self.most = is_poisson, most
        self.n_abundance = 1 + len(sites[0].abundance)
        n_visits = max(len(site.counts) for site in sites)
        width = 1 + max(len(row) for site in sites for row in site.detection or ((),) if row is not None)
        self.counts = np.zeros((len(sites), n_visits))
        self.made = np.zeros((len(sites), n_visits), dtype=bool)
        self.x = np.array([[1.0, *site.abundance] for site in sites])
        self.w = np.zeros((len(sites), n_visits, width))
        for i, site in enumerate(sites):
            for j, count in enumerate(site.counts):
                row = site.detection[j] if site.detection else ()
                if count is not None and row is not None:
                    self.counts[i, j], self.made[i, j] = count, True
                    self.w[i, j] = (1.0, *row)
        self.n = np.arange(most + 1, dtype=float)
        ways = gammaln(self.n + 1)[None, :, None] - gammaln(self.counts + 1)[:, None, :]
        rest = self.n[None, :, None] - self.counts[:, None, :]
        is_possible = (rest >= 0) | ~self.made[:, None, :]
        ways = ways - gammaln(np.maximum(rest, 0) + 1)
        # The constant part of the binomials, minus infinity where a count exceeds the number.
        self.constant = np.where(self.made[:, None, :], ways, 0.0).sum(axis=2)
        self.constant = np.where(is_possible.all(axis=2), self.constant, -np.inf)
        self.n_parameters = self.n_abundance + width + (not is_poisson)

    def split(self, theta: Array) -> tuple[Array, Array, float]:
        """Return lambda by place, detection by visit, and the size."""
        import numpy as np
        from scipy.special import expit

        end = self.n_abundance + self.w.shape[2]
        lam = np.exp(np.clip(self.x @ theta[: self.n_abundance], -30, 30))
        prob = np.asarray(expit(np.clip(self.w @ theta[self.n_abundance : end], -30, 30)))
        return lam, prob, float("inf") if self.is_poisson else float(np.exp(np.clip(theta[end], -20, 20)))

    def weights(self, theta: Array) -> tuple[float, Array]:
        """Return the log-likelihood and the posterior of N by place."""
        import numpy as np
        from scipy.special import gammaln

        lam, prob, size = self.split(theta)
        log_p = np.where(self.made, np.log(prob), 0.0)
        log_q = np.where(self.made, np.log1p(-prob), 0.0)
        term = self.constant + (self.counts * log_p).sum(axis=1)[:, None]
        term += self.n[None, :] * log_q.sum(axis=1)[:, None] - (self.counts * log_q).sum(axis=1)[:, None]
        lam = lam[:, None]
        if self.is_poisson:
            term = term + self.n * np.log(lam) - lam - gammaln(self.n + 1)
        else:
            term = term + gammaln(self.n + size) - gammaln(size) - gammaln(self.n + 1)
            term = term + size * np.log(size / (size + lam)) + self.n * np.log(lam / (size + lam))
        peak = term.max(axis=1, keepdims=True)
        weight = np.exp(term - peak)
        norm = weight.sum(axis=1, keepdims=True)
        return float((peak + np.log(norm)).sum()), weight / norm

    def loss(self, theta: Array) -> tuple[float, Array]:
        """Return minus the log-likelihood and its gradient."""
        import numpy as np
        from scipy.special import digamma

        value, weight = self.weights(theta)
        lam, prob, size = self.split(theta)
        mean = weight @ self.n
        scale = 1.0 if self.is_poisson else size / (size + lam)
        parts = [self.x.T @ ((mean - lam) * scale)]
        residual = np.where(self.made, self.counts - mean[:, None] * prob, 0.0)
        parts.append(np.einsum("ij,ijk->k", residual, self.w))
        if not self.is_poisson:
            inner = weight @ digamma(self.n + size) if lam.size == 1 else weight @ np.asarray(digamma(self.n + size))
            slope = inner - digamma(size) + np.log(size / (size + lam)) + 1 - (mean + size) / (size + lam)
            parts.append(np.array([size * slope.sum()]))
        return -value, -np.concatenate(parts)

    def start(self) -> Array:
        """Return where the search begins: detection one half."""
        import numpy as np

        theta = np.zeros(self.n_parameters)
        highest = np.where(self.made, self.counts, 0.0).max(axis=1)
        theta[0] = np.log(max(float(highest.mean()) * 1.3, 0.05))
        return theta


def fit(sites: Sequence[CountSite], *, is_poisson: bool, most: int | None = None) -> NMixture:
    """Fit by maximum likelihood.

    Args:
        sites: places of which at least one was visited twice, with covariates scaled to about one.
        is_poisson: the mixture; else negative binomial.
        most: largest number per place that is summed over; the highest count and 100 more if None.

    Returns:
        The fit. `counts.why_open` says whether it may be used.

    Limits: sums cut at `most` bias the total down where detection is low: compare with a larger one (`k_check`).
    """
    top = max(max(site.told, default=0) for site in sites)
    bound = top + EXTRA if most is None else max(most, top)
    model = _Model(sites, most=bound, is_poisson=is_poisson)
    return _result(model, *_search(model, model.start()))


def _search(model: _Model, start: Array) -> tuple[Array, bool]:
    import numpy as np
    from scipy.optimize import minimize

    best: Any = None
    for prob in (0.0, -1.5, 1.5):
        theta = start.copy()
        theta[model.n_abundance] += prob
        theta[0] -= min(prob, 0.0) * 0.5
        found = minimize(model.loss, theta, jac=True, method="L-BFGS-B", options={"maxiter": 2000, "ftol": 1e-13})
        if best is None or found.fun < best.fun - FLAT:
            best = found
    polished = minimize(model.loss, best.x, jac=True, method="BFGS", options={"gtol": 1e-6})
    chosen = polished if polished.fun <= best.fun else best
    return chosen.x, bool(np.abs(chosen.jac).max() < 1e-2)  # noqa: PLR2004 - of a log-likelihood in the hundreds


def _result(model: _Model, theta: Array, is_converged: bool) -> NMixture:  # noqa: FBT001 - private
    value, weight = model.weights(theta)
    lam, prob, _ = model.split(theta)
    end = model.n_abundance + model.w.shape[2]
    return NMixture(
        log_likelihood=value,
        abundance=tuple(float(x) for x in theta[: model.n_abundance]),
        detection=tuple(float(x) for x in theta[model.n_abundance : end]),
        log_size=None if model.is_poisson else float(theta[end]),
        total=float(lam.sum()),
        mean_prob=float(prob[model.made].mean()),
        realised=float((weight @ model.n).sum()),
        most=model.most,
        is_converged=is_converged,
    )


def profile(sites: Sequence[CountSite], best: NMixture, *, level: float) -> tuple[float | None, float | None]:
    """Return the profile-likelihood interval of the total number.

    Args:
        sites: as fitted.
        best: the fit.
        level: coverage aimed at.

    Returns:
        Lower and upper end; None for an end that lies beyond where the sum is cut: the data do not bound it.

    Source: likelihood ratio with one degree of freedom; the other parameters are fitted anew at each total.
    """
    import numpy as np
    from scipy.optimize import brentq, minimize
    from scipy.stats import chi2

    model = _Model(sites, most=best.most, is_poisson=best.log_size is None)
    theta = np.array([*best.abundance, *best.detection, *([] if best.log_size is None else [best.log_size])])
    drop = float(chi2.ppf(level, 1)) / 2
    state = {"free": theta[1:].copy()}

    def at(log_total: float) -> float:
        def loss(free: Array) -> tuple[float, Array]:
            shape = model.x[:, 1:] @ free[: model.n_abundance - 1]
            share = np.exp(shape - shape.max())
            share /= share.sum()
            intercept = log_total - float(np.log(np.exp(shape).sum()))
            value, gradient = model.loss(np.concatenate([[intercept], free]))
            inner = gradient[1:].copy()
            inner[: model.n_abundance - 1] -= gradient[0] * (share @ model.x[:, 1:])
            return value, inner

        found = minimize(loss, state["free"], jac=True, method="L-BFGS-B", options={"maxiter": 500})
        state["free"] = found.x
        return best.log_likelihood + float(found.fun) - drop

    centre = float(np.log(best.total))
    # Near the cut the sum loses part of its mass, and the likelihood falls for that reason alone.
    edge = float(np.log(max(best.most - 4 * best.most**0.5, 1.0) * len(sites)))
    seen = max(sum(max(site.told, default=0) for site in sites), 1)
    ends: list[float | None] = []
    for step, limit in ((-0.1, float(np.log(seen)) - 3.0), (0.1, edge)):
        state["free"] = theta[1:].copy()
        inside, outside = centre, centre + step
        while at(outside) < 0 and (limit - outside) * step > 0:
            inside, outside, step = outside, outside + step, step * 1.5  # noqa: PLW2901 - the step grows
        end = brentq(at, min(inside, outside), max(inside, outside), xtol=1e-3) if at(outside) >= 0 else None
        ends.append(None if end is None or end > edge else float(np.exp(end)))
    return ends[0], ends[1]
