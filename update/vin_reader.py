"""Makes the tables of the VIN reader from labelled photographs.

    python -m update.vin_reader SHARED/vin_samples [STEP ...]

    prior         labels → tables/vin_prior.csv
    confusions    pictures → tables/vin_calibration_confusions.csv
    calibration   pictures → the weights and the least accepted probability in tables/vin_calibration.toml, and
                  build/vin_out_of_fold.csv, from which `benchmarks.vin` prints how far they can be trusted

The third of the hard set that is kept unseen, and the small set, are never opened here.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from yellowplate.read.ctc import HOPELESS, aligned
from yellowplate.read.look import Look, box_around
from yellowplate.read.picture import look_at
from yellowplate.read.vin_frames import SYMBOLS
from yellowplate.read.vin_fusion import fuse, probability
from yellowplate.read.vin_prior import PLACES, Prior
from yellowplate.read.vin_run import fold
from yellowplate.records import Item, MediaKind
from yellowplate.settings import Settings
from yellowplate.tables import vin_prior
from yellowplate.tables.vin_prior import Counts

if TYPE_CHECKING:
    from yellowplate.read.ctc import Frames
    from yellowplate.read.look import Pixels

OUT_OF_FOLD = Path(__file__).resolve().parents[1] / "build/vin_out_of_fold.csv"
"""Set, is masked, probability out of fold, is right: one line for each that may hold a VIN."""
TABLES = Path(__file__).resolve().parents[1] / "src/yellowplate/tables"
TRUSTED = "machine_check_digit_observed"
N_THIRDS = 3
EASY_STEP = 3
"""Every third picture of the easy set is read: the others add time, hardly errors."""
ALIKE = (
    "D0 B8 VW Z2 G6 MN S5 U0 VY C6 C0 E6 T7 1L 1J 17 A4 R8 P4 HN KX 38 35 56 68 B6 DU C1 F7 FP EF PR 49".split()  # noqa: SIM905
)
"""Pairs drawn alike in the faces of plates (the first six are those of the project's note on VINs)."""
ALIKE_SHARE, OTHER_SHARE, MAX_SHARE = 0.01, 0.001, 0.15
PULL = 40.0
"""Characters' worth of trust in the pairs against what was counted."""
HOPEFUL = -59.0
"""Of a line that is not the VIN's, its regret is at the floor in every view."""
RIDGE, N_NEWTON, N_PARTS = 1.0, 40, 10
MAX_WRONG = 0.01
"""Share of accepted VINs that may be wrong."""
FAILS_WEIGHT = -4.0
"""Set by hand: no development picture shows a VIN whose binding check digit fails, so it is nearly always misread."""
LEGIBLE = -45.0
"""A line in which the true VIN costs more than this is not where it stands."""


def is_unseen(vin: str) -> bool:
    """Tell whether a VIN of the hard set is in the third kept unseen: its SHA-256 is divisible by three."""
    return int(hashlib.sha256(vin.encode()).hexdigest(), 16) % N_THIRDS == 0


def table_of_prior(vins: list[str]) -> str:
    """Count the characters of each maker's VINs.

    Args:
        vins: each vehicle once.

    Returns:
        CSV with the columns wmi, place, character, n, sorted; makers with one VIN are left out.
    """
    n_vins = Counter(vin[:3] for vin in vins)
    counts = Counter((vin[:3], place, vin[place - 1]) for vin in vins if n_vins[vin[:3]] > 1 for place in (1, *PLACES))
    return _csv(("wmi", "place", "character", "n"), [(*key, n) for key, n in sorted(counts.items())])


def table_of_confusions(counts: Counter[tuple[str, str]]) -> str:
    """Bring counts of (said, is) to shares, pulled towards what looks alike.

    Args:
        counts: how often; right ones (said = is) too.

    Returns:
        CSV with the columns says, is, share of all shares above `OTHER_SHARE`, sorted.
    """
    rows = []
    alike = {pair for one in ALIKE for pair in ((one[0], one[1]), (one[1], one[0]))}
    for says in SYMBOLS:
        n_said = sum(counts[says, one] for one in SYMBOLS)
        for is_ in SYMBOLS:
            expected = ALIKE_SHARE if (says, is_) in alike else OTHER_SHARE
            share = min((counts[says, is_] + PULL * expected) / (n_said + PULL), MAX_SHARE)
            if says != is_ and share > OTHER_SHARE:
                rows.append((says, is_, f"{share:.4f}"))
    return _csv(("says", "is", "share"), rows)


def said(frames: Frames, vin: str) -> list[str]:
    """Tell what the recogniser finds most probable where each character of a known VIN stands.

    Args:
        frames: regrets.
        vin: what the line shows.

    Returns:
        One symbol for each character, by the best path (see `yellowplate.read.ctc`); empty where there is none.
    """
    import numpy as np

    n_frames, ids = len(frames), [SYMBOLS.index(one) for one in vin]
    label = np.full((len(ids), n_frames + 1), HOPELESS)
    pause = np.full((len(ids), n_frames + 1), HOPELESS)
    came: dict[tuple[str, int, int], tuple[str, int] | None] = {}
    for frame in range(n_frames):
        for place, one in enumerate(ids):
            ways: list[tuple[float, tuple[str, int] | None]] = [(label[place, frame], ("label", place))]
            if place == 0:
                ways.append((0.0, None))
            else:
                ways.append((pause[place - 1, frame], ("pause", place - 1)))
                if one != ids[place - 1]:
                    ways.append((label[place - 1, frame], ("label", place - 1)))
            best, came["label", place, frame] = max(ways, key=lambda way: way[0])
            label[place, frame + 1] = max(HOPELESS, best + frames[frame, one])
            best, came["pause", place, frame] = max(
                (pause[place, frame], ("pause", place)), (label[place, frame], ("label", place))
            )
            pause[place, frame + 1] = max(HOPELESS, best + frames[frame, -1])
    stands: list[list[int]] = [[] for _ in ids]
    frame = int(label[-1].argmax()) - 1
    state: tuple[str, int] | None = ("label", len(ids) - 1)
    while state is not None and frame >= 0:
        if state[0] == "label":
            stands[state[1]].append(frame)
        state, frame = came[state[0], state[1], frame], frame - 1
    if not all(stands):
        return []
    return [SYMBOLS[int(frames[rows, :-1].max(axis=0).argmax())] for rows in stands]


def _csv(head: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()


def labels(samples: Path) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Return the rows of the hard set that may be seen, and the trusted rows of the easy set."""
    hard = list(csv.DictReader((samples / "labels_dev_eye.csv").read_text("utf-8").splitlines()))
    easy = list(csv.DictReader((samples / "labels_dev_machine.csv").read_text("utf-8").splitlines()))
    return [row for row in hard if not is_unseen(row["vin"])], [row for row in easy if row["label_basis"] == TRUSTED]


def without(counts: Counts, vin: str) -> Prior:
    """Return the habits of makers as they would be had this vehicle not been counted."""
    n_vins, n_at = dict(counts.n_vins), dict(counts.n_at)
    if vin[:3] in n_vins:
        n_vins[vin[:3]] -= 1
        for place in (1, *PLACES):
            n_at[vin[:3], place, vin[place - 1]] = max(0, n_at.get((vin[:3], place, vin[place - 1]), 0) - 1)
    return Prior(Counts(n_vins, n_at))


def painted_over(look: Look, vin: str) -> Pixels:
    """Return the picture with every line in which the VIN stands, or may stand, filled with the colours around it."""
    import cv2
    import numpy as np

    image = look.image.copy()
    mask = np.zeros(image.shape[:2], np.uint8)
    for line in (*look.lines, *look.faint):
        if max((aligned(view, [vin], SYMBOLS)[0] for view in line.best.views), default=HOPELESS) > HOPEFUL:
            box = box_around((line.quad,), width=look.width, height=look.height)
            grown = max(3, box.height // 3)
            mask[max(0, box.top - grown) : box.bottom + grown, max(0, box.left - 2 * grown) : box.right + 2 * grown] = (
                255
            )
    return cast("Pixels", cv2.inpaint(image, mask, 3, cv2.INPAINT_TELEA))


def examples(look: Look, prior: Prior) -> Iterator[tuple[str, str, dict[str, float]]]:
    """Give VIN, standing of the check digit and features of every line in which a VIN may be."""
    for line in (*look.lines, *look.faint):
        if line.best.views and (fused := fuse([line.best.views], prior)):
            greedy = fold("".join(one.text for one in line.best.characters if one.text.isalnum()))
            yield fused.vins[0][0], fused.check_digit, fused.features([greedy])


def fitted(table: list[dict[str, float]], right: list[bool]) -> dict[str, float]:
    """Fit a logistic regression by Newton's method, pulled towards 0 (the constant is not).

    Args:
        table: features of each example, the same names in each.
        right: whether the VIN was right.
    """
    import numpy as np

    names = sorted(table[0])
    x = np.array([[row[name] for name in names] for row in table])
    y = np.array(right, dtype=float)
    pull = np.diag([0.0 if name == "one" else RIDGE for name in names]) + 1e-6 * np.eye(len(names))
    weights = np.zeros(len(names))
    for _ in range(N_NEWTON):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (y - p) - pull @ weights
        weights += np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + pull, slope)
    return dict(zip(names, (round(float(one), 4) for one in weights), strict=True))


def out_of_fold(table: list[dict[str, float]], right: list[bool], vins: list[str]) -> list[float]:
    """Give each example the probability that a fit without its VIN gives it.

    Args:
        table: features of each example.
        right: whether the VIN was right.
        vins: the VIN of the picture each is from; ten parts are made of them by hash.
    """
    parts = [int(hashlib.sha256(vin.encode()).hexdigest(), 16) // N_THIRDS % N_PARTS for vin in vins]
    probs = [0.0] * len(vins)
    for part in range(N_PARTS):
        rest = [n for n, one in enumerate(parts) if one != part]
        weights = fitted([table[n] for n in rest], [right[n] for n in rest])
        for n, one in enumerate(parts):
            if one == part:
                probs[n] = probability(table[n], weights)
    return probs


def least_accepted(probs: list[float], right: list[bool]) -> float:
    """Return the least probability, in hundredths and at least 0.9, from which at most one in a hundred is wrong.

    Args:
        probs: out of fold.
        right: whether the VIN was right.

    Returns:
        1.0 where there is none.
    """
    for hundredth in range(90, 100):
        accepted = [is_right for prob, is_right in zip(probs, right, strict=True) if prob >= hundredth / 100]
        if accepted.count(False) <= MAX_WRONG * len(accepted):
            return hundredth / 100
    return 1.0


def _look(pixels: Pixels | None, path: Path) -> Look:
    import cv2

    item = Item("0" * 64, 0, "", MediaKind.IMAGE, path.name)
    if pixels is None:
        return look_at(path, item, Settings(), is_of_vin=True)[0]
    with tempfile.TemporaryDirectory() as folder:
        changed = Path(folder) / "changed.png"
        cv2.imwrite(str(changed), pixels)
        return look_at(changed, item, Settings(), is_of_vin=True)[0]


def main() -> None:
    """Make the tables named on the command line, all by default."""
    samples, steps = Path(sys.argv[1]), sys.argv[2:] or ["prior", "confusions", "calibration"]
    hard, easy = labels(samples)
    if "prior" in steps:
        vins = sorted({row["vin"] for row in hard + easy})
        (TABLES / "vin_prior.csv").write_text(table_of_prior(vins), "utf-8")
    if "confusions" in steps:
        counts: Counter[tuple[str, str]] = Counter()
        for row in hard:
            look = _look(None, samples / row["file"])
            lines = [line for line in (*look.lines, *look.faint) if line.best.views]
            scores = [aligned(line.best.views[0], [row["vin"]], SYMBOLS)[0] for line in lines]
            if scores and max(scores) > LEGIBLE:
                for view in lines[scores.index(max(scores))].best.views[:2]:
                    counts.update(zip(said(view, row["vin"]), row["vin"], strict=False))
        (TABLES / "vin_calibration_confusions.csv").write_text(table_of_confusions(counts), "utf-8")
    if "calibration" in steps:
        table, right, vins, origins = [], [], [], []
        for place, row in enumerate(hard + easy[::EASY_STEP]):
            name = "hard" if place < len(hard) else "easy"
            prior = without(vin_prior.load(), row["vin"])
            look = _look(None, samples / row["file"])
            covered = _look(painted_over(look, row["vin"]), samples / row["file"])
            for is_masked, shown in ((False, look), (True, covered)):
                for vin, _, features in examples(shown, prior):
                    if features["fails"]:
                        continue
                    table.append(features)
                    right.append(vin == row["vin"])
                    vins.append(row["vin"])
                    origins.append((name, int(is_masked)))
        weights = fitted(table, right) | {"fails": FAILS_WEIGHT}
        probs = out_of_fold(table, right, vins)
        accepted = least_accepted(probs, right)
        OUT_OF_FOLD.parent.mkdir(parents=True, exist_ok=True)
        rows = [(*origin, f"{prob:.6f}", int(hit)) for origin, prob, hit in zip(origins, probs, right, strict=True)]
        OUT_OF_FOLD.write_text(_csv(("set", "is_masked", "prob", "is_right"), rows), "utf-8")
        text = (TABLES / "vin_calibration.toml").read_text("utf-8")
        told = "".join(f"{name} = {weight}\n" for name, weight in weights.items())
        text = re.sub(r"(?s)\[weights\]\n.*?\n(?=\[columns\])", f"[weights]\n{told}\n", text)
        text = re.sub(r"accepted_prob = .*", f"accepted_prob = {accepted}", text)
        (TABLES / "vin_calibration.toml").write_text(text, "utf-8")
        print(f"{len(right)} lines, {sum(right)} right, accepted from {accepted}")


if __name__ == "__main__":
    main()
