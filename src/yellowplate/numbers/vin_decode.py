"""Everything the characters of a VIN say by themselves, with the evidence for each.

    1-3 WMI: who filed it   4-8 what the maker describes   9 check digit   10 model year   11 plant   12-17 serial

Source: ISO 3779 (structure), ISO 3780 (regions and countries), 49 CFR 565, GB 16735-2019; the ISO and GB texts were not
read, see `yellowplate.numbers.vin`. Makers: tables/wmi.toml. Limits: what stands at 4 to 8 is the maker's own code and
is not decoded.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from yellowplate.numbers import vin as numbers
from yellowplate.records.errors import WrongCharacter, WrongLength
from yellowplate.tables import vin_countries, vin_examples, vin_plants, wmi

_CHECK = 8
_YEAR = 9
_SERIAL = 11
_SMALL = "9"
"""Third character of makers of fewer than 1,000 vehicles a year (ISO 3780); characters 12 to 14 then name the maker."""
_WEAK = {("B",): "the maker rests on a brand list alone", ("K",): "the maker is typed from common knowledge alone"}
_TYPED_SERIALS = frozenset({"123456", "654321", "012345", "543210"})

_NOTE_INVALID = "the check digit fails where it is binding: misread or made up"
_NOTE_NO_MAKER = "no maker is known for this WMI"
_NOTE_SMALL = "a maker of fewer than 1,000 vehicles a year, not in the table"
_NOTE_CONFLICT = "sources name different makers for this WMI"
_NOTE_PLACEHOLDER = "a placeholder that people type, not a vehicle"
_NOTE_NO_YEAR = "the tenth character stands for no model year"
_NOTE_SERIAL = "the last six characters are such as people make up"


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a VIN says by itself.

    Attributes:
        vin: upper case; as given where the shape is wrong.
        shape_ok: 17 characters of the alphabet; a placeholder has the shape, and a note says what it is.
        check_digit: "valid", "invalid" or "not_binding"; "" where the shape is wrong.
        standing: "placeholder" (typed where none is known), "documentation" (printed as an example),
            "misread_or_made_up" (the check digit is binding and fails), or "" where nothing speaks against a vehicle.
        wmi: first three characters; of makers of fewer than 1,000 vehicles a year (third character 9) also 12 to 14.
        region: region of the first character.
        country: country of the first two characters, or "" where the table has none.
        maker: the maker's name, or "" where the table has none.
        maker_evidence: evidence letters of the maker's row, separated by spaces (see tables/wmi.toml), or "".
        described: characters 4 to 8, the maker's own code.
        years: candidate model years, one of each 30-year cycle.
        plant: the plant, or "" where no source says it.
        plant_evidence: letter of that source (see tables/vin_plants.toml), or "".
        serial: characters 12 to 17.
        notes: one sentence each: what is wrong, weak or only inferred.
    """

    vin: str
    shape_ok: bool
    check_digit: str = ""
    standing: str = ""
    wmi: str = ""
    region: str = ""
    country: str = ""
    maker: str = ""
    maker_evidence: str = ""
    described: str = ""
    years: tuple[int, ...] = ()
    plant: str = ""
    plant_evidence: str = ""
    serial: str = ""
    notes: tuple[str, ...] = ()


def decode(text: str, *, until: int) -> Decoded:
    """Say everything the characters of a VIN say.

    Args:
        text: any text; spaces, hyphens and case do not matter.
        until: last year to think of, see `yellowplate.numbers.vin.model_years`.

    Returns:
        The decoded VIN; for a wrong shape `shape_ok` is False and `notes` gives the reason.

    Limits: the maker who filed the code, which need not be the brand on the car; plants of five codes only.

    >>> decode("LVGBM51K5PG123456", until=2026).maker
    'GAC Toyota'
    """
    try:
        vin = numbers.parse(text)
    except (WrongLength, WrongCharacter) as error:
        return Decoded(text.strip().upper(), shape_ok=False, notes=(str(error),))
    code = f"{vin[:3]}/{vin[11:14]}" if vin[2] == _SMALL else vin[:3]
    region, country, maker, evidence, weak = _maker(code)
    verdict = numbers.check(vin)
    standing, against = _standing(vin, verdict)
    years = _years(vin[_YEAR], until)
    plant, plant_evidence = vin_plants.plant_of(vin)
    return Decoded(
        vin=vin,
        shape_ok=True,
        check_digit=verdict,
        standing=standing,
        wmi=code,
        region=region,
        country=country,
        maker=maker,
        maker_evidence=evidence,
        described=vin[3:_CHECK],
        years=years,
        plant=plant,
        plant_evidence=plant_evidence,
        serial=vin[_SERIAL:],
        notes=against + weak + (() if years else (_NOTE_NO_YEAR,)),
    )


@cache
def _years(character: str, until: int) -> tuple[int, ...]:
    return numbers.model_years(_YEAR * "0" + character, until=until)


def _standing(vin: str, verdict: str) -> tuple[str, tuple[str, ...]]:
    """Tell whether a VIN is one that people copy or type, and what to say of it."""
    notes: tuple[str, ...] = (_NOTE_INVALID,) if verdict == "invalid" else ()
    serial = vin[_SERIAL:]
    if serial in _TYPED_SERIALS or serial == serial[0] * len(serial):
        notes = (*notes, _NOTE_SERIAL)
    printed = vin_examples.load().get(vin)
    if printed is not None:
        return "documentation", (f"printed as an example: {printed}", *notes)
    if numbers.is_placeholder(vin):
        return "placeholder", (_NOTE_PLACEHOLDER, *notes)
    return "misread_or_made_up" if verdict == "invalid" else "", notes


@cache
def _of_code(code: str) -> tuple[str, str]:
    return vin_countries.region_of(code), vin_countries.country_of(code)


def _maker(code: str) -> tuple[str, str, str, str, tuple[str, ...]]:
    region, country = _of_code(code[:3])
    row = wmi.find(code)
    if row is None:
        return region, country, "", "", (_NOTE_SMALL if code[2] == _SMALL else _NOTE_NO_MAKER,)
    notes = () if row.evidence not in _WEAK else (_WEAK[row.evidence],)
    if row.has_conflict:
        notes = (*notes, _NOTE_CONFLICT)
    return region, country, row.maker, " ".join(row.evidence), notes
