"""The network: convolutions, one bidirectional GRU, one distribution over 34 symbols every four pixels.

    1 x 32 x W → 24 x 16 x W/2 → 64 x 8 x W/4 → 128 x 4 x W/4 → 192 x 2 x W/4 → 256 x W/4 → GRU → W/4 x 34

Every line is brought to W = 224, whatever its length: 56 frames for 17 characters, so equal neighbours (VV, 11) have
room for the blank between them. The boxes of VINs on pictures of 256 pixels are 10 to 28 pixels high, so 32 rows lose
nothing of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yellowplate.numbers.vin import ALPHABET

if TYPE_CHECKING:
    from torch import nn

HEIGHT_PX = 32
"""Height at which a line is shown."""
WIDTH_PX = 224
"""Width at which a line is shown, whatever its own."""
FRAME_PX = 4
"""Width of one frame."""
BLANK = len(ALPHABET)
"""Index of the blank; the symbols before it are `ALPHABET`."""
N_CLASSES = len(ALPHABET) + 1
STAGES = ((24, (2, 2), 0), (64, (2, 2), 1), (128, (2, 1), 1), (192, (2, 1), 0))
"""Of each stage: channels, stride (down, across), layers after the first."""
LEAST_SPREAD = 4.0
"""Grey levels added to a line's own deviation before it is brought to 1."""
N_HIDDEN = 128
N_TOP = 256


def build() -> nn.Module:
    """Make the network with fresh weights.

    Returns:
        A module from grey lines (lines, 1, 32, W), 0 (black) to 255 (white), to log probabilities (frames, lines, 34).
    """
    import torch
    from torch import nn

    def layer(n_in: int, n_out: int, stride: tuple[int, int] = (1, 1)) -> list[nn.Module]:
        return [nn.Conv2d(n_in, n_out, 3, stride, 1, bias=False), nn.BatchNorm2d(n_out), nn.ReLU(inplace=True)]

    class Lines(nn.Module):  # type: ignore[misc]  # torch is not installed where types are checked
        def __init__(self) -> None:
            super().__init__()
            layers: list[nn.Module] = []
            n_in = 1
            for n_out, stride, n_more in STAGES:
                layers += layer(n_in, n_out, stride)
                for _ in range(n_more):
                    layers += layer(n_out, n_out)
                n_in = n_out
            layers += [
                nn.Conv2d(n_in, N_TOP, (2, 3), 1, (0, 1), bias=False),
                nn.BatchNorm2d(N_TOP),
                nn.ReLU(inplace=True),
            ]
            self.seen = nn.Sequential(*layers)
            self.dropped = nn.Dropout(0.1)
            self.run = nn.GRU(N_TOP, N_HIDDEN, bidirectional=True)
            self.told = nn.Linear(2 * N_HIDDEN, N_CLASSES)

        def forward(self, lines: torch.Tensor) -> torch.Tensor:
            mean, spread = lines.mean(dim=(2, 3), keepdim=True), lines.std(dim=(2, 3), keepdim=True)
            frames = self.seen((lines - mean) / (spread + LEAST_SPREAD)).squeeze(2).permute(2, 0, 1)
            over, _ = self.run(self.dropped(frames))
            return torch.nn.functional.log_softmax(self.told(over).float(), dim=-1)

    return Lines()


def n_parameters(network: nn.Module) -> int:
    """Count the weights."""
    return sum(one.numel() for one in network.parameters())
