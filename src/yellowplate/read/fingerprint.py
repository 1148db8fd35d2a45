"""What a reading depends on besides the bytes read, as one short string for the key of the work list."""

from __future__ import annotations

import hashlib

from yellowplate.read import models, post
from yellowplate.read.file import readers
from yellowplate.read.look import ENGINE
from yellowplate.read.sight import has_fast
from yellowplate.records.ids import Plain, canonical_json
from yellowplate.settings import Settings
from yellowplate.tables import rows

MACHINERY = "3"
"""Raised whenever picture, gate, tracks or frames may give other readings."""
CHANGING = ("max_megapixels", "picture_side_px", "video_side_px", "looks_per_s", "detect_every_s")
"""Settings that change readings; the number of workers and the limits of time and memory do not."""
TABLES = ("vin_prior.csv", "vin_calibration.toml", "vin_calibration_confusions.csv", "line_script.npz")
"""Tables that readers rest on."""
KEPT_HEX = 16


def version(settings: Settings) -> str:
    """Name the reading stage as it stands: readers, models and tables by hash, libraries, and the settings that matter.

    Args:
        settings: of this run.

    Returns:
        "read-" and 16 hex digits; another string whenever readings may differ.

    Raises:
        RequestError: a model is missing.
    """
    parts: list[Plain] = [
        MACHINERY,
        ENGINE,
        has_fast(),
        post.NAME,
        [f"{reader.name}/{reader.version}" for reader in readers()],
        [[name, rows.digest(name)] for name in TABLES],
        [list(pair) for pair in models.fingerprint()],
        [[name, getattr(settings, name)] for name in CHANGING],
    ]
    return f"read-{hashlib.sha256(canonical_json(parts).encode()).hexdigest()[:KEPT_HEX]}"
