"""Chinese number plates: a province character, a letter, and five or six more.

    辽F12A45   small or large car       辽FD12345  new energy, small      辽F12345D  new energy, large
    吉H1234挂  trailer   吉H1234学  learner   吉H1234警  police   粤Z1234港  Hong Kong   123456使 or 使123456  embassy

Source: GA 36 as retold in the project's note on plates, section B; the standard itself was not read. The wider letters
of new energy plates (A B C E G H J K) come from the same note and are common knowledge, not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from yellowplate.folded import fold
from yellowplate.records.errors import WrongCharacter, WrongLength

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
"""One character for each of the 31 provincial units of the mainland."""
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""No I or O, neither as the letter of the office nor behind it."""
NEW_ENERGY_LETTERS = "DFABCEGHJK"
SEPARATORS = " ·•‧.・-"
_MOST_LETTERS = 2
_MARKED = "挂学警港澳"
_DIPLOMATIC = re.compile(r"(?:(?P<front>[使领])(?P<front_serial>\d{6})|(?P<serial>\d{6})(?P<back>[使领]))")
_CONSULAR = re.compile(rf"(?P<province>[{PROVINCES}])(?P<letter>[A-Z]?)(?P<serial>\d{{4}})领")
_SMALL_LENGTH = 5
_NEW_ENERGY_LENGTH = 6
_NEW_ENERGY_SMALL = re.compile(rf"[{NEW_ENERGY_LETTERS}][{LETTERS}0-9]\d{{4}}")
_NEW_ENERGY_LARGE = re.compile(rf"\d{{5}}[{NEW_ENERGY_LETTERS}]")


class PlateKind(StrEnum):
    """What the form of the characters says; the colour is not looked at."""

    SMALL = "small"
    """Seven characters: small blue or large yellow, which only the colour parts."""
    NEW_ENERGY = "new_energy"
    NEW_ENERGY_LARGE = "new_energy_large"
    TRAILER = "trailer"
    LEARNER = "learner"
    POLICE = "police"
    HONG_KONG = "hong_kong"
    MACAO = "macao"
    EMBASSY = "embassy"
    CONSULATE = "consulate"


_KIND_OF_MARK = {
    "挂": PlateKind.TRAILER,
    "学": PlateKind.LEARNER,
    "警": PlateKind.POLICE,
    "港": PlateKind.HONG_KONG,
    "澳": PlateKind.MACAO,
}


@dataclass(frozen=True, slots=True)
class PlateCN:
    """A plate in its parts.

    Attributes:
        text: normal form without separators, such as "辽F12A45"; without the province where it was not read.
        province: one character, or "" (the weak link of reading by machine).
        letter: letter of the issuing office, or "" on diplomatic plates.
        serial: what follows, with its mark (挂, 学, 警, 港, 澳, 使, 领).
        kind: what the form says.
    """

    text: str
    province: str
    letter: str
    serial: str
    kind: PlateKind


def parse(text: str) -> PlateCN:
    """Take a plate apart.

    Args:
        text: a plate, either case, with or without the province character, separators anywhere.

    Returns:
        Its parts.

    Raises:
        WrongLength: too few or too many characters for any kind of plate.
        WrongCharacter: I or O, a character that is no province, more than two letters in the serial, and so on.

    Limits: the form alone; whether such a number was ever issued is not known.
    Source: GA 36 (see the module).

    >>> parse("辽F·D12345").kind.value, parse("f12a45").text
    ('new_energy', 'F12A45')
    """
    plate = "".join(character for character in fold(text).text.upper() if character not in SEPARATORS)
    diplomatic = _DIPLOMATIC.fullmatch(plate)
    if diplomatic:
        kind = PlateKind.EMBASSY if "使" in plate else PlateKind.CONSULATE
        return PlateCN(plate, "", "", plate, kind)
    consular = _CONSULAR.fullmatch(plate)
    if consular:
        province, letter = consular["province"], consular["letter"]
        return PlateCN(plate, province, letter, f"{consular['serial']}领", PlateKind.CONSULATE)
    province = plate[:1] if plate[:1] in PROVINCES else ""
    letter, serial = plate[len(province) : len(province) + 1], plate[len(province) + 1 :]
    if len(serial) not in (_SMALL_LENGTH, _NEW_ENERGY_LENGTH):
        msg = f"no plate has {len(plate)} characters like {plate!r}"
        raise WrongLength(msg)
    if letter not in LETTERS:
        msg = f"{letter!r} is no letter of an issuing office"
        raise WrongCharacter(msg)
    return PlateCN(f"{province}{letter}{serial}", province, letter, serial, _kind(serial))


def _kind(serial: str) -> PlateKind:
    if len(serial) == _NEW_ENERGY_LENGTH:
        if _NEW_ENERGY_SMALL.fullmatch(serial):
            return PlateKind.NEW_ENERGY
        if _NEW_ENERGY_LARGE.fullmatch(serial):
            return PlateKind.NEW_ENERGY_LARGE
        msg = f"{serial!r} is no serial of a new energy plate"
        raise WrongCharacter(msg)
    mark = serial[-1]
    body = serial[:-1] if mark in _MARKED else serial
    if any(character not in LETTERS and not character.isdecimal() for character in body):
        msg = f"{serial!r} holds a character that no plate has"
        raise WrongCharacter(msg)
    if sum(character in LETTERS for character in body) > _MOST_LETTERS:
        msg = f"{serial!r} has more than {_MOST_LETTERS} letters"
        raise WrongCharacter(msg)
    return _KIND_OF_MARK.get(mark, PlateKind.SMALL)
