"""The tables behind `ctc`, whose docstring has the recurrences, and the search through them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from yellowplate.read.ctc import Frames

    Scores = NDArray[np.float32]
    Before = tuple[Scores, Scores]
    """Scores of each prefix just before each frame in which the next character begins: the same one, another one."""

FLOOR = -24.0
"""Least regret of one symbol in one frame: below, a probability says nothing more."""
HOPELESS = -1e9


@dataclass(frozen=True, slots=True)
class Grammar:
    """What strings are allowed.

    Attributes:
        symbols: one character per column of the frames, without the blank.
        places: for each place the characters it allows.
        steps: for each place what each symbol adds to the check sum; empty where `modulus` is 1.
        modulus: the sum must be 0 modulo this; 1 allows every sum.
        costs: for each place what each symbol adds to the regret whatever the frames say; empty for nothing.
    """

    symbols: str
    places: tuple[str, ...]
    steps: tuple[tuple[int, ...], ...] = ()
    modulus: int = 1
    costs: tuple[tuple[float, ...], ...] = ()


@lru_cache(maxsize=64)
def _arrays(grammar: Grammar) -> tuple[NDArray[np.float32], NDArray[np.intp]]:
    """Return for each place what each symbol adds to the regret, and to the sum."""
    import numpy as np

    extra = [[0.0 if one in allowed else HOPELESS for one in grammar.symbols] for allowed in grammar.places]
    steps = grammar.steps or ((0,) * len(grammar.symbols),) * len(grammar.places)
    costs = np.array(grammar.costs or 0.0, np.float32)
    return np.array(extra, np.float32) + costs, np.array(steps, dtype=np.intp) % grammar.modulus


class Search:
    """The tables of one set of frames and one grammar, and the search through them.

    Args:
        frames: regrets of the symbols that are alive, the blank last.
        grammar: what is allowed.
        alive: their places among the symbols of the grammar.
    """

    def __init__(self, frames: Frames, grammar: Grammar, alive: list[int]) -> None:
        import numpy as np

        self.letters = [grammar.symbols[one] for one in alive]
        self.n_places, self.modulus = len(grammar.places), grammar.modulus
        self._regret, self._blank = frames[:, :-1], frames[:, -1]
        self._sums, self._blank_sums = np.cumsum(self._regret, axis=0), np.cumsum(self._blank)
        extra, steps = _arrays(grammar)
        self._extra, self.steps = extra[:, alive], steps[:, alive]
        self._begin = self._from_behind()
        self.best = float(self._begin[0][0].max())
        """Least regret of any string."""

    def _from_behind(self) -> list[NDArray[np.float32]]:
        """Fill E: for each place an array of sums before the place, by frames, by symbols."""
        import numpy as np

        (n_frames, n_symbols), modulus = self._regret.shape, self.modulus
        sums, blank_sums = self._sums[:-1, None, :], self._blank_sums[:-1, None]
        table = np.empty(0, np.float32)
        turns = (np.arange(modulus)[:, None] + self.steps[:, None, :]) % modulus * n_symbols + np.arange(n_symbols)
        tables = []
        for place in reversed(range(self.n_places)):
            after = np.full((n_frames, modulus, n_symbols), HOPELESS, np.float32)
            if place == self.n_places - 1:
                after[:, 0] = 0.0
            else:
                first, rest = _but_itself(table[1:])
                pause = np.full((n_frames, modulus), HOPELESS, np.float32)
                pause[:-1] = _from_the_end(blank_sums + first) - blank_sums
                # In the last frame nothing can follow, so that row keeps its HOPELESS.
                goes = np.maximum(rest, (self._blank[1:, None] + pause[1:])[:, :, None]) + sums
                after[:-1] = _from_the_end(goes) - sums
            if modulus > 1:
                after = after.reshape(n_frames, -1).take(turns[place].ravel(), axis=1).reshape(after.shape)
            table = np.maximum(after + (self._regret + self._extra[place])[:, None, :], HOPELESS)
            tables.append(np.ascontiguousarray(table.transpose(1, 0, 2)))
        return tables[::-1]

    def unread(self) -> Before:
        """Return the scores of the empty prefix."""
        import numpy as np

        nothing = np.zeros((1, len(self._regret)), np.float32)
        return nothing, nothing

    def reach(self, place: int, totals: NDArray[np.intp], lasts: NDArray[np.intp], before: Before) -> Scores:
        """Say what the best string reaches that begins with each prefix and goes on with each symbol tried.

        Args:
            place: of the symbol, from 0.
            totals: sum of each prefix.
            lasts: last symbol of each prefix.
            before: scores of each prefix.
        """
        import numpy as np

        # No symbol begins before its place's number of frames, nor so late that the rest has no frames left.
        possible = slice(place, len(self._regret) - self.n_places + place + 1)
        same, other = (scores[:, possible] for scores in before)
        tables = self._begin[place][:, possible][totals]
        reach = (tables + other[:, :, None]).max(axis=1)
        if place:
            rows = np.arange(len(lasts))
            reach[rows, lasts] = (tables[rows, :, lasts] + same).max(axis=1)
        return cast("Scores", reach)

    def gone_on(
        self,
        place: int,
        parents: NDArray[np.intp],
        symbols: NDArray[np.intp],
        lasts: NDArray[np.intp],
        before: Before,
    ) -> Before:
        """Bring the scores of prefixes over to those that go on with a symbol each."""
        import numpy as np

        same, other = before
        entry = np.where((lasts[parents] == symbols)[:, None], same[parents], other[parents])
        return self._forward(entry + self._extra[place][symbols][:, None], symbols)

    def _forward(
        self, entry: NDArray[np.float32], symbols: NDArray[np.intp]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Score each prefix with its last symbol over all frames, as the next one needs it."""
        import numpy as np

        sums, blank_sums = self._sums[:, symbols].T, self._blank_sums
        label = np.maximum.accumulate(entry - sums + self._regret[:, symbols].T, axis=1) + sums
        same, other = np.full_like(label, HOPELESS), np.full_like(label, HOPELESS)
        paused = np.maximum.accumulate(label[:, :-1] - blank_sums[:-1], axis=1) + blank_sums[1:]
        same[:, 2:] = paused[:, :-1]
        other[:, 1:] = np.maximum(label[:, :-1], same[:, 1:])
        return same, other


def best_of(searches: Sequence[Search], n_best: int, most_against: float = -HOPELESS) -> list[tuple[str, float]]:
    """Keep the prefixes that reach most in all searches together, place by place.

    Args:
        searches: of the same grammar and symbols alive.
        n_best: prefixes kept.
        most_against: no search says more against a string than this, compared with the best string in it.
    """
    import numpy as np

    one, letters = searches[0], searches[0].letters
    totals, lasts, prefixes = np.zeros(1, np.intp), np.full(1, -1), [""]
    before = [search.unread() for search in searches]
    reached = np.zeros(1, np.float32)
    for place in range(one.n_places):
        each = [search.reach(place, totals, lasts, scores) for search, scores in zip(searches, before, strict=True)]
        reach = each[0]
        if len(searches) > 1:
            floors = [search.best - most_against for search in searches]
            total = sum(np.maximum(reach, floor) for reach, floor in zip(each, floors, strict=True))
            reach = np.where(np.minimum.reduce(each) > HOPELESS / 2, total, np.float32(HOPELESS))
        kept, reached = _most(reach.ravel(), n_best)
        parents, symbols = np.divmod(kept, len(letters))
        prefixes = [prefixes[parent] + letters[symbol] for parent, symbol in zip(parents, symbols, strict=True)]
        totals = (totals[parents] + one.steps[place][symbols]) % one.modulus
        before = [
            search.gone_on(place, parents, symbols, lasts, scores)
            for search, scores in zip(searches, before, strict=True)
        ]
        lasts = symbols
    return [(prefix, float(score)) for prefix, score in zip(prefixes, reached, strict=True)]


def _most(reach: Scores, n_best: int) -> tuple[NDArray[np.intp], Scores]:
    """Return places and values of the highest scores that are possible at all, highest first, the first of equals."""
    import numpy as np

    least = np.partition(reach, -n_best)[-n_best] if len(reach) > n_best else np.float32(HOPELESS)
    kept = np.flatnonzero(reach >= max(float(least), HOPELESS / 2))
    kept = kept[np.argsort(-reach[kept], kind="stable")][:n_best]
    return kept, reach[kept]


def _from_the_end(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the running maximum over frames, from the last."""
    import numpy as np

    if values[0].size < ROW:
        return np.maximum.accumulate(values[::-1], axis=0)[::-1]
    running = values.copy()
    for frame in range(len(running) - 2, -1, -1):
        np.maximum(running[frame], running[frame + 1], out=running[frame])
    return running


ROW = 128
"""Rows from this length on are faster taken one by one than by numpy's accumulate."""


def _but_itself(later: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return for each frame and sum the best of all symbols, and for each symbol the best of all others.

    Args:
        later: frames, by sums, by symbols.
    """
    import numpy as np

    flat = later.reshape(-1, later.shape[-1])
    rows, winner = np.arange(len(flat)), flat.argmax(axis=1)
    first = flat[rows, winner]
    others = flat.copy()
    others[rows, winner] = HOPELESS
    second = others.max(axis=1)
    others[:] = first[:, None]
    others[rows, winner] = second
    return first.reshape(later.shape[:-1]), others.reshape(later.shape)
