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
from typing import TYPE_CHECKING

from yellowplate.read.ctc_search import FLOOR, HOPELESS, Grammar, Search, best_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Frames = NDArray[np.float32]
    """Regrets, frames by symbols; the blank is the last column."""

__all__ = ["FLOOR", "HOPELESS", "Grammar", "aligned", "decode", "decode_together"]


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
    search = Search(np.ascontiguousarray(frames[:, [*alive, len(grammar.symbols)]]), grammar, alive)
    return best_of([search], n_best)


def decode_together(
    views: Sequence[Frames], grammar: Grammar, n_best: int, most_against: float
) -> list[tuple[str, float]]:
    """Find the strings of least regret in several sets of frames that show the same.

    No view need have such a string among its own best: a prefix is kept for what all views together can still reach.

    Args:
        views: regrets of each, as for `decode`.
        grammar: what is allowed.
        n_best: how many strings at most.
        most_against: no view counts more against a string than this, compared with the best string in it: a view may
            show something else at that place.

    Returns:
        Strings with the sums of their regrets, best first. Limits: a beam, exact only for one view: the views' ends may
        differ.
    """
    import numpy as np

    views = [view for view in views if len(view) >= len(grammar.places)]
    peaks = np.max([view.max(axis=0) for view in views], axis=0) if views else np.empty(0)
    alive = [one for one in range(len(grammar.symbols)) if len(peaks) and peaks[one] > FLOOR]
    if not alive:
        return []
    columns = [*alive, len(grammar.symbols)]
    searches = [Search(np.ascontiguousarray(view[:, columns]), grammar, alive) for view in views]
    return best_of(searches, n_best, most_against)


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
    codes = np.array([ord(one) for one in symbols], np.uint32)
    order = np.argsort(codes)
    given = np.frombuffer("".join(strings).encode("utf-32-le"), np.uint32)
    columns = order[np.searchsorted(codes, given, sorter=order)].reshape(len(strings), -1)
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
