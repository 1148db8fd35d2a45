"""What several views, and in a video several frames, say together about one VIN.

Every string that any view allows is scored in all views (its regret, see `ctc`). Views of one frame are one witness:
their scores are averaged. Frames are witnesses of their own, but of one line they are alike in much; with the
correlation r = `SHARED` between any two, n of them are worth n / (1 + r (n - 1)), which never exceeds 1 / r. A frame
counts by how clear it is, and says no more against a string than `MOST_AGAINST`: something may stand before a
character. What the maker's habits add comes on top, once.

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
from yellowplate.read.ctc import aligned
from yellowplate.read.vin_evidence import LEAST_REGRET, candidates, n_clear, of_makers, weighed
from yellowplate.read.vin_frames import SYMBOLS, doubted
from yellowplate.read.vin_prior import Prior
from yellowplate.read.vin_run import is_vin_shaped
from yellowplate.records import Alternative, rounded
from yellowplate.tables import vin_calibration, vin_prior

if TYPE_CHECKING:
    from yellowplate.read.ctc import Frames

SHARED = 0.3
"""Correlation of what two frames of one line say: the face, the network's habits, the same glare."""
TOGETHER_LOSS = 8.0
"""Two tracks show one VIN where the best one for both costs no more than this, over what each prefers; but never where
each clearly shows another."""
ELSEWHERE_REACH = 2.0
"""A VIN of a market without check digit stands although one that satisfies it is near, unless it is as near as this."""
PLAIN_REGRET, FAILS_REACH = -1.0, 4.0
"""What is printed fails the check digit where its regret is above the first and all others are this far behind."""
LEAST_EVIDENCE = -15.0
"""A line in which the best VIN costs more than this shows none: of the right ones seen none cost as much."""
MAX_KEPT = 5
CLEAR_REGRET, CLEAR_LEAD = -0.5, 4.0
"""A VIN as good as the recogniser's own favourite, with every other one this far behind, stands whatever its maker's
habits are: of 67 such in the seen development pictures 66 were right, and habits would not have mended the other."""


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
    found = candidates(witnesses)
    strings = sorted(one for one in found if is_vin_shaped(one))
    if not strings:
        return None
    scores = weighed(witnesses, strings)
    if scores.max() <= LEAST_REGRET:
        return None
    more = sorted(of_makers(witnesses, strings, scores, prior) - found)
    if more:
        strings, scores = strings + more, np.concatenate([scores, weighed(witnesses, more)])
    n_effective = n_witnesses(n_clear(witnesses, strings))
    evidence = dict(zip(strings, scores.tolist(), strict=True))
    total = {one: evidence[one] * n_effective + prior.score(one) for one in strings}
    plain = dict(zip(strings, weighed(looks, strings).tolist(), strict=True))
    best, standing, peers = _chosen(evidence if _is_plain(plain, evidence) else total, evidence)
    if evidence[best] < LEAST_EVIDENCE:
        return None
    seen = max(evidence.values())
    return Fused(
        vins=tuple((one, total[one]) for one in (best, *peers[: MAX_KEPT - 1])),
        check_digit=standing,
        evidence=evidence[best],
        behind=seen - evidence[best],
        lead=plain[best] - max((plain[one] for one in peers), default=LEAST_REGRET),
        n_odd=prior.n_odd(best),
    )


def n_witnesses(n_looks: float) -> float:
    """Tell how many independent witnesses so many frames of one line are worth.

    >>> [round(n_witnesses(n), 1) for n in (1, 2, 8, 100)]
    [1.0, 1.5, 2.6, 3.3]
    """
    return n_looks / (1 + SHARED * (n_looks - 1))


def together(some: Sequence[Sequence[Frames]], others: Sequence[Sequence[Frames]]) -> bool:
    """Tell whether one VIN goes with all of them.

    Args:
        some: frames of a line, each in its views.
        others: of the same line, or of another one.
    """
    witnesses = [[[doubted(view) for view in views] for views in looks] for looks in (some, others)]
    strings = sorted(candidates([*witnesses[0], *witnesses[1]]))
    if not strings:
        return False
    first, second = (weighed(one, strings) for one in witnesses)
    vins = [strings[int(scores.argmax())] for scores in (first, second)]
    if vins[0] != vins[1] and all(_is_clear(vin, looks) for vin, looks in zip(vins, (some, others), strict=True)):
        return False
    return bool(first.max() + second.max() - (first + second).max() <= TOGETHER_LOSS)


def _is_clear(vin: str, looks: Sequence[Sequence[Frames]]) -> bool:
    """Tell whether some view shows the VIN about as well as the recogniser's own favourite text."""
    return max(aligned(view, [vin], SYMBOLS)[0] for views in looks for view in views) > CLEAR_REGRET


def _is_plain(plain: dict[str, float], evidence: dict[str, float]) -> bool:
    """Tell whether the pixels leave nothing open, so that habits have no say.

    Args:
        plain: regret of each string before doubt is cast.
        evidence: and after.
    """
    seen = min(evidence, key=lambda one: (-evidence[one], one))
    others = max((regret for one, regret in plain.items() if one != seen), default=LEAST_REGRET)
    is_sound = numbers.check(seen) != "invalid"
    return is_sound and plain[seen] > CLEAR_REGRET and plain[seen] - others >= CLEAR_LEAD


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
