"""Trains the weights of tables/line_script.npz on rendered lines: hangul, han and kana, latin and digits, no text.

    python -m update.line_script SHARED [N_LINES]

Typefaces: Debian packages fonts-noto-cjk, fonts-nanum, fonts-unfonts-core, fonts-wqy-microhei, fonts-dejavu. Those in
`UNSEEN` are drawn for the test only (`benchmarks.line_script`). The lines of one third of the shared VIN photographs
(every third from the second) hold no hangul and are shown as such; the test looks at another third.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from yellowplate.read import engine
from yellowplate.read.line_script import MIN_HEIGHT_PX, windows
from yellowplate.read.look import box_around

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from yellowplate.read.look import Pixels

TABLE = Path(__file__).resolve().parents[1] / "src/yellowplate/tables/line_script.npz"
NAMES = ("hangul", "han", "latin", "none")
SEED = 20
N_FIGURES, N_ROUNDS, RATE, DECAY = 48, 14, 2e-3, 1e-5
FONTS = Path("/usr/share/fonts")
Face = tuple[str, int]
SANS, SANS_BOLD = "opentype/noto/NotoSansCJK-Regular.ttc", "opentype/noto/NotoSansCJK-Bold.ttc"
SERIF, SERIF_BOLD = "opentype/noto/NotoSerifCJK-Regular.ttc", "opentype/noto/NotoSerifCJK-Bold.ttc"
NANUM, UN, BAEKMUK = "truetype/nanum/Nanum", "truetype/unfonts-core/Un", "truetype/baekmuk/"
SEEN: dict[str, tuple[Face, ...]] = {
    "hangul": (
        *((name, 1) for name in (SANS, SANS_BOLD, SERIF, SERIF_BOLD)),
        *((f"{NANUM}{name}.ttf", 0) for name in ("Gothic", "GothicExtraBold", "Myeongjo", "MyeongjoExtraBold")),
        *((f"{NANUM}{name}.ttf", 0) for name in ("BarunGothic", "SquareB", "SquareRoundR", "GothicCoding")),
        *((f"{UN}{name}.ttf", 0) for name in ("Batang", "Dotum", "DotumBold", "Graphic", "Dinaru")),
    ),
    "han": (
        *((name, index) for name in (SANS, SANS_BOLD, SERIF, SERIF_BOLD) for index in (2, 3, 0)),
        ("truetype/wqy/wqy-microhei.ttc", 0),
    ),
    "latin": (
        *((name, 2) for name in (SANS, SANS_BOLD, SERIF)),
        *((f"truetype/dejavu/DejaVu{name}.ttf", 0) for name in ("Sans", "Sans-Bold", "Serif", "SansMono-Bold")),
        ("truetype/wqy/wqy-microhei.ttc", 0),
        (f"{NANUM}Gothic.ttf", 0),
    ),
}
UNSEEN: dict[str, tuple[Face, ...]] = {
    "hangul": (
        *((f"{BAEKMUK}{name}.ttf", 0) for name in ("batang", "dotum", "gulim", "hline")),
        *((f"{NANUM}{name}.ttf", 0) for name in ("BarunpenR", "BarunpenB", "Pen", "Brush")),
        *((f"{UN}{name}.ttf", 0) for name in ("Gungseo", "Pilgi")),
    ),
    "han": (("truetype/arphic/uming.ttc", 0), ("truetype/arphic/ukai.ttc", 0), (f"{BAEKMUK}dotum.ttf", 0)),
    "latin": (
        *(
            (f"truetype/liberation/Liberation{name}.ttf", 0)
            for name in ("Mono-Regular", "SansNarrow-Bold", "Serif-Italic")
        ),
        ("truetype/roboto/unhinted/RobotoTTF/Roboto-Regular.ttf", 0),
    ),
}
LATIN = "ABCDEFGHJKLMNPRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
CYRILLIC = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЭЮЯабвгдежзиклмнопрстуфхцчшэюя"
SOME, FEW, CYRILLIC_SHARE, BLURRED, HALF, MOST = 0.12, 0.25, 0.3, 0.4, 0.5, 0.7
"""How often something is drawn that lines have now and then."""
MAX_TURN_DEG = 3.0
NOT_HANGUL = -1
"""Label of a line of a photograph, whose script nobody told but which is not hangul."""
N_SHOWN = 6
"""How often each line of a photograph is shown, each time worn in another way."""
N_LINES_DEFAULT = 10_000


def _block(codec: str, first: int, last: int) -> str:
    """The characters of a two-byte code in rows first to last: 가 to 힝 (KS X 1001), the commoner han (GB 2312)."""
    found = []
    for row in range(first, last + 1):
        for column in range(0xA1, 0xFF):
            try:
                found.append(bytes((row, column)).decode(codec))
            except UnicodeDecodeError:
                continue
    return "".join(found)


HANGUL = _block("euc_kr", 0xB0, 0xC8)
HAN = _block("gb2312", 0xB0, 0xD7)
HANJA = _block("euc_kr", 0xCA, 0xFD)
KANA = "".join(chr(code) for code in (*range(0x3042, 0x3094), *range(0x30A2, 0x30F4)))


@cache
def face(which: Face, size_px: int) -> ImageFont.FreeTypeFont:
    """Open a typeface."""
    return ImageFont.truetype(str(FONTS / which[0]), size_px, index=which[1])


def words(name: str, which: Face, lot: random.Random) -> str:
    """Draw the characters of a line by lot."""
    length = lot.randint(2, 14)
    digits = "".join(lot.choice("0123456789") for _ in range(lot.randint(1, 5)))
    if name == "latin":
        letters = (
            CYRILLIC if "dejavu" in which[0] and lot.random() < CYRILLIC_SHARE else lot.choice((LATIN, LATIN.upper()))
        )
        letters = lot.choice((letters, letters + "0123456789" * 4, "0123456789", "0123456789-.:/ "))
        return "".join(lot.choice(letters) for _ in range(length + 2)).strip() or "AB12"
    letters = HANGUL if name == "hangul" else HANJA if "baekmuk" in which[0] else HAN
    if name == "han" and "Noto" in which[0] and which[1] == 0 and lot.random() < MOST:
        letters = KANA
    text = "".join(" " if lot.random() < SOME else lot.choice(letters) for _ in range(length)).strip()
    text = text if len(text.replace(" ", "")) > 1 else lot.choice(letters) + lot.choice(letters)
    if lot.random() < FEW and len(text) > 2 * len(digits):
        text = lot.choice((digits + text, text + digits))
    return text


def _ground(size: tuple[int, int], lot: random.Random) -> Pixels:
    """Something behind the text: even, sloping or coarse, of any brightness."""
    noise = np.random.default_rng(lot.randrange(1 << 32))
    wide, high = size
    level = lot.uniform(0, 255)
    coarse = noise.normal(level, lot.choice((0.0, 4.0, 15.0, 40.0)), (max(2, high // 8), max(2, wide // 12)))
    image = cv2.resize(coarse, size, interpolation=cv2.INTER_CUBIC)
    slope = np.linspace(-1, 1, wide)[None] * lot.uniform(-40, 40) + np.linspace(-1, 1, high)[:, None] * lot.uniform(
        -40, 40
    )
    return cast("Pixels", np.clip(image + slope, 0, 255).astype(np.uint8))


def drawn(name: str, which: Face | None, seed: str) -> Pixels:
    """Draw one line as a detector would cut it out of a picture.

    Args:
        name: of the script.
        which: typeface; None for "none".
        seed: of all that is drawn by lot.

    Returns:
        Brightness, rows by columns.
    """
    lot = random.Random(seed)
    if which is None:
        return _worn(_texture(lot), lot)
    opened = face(which, 48)
    text = words(name, which, lot)
    left, top, right, bottom = opened.getbbox(text)
    pad_x, pad_y = lot.randint(2, 22), lot.randint(1, 9)
    size = (round(right - left) + 2 * pad_x, round(bottom - top) + 2 * pad_y)
    ground = _ground(size, lot)
    mean = float(ground.mean())
    ink = round(lot.uniform(0, max(1.0, mean - 60)) if mean > 127 else lot.uniform(min(254.0, mean + 60), 255))  # noqa: PLR2004
    image = Image.fromarray(ground)
    stroke = lot.choice((0, 0, 0, 1, 3))
    edge = 0 if ink > 127 else 255  # noqa: PLR2004
    ImageDraw.Draw(image).text(
        (pad_x - left, pad_y - top),
        text,
        font=opened,
        fill=ink,
        stroke_width=stroke,
        stroke_fill=edge if stroke > 1 else ink,
    )
    if lot.random() < HALF:
        image = image.rotate(lot.uniform(-MAX_TURN_DEG, MAX_TURN_DEG), Image.Resampling.BICUBIC, fillcolor=round(mean))
    return _worn(np.asarray(image), lot)


def _texture(lot: random.Random) -> Pixels:
    """What a detector takes for text: bars, grids, edges, blots."""
    size = (lot.randint(90, 600), 52)
    image = Image.fromarray(_ground(size, lot))
    pen = ImageDraw.Draw(image)
    for _ in range(lot.randint(0, 12)):
        at, tall = lot.randint(0, size[0]), lot.randint(4, 52)
        shape = lot.choice(("line", "box", "blot", "grid"))
        ink, width = lot.randint(0, 255), lot.randint(1, 6)
        if shape == "line":
            pen.line((at, lot.randint(0, 52), at + lot.randint(-200, 200), lot.randint(0, 52)), fill=ink, width=width)
        elif shape == "box":
            pen.rectangle((at, 52 - tall, at + lot.randint(2, 120), 52), outline=ink, width=width)
        elif shape == "blot":
            pen.ellipse((at, 52 - tall, at + lot.randint(4, 60), 52), fill=ink)
        else:
            for place in range(at, at + 120, lot.randint(5, 20)):
                pen.line((place, 0, place, 52), fill=ink, width=width)
    return np.asarray(image)


def _worn(image: Pixels, lot: random.Random) -> Pixels:
    """Make a line small, blurred, noisy and compressed, as video does."""
    high = lot.randint(13, 46)
    wide = max(4, round(image.shape[1] * high / image.shape[0] * lot.uniform(0.8, 1.15)))
    image = cast("Pixels", cv2.resize(image, (wide, high), interpolation=cv2.INTER_AREA))
    if lot.random() < BLURRED:
        image = cast("Pixels", cv2.GaussianBlur(image, (0, 0), lot.uniform(0.4, 0.05 * high)))
    if lot.random() < HALF:
        noise = np.random.default_rng(lot.randrange(1 << 32)).normal(0, lot.uniform(1, 10), image.shape)
        image = cast("Pixels", np.clip(image + noise, 0, 255).astype(np.uint8))
    quality = lot.randint(18, 90)
    return cast("Pixels", cv2.imdecode(cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], 0))


def lines(faces: dict[str, tuple[Face, ...]], n_lines: int, seed: str) -> list[tuple[str, Pixels]]:
    """Draw lines of the four kinds in equal numbers."""
    lot = random.Random(seed)
    found = []
    for number in range(n_lines):
        name = NAMES[number % len(NAMES)]
        which = lot.choice(faces[name]) if name in faces else None
        found.append((name, drawn(name, which, f"{seed} {number}")))
    return found


def trained(given: Sequence[NDArray[np.float32]], labels: Sequence[int]) -> dict[str, NDArray[np.float32]]:
    """Fit the two layers by Adam on batches of lines.

    Args:
        given: the windows of each line.
        labels: place in `NAMES` of each line.
    """
    lot = np.random.default_rng(SEED)
    n_in = given[0].shape[1]
    parts: dict[str, Any] = {
        "inner": lot.normal(0, 0.15, (n_in, N_FIGURES)),
        "inner_bias": np.zeros(N_FIGURES),
        "outer": lot.normal(0, 0.15, (N_FIGURES, len(NAMES))),
        "outer_bias": np.zeros(len(NAMES)),
    }
    parts = {name: part.astype(np.float32) for name, part in parts.items()}
    first = {name: np.zeros_like(part) for name, part in parts.items()}
    second = {name: np.zeros_like(part) for name, part in parts.items()}
    n_steps, batch = 0, 64
    for number in range(N_ROUNDS):
        order = lot.permutation(len(given))
        rate = RATE * 0.5 * (1 + np.cos(np.pi * number / N_ROUNDS))
        for begin in range(0, len(order) - batch + 1, batch):
            chosen = order[begin : begin + batch]
            shown = np.concatenate([given[one] for one in chosen]).astype(np.float32)
            owner = np.repeat(np.arange(batch), [len(given[one]) for one in chosen])
            n_steps += 1
            for name, slope in _slopes(parts, shown, owner, np.array([labels[one] for one in chosen])).items():
                slope = slope + DECAY * parts[name]  # noqa: PLW2901
                first[name] += 0.1 * (slope - first[name])
                second[name] += 0.001 * (slope * slope - second[name])
                ahead = first[name] / (1 - 0.9**n_steps)
                parts[name] -= rate * ahead / (np.sqrt(second[name] / (1 - 0.999**n_steps)) + 1e-8)
    return parts


def _slopes(parts: dict[str, Any], shown: Any, owner: Any, labels: Any) -> dict[str, Any]:
    counts = np.bincount(owner).astype(np.float32)
    inside = np.maximum(shown @ parts["inner"] + parts["inner_bias"], 0)
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(int)
    figures = np.add.reduceat(inside, starts, axis=0) / counts[:, None]
    scores = figures @ parts["outer"] + parts["outer_bias"]
    probs = np.exp(scores - scores.max(axis=1, keepdims=True))
    probs /= probs.sum(axis=1, keepdims=True)
    wanted = np.zeros_like(probs)
    told = np.flatnonzero(labels != NOT_HANGUL)
    wanted[told, labels[told]] = 1
    open_ = labels == NOT_HANGUL  # whatever else they may be, in the shares the weights give it now
    wanted[open_, 1:] = probs[open_, 1:] / np.maximum(probs[open_, 1:].sum(axis=1, keepdims=True), 1e-9)
    probs = (probs - wanted) / len(labels)
    back = ((probs @ parts["outer"].T) / counts[:, None])[owner] * (inside > 0)
    return {
        "outer": figures.T @ probs,
        "outer_bias": probs.sum(axis=0),
        "inner": shown.T @ back,
        "inner_bias": back.sum(axis=0),
    }


def photographed(shared: Path) -> list[Pixels]:
    """Cut the lines out of the development photographs, none of which holds hangul."""
    network = engine.load()
    found = []
    for path in sorted(shared.glob("vin_samples/images*/*.jpg"))[1::3]:
        image = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
        if image is None:
            continue
        height, width = image.shape[:2]
        coloured = cast("Pixels", cv2.cvtColor(image, cv2.COLOR_GRAY2BGR))
        for quad in network.detect(coloured, side_px=640, is_longer_side=True):
            box = box_around((quad,), width=width, height=height)
            if box.height >= MIN_HEIGHT_PX:
                found.append(cast("Pixels", image[box.top : box.bottom, box.left : box.right]))
    return found


def main() -> None:
    """Draw, cut out, train, write."""
    shared = Path(sys.argv[1])
    n_lines = int(sys.argv[2]) if len(sys.argv) > 2 else N_LINES_DEFAULT  # noqa: PLR2004 - the second argument
    shown = [(NAMES.index(name), line) for name, line in lines(SEEN, n_lines, f"train {SEED}")]
    lot = random.Random(SEED)
    real = photographed(shared)
    shown += [(NOT_HANGUL, _worn(line, lot) if number else line) for line in real for number in range(N_SHOWN)]
    given, labels = [], []
    for label, line in shown:
        counted = windows(line)
        if counted is not None:
            given.append(counted.astype(np.float16))
            labels.append(label)
    parts = {name: part.astype(np.float16) for name, part in trained(cast("Any", given), labels).items()}
    np.savez(TABLE, names=np.array(NAMES), **cast("Any", parts))
    print(f"{len(given)} lines, {len(real)} of photographs, {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
