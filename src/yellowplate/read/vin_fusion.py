"""What several views, and in a video several frames, say together about one VIN.

Every string that any view allows is scored in all views (its regret, see `ctc`). Views of one frame are one witness:
their scores are averaged. Frames are witnesses of their own, but neighbours share blur and glare: n of them count for
1 + `INDEPENDENT` (n - 1). What the maker's habits add comes on top, once.

Where the market of the first character asks for a check digit, the best VIN that satisfies it is taken, unless the
pixels are plain and none that satisfies it comes near: then what is printed fails it. A check digit that was used to
choose proves nothing: it is *observed* only if what the frames alone say best, with nothing forced and no habits,
satisfies it; else it is *imposed*.

Source: the project's note on VINs, sections 6 and 7.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from yellowplate.numbers import vin as numbers
from yellowplate.read.ctc import aligned, decode
from yellowplate.read.vin_frames import SYMBOLS, doubted
from yellowplate.read.vin_grammar import FREE, checked, of_maker
from yellowplate.read.vin_prior import Prior
from yellowplate.read.vin_run import is_vin_shaped
from yellowplate.records import Alternative, rounded
from yellowplate.tables import vin_calibration, vin_prior

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from yellowplate.read.ctc import Frames

N_BEST = 20
N_BEST_OF_MAKER = 8
N_MAKERS, N_MAKER_VIEWS = 3, 3
MAKER_REACH = 12.0
"""A maker is tried where its WMI before the best string costs no more than this."""
LEAST_REGRET = -60.0
"""A view in which a string is hopeless says no more against it."""
INDEPENDENT = 0.5
"""How much of a witness another frame of the same line is."""
ELSEWHERE_REACH = 2.0
"""A VIN of a market without check digit stands although one that satisfies it is near, unless it is as near as this."""
PLAIN_REGRET, FAILS_REACH = -1.0, 4.0
"""What is printed fails the check digit where its regret is above the first and all others are this far behind."""
LEAST_EVIDENCE = -15.0
"""A line in which the best VIN costs more than this shows none: of the right ones seen none cost as much."""
MAX_KEPT = 5


@dataclass(frozen=True, slots=True)
class Fused:
    """One VIN as all views and frames together have it.

    Attributes:
        vins: it and others, with their scores (evidence and habits), best first; of the same standing as to the check
            digit.
        check_digit: "observed", "imposed", "fails" or "not_binding".
        evidence: mean regret of the first in the views.
        behind: how much less that is than the regret of the best string with nothing forced.
        lead: how much more regret the nearest other one has before doubt is cast on what the recogniser says.
        n_odd: places at which it has what its maker's VINs never have.
    """

    vins: tuple[tuple[str, float], ...]
    check_digit: str
    evidence: float
    behind: float
    lead: float
    n_odd: int

    @property
    def gap(self) -> float | None:
        """Distance to the runner-up, None where there is none."""
        return self.vins[0][1] - self.vins[1][1] if len(self.vins) > 1 else None

    def features(self, greedy: Sequence[str]) -> dict[str, float]:
        """Return what the probability rests on.

        Args:
            greedy: what the plain engine read in each frame, folded, without spaces.
        """
        vin = self.vins[0][0]
        gap = MAX_GAP if self.gap is None else min(self.gap, MAX_GAP)
        agreeing = sum(vin in text for text in greedy) / max(1, len(greedy))
        return {
            "one": 1.0,
            "evidence": max(self.evidence, -MAX_GAP * 2),
            "gap": gap,
            "small_gap": max(0.0, SMALL_GAP - gap),
            "behind": min(self.behind, MAX_GAP),
            "lead": min(max(self.lead, -MAX_GAP), MAX_GAP),
            "odd": float(self.n_odd),
            "observed": float(self.check_digit == "observed"),
            "imposed": float(self.check_digit == "imposed"),
            "fails": float(self.check_digit == "fails"),
            "agrees": agreeing,
        }


MAX_GAP, SMALL_GAP = 10.0, 2.0


@cache
def shipped() -> Prior:
    """Return the habits of the shipped table."""
    return Prior(vin_prior.load())


def fuse(looks: Sequence[Sequence[Frames]], prior: Prior | None = None) -> Fused | None:
    """Find the VIN that all views of a line's frames support best.

    Args:
        looks: for each frame of video (one for a picture) the regrets of its views; at least one view each.
        prior: makers' habits; the shipped ones where None.

    Returns:
        The VIN and others near it, or None where nothing has a VIN's shape or all are hopeless.
    """
    import numpy as np

    prior = prior or shipped()
    witnesses = [[doubted(view) for view in views] for views in looks]
    views = [view for one in witnesses for view in one]
    found = {one for view in views for grammar in (FREE, checked()) for one, _ in decode(view, grammar, N_BEST)}
    strings = sorted(one for one in found if is_vin_shaped(one))
    if not strings:
        return None
    scores = _evidence(witnesses, strings)
    if scores.max() <= LEAST_REGRET:
        return None
    more = sorted(_of_makers(witnesses, strings, scores, prior) - found)
    if more:
        strings, scores = strings + more, np.concatenate([scores, _evidence(witnesses, more)])
    n_effective = 1 + INDEPENDENT * (len(looks) - 1)
    evidence = dict(zip(strings, scores.tolist(), strict=True))
    total = {one: evidence[one] * n_effective + prior.score(one) for one in strings}
    best, standing, peers = _chosen(total, evidence)
    if evidence[best] < LEAST_EVIDENCE:
        return None
    seen = max(evidence.values())
    plain = _evidence(looks, [best, *peers])
    return Fused(
        vins=tuple((one, total[one]) for one in (best, *peers[: MAX_KEPT - 1])),
        check_digit=standing,
        evidence=evidence[best],
        behind=seen - evidence[best],
        lead=float(plain[0] - plain[1:].max(initial=LEAST_REGRET)),
        n_odd=prior.n_odd(best),
    )


def _evidence(witnesses: Sequence[Sequence[Frames]], strings: Sequence[str]) -> NDArray[np.float64]:
    """Average the regret of strings over the views of each frame, and over the frames."""
    import numpy as np

    scores = [
        np.mean([np.maximum(aligned(view, strings, SYMBOLS), LEAST_REGRET) for view in views], axis=0)
        for views in witnesses
    ]
    return np.asarray(np.mean(scores, axis=0), dtype=np.float64)


def _of_makers(
    witnesses: Sequence[Sequence[Frames]], strings: list[str], scores: NDArray[np.float64], prior: Prior
) -> set[str]:
    """Decode again for the makers whose WMI is near what was read, with their habits."""
    import numpy as np

    makers = prior.makers()
    if not makers:
        return set()
    tails = [strings[n][3:] for n in np.argsort(-scores, kind="stable")[:N_MAKERS]]
    tried = np.max([_evidence(witnesses[:1], [wmi + tail for wmi in makers]) for tail in tails], axis=0)
    near = [n for n in np.argsort(-tried, kind="stable")[:N_MAKERS] if tried[n] > scores.max() - MAKER_REACH]
    views = [views[place] for place in range(N_MAKER_VIEWS) for views in witnesses if place < len(views)]
    found = set()
    for n in near:
        costs = prior.costs(makers[n])
        for view in views[: N_MAKER_VIEWS + len(witnesses) - 1]:
            for is_checked in {False, numbers.is_binding(makers[n])}:
                grammar = of_maker(makers[n], costs, is_checked=is_checked)
                found |= {one for one, _ in decode(view, grammar, N_BEST_OF_MAKER) if is_vin_shaped(one)}
    return found


def _chosen(total: dict[str, float], evidence: dict[str, float]) -> tuple[str, str, list[str]]:
    """Choose a VIN; tell how it stands to the check digit, and what else it may be, best first."""
    ranked = sorted(total, key=lambda one: (-total[one], one))
    seen = min(evidence, key=lambda one: (-evidence[one], one))
    valid = [one for one in ranked if numbers.check(one) == "valid"]
    best = ranked[0]
    if valid and numbers.is_binding(best):
        is_plain = evidence[seen] > PLAIN_REGRET and numbers.check(seen) == "invalid"
        best = seen if is_plain and total[valid[0]] < total[seen] - FAILS_REACH else valid[0]
    elif valid and total[valid[0]] > total[best] - ELSEWHERE_REACH:
        best = valid[0]
    standing = {"valid": "imposed", "invalid": "fails", "not_binding": "not_binding"}[numbers.check(best)]
    if standing == "imposed" and best == seen:
        standing = "observed"
    return best, standing, [one for one in ranked if one != best and numbers.check(one) != "invalid"]


def probability(features: dict[str, float], weights: dict[str, float] | None = None) -> float:
    """Tell how probable it is that a VIN with these features is right.

    Args:
        features: as `Fused.features` gives them.
        weights: one for each feature; the shipped ones where None.

    Limits: fitted on the development pictures of `update/vin_reader.py`; see tables/vin_calibration.toml.
    """
    weights = weights or vin_calibration.load().weights
    return 1 / (1 + math.exp(-sum(weights[name] * value for name, value in features.items())))


def shares(fused: Fused, prob: float) -> tuple[Alternative, ...]:
    """Give the VINs of a fusion their probabilities.

    Args:
        fused: what was found.
        prob: of the first.

    Returns:
        The first with its probability; the others share what is left in the ratio of their scores, with one part kept
        for everything else, and none is more probable than the first. Those below one in a million are left out.
    """
    others = fused.vins[1:]
    odds = [math.exp(min(score - fused.vins[0][1], 0.0)) for _, score in others]
    left = (1.0 - prob) / (sum(odds) + 1.0)
    told = [(vin, rounded(min(prob, left * part))) for (vin, _), part in zip(others, odds, strict=True)]
    ranked = sorted(((vin, one) for vin, one in told if one > 0), key=lambda pair: (-pair[1], pair[0]))
    return (Alternative(fused.vins[0][0], rounded(prob)), *(Alternative(vin, one) for vin, one in ranked))
