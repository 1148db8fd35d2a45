"""Ids come from a canonical JSON list."""

from __future__ import annotations

import hashlib
import math
from decimal import Decimal

import pytest

from yellowplate.records.ids import ID_HEX, Plain, canonical_json, exact_number, identify


@pytest.mark.parametrize(
    ("value", "written", "why"),
    [
        ({"b": 1, "a": [None, True]}, '{"a":[null,true],"b":1}', "keys sorted, no white space"),
        ("车 혜산", '"车 혜산"', "no escapes"),
        ("\u2028\n", '"\u2028\\n"', "only what JSON must escape"),
        (1.0, "1.0", "a float stays one"),
        (1, "1", "an integer stays one"),
    ],
)
def test_canonical_json_has_one_form(value: Plain, written: str, why: str) -> None:
    assert canonical_json(value) == written, why


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_floats_that_json_lacks_are_refused(value: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical_json([value])


def test_an_id_is_prefix_and_hash_of_the_list_with_the_prefix() -> None:
    digest = hashlib.sha256('["st","a","车"]'.encode()).hexdigest()
    assert identify("st", ["a", "车"]) == f"st_{digest[:ID_HEX]}"


@pytest.mark.parametrize(
    ("one", "other"),
    [(["ab", "c"], ["a", "bc"]), ([["a"], "b"], ["a", ["b"]]), (["1"], [1]), ([""], []), ([None], [""]), ([1], [True])],
)
def test_lists_that_look_alike_when_joined_have_different_ids(one: list[Plain], other: list[Plain]) -> None:
    assert identify("st", one) != identify("st", other)


def test_half_an_emoji_in_a_collectors_title_is_a_part_like_any_other() -> None:
    assert identify("po", ["\ud83d"]) != identify("po", ["\ude97"])
    assert identify("po", ["\ud83d"]) == identify("po", ["\ud83d"])


@pytest.mark.parametrize(
    ("amount", "parts"),
    [
        ("68000", [0, "68", 3]),
        ("6.80E+4", [0, "68", 3]),
        ("-0.50", [1, "5", -1]),
        ("0", [0, "0", 0]),
        ("-0.000", [0, "0", 0]),
        ("0E+9", [0, "0", 0]),
        ("1E+999999", [0, "1", 999999]),
        ("10203", [0, "10203", 0]),
    ],
)
def test_exact_number(amount: str, parts: list[Plain]) -> None:
    assert exact_number(Decimal(amount)) == parts


@pytest.mark.parametrize("amount", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_what_is_no_number_has_no_parts(amount: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        exact_number(Decimal(amount))
