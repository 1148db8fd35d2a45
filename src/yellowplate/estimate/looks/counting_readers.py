"""Two people count one picture: a grid of tiles, who clicked what, and where they disagree."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from yellowplate.estimate.caution import Caution

Click = tuple[float, float]
"""A click in pixels of the original picture: x from the left, y from the top."""

LOOK_AGAIN = 0.2
"""Share of clicks of one reader only from which a third look is asked for."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile of the grid.

    Attributes:
        row: from 0 at the top.
        column: from 0 at the left.
        box: left, top, right, bottom in pixels; right and bottom excluded.
        n_first: clicks of the first reader in it.
        n_second: clicks of the second.
        n_both: vehicles both clicked, by the middle of the two clicks.
    """

    row: int
    column: int
    box: tuple[int, int, int, int]
    n_first: int
    n_second: int
    n_both: int

    @property
    def disagreement(self) -> int:
        """Clicks that only one reader made."""
        return self.n_first + self.n_second - 2 * self.n_both


@dataclass(frozen=True, slots=True)
class TwoReaders:
    """What two readers say together.

    Attributes:
        n_both: vehicles both clicked.
        only_first: clicks of the first alone, in order.
        only_second: clicks of the second alone.
        low: vehicles both saw: the lower end of the range.
        high: vehicles either saw: its upper end.
        overlooked: Chapman's estimate of all, those both overlooked included; a floor, since two readers overlook the
            same hidden vehicles. None where they agree on nothing.
        tiles: the grid, row by row.
        cautions: what a reader must know.
    """

    n_both: int
    only_first: tuple[Click, ...]
    only_second: tuple[Click, ...]
    low: int
    high: int
    overlooked: float | None
    tiles: tuple[Tile, ...]
    cautions: tuple[Caution, ...]


def grid(width_px: int, height_px: int, tile_px: int) -> tuple[tuple[int, int, int, int], ...]:
    """Cut a picture into tiles, row by row; the last of a row or column may be smaller.

    Raises:
        ValueError: a side or tile that is not above 0.

    >>> grid(5, 4, 3)
    ((0, 0, 3, 3), (3, 0, 5, 3), (0, 3, 3, 4), (3, 3, 5, 4))
    """
    if min(width_px, height_px, tile_px) <= 0:
        msg = f"a picture of {width_px} x {height_px} px in tiles of {tile_px} px cannot be"
        raise ValueError(msg)
    return tuple(
        (left, top, min(left + tile_px, width_px), min(top + tile_px, height_px))
        for top in range(0, height_px, tile_px)
        for left in range(0, width_px, tile_px)
    )


def pair_clicks(first: Sequence[Click], second: Sequence[Click], radius_px: float) -> list[tuple[int, int]]:
    """Pair clicks of two readers: as many as possible within the radius, then the shortest in sum.

    Returns:
        Indices into both, in order of the first.
    """
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    if not first or not second:
        return []
    left, right = np.array(first, dtype=float), np.array(second, dtype=float)
    apart = np.hypot(left[:, None, 0] - right[None, :, 0], left[:, None, 1] - right[None, :, 1])
    # A pair outside the radius costs more than all pairs inside it together, so the number of pairs comes first.
    cost = np.where(apart <= radius_px, apart, 1e6 * (radius_px + 1))
    return [(int(i), int(j)) for i, j in zip(*linear_sum_assignment(cost), strict=True) if apart[i, j] <= radius_px]


def two_readers(
    first: Sequence[Click],
    second: Sequence[Click],
    *,
    width_px: int,
    height_px: int,
    radius_px: float,
    tile_px: int,
) -> TwoReaders:
    """Compare two readers' clicks.

    Args:
        first: clicks of one reader.
        second: clicks of the other, made without sight of the first's.
        width_px: width of the picture.
        height_px: height of the picture.
        radius_px: clicks at most so far apart are one vehicle: half a vehicle's length.
        tile_px: side of a tile.

    Returns:
        Counts, range and disagreement by tile.

    Raises:
        ValueError: a click outside the picture, or a radius that is not above 0.
    """
    if not radius_px > 0:
        msg = f"not a radius: {radius_px} px"
        raise ValueError(msg)
    for x, y in (*first, *second):
        if not (0 <= x < width_px and 0 <= y < height_px):
            msg = f"a click at {x:g}, {y:g} lies outside the picture of {width_px} x {height_px} px"
            raise ValueError(msg)
    pairs = pair_clicks(first, second, radius_px)
    in_first, in_second = {i for i, _ in pairs}, {j for _, j in pairs}
    middles = [((first[i][0] + second[j][0]) / 2, (first[i][1] + second[j][1]) / 2) for i, j in pairs]
    only_first = tuple(click for i, click in enumerate(first) if i not in in_first)
    only_second = tuple(click for j, click in enumerate(second) if j not in in_second)
    boxes = grid(width_px, height_px, tile_px)
    n_columns = math.ceil(width_px / tile_px)
    tiles = []
    for k, box in enumerate(boxes):
        both = _inside(middles, box)
        tiles.append(
            Tile(*divmod(k, n_columns), box, both + _inside(only_first, box), both + _inside(only_second, box), both)
        )
    high = len(pairs) + len(only_first) + len(only_second)
    overlooked = (len(first) + 1) * (len(second) + 1) / (len(pairs) + 1) - 1 if pairs else None
    return TwoReaders(
        n_both=len(pairs),
        only_first=only_first,
        only_second=only_second,
        low=len(pairs),
        high=high,
        overlooked=overlooked,
        tiles=tuple(tiles),
        cautions=tuple(_cautions(len(pairs), high, tiles)),
    )


def _inside(clicks: Sequence[Click], box: tuple[int, int, int, int]) -> int:
    left, top, right, bottom = box
    return sum(left <= x < right and top <= y < bottom for x, y in clicks)


def _cautions(n_both: int, high: int, tiles: Sequence[Tile]) -> list[Caution]:
    found = []
    if high and (high - n_both) / high > LOOK_AGAIN:
        worst = max(tiles, key=lambda tile: (tile.disagreement, -tile.row, -tile.column))
        text = f"The readers disagree most in the tile of row {worst.row}, column {worst.column}: a third look is due."
        found.append(Caution("readers_disagree", f"{high - n_both} of {high}", text))
    if not n_both and high:
        found.append(Caution("nothing_in_common", f"{high} clicks", "No vehicle was seen by both: no estimate of all."))
    return found
