"""The clips of the benchmark."""

from __future__ import annotations

from benchmarks.video.clips import Plan

HEADLINE = ("portrait-720-a", "portrait-720-b", "portrait-720-c")
"""720x1280 at 30 frames a second: what the target is set on."""

PLANS = (
    Plan("portrait-720-a", 720, 1280, 11),
    Plan("portrait-720-b", 720, 1280, 12),
    Plan("portrait-720-c", 720, 1280, 13),
    Plan("portrait-540", 540, 960, 21, kbit_s=800),
    Plan("portrait-1080", 1080, 1920, 22, kbit_s=3000),
    Plan("landscape-720", 1280, 720, 23),
    Plan("landscape-1080", 1920, 1080, 24, kbit_s=3000),
    Plan("heavy-compression", 720, 1280, 31, kbit_s=350),
    Plan("hevc", 720, 1280, 32, codec="libx265", kbit_s=900),
    Plan("variable-rate", 720, 1280, 33, is_variable=True),
    Plan("rotated-flag", 720, 1280, 34, rotation=90),
    Plan("mirrored", 720, 1280, 35, is_mirrored=True),
    Plan("scrolling", 720, 1280, 41, what=("scroll",)),
    Plan("ticker", 720, 1280, 42, what=("ticker", "subtitle")),
    Plan("slanted", 720, 1280, 43, what=("slanted", "steady")),
    Plan("pan-only", 720, 1280, 44, what=()),
)
EVERY_FRAME = ("portrait-720-a", "portrait-720-b", "portrait-720-c")
EVERY_FRAME_S = 4.0
"""Length that is read frame by frame: about 12 processor seconds a second of video."""
