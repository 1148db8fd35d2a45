"""What the commands `vin read` and `plate read` tell of one picture."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from pathlib import Path

from yellowplate.numbers import plate_cn
from yellowplate.read.engine import load
from yellowplate.read.file import seen
from yellowplate.read.picture import look_at
from yellowplate.records import Alternative, Box, Item, MediaKind, Reading, ReadingKind
from yellowplate.records.errors import NumberError, UnreadableInput
from yellowplate.settings import Settings
from yellowplate.tables import vin_calibration


@dataclass(frozen=True, slots=True)
class VinRead:
    """The most probable VIN of a picture, as `vin read` prints it.

    Attributes:
        file: the picture, as it was named.
        vin: 17 characters, or "" where none was found.
        prob: its probability, calibrated on development pictures; 0 where none was found.
        accepted: True where a person need not look, see `is_accepted`.
        check_digit: "observed", "imposed" (used to choose, so it proves nothing), "not_binding" or "fails"; "" where
            none was found.
        gap: natural log of the probability over the runner-up's, or None.
        alternatives: this and other VINs, most probable first.
        box: where it stands, or None.
        cpu_ms: processor time of opening and reading, without loading the models, milliseconds.
    """

    file: str
    vin: str
    prob: float
    accepted: bool
    check_digit: str
    gap: float | None
    alternatives: tuple[Alternative, ...]
    box: Box | None
    cpu_ms: float


@dataclass(frozen=True, slots=True)
class PlateRead:
    """One plate in a picture, as `plate read` prints it.

    Attributes:
        text: characters without separators; a hyphen in two digits and more.
        country: "CN" by the grammar of GA 36, else "cannot tell".
        colour: of the ground, or "cannot tell".
        prob: not calibrated.
        box: where it stands.
    """

    text: str
    country: str
    colour: str
    prob: float
    box: Box


@dataclass(frozen=True, slots=True)
class PlatesRead:
    """All plates of one picture.

    Attributes:
        file: the picture, as it was named.
        plates: from top to bottom.
    """

    file: str
    plates: tuple[PlateRead, ...]


def is_accepted(reading: Reading) -> bool:
    """Tell whether a VIN need not be looked at by a person.

    Args:
        reading: of kind VIN.

    Returns:
        True where its probability is at least that of tables/vin_calibration.toml, unless a binding check digit fails.

    Limits: the probability was fitted on 196 development pictures; out of fold, by VIN, 1 of 192 accepted was wrong.
        On pictures kept unseen until the rule was made: see the table in benchmarks/vin/README.md. A character that
        the check digit cannot tell from the right one (J, A and 1 count the same) may be accepted wrongly.
    """
    return reading.check_digit != "fails" and reading.prob >= vin_calibration.load().accepted_prob


def read_vins(path: Path, settings: Settings | None = None) -> VinRead:
    """Read the VIN of a picture.

    Args:
        path: a picture file.
        settings: limits and sizes; the defaults where None.

    Returns:
        The most probable VIN, an accepted one before others; empty fields where none was found.

    Raises:
        UnreadableInput: not a picture, a broken one, too large, or a file that cannot be read.
    """
    load()  # not part of the picture's time
    begin = time.process_time()
    readings = [one for one in _readings(path, settings, is_of_vin=True) if one.kind is ReadingKind.VIN]
    cpu_ms = round((time.process_time() - begin) * 1000, 1)
    if not readings:
        return VinRead(
            str(path), "", 0.0, accepted=False, check_digit="", gap=None, alternatives=(), box=None, cpu_ms=cpu_ms
        )
    best = min(readings, key=lambda one: (not is_accepted(one), -one.prob, one.text))
    return VinRead(
        file=str(path),
        vin=best.text,
        prob=best.prob,
        accepted=is_accepted(best),
        check_digit=best.check_digit,
        gap=best.gap,
        alternatives=best.alternatives,
        box=best.locator.box,
        cpu_ms=cpu_ms,
    )


def read_plates(path: Path, settings: Settings | None = None) -> PlatesRead:
    """Read the number plates of a picture.

    Args:
        path: a picture file.
        settings: limits and sizes; the defaults where None.

    Returns:
        The plates from top to bottom; none where none was found.

    Raises:
        UnreadableInput: as `read_vins`.
    """
    plates = [
        PlateRead(one.text, _country(one.text), one.colour, one.prob, one.locator.box)
        for one in _readings(path, settings)
        if one.kind is ReadingKind.PLATE and one.locator.box is not None
    ]
    return PlatesRead(str(path), tuple(plates))


def _country(text: str) -> str:
    try:
        plate_cn.parse(text)
    except NumberError:
        return "cannot tell"
    return "CN"


def _readings(path: Path, settings: Settings | None, *, is_of_vin: bool = False) -> list[Reading]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableInput(str(path), f"cannot be opened: {error.strerror}") from error
    item = Item(hashlib.sha256(content).hexdigest(), len(content), "", MediaKind.IMAGE, str(path))
    look, _ = look_at(path, item, settings or Settings(), is_of_vin=is_of_vin)
    return seen([look])
