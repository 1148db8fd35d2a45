"""Train the network on rendered lines, and on photographs if given; goes on where it stopped.

    python -m update.vin_lines.train FOLDER [--rounds N] [--photographs PLACES.npz --share 0.5] [--begin CHECKPOINT]

A round is one shard of newly drawn lines and two of those of earlier rounds, drawn by seed. Shards are kept in FOLDER,
as is `checkpoint.pt`, written after every round. Of a drawn line it is known where its characters stand, so each frame
has a target of its own beside CTC's; that saves the long time in which CTC alone answers nothing but blanks. One
thread; a second process draws shards ahead. Same seeds, fonts and library versions give the same shards; weights
differ in their last digits between processors.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from update.vin_lines import photographs, render
from update.vin_lines.network import BLANK, FRAME_PX, WIDTH_PX, build, n_parameters
from yellowplate.numbers.vin import ALPHABET

if TYPE_CHECKING:
    import numpy as np
    import torch
    from numpy.typing import NDArray

N_SHARD, N_OLD, N_BATCH = 2048, 2, 32
N_AHEAD, N_KEPT = 4, 40
RATE, DECAY, CLIP = 1.2e-3, 1e-2, 5.0
IGNORED = -100
"""Target of frames in which more than one answer is right."""
WARM = 0.03
"""Share of all rounds in which the rate rises."""
SEED_TRAIN, SEED_TRIAL, SEED_ORDER, SEED_REAL = 1, 2, 3, 4
N_TRIAL, TRIAL_EVERY = 1024, 4


def shard(folder: Path, number: int, places: Path | None) -> None:
    """Draw a shard of lines and write it, unless it is there."""
    import cv2
    import numpy as np

    path = folder / f"shard{number:04}.npz"
    if path.exists():
        return
    cv2.setNumThreads(1)
    grounds = [one.painted for one in photographs.load(places)] if places else []
    seed, n = (SEED_TRAIN, N_SHARD) if number else (SEED_TRIAL, N_TRIAL)
    drawn = [render.line((seed, number, k), grounds) for k in range(n)]
    draft = folder / f"draft{number}.npz"
    np.savez(
        draft,
        lines=np.stack([one for one, _, _ in drawn]),
        vins=np.array([vin for _, vin, _ in drawn]),
        frames=np.stack([framed(vin, centres) for _, vin, centres in drawn]),
    )
    draft.rename(path)


def _draw_ahead(folder: Path, first: int, last: int, places: Path | None) -> None:
    for number in range(first, last + 1):
        while number > first + N_AHEAD and not (folder / f"shard{number - N_AHEAD:04}.used").exists():
            time.sleep(0.5)
        shard(folder, number, places)


def framed(vin: str, centres: list[float]) -> NDArray[np.int16]:
    """Give each frame its target: the character whose centre lies in it, the blank, or `IGNORED` beside a centre."""
    import numpy as np

    n_frames = WIDTH_PX // FRAME_PX
    wanted = np.full(n_frames, BLANK, np.int16)
    taken = [(ALPHABET.index(one), min(max(at, 0.0), 0.999) * n_frames) for one, at in zip(vin, centres, strict=True)]
    for _, at in taken:
        beside = int(at) + (1 if at % 1 > 0.5 else -1)  # noqa: PLR2004 - the nearer neighbour
        if 0 <= beside < n_frames:
            wanted[beside] = IGNORED
    for symbol, at in taken:
        wanted[int(at)] = symbol
    return wanted


def _read(folder: Path, number: int) -> tuple[NDArray[np.uint8], list[str], NDArray[np.int16]]:
    import numpy as np

    path = folder / f"shard{number:04}.npz"
    while not path.exists():
        time.sleep(0.5)
    with np.load(path) as arrays:
        return arrays["lines"], [str(one) for one in arrays["vins"]], arrays["frames"]


def targets(vins: list[str]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the symbols of all VINs in one row, and how many each has."""
    import torch

    flat = [ALPHABET.index(one) for vin in vins for one in vin]
    return torch.tensor(flat, dtype=torch.long), torch.tensor([len(vin) for vin in vins], dtype=torch.long)


def greedy(told: NDArray[np.float32]) -> list[str]:
    """Read log probabilities (frames, lines, symbols) off by the favourite of each frame."""
    found = []
    for line in told.argmax(axis=2).T:
        kept = [int(one) for n, one in enumerate(line) if one != BLANK and (n == 0 or one != line[n - 1])]
        found.append("".join(ALPHABET[one] for one in kept))
    return found


def rate_at(done: float) -> float:
    """Return the share of the full rate after a share of the training."""
    if done < WARM:
        return max(done / WARM, 0.02)
    return max(0.5 * (1 + math.cos(math.pi * (done - WARM) / (1 - WARM))), 0.004)


def exact_rate(network: Any, lines: NDArray[np.uint8], vins: list[str]) -> float:
    """Return the share of lines read exactly by favourites alone."""
    import torch

    network.eval()
    told = []
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for at in range(0, len(lines), N_BATCH):
            told += greedy(network(_given(lines[at : at + N_BATCH])).float().numpy())
    network.train()
    return sum(one == vin for one, vin in zip(told, vins, strict=True)) / len(vins)


def _given(lines: NDArray[np.uint8]) -> torch.Tensor:
    import torch

    given = torch.from_numpy(lines).float().unsqueeze(1)
    return given.contiguous(memory_format=torch.channels_last)


def lines_of(
    folder: Path, number: int, real: list[photographs.Placed], share: float
) -> tuple[NDArray[np.uint8], list[str], NDArray[np.int16]]:
    """Bring the lines of a round together.

    Args:
        folder: of the shards.
        number: of the round, from 1.
        real: photographs whose lines are learnt.
        share: how many of the lines are theirs.

    Returns:
        Lines, their VINs, and the target of each frame, in the order in which they are learnt.
    """
    import numpy as np

    order = np.random.default_rng([SEED_ORDER, number])
    lines, vins, wanted = _read(folder, number)
    (folder / f"shard{number:04}.used").touch()
    oldest = max(1, number - N_KEPT + 1)
    if oldest > 1:
        (folder / f"shard{oldest - 1:04}.npz").unlink(missing_ok=True)
    for old in order.integers(oldest, number, size=N_OLD) if number > oldest else ():
        more = _read(folder, int(old))
        lines, vins, wanted = np.concatenate([lines, more[0]]), vins + more[1], np.concatenate([wanted, more[2]])
    if real:
        n_drawn = len(vins) - round(len(vins) * share)
        chosen = order.integers(len(real), size=len(vins) - n_drawn)
        shots = [photographs.line(real[n], (SEED_REAL, number, k)) for k, n in enumerate(chosen)]
        kept = order.permutation(len(vins))[:n_drawn]
        lines, wanted = np.concatenate([lines[kept], np.stack(shots)]), wanted[kept]
        wanted = np.concatenate([wanted, np.full((len(chosen), wanted.shape[1]), IGNORED, np.int16)])
        vins = [vins[n] for n in kept] + [real[n].vin for n in chosen]
    places = order.permutation(len(vins))
    return lines[places], [vins[n] for n in places], wanted[places]


def learn(
    network: Any, steps: torch.optim.Optimizer, lines: NDArray[np.uint8], vins: list[str], wanted: NDArray[np.int16]
) -> float:
    """Take one step on one batch and return the loss."""
    import numpy as np
    import torch

    with torch.autocast("cpu", torch.bfloat16):
        told = network(_given(lines))
    symbols, sizes = targets(vins)
    frames = torch.full((len(vins),), told.shape[0])
    loss = torch.nn.functional.ctc_loss(told, symbols, frames, sizes, blank=BLANK, zero_infinity=True)
    each = torch.from_numpy(wanted.astype(np.int64)).T
    if (each != IGNORED).any():
        loss = loss + torch.nn.functional.nll_loss(told.permute(0, 2, 1), each, ignore_index=IGNORED)
    steps.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), CLIP)
    steps.step()
    return float(loss.detach())


def _asked() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--rounds", type=int, default=60)
    asked.add_argument("--rate", type=float, default=RATE)
    asked.add_argument("--grounds", type=Path, help="photographs whose parts without VINs are used as grounds")
    asked.add_argument("--photographs", type=Path, help="photographs whose lines are learnt")
    asked.add_argument("--share", type=float, default=0.5, help="share of the lines that are of photographs")
    asked.add_argument("--begin", type=Path, help="weights to begin with")
    return asked.parse_args()


def main() -> None:
    """Train as the command line says."""
    import torch

    given = _asked()
    given.folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    torch.manual_seed(SEED_TRAIN)
    network = build().to(memory_format=torch.channels_last)
    if given.begin:
        network.load_state_dict(torch.load(given.begin, weights_only=True)["network"])
    steps = torch.optim.AdamW(network.parameters(), given.rate, weight_decay=DECAY)
    first, path = 1, given.folder / "checkpoint.pt"
    if path.exists():
        saved = torch.load(path, weights_only=True)
        network.load_state_dict(saved["network"])
        steps.load_state_dict(saved["steps"])
        first = saved["round"] + 1
    real = [one for one in photographs.load(given.photographs) if one.quad is not None] if given.photographs else []
    shard(given.folder, 0, given.grounds)
    trial = _read(given.folder, 0)
    multiprocessing.get_context("spawn").Process(
        target=_draw_ahead, args=(given.folder, first, given.rounds, given.grounds), daemon=True
    ).start()
    print(f"{n_parameters(network)} weights, {len(real)} lines of photographs", flush=True)
    network.train()
    for number in range(first, given.rounds + 1):
        began, losses = time.monotonic(), []
        lines, vins, wanted = lines_of(given.folder, number, real, given.share)
        for at in range(0, len(vins) - N_BATCH + 1, N_BATCH):
            for group in steps.param_groups:
                group["lr"] = given.rate * rate_at((number - 1 + at / len(vins)) / given.rounds)
            rows = slice(at, at + N_BATCH)
            losses.append(learn(network, steps, lines[rows], vins[rows], wanted[rows]))
        draft = path.with_suffix(".draft")
        torch.save({"network": network.state_dict(), "steps": steps.state_dict(), "round": number}, draft)
        draft.replace(path)
        is_trial = number % TRIAL_EVERY == 0 or number == given.rounds
        exact = f", exact {exact_rate(network, *trial[:2]):.3f} of unseen lines" if is_trial else ""
        mean = sum(losses) / len(losses)
        print(f"round {number}: loss {mean:.3f}, {time.monotonic() - began:.0f} s{exact}", flush=True)


if __name__ == "__main__":
    main()
