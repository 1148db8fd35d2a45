"""`vin read` with what a case knows, and with codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image, ImageDraw, ImageFont

from yellowplate.cli.vin import COMMAND

VALID = "1G4AH59H45G118341"  # printed in 49 CFR 565.15(c)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A label with a VIN."""
    image = Image.new("RGB", (520, 160), "white")
    ImageDraw.Draw(image).text((40, 60), VALID, font=ImageFont.load_default(36), fill="black")
    image.save(tmp_path / "a.png")
    return tmp_path / "a.png"


def test_the_keys_of_codes(picture: Path) -> None:
    done = CliRunner().invoke(COMMAND, ["read", str(picture), "--json"], standalone_mode=False)
    row = json.loads(done.stdout)
    assert (row["vin"], row["codes"], row["agrees"], row["accepted"]) == (VALID, [], None, True)


def test_known_vins_are_read_from_a_file(picture: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.txt"
    known.write_text("LVGBM51K5PG123456\n\nlvgbm51k5pg 123457\n", encoding="utf-8")
    done = CliRunner().invoke(COMMAND, ["read", str(picture), "--known", str(known), "--json"], standalone_mode=False)
    assert json.loads(done.stdout)["vin"] == VALID


def test_a_line_that_is_no_vin_is_refused(picture: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.txt"
    known.write_text("LVGBM51K5PG123456\nLVG\n", encoding="utf-8")
    done = CliRunner().invoke(COMMAND, ["read", str(picture), "--known", str(known)], standalone_mode=False)
    assert "line 2" in str(done.exception)
