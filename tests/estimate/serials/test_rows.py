"""Rows to blocks: what is read, what is set aside and what is refused by row."""

from __future__ import annotations

import pytest

from yellowplate.estimate.serials.rows import read_serials


def rows(*cells: dict[str, str]) -> list[tuple[str, dict[str, str]]]:
    return [(f"line {n}", one) for n, one in enumerate(cells, start=2)]


def test_the_ways_to_name_a_block() -> None:
    found = read_serials(
        rows(
            {"block": "yellow", "serial": "2001"},
            {"colour": "yellow", "region": "평양", "code": "12", "serial": "40", "day": "2025-10-03"},
            {"plate": "평북 48-366", "colour": "yellow"},
            {"block": "yellow", "numbers": "2005|2007;2010"},
            {"vin": "LVGBM53E0BG000123"},
            {"vin": "LVGBM53E0BG000456", "day": "2017-01"},
        ),
        file="f",
    )
    assert found.refusals == ()
    by_name = {block.name: block for block in found.blocks}
    assert set(by_name) == {"yellow", "yellow 평양 12", "yellow 평북 48", "VIN LVG year B plant G"}
    assert (by_name["yellow"].lowest, by_name["yellow"].n_distinct) == (2001, 4)
    vin = by_name["VIN LVG year B plant G"]
    assert vin.is_factory
    assert (vin.lowest, vin.highest) == (123, 456)


def test_only_the_ends_told() -> None:
    [block] = read_serials(
        rows(
            {
                "block": "y",
                "lowest": "2001",
                "highest": "5858",
                "n_seen": "at least 100",
                "first": "2001",
                "digits": "4",
            },
            {"block": "y", "first": "2001", "source": "F028, F029"},
        ),
        file="f",
    ).blocks
    assert (block.n_distinct, block.is_floor, block.capacity) == (100, True, 9999)
    assert block.sources == ("F028", "F029")


def test_the_exchange_of_plates_parts_blocks() -> None:
    found = read_serials(
        rows(
            {"block": "y", "serial": "5", "day": "2016-05"},
            {"block": "y", "serial": "6", "day": "2017-02"},
            {"block": "y", "serial": "7", "day": "2025"},
            {"block": "y", "serial": "8", "day": "2017-02", "country": "cn"},
        ),
        file="f",
    )
    assert [block.name for block in found.blocks] == ["y", "y (before the plates were exchanged in 2016-17)"]
    assert found.blocks[0].n_distinct == 2
    assert len(found.left_out) == 1


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"serial": "5"}, "no block"),
        ({"block": "y", "serial": "five"}, "not a whole number"),
        ({"block": "y", "serial": "-5"}, "not a whole number"),
        ({"block": "y"}, "no number"),
        ({"block": "y", "serial": "5", "plate": "평북 48-366"}, "both serial and plate"),
        ({"plate": "서울 12-345"}, "not a North Korean plate"),
        ({"vin": "LVGBM53E0BG00012"}, "17"),
        ({"vin": "LVGBM53E0BG000ABC"}, "the serial part"),
        ({"block": "y", "lowest": "5", "highest": "9", "n_seen": "dozens"}, "dozens"),
        ({"block": "y", "serial": "5", "day": "3/4/2025"}, "3/4/2025"),
    ],
)
def test_a_row_that_cannot_be_is_refused_and_the_rest_goes_on(cells: dict[str, str], words: str) -> None:
    found = read_serials(rows(cells, {"block": "z", "serial": "3"}), file="seen.csv")
    assert [block.name for block in found.blocks] == ["z"]
    [refusal] = found.refusals
    assert words in refusal.reason
    assert (refusal.file, refusal.place, refusal.is_partial) == ("seen.csv", "line 2", True)
    assert refusal.remedy


def test_blocks_that_contradict_themselves() -> None:
    found = read_serials(
        rows(
            {"block": "a", "first": "1", "serial": "5"},
            {"block": "a", "first": "2", "serial": "9"},
            {"block": "b", "lowest": "1", "highest": "5", "n_seen": "80"},
            {"block": "c", "n_seen": "80"},
        ),
        file="f",
    )
    assert [block.name for block in found.blocks] == ["a"]
    assert len(found.refusals) == 3
    assert "first is 1" in found.refusals[0].reason
    assert "do not fit" in found.refusals[1].reason
    assert "only how many" in found.refusals[2].reason
