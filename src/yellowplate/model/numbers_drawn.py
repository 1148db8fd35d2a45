"""Values of the parameters for each run: drawn from their priors, or given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from yellowplate.model.mechanism import Parameter, parameters
from yellowplate.records.prior import Shape

if TYPE_CHECKING:
    from yellowplate.model.chance import Array, Chance


def of_uniform(parameter: Parameter, uniform: Array) -> Array:
    """Turn uniform numbers into values of a parameter by the inverse of its prior.

    Args:
        parameter: whose prior.
        uniform: above 0 and below 1.
    """
    import numpy as np
    from scipy.special import expit, ndtri

    prior = parameter.prior
    centre, spread = prior.centre_and_spread
    if prior.shape is Shape.FIXED:
        return np.full_like(uniform, centre)
    if prior.shape is Shape.UNIFORM:
        return np.asarray(centre + spread * (2 * uniform - 1))
    found = centre + spread * ndtri(uniform)
    if prior.shape is Shape.LOGNORMAL:
        return np.asarray(np.exp(found))
    return np.asarray(expit(found)) if prior.shape is Shape.LOGITNORMAL else np.asarray(found)


def drawn(chance: Chance, given: Mapping[str, Array | float]) -> dict[str, Array]:
    """Draw a value of every parameter for each run.

    Args:
        chance: the streams; each parameter has its own, so that giving one value moves no other.
        given: values that are not drawn, one or one a run.

    Returns:
        Runs, by name of the parameter.

    Raises:
        KeyError: a given name is no parameter; the message names it.
    """
    import numpy as np

    known = parameters()
    if strange := sorted(set(given) - set(known)):
        msg = f"no such parameter: {', '.join(strange)}"
        raise KeyError(msg)
    found = {}
    for name, parameter in known.items():
        uniform = chance.uniform("numbers", name)
        found[name] = (
            np.broadcast_to(np.asarray(given[name], np.float64), uniform.shape)
            if name in given
            else of_uniform(parameter, uniform)
        )
    return found
