"""A number of known shape in the recogniser's frames: exact best strings under a grammar and a check sum.

The recogniser gives a distribution over symbols for each of T frames, one of which is the blank (CTC). What is asked
here is not what it says, but which strings x of n characters, each from the set its place allows, cost least to read
out of it. The currency is *regret*: log probability of a symbol in a frame less that of the frame's favourite, whatever
that is. No path has a regret above 0, one that follows the favourites has exactly 0, and frames before and after the
number are skipped free.

Write r[t, c] for the regret of symbol c in frame t and b[t] for that of the blank; k is a place of the number and
step[k, c] what c adds there to the check sum, kept modulo m (m = 1 asks for nothing). Between two equal characters a
blank is needed. From behind, with s the sum before place k and s' = s + step[k, c]:

    E[k, t, c, s]  = r[t, c] + A[k, t, c, s']                          place k begins with c in frame t
    A[k, t, c, s'] = max of  r[t+1, c] + A[k, t+1, c, s']              c goes on
                             b[t+1] + B[k, t+1, s']                    a blank follows
                             max over d other than c of E[k+1, t+1, d, s']
    B[k, t, s']    = max of  b[t+1] + B[k, t+1, s']
                             max over d of E[k+1, t+1, d, s']
    A[n, t, c, s'] = 0 where s' = 0, else minus infinity               the rest is skipped

"Goes on" is a sum of regrets over a stretch, so with the running sum C[t] of r the maximum over its end u is
max over u >= t of (C[u] + X[u]) - C[t]: one cumulative maximum for all frames, symbols and sums at once, n times.

The best N *strings* (not paths) are then found place by place. A prefix carries its forward scores over all frames,
and E says exactly what the best string that begins with it reaches. At each place the N prefixes that reach most are
kept: a better string than the N-th cannot lose its prefix, for every prefix kept before it stands for another string
that is at least as good. So the beam is exact, and all its prefixes, frames and symbols go through at once.

`aligned` is the forward half alone: the regret of given strings in given frames.

Source: Graves et al. 2006, "Connectionist temporal classification", section 4.1 (paths and blanks); Soong and Huang
1991 (search forward with exact scores from behind). Limits: the best path stands for the string, not the sum over its
paths.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Frames = NDArray[np.float32]
    """Regrets, frames by symbols; the blank is the last column."""

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


def decode(frames: Frames, grammar: Grammar, n_best: int) -> list[tuple[str, float]]:
    """Find the strings of least regret.

    Args:
        frames: regrets, at most 0, not below `FLOOR`; one column per symbol of the grammar and the blank last.
        grammar: what is allowed.
        n_best: how many strings at most.

    Returns:
        Strings with their regrets, best first; fewer than `n_best` where the grammar or the number of frames allows no
        more.
    """
    import numpy as np

    # A symbol that is at the floor in every frame is in no string that could win.
    alive = [one for one in range(len(grammar.symbols)) if frames[:, one].max(initial=FLOOR) > FLOOR]
    if len(frames) < len(grammar.places) or not alive:
        return []
    search = _Search(np.ascontiguousarray(frames[:, [*alive, len(grammar.symbols)]]), grammar, alive)
    return search.best(n_best)


class _Search:
    """The tables of one set of frames and one grammar, and the search through them."""

    def __init__(self, frames: Frames, grammar: Grammar, alive: list[int]) -> None:
        import numpy as np

        self._letters = [grammar.symbols[one] for one in alive]
        self._regret, self._blank = frames[:, :-1], frames[:, -1]
        self._sums, self._blank_sums = np.cumsum(self._regret, axis=0), np.cumsum(self._blank)
        self._modulus, self._n_places = grammar.modulus, len(grammar.places)
        steps = grammar.steps or ((0,) * len(grammar.symbols),) * self._n_places
        self._steps = np.array([[places[one] for one in alive] for places in steps], dtype=np.intp) % self._modulus
        self._extra = np.array(
            [[0.0 if one in allowed else HOPELESS for one in self._letters] for allowed in grammar.places], np.float32
        )
        if grammar.costs:
            self._extra += np.array(grammar.costs, np.float32)[:, alive]
        self._begin = self._from_behind()

    def _from_behind(self) -> list[NDArray[np.float32]]:
        """Fill E: for each place an array of sums before the place, by symbols, by frames."""
        import numpy as np

        (n_frames, n_symbols), modulus = self._regret.shape, self._modulus
        sums, blank_sums = self._sums[:-1, :, None], self._blank_sums[:-1, None]
        table = np.empty(0, np.float32)
        tables = []
        for place in reversed(range(self._n_places)):
            after = np.full((n_frames, n_symbols, modulus), HOPELESS, np.float32)
            if place == self._n_places - 1:
                after[:, :, 0] = 0.0
            else:
                first, rest = _best_next(table[1:])
                pause = np.full((n_frames, modulus), HOPELESS, np.float32)
                pause[:-1] = np.maximum.accumulate((blank_sums + first)[::-1], axis=0)[::-1] - blank_sums
                # In the last frame nothing can follow, so that row keeps its HOPELESS.
                goes = np.maximum(rest, (self._blank[1:, None] + pause[1:])[:, None, :]) + sums
                after[:-1] = np.maximum.accumulate(goes[::-1], axis=0)[::-1] - sums
            if modulus > 1:
                turn = (np.arange(modulus)[None, :] + self._steps[place][:, None]) % modulus
                flat = (turn + np.arange(n_symbols)[:, None] * modulus).ravel()
                after = after.reshape(n_frames, -1).take(flat, axis=1).reshape(after.shape)
            table = np.maximum(after + (self._regret + self._extra[place])[:, :, None], HOPELESS)
            tables.append(np.ascontiguousarray(table.transpose(2, 1, 0)))
        return tables[::-1]

    def best(self, n_best: int) -> list[tuple[str, float]]:
        """Keep the best prefixes at every place."""
        import numpy as np

        n_frames, n_symbols = self._regret.shape
        totals, lasts, prefixes = np.zeros(1, np.intp), np.full(1, -1), [""]
        # Scores just before each frame in which the next character begins, for the same character and another one.
        same = other = np.zeros((1, n_frames), np.float32)
        reached = np.zeros(1, np.float32)
        for place in range(self._n_places):
            tables = self._begin[place][totals]
            reach = (tables + other[:, None, :]).max(axis=2)
            if place:
                rows = np.arange(len(prefixes))
                reach[rows, lasts] = (tables[rows, lasts] + same).max(axis=1)
            kept = np.argsort(-reach.ravel(), kind="stable")[:n_best]
            reached = reach.ravel()[kept]
            kept, reached = kept[reached > HOPELESS / 2], reached[reached > HOPELESS / 2]
            parents, symbols = np.divmod(kept, n_symbols)
            prefixes = [
                prefixes[parent] + self._letters[symbol] for parent, symbol in zip(parents, symbols, strict=True)
            ]
            totals = (totals[parents] + self._steps[place][symbols]) % self._modulus
            entry = np.where((lasts[parents] == symbols)[:, None], same[parents], other[parents])
            entry = entry + self._extra[place][symbols][:, None]
            lasts = symbols
            same, other = self._forward(entry, symbols)
        return [(prefix, float(score)) for prefix, score in zip(prefixes, reached, strict=True)]

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


def _best_next(later: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the best beginning of the next place in the next frame: of any symbol, and of any but each symbol."""
    import numpy as np

    first = later.max(axis=1)
    is_winner = later == first[:, None, :]
    rival = np.where(is_winner, np.float32(HOPELESS), later).max(axis=1)
    second = np.where(is_winner.sum(axis=1) == 1, rival, first)
    return first, np.where(is_winner, second[:, None, :], first[:, None, :])


def aligned(frames: Frames, strings: Sequence[str], symbols: str) -> list[float]:
    """Score given strings in given frames.

    Args:
        frames: as for `decode`.
        strings: all of one length, at least one character.
        symbols: one character per column of the frames, without the blank.

    Returns:
        The regret of each string's best path; `HOPELESS` or less where there are too few frames.
    """
    import numpy as np

    if not strings or not len(frames):
        return [HOPELESS] * len(strings)
    columns = np.array([[symbols.index(one) for one in string] for string in strings], dtype=np.intp)
    sums, blank = np.cumsum(frames, axis=0), np.cumsum(frames[:, -1])[:, None]
    entry = np.zeros((len(frames), len(strings)), np.float32)
    label = entry
    for place in range(columns.shape[1]):
        here = columns[:, place]
        running = sums[:, here]
        label = np.maximum.accumulate(entry - running + frames[:, here], axis=0) + running
        pause = np.full_like(label, HOPELESS)
        pause[1:] = np.maximum.accumulate(label[:-1] - blank[:-1], axis=0) + blank[1:]
        entry = np.full_like(label, HOPELESS)
        if place + 1 < columns.shape[1]:
            is_same = columns[:, place + 1] == here
            entry[1:] = np.where(is_same[None, :], pause[:-1], np.maximum(label, pause)[:-1])
    return [float(one) for one in label.max(axis=0)]
