# ruff: noqa: INP001 - a script beside what it makes, not a package
"""Draw the media of the example archive: `python examples/make_one_case.py`.

Reads `one_case/plan.toml`; writes the clips, the pictures, the clip that is cut short and `one_case/truth.json`. The
texts, tables and collectors' files of the archive are typed by hand and only listed. What is made is committed, so
nobody needs to run this. It needs a Chinese font: Debian's fonts-noto-cjk. The same plan gives the same pictures;
the bytes of the clips also depend on the version of libx264.
"""

from __future__ import annotations

import hashlib
import json
import math
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

HERE = Path(__file__).resolve().parent / "one_case"
FAMILY = "Noto Sans CJK SC"
MAX_TOTAL_BYTES = 3_000_000
CAPTION_PX = 60
LABEL_PX = 24
NOISE = 2.0
"""Standard deviation of the grain, in grey levels: no frame repeats another, and the clips stay small."""


@cache
def font(size_px: int) -> ImageFont.FreeTypeFont:
    """Load the bold Simplified Chinese face of Noto Sans CJK.

    Raises:
        SystemExit: the font is not installed; the message says how to install it.
    """
    try:
        asked = ["fc-match", "--format=%{file}|%{index}|%{family}", f"{FAMILY}:bold"]
        path, index, families = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split("|")
    except (FileNotFoundError, subprocess.CalledProcessError) as error:
        sys.exit(f"fc-match is needed to find a font ({error}). On Debian: apt-get install fontconfig fonts-noto-cjk")
    if FAMILY not in families:
        sys.exit(f"{FAMILY} is not installed. On Debian: apt-get install fonts-noto-cjk")
    return ImageFont.truetype(path, size_px, index=int(index))


def draw_caption(caption: dict[str, Any], width_px: int) -> tuple[Image.Image, int, int]:
    """Draw one caption on a transparent ground: outlined words, or the plate that a maker rivets on.

    Returns:
        The picture, and where its left and top go in the frame.
    """
    size_px = caption.get("size_px", CAPTION_PX)
    is_plate = caption.get("style") == "plate"
    face = font(50 if is_plate else size_px)
    left, top, right, bottom = face.getbbox(caption["text"], stroke_width=0 if is_plate else 5)
    margin = 26 if is_plate else 4
    width, height = int(right - left) + 2 * margin, int(bottom - top) + 2 * margin + (34 if is_plate else 0)
    picture = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    if is_plate:
        pen.rounded_rectangle((0, 0, width - 1, height - 1), 10, "#c9cbc8", "#4c4c4c", 3)
        for x in (12, width - 13):
            pen.ellipse((x - 5, 9, x + 5, 19), "#7b7b7b")
        pen.text((width / 2, 22), "车辆识别代号 VIN (虚构)", "#333333", font(22), anchor="mm")
        pen.text((margin - left, margin + 26 - top), caption["text"], "#1b1b1b", face)
    else:
        colour = caption.get("colour", "#ffffff")
        pen.text((margin - left, margin - top), caption["text"], colour, face, stroke_width=5, stroke_fill="#101010")
    return picture, (width_px - width) // 2, caption["top"]


def draw_car(body: str, paint: str) -> Image.Image:
    """Draw a car from the side, as plain shapes."""
    picture = Image.new("RGBA", (560, 230), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    roof = 46 if body == "saloon" else 14
    back = 70 if body == "saloon" else 34
    pen.polygon([(back, 110), (150, roof), (350, roof), (440, 110)], paint)
    pen.polygon([(back + 42, 106), (164, roof + 12), (240, roof + 12), (240, 106)], "#26323c")
    pen.polygon([(252, 106), (252, roof + 12), (342, roof + 12), (410, 106)], "#26323c")
    pen.rounded_rectangle((14, 104, 546, 184), 26, paint)
    pen.line((30, 140, 530, 140), "#00000055", 3)
    pen.rounded_rectangle((520, 118, 546, 138), 6, "#fff3c4")
    for x in (130, 430):
        pen.ellipse((x - 46, 138, x + 46, 230), "#1d1d1f")
        pen.ellipse((x - 24, 160, x + 24, 208), "#9a9da1")
    return picture.filter(ImageFilter.GaussianBlur(0.7))


def gradient(colours: list[str], width_px: int, height_px: int) -> Image.Image:
    """Draw a vertical run from one colour to another."""
    strip = Image.new("RGB", (1, 2))
    for row, colour in enumerate(colours):
        strip.paste(colour, (0, row, 1, row + 1))
    return strip.resize((width_px, height_px), Image.Resampling.BILINEAR)


def make_frames(clip: dict[str, Any], plan: dict[str, Any]) -> list[Image.Image]:
    """Draw all frames of a clip: a car that rocks on a moving road, grain, captions by the clock, the label always."""
    width, height, fps = plan["width_px"], plan["height_px"], plan["fps"]
    rng = np.random.default_rng(clip["seed"])
    grain = rng.normal(0, NOISE, (8, height // 2, width // 2)).astype(np.float32)
    still = gradient(clip["sky"], width, height)
    ImageDraw.Draw(still).rectangle((0, 830, width, height), clip["road"])
    car = draw_car(clip["body"], clip["paint"])
    captions = [(caption, *draw_caption(caption, width)) for caption in clip["caption"]]
    frames = []
    for n in range(round(clip["duration_s"] * fps)):
        time_s = n / fps
        frame = still.copy()
        pen = ImageDraw.Draw(frame)
        for lane in range(-1, 6):
            x = lane * 160 - int(time_s * 90) % 160
            pen.rectangle((x, 905, x + 80, 915), "#d8d4c4")
        frame.paste(car, (80 + round(22 * math.sin(time_s * 0.9)), 640 + round(3 * math.sin(time_s * 7))), car)
        noise = np.repeat(np.repeat(grain[n // 3 % 8], 2, axis=0), 2, axis=1)[..., None]
        frame = Image.fromarray(np.clip(np.asarray(frame, np.float32) + noise, 0, 255).astype(np.uint8))
        for caption, picture, left, top in captions:
            if caption["t_start_s"] <= time_s < caption["t_end_s"]:
                frame.paste(picture, (left, top), picture)
        stamp_label(frame, plan["label"])
        frames.append(frame)
    return frames


def stamp_label(frame: Image.Image, label: str) -> None:
    """Burn in, small, that this is made up."""
    pen = ImageDraw.Draw(frame, "RGBA")
    pen.text((frame.width - 16, frame.height - 18), label, "#ffffffb0", font(LABEL_PX), anchor="rs")


def write_clip(frames: list[Image.Image], path: Path, *, title: str, fps: int) -> None:
    """Encode frames as H.264 in MP4, in one thread so that the bytes do not depend on the machine."""
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with av.open(str(path), "w", format="mp4", options=options) as container:
        container.metadata["title"] = title
        container.metadata["comment"] = "made up, 虚构示例"
        stream = container.add_stream("libx264", rate=fps)
        stream.width, stream.height, stream.pix_fmt = frames[0].width, frames[0].height, "yuv420p"
        stream.options = {"crf": "26", "preset": "slow", "threads": "1", "flags": "+bitexact"}
        for picture in frames:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(np.asarray(picture), format="rgb24")))
        container.mux(stream.encode())


def draw_windscreen(text: str, rng: np.random.Generator) -> Image.Image:
    """Draw the strip with a VIN as it shows through the lower edge of a windscreen, a little askew."""
    scene = gradient(["#1c2126", "#39434b"], 900, 600)
    strip = Image.new("RGB", (640, 84), "#d9d8d0")
    ImageDraw.Draw(strip).text((320, 42), text, "#161616", font(50), anchor="mm")
    corners = np.array([[130, 262], [772, 296], [766, 380], [124, 342]], np.float32)
    flat = np.array([[0, 0], [640, 0], [640, 84], [0, 84]], np.float32)
    warp = cv2.getPerspectiveTransform(flat, corners)
    laid = cv2.warpPerspective(np.asarray(strip), warp, scene.size, flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full((84, 640), 255, np.uint8), warp, scene.size)
    scene.paste(Image.fromarray(laid), (0, 0), Image.fromarray(mask))
    glare = Image.new("L", scene.size, 0)
    ImageDraw.Draw(glare).polygon([(560, 0), (700, 0), (330, 600), (190, 600)], 34)
    scene.paste("#ffffff", (0, 0), glare.filter(ImageFilter.GaussianBlur(24)))
    return add_grain(scene, rng)


def draw_rear(text: str, rng: np.random.Generator) -> Image.Image:
    """Draw the rear of a car with a blue Chinese plate."""
    scene = gradient(["#7d8790", "#b9bec2"], 900, 640)
    pen = ImageDraw.Draw(scene)
    pen.rounded_rectangle((60, 120, 840, 560), 60, "#dfe3e6")
    pen.rounded_rectangle((170, 140, 730, 270), 30, "#2a343c")
    for x in (80, 720):
        pen.rounded_rectangle((x, 300, x + 100, 360), 14, "#b3202a")
    pen.rounded_rectangle((270, 390, 630, 504), 10, "#0b3d91", "#f4f4f4", 4)
    pen.text((450, 447), text, "#ffffff", font(56), anchor="mm")
    return add_grain(scene.filter(ImageFilter.GaussianBlur(0.6)), rng)


def add_grain(scene: Image.Image, rng: np.random.Generator) -> Image.Image:
    """Add the grain of a camera."""
    noisy = np.asarray(scene, np.float32) + rng.normal(0, 3 * NOISE, (scene.height, scene.width, 1))
    return Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))


SCENES = {"windscreen": draw_windscreen, "rear": draw_rear}


def truth_of(caption: dict[str, Any], plan: dict[str, Any]) -> dict[str, Any]:
    """Say where and when a caption is seen: box in pixels, times of its first and last frame."""
    picture, left, top = draw_caption(caption, plan["width_px"])
    fps = plan["fps"]
    first, last = math.ceil(caption["t_start_s"] * fps - 1e-9), math.ceil(caption["t_end_s"] * fps - 1e-9) - 1
    return {
        "text": caption["text"],
        "t_start_s": first / fps,
        "t_end_s": last / fps,
        "box": [left, top, left + picture.width, top + picture.height],
        "found": caption["found"],
    }


def main() -> None:
    """Make the media and write down what is in every file of the archive."""
    plan = tomllib.loads((HERE / "plan.toml").read_text(encoding="utf-8"))
    seen: dict[str, list[dict[str, Any]]] = {}
    for clip in plan["clip"]:
        path = HERE / clip["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        write_clip(make_frames(clip, plan), path, title=clip["title"], fps=plan["fps"])
        seen[clip["file"]] = [truth_of(caption, plan) for caption in clip["caption"]]
    for entry in plan["picture"]:
        scene = SCENES[entry["scene"]](entry["text"], np.random.default_rng(entry["seed"]))
        stamp_label(scene, plan["label"])
        scene.save(HERE / entry["file"], quality=82, comment=b"made up")
        seen[entry["file"]] = [{"text": entry["text"], "found": entry["found"]}]
    for entry in plan["cut"]:
        (HERE / entry["file"]).write_bytes((HERE / entry["of"]).read_bytes()[: entry["n_bytes"]])
        seen[entry["file"]] = []
    seen |= {entry["file"]: [{"found": entry["found"]}] for entry in plan["typed"]}
    files: dict[str, dict[str, Any]] = {}
    for path in sorted((HERE / "archive").rglob("*.*")):
        name = path.relative_to(HERE).as_posix()
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        files[name] = {"sha256": digest, "n_bytes": path.stat().st_size, "seen": seen.pop(name, [])}
    if seen:
        sys.exit(f"the plan speaks of files that are not there: {', '.join(sorted(seen))}")
    total = sum(entry["n_bytes"] for entry in files.values())
    if total > MAX_TOTAL_BYTES:
        sys.exit(f"the archive has {total} bytes, more than {MAX_TOTAL_BYTES}")
    truth = {"label": plan["label"], "made_up": True, "fps": plan["fps"], "files": files}
    (HERE / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(files)} files, {total} bytes\n")


if __name__ == "__main__":
    main()
