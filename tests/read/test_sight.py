"""Detector and recogniser as a video needs them."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from yellowplate.read import sight as module
from yellowplate.read.closer import turned
from yellowplate.read.look import ENGINE, Quad
from yellowplate.read.sight import load

WORDS = "Toyota Camry"


def _page(*, tilt: float = 0.0, is_mirrored: bool = False) -> NDArray[np.uint8]:
    image = Image.new("RGB", (480, 480), "white")
    ImageDraw.Draw(image).text((100, 215), WORDS, font=ImageFont.load_default(38), fill="black")
    if tilt:
        image = image.rotate(tilt, Image.Resampling.BICUBIC, fillcolor="white")
    page = np.ascontiguousarray(np.asarray(image)[:, :, ::-1])
    return np.ascontiguousarray(page[:, ::-1]) if is_mirrored else page


def _read(page: NDArray[np.uint8], way: str = "upright") -> str:
    sight = load()
    (quad,) = sight.detect(page, 1.0)
    return "".join(sight.read(page, turned(quad, way), pad=0.1)[1].text.split())


@pytest.mark.parametrize("tilt", [0.0, 7.0, -15.0, 30.0, -90.0])
def test_a_line_is_found_and_read_level_or_not(tilt: float) -> None:
    assert _read(_page(tilt=tilt)) == "ToyotaCamry"


def test_mirrored_and_upside_down() -> None:
    assert _read(_page(is_mirrored=True), "mirrored") == "ToyotaCamry"
    assert _read(_page(tilt=180.0), "upside down") == "ToyotaCamry"
    assert _read(_page(tilt=90.0), "upside down") == "ToyotaCamry", "a line that runs up"


def test_boxes_are_those_of_the_reference_detector() -> None:
    from yellowplate.read.engine import load as reference

    page = _page()
    (mine,) = load().detect(page, 1.0)
    (theirs,) = reference().detect(page, side_px=480, is_longer_side=True)
    assert np.abs(np.array(mine) - np.array(theirs)).max() <= 3


def test_nothing_to_see() -> None:
    sight = load()
    blank = np.full((64, 96, 3), 255, np.uint8)
    assert sight.detect(blank, 1.0) == []
    flat: Quad = ((5.0, 5.0), (5.2, 5.0), (5.2, 5.1), (5.0, 5.1))
    assert sight.read(blank, flat)[1].text == ""
    outside: Quad = ((200.0, 5.0), (260.0, 5.0), (260.0, 25.0), (200.0, 25.0))
    assert sight.read(blank, outside)[1].text == ""


@pytest.mark.parametrize("precision", ["bf16", "f32"])
def test_the_fast_engine_is_named_with_its_precision(monkeypatch: pytest.MonkeyPatch, precision: str) -> None:
    class Value:
        def to_string(self) -> str:
            return precision

    class Request:
        def infer(self, given: list[NDArray[np.float32]]) -> list[NDArray[np.float32]]:
            return [np.zeros((1, 1, *given[0].shape[2:]), np.float32)]

    class Model:
        def get_property(self, _: str) -> Value:
            return Value()

        def create_infer_request(self) -> Request:
            return Request()

    class Core:
        def compile_model(self, *_: object) -> Model:
            return Model()

    class OpenVino:
        def __getattr__(self, _: str) -> type[Core]:
            return Core

    monkeypatch.setattr("importlib.import_module", lambda _: OpenVino())
    fast = module.Sight(is_fast=True)
    assert fast.name == f"ppocrv6s-openvino-{precision}"
    assert fast.detect(np.full((64, 64, 3), 255, np.uint8), 1.0) == []
    assert module.Sight(is_fast=False).name == ENGINE
