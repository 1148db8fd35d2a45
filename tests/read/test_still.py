"""What `vin read` and `plate read` tell of one picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from yellowplate.read import read_plates, read_vins
from yellowplate.records.errors import NumberError, UnreadableInput

VALID = "1G4AH59H45G118341"  # printed in 49 CFR 565.15(c)


def test_a_vin_is_read_exactly_and_accepted(tmp_path: Path, drawn: Callable[..., Image.Image]) -> None:
    drawn(VALID, size=32, pad=60).save(tmp_path / "a.png")
    found = read_vins(tmp_path / "a.png")
    assert (found.vin, found.check_digit, found.accepted) == (VALID, "observed", True)
    assert found.file == str(tmp_path / "a.png")
    assert found.prob > 0.9
    assert found.alternatives[0].text == VALID
    assert found.gap is None or found.gap > 2
    assert found.box is not None
    assert found.cpu_ms > 0


def test_a_failing_check_digit_is_never_accepted(tmp_path: Path, drawn: Callable[..., Image.Image]) -> None:
    drawn("LVGBM51K5PG123456", size=32, pad=60).save(tmp_path / "a.png")
    found = read_vins(tmp_path / "a.png")
    assert (found.vin, found.check_digit, found.accepted) == ("LVGBM51K5PG123456", "fails", False)


@pytest.mark.parametrize(
    ("coded", "vin", "accepted", "agrees"),
    [
        (VALID, VALID, True, True),
        ("1M8GDM9AXKP042788", VALID, False, False),
        ("https://example.org", VALID, True, None),
    ],
)
def test_a_code_is_a_witness_of_its_own(
    tmp_path: Path,
    drawn: Callable[..., Image.Image],
    coded: str,
    vin: str,
    accepted: bool,
    agrees: bool | None,
) -> None:
    label = drawn(VALID, size=32, pad=60)
    alone = tmp_path / "alone.png"
    label.save(alone)
    page = Image.new("RGB", (label.width, label.height + 130), "white")
    page.paste(label, (0, 130))
    code = zxingcpp.create_barcode(coded, zxingcpp.barcode_format_from_str("QRCode"))
    page.paste(Image.fromarray(np.asarray(zxingcpp.write_barcode_to_image(code, scale=4))), (60, 20))
    page.save(tmp_path / "both.png")
    letters, both = read_vins(alone), read_vins(tmp_path / "both.png")
    assert (letters.codes, letters.agrees) == ((), None)
    assert (both.agrees, both.accepted) == (agrees, accepted)
    assert [one.vin for one in both.codes] == ([] if agrees is None else [coded])
    if agrees is not False:
        assert both.vin == vin
    if agrees:
        assert both.prob >= letters.prob
        assert both.prob >= both.codes[0].prob


def test_a_code_alone_gives_the_vin(tmp_path: Path) -> None:
    code = zxingcpp.create_barcode(VALID, zxingcpp.barcode_format_from_str("DataMatrix"))
    drawn_code = np.pad(np.asarray(zxingcpp.write_barcode_to_image(code, scale=6)), 80, constant_values=255)
    Image.fromarray(drawn_code).save(tmp_path / "a.png")
    found = read_vins(tmp_path / "a.png")
    assert (found.vin, found.check_digit, found.agrees) == (VALID, "observed", None)
    assert found.box == found.codes[0].box


def test_the_vins_of_a_case_never_change_a_clear_one(tmp_path: Path, drawn: Callable[..., Image.Image]) -> None:
    drawn(VALID, size=32, pad=60).save(tmp_path / "a.png")
    others = [f"1G4AB58H{place}5G11834{place}" for place in range(8)]
    found = read_vins(tmp_path / "a.png", known=others)
    assert (found.vin, found.accepted) == (VALID, True)


def test_what_is_known_must_be_vins(tmp_path: Path, drawn: Callable[..., Image.Image]) -> None:
    drawn(VALID, size=32, pad=60).save(tmp_path / "a.png")
    with pytest.raises(NumberError):
        read_vins(tmp_path / "a.png", known=["LVG"])


def test_no_vin_is_said(tmp_path: Path) -> None:
    Image.new("RGB", (300, 300), "white").save(tmp_path / "a.png")
    found = read_vins(tmp_path / "a.png")
    assert (found.vin, found.prob, found.accepted, found.alternatives, found.box) == ("", 0.0, False, (), None)


@pytest.mark.parametrize(
    ("text", "ground", "ink", "pad", "country", "colour"),
    [
        ("F82A71", "#143cbe", "white", 4, "CN", "blue"),
        ("F82A71", "#f5be14", "black", 4, "CN", "yellow"),
        ("48-366", "#f5be14", "black", 80, "cannot tell", "yellow"),
    ],
)
def test_plates_with_their_colour(
    tmp_path: Path,
    drawn: Callable[..., Image.Image],
    text: str,
    ground: str,
    ink: str,
    pad: int,
    country: str,
    colour: str,
) -> None:
    drawn(text, size=44, ground=ground, ink=ink, pad=pad, around="#777777").save(tmp_path / "a.png")
    found = read_plates(tmp_path / "a.png")
    (plate,) = found.plates
    assert (plate.text, plate.country, plate.colour) == (text, country, colour)
    assert plate.prob > 0.5
    assert plate.box.width > plate.box.height


def test_letters_on_blue_in_a_scene_are_no_plate(tmp_path: Path, drawn: Callable[..., Image.Image]) -> None:
    drawn("F82A71", size=44, ground="#143cbe", ink="white", around="#777777").save(tmp_path / "a.png")
    assert read_plates(tmp_path / "a.png").plates == ()


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="cannot be opened"):
        read_vins(tmp_path / "none.png")


def test_a_file_that_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text("words", encoding="utf-8")
    with pytest.raises(UnreadableInput, match="not a picture"):
        read_plates(tmp_path / "a.png")


@pytest.mark.shared
def test_the_small_set_is_read_no_worse_than_by_the_plain_engine() -> None:
    import csv

    samples = Path(__file__).resolve().parents[2] / "../shared/vin_samples"
    if not samples.is_dir():
        pytest.skip("the folder of shared samples is not beside the checkout")
    with (samples / "labels.csv").open(encoding="utf-8") as rows:
        right = [read_vins(samples / row["file"]).vin == row["vin"] for row in csv.DictReader(rows)]
    assert sum(right) >= 11
    assert len(right) == 19
