"""The vehicle identification number: shape, check digit, model years, country and maker.

    WMI 1-3   VDS 4-9 (9 is the check digit where the market asks for one)   VIS 10-17 (10 is the model year)

Source: ISO 3779 (structure), ISO 3780 (countries), 49 CFR 565 (North America), GB 16735-2019 (China). The clauses of
the ISO and GB texts were not read; their content is taken from the project's note on VINs and recomputed on
photographed plates.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from yellowplate.records.errors import WrongCharacter, WrongLength
from yellowplate.tables import vin_countries, wmi

LENGTH = 17
ALPHABET = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"
"""ISO 3779: no I, O, Q."""

_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_VALUES = {
    **{str(digit): digit for digit in range(10)},
    **dict(zip("ABCDEFGH", range(1, 9), strict=True)),
    **dict(zip("JKLMN", range(1, 6), strict=True)),
    "P": 7,
    "R": 9,
    **dict(zip("STUVWXYZ", range(2, 10), strict=True)),
}
_MODULUS = 11
_CHECK_PLACE = 8
_YEAR_PLACE = 9
_YEAR_LETTERS = "ABCDEFGHJKLMNPRSTVWXY123456789"
"""Position 10 in the order of the years; never I O Q U Z 0 (49 CFR 565.15(d)(1), table VII)."""
_FIRST_YEAR = 1980
_CYCLE_YEARS = 30
_BINDING_FIRST = frozenset("L12345")
"""First characters of the markets that ask for the check digit: China (GB 16735-2019, appendix A, normative) and North
America (49 CFR 565.15(c)). Elsewhere position 9 is free: four in five European pictures fail it (note on VINs)."""

_TEST_NUMBERS = frozenset({"12345678901234567", "1234567890ABCDEFG", "ABCDEFGH123456789"})
"""Strings that are typed into forms to fill them."""
_MIN_DIFFERENT = 5
"""A VIN of fewer different characters is a placeholder: the 512 labelled photographs have 8 or more."""


def parse(text: str) -> str:
    """Bring a VIN to its normal form.

    Args:
        text: 17 characters, spaces and hyphens anywhere, either case.

    Returns:
        17 upper-case characters.

    Raises:
        WrongLength: not 17 characters once spaces and hyphens are gone.
        WrongCharacter: I, O, Q or anything else outside the alphabet; nothing is corrected silently.

    Source: ISO 3779.

    >>> parse("lvgbm51k5 pg123456")
    'LVGBM51K5PG123456'
    """
    vin = "".join(character for character in text.upper() if not character.isspace() and character != "-")
    if len(vin) != LENGTH:
        msg = f"a VIN has {LENGTH} characters, not {len(vin)}"
        raise WrongLength(msg)
    for place, character in enumerate(vin, start=1):
        if character not in _VALUES:
            msg = f"{character!r} cannot stand in a VIN (place {place})"
            raise WrongCharacter(msg)
    return vin


def validate(text: str) -> str:
    """Bring a VIN to its normal form and refuse placeholders.

    Args:
        text: as for `parse`.

    Returns:
        17 upper-case characters.

    Raises:
        WrongLength: not 17 characters.
        WrongCharacter: outside the alphabet, or a placeholder such as seventeen ones.

    Limits: the check digit is not asked for; see `check`.
    """
    vin = parse(text)
    if is_placeholder(vin):
        msg = f"{vin} is a placeholder, not a vehicle"
        raise WrongCharacter(msg)
    return vin


def is_placeholder(vin: str) -> bool:
    """Tell whether a VIN is one that people type where none is known.

    Args:
        vin: 17 characters of the VIN alphabet.

    >>> is_placeholder("1" * 17), is_placeholder("LVGBM51K5PG123456")
    (True, False)
    """
    return vin in _TEST_NUMBERS or len(set(vin)) < _MIN_DIFFERENT


def check_digit(vin: str) -> str:
    """Compute the ninth character that the check-digit rule asks for.

    Args:
        vin: 17 characters of the VIN alphabet (no I, O, Q), upper case; the ninth is not looked at.

    Returns:
        One character, "0" to "9" or "X".

    Raises:
        WrongLength: not 17 characters.
        WrongCharacter: a character outside the alphabet.

    Limits: binding only where the market the vehicle was built for asks for it.
    Source: 49 CFR 565.15(c).

    >>> check_digit("1G4AH59H45G118341")
    '4'
    """
    if len(vin) != LENGTH:
        msg = f"a VIN has {LENGTH} characters, not {len(vin)}"
        raise WrongLength(msg)
    total = 0
    for place, (character, weight) in enumerate(zip(vin, _WEIGHTS, strict=True)):
        if place == _CHECK_PLACE:
            continue
        if character not in _VALUES:
            msg = f"{character!r} cannot stand in a VIN (place {place + 1})"
            raise WrongCharacter(msg)
        total += weight * _VALUES[character]
    remainder = total % _MODULUS
    return "X" if remainder == _MODULUS - 1 else str(remainder)


def is_binding(vin: str) -> bool:
    """Tell whether the market of the first character asks for the check digit.

    Args:
        vin: at least one character, upper case.

    Source: 49 CFR 565.15(c); GB 16735-2019, appendix A.

    >>> is_binding("LVG"), is_binding("WVW")
    (True, False)
    """
    return vin[:1] in _BINDING_FIRST


def check(vin: str) -> str:
    """Compare the ninth character with what the rule asks for.

    Args:
        vin: 17 characters of the VIN alphabet, upper case.

    Returns:
        "valid"; "invalid" (misread or made up: every photographed Chinese VIN of the project's samples satisfies it);
        "not_binding" where the market does not ask for it, whether it fits or not.

    Raises:
        WrongLength: not 17 characters.
        WrongCharacter: a character outside the alphabet.

    Limits: one random string in eleven is valid; a reader that forced the digit proves nothing by it.
    Source: 49 CFR 565.15(c); GB 16735-2019, appendix A.

    >>> check("1G4AH59H45G118341"), check("LVGBM51K5PG123456"), check("WVWZZZ1JZXW000001")
    ('valid', 'invalid', 'not_binding')
    """
    wanted = check_digit(vin)
    if not is_binding(vin):
        return "not_binding"
    return "valid" if vin[_CHECK_PLACE] == wanted else "invalid"


def model_years(vin: str, *, until: int) -> tuple[int, ...]:
    """Return the model years that the tenth character can mean.

    Args:
        vin: 17 characters of the VIN alphabet, upper case.
        until: last year to think of, usually the year the material is from; the model year may be one later.

    Returns:
        One year of each 30-year cycle, earliest first, none after `until` + 1; empty for 0, U and Z, which stand for
        no year (common in Europe, where the place is free).

    Limits: the model year, not the year of building. The North American rule that a letter in place 7 means 2010 or
        later does not exist in China, so both years are returned and the context chooses.
    Source: ISO 3779; 49 CFR 565.15(d)(1).

    >>> model_years("LVGBM51K5PG123456", until=2026)
    (1993, 2023)
    """
    place = _YEAR_LETTERS.find(vin[_YEAR_PLACE])
    if place < 0:
        return ()
    first = _FIRST_YEAR + place
    return tuple(range(first, until + 2, _CYCLE_YEARS))


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a VIN says by itself.

    Attributes:
        vin: upper case; as given where the shape is wrong.
        shape_ok: 17 characters of the alphabet; a placeholder has the shape, and a note says what it is.
        check_digit: "valid", "invalid" or "not_binding"; "" where the shape is wrong.
        wmi: first three characters; of makers of fewer than 1,000 vehicles a year (third character 9) also 12 to 14.
        country: country of the first two characters, or "" where the table has none.
        maker: the maker's name, or "" where the table has none.
        maker_evidence: evidence letters of the maker's row, separated by spaces (see tables/wmi.toml), or "".
        years: candidate model years.
        notes: one sentence each: what is wrong, weak or only inferred.
    """

    vin: str
    shape_ok: bool
    check_digit: str = ""
    wmi: str = ""
    country: str = ""
    maker: str = ""
    maker_evidence: str = ""
    years: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


_NOTE_INVALID = "the check digit fails where it is binding: misread or made up"
_NOTE_NO_MAKER = "no maker is known for this WMI"
_NOTE_WEAK_MAKER = "the maker rests on a brand list alone"
_NOTE_CONFLICT = "sources name different makers for this WMI"
_NOTE_PLACEHOLDER = "a placeholder that people type, not a vehicle"
_NOTE_NO_YEAR = "the tenth character stands for no model year"


def decode(vin: str, *, until: int) -> Decoded:
    """Say everything the characters of a VIN say.

    Args:
        vin: any text; spaces, hyphens and case do not matter.
        until: as for `model_years`.

    Returns:
        The decoded VIN; for a wrong shape `shape_ok` is False and `notes` gives the reason.

    Limits: maker by WMI only; about 90 Chinese WMIs are known (tables/wmi.csv).
    """
    try:
        vin = parse(vin)
    except (WrongLength, WrongCharacter) as error:
        return Decoded(vin.strip().upper(), shape_ok=False, notes=(str(error),))
    code, country, maker, evidence, notes = _maker(vin[:3])
    verdict = check(vin)
    years = model_years(vin, until=until)
    if not years:
        notes = (*notes, _NOTE_NO_YEAR)
    if verdict == "invalid":
        notes = (_NOTE_INVALID, *notes)
    if is_placeholder(vin):
        notes = (_NOTE_PLACEHOLDER, *notes)
    return Decoded(
        vin=vin,
        shape_ok=True,
        check_digit=verdict,
        wmi=f"{code}/{vin[11:14]}" if code[2] == "9" else code,
        country=country,
        maker=maker,
        maker_evidence=evidence,
        years=years,
        notes=notes,
    )


@cache
def _maker(code: str) -> tuple[str, str, str, str, tuple[str, ...]]:
    country = vin_countries.country_of(code)
    row = wmi.find(code)
    if row is None:
        return code, country, "", "", (_NOTE_NO_MAKER,)
    doubts = ((row.evidence == ("B",), _NOTE_WEAK_MAKER), (row.has_conflict, _NOTE_CONFLICT))
    return code, country, row.maker, " ".join(row.evidence), tuple(note for is_so, note in doubts if is_so)
