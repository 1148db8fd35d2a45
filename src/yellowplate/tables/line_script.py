"""Weights by which the script of a line is told. Source and limits in line_script.toml."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from yellowplate.tables import rows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """Two layers; between them the mean over a line's windows.

    Attributes:
        inner: directions of a window by figures.
        inner_bias: one a figure.
        outer: figures by scripts.
        outer_bias: one a script.
        names: of the scripts.
    """

    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats
    names: tuple[str, ...]


@cache
def load() -> Weights:
    """Return the weights."""
    import numpy as np

    with np.load(io.BytesIO(rows.content("line_script.npz")), allow_pickle=False) as kept:
        parts: dict[str, Any] = {name: kept[name] for name in kept.files}
    return Weights(
        parts["inner"].astype(np.float32),
        parts["inner_bias"].astype(np.float32),
        parts["outer"].astype(np.float32),
        parts["outer_bias"].astype(np.float32),
        tuple(str(name) for name in parts["names"]),
    )
