"""Which words may be printed for everybody."""

from __future__ import annotations

import pytest

from tests.factories import PRINTED_VIN
from yellowplate.export.words import WITHHELD, Screen

SCREEN = Screen(["小明二手车", "xiaoming_cars", "+8613800138000", "a", "material/clip.mp4"], [PRINTED_VIN])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("只卖朝鲜", "a condition"),
        ("6.8万", "a price"),
        (PRINTED_VIN, "an open VIN"),
        (f"VIN {PRINTED_VIN}", "an open VIN in a sentence"),
        ("resolution 2397 (2017) since 2017-12-22", "a day and a year"),
        ("", "nothing"),
        ("a car", "a closed value too short to look for"),
        ("telephoto from the bank", "a word that begins like a contact"),
    ],
)
def test_harmless_words_pass(text: str, why: str) -> None:
    assert SCREEN(text) == text, why


@pytest.mark.parametrize(
    "text",
    [
        "13800138000",
        "①③⑧ 0013-8000",
        "幺三八零零幺三八零零零",
        "1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣",
        "微信 abc",
        "加VX：abc",
        "email me@example.org",
        "call the seller",
        "小明二手车 says",
        "XIAOMING_CARS",
        "xiaoming cars",
        "read from material/clip.mp4",
        "1G4AH59H45G118342 of another case 1234567",
    ],
)
def test_contacts_and_closed_values_do_not(text: str) -> None:
    assert SCREEN(text) == WITHHELD
