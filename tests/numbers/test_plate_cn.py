"""Chinese plates: the grammar and what it refuses."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yellowplate.numbers.plate_cn import LETTERS, PROVINCES, PlateKind, parse
from yellowplate.records.errors import NumberError, WrongCharacter, WrongLength


@pytest.mark.parametrize(
    ("text", "normal", "kind"),
    [
        ("辽F·12A45", "辽F12A45", PlateKind.SMALL),
        ("遼f 12a45", "辽F12A45", PlateKind.SMALL),
        ("F12A45", "F12A45", PlateKind.SMALL),
        ("辽F·D12345", "辽FD12345", PlateKind.NEW_ENERGY),
        ("辽FFA2345", "辽FFA2345", PlateKind.NEW_ENERGY),
        ("FD12345", "FD12345", PlateKind.NEW_ENERGY),
        ("辽F12345D", "辽F12345D", PlateKind.NEW_ENERGY_LARGE),
        ("吉H1234挂", "吉H1234挂", PlateKind.TRAILER),
        ("吉H1234学", "吉H1234学", PlateKind.LEARNER),
        ("吉H1234警", "吉H1234警", PlateKind.POLICE),
        ("粤Z12A4港", "粤Z12A4港", PlateKind.HONG_KONG),
        ("粤Z1234澳", "粤Z1234澳", PlateKind.MACAO),
        ("123456使", "123456使", PlateKind.EMBASSY),
        ("使 014578", "使014578", PlateKind.EMBASSY),
        ("领123456", "领123456", PlateKind.CONSULATE),
        ("沪A1234领", "沪A1234领", PlateKind.CONSULATE),
        ("沪1234领", "沪1234领", PlateKind.CONSULATE),
    ],
)
def test_plates(text: str, normal: str, kind: PlateKind) -> None:
    plate = parse(text)
    assert (plate.text, plate.kind) == (normal, kind)
    assert plate.province + plate.letter + plate.serial == normal


@pytest.mark.parametrize(
    ("text", "error", "why"),
    [
        ("", WrongLength, "empty"),
        ("辽F1234", WrongLength, "four behind the letter"),
        ("辽F1234567", WrongLength, "seven behind the letter"),
        ("辽I12345", WrongCharacter, "I is no office"),
        ("辽O12345", WrongCharacter, "O is no office"),
        ("辽FI2345", WrongCharacter, "I in the serial"),
        ("辽F1O345", WrongCharacter, "O in the serial"),
        ("辽FABC45", WrongCharacter, "three letters"),
        ("国F12345", WrongCharacter, "no province"),
        ("辽FX12345", WrongCharacter, "X begins no new energy serial"),
        ("辽F1·**45", WrongCharacter, "masked"),
    ],
)
def test_refusals(text: str, error: type[NumberError], why: str) -> None:
    with pytest.raises(error):
        parse(text)


@given(st.sampled_from(PROVINCES), st.sampled_from(LETTERS), st.from_regex(r"[0-9]{5}", fullmatch=True))
def test_what_is_put_together_comes_apart(province: str, letter: str, serial: str) -> None:
    plate = parse(f"{province}{letter}·{serial}")
    assert (plate.province, plate.letter, plate.serial) == (province, letter, serial)
    assert parse(plate.text) == plate


@given(st.text(max_size=12))
def test_anything_else_is_a_number_error(text: str) -> None:
    plate = None
    with contextlib.suppress(NumberError):
        plate = parse(text)
    assert plate is None or parse(plate.text) == plate
