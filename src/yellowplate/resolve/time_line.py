"""Frames of two clips voted onto one line of time: offset, speed and the way in which one differs from the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yellowplate.records.signature import BANDS, CROPS, MIRRORED, VIEWS, WHOLE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]
    Floats = NDArray[np.float64]

MIN_PAIRS = 3
"""Frame pairs that a line of time needs."""
MIN_SHARED_S = 1.4
"""Seconds that it must span, so that a clip's last frames do not make a link."""
EVEN_BITS = 32.0
"""Differing bits of two hashes by chance."""
SPEEDS = (1.0, 1.05, 0.95, 1.1, 0.91, 1.15, 0.87, 1.25, 0.8, 1.3, 0.77)
"""How many times faster the other may run; the first of equals is taken."""
BETTER = 1.0
"""Bits by which a less simple explanation must be better to be told."""
OFFSET_STEP_S = 0.25
REACH_S = 0.3
"""Frames that the line puts this close together are a pair."""
MAX_COUNTED = 8
"""Frame pairs beyond this do not make a line better: neighbours look alike."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a copy may differ: a view of the one looks like a view of the other.

    Attributes:
        mine: place in `VIEWS` of the first one's view.
        theirs: likewise of the other's.
        words: what was done, "" for nothing.
    """

    mine: int
    theirs: int
    words: str


def _ways() -> tuple[Way, ...]:
    at = {name: VIEWS.index(name) for name in VIEWS}
    whole, mirrored = at[WHOLE], at[MIRRORED]
    ways = [Way(whole, whole, "")]
    ways += [Way(at[name], at[name], "something laid over or added at the edge") for name in BANDS]
    ways.append(Way(whole, mirrored, "mirrored"))
    ways += [Way(at[name], whole, "the other is cropped") for name in CROPS]
    ways += [Way(whole, at[name], "this one is cropped") for name in CROPS]
    ways += [Way(at[name], mirrored, "mirrored, the other is cropped") for name in CROPS]
    ways += [Way(mirrored, at[name], "mirrored, this one is cropped") for name in CROPS]
    return tuple(ways)


WAYS = _ways()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of time, with the frame pairs on it.

    Attributes:
        n_bits: mean number of differing bits of 64.
        n_pairs: frame pairs.
        way: in which one differs from the other.
        speed: how many times faster the other runs.
        mine: begin and end in the first, seconds.
        theirs: likewise in the other.
    """

    n_bits: float
    n_pairs: int
    way: Way
    speed: float
    mine: tuple[float, float]
    theirs: tuple[float, float]

    @property
    def strength(self) -> float:
        """How far it is from chance; more frame pairs count up to eight."""
        return float((EVEN_BITS - self.n_bits) * min(self.n_pairs, MAX_COUNTED) ** 0.5)


def differing(one: Hashes, other: Hashes) -> Floats:
    """Count differing bits of every frame pair in every way.

    Args:
        one: frames by views.
        other: likewise.

    Returns:
        Frames of the one by frames of the other by `WAYS`.
    """
    import numpy as np

    mine = one[:, None, [way.mine for way in WAYS]]
    theirs = other[None, :, [way.theirs for way in WAYS]]
    bits: Floats = np.bitwise_count(mine ^ theirs).astype(np.float64)
    return bits


def closest(one_s: Floats, other_s: Floats, bits: Floats) -> Line:
    """Take the two frames most alike: for photographs, and for a photograph and a clip that shows it.

    Args:
        one_s: times of the first one's frames.
        other_s: likewise of the other's.
        bits: as `differing` gives them.
    """
    import numpy as np

    best = [np.unravel_index(int(bits[..., number].argmin()), bits.shape[:2]) for number in range(len(WAYS))]
    return simplest(
        [
            Line(
                float(bits[row, column, number]),
                1,
                WAYS[number],
                1.0,
                (float(one_s[row]), float(one_s[row])),
                (float(other_s[column]), float(other_s[column])),
            )
            for number, (row, column) in enumerate(best)
        ]
    )


def simplest(lines: Sequence[Line]) -> Line:
    """Take the strongest, but an earlier one where a later one is hardly better.

    Args:
        lines: at least one; the simpler explanations first.
    """
    best = lines[0]
    for line in lines[1:]:
        if line.strength > best.strength + BETTER * min(line.n_pairs, MAX_COUNTED) ** 0.5:
            best = line
    return best


def voted(one_s: Floats, other_s: Floats, bits: Floats) -> Line | None:
    """Find the offset and speed along which two clips are most alike, in one way for all their frames.

    Args:
        one_s: times of the first one's frames, rising.
        other_s: likewise of the other's.
        bits: as `differing` gives them.

    Returns:
        The best line; None where no line has three frame pairs over 1.4 s.
    """
    import numpy as np

    found: dict[tuple[float, str], Line] = {}
    for speed in SPEEDS:
        first_s = float(one_s[0]) - float(other_s[-1]) * speed
        for offset_s in np.arange(first_s, float(one_s[-1]), OFFSET_STEP_S):
            wanted = (one_s - offset_s) / speed
            near = _nearest(other_s, wanted)
            rows = np.flatnonzero(np.abs(other_s[near] - wanted) <= REACH_S)
            columns = near[rows]
            if len(rows) < MIN_PAIRS or one_s[rows[-1]] - one_s[rows[0]] < MIN_SHARED_S:
                continue
            means: Any = bits[rows, columns].mean(axis=0)
            for way in (0, int(means.argmin())):
                mine = (float(one_s[rows[0]]), float(one_s[rows[-1]]))
                theirs = (float(other_s[columns[0]]), float(other_s[columns[-1]]))
                line = Line(float(means[way]), len(rows), WAYS[way], speed, mine, theirs)
                known = found.get((speed, line.way.words))
                if known is None or line.strength > known.strength:
                    found[speed, line.way.words] = line
    if not found:
        return None
    # Simple explanations first: without a change of speed, then without any other change.
    ordered = sorted(found.items(), key=lambda pair: (SPEEDS.index(pair[0][0]), pair[0][1]))
    return simplest([line for _, line in ordered])


def _nearest(times: Floats, wanted: Floats) -> NDArray[np.intp]:
    import numpy as np

    after = np.minimum(np.searchsorted(times, wanted), len(times) - 1)
    before = np.maximum(after - 1, 0)
    return np.where(np.abs(times[after] - wanted) < np.abs(times[before] - wanted), after, before)
