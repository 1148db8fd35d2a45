"""Which strings may be the VIN of a line, and what its views and frames say of each.

Every string that any view allows is scored in all views (its regret, see `ctc`). Views of one frame are averaged, and
so are frames, clear ones counting more.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from yellowplate.numbers import vin as numbers
from yellowplate.read.ctc import HOPELESS, aligned, decode, decode_together
from yellowplate.read.vin_frames import SYMBOLS
from yellowplate.read.vin_grammar import FREE, checked, of_maker
from yellowplate.read.vin_prior import Prior
from yellowplate.read.vin_run import is_vin_shaped

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from yellowplate.read.ctc import Frames

N_BEST, N_BEST_OF_MANY = 20, 6
"""Strings of each view: of one frame, and of one of many."""
N_BEST_OF_MAKER = 8
N_MAKERS, N_MAKER_VIEWS = 3, 3
MAKER_REACH = 12.0
"""A maker is tried where its WMI before the best string costs no more than this."""
LEAST_REGRET = -60.0
"""A view in which a string is hopeless says no more against it."""
MOST_AGAINST = 12.0
"""One frame says no more against a string than this, compared with the best one in it: something may be in the way."""
CLEAR_SPAN = 4.0
"""A frame in which the best string is so much worse than in the clearest one counts a third: what is in its way also
makes strings out of nothing."""
N_JOINT, N_JOINT_VIEWS, MAX_JOINT = 30, 2, 8
"""Strings and views when all frames are decoded at once."""


def candidates(witnesses: Sequence[Sequence[Frames]]) -> set[str]:
    """Decode every view of one frame; of several the first views, and the clearest of them all at once."""
    if len(witnesses) == 1:
        return {
            one for view in witnesses[0] for grammar in (FREE, checked()) for one, _ in decode(view, grammar, N_BEST)
        }
    each = [(view, decode(view, FREE, N_BEST_OF_MANY)) for views in witnesses for view in views[:N_JOINT_VIEWS]]
    clearest = sorted(each, key=lambda pair: -pair[1][0][1] if pair[1] else -HOPELESS)[:MAX_JOINT]
    found = {one for _, strings in each for one, _ in strings}
    for grammar in (FREE, checked()):
        # In none of the views need the VIN be among the best.
        found |= {one for one, _ in decode_together([view for view, _ in clearest], grammar, N_JOINT, MOST_AGAINST)}
    return found


def weighed(witnesses: Sequence[Sequence[Frames]], strings: Sequence[str]) -> NDArray[np.float64]:
    """Average the regret of strings over the views of each frame, and over the frames by how clear they are.

    Args:
        witnesses: for each frame the regrets of its views.
        strings: to be scored.
    """
    import numpy as np

    scores = _scores(witnesses, strings)
    if len(scores) == 1:
        return np.asarray(scores[0], dtype=np.float64)
    best = scores.max(axis=1, keepdims=True)
    clear = clearness(best)
    told = np.maximum(scores, best - MOST_AGAINST)
    return np.asarray((clear * told).sum(axis=0) / clear.sum(), dtype=np.float64)


def n_clear(witnesses: Sequence[Sequence[Frames]], strings: Sequence[str]) -> float:
    """Tell how many frames as clear as the clearest one they are worth together."""
    return float(clearness(_scores(witnesses, strings).max(axis=1)).sum())


def clearness(best: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weigh frames by the regret of the best string in each: 1 for the clearest, a third for `CLEAR_SPAN` less."""
    import numpy as np

    return np.asarray(np.exp((best - best.max()) / CLEAR_SPAN), dtype=np.float64)


def _scores(witnesses: Sequence[Sequence[Frames]], strings: Sequence[str]) -> NDArray[np.float64]:
    import numpy as np

    return np.array(
        [
            np.mean([np.maximum(aligned(view, strings, SYMBOLS), LEAST_REGRET) for view in views], axis=0)
            for views in witnesses
        ]
    )


def of_makers(
    witnesses: Sequence[Sequence[Frames]], strings: list[str], scores: NDArray[np.float64], prior: Prior
) -> set[str]:
    """Decode again for the makers whose WMI is near what was read, with their habits."""
    import numpy as np

    makers = prior.makers()
    if not makers:
        return set()
    clearest = sorted(witnesses, key=lambda views: -weighed([views], strings).max())[:N_MAKER_VIEWS]
    tails = [strings[n][3:] for n in np.argsort(-scores, kind="stable")[:N_MAKERS]]
    tried = np.max([weighed(clearest[:1], [wmi + tail for wmi in makers]) for tail in tails], axis=0)
    near = [n for n in np.argsort(-tried, kind="stable")[:N_MAKERS] if tried[n] > scores.max() - MAKER_REACH]
    views = [views[place] for place in range(N_MAKER_VIEWS) for views in clearest if place < len(views)]
    found = set()
    for n in near:
        costs = prior.costs(makers[n])
        for view in views[:N_MAKER_VIEWS]:
            for is_checked in {False, numbers.is_binding(makers[n])}:
                grammar = of_maker(makers[n], costs, is_checked=is_checked)
                found |= {one for one, _ in decode(view, grammar, N_BEST_OF_MAKER) if is_vin_shaped(one)}
    return found
