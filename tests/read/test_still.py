"""What `vin read` and `plate read` tell of one picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from yellowplate.read import read_plates, read_vins
from yellowplate.records.errors import UnreadableInput

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


def test_no_vin_is_said(tmp_path: Path) -> None:
    Image.new("RGB", (300, 300), "white").save(tmp_path / "a.png")
    found = read_vins(tmp_path / "a.png")
    assert (found.vin, found.prob, found.accepted, found.alternatives, found.box) == ("", 0.0, False, (), None)


@pytest.mark.parametrize(
    ("text", "ground", "ink", "country", "colour"),
    [
        ("F82A71", "#143cbe", "white", "CN", "blue"),
        ("F82A71", "#f5be14", "black", "CN", "yellow"),
        ("48-366", "#f5be14", "black", "cannot tell", "yellow"),
    ],
)
def test_plates_with_their_colour(
    tmp_path: Path, drawn: Callable[..., Image.Image], text: str, ground: str, ink: str, country: str, colour: str
) -> None:
    drawn(text, size=44, ground=ground, ink=ink, around="#777777").save(tmp_path / "a.png")
    found = read_plates(tmp_path / "a.png")
    (plate,) = found.plates
    assert (plate.text, plate.country, plate.colour) == (text, country, colour)
    assert plate.prob > 0.5
    assert plate.box.width > plate.box.height


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
