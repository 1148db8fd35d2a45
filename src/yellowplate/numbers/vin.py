"""The vehicle identification number: shape, check digit, model years, placeholders; `vin_decode` says all it tells.

    WMI 1-3   VDS 4-9 (9 is the check digit where the market asks for one)   VIS 10-17 (10 is the model year)

Source: ISO 3779 (structure), ISO 3780 (countries), 49 CFR 565 (North America), GB 16735-2019 (China). The clauses of
the ISO and GB texts were not read; their content is taken from the project's note on VINs and recomputed on
photographed plates.
"""

from __future__ import annotations

import re

from yellowplate.records.errors import WrongCharacter, WrongLength

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
_ADDS = tuple({one: weight * value % _MODULUS for one, value in _VALUES.items()} for weight in _WEIGHTS)
"""Of each place, what each character adds to the sum; the ninth adds nothing."""
_DIGITS = "0123456789X"
"""The check digit by remainder."""
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
_N_REPEATED, _N_RUN = 9, 8
"""So many equal characters in a row, or so many of the digits' or the alphabet's in order, up or down, are typed."""


def _runs() -> str:
    found = set()
    for row in ("012345678901", "ABCDEFGHJKLMNPRSTUVWXYZ", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"):
        for way in (row, row[::-1]):
            found |= {way[at : at + _N_RUN] for at in range(len(way) - _N_RUN + 1)}
    return "|".join(sorted(one for one in found if set(one) <= set(ALPHABET)))


_TYPED = re.compile(rf"(.)\1{{{_N_REPEATED - 1}}}|{_runs()}")


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

    Returns:
        True where hardly any characters differ, nine equal ones follow each other, or eight stand in the order of the
        digits or of the alphabet.

    >>> is_placeholder("1" * 17), is_placeholder("LVGBM51K5PG123456")
    (True, False)
    """
    return vin in _TEST_NUMBERS or len(set(vin)) < _MIN_DIFFERENT or _TYPED.search(vin) is not None


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
    try:
        total = sum([adds[character] for adds, character in zip(_ADDS, vin, strict=True)])
    except KeyError:
        # The ninth is not looked at, so whatever stands there does no harm.
        without = vin[:_CHECK_PLACE] + "0" + vin[_CHECK_PLACE + 1 :]
        for place, character in enumerate(without, start=1):
            if character not in _VALUES:
                msg = f"{character!r} cannot stand in a VIN (place {place})"
                raise WrongCharacter(msg) from None
        return check_digit(without)
    return _DIGITS[total % _MODULUS]


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
