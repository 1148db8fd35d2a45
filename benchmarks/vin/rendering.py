"""Clips of made-up VINs on plates, stickers and windscreens, each frame spoilt in its own way.

Everything follows from the number of the clip: the VIN, the face, the ground, the path of the camera. Blur and glare
wander from frame to frame as a hand and the sun do (a first-order autoregression), so neighbouring frames are alike.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from yellowplate.numbers import vin as numbers

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

KINDS = ("plate", "sticker", "windscreen")
FACES = (
    "DejaVuSans.ttf",
    "DejaVuSans-Bold.ttf",
    "DejaVuSansMono.ttf",
    "DejaVuSansMono-Bold.ttf",
    "DejaVuSerif-Bold.ttf",
    "cmss10.ttf",
    "cmtt10.ttf",
)
"""Files of matplotlib, which the development requirements bring; Pillow's own face comes on top."""
WIDTH_PX, HEIGHT_PX, RATE, N_FRAMES = 640, 480, 8, 48
LETTER_PX = 48
"""Height of the letters where the label is drawn, before it is seen from afar."""
CHINESE = ("LVG", "LFM", "LSV", "LFV", "LGX", "LS5", "LGW", "LB3", "LSG", "LBV", "LHG", "LJD", "LZW", "LRW")
"""Makers of whose habits the shipped table says nothing: the codes drawn here follow none."""
ELSEWHERE = ("WVW", "JTD", "KMH", "VF1", "YV1", "ZFA", "5YJ", "1FA")
CRF = "30"


@dataclass(frozen=True, slots=True)
class Clip:
    """What one clip shows.

    Attributes:
        number: decides everything else.
        vin: made up; it satisfies the check digit where that binds.
        kind: "plate", "sticker" or "windscreen".
        face: file of the letters, "" for Pillow's own.
    """

    number: int
    vin: str
    kind: str
    face: str


def planned(number: int) -> Clip:
    """Say what a clip will show."""
    import numpy as np

    chance = np.random.default_rng([number, 1])
    maker = str(chance.choice(CHINESE)) if chance.random() < 0.6 else str(chance.choice(ELSEWHERE))  # noqa: PLR2004
    letters = "".join(chance.choice(list(numbers.ALPHABET), 5))
    year = chance.choice(list("HJKLMNPRS"))
    vin = f"{maker}{letters}0{year}{chance.choice(list('ABCDEFGH0123'))}{chance.integers(0, 10**6):06d}"
    if numbers.is_binding(vin):
        vin = vin[:8] + numbers.check_digit(vin) + vin[9:]
    return Clip(number, vin, KINDS[number % len(KINDS)], ("", *FACES)[number // len(KINDS) % (len(FACES) + 1)])


def label(clip: Clip) -> Pixels:
    """Draw the label from near: letters 48 pixels high on their ground, grey."""
    import matplotlib as mpl
    import numpy as np
    from PIL import Image, ImageDraw, ImageFont

    chance = np.random.default_rng([clip.number, 2])
    path = Path(mpl.get_data_path()) / "fonts/ttf" / clip.face
    font = ImageFont.truetype(str(path), LETTER_PX + 16) if clip.face else ImageFont.load_default(LETTER_PX + 16)
    text = clip.vin if chance.random() < 0.7 else f"*{clip.vin}*"  # noqa: PLR2004
    left, top, right, bottom = font.getbbox(text)
    squeeze = chance.uniform(0.75, 1.0)
    mask = Image.new("L", (int(right - left), int(bottom - top)))
    ImageDraw.Draw(mask).text((-left, -top), text, font=font, fill=255)
    ink = np.asarray(mask.resize((round(mask.width * squeeze), mask.height)), np.float32) / 255
    ink = np.pad(ink, ((60, 60), (70, 70)))
    height, width = ink.shape
    slope = np.linspace(-1, 1, width)[None, :] * chance.uniform(-25, 25) + np.linspace(-1, 1, height)[:, None] * 10
    if clip.kind == "plate":
        if chance.random() < 0.4:  # noqa: PLR2004 - dots of a peening tool
            rows, columns = np.mgrid[:height, :width]
            ink *= ((rows % 6 - 2.5) ** 2 + (columns % 6 - 2.5) ** 2 < 7).astype(np.float32)  # noqa: PLR2004
        ground = chance.uniform(120, 190) + slope
        lit = ink - np.roll(ink, (2, 2), (0, 1))
        drawn = ground - 105 * ink + 50 * lit
    elif clip.kind == "sticker":
        is_dark = chance.random() < 0.4  # noqa: PLR2004
        ground = (35.0 if is_dark else 225.0) + slope / 2
        drawn = ground + (165 if is_dark else -185) * ink
    else:
        ground = chance.uniform(25, 60) + slope / 2
        drawn = ground + chance.uniform(70, 130) * ink
    drawn += chance.normal(0, 3, drawn.shape)
    drawn[:4], drawn[-4:], drawn[:, :4], drawn[:, -4:] = 60, 60, 60, 60
    return np.clip(drawn, 0, 255).astype(np.uint8)


def _wander(chance: np.random.Generator, memory: float) -> NDArray[np.float64]:
    """Return a value per frame, mean 0 and deviation 1, of which each keeps a share of the last."""
    import numpy as np

    steps = chance.normal(size=N_FRAMES)
    for place in range(1, N_FRAMES):
        steps[place] = memory * steps[place - 1] + math.sqrt(1 - memory**2) * steps[place]
    return np.asarray(steps)


def frames(clip: Clip) -> Iterator[Pixels]:
    """Draw the frames as the camera sees them, before compression, grey."""
    import cv2
    import numpy as np

    chance = np.random.default_rng([clip.number, 3])
    near = label(clip)
    scale = chance.uniform(18, 25) / LETTER_PX
    street = cv2.resize(chance.uniform(60, 150, (8, 10)).astype(np.float32), (WIDTH_PX, HEIGHT_PX))
    across, down, turn = (_wander(chance, 0.9) for _ in range(3))
    defocus, shake, glare, where = (_wander(chance, 0.7) for _ in range(4))
    lean = chance.uniform(-3, 3)
    rows, columns = np.mgrid[:HEIGHT_PX, :WIDTH_PX].astype(np.float32)
    soft = cv2.GaussianBlur(near, (0, 0), 0.35 / scale).astype(np.float32)
    for place in range(N_FRAMES):
        middle = (WIDTH_PX / 2 + 12 * across[place], HEIGHT_PX / 2 + 8 * down[place])
        move = cv2.getRotationMatrix2D((near.shape[1] / 2, near.shape[0] / 2), lean + 0.7 * turn[place], scale)
        move[:, 2] += np.array(middle) - (near.shape[1] / 2, near.shape[0] / 2)
        image = cv2.warpAffine(soft, move, (WIDTH_PX, HEIGHT_PX), dst=street.copy(), borderMode=cv2.BORDER_TRANSPARENT)
        image = cv2.GaussianBlur(image, (0, 0), max(0.4, 2.2 + 1.1 * defocus[place]))
        length = max(0.0, 3.8 + 3.3 * shake[place])
        if length > 1:
            kernel = np.zeros((21, 21), np.float32)
            angle = chance.uniform(0, math.pi)
            tip = (math.cos(angle) * length / 2, math.sin(angle) * length / 2)
            ends = [(round(16 * (10 + sign * tip[0])), round(16 * (10 + sign * tip[1]))) for sign in (-1, 1)]
            cv2.line(kernel, ends[0], ends[1], 1.0, 1, cv2.LINE_AA, 4)
            image = cv2.filter2D(image, -1, kernel / kernel.sum())
        bright = max(0.0, 120 + 110 * glare[place])
        far = ((columns - middle[0] - 130 * where[place]) / 60) ** 2 + ((rows - middle[1]) / 30) ** 2
        image = image + bright * np.exp(-far)
        image = image + 6 * chance.standard_normal(image.shape, np.float32)
        yield np.clip(image, 0, 255).astype(np.uint8)


def write(clip: Clip, path: Path) -> None:
    """Write a clip as H.264, as hard pressed as short videos are."""
    import av

    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=RATE)
        stream.width, stream.height, stream.pix_fmt = WIDTH_PX, HEIGHT_PX, "yuv420p"
        stream.options = {"preset": "veryfast", "crf": CRF, "threads": "1"}
        for place, image in enumerate(frames(clip)):
            frame = av.VideoFrame.from_ndarray(image, format="gray")
            frame.pts, frame.time_base = place, Fraction(1, RATE)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
