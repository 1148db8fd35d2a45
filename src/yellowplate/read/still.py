"""What the commands `vin read` and `plate read` tell of one picture."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from yellowplate.numbers import plate_cn
from yellowplate.read.engine import load
from yellowplate.read.file import seen
from yellowplate.read.look import Look
from yellowplate.read.picture import look_at
from yellowplate.read.readers import code, vin
from yellowplate.read.vin_prior import learnt
from yellowplate.records import Alternative, Box, Item, MediaKind, Reading, ReadingKind, rounded
from yellowplate.records.errors import NumberError, UnreadableInput
from yellowplate.settings import Settings
from yellowplate.tables import vin_calibration, vin_prior
from yellowplate.tables.plate_colours import meanings_of


@dataclass(frozen=True, slots=True)
class CodeRead:
    """A VIN in a bar code or 2D code.

    Attributes:
        vin: 17 characters.
        prob: that it is the car's VIN; not calibrated.
        check_digit: "observed", "not_binding" or "fails".
        box: where the code stands.
    """

    vin: str
    prob: float
    check_digit: str
    box: Box | None


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
        codes: VINs in bar codes and 2D codes of the picture, which do not rest on the letters.
        agrees: whether letters and codes give one VIN; None where one of them gives none.
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
    codes: tuple[CodeRead, ...] = ()
    agrees: bool | None = None


@dataclass(frozen=True, slots=True)
class PlateRead:
    """One plate in a picture, as `plate read` prints it.

    Attributes:
        text: characters without separators; a hyphen in two digits and more.
        country: "CN" by the grammar of GA 36, else "cannot tell".
        colour: of the ground, or "cannot tell".
        prob: not calibrated.
        box: where it stands.
        meanings: what such a ground means, one sentence an account with whose it is, of every country where the
            country cannot be told.
    """

    text: str
    country: str
    colour: str
    prob: float
    box: Box
    meanings: tuple[str, ...]


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


def read_vins(path: Path, settings: Settings | None = None, *, known: Sequence[str] = ()) -> VinRead:
    """Read the VIN of a picture.

    Args:
        path: a picture file.
        settings: limits and sizes; the defaults where None.
        known: VINs that a case vouches for; the habits of their makers count beside those of the shipped table, but
            never against clear pixels (see `vin_prior.learnt`).

    Returns:
        The most probable VIN, an accepted one before others; empty fields where none was found. Where a code gives the
        same VIN as the letters the probability is that not both are wrong; where they differ both are told and
        nothing is accepted.

    Raises:
        UnreadableInput: not a picture, a broken one, too large, or a file that cannot be read.
        NumberError: one of `known` is no VIN.
    """
    load()  # not part of the picture's time
    prior = learnt(known, vin_prior.load()) if known else None
    begin = time.process_time()
    look = _look(path, settings, is_of_vin=True)
    letters = min(vin.see(look, prior), key=_rank, default=None)
    coded = sorted((one for one in code.see(look) if one.kind is ReadingKind.VIN), key=_rank)
    cpu_ms = round((time.process_time() - begin) * 1000, 1)
    best = min((one for one in (letters, *coded) if one is not None), key=_rank, default=None)
    if best is None:
        return VinRead(
            str(path), "", 0.0, accepted=False, check_digit="", gap=None, alternatives=(), box=None, cpu_ms=cpu_ms
        )
    same = [one for one in coded if letters is not None and one.text == letters.text]
    agrees = None if letters is None or not coded else len({letters.text, *(one.text for one in coded)}) == 1
    prob, alternatives = best.prob, best.alternatives
    if agrees and letters is not None:
        prob = rounded(1 - (1 - letters.prob) * (1 - same[0].prob))
        alternatives = (Alternative(best.text, prob),)
    return VinRead(
        file=str(path),
        vin=best.text,
        prob=prob,
        accepted=is_accepted(best) and agrees is not False and len({one.text for one in coded}) <= 1,
        check_digit=best.check_digit,
        gap=best.gap,
        alternatives=alternatives,
        box=best.locator.box,
        cpu_ms=cpu_ms,
        codes=tuple(CodeRead(one.text, one.prob, one.check_digit, one.locator.box) for one in coded),
        agrees=agrees,
    )


def _rank(reading: Reading) -> tuple[bool, float, str]:
    return not is_accepted(reading), -reading.prob, reading.text


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
        PlateRead(
            one.text,
            country := _country(one.text),
            one.colour,
            one.prob,
            one.locator.box,
            tuple(
                f"{account.country}: {account.meaning} ({account.who})"
                for account in meanings_of(one.colour, country="cn" if country == "CN" else "")
            ),
        )
        for one in seen([_look(path, settings)])
        if one.kind is ReadingKind.PLATE and one.locator.box is not None
    ]
    return PlatesRead(str(path), tuple(plates))


def _country(text: str) -> str:
    try:
        plate_cn.parse(text)
    except NumberError:
        return "cannot tell"
    return "CN"


def _look(path: Path, settings: Settings | None, *, is_of_vin: bool = False) -> Look:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableInput(str(path), f"cannot be opened: {error.strerror}") from error
    item = Item(hashlib.sha256(content).hexdigest(), len(content), "", MediaKind.IMAGE, str(path))
    return look_at(path, item, settings or Settings(), is_of_vin=is_of_vin)[0]
