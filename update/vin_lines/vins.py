"""VINs that do not exist but could: makers, structure, and check digits where the market asks for them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from yellowplate.numbers import vin as numbers
from yellowplate.tables import wmi

if TYPE_CHECKING:
    import numpy as np

DIGITS = "0123456789"
LETTERS = "".join(one for one in numbers.ALPHABET if one not in DIGITS)
YEARS = "ABCDEFGHJKLMNPRSTVWXY123456789"
RECENT_YEARS = "6789ABCDEFGHJKLMNPRST"
ELSEWHERE = [
    "WVW",
    "WAU",
    "WBA",
    "WDB",
    "WDD",
    "W0L",
    "WF0",
    "WV1",
    "WV2",
    "WP0",
    "WMA",
    "TMB",
    "TRU",
    "VF1",
    "VF3",
    "VF7",
    "VF6",
    "VSS",
    "VSK",
    "VNK",
    "UU1",
    "U5Y",
    "U6Y",
    "SAL",
    "SAJ",
    "SB1",
    "SJN",
    "SHS",
    "SUF",
    "ZFA",
    "ZAR",
    "ZFF",
    "NMT",
    "NM0",
    "NLH",
    "XTA",
    "XTT",
    "X4X",
    "X7L",
    "XW8",
    "XWE",
    "XWB",
    "XW7",
    "XUF",
    "XUU",
    "X96",
    "X9F",
    "Z94",
    "Z8T",
    "Z8N",
    "Z6F",
    "KMH",
    "KNA",
    "KNE",
    "KL1",
    "KNM",
    "KPT",
    "JTM",
    "JTD",
    "JTE",
    "JTH",
    "JMZ",
    "JM6",
    "JN1",
    "JHM",
    "JMB",
    "JF1",
    "JS2",
    "JSA",
    "MMB",
    "MR0",
    "MAL",
    "MBH",
    "MHF",
    "PL1",
    "6T1",
    "8AD",
    "8AP",
    "9BW",
    "9BD",
    "93Y",
    "94D",
    "AAV",
    "AHT",
]
NORTH_AMERICA = [
    "1G1",
    "1GC",
    "1FA",
    "1FM",
    "1FT",
    "1HG",
    "1J4",
    "1C4",
    "1N4",
    "1VW",
    "2T1",
    "2HG",
    "2C3",
    "3VW",
    "3FA",
    "3N1",
    "3GN",
    "4T1",
    "4JG",
    "4US",
    "5YJ",
    "5TD",
    "5NP",
    "5UX",
    "5J6",
    "2G1",
]
CHINESE_SHARE, AMERICAN_SHARE = 0.5, 0.12


@cache
def chinese() -> tuple[str, ...]:
    """Return the Chinese maker codes of the package's table."""
    return tuple(sorted(code for code in wmi.load() if code.startswith("L") and len(code) == 3))  # noqa: PLR2004


def _one(rng: np.random.Generator, characters: str | tuple[str, ...] | list[str]) -> str:
    return characters[int(rng.integers(len(characters)))]


def _happens(rng: np.random.Generator, chance: float) -> bool:
    return float(rng.random()) < chance


def draw(rng: np.random.Generator) -> str:
    """Draw a VIN.

    Args:
        rng: decides everything.

    Returns:
        17 characters; with a valid check digit where the first character's market asks for one.
    """
    kind = rng.random()
    if kind < CHINESE_SHARE:
        head = _one(rng, chinese())
    elif kind < CHINESE_SHARE + AMERICAN_SHARE:
        head = _one(rng, NORTH_AMERICA)
    else:
        head = _one(rng, ELSEWHERE)
    if _happens(rng, 0.1):  # makers nobody has listed
        head = head[0] + _one(rng, numbers.ALPHABET) + _one(rng, numbers.ALPHABET)
    digit_share = rng.uniform(0.2, 0.9)
    middle = "".join(_one(rng, DIGITS if _happens(rng, digit_share) else LETTERS) for _ in range(5))
    year = _one(rng, RECENT_YEARS if _happens(rng, 0.8) else YEARS)
    plant = _one(rng, DIGITS if _happens(rng, 0.4) else LETTERS)
    serial = "".join(_one(rng, DIGITS if _happens(rng, 0.88) else LETTERS) for _ in range(2))
    serial += "".join(_one(rng, DIGITS) for _ in range(4))
    if numbers.is_binding(head):
        vin = f"{head}{middle}0{year}{plant}{serial}"
        return vin[:8] + numbers.check_digit(vin) + vin[9:]
    if _happens(rng, 0.25):
        middle = "ZZZ" + middle[3:]
    ninth = _one(rng, "Z0" if _happens(rng, 0.4) else numbers.ALPHABET)
    if _happens(rng, 0.15):
        year = _one(rng, "0UZ")
    return f"{head}{middle}{ninth}{year}{plant}{serial}"
