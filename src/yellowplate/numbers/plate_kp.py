"""North Korean number plates: a region and two groups of digits.

    평북 48-366   private (three digits)      평양 12-3456   state

Source: the project's note on plates, section B (regions and form as retold by travellers and Wikipedia; no official
text was read). What the first pair means is disputed, so it is kept and not explained.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from yellowplate.folded import fold
from yellowplate.records.errors import WrongCharacter, WrongLength

REGIONS = {
    "평양": "평양",
    "라선": "라선",
    "나선": "라선",
    "평남": "평남",
    "평북": "평북",
    "자강": "자강",
    "황남": "황남",
    "황북": "황북",
    "강원": "강원",
    "함남": "함남",
    "함북": "함북",
    "량강": "량강",
    "양강": "량강",
    "남포": "남포",
    "개성": "개성",
    "외": "외",
    "平壤": "평양",
    "罗先": "라선",
    "平南": "평남",
    "平北": "평북",
    "慈江": "자강",
    "黄南": "황남",
    "黄北": "황북",
    "咸南": "함남",
    "咸北": "함북",
    "两江": "량강",
    "南浦": "남포",
    "开城": "개성",
}
"""Region as written in Korean or Chinese, with the form plates carry; 외 is for foreigners."""
_PLATE = re.compile(rf"(?P<region>{'|'.join(REGIONS)})(?P<pair>\d{{2}})[-–·]?(?P<serial>\d{{2,5}})")
_FEWEST, _MOST = 4, 7


@dataclass(frozen=True, slots=True)
class PlateKP:
    """A plate in its parts.

    Attributes:
        text: normal form, such as "평북48-366".
        region: as plates carry it.
        pair: the two digits in front.
        serial: two to five digits behind.
    """

    text: str
    region: str
    pair: str
    serial: str


def parse(text: str) -> PlateKP:
    """Take a North Korean plate apart.

    Args:
        text: region in Korean or Chinese, two digits, two to five digits; spaces and hyphens as they come.

    Raises:
        WrongLength: too few or too many digits behind a region.
        WrongCharacter: no such region, or something else than digits.

    Limits: the form alone; who holds a plate cannot be read from it.
    Source: the note on plates (see the module).

    >>> parse("평북 48-366").text
    '평북48-366'
    """
    plate = "".join(fold(text).text.split())
    match = _PLATE.fullmatch(plate)
    if match is None:
        digits = sum(character.isdecimal() for character in plate)
        is_known = any(plate.startswith(region) for region in REGIONS)
        if is_known and plate[-1:].isdecimal() and not _FEWEST <= digits <= _MOST:
            msg = f"a plate has {_FEWEST} to {_MOST} digits: {plate!r}"
            raise WrongLength(msg)
        msg = f"not a North Korean plate: {text!r}"
        raise WrongCharacter(msg)
    region = REGIONS[match["region"]]
    return PlateKP(f"{region}{match['pair']}-{match['serial']}", region, match["pair"], match["serial"])
