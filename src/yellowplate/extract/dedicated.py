"""Statements from readings that were made for VINs and plates, with their alternatives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yellowplate.numbers import plate_cn
from yellowplate.numbers import vin as vins
from yellowplate.records import Alternative, Locator, Origin, Reading, ReadingKind, Statement, Subject, SubjectKind
from yellowplate.records.errors import NumberError

_IMPOSED = "the check digit was forced by the reader and proves nothing"
_FAILS = "the check digit fails where it is binding: misread or made up"
_OBSERVED = "the check digit was observed: the unforced reading satisfies it"
_NOT_BINDING = "no check digit is binding for the market of this first letter"
MIN_ALTERNATIVE_PROB = 0.01
"""Runners-up less probable than this stay in the reading and are not stated: they would drown the others."""
_SAME_WORDS = 0.3
"""Boxes that overlap so far (intersection over union) show the same words."""


def _vin(text: str) -> str | None:
    try:
        return vins.validate(text)
    except NumberError:
        return None


def _plate(text: str) -> str:
    """Bring a plate to its normal form; a North Korean or partly read one stays as read."""
    try:
        return plate_cn.parse(text).text
    except NumberError:
        return text.strip()


def _statement(reading: Reading, one: Alternative, prop: str, value: str, note: str) -> Statement:
    is_imposed = reading.check_digit == "imposed"
    return Statement(
        subject=Subject(SubjectKind.VEHICLE, reading.context),
        property=prop,
        value=value,
        raw=one.text,
        locator=reading.locator,
        reader=reading.reader,
        prob=one.prob,
        origin=Origin.INFERRED if is_imposed else Origin.OBSERVED,
        because=(reading.id,) if is_imposed else (),
        note=note,
    )


def dedicated_statements(reading: Reading) -> Iterator[Statement]:
    """State what one reading of kind VIN or PLATE says.

    Args:
        reading: of either kind.

    Returns:
        For a VIN the most probable one, and each runner-up that is at least one in a hundred as "vin_alternative";
        an imposed check digit makes them inferences, and their note says what the check digit of the reading tells.
        For a plate the most probable one, with its ground colour in the note.
    """
    if reading.kind is ReadingKind.PLATE:
        note = f"ground colour: {reading.colour}" if reading.colour else ""
        yield _statement(reading, reading.alternatives[0], "plate", _plate(reading.text), note)
        return
    notes = {"imposed": _IMPOSED, "fails": _FAILS, "observed": _OBSERVED, "not_binding": _NOT_BINDING}
    note = notes.get(reading.check_digit, "")
    for place, one in enumerate(reading.alternatives):
        value = _vin(one.text)
        if value is not None and (place == 0 or one.prob >= MIN_ALTERNATIVE_PROB):
            yield _statement(reading, one, "vin_alternative" if place else "vin", value, note)


def _overlap_s(one: Locator, other: Locator) -> bool:
    if one.t_start_s is None or one.t_end_s is None or other.t_start_s is None or other.t_end_s is None:
        return one.t_start_s is other.t_start_s
    return one.t_start_s <= other.t_end_s and other.t_start_s <= one.t_end_s


def _inside(one: Locator, other: Locator) -> bool:
    """Tell whether two boxes show the same words: they overlap widely, or the centre of one lies in the other."""
    if one.box is None or other.box is None:
        return False
    if one.box.overlap(other.box) >= _SAME_WORDS:
        return True
    for small, large in ((one.box, other.box), (other.box, one.box)):
        x, y = (small.left + small.right) / 2, (small.top + small.bottom) / 2
        if large.left <= x < large.right and large.top <= y < large.bottom:
            return True
    return False


def is_read_better(statement: Statement, dedicated: Sequence[Statement]) -> bool:
    """Tell whether a reader made for it has read the same words: then the caption's version is not stated again.

    Args:
        statement: a VIN or plate found by a pattern in a caption.
        dedicated: statements of `dedicated_statements` of the same item.
    """
    return any(
        other.property == statement.property
        and (other.locator.item, other.locator.field) == (statement.locator.item, statement.locator.field)
        and _overlap_s(other.locator, statement.locator)
        and _inside(other.locator, statement.locator)
        for other in dedicated
    )
