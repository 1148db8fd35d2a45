"""Runs a scenario in chunks: the same runs whatever was resumed; a folder, if one is named, keeps finished chunks."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from yellowplate.model import outcomes
from yellowplate.model.outcomes import Span
from yellowplate.model.scenario import Scenario
from yellowplate.model.simulation import simulate

if TYPE_CHECKING:
    from yellowplate.model.calendar import Calendar
    from yellowplate.model.chance import Array

CHUNK = 250
"""Runs side by side: large enough for speed, small enough that little is lost when a run is broken off."""
_SEEDS = 2**31


@dataclass(frozen=True, slots=True)
class Sample:
    """The outcomes of many runs of one scenario.

    Attributes:
        scenario: the question.
        calendar: its dated inputs.
        spans: the whole run and its quarters.
        values: runs by spans, by name of the outcome.
        numbers: runs, by name of the parameter.
    """

    scenario: Scenario
    calendar: Calendar
    spans: tuple[Span, ...]
    values: Mapping[str, Array]
    numbers: Mapping[str, Array]

    def whole(self, name: str) -> Array:
        """Return an outcome over the whole run: runs."""
        return self.values[name][:, 0]


def seed_of(seed: int, chunk: int) -> int:
    """Return the seed of a chunk; the first has the scenario's own, so that few runs are those of `simulate`."""
    if chunk == 0:
        return seed
    return int.from_bytes(hashlib.sha256(f"{seed}/{chunk}".encode()).digest()[:8], "big") % _SEEDS


def chunks_of(n_runs: int) -> list[tuple[int, int]]:
    """Return first run and number of runs of each chunk."""
    return [(first, min(CHUNK, n_runs - first)) for first in range(0, n_runs, CHUNK)]


def sample(
    scenario: Scenario,
    *,
    given: Mapping[str, Array] | None = None,
    work: Path | None = None,
    told: Callable[[int, int], None] | None = None,
) -> Sample:
    """Run a scenario.

    Args:
        scenario: with its number of runs and its seed.
        given: values of parameters that are not drawn, one a run; what the scenario sets goes before.
        work: folder in which finished chunks are kept and found again; None keeps nothing.
        told: called with weeks done and weeks in all, over all chunks.

    Returns:
        The runs; the same whether or not some were found in the folder.
    """
    import numpy as np

    calendar = scenario.calendar()
    over = outcomes.spans(calendar)
    parts = chunks_of(scenario.n_runs)
    n_weeks = scenario.n_weeks * len(parts)
    kept: list[dict[str, Array]] = []
    for place, (first, n_runs) in enumerate(parts):
        numbers: dict[str, Array | float] = {
            name: column[first : first + n_runs] for name, column in (given or {}).items()
        }
        numbers.update(scenario.numbers)
        file = None if work is None else work / f"{_key(scenario, numbers, place, n_runs)}.npz"
        chunk = None if file is None else _found(file)
        if chunk is None:
            before = place * scenario.n_weeks
            trajectory = simulate(
                calendar,
                n_runs=n_runs,
                seed=seed_of(scenario.seed, place),
                given=numbers,
                told=None if told is None else _counted(told, before, n_weeks),
            )
            chunk = {f"value:{name}": column for name, column in outcomes.values(trajectory, over).items()}
            chunk |= {f"number:{name}": np.asarray(column) for name, column in trajectory.numbers.items()}
            if file is not None:
                _keep(file, chunk)
        elif told is not None:
            told((place + 1) * scenario.n_weeks, n_weeks)
        kept.append(chunk)
    joined = {name: np.concatenate([chunk[name] for chunk in kept]) for name in kept[0]}
    return Sample(scenario, calendar, over, _named(joined, "value:"), _named(joined, "number:"))


def _named(joined: Mapping[str, Array], prefix: str) -> dict[str, Array]:
    return {name.removeprefix(prefix): column for name, column in joined.items() if name.startswith(prefix)}


def _counted(told: Callable[[int, int], None], before: int, n_weeks: int) -> Callable[[int], None]:
    return lambda done: told(before + done, n_weeks)


@cache
def _code() -> str:
    """Hash the model itself: a chunk that other rules made is not taken for one of these."""
    folder = Path(__file__).parent
    whole = hashlib.sha256()
    for file in sorted([*folder.glob("*.py"), *folder.glob("mechanisms/*.py"), *folder.parent.glob("tables/*.csv")]):
        whole.update(file.name.encode() + file.read_bytes())
    return whole.hexdigest()


def _key(scenario: Scenario, numbers: Mapping[str, Array | float], place: int, n_runs: int) -> str:
    import numpy as np

    given = {name: hashlib.sha256(np.asarray(one, np.float64).tobytes()).hexdigest() for name, one in numbers.items()}
    changed = [[one.what, str(one.first), str(one.last), dict(one.given)] for one in scenario.changes]
    said = [_code(), str(scenario.first), scenario.n_weeks, scenario.seed, place, n_runs, changed]
    word = json.dumps([*said, sorted(scenario.without), given], sort_keys=True, default=str)
    return hashlib.sha256(word.encode()).hexdigest()[:32]


def _found(file: Path) -> dict[str, Array] | None:
    """Read a finished chunk; one that is broken is made again."""
    import zipfile

    import numpy as np

    try:
        with np.load(file, allow_pickle=False) as kept:
            return {name: kept[name] for name in kept.files}
    except (OSError, ValueError, EOFError, zipfile.BadZipFile):
        return None


def _keep(file: Path, chunk: Mapping[str, Array]) -> None:
    """Write a chunk aside and move it into place, so that a broken-off run leaves no half of one."""
    import numpy as np

    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_suffix(".part")
    with aside.open("wb") as out:
        np.savez_compressed(out, **{name: np.asarray(column) for name, column in chunk.items()})  # type: ignore[arg-type]
    aside.replace(file)
