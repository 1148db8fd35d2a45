"""What a fit leaves: weighted points of the fitted parameters, and what is needed to make them again; a JSON file.

Format: one object; `parameters` gives for each name its values, `weights` one weight a point, `about` the rest. Values
and weights are rounded to `DIGITS` significant digits. Model output, not evidence.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yellowplate.records.errors import UnreadableInput
from yellowplate.tables import rows

if TYPE_CHECKING:
    from yellowplate.model.chance import Array

SHIPPED = "model_posterior.json"
"""Name of the file in the folder of tables."""
FORMAT = "yellowplate-posterior/1"
CAUTION = "Model output, not evidence."
DIGITS = 6


@dataclass(frozen=True, slots=True)
class Posterior:
    """Weighted points of the fitted parameters.

    Attributes:
        parameters: for each name its values, one a point, in the parameter's unit.
        weights: one a point; they add to 1.
        about: how it was made: command, observations, cut-off, seed, versions, digests, and the diagnosis.
    """

    parameters: Mapping[str, tuple[float, ...]]
    weights: tuple[float, ...]
    about: Mapping[str, Any]

    def given(self, n_runs: int, seed: int = 1) -> dict[str, Array]:
        """Draw points for runs, whole points at a time, so that what goes together stays together.

        Args:
            n_runs: how many.
            seed: of the draw; the same in two scenarios pairs them run by run.

        Returns:
            For each parameter one value a run: what `simulate` takes as `given`.
        """
        import numpy as np

        from yellowplate.model.chance import Chance

        passed = np.cumsum(self.weights)
        at = Chance(seed, n_runs).uniform("posterior") * passed[-1]
        chosen = np.minimum(np.searchsorted(passed, at, side="right"), len(passed) - 1)
        return {name: np.array(values)[chosen] for name, values in self.parameters.items()}

    def quantile(self, name: str, prob: float) -> float:
        """Return the value of a parameter below which a share of the weight lies.

        Raises:
            KeyError: the parameter was not fitted.
        """
        import numpy as np

        from yellowplate.model.fit_adjusted import quantiles

        column = np.array(self.parameters[name])[:, None]
        return float(quantiles(column, np.array(self.weights), (prob,))[0, 0])

    def is_of_today(self) -> bool:
        """Tell whether it was fitted with the parameters and the observations that the program has now."""
        from yellowplate.model.fit_problem import parameters_digest
        from yellowplate.tables import model_observations

        told = (self.about.get("parameters_digest"), self.about.get("observations_digest"))
        return told == (parameters_digest(), model_observations.digest())

    def document(self) -> str:
        """Write it down: JSON, the same bytes for the same posterior."""
        plain = {
            "format": FORMAT,
            "caution": CAUTION,
            "about": self.about,
            "weights": [_short(one) for one in self.weights],
            "parameters": {name: [_short(one) for one in values] for name, values in self.parameters.items()},
        }
        lines = json.dumps(plain, ensure_ascii=False, allow_nan=False, indent=1).splitlines()
        return _joined(lines) + "\n"


def _short(number: float) -> float:
    return float(f"{number:.{DIGITS}g}")


def _joined(lines: list[str]) -> str:
    """Put lists of numbers on lines of their own instead of a line a number."""
    found: list[str] = []
    for line in lines:
        is_number = line.strip().rstrip(",").lstrip("-")[:1].isdigit()
        if is_number and found and (found[-1].endswith("[") or found[-1].rstrip(",")[-1:].isdigit()):
            found[-1] += line.strip()
        else:
            found.append(line)
    return "\n".join(found)


def load(path: Path | None = None) -> Posterior:
    """Read a posterior.

    Args:
        path: the file; None for the one that comes with the program.

    Raises:
        UnreadableInput: no such format, a parameter the model has not, or columns of unequal length.
        FileNotFoundError: no such file.
    """
    name = SHIPPED if path is None else str(path)
    content = rows.content(SHIPPED) if path is None else path.read_bytes()
    try:
        plain = json.loads(content)
    except ValueError as error:
        raise _refused(name, f"it is not JSON: {error}") from error
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise _refused(name, f"its format is not {FORMAT}")
    try:
        found = Posterior(
            {str(key): tuple(map(float, values)) for key, values in plain["parameters"].items()},
            tuple(map(float, plain["weights"])),
            dict(plain["about"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _refused(name, f"a part is missing or no number: {error}") from error
    if fault := _fault(found):
        raise _refused(name, fault)
    return found


def _fault(found: Posterior) -> str:
    from yellowplate.model.mechanism import parameters

    if strange := sorted(set(found.parameters) - set(parameters())):
        return f"the model has no parameter {', '.join(strange)}"
    if not found.parameters or not found.weights:
        return "it has no points"
    if any(len(values) != len(found.weights) for values in found.parameters.values()):
        return "its columns are of unequal length"
    if min(found.weights) < 0 or sum(found.weights) <= 0:
        return "its weights are no weights"
    return ""


def _refused(name: str, reason: str) -> UnreadableInput:
    return UnreadableInput(name, reason, remedy="Write it with: yellowplate model fit --work DIR.")
