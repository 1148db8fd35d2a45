"""The model files behind every reading: where they lie, and what names them."""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
from functools import cache
from pathlib import Path

from yellowplate.records.errors import RequestError

MODELS = {
    "Det": "PP-OCRv6_det_small.onnx",
    "Rec": "PP-OCRv6_rec_small.onnx",
    "Cls": "ch_ppocr_mobile_v2.0_cls_mobile.onnx",
}
"""Files in the rapidocr wheel, by the part of its configuration that they serve."""

LIBRARIES = ("rapidocr", "onnxruntime", "opencv-python-headless", "numpy", "pillow", "av", "zxing-cpp")
"""Libraries whose version may change a reading."""


def model_folder() -> Path:
    """Return the folder of the models inside the installed rapidocr, without importing it.

    Raises:
        RequestError: rapidocr is not installed.
    """
    spec = importlib.util.find_spec("rapidocr")
    if spec is None or not spec.submodule_search_locations:
        raise RequestError("rapidocr is not installed, so pictures cannot be read")
    return Path(next(iter(spec.submodule_search_locations))) / "models"


@cache
def fingerprint() -> tuple[tuple[str, str], ...]:
    """Name what stands behind every reading: SHA-256 of each model and version of each library, sorted.

    Raises:
        RequestError: a model file is missing.
    """
    found = []
    for name in MODELS.values():
        path = model_folder() / name
        if not path.is_file():
            raise RequestError(f"the model {name} is missing from the installed rapidocr; install rapidocr 3.10.0 anew")
        found.append((name, hashlib.sha256(path.read_bytes()).hexdigest()))
    found += [(name, importlib.metadata.version(name)) for name in LIBRARIES]
    return tuple(sorted(found))
