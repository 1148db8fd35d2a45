"""VINs that are easily mistaken for each other: a lead between two cars, never a merge."""

from __future__ import annotations

from tests.factories import PRINTED_VIN, made_up_vin, place, told
from yellowplate.resolve import resolve
from yellowplate.resolve.near import near_pairs

MISREAD = PRINTED_VIN.replace("118341", "11B341")
A, B, C = (place(name, box=(0, 0, 9, 9)) for name in "abc")


def test_a_misreading_is_a_pair_both_ways() -> None:
    assert near_pairs([PRINTED_VIN, MISREAD, made_up_vin(1)]) == {PRINTED_VIN: {MISREAD}, MISREAD: {PRINTED_VIN}}


def test_what_is_no_vin_and_what_is_the_same_has_no_neighbours() -> None:
    assert near_pairs(["", "LVG", PRINTED_VIN, PRINTED_VIN, PRINTED_VIN[:-1] + "O"]) == {}


def test_near_vins_link_and_never_merge() -> None:
    files = resolve(
        [told("vin", PRINTED_VIN, at=A), told("vin", MISREAD, at=B), told("vin", made_up_vin(3), at=C)], [], []
    )
    linked = {file.vin: file.linked for file in files}
    assert linked == {PRINTED_VIN: (f"vin:{MISREAD}",), MISREAD: (f"vin:{PRINTED_VIN}",), made_up_vin(3): ()}


def test_one_character_that_is_hardly_mistaken_is_no_lead() -> None:
    other = PRINTED_VIN.replace("118341", "11K341")
    files = resolve([told("vin", PRINTED_VIN, at=A), told("vin", other, at=B)], [], [])
    assert [file.linked for file in files] == [(), ()]
